/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "db/test_db.h"
#include "measure/measure_load.h"

static Arena *arena;
static Db *db;
static const Actor by = { .source = BY_COMMAND, .request = { "test", 4 }, .now = { 1 } };

static int set_up(void **state)
{
	(void)state;
	arena = arena_new();
	db = test_db(arena);
	db_begin_write(db);
	instruments_load(db, &by);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	assert_false(db_failed(db));
	db_rollback(db);
	test_db_end(db);
	arena_free(arena);
	return 0;
}

static void the_instrument_is_the_newest_not_after_the_year(void **state)
{
	(void)state;
	assert_true(str_equal_c(instrument_for_year(db, S("rb"), 2030)->code, "rb-2024"));
	assert_true(str_equal_c(instrument_for_year(db, S("rb"), 2024)->code, "rb-2024"));
	assert_true(str_equal_c(instrument_for_year(db, S("rb"), 2023)->code, "rb-2023"));
	assert_null(instrument_for_year(db, S("rb"), 2022));
	assert_null(instrument_for_year(db, S("spbe"), 2030));
}

static void codes_are_component_subcomponent_number(void **state)
{
	(void)state;
	const Indicator *merit = indicator_find_slug(db, S("rb-2024-g-b-16"));
	assert_true(str_equal_c(merit->code, "G-B-16"));
	assert_true(str_equal_c(merit->name, "Indeks Sistem Merit"));
	assert_non_null(indicator_find_slug(db, S("rb-2024-t-a-2")));
}

static void what_does_not_apply_to_a_regency_is_left_out(void **state)
{
	(void)state;
	assert_null(indicator_find_slug(db, S("rb-2024-g-b-10")));
	assert_null(indicator_find_slug(db, S("rb-2024-g-c-7")));
	assert_int_equal(indicator_list_of(db, instrument_for_year(db, S("rb"), 2024)->id).count,
			 35);
}

static void loading_twice_changes_nothing(void **state)
{
	(void)state;
	Id before = journal_last_id(db);
	instruments_load(db, &by);
	assert_int_equal(journal_last_id(db), before);
}

static void published_values_keep_their_year_and_source(void **state)
{
	(void)state;
	observations_load(db, &by);
	ObservationList spbe = observation_list_of(db, indicator_find_slug(db, S("spbe"))->id);
	assert_int_equal(spbe.count, 4);
	assert_true(str_equal_c(spbe.items[3].period, "2024"));
	assert_int_equal(spbe.items[3].value.tenthousandths, 33900);
	assert_true(spbe.items[3].source.length > 0);
}

static void a_period_has_one_value(void **state)
{
	(void)state;
	observations_load(db, &by);
	Id spbe = indicator_find_slug(db, S("spbe"))->id;
	Observation again = {
		.indicator = spbe, .period = S("2024"), .source = S("x"), .method = S("x")
	};
	assert_int_equal(observation_add(db, &again, &by), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_instrument_is_the_newest_not_after_the_year,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(codes_are_component_subcomponent_number, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(what_does_not_apply_to_a_regency_is_left_out,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(loading_twice_changes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(published_values_keep_their_year_and_source, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_period_has_one_value, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
