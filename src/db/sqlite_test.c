/* SPDX-License-Identifier: Apache-2.0 */
/* What only SQLite can do to us; skipped where the tests run on another database. */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include "db/engine.h"
#include "db/test_thing.h"

#define SKIP_UNLESS_SQLITE(db)                                                                     \
	do {                                                                                       \
		if (db_is_postgres(db))                                                            \
			skip();                                                                    \
	} while (0)

static int64_t pragma(Db *db, const char *sql)
{
	Rows *rows = db_query_values(db, sql, VALUES());
	assert_true(db_next(rows));
	return rows->cells[0].integer;
}

static void a_connection_is_durable_and_strict(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_SQLITE(db);
	Db *other = thing_open_again(db, DB_WRITE);
	assert_int_equal(pragma(other, "PRAGMA synchronous"), 2);
	assert_int_equal(pragma(other, "PRAGMA foreign_keys"), 1);
	assert_int_equal(pragma(other, "PRAGMA trusted_schema"), 0);
	Rows *rows = db_query_values(other, "PRAGMA journal_mode", VALUES());
	assert_true(db_next(rows));
	assert_text(row_text(rows, "journal_mode"), "wal");
	db_close(other);
}

static void double_quotes_are_no_text(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_SQLITE(db);
	assert_non_null(db_prepare_only(db, "SELECT \"no such column\" FROM thing"));
}

static void a_text_is_refused_where_a_number_belongs(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_SQLITE(db);
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, amount) VALUES ('x', $1)", TEXT(S("many")));
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
	db_rollback(db);
	db_recover(db);
}

/* --- the disk is full */

static void store(Db *db, size_t size_bytes)
{
	char *bytes = arena_take(db_arena(db), size_bytes);
	db_write(db, "INSERT INTO thing (name, bytes) VALUES ($1, $2)",
		 TEXT(str_print(db_arena(db), "%lld", (long long)thing_count(db))),
		 BYTES(((Str){ bytes, size_bytes })));
}

static void a_full_database_takes_no_write_and_goes_on_reading(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_SQLITE(db);
	db_begin_write(db);
	store(db, 10);
	assert_int_equal(db_commit(db), DB_FINE);
	int64_t pages = pragma(db, "PRAGMA page_count");
	pragma(db, str_c(db_arena(db), str_print(db_arena(db), "PRAGMA max_page_count = %lld",
						 (long long)pages + 2)));
	db_begin_write(db);
	store(db, 100000);
	assert_int_equal(db_failure(db), DB_FULL);
	assert_int_equal(db_commit(db), DB_FULL);
	db_recover(db);
	assert_int_equal(thing_count(db), 1);
	pragma(db, "PRAGMA max_page_count = 100000");
	db_begin_write(db);
	store(db, 100000);
	assert_int_equal(db_commit(db), DB_FINE);
}

static void a_full_piece_says_whether_the_group_is_lost(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_SQLITE(db);
	int64_t pages = pragma(db, "PRAGMA page_count");
	pragma(db, str_c(db_arena(db), str_print(db_arena(db), "PRAGMA max_page_count = %lld",
						 (long long)pages + 2)));
	db_begin_write(db);
	db_savepoint(db);
	store(db, 10);
	db_release(db);
	db_savepoint(db);
	store(db, 100000);
	assert_int_equal(db_failure(db), DB_FULL);
	db_rollback_savepoint(db);
	bool is_lost = db_lost_transaction(db);
	assert_int_equal(db_failed(db), is_lost);
	assert_int_equal(db_commit(db), is_lost ? DB_FULL : DB_FINE);
	db_recover(db);
	assert_int_equal(thing_count(db), is_lost ? 0 : 1);
}

/* A small disk of our own, in a name space that ends with the process; false where the machine does
 * not allow it. */
