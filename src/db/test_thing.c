/* SPDX-License-Identifier: Apache-2.0 */
#include "db/test_thing.h"

#include "db/engine.h"

static const char THINGS[] = "CREATE TABLE thing (\n"
			     "	id KEY,\n"
			     "	name TEXT NOT NULL UNIQUE,\n"
			     "	amount BIGINT,\n"
			     "	bytes BYTES,\n"
			     "	day TEXT,\n"
			     "	is_open BOOL\n"
			     ");\n"
			     "CREATE TABLE part (\n"
			     "	id KEY,\n"
			     "	thing BIGINT NOT NULL REFERENCES thing (id),\n"
			     "	name TEXT NOT NULL\n"
			     ");\n"
			     "CREATE TABLE journal (id KEY, kind TEXT NOT NULL);\n"
			     "CREATE TABLE thing_state (id KEY, status TEXT NOT NULL);\n";

int thing_setup(void **state)
{
	Arena *arena = arena_new();
	Db *db = test_db_empty(arena);
	Str sql = schema_for(arena, str_of(THINGS), db_is_postgres(db));
	db->engine->execute(db, str_c(arena, sql));
	test_db_fine(db);
	*state = db;
	return 0;
}

Id thing_add(Db *db, const char *name)
{
	return db_insert(db, "INSERT INTO thing (name) VALUES ($1) RETURNING id",
			 TEXT(str_of(name)));
}

int64_t thing_count(Db *db)
{
	Rows *rows = db_query(db, "SELECT count(*) AS n FROM thing");
	return db_next(rows) ? row_integer(rows, "n") : -1;
}

Db *thing_open_again(Db *db, DbUse use)
{
	const char *why = NULL;
	Db *other = db_open(db_arena(db), test_db_url(db), use, &why);
	if (!other)
		fail_msg("%s", why);
	return other;
}
