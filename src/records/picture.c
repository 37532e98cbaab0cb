/* SPDX-License-Identifier: Apache-2.0 */
#include "records/picture.h"

const Picture *picture_find(Db *db, Str sha256)
{
	Picture *picture = NULL;
	Rows *rows = db_query(db,
			      "SELECT sha256, width, height, small_width, small_height FROM picture"
			      " WHERE sha256 = $1",
			      TEXT(sha256));
	if (db_next(rows)) {
		picture = NEW(db_arena(db), Picture);
		*picture = (Picture){
			.sha256 = row_text(rows, "sha256"),
			.width = (int)row_integer(rows, "width"),
			.height = (int)row_integer(rows, "height"),
			.small_width = (int)row_integer(rows, "small_width"),
			.small_height = (int)row_integer(rows, "small_height"),
		};
	}
	db_rows_end(rows);
	return picture;
}

Str picture_small(Db *db, Str sha256)
{
	Rows *rows = db_query(db, "SELECT small FROM picture WHERE sha256 = $1", TEXT(sha256));
	Str small = db_next(rows) ? row_bytes(rows, "small") : (Str){ 0 };
	db_rows_end(rows);
	return small;
}

void picture_add(Db *db, const Picture *picture, const Actor *by)
{
	int64_t added = db_write(
		db,
		"INSERT INTO picture (sha256, width, height, small_width, small_height, small)"
		" VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (sha256) DO NOTHING",
		TEXT(picture->sha256), INTEGER(picture->width), INTEGER(picture->height),
		INTEGER(picture->small_width), INTEGER(picture->small_height),
		BYTES(picture->small));
	if (!added)
		return;
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "sha256", picture->sha256);
	json_integer(&facts, "width", picture->width);
	json_integer(&facts, "height", picture->height);
	journal_add(db, by, "add", "picture", 0, &facts, NULL);
}
