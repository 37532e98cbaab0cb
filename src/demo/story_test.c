/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "db/test_db.h"
#include "demo/story.h"
#include "measure/measure_load.h"
#include "people/agency_import.h"
#include "plans/output.h"
#include "records/setting.h"
#include "records/shipped.h"

/* Friday, 13 November 2026, 10.00 WIB: the story must hold on any day, a Friday is as good as
 * another. */
static const Instant now = { 1794538800 };

static void tell(Db *db)
{
	Day today = day_of_instant(now, 7);
	Actor by = { .source = BY_COMMAND, .request = S("test"), .now = now, .today = today };
	db_begin_write(db);
	secrets_make(db, &by);
	holidays_load(db, &by);
	assert_int_equal(agency_import(db, shipped_file("agencies/lumajang.csv"), &by).faults.count,
			 0);
	instruments_load(db, &by);
	DemoAccountList accounts = story_people(db, today);
	story_tell(db, &accounts, now, today);
	test_db_fine(db);
}

static void the_story_has_a_recommendation_in_each_status(void **state)
{
	Db *db = *state;
	tell(db);
	int64_t counts[STATUSES] = { 0 };
	recommendation_count_by_status(db, evaluation_newest(db)->id, counts);
	for (Status s = 0; s < STATUSES; s++)
		assert_true(counts[s] > 0);
	db_rollback(db);
}

static void the_evaluation_is_last_years_and_the_plan_this_years(void **state)
{
	Db *db = *state;
	tell(db);
	const Evaluation *evaluation = evaluation_newest(db);
	assert_int_equal(evaluation->year, 2025);
	assert_true(evaluation->is_sample);
	const Recommendation *third = recommendation_find_reference(db, S("RB-2025-03"));
	assert_true(third->is_sample);
	assert_int_equal(action_list_of(db, third->id).items[0].plan_year, 2026);
	db_rollback(db);
}

static void stored_states_are_what_the_function_says(void **state)
{
	Db *db = *state;
	tell(db);
	assert_int_equal(state_count_wrong(db, day_of_instant(now, 7)), 0);
	db_rollback(db);
}

static void what_is_late_today_is_found_tomorrow_by_the_daily_job(void **state)
{
	Db *db = *state;
	tell(db);
	Day later = day_plus(day_of_instant(now, 7), 60);
	assert_true(state_count_wrong(db, later) > 0);
	state_refresh_open(db, later);
	assert_int_equal(state_count_wrong(db, later), 0);
	db_rollback(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(the_story_has_a_recommendation_in_each_status),
		DB_TEST(the_evaluation_is_last_years_and_the_plan_this_years),
		DB_TEST(stored_states_are_what_the_function_says),
		DB_TEST(what_is_late_today_is_found_tomorrow_by_the_daily_job),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
