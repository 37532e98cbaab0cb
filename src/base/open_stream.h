/* SPDX-License-Identifier: Apache-2.0 */
/* What nyata-open says to the program that started it, on descriptor 1: a magic word, then records,
 * each a letter and its fields, numbers little-endian. Strings are a length and bytes. The reader
 * trusts none of it.
 *
 *     K  kind: u8 length, bytes                                    mode "kind" only
 *     S  sheet begins: u8 is hidden, u16 length, name
 *     C  cell: u32 row, u16 column, u8 is a number, u32 length, text
 *     M  merged cells: u32 row, u16 column, u32 last row, u16 last column
 *     E  sheet ends
 *     P  picture begins: u8 is the small one, u8 is PNG, u16 width, u16 height
 *     B  its next bytes: u16 length, bytes
 *     Z  the end: u8 status, u8 limit, u64 count; nothing follows
 *
 * Without a Z the child has died. */
#ifndef NYATA_OPEN_STREAM_H
#define NYATA_OPEN_STREAM_H

#define OPEN_STREAM_MAGIC "NYO1"

typedef enum OpenStatus {
	OPEN_STATUS_FINE,
	OPEN_STATUS_WRONG_KIND,
	OPEN_STATUS_ENCRYPTED,
	OPEN_STATUS_BROKEN,
	OPEN_STATUS_TOO_BIG,
	OPEN_STATUS_MOVING, /* a picture of several */
	OPEN_STATUSES,
} OpenStatus;

/* Which limit OPEN_STATUS_TOO_BIG is about; the count beside it says how much there is, as far as
 * it was read. */
typedef enum OpenLimit {
	OPEN_LIMIT_NONE,
	OPEN_LIMIT_FILE_BYTES,
	OPEN_LIMIT_UNPACKED_BYTES,
	OPEN_LIMIT_RATIO,
	OPEN_LIMIT_ENTRIES,
	OPEN_LIMIT_SHEETS,
	OPEN_LIMIT_ROWS, /* rows that hold something, over all sheets */
	OPEN_LIMIT_CELLS,
	OPEN_LIMIT_CELL_BYTES,
	OPEN_LIMIT_TEXT_BYTES, /* all texts together */
	OPEN_LIMIT_PIXELS,
	OPEN_LIMITS,
} OpenLimit;

#define OPEN_MOST_FILE_BYTES (20 * 1024 * 1024)
#define OPEN_MOST_UNPACKED_BYTES (128 * 1024 * 1024)
#define OPEN_MOST_RATIO 100
#define OPEN_MOST_ENTRIES 2000
#define OPEN_MOST_SHEETS 64
#define OPEN_MOST_ROWS 20000
#define OPEN_MOST_CELLS 400000
#define OPEN_MOST_CELL_BYTES (32 * 1024)
#define OPEN_MOST_TEXT_BYTES (16 * 1024 * 1024)
#define OPEN_MOST_NAME_BYTES 1024
#define OPEN_MOST_PIXELS (40 * 1000 * 1000)
#define OPEN_PICTURE_SIDE 1600 /* the longer one of what is given back, and of the small one */
#define OPEN_SMALL_SIDE 320
#define OPEN_MOST_PICTURE_BYTES (12 * 1024 * 1024)
#define OPEN_MOST_SMALL_BYTES (60 * 1024)
#define OPEN_PIECE_BYTES (32 * 1024) /* of a picture, in one record */
#define OPEN_LAST_ROW 1048576
#define OPEN_LAST_COLUMN 16384

#endif
