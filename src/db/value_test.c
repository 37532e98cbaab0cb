/* SPDX-License-Identifier: Apache-2.0 */
#include "db/test_thing.h"

/* The only row of what was just stored under a name. */
static Rows *find(Db *db, const char *name)
{
	Rows *rows = db_query(db, "SELECT * FROM thing WHERE name = $1", TEXT(str_of(name)));
	test_db_fine(db);
	assert_true(db_next(rows));
	return rows;
}

static void bytes_come_back_with_their_nuls(void **state)
{
	Db *db = *state;
	Str bytes = { "\0a\0\xff\n'\0", 7 };
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, bytes) VALUES ('x', $1)", BYTES(bytes));
	assert_true(str_equal(row_bytes(find(db, "x"), "bytes"), bytes));
}

static void a_chunk_of_256_kib_comes_back(void **state)
{
	Db *db = *state;
	size_t size = (size_t)256 * 1024;
	char *bytes = arena_take(db_arena(db), size);
	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)(i * 7 + i / 256);
	Str chunk = { bytes, size };
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, bytes) VALUES ('x', $1)", BYTES(chunk));
	assert_true(str_equal(row_bytes(find(db, "x"), "bytes"), chunk));
}

static void text_comes_back_as_it_was_typed(void **state)
{
	Db *db = *state;
	const char *name = "O'Brien \"x\" \\ $1 ?; DROP TABLE thing; -- é 中 \t\n%_";
	db_begin_write(db);
	assert_true(thing_add(db, name) > 0);
	assert_text(row_text(find(db, name), "name"), name);
	assert_int_equal(thing_count(db), 1);
}

static void null_zero_and_empty_text_are_three_values(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, amount, day) VALUES ('zero', $1, $2)", INTEGER(0),
		 TEXT(S("")));
	db_write(db, "INSERT INTO thing (name, amount, day) VALUES ('null', $1, $2)", ID(0),
		 TEXT_OR_NULL(S("")));
	Rows *zero = find(db, "zero");
	assert_false(row_is_null(zero, "amount"));
	assert_false(row_is_null(zero, "day"));
	assert_non_null(row_text(zero, "day").at);
	Rows *null = find(db, "null");
	assert_true(row_is_null(null, "amount"));
	assert_true(row_is_null(null, "day"));
	assert_null(row_text(null, "day").at);
	assert_int_equal(row_id(null, "amount"), 0);
}

static void no_bytes_are_not_null(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, bytes) VALUES ('x', $1)", BYTES((Str){ 0 }));
	Rows *rows = find(db, "x");
	assert_false(row_is_null(rows, "bytes"));
	assert_int_equal(row_bytes(rows, "bytes").length, 0);
}

static void a_raw_null_fits_any_column(void **state)
{
	Db *db = *state;
	Value null = { .kind = VALUE_NULL };
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, amount, bytes, day) VALUES ('x', $1, $2, $3)", null,
		 null, null);
	Rows *rows = find(db, "x");
	assert_true(row_is_null(rows, "amount"));
	assert_true(row_is_null(rows, "bytes"));
	assert_true(row_is_null(rows, "day"));
}

static void the_largest_and_smallest_numbers_come_back(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, amount) VALUES ('a', $1), ('b', $2)",
		 INTEGER(INT64_MAX), INTEGER(INT64_MIN));
	assert_true(row_integer(find(db, "a"), "amount") == INT64_MAX);
	assert_true(row_integer(find(db, "b"), "amount") == INT64_MIN);
}

static void days_instants_decimals_and_bools_come_back(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, day, amount, is_open) VALUES ('x', $1, $2, $3)",
		 DAY(day_of(2026, 4, 30)), DECIMAL(((Decimal){ 12345 })), BOOL(true));
	Rows *rows = find(db, "x");
	assert_int_equal(day_compare(row_day(rows, "day"), day_of(2026, 4, 30)), 0);
	assert_text(row_text(rows, "day"), "2026-04-30");
	assert_int_equal(row_decimal(rows, "amount").tenthousandths, 12345);
	assert_int_equal(row_instant(rows, "amount").seconds, 12345);
	assert_true(row_bool(rows, "is_open"));
	assert_true(row_maybe_decimal(rows, "amount").is_set);
}

static void what_is_absent_is_stored_as_null(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_write(db, "INSERT INTO thing (name, day, amount) VALUES ('x', $1, $2)", DAY((Day){ 0 }),
		 MAYBE_DECIMAL((MaybeDecimal){ 0 }));
	db_write(db, "INSERT INTO thing (name, amount) VALUES ('y', $1)", INSTANT((Instant){ 0 }));
	Rows *rows = find(db, "x");
	assert_false(day_is_set(row_day(rows, "day")));
	assert_false(row_maybe_decimal(rows, "amount").is_set);
	assert_true(row_is_null(find(db, "y"), "amount"));
}

static void a_text_that_is_not_utf8_or_holds_nul_is_refused(void **state)
{
	Db *db = *state;
	Str wrong[] = { { "a\0b", 3 }, { "a\xff", 2 }, { "\xc3", 1 } };
	for (size_t i = 0; i < 3; i++) {
		db_begin_write(db);
		db_write(db, "INSERT INTO thing (name) VALUES ($1)", TEXT(wrong[i]));
		assert_int_equal(db_failure(db), DB_CONSTRAINT);
		db_rollback(db);
		db_recover(db);
	}
	assert_int_equal(thing_count(db), 0);
}

static void parameters_may_come_in_any_order_and_twice(void **state)
{
	Db *db = *state;
	Rows *rows = db_query(db,
			      "SELECT CAST($2 AS TEXT) AS b, CAST($1 AS BIGINT) AS a,"
			      " CAST($1 AS BIGINT) + 1 AS c, CAST($2 AS TEXT) AS d",
			      INTEGER(7), TEXT(S("tujuh")));
	assert_true(db_next(rows));
	assert_int_equal(row_integer(rows, "a"), 7);
	assert_int_equal(row_integer(rows, "c"), 8);
	assert_text(row_text(rows, "b"), "tujuh");
	assert_text(row_text(rows, "d"), "tujuh");
}

static void a_parameter_may_be_asked_whether_it_is_null(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	thing_add(db, "a");
	Id ids[] = { 0, 99 };
	for (int i = 0; i < 2; i++) {
		Rows *rows = db_query(db, "SELECT name FROM thing WHERE ($1 IS NULL OR id = $1)",
				      ID(ids[i]));
		assert_int_equal(db_next(rows), ids[i] == 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(bytes_come_back_with_their_nuls),
		THING_TEST(a_chunk_of_256_kib_comes_back),
		THING_TEST(text_comes_back_as_it_was_typed),
		THING_TEST(null_zero_and_empty_text_are_three_values),
		THING_TEST(no_bytes_are_not_null),
		THING_TEST(a_raw_null_fits_any_column),
		THING_TEST(the_largest_and_smallest_numbers_come_back),
		THING_TEST(days_instants_decimals_and_bools_come_back),
		THING_TEST(what_is_absent_is_stored_as_null),
		THING_TEST(a_text_that_is_not_utf8_or_holds_nul_is_refused),
		THING_TEST(parameters_may_come_in_any_order_and_twice),
		THING_TEST(a_parameter_may_be_asked_whether_it_is_null),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
