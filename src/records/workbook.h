/* SPDX-License-Identifier: Apache-2.0 */
/* Workbooks (XLSX) that the program writes, row by row, so that memory stays flat: only one row is
 * held, the others go to a file of the library. A text is always a text: one that begins with
 * = + - @ never becomes a formula. Slow: only in HEAVY or in a command. */
#ifndef NYATA_WORKBOOK_H
#define NYATA_WORKBOOK_H

#include "base/str.h"

typedef enum CellLook {
	LOOK_PLAIN,
	LOOK_HEADING, /* bold, on grey */
	LOOK_BAD,     /* on light red: something is wrong with it */
	LOOK_WORDS,   /* wrapped, for sentences */
	CELL_LOOKS,
} CellLook;

/* Rows and columns from 1. */
typedef struct WorkbookCell {
	int row, column;
	CellLook look;
} WorkbookCell;

typedef struct WorkbookOut WorkbookOut;

/* The file is written to an empty descriptor; NULL when there is no room. It ends with
 * workbook_end() alone. */
WorkbookOut *workbook_begin(Arena *arena, int descriptor);
/* What follows goes on this sheet. A name that Excel does not allow, or that is taken, becomes one
 * with a number. */
void workbook_sheet(WorkbookOut *out, Str name);
/* In characters, from column to last. */
void workbook_width(WorkbookOut *out, int column, int last, double characters);
/* The rows down to this one stay where they are when the others are rolled. */
void workbook_freeze(WorkbookOut *out, int row);
/* Rows come in order; a cell twice is the later one. Texts longer than a cell holds are cut. */
void workbook_text(WorkbookOut *out, WorkbookCell cell, Str text);
void workbook_number(WorkbookOut *out, WorkbookCell cell, double number);
/* false: the disk is full, or the machine refused. */
bool workbook_end(WorkbookOut *out);

#endif
