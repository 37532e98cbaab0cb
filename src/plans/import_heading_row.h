/* SPDX-License-Identifier: Apache-2.0 */
/* The heading row of a sheet, wherever it stands in its first 30 rows: which column is what, and
 * which headings are no words of ours. */
#ifndef NYATA_IMPORT_HEADING_ROW_H
#define NYATA_IMPORT_HEADING_ROW_H

#include "plans/import_rows.h"

/* What heading rows are read with. */
typedef struct Reading {
	Arena *arena;
	const ImportChoiceList *choices;
	ImportUnknownList *unknown;
} Reading;

/* Where it stands and which column is what. */
typedef struct HeadingRow {
	int row;   /* 0: there is none */
	int known; /* columns with a known word */
	int columns[IMPORT_COLUMNS];
	ImportFault twice; /* the same word over two columns that matter; row 0: none */
} HeadingRow;

/* Cells of one row: from first to before end. */
typedef struct RowSpan {
	size_t from, to;
	int row;
} RowSpan;

bool row_span_next(const Sheet *sheet, RowSpan *span);
/* Without blanks of any kind at its ends. */
Str import_cell_trimmed(Str text);
/* By a choice, else by our words; IMPORT_COLUMNS: neither. */
ImportColumn import_heading_column(const Reading *reading, Str text);

/* The row with the most known words; its unknown ones are noted. */
HeadingRow heading_row_find(const Reading *reading, const Sheet *sheet);
/* Where no sheet has a heading row: notes the headings of what may be one. */
void heading_row_guess(const Reading *reading, const Workbook *workbook);

#endif
