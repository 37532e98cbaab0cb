/* SPDX-License-Identifier: Apache-2.0 */
#include "db/engine.h"
#include "db/test_thing.h"

static void changes(const char *sql, const char *table)
{
	assert_text(statement_table(str_of(sql)), table);
}

static void a_write_names_the_table_it_changes(void **state)
{
	(void)state;
	changes("INSERT INTO thing (name) VALUES ($1) RETURNING id", "thing");
	changes("INSERT INTO thing(name) VALUES ($1)", "thing");
	changes("UPDATE thing SET name = $1 WHERE id = $2", "thing");
	changes("DELETE FROM thing", "thing");
	changes("  -- DELETE FROM other\n\tUPDATE thing SET name = 'INSERT INTO x'", "thing");
}

static void a_write_behind_with_is_found(void **state)
{
	(void)state;
	changes("WITH late AS (SELECT id FROM action), x (a) AS (SELECT 1)"
		" INSERT INTO thing (name) SELECT 'a' FROM late",
		"thing");
	changes("WITH late AS MATERIALIZED (SELECT 1) UPDATE thing SET name = 'a'", "thing");
	changes("WITH RECURSIVE n (i) AS (SELECT 1) DELETE FROM thing", "thing");
}

static void a_read_changes_no_table(void **state)
{
	(void)state;
	changes("SELECT * FROM thing", "");
	changes("WITH late AS (SELECT 1) SELECT * FROM late", "");
	changes("EXPLAIN UPDATE thing SET name = 'a'", "");
	changes("SELECT 'DELETE FROM thing'", "");
	changes("VALUES (1)", "");
	changes("", "");
	changes("UPDATE", "");
}

/* Many different texts, as a list with many filters makes them. */
static void ask_differently(Db *db, int from, int count)
{
	for (int i = from; i < from + count; i++) {
		Str sql = str_print(db_arena(db), "SELECT %d AS n", i);
		Rows *rows = db_query_values(db, str_c(db_arena(db), sql), VALUES());
		assert_true(db_next(rows));
		assert_int_equal(row_integer(rows, "n"), i);
	}
}

static void the_same_text_is_prepared_once(void **state)
{
	Db *db = *state;
	ask_differently(db, 0, 1);
	size_t count = db->cache.count;
	for (int i = 0; i < 50; i++)
		ask_differently(db, 0, 1);
	assert_int_equal(db->cache.count, count);
}

static void the_cache_is_bounded(void **state)
{
	Db *db = *state;
	for (int i = 0; i < 10; i++) {
		db_begin_read(db);
		assert_true(db->cache.count <= 128);
		ask_differently(db, i * 100, 100);
		assert_int_equal(db_commit(db), DB_FINE);
	}
	db_begin_read(db);
	assert_true(db->cache.count <= 128);
}

static void what_was_used_last_is_kept(void **state)
{
	Db *db = *state;
	ask_differently(db, 0, 200);
	ask_differently(db, 0, 1);
	db_begin_read(db);
	size_t count = db->cache.count;
	ask_differently(db, 0, 1);
	ask_differently(db, 199, 1);
	assert_int_equal(db->cache.count, count);
	ask_differently(db, 1, 1);
	assert_int_equal(db->cache.count, count + 1);
}

/* Loops that are left early without db_rows_end(); in a child process, on its own connection. */
static void leave_loops(Db *db)
{
	Db *own = thing_open_again(db, DB_READ);
	db_begin_read(own);
	for (int i = 0; i < 5000; i++) {
		Rows *rows = db_query_values(own, "SELECT 1 AS n UNION ALL SELECT 2", VALUES());
		assert_true(db_next(rows));
	}
}

static void loops_that_are_left_and_never_ended_are_a_bug(void **state)
{
	assert_fatal(leave_loops(*state));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_write_names_the_table_it_changes),
		cmocka_unit_test(a_write_behind_with_is_found),
		cmocka_unit_test(a_read_changes_no_table),
		THING_TEST(the_same_text_is_prepared_once),
		THING_TEST(the_cache_is_bounded),
		THING_TEST(what_was_used_last_is_kept),
		THING_TEST(loops_that_are_left_and_never_ended_are_a_bug),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
