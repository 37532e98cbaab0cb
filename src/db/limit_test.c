/* SPDX-License-Identifier: Apache-2.0 */
#include <time.h>

#include "base/clock.h"
#include "db/engine.h"
#include "db/test_thing.h"

static void sleep_ms(long ms)
{
	nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000 }, NULL);
}

#define COUNT_UP                                                                                   \
	"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000)"     \
	" SELECT count(*) AS n FROM n"

static void a_read_past_its_limit_is_broken_off(void **state)
{
	Db *db = *state;
	Db *reader = thing_open_again(db, DB_READ);
	if (db_is_postgres(db))
		reader->engine->execute(reader, "SET statement_timeout = '50ms'");
	db_begin_read(reader);
	db_limit_read(reader, 20 * INT64_C(1000000), 200 * INT64_C(1000000));
	int64_t began = clock_monotonic_ns();
	Rows *rows = db_query(reader, COUNT_UP);
	assert_false(db_next(rows));
	assert_int_equal(db_failure(reader), DB_INTERRUPTED);
	assert_true(clock_monotonic_ns() - began < INT64_C(1500000000));
	db_rollback(reader);
	db_recover(reader);
	if (db_is_postgres(db)) /* a busy machine takes longer for the next one, too */
		reader->engine->execute(reader, "SET statement_timeout = '30s'");
	db_begin_read(reader);
	assert_int_equal(thing_count(reader), 0);
	test_db_fine(reader);
	db_close(reader);
}

static void time_between_queries_counts_too(void **state)
{
	Db *db = *state;
	Db *reader = thing_open_again(db, DB_READ);
	db_begin_read(reader);
	db_limit_read(reader, 0, 20 * INT64_C(1000000));
	assert_int_equal(thing_count(reader), 0);
	sleep_ms(30);
	assert_int_equal(thing_count(reader), -1);
	assert_int_equal(db_failure(reader), DB_INTERRUPTED);
	db_rollback(reader);
	db_recover(reader);
	assert_int_equal(thing_count(reader), 0);
	db_close(reader);
}

static void a_rest_is_not_counted_and_ends_with_a_new_snapshot(void **state)
{
	Db *db = *state;
	Db *reader = thing_open_again(db, DB_READ);
	db_begin_read(reader);
	db_limit_read(reader, 0, 40 * INT64_C(1000000));
	assert_int_equal(thing_count(reader), 0);
	db_rest(reader);
	assert_true(reader->engine->is_lost(reader) || !db_is_postgres(db));
	db_begin_write(db);
	thing_add(db, "a");
	assert_int_equal(db_commit(db), DB_FINE);
	sleep_ms(60);
	assert_int_equal(thing_count(reader), 1);
	sleep_ms(60);
	assert_int_equal(thing_count(reader), -1);
	assert_int_equal(db_failure(reader), DB_INTERRUPTED);
	db_close(reader);
}

static void a_read_may_end_while_it_rests(void **state)
{
	Db *db = *state;
	Db *reader = thing_open_again(db, DB_READ);
	db_begin_read(reader);
	db_rest(reader);
	db_rollback(reader);
	db_begin_read(reader);
	db_rest(reader);
	assert_int_equal(db_commit(reader), DB_FINE);
	assert_int_equal(thing_count(reader), 0);
	db_close(reader);
}

static void sleeping_is_no_processor_time(void **state)
{
	Db *db = *state;
	Db *reader = thing_open_again(db, DB_READ);
	db_begin_read(reader);
	db_limit_read(reader, 20 * INT64_C(1000000), 0);
	sleep_ms(60);
	assert_int_equal(thing_count(reader), 0);
	test_db_fine(reader);
	db_close(reader);
}

static void a_writer_has_no_limit(void **state)
{
	Db *db = *state;
	db_limit_read(db, 1, 1);
	db_begin_write(db);
	sleep_ms(2);
	assert_true(thing_add(db, "a") > 0);
	db_rollback(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(a_read_past_its_limit_is_broken_off),
		THING_TEST(time_between_queries_counts_too),
		THING_TEST(a_rest_is_not_counted_and_ends_with_a_new_snapshot),
		THING_TEST(a_read_may_end_while_it_rests),
		THING_TEST(sleeping_is_no_processor_time),
		THING_TEST(a_writer_has_no_limit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
