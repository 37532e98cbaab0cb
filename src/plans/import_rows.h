/* SPDX-License-Identifier: Apache-2.0 */
/* From a workbook to the rows of its table: the heading row is found wherever it stands, its
 * columns by their headings. */
#ifndef NYATA_IMPORT_ROWS_H
#define NYATA_IMPORT_ROWS_H

#include "base/csv.h"
#include "plans/import_fault.h"
#include "plans/import_heading.h"

typedef struct ImportCell {
	int column; /* 0: the table has no such column */
	Str text;   /* trimmed; empty: nothing stands there */
	bool is_number;
	bool is_merged; /* the text stands in a merged cell that begins above */
} ImportCell;

typedef struct ImportRow {
	Str sheet;
	int row;
	ImportCell cells[COLUMN_OTHER];
	/* For headings between the rows: how many cells hold something, and the first two. */
	int filled;
	Str first, second;
	bool begins_sheet; /* the first one below a heading row */
} ImportRow;

typedef struct ImportRowList {
	ImportRow *items;
	size_t count, capacity;
} ImportRowList;

/* A heading that is no word of ours. */
typedef struct ImportUnknown {
	Str sheet;
	int row, column;
	Str heading, folded;
	const ImportChoice *choice; /* NULL: nobody has chosen */
	ImportColumn guess;	    /* IMPORT_COLUMNS: none; import_guess.h makes it */
	uint32_t taken;		    /* bits of the columns that its row has already */
} ImportUnknown;

typedef struct ImportUnknownList {
	ImportUnknown *items; /* each heading once */
	size_t count, capacity;
} ImportUnknownList;

/* A sheet that was read. */
typedef struct ImportSheet {
	const Sheet *sheet;
	int heading_row, recommendation_column;
	int fault_column, mend_column; /* of our own copy; 0: it is none */
} ImportSheet;

typedef struct ImportSheetList {
	ImportSheet *items;
	size_t count, capacity;
} ImportSheetList;

typedef struct ImportTable {
	ImportRowList rows; /* empty ones left out */
	ImportSheetList sheets;
	ImportUnknownList unknown;
	ImportFaultList faults;
} ImportTable;

/* The rows below the heading rows of all visible sheets. */
ImportTable import_table_read(Arena *arena, const Workbook *workbook,
			      const ImportChoiceList *choices);
/* A table of CSV as the one sheet "CSV". */
Workbook import_workbook_of(Arena *arena, const CsvTable *table);

#endif
