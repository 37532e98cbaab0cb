/* SPDX-License-Identifier: Apache-2.0 */
/* A table as a CSV file, written row by row into an unnamed file, so that its length does not
 * matter and a failure is still a status. "CSV data" is for programs: comma, decimal point, ISO
 * days. "CSV Excel Indonesia" is what an Indonesian Excel opens by a double click: BOM, semicolon,
 * decimal comma, dd/mm/yyyy. A cell that begins with = + - @ TAB CR gets an apostrophe. */
#ifndef NYATA_TABLE_FILE_H
#define NYATA_TABLE_FILE_H

#include "base/cursor.h"
#include "web/response.h"

/* Rows that a list reads at once for a file, each piece in a read of its own. */
#define TABLE_PIECE 1000

typedef struct TableFile {
	Request *rq;
	/* Of one piece: the Db reads into it and it is the request's for as long, so that memory
	 * stays flat whatever the rows need. */
	Arena *arena, *outer;
	char kept[64];
	Buf out;
	bool is_for_excel, is_in_row, has_failed;
	int descriptor;
	int64_t size_bytes;
} TableFile;

/* Whether the address asks for Excel's form: ?bentuk=excel. */
TableFile table_begin(Request *rq);
void table_text(TableFile *table, Str text);
void table_integer(TableFile *table, int64_t number);
void table_day(TableFile *table, Day day);
void table_row_end(TableFile *table);
/* After each piece: what was read is forgotten and the snapshot let go, so that a long file holds
 * up nobody. false: it makes no sense to go on. */
bool table_piece_end(TableFile *table);
/* A cursor that outlives its piece; the one before is forgotten. */
Cursor table_keep(TableFile *table, Cursor cursor);
/* The file as an answer, called name, the day, ".csv"; 503 or 507 where it failed. */
Response table_end(TableFile *table, const char *name);

#endif
