/* SPDX-License-Identifier: Apache-2.0 */
/* From a workbook to the rows of its table: the heading row is found wherever it stands, its
 * columns by the words that offices use for them (template lke_nilai of the portal, and beside it).
 */
#ifndef NYATA_IMPORT_ROWS_H
#define NYATA_IMPORT_ROWS_H

#include "base/csv.h"
#include "plans/import_fault.h"

typedef enum ImportColumn {
	COLUMN_NUMBER,
	COLUMN_CODE,
	COLUMN_INDICATOR,
	COLUMN_GROUP, /* of institutions */
	COLUMN_INSTITUTION,
	COLUMN_LEAST,
	COLUMN_MOST,
	COLUMN_SCORE,
	COLUMN_NOTE,
	COLUMN_REMARK, /* taken for the note where there is no column for it */
	COLUMN_RECOMMENDATION,
	COLUMN_OTHER, /* known, and of no use here: weight, target, ids */
	IMPORT_COLUMNS,
} ImportColumn;

typedef struct ImportCell {
	int column; /* 0: the table has no such column */
	Str text;   /* trimmed; empty: nothing stands there */
	bool is_number;
	bool is_merged; /* the text stands in a merged cell that begins above */
} ImportCell;

typedef struct ImportRow {
	Str sheet;
	int row;
	ImportCell cells[IMPORT_COLUMNS];
	/* For headings between the rows: how many cells hold something, and the first two. */
	int filled;
	Str first, second;
	bool begins_sheet; /* the first one below a heading row */
} ImportRow;

typedef struct ImportRowList {
	ImportRow *items;
	size_t count, capacity;
} ImportRowList;

/* The rows below the heading rows of all visible sheets, empty ones left out; faults grow. */
ImportRowList import_rows_read(Arena *arena, const Workbook *workbook, ImportFaultList *faults);
/* A table of CSV as the one sheet "CSV". */
Workbook import_workbook_of(Arena *arena, const CsvTable *table);

#endif
