/* SPDX-License-Identifier: Apache-2.0 */
#include "db/engine.h"
#include "db/test_thing.h"

/* The only row of what was just stored under a name. */
static Rows *find(Db *db, const char *name)
{
	Rows *rows = db_query(db, "SELECT * FROM thing WHERE name = $1", TEXT(str_of(name)));
	test_db_fine(db);
	assert_true(db_next(rows));
	return rows;
}

static void too_few_values_are_a_failure(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, amount) VALUES ($1, $2)", TEXT(S("x")));
	assert_int_not_equal(db_failure(db), DB_FINE);
	db_rollback(db);
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

static void sums_and_counts_are_whole_numbers(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, amount) VALUES ('a', 40), ('b', 2)");
	Rows *rows = db_query(db, "SELECT sum(amount) AS sum, count(*) AS n, max(amount) AS most,"
				  " CASE WHEN 1 < 2 THEN 1 ELSE 0 END AS yes FROM thing");
	assert_true(db_next(rows));
	assert_int_equal(row_integer(rows, "sum"), 42);
	assert_int_equal(row_integer(rows, "n"), 2);
	assert_int_equal(row_integer(rows, "most"), 40);
	assert_true(row_bool(rows, "yes"));
	assert_false(db_next(rows));
}

static void an_insert_gives_its_id_and_a_clash_gives_zero(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	Id id = thing_add(db, "a");
	assert_true(id > 0);
	assert_int_equal(row_id(find(db, "a"), "id"), id);
	Id again = db_insert(db,
			     "INSERT INTO thing (name) VALUES ($1)"
			     " ON CONFLICT (name) DO NOTHING RETURNING id",
			     TEXT(S("a")));
	assert_int_equal(again, 0);
	test_db_fine(db);
}

static void a_write_gives_how_many_rows_changed(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	assert_int_equal(db_write(db, "INSERT INTO thing (name) VALUES ('a'), ('b'), ('c')"), 3);
	assert_int_equal(db_write(db, "UPDATE thing SET amount = 1 WHERE name > 'a'"), 2);
	assert_int_equal(db_write(db, "DELETE FROM thing WHERE name = 'z'"), 0);
	assert_int_equal(db_write(db, "INSERT INTO thing (name) VALUES ('a')"
				      " ON CONFLICT (name) DO NOTHING"),
			 0);
}

static void texts_sort_by_their_bytes(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name) VALUES ('b'), ('a'), ('B'), ('é'), ('_')");
	Rows *rows = db_query(db, "SELECT name FROM thing ORDER BY name");
	const char *const expected[] = { "B", "_", "a", "b", "é" };
	for (size_t i = 0; i < 5; i++) {
		assert_true(db_next(rows));
		assert_text(row_text(rows, "name"), expected[i]);
	}
	assert_false(db_next(rows));
}

static void texts_outlive_their_rows(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	thing_add(db, "a");
	thing_add(db, "b");
	Rows *rows = db_query(db, "SELECT name FROM thing ORDER BY id");
	db_next(rows);
	Str first = row_text(rows, "name");
	db_next(rows);
	db_next(rows);
	db_rollback(db);
	assert_text(first, "a");
}

static void a_value_may_be_overwritten_after_the_query(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name) VALUES ('a'), ('b'), ('c')");
	char other[] = "x";
	Rows *rows = db_query(db, "SELECT name FROM thing WHERE name <> $1", TEXT(str_of(other)));
	other[0] = 'c';
	int count = 0;
	while (db_next(rows))
		count++;
	assert_int_equal(count, 3);
}

static void a_query_may_run_inside_its_own_loop(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name) VALUES ('a'), ('b'), ('c')");
	int outer = 0, inner = 0;
	for (int i = 0; i < 2; i++) {
		Rows *rows = db_query(db, "SELECT name FROM thing");
		for (; db_next(rows); outer++) {
			Rows *again = db_query(db, "SELECT name FROM thing");
			for (; db_next(again); inner++)
				assert_int_equal(row_text(again, "name").length, 1);
		}
	}
	assert_int_equal(outer, 6);
	assert_int_equal(inner, 18);
	test_db_fine(db);
}

static void a_find_leaves_no_statement_open(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	thing_add(db, "a");
	size_t before = db->cache.count;
	for (int i = 0; i < 5000; i++)
		find(db, "a");
	assert_true(db->cache.count <= before + 1);
}

static void a_loop_left_early_is_ended(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name) VALUES ('a'), ('b'), ('c')");
	size_t before = db->cache.count;
	for (int i = 0; i < 3000; i++) {
		Rows *rows = db_query(db, "SELECT name FROM thing ORDER BY name");
		assert_true(db_next(rows));
		db_rows_end(rows);
		assert_false(db_next(rows));
	}
	assert_true(db->cache.count <= before + 1);
}

