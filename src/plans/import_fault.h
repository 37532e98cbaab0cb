/* SPDX-License-Identifier: Apache-2.0 */
/* What is wrong with a file that is to be imported: where, what stands there, why it cannot stay,
 * as facts; import_fault_pages.h says it in either language, with the way to mend it. */
#ifndef NYATA_IMPORT_FAULT_H
#define NYATA_IMPORT_FAULT_H

#include "base/list.h"
#include "records/opener.h"

typedef enum ImportReason {
	/* the file */
	IMPORT_FILE_EMPTY,
	IMPORT_FILE_WRONG_KIND,
	IMPORT_FILE_ENCRYPTED,
	IMPORT_FILE_BROKEN,
	IMPORT_FILE_KILLED,
	IMPORT_FILE_FAILED,
	IMPORT_FILE_BYTES,    /* number, most */
	IMPORT_FILE_UNPACKED, /* number, most */
	IMPORT_FILE_RATIO,    /* number, most */
	IMPORT_FILE_ENTRIES,  /* number, most */
	IMPORT_FILE_SHEETS,   /* number, most */
	IMPORT_FILE_ROWS,     /* number, most */
	IMPORT_FILE_CELLS,    /* number, most */
	IMPORT_FILE_CELL,     /* number, most; of bytes */
	IMPORT_FILE_TEXTS,    /* number, most; of bytes */
	IMPORT_CSV_BROKEN,    /* number: the line */
	IMPORT_CSV_CONTROL,   /* number: the line */
	IMPORT_CSV_CELL,      /* detail: the line; number, most; of bytes */
	/* its table */
	IMPORT_NO_HEADING,	  /* detail: the sheets that were looked at */
	IMPORT_NO_RECOMMENDATION, /* a heading row without that column */
	IMPORT_COLUMN_TWICE,	  /* value: the heading; detail: the other cell */
	IMPORT_NOTHING_FOUND,	  /* no row asks for anything */
	/* a row */
	IMPORT_INDICATOR_UNKNOWN,   /* detail: what comes near, or empty */
	IMPORT_INDICATOR_AMBIGUOUS, /* detail: the candidates */
	IMPORT_NUMBER_UNKNOWN,	    /* detail: the component */
	IMPORT_NUMBER_WITHOUT_COMPONENT,
	IMPORT_INSTITUTION_EMPTY,
	IMPORT_INSTITUTION_NOT_OURS, /* no row is ours; detail: who is named */
	IMPORT_RECOMMENDATION_MERGED,
	IMPORT_RECOMMENDATION_NUMBER, /* a number instead of words */
	IMPORT_RECOMMENDATION_LONG,   /* number: characters, most */
	IMPORT_RECOMMENDATION_TWICE,  /* detail: the other cell */
	IMPORT_CELL_ERROR,	      /* "#REF!" */
	IMPORT_SCORE_WRONG,
	IMPORT_SCORE_AMBIGUOUS,
	IMPORT_SCORE_OUTSIDE, /* detail: "0 – 100" */
	/* the letter and the year */
	IMPORT_NO_INSTRUMENT, /* number: the year */
	IMPORT_YEAR_TAKEN,    /* number: the year; detail: the letter that stands */
	IMPORT_REASONS,
} ImportReason;

typedef struct ImportFault {
	ImportReason reason;
	Str sheet;	 /* empty: the whole file */
	int row, column; /* from 1; 0: the whole sheet */
	Str value, detail;
	int64_t number, most;
} ImportFault;

typedef struct ImportFaultList {
	ImportFault *items;
	size_t count, capacity;
} ImportFaultList;

/* As one walks through the file: what is wrong with all of it, then cell by cell. */
void import_faults_sort(ImportFaultList *faults);
/* "C14"; empty for row 0. */
Str import_cell_name(Arena *arena, int row, int column);
/* "Hasil!C14", the sheet alone, or empty. */
Str import_fault_place(Arena *arena, const ImportFault *fault);
/* Why the opener gave no workbook. */
ImportFault import_fault_opened(Opened result, const Workbook *workbook);

#endif
