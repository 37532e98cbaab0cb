/* SPDX-License-Identifier: Apache-2.0 */
/* What only PostgreSQL can do to us; skipped where the tests run on SQLite. */
#include "db/engine.h"
#include "db/test_thing.h"

#define SKIP_UNLESS_POSTGRES(db)                                                                   \
	do {                                                                                       \
		if (!db_is_postgres(db))                                                           \
			skip();                                                                    \
	} while (0)

static int64_t ask(Db *db, const char *sql)
{
	Rows *rows = db_query_values(db, sql, VALUES());
	return db_next(rows) ? row_integer(rows, "n") : -1;
}

/* Ends a connection as a restart of the server or a cut cable would. */
static void cut(Db *db, Db *victim)
{
	int64_t process = ask(victim, "SELECT pg_backend_pid() AS n");
	test_db_fine(victim);
	Rows *rows = db_query_values(
		db, "SELECT pg_terminate_backend(CAST($1 AS INTEGER), 2000) AS done",
		VALUES(INTEGER(process)));
	assert_true(db_next(rows));
	assert_true(row_bool(rows, "done"));
}

static void a_connection_cut_while_idle_is_made_anew(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	Db *other = thing_open_again(db, DB_WRITE);
	thing_count(other);
	cut(db, other);
	db_begin_write(other);
	thing_add(other, "a");
	assert_int_equal(db_commit(other), DB_FINE);
	cut(db, other);
	db_begin_read(other);
	assert_int_equal(thing_count(other), 1);
	db_close(other);
}

static void a_connection_cut_in_a_transaction_loses_the_group(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	Db *other = thing_open_again(db, DB_WRITE);
	db_begin_write(other);
	db_savepoint(other);
	thing_add(other, "a");
	cut(db, other);
	thing_add(other, "b");
	assert_int_equal(db_failure(other), DB_BROKEN);
	db_rollback_savepoint(other);
	assert_true(db_lost_transaction(other));
	assert_int_equal(db_commit(other), DB_BROKEN);
	db_recover(other);
	assert_false(db_failed(other));
	assert_int_equal(thing_count(other), 0);
	db_close(other);
}

static void a_connection_cut_before_commit_stores_nothing(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	Db *other = thing_open_again(db, DB_WRITE);
	int64_t commits = db_commit_count();
	db_begin_write(other);
	thing_add(other, "a");
	cut(db, other);
	assert_int_equal(db_commit(other), DB_BROKEN);
	assert_int_equal(db_commit_count(), commits);
	db_recover(other);
	assert_int_equal(thing_count(other), 0);
	db_close(other);
}

static void a_statement_that_takes_too_long_breaks_a_writer(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	assert_int_equal(ask(db, "SELECT CAST(setting AS BIGINT) AS n FROM pg_settings"
				 " WHERE name = 'statement_timeout'"),
			 5000);
	db->engine->execute(db, "SET statement_timeout = '50ms'");
	db_begin_write(db);
	ask(db, "SELECT count(*) AS n FROM (SELECT pg_sleep(2)) AS slept");
	assert_int_equal(db_failure(db), DB_BROKEN);
	db_rollback(db);
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

static void a_transaction_that_stands_idle_is_bounded(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	assert_int_equal(ask(db, "SELECT CAST(setting AS BIGINT) AS n FROM pg_settings"
				 " WHERE name = 'idle_in_transaction_session_timeout'"),
			 10000);
}

static void acknowledged_means_on_disk(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	Str url = str_print(db_arena(db), "%" STR_FORMAT "%%20-csynchronous_commit%%3Doff",
			    STR_ARGS(test_db_url(db)));
	const char *why = NULL;
	Db *other = db_open(db_arena(db), url, DB_WRITE, &why);
	assert_non_null(other);
	assert_int_equal(ask(other, "SELECT count(*) AS n FROM pg_settings"
				    " WHERE name = 'synchronous_commit' AND setting = 'on'"),
			 1);
	db_close(other);
}

/* A column that was added while this connection knew the table without it. */
static void a_changed_table_heals_by_itself(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	Db *other = thing_open_again(db, DB_READ);
	const char *sql = "SELECT * FROM part";
	db_next(db_query_values(other, sql, VALUES()));
	db->engine->execute(db, "ALTER TABLE part ADD COLUMN note BIGINT");
	db_next(db_query_values(other, sql, VALUES()));
	db_recover(other);
	Rows *rows = db_query_values(other, sql, VALUES());
	assert_false(db_next(rows));
	test_db_fine(other);
	db_close(other);
}

static void a_full_disk_is_told_and_forgiven_by_a_savepoint(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	db_begin_write(db);
	db_savepoint(db);
	thing_add(db, "kept");
	db_release(db);
	db_savepoint(db);
	db->engine->execute(db, "DO $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100';"
				" END $$");
	assert_int_equal(db_failure(db), DB_FULL);
	db_rollback_savepoint(db);
	assert_false(db_failed(db));
	assert_int_equal(db_commit(db), DB_FINE);
	assert_int_equal(thing_count(db), 1);
}

/* By hand, behind the back of db/: the server then answers COMMIT with ROLLBACK and no error. */
static void a_commit_that_was_a_rollback_is_a_failure(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	db_begin_write(db);
	thing_add(db, "a");
	db->engine->execute(db, "SELECT nothing");
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
	db->failure = DB_FINE;
	assert_int_equal(db_commit(db), DB_BROKEN);
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

static void the_writers_lock_ends_with_the_transaction(void **state)
{
	Db *db = *state;
	SKIP_UNLESS_POSTGRES(db);
	const char *held = "SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory'"
			   " AND pid = pg_backend_pid() AND granted";
	db_begin_write(db);
	assert_int_equal(ask(db, held), 1);
	db_commit(db);
	assert_int_equal(ask(db, held), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(a_connection_cut_while_idle_is_made_anew),
		THING_TEST(a_connection_cut_in_a_transaction_loses_the_group),
		THING_TEST(a_connection_cut_before_commit_stores_nothing),
		THING_TEST(a_statement_that_takes_too_long_breaks_a_writer),
		THING_TEST(a_transaction_that_stands_idle_is_bounded),
		THING_TEST(acknowledged_means_on_disk),
		THING_TEST(a_changed_table_heals_by_itself),
		THING_TEST(a_full_disk_is_told_and_forgiven_by_a_savepoint),
		THING_TEST(a_commit_that_was_a_rollback_is_a_failure),
		THING_TEST(the_writers_lock_ends_with_the_transaction),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
