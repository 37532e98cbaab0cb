/* SPDX-License-Identifier: Apache-2.0 */
/* Starts nyata-open on a descriptor of an untrusted file and reads what it gives back. The child
 * has no network and no files and is killed at its limits. Slow: only in HEAVY or in a command. */
#ifndef NYATA_OPENER_H
#define NYATA_OPENER_H

#include "base/str.h"

typedef enum Opened {
	OPENED,
	OPEN_WRONG_KIND, /* not a workbook, not what it says it is */
	OPEN_ENCRYPTED,
	OPEN_BROKEN,  /* cut in half, damaged */
	OPEN_TOO_BIG, /* rows, cells, unpacked bytes or ratio over the limit */
	OPEN_KILLED,  /* time or memory */
	OPEN_FAILED,  /* nyata-open is missing or the machine refused */
} Opened;

typedef struct SheetCell {
	int row, column; /* from 1 */
	Str text;	 /* as stored: shared and inline strings, numbers in machine form */
	bool is_number;
} SheetCell;

typedef struct SheetCellList {
	SheetCell *items; /* by row, then column; merged cells: only the first has text */
	size_t count, capacity;
} SheetCellList;

typedef struct Sheet {
	Str name;
	bool is_hidden;
	SheetCellList cells;
	int row_count, column_count;
} Sheet;

typedef struct Workbook {
	Sheet *items;
	size_t count, capacity;
} Workbook;

/* "pdf", "xlsx", "csv", "jpeg", … by content; NULL when it is none that is known. */
Opened opener_kind(Arena *arena, int descriptor, const char **kind);
Opened opener_workbook(Arena *arena, int descriptor, Workbook *workbook);

#endif
