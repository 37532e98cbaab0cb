/* SPDX-License-Identifier: Apache-2.0 */
/* A national evaluation from an office's file. First a draft, which changes nothing: what would be
 * added, or every fault that stands in the way. Then, when a person has confirmed, all or nothing.
 */
#ifndef NYATA_EVALUATION_IMPORT_H
#define NYATA_EVALUATION_IMPORT_H

#include "plans/import_rows.h"
#include "plans/recommendation.h"

#define EVALUATION_FIRST_YEAR 2000
#define EVALUATION_MOST_INDEX 120 /* 100 of RB General and 20 of RB Tematik */

/* What the letter says beside the file; all but the year may be missing. */
typedef struct ImportLetter {
	int64_t year;
	Str number;
	Day day;
	MaybeDecimal index_value;
	Str category;
	Str agency_name; /* as the file names us, where it is not the regency's name */
	Str file_name;
	Str file_sha256;	  /* of the file; empty when it is not kept */
	ImportChoiceList choices; /* what was said of its headings, before what is remembered */
} ImportLetter;

/* What the database knows that a draft needs. */
typedef struct ImportKnown {
	const Instrument *instrument; /* the newest whose year is not after; NULL: none */
	IndicatorList indicators;
	Str regency;
	const Evaluation *standing;	    /* of that year; NULL: none */
	RecommendationList recommendations; /* of standing, by number */
	ImportChoiceList choices;	    /* remembered ones */
} ImportKnown;

typedef struct ImportItem {
	Id indicator; /* 0: the evaluation as a whole */
	Str indicator_code, indicator_name;
	Str said; /* how the file names the indicator, where that differs; empty: the same */
	Str text, note;
	Str sheet;
	int row, column;
} ImportItem;

typedef struct ImportItemList {
	ImportItem *items; /* in the order of the file; the first becomes number 1 */
	size_t count, capacity;
} ImportItemList;

typedef struct ImportDraft {
	Evaluation evaluation;
	const Instrument *instrument;
	ImportItemList items;
	ImportFaultList faults; /* none: it may be applied */
	ImportUnknownList unknown;
	ImportSheetList sheets;
	ImportChoiceList choices; /* what it was read with; those without an id are new */
	Str file_name;
	int64_t left_out; /* rows of other institutions */
	int64_t without;  /* rows of ours without a recommendation */
	bool is_same;	  /* the same stands already: applying changes nothing */
} ImportDraft;

typedef enum ImportResult {
	IMPORT_DONE,
	IMPORT_UNCHANGED,
	IMPORT_TAKEN, /* meanwhile another evaluation of that year was added */
} ImportResult;

/* The categories of the index (PermenPANRB 9/2023), best first; NULL ends. */
extern const char *const evaluation_categories[];
bool evaluation_category_is_known(Str category);

/* true: its headings were understood, whatever stands below them. */
bool import_table_is_understood(const ImportDraft *draft);

ImportKnown import_known(Db *db, int64_t year);
/* Changes nothing and reads nothing but its arguments. */
ImportDraft import_draft(Arena *arena, const ImportKnown *known, const Workbook *workbook,
			 const ImportLetter *letter);
/* A draft without faults, inside a write transaction: the evaluation with its recommendations,
 * numbered in the order of the file, journalled; choices of headings are remembered. */
ImportResult import_apply(Db *db, const ImportDraft *draft, const Actor *by);

/* A file that was read: its table, or why there is none. */
typedef struct ImportFile {
	Workbook workbook;
	const char *kind; /* "xlsx" or "csv" by its content */
	ImportFault fault;
} ImportFile;

/* Opens the file in nyata-open. false: file->fault says why it cannot be read. Slow. */
bool import_file_read(Arena *arena, int descriptor, ImportFile *file);

#endif
