/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static void the_day_after_the_due_day_makes_it_late_by_the_daily_job(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	add_milestone(w, action, w->health, "2026-03-06", "2026-03-04");
	state_refresh_open(w->db, on("2026-03-08"));
	assert_int_equal(state_now(w)->status, STATUS_RUNNING);
	assert_int_equal(state_count_wrong(w->db, on("2026-03-09")), 2);
	state_refresh_open(w->db, on("2026-03-09"));
	check_state(w, STATUS_LATE, HELD_BY_OWNER, w->health, "2026-03-04");
	assert_int_equal(action_state(w->db, action)->status, STATUS_LATE);
	assert_int_equal(state_count_wrong(w->db, on("2026-03-09")), 0);
}

static void a_holiday_after_the_due_day_is_seen_by_the_refresh(void **state)
{
	World *w = *state;
	Actor by = by_command();
	holiday_add(w->db,
		    &(Holiday){ .day = on("2026-03-09"),
				.kind = S(HOLIDAY_LOCAL),
				.name = S("Hari jadi"),
				.source = S("Keputusan Bupati") },
		    &by);
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	add_milestone(w, action, w->health, "2026-03-06", "2026-03-04");
	state_refresh_open(w->db, on("2026-03-09"));
	assert_int_equal(state_now(w)->status, STATUS_RUNNING);
	state_refresh_open(w->db, on("2026-03-10"));
	assert_int_equal(state_now(w)->status, STATUS_LATE);
}

static void a_changed_copy_is_counted_and_mended(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Day today = on("2026-03-03");
	assert_int_equal(state_count_wrong(w->db, today), 0);
	db_write(w->db, "UPDATE recommendation_state SET status = 'running'");
	assert_int_equal(state_count_wrong(w->db, today), 1);
	state_refresh_open(w->db, today);
	assert_int_equal(state_count_wrong(w->db, today), 0);
	db_write(w->db, "DELETE FROM recommendation_state");
	assert_int_equal(state_count_wrong(w->db, today), 1);
}

static void every_deed_leaves_copy_and_function_alike(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, w->roads, "2026-03-03");
	assert_int_equal(state_count_wrong(w->db, on("2026-03-03")), 0);
	Id one = add_milestone(w, action, w->health, "2026-04-30", "2026-03-03");
	Id two = add_milestone(w, action, w->roads, "2026-05-29", "2026-03-03");
	assert_int_equal(state_count_wrong(w->db, on("2026-03-03")), 0);
	Id first = add_evidence(w, one, RANK_PHOTO,
				acting(w->health_officer, w->health, "2026-03-04"));
	assert_int_equal(state_count_wrong(w->db, on("2026-03-04")), 0);
	judge(w, first, VERDICT_RETURNED, w->inspector, "2026-03-05");
	assert_int_equal(state_count_wrong(w->db, on("2026-03-05")), 0);
	add_evidence(w, two, RANK_PHOTO, acting(w->roads_officer, w->roads, "2026-03-06"));
	assert_int_equal(state_count_wrong(w->db, on("2026-03-06")), 0);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-09");
	withdraw(w, action, 1, &by);
	assert_int_equal(state_count_wrong(w->db, on("2026-03-09")), 0);
}

static void a_second_action_without_a_milestone_makes_it_unplanned_again(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-03");
	add_milestone(w, action, w->health, "2026-04-30", "2026-03-03");
	add_action(w, w->roads, 0, "2026-03-05");
	check_state(w, STATUS_UNPLANNED, HELD_BY_LEAD, w->roads, "2026-03-05");
	assert_int_equal(action_state(w->db, action)->status, STATUS_RUNNING);
}

static void where_nobody_independent_inspects_the_bureau_holds_it(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Actor leader = acting(w->leader, w->root, "2026-03-03");
	const Id others[] = { w->bureau_inspector, w->campus_inspector };
	for (int i = 0; i < 2; i++) {
		Id grant = role_list_of(w->db, others[i], on("2026-03-03")).items[0].id;
		assert_true(role_end(w->db, grant, &leader));
	}
	Id action = add_action(w, w->inspectorate, 0, "2026-03-04");
	Id milestone = add_milestone(w, action, w->inspectorate, "2026-04-30", "2026-03-04");
	Actor chief = acting(w->chief, w->inspectorate, "2026-03-05");
	Id evidence = add_evidence(w, milestone, RANK_PHOTO, chief);
	check_state(w, STATUS_WAITING, HELD_BY_INSPECTORATE, w->bureau, "2026-03-05");
	assert_int_equal(verdict_may_be_given(w->db, evidence, w->inspector, chief.today),
			 VERDICT_NOT_INDEPENDENT);
}

static void an_unknown_thing_has_no_state_and_no_facts(void **state)
{
	World *w = *state;
	recommendation_state_refresh(w->db, 999, on(DAY_ONE));
	action_state_refresh(w->db, 999, on(DAY_ONE));
	assert_null(recommendation_state(w->db, 999));
	assert_null(action_state(w->db, 999));
	assert_null(recommendation_facts(w->db, 999, on(DAY_ONE)));
	assert_null(action_facts(w->db, 999, on(DAY_ONE)));
}

RUN_IN_WORLD(IN_WORLD(the_day_after_the_due_day_makes_it_late_by_the_daily_job),
	     IN_WORLD(a_holiday_after_the_due_day_is_seen_by_the_refresh),
	     IN_WORLD(a_changed_copy_is_counted_and_mended),
	     IN_WORLD(every_deed_leaves_copy_and_function_alike),
	     IN_WORLD(a_second_action_without_a_milestone_makes_it_unplanned_again),
	     IN_WORLD(where_nobody_independent_inspects_the_bureau_holds_it),
	     IN_WORLD(an_unknown_thing_has_no_state_and_no_facts))
