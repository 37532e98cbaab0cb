/* SPDX-License-Identifier: Apache-2.0 */
/* Starts nyata-open on a descriptor of an untrusted file and reads what it gives back. The child
 * has no network and no files and is killed at its limits. Slow: only in HEAVY or in a command. */
#ifndef NYATA_OPENER_H
#define NYATA_OPENER_H

#include "base/open_stream.h"
#include "base/str.h"

typedef enum Opened {
	OPENED,
	OPEN_WRONG_KIND, /* not a workbook, not what it says it is */
	OPEN_ENCRYPTED,
	OPEN_BROKEN,  /* cut in half, damaged */
	OPEN_TOO_BIG, /* rows, cells, unpacked bytes, ratio or pixels over the limit */
	OPEN_MOVING,  /* a picture that moves */
	OPEN_KILLED,  /* time or memory */
	OPEN_FAILED,  /* nyata-open is missing or the machine refused */
} Opened;

typedef struct SheetCell {
	int row, column; /* from 1 */
	Str text;	 /* as stored: shared and inline strings, numbers in machine form */
	bool is_number;
} SheetCell;

typedef struct SheetCellList {
	SheetCell *items; /* by row, then column; none is empty */
	size_t count, capacity;
} SheetCellList;

/* A merged range; its first cell has the text. */
typedef struct SheetMerge {
	int row, column, last_row, last_column;
} SheetMerge;

typedef struct SheetMergeList {
	SheetMerge *items;
	size_t count, capacity;
} SheetMergeList;

typedef struct Sheet {
	Str name;
	bool is_hidden;
	SheetCellList cells;
	SheetMergeList merges;
	int row_count, column_count; /* up to the last cell that holds something */
} Sheet;

typedef struct Workbook {
	Sheet *items;
	size_t count, capacity;
	/* Why it is OPEN_TOO_BIG, and how much of it there is, as far as it was read. */
	OpenLimit limit;
	int64_t limit_count;
} Workbook;

typedef struct OpenPicture {
	bool is_png; /* else JPEG */
	int width, height;
	Str bytes;
} OpenPicture;

/* A picture made anew from its pixels, and a small one of it, which is always a JPEG. */
typedef struct OpenPictures {
	OpenPicture whole, small;
} OpenPictures;

/* *kind is "pdf", "xlsx", "csv", "jpeg", "png" or "webp" by content; NULL with OPENED when it is
 * none of them. A PDF is one also where it is broken or locked with a password. The descriptor's
 * offset does not matter and stays. */
Opened opener_kind(Arena *arena, int descriptor, const char **kind);
Opened opener_workbook(Arena *arena, int descriptor, Workbook *workbook);
/* Both are there and small enough, or the answer is another than OPENED. */
Opened opener_picture(Arena *arena, int descriptor, OpenPictures *pictures);

#endif
