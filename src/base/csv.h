/* SPDX-License-Identifier: Apache-2.0 */
/* CSV as offices have it: comma, semicolon or tab, with or without BOM, CRLF or LF, quotes with
 * doubled quotes, line breaks inside quotes. An own reader, since libcsv keeps no limits, tells
 * no lines and looks for no separator. */
#ifndef NYATA_CSV_H
#define NYATA_CSV_H

#include "base/buf.h"

typedef struct CsvRow {
	Str *items; /* cells */
	size_t count, capacity;
	int line; /* where the row starts, from 1 */
} CsvRow;

typedef enum CsvReason {
	CSV_WHOLE,
	CSV_NO_TEXT,
	CSV_CONTROL, /* as base/utf8.h has it; no row is read */
	CSV_QUOTE,
	CSV_MANY_ROWS,
	CSV_MANY_CELLS,
	CSV_LONG_CELL,
} CsvReason;

typedef struct CsvTable {
	CsvRow *items;
	size_t count, capacity;
	char separator;
	const char *fault; /* NULL, or one English sentence; the rows before the fault are there */
	CsvReason reason;
	int fault_line;
	size_t long_bytes; /* of the cell that is too long */
} CsvTable;

/* rows and cells of the whole table; beyond is a fault. */
typedef struct CsvLimits {
	size_t rows, cells, cell_bytes;
} CsvLimits;

/* The cells point into text or into the arena; line breaks in them are LF. The separator is the one
 * that a first line "sep=;" names, else the one of , ; TAB that the first ten rows agree on most.
 * Bytes that are no UTF-8 are read as Windows-1252. An empty line is a row of one empty cell. */
CsvTable csv_read(Arena *arena, Str text, CsvLimits limits);

/* The cell of a row (1 is the first after the headings) under a heading of row 0; {0} when there is
 * no such heading or cell. */
Str csv_cell(const CsvTable *table, size_t row, const char *heading);

/* One cell, quoted where needed; a text that begins with = + - @ TAB CR gets a leading apostrophe.
 */
void csv_add_cell(Buf *out, Str text, char separator);

#endif
