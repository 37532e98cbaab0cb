/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/sample_facts.h"

static void an_obstacle_puts_the_ball_at_the_agency_it_waits_for(void **state)
{
	(void)state;
	State s = stuck("2026-03-02", open_until(HEALTH, "2026-04-30"), ROADS);
	check(s, STATUS_OBSTRUCTED, HELD_BY_AWAITED, ROADS, "2026-02-25");
	assert_int_equal(s.due.number, on("2026-04-30").number);
}

static void somebody_outside_the_list_leaves_the_ball_at_the_lead(void **state)
{
	(void)state;
	check(stuck("2026-03-02", open_until(ROADS, "2026-04-30"), 0), STATUS_OBSTRUCTED,
	      HELD_BY_LEAD, HEALTH, "2026-02-25");
}

static void late_comes_before_an_obstacle_so_that_words_excuse_no_date(void **state)
{
	(void)state;
	check(stuck("2026-03-12", open_until(HEALTH, "2026-03-06"), ROADS), STATUS_LATE,
	      HELD_BY_OWNER, HEALTH, "2026-02-02");
}

static void an_obstacle_comes_before_returned(void **state)
{
	(void)state;
	check(stuck("2026-03-02", returned(HEALTH, "2026-04-30", "2026-02-27"), ROADS),
	      STATUS_OBSTRUCTED, HELD_BY_AWAITED, ROADS, "2026-02-25");
}

static void what_waits_for_a_verdict_was_not_stopped_by_the_obstacle(void **state)
{
	(void)state;
	check(stuck("2026-03-02", waiting(HEALTH, "2026-04-30", "2026-02-27"), ROADS),
	      STATUS_WAITING, HELD_BY_INSPECTORATE, INSPECTORATE, "2026-02-27");
}

static void a_finished_action_has_no_obstacle(void **state)
{
	(void)state;
	check(stuck("2026-03-02", accepted_above("2026-02-27"), ROADS), STATUS_CARRIED_OUT,
	      HELD_BY_NOBODY, 0, "2026-02-27");
}

static void an_obstacle_also_stops_the_stronger_evidence(void **state)
{
	(void)state;
	State s = stuck("2026-03-02", accepted("2026-02-10"), ROADS);
	check(s, STATUS_OBSTRUCTED, HELD_BY_AWAITED, ROADS, "2026-02-25");
	assert_false(day_is_set(s.due));
	MilestoneFacts stronger = accepted("2026-02-10");
	stronger.has_waiting = true;
	stronger.waiting_since = on("2026-02-27");
	stronger.judge = INSPECTORATE;
	check(stuck("2026-03-02", stronger, ROADS), STATUS_RUNNING, HELD_BY_INSPECTORATE,
	      INSPECTORATE, "2026-02-27");
}

static void without_a_milestone_it_is_unplanned_whatever_stands_in_the_way(void **state)
{
	(void)state;
	ActionFacts action = { .lead = HEALTH,
			       .lead_from = on("2026-01-20"),
			       .obstacle = { true, ROADS, on("2026-02-25"), 9 } };
	Calendar calendar = five_days();
	check(status_of_action(&action, &calendar, on("2026-03-02")), STATUS_UNPLANNED,
	      HELD_BY_LEAD, HEALTH, "2026-01-20");
}

/* Of two actions: the one that stands longest decides, and one that has handed in does not. */
static State of_actions(ActionFacts a, ActionFacts b)
{
	ActionFacts actions[] = { a, b };
	return of_facts((RecommendationFacts){ .response = RESPONSE_ACCEPTED,
					       .answered_on = on("2026-01-15"),
					       .actions = { actions, 2, 2 } });
}

static void of_two_obstacles_the_one_that_stands_longest_decides(void **state)
{
	(void)state;
	MilestoneFacts open = open_until(HEALTH, "2026-04-30"),
		       handed_in = waiting(HEALTH, "2026-04-30", "2026-02-27");
	ActionFacts first = { .lead = HEALTH,
			      .milestones = { &open, 1, 1 },
			      .obstacle = { true, ROADS, on("2026-02-25"), 1 } };
	ActionFacts second = { .lead = ROADS,
			       .milestones = { &open, 1, 1 },
			       .obstacle = { true, BUREAU, on("2026-02-20"), 2 } };
	check(of_actions(first, second), STATUS_OBSTRUCTED, HELD_BY_AWAITED, BUREAU, "2026-02-20");
	second.milestones.items = &handed_in;
	check(of_actions(first, second), STATUS_OBSTRUCTED, HELD_BY_AWAITED, ROADS, "2026-02-25");
}

RUN_TESTS(TEST(an_obstacle_puts_the_ball_at_the_agency_it_waits_for),
	  TEST(somebody_outside_the_list_leaves_the_ball_at_the_lead),
	  TEST(late_comes_before_an_obstacle_so_that_words_excuse_no_date),
	  TEST(an_obstacle_comes_before_returned),
	  TEST(what_waits_for_a_verdict_was_not_stopped_by_the_obstacle),
	  TEST(a_finished_action_has_no_obstacle),
	  TEST(an_obstacle_also_stops_the_stronger_evidence),
	  TEST(without_a_milestone_it_is_unplanned_whatever_stands_in_the_way),
	  TEST(of_two_obstacles_the_one_that_stands_longest_decides))
