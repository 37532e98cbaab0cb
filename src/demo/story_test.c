/* SPDX-License-Identifier: Apache-2.0 */
#include "demo/test_demo_pages.h"
#include "plans/output.h"

/* The story must hold on any day; a Friday is as good as another. */

static void the_story_has_a_recommendation_in_each_status(void **state)
{
	const TestDemo *demo = *state;
	int64_t counts[STATUSES] = { 0 };
	db_begin_read(demo->db);
	recommendation_count_by_status(demo->db, evaluation_newest(demo->db)->id, counts);
	db_commit(demo->db);
	for (Status s = 0; s < STATUSES; s++)
		assert_true(counts[s] > 0);
}

static void the_evaluation_is_last_years_and_the_plan_this_years(void **state)
{
	const TestDemo *demo = *state;
	db_begin_read(demo->db);
	const Evaluation *evaluation = evaluation_newest(demo->db);
	assert_int_equal(evaluation->year, 2025);
	assert_true(evaluation->is_sample);
	const Recommendation *third = recommendation_find_reference(demo->db, S("RB-2025-03"));
	assert_true(third->is_sample);
	assert_int_equal(action_list_of(demo->db, third->id).items[0].plan_year, 2026);
	db_commit(demo->db);
}

static void stored_states_are_what_the_function_says(void **state)
{
	const TestDemo *demo = *state;
	db_begin_read(demo->db);
	assert_int_equal(state_count_wrong(demo->db, demo->today), 0);
	db_commit(demo->db);
}

static void what_is_late_today_is_found_tomorrow_by_the_daily_job(void **state)
{
	const TestDemo *demo = *state;
	Day later = day_plus(demo->today, 60);
	db_begin_write(demo->db);
	assert_true(state_count_wrong(demo->db, later) > 0);
	state_refresh_open(demo->db, later);
	assert_int_equal(state_count_wrong(demo->db, later), 0);
	db_rollback(demo->db);
}

RUN_IN_DEMO(TEST(the_story_has_a_recommendation_in_each_status),
	    TEST(the_evaluation_is_last_years_and_the_plan_this_years),
	    TEST(stored_states_are_what_the_function_says),
	    TEST(what_is_late_today_is_found_tomorrow_by_the_daily_job))