static void a_hundred_thousand_rows_fit_a_small_arena(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(
		db,
		"INSERT INTO thing (name, amount)"
		" WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
		" SELECT 'name ' || i, i FROM n");
	Arena *own = db_arena(db), *scratch = arena_new();
	Rows *rows = db_query(db, "SELECT name, amount FROM thing");
	db_set_arena(db, scratch);
	int64_t sum = 0;
	for (; db_next(rows); arena_reset(scratch)) {
		assert_true(str_starts(row_text(rows, "name"), S("name ")));
		sum += row_integer(rows, "amount");
	}
	assert_true(sum == INT64_C(5000050000));
	assert_true(arena_held_bytes(scratch) < 64 * 1024);
	db_set_arena(db, own);
	arena_free(scratch);
}

static void a_list_is_put_together_from_literals(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, amount) VALUES ('a', 1), ('b', 2), ('c', 3)");
	SqlText sql = { 0 };
	sql_add(db, &sql, SQL("SELECT name FROM thing WHERE amount >= $1"));
	assert_int_equal(sql_value(&sql, INTEGER(2)), 1);
	sql_add(db, &sql, SQL(" AND name <> $2"));
	assert_int_equal(sql_value(&sql, TEXT(S("c"))), 2);
	Rows *rows = db_query_sql(db, &sql);
	assert_true(db_next(rows));
	assert_text(row_text(rows, "name"), "b");
	assert_false(db_next(rows));
}

static void more_values_than_a_list_holds_are_a_bug(void **state)
{
	(void)state;
	SqlText sql = { 0 };
	for (int i = 0; i < 23; i++)
		sql_value(&sql, INTEGER(i));
	assert_fatal(sql_value(&sql, INTEGER(23)));
}

static void a_column_of_another_name_or_type_is_a_bug(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	thing_add(db, "a");
	Rows *rows = find(db, "a");
	assert_fatal(row_text(rows, "nama"));
	assert_fatal(row_integer(rows, "name"));
	assert_fatal(row_text(rows, "id"));
	assert_fatal(row_bytes(rows, "name"));
}

static void a_column_without_a_row_is_a_bug(void **state)
{
	Db *db = *state;
	Rows *rows = db_query(db, "SELECT name FROM thing");
	assert_fatal(row_text(rows, "name"));
	assert_false(db_next(rows));
	assert_fatal(row_text(rows, "name"));
}

static void a_failed_database_gives_null_without_a_row(void **state)
{
	Db *db = *state;
	db_query_values(db, "SELECT nothing FROM nowhere", VALUES());
	assert_int_equal(db_failure(db), DB_CONSTRAINT);
	Rows *rows = db_query(db, "SELECT count(*) AS n FROM thing");
	assert_false(db_next(rows));
	assert_int_equal(row_integer(rows, "n"), 0);
	assert_null(row_text(rows, "n").at);
	assert_true(row_is_null(rows, "n"));
	db_recover(db);
	assert_int_equal(thing_count(db), 0);
}

/* On a connection of its own, since it ends in a child process. */
static void write_with_rows(Db *db)
{
	Db *own = thing_open_again(db, DB_WRITE);
	db_begin_write(own);
	db_write(own, "INSERT INTO thing (name) VALUES ('x') RETURNING id");
}

static void a_write_that_gives_rows_is_a_bug(void **state)
{
	assert_fatal(write_with_rows(*state));
}

static void a_floating_point_value_is_a_bug(void **state)
{
	Db *db = *state;
	Rows *rows = db_query(db, "SELECT 1.5 AS half");
	assert_fatal(db_next(rows));
	db_rows_end(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(too_few_values_are_a_failure),
		THING_TEST(sums_and_counts_are_whole_numbers),
		THING_TEST(an_insert_gives_its_id_and_a_clash_gives_zero),
		THING_TEST(a_write_gives_how_many_rows_changed),
		THING_TEST(texts_sort_by_their_bytes),
		THING_TEST(texts_outlive_their_rows),
		THING_TEST(a_value_may_be_overwritten_after_the_query),
		THING_TEST(a_query_may_run_inside_its_own_loop),
		THING_TEST(a_find_leaves_no_statement_open),
		THING_TEST(a_loop_left_early_is_ended),
		THING_TEST(a_hundred_thousand_rows_fit_a_small_arena),
		THING_TEST(a_list_is_put_together_from_literals),
		THING_TEST(more_values_than_a_list_holds_are_a_bug),
		THING_TEST(a_column_of_another_name_or_type_is_a_bug),
		THING_TEST(a_column_without_a_row_is_a_bug),
		THING_TEST(a_failed_database_gives_null_without_a_row),
		THING_TEST(a_write_that_gives_rows_is_a_bug),
		THING_TEST(a_floating_point_value_is_a_bug),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