static bool mount_small_disk(const char *folder)
{
	return unshare(CLONE_NEWNS) == 0 &&
	       mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	       mount("nyata", folder, "tmpfs", 0, "size=1m") == 0;
}

static Db *open_on_small_disk(Arena *arena, const char *folder)
{
	const char *why = NULL;
	Db *db = db_open(arena, str_print(arena, "sqlite:%s/nyata.db", folder), DB_WRITE, &why);
	if (!db)
		_exit(2);
	db_begin_write(db);
	db->engine->execute(db,
			    "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB)");
	if (db_commit(db) != DB_FINE)
		_exit(2);
	return db;
}

/* Fills the disk, 20 KiB a commit. The child's exit code: 0 when every acknowledged row is there
 * and the failure was DB_FULL; 2 when there is no small disk. */
static void fill_small_disk(Arena *arena, const char *folder)
{
	if (!mount_small_disk(folder))
		_exit(2);
	Db *db = open_on_small_disk(arena, folder);
	int64_t stored = 0;
	DbFailure failure = DB_FINE;
	while (failure == DB_FINE) {
		db_begin_write(db);
		store(db, 20000);
		failure = db_commit(db);
		stored += failure == DB_FINE;
	}
	db_recover(db);
	bool reads_on = thing_count(db) == stored;
	db_close(db);
	const char *why = NULL;
	db = db_open(arena, str_print(arena, "sqlite:%s/nyata.db", folder), DB_READ, &why);
	bool is_there = db && thing_count(db) == stored;
	_exit(failure == DB_FULL && stored > 3 && reads_on && is_there ? 0 : 1);
}

static void a_full_disk_loses_nothing_that_was_acknowledged(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_SQLITE(db);
	char folder[] = "/tmp/nyata-disk-XXXXXX";
	assert_non_null(mkdtemp(folder));
	pid_t child = fork();
	if (child == 0)
		fill_small_disk(db_arena(db), folder);
	int status = 0;
	waitpid(child, &status, 0);
	rmdir(folder);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == 2)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* --- the WAL */

static int64_t wal_bytes(Db *db)
{
	struct stat found;
	const char *file = str_c(db_arena(db), str_print(db_arena(db), "%s-wal", db->url));
	return stat(file, &found) ? -1 : (int64_t)found.st_size;
}

static void write_megabytes(Db *db, int count)
{
	for (int i = 0; i < count; i++) {
		ArenaMark mark = arena_mark(db_arena(db));
		db_begin_write(db);
		store(db, 1000000);
		assert_int_equal(db_commit(db), DB_FINE);
		arena_reset_to(db_arena(db), mark);
	}
}

static void a_wal_that_a_reader_let_grow_is_cut(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_SQLITE(db);
	Db *reader = thing_open_again(db, DB_READ);
	db_begin_read(reader);
	thing_count(reader);
	write_megabytes(db, 70);
	db_checkpoint(db);
	assert_true(wal_bytes(db) > 64 * 1024 * 1024);
	db_rollback(reader);
	db_checkpoint(db);
	assert_int_equal(wal_bytes(db), 0);
	assert_int_equal(thing_count(reader), 70);
	db_close(reader);
}

static void a_small_wal_is_left_alone(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_SQLITE(db);
	write_megabytes(db, 2);
	int64_t before = wal_bytes(db);
	assert_true(before > 0);
	db_checkpoint(db);
	assert_int_equal(wal_bytes(db), before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(a_connection_is_durable_and_strict),
		THING_TEST(double_quotes_are_no_text),
		THING_TEST(a_text_is_refused_where_a_number_belongs),
		THING_TEST(a_full_database_takes_no_write_and_goes_on_reading),
		THING_TEST(a_full_piece_says_whether_the_group_is_lost),
		THING_TEST(a_full_disk_loses_nothing_that_was_acknowledged),
		THING_TEST(a_wal_that_a_reader_let_grow_is_cut),
		THING_TEST(a_small_wal_is_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
