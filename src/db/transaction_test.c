/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <time.h>

#include "db/engine.h"
#include "db/test_thing.h"

/* A second thing of the same name: the constraint that the tests let fire. */
static void clash(Db *db)
{
	thing_add(db, "clash");
	thing_add(db, "clash");
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
}

static void what_is_committed_stays_and_the_rest_does_not(void **state)
{
	Db *db = *state;
	int64_t commits = db_commit_count();
	db_begin_write(db);
	thing_add(db, "a");
	assert_int_equal(db_commit(db), DB_FINE);
	db_begin_write(db);
	thing_add(db, "b");
	db_rollback(db);
	assert_int_equal(thing_count(db), 1);
	assert_int_equal(db_commit_count(), commits + 1);
}

static void a_committed_row_is_there_after_opening_again(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	thing_add(db, "a");
	db_commit(db);
	Db *other = thing_open_again(db, DB_READ);
	assert_int_equal(thing_count(other), 1);
	db_close(other);
}

static void after_a_failure_nothing_is_read_or_written(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	clash(db);
	assert_true(db_failed(db));
	assert_int_equal(thing_add(db, "later"), 0);
	assert_int_equal(db_write(db, "DELETE FROM thing"), 0);
	Rows *rows = db_query(db, "SELECT * FROM thing");
	assert_false(db_next(rows));
	db_rows_end(rows);
	assert_int_equal(db_commit(db), DB_CONSTRAINT);
	assert_true(db_failed(db));
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

static void a_failure_says_the_database_s_words_and_the_statement(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	clash(db);
	Str text = str_of(db_failure_text(db));
	assert_true(str_find(text, S("INSERT INTO thing")) > 0);
	assert_int_equal(str_find_char(text, '\n'), -1);
	db_rollback(db);
	db_recover(db);
	assert_text(str_of(db_failure_text(db)), "");
}

static void the_first_failure_is_kept(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	clash(db);
	db_fail(db, DB_BROKEN, "a later one", NULL);
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
	db_rollback(db);
	db_recover(db);
}

static void a_statement_with_a_fault_is_a_failure(void **state)
{
	Db *db = *state;
	db_query_values(db, "SELECT nothing FROM thing", VALUES());
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

static void a_savepoint_is_rolled_back_alone(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_savepoint(db);
	thing_add(db, "kept");
	db_release(db);
	db_savepoint(db);
	thing_add(db, "refused");
	db_rollback_savepoint(db);
	db_savepoint(db);
	thing_add(db, "kept too");
	db_release(db);
	assert_int_equal(db_commit(db), DB_FINE);
	assert_int_equal(thing_count(db), 2);
}

static void a_constraint_inside_a_savepoint_keeps_the_group(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_savepoint(db);
	thing_add(db, "kept");
	db_release(db);
	db_savepoint(db);
	clash(db);
	db_rollback_savepoint(db);
	assert_false(db_failed(db));
	assert_false(db_lost_transaction(db));
	db_savepoint(db);
	thing_add(db, "kept too");
	db_release(db);
	assert_int_equal(db_commit(db), DB_FINE);
	assert_int_equal(thing_count(db), 2);
}

static void a_constraint_outside_a_savepoint_loses_the_group(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	clash(db);
	db_savepoint(db);
	thing_add(db, "in vain");
	db_rollback_savepoint(db);
	assert_true(db_failed(db));
	assert_int_equal(db_commit(db), DB_CONSTRAINT);
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

static void a_broken_database_is_not_forgiven_by_a_savepoint(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_savepoint(db);
	thing_add(db, "a");
	db_fail(db, DB_BROKEN, "the disk is gone", NULL);
	db_rollback_savepoint(db);
	assert_int_equal(db_commit(db), DB_BROKEN);
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

static void a_foreign_key_is_a_constraint(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO part (thing, name) VALUES (77, 'x')");
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
	db_rollback(db);
	db_recover(db);
}

static void rows_left_open_do_not_block_a_release(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_savepoint(db);
	thing_add(db, "a");
	thing_add(db, "b");
	thing_add(db, "c");
	Rows *rows =
		db_query(db, "UPDATE thing SET amount = 1 WHERE id > $1 RETURNING id", INTEGER(0));
	assert_true(db_next(rows));
	db_release(db);
	test_db_fine(db);
	assert_int_equal(db_commit(db), DB_FINE);
	rows = db_query(db, "SELECT count(*) AS n FROM thing WHERE amount = 1");
	assert_true(db_next(rows));
	assert_int_equal(row_integer(rows, "n"), 3);
}

static void rows_do_not_outlive_their_savepoint(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_savepoint(db);
	db_write(db, "INSERT INTO thing (name) VALUES ('a'), ('b'), ('c')");
	Rows *rows = db_query(db, "SELECT name FROM thing");
	assert_true(db_next(rows));
	db_release(db);
	assert_fatal(db_next(rows));
	db_rollback(db);
}

static void transactions_and_savepoints_do_not_nest(void **state)
{
	Db *db = *state;
	assert_fatal(db_savepoint(db));
	assert_fatal(db_commit(db));
	db_begin_write(db);
	assert_fatal(db_begin_write(db));
	assert_fatal(db_begin_read(db));
	assert_fatal(db_recover(db));
	db_savepoint(db);
	assert_fatal(db_savepoint(db));
	assert_fatal(db_commit(db));
	db_rollback(db);
}

static void a_read_sees_one_snapshot(void **state)
{
	Db *db = *state;
	Db *reader = thing_open_again(db, DB_READ);
	db_begin_read(reader);
	assert_int_equal(thing_count(reader), 0);
	db_begin_write(db);
	thing_add(db, "a");
	assert_int_equal(db_commit(db), DB_FINE);
	assert_int_equal(thing_count(reader), 0);
	assert_int_equal(db_commit(reader), DB_FINE);
	db_begin_read(reader);
	assert_int_equal(thing_count(reader), 1);
	db_close(reader);
}

static void a_write_needs_a_write_transaction(void **state)
{
	Db *db = *state;
	assert_int_equal(thing_add(db, "none"), 0);
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
	db_recover(db);
	db_begin_read(db);
	assert_int_equal(thing_add(db, "reading"), 0);
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
	db_rollback(db);
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

static void a_connection_for_reading_never_writes(void **state)
{
	Db *db = *state;
	Db *reader = thing_open_again(db, DB_READ);
	assert_fatal(db_begin_write(reader));
	assert_false(reader->engine->execute(reader, "INSERT INTO thing (name) VALUES ('x')"));
	assert_int_equal(db_failure(reader), DB_CONSTRAINT);
	db_close(reader);
	assert_int_equal(thing_count(db), 0);
}

/* --- two writers */

static void sleep_ms(long ms)
{
	nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000 }, NULL);
}

static void *write_second(void *connection)
{
	Db *db = connection;
	db_begin_write(db);
	thing_add(db, "second");
	db_commit(db);
	return NULL;
}

static void a_second_writer_waits_for_the_first(void **state)
{
	Db *db = *state;
	Db *other = thing_open_again(db, DB_WRITE);
	Arena *arena = arena_new();
	db_set_arena(other, arena);
	db_begin_write(db);
	pthread_t thread;
	assert_int_equal(pthread_create(&thread, NULL, write_second, other), 0);
	sleep_ms(150);
	thing_add(db, "first");
	assert_int_equal(db_commit(db), DB_FINE);
	pthread_join(thread, NULL);
	test_db_fine(other);
	Rows *rows = db_query(db, "SELECT name FROM thing ORDER BY id");
	assert_true(db_next(rows));
	assert_text(row_text(rows, "name"), "first");
	assert_int_equal(thing_count(db), 2);
	db_close(other);
	arena_free(arena);
}

static void a_writer_that_waits_too_long_fails(void **state)
{
	Db *db = *state;
	Db *other = thing_open_again(db, DB_WRITE);
	other->engine->execute(other, db_is_postgres(db) ? "SET statement_timeout = '100ms'"
							 : "PRAGMA busy_timeout = 100");
	db_begin_write(db);
	db_begin_write(other);
	assert_int_equal(db_failure(other), DB_BROKEN);
	assert_int_equal(thing_add(other, "in vain"), 0);
	assert_int_equal(db_commit(other), DB_BROKEN);
	db_rollback(db);
	db_recover(other);
	db_begin_write(other);
	thing_add(other, "now");
	assert_int_equal(db_commit(other), DB_FINE);
	db_close(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(what_is_committed_stays_and_the_rest_does_not),
		THING_TEST(a_committed_row_is_there_after_opening_again),
		THING_TEST(after_a_failure_nothing_is_read_or_written),
		THING_TEST(a_failure_says_the_database_s_words_and_the_statement),
		THING_TEST(the_first_failure_is_kept),
		THING_TEST(a_statement_with_a_fault_is_a_failure),
		THING_TEST(a_savepoint_is_rolled_back_alone),
		THING_TEST(a_constraint_inside_a_savepoint_keeps_the_group),
		THING_TEST(a_constraint_outside_a_savepoint_loses_the_group),
		THING_TEST(a_broken_database_is_not_forgiven_by_a_savepoint),
		THING_TEST(a_foreign_key_is_a_constraint),
		THING_TEST(rows_left_open_do_not_block_a_release),
		THING_TEST(rows_do_not_outlive_their_savepoint),
		THING_TEST(transactions_and_savepoints_do_not_nest),
		THING_TEST(a_read_sees_one_snapshot),
		THING_TEST(a_write_needs_a_write_transaction),
		THING_TEST(a_connection_for_reading_never_writes),
		THING_TEST(a_second_writer_waits_for_the_first),
		THING_TEST(a_writer_that_waits_too_long_fails),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
