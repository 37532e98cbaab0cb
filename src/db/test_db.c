/* SPDX-License-Identifier: Apache-2.0 */
#include "db/test_db.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/test.h"
#include "db/engine.h"

static Db *must_open(Arena *arena, Str url)
{
	const char *why = NULL;
	Db *db = db_open(arena, url, DB_WRITE, &why);
	if (!db)
		fail_msg("%s", why);
	return db;
}

/* A file of its own; the tests do not wait for the disk. */
static Db *new_sqlite(Arena *arena)
{
	const char *folder = getenv("TMPDIR");
	Str file = str_print(arena, "%s/nyata-test-XXXXXX", folder ? folder : "/tmp");
	char *name = (char *)str_c(arena, file);
	int descriptor = mkstemp(name);
	assert_true(descriptor >= 0);
	close(descriptor);
	Db *db = must_open(arena, str_print(arena, "sqlite:%s", name));
	assert_true(db->engine->execute(db, "PRAGMA synchronous = OFF"));
	return db;
}

/* A schema of its own, and a URL whose connections see nothing else. */
static Db *new_postgres(Arena *arena, Str url)
{
	Str name = str_print(arena, "t%d_%lld", (int)getpid(), (long long)clock_monotonic_ns());
	char joint = str_find_char(url, '?') < 0 ? '?' : '&';
	Str own = str_print(arena, "%" STR_FORMAT "%coptions=-csearch_path%%3D%" STR_FORMAT,
			    STR_ARGS(url), joint, STR_ARGS(name));
	Db *db = must_open(arena, own);
	Str create = str_print(arena, "CREATE SCHEMA %" STR_FORMAT, STR_ARGS(name));
	assert_true(db->engine->execute(db, str_c(arena, create)));
	return db;
}

Db *test_db_empty(Arena *arena)
{
	const char *url = getenv("NYATA_TEST_DATABASE");
	return url && *url ? new_postgres(arena, str_of(url)) : new_sqlite(arena);
}

Db *test_db(Arena *arena)
{
	Db *db = test_db_empty(arena);
	MigrateResult result = db_migrate(db);
	test_db_fine(db);
	assert_int_equal(result, MIGRATE_DONE);
	return db;
}

Str test_db_url(const Db *db)
{
	return db_is_postgres(db) ? str_of(db->url) : str_print(db->arena, "sqlite:%s", db->url);
}

void test_db_fine(const Db *db)
{
	if (db_failed(db))
		fail_msg("the database failed: %s", db_failure_text(db));
}

static void drop_schema(Db *db)
{
	Rows *rows = db_query_values(db, "SELECT current_schema() AS name", VALUES());
	assert_true(db_next(rows));
	Str drop = str_print(db->arena, "DROP SCHEMA %" STR_FORMAT " CASCADE",
			     STR_ARGS(row_text(rows, "name")));
	db->engine->execute(db, str_c(db->arena, drop));
}

static void remove_file(Arena *arena, const char *file)
{
	const char *const endings[] = { "", "-wal", "-shm" };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		unlink(str_c(arena, str_print(arena, "%s%s", file, endings[i])));
}

void test_db_end(Db *db)
{
	db_rollback(db);
	Arena *arena = arena_new();
	db_set_arena(db, arena);
	const char *fault = db_failed(db) ? str_c(arena, str_of(db_failure_text(db))) : NULL;
	const char *file = db_is_postgres(db) ? NULL : str_c(arena, str_of(db->url));
	db_recover(db);
	if (!file)
		drop_schema(db);
	db_close(db);
	if (file)
		remove_file(arena, file);
	if (fault)
		print_error("the database had failed: %s\n", fault);
	arena_free(arena);
	assert_null(fault);
}

int test_db_setup(void **state)
{
	*state = test_db(arena_new());
	return 0;
}

int test_db_teardown(void **state)
{
	Arena *arena = db_arena(*state);
	test_db_end(*state);
	arena_free(arena);
	return 0;
}

int test_write_setup(void **state)
{
	test_db_setup(state);
	db_begin_write(*state);
	return 0;
}

int test_write_teardown(void **state)
{
	test_db_fine(*state);
	db_rollback(*state);
	return test_db_teardown(state);
}
