/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/sample_facts.h"

static void due_on_friday_is_not_late_on_the_weekend_and_1_on_monday(void **state)
{
	(void)state;
	Calendar calendar = five_days();
	const struct {
		const char *today;
		int days;
	} days[] = {
		{ "2026-03-05", 0 }, { "2026-03-06", 0 }, { "2026-03-07", 0 },
		{ "2026-03-08", 0 }, { "2026-03-09", 1 }, { "2026-03-10", 2 },
	};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		State s = of_one(days[i].today, open_until(HEALTH, "2026-03-06"));
		assert_int_equal(s.status, days[i].days ? STATUS_LATE : STATUS_RUNNING);
		assert_int_equal(status_days_late(&calendar, on("2026-03-06"), on(days[i].today)),
				 days[i].days);
	}
}

static void a_day_off_after_the_due_day_makes_nothing_late(void **state)
{
	(void)state;
	assert_int_equal(of_one("2026-03-20", open_until(HEALTH, "2026-03-19")).status,
			 STATUS_RUNNING);
	assert_int_equal(of_one("2026-03-22", open_until(HEALTH, "2026-03-19")).status,
			 STATUS_RUNNING);
	assert_int_equal(of_one("2026-03-23", open_until(HEALTH, "2026-03-19")).status,
			 STATUS_LATE);
}

static void a_late_milestone_is_held_by_its_owner_and_decides_the_due_day(void **state)
{
	(void)state;
	State s = of_two("2026-03-12", open_until(ROADS, "2026-03-06"),
			 open_until(HEALTH, "2026-04-30"));
	check(s, STATUS_LATE, HELD_BY_OWNER, ROADS, "2026-02-02");
	assert_int_equal(s.due.number, on("2026-03-06").number);
}

static void what_waits_for_a_verdict_is_not_late(void **state)
{
	(void)state;
	check(of_one("2026-05-04", waiting(ROADS, "2026-03-06", "2026-03-05")), STATUS_WAITING,
	      HELD_BY_INSPECTORATE, INSPECTORATE, "2026-03-05");
}

static void a_late_milestone_beside_one_that_waits_is_late(void **state)
{
	(void)state;
	check(of_two("2026-03-12", waiting(HEALTH, "2026-02-27", "2026-02-27"),
		     open_until(ROADS, "2026-03-06")),
	      STATUS_LATE, HELD_BY_OWNER, ROADS, "2026-02-02");
}

static void late_comes_before_returned(void **state)
{
	(void)state;
	check(of_two("2026-03-12", returned(HEALTH, "2026-04-30", "2026-03-10"),
		     open_until(ROADS, "2026-03-06")),
	      STATUS_LATE, HELD_BY_OWNER, ROADS, "2026-02-02");
}

static void a_returned_milestone_past_its_due_day_is_late_since_it_came_back(void **state)
{
	(void)state;
	check(of_one("2026-03-12", returned(HEALTH, "2026-03-06", "2026-03-10")), STATUS_LATE,
	      HELD_BY_OWNER, HEALTH, "2026-03-10");
}

static void the_milestone_that_is_late_longest_decides(void **state)
{
	(void)state;
	check(of_two("2026-03-12", open_until(HEALTH, "2026-03-06"),
		     open_until(ROADS, "2026-02-27")),
	      STATUS_LATE, HELD_BY_OWNER, ROADS, "2026-02-02");
}

static void a_returned_verdict_gives_the_ball_to_the_owner_that_day(void **state)
{
	(void)state;
	State s = of_one("2026-03-02", returned(ROADS, "2026-04-30", "2026-02-27"));
	check(s, STATUS_RETURNED, HELD_BY_OWNER, ROADS, "2026-02-27");
	assert_int_equal(s.due.number, on("2026-04-30").number);
}

static void returned_comes_before_an_earlier_due_day(void **state)
{
	(void)state;
	check(of_two("2026-03-02", open_until(HEALTH, "2026-03-06"),
		     returned(ROADS, "2026-04-30", "2026-02-27")),
	      STATUS_RETURNED, HELD_BY_OWNER, ROADS, "2026-02-27");
}

static void newer_evidence_after_a_return_waits(void **state)
{
	(void)state;
	MilestoneFacts again = returned(ROADS, "2026-04-30", "2026-02-24");
	again.has_waiting = true;
	again.judge = INSPECTORATE;
	again.waiting_since = on("2026-02-27");
	check(of_one("2026-03-02", again), STATUS_WAITING, HELD_BY_INSPECTORATE, INSPECTORATE,
	      "2026-02-27");
}

static void it_waits_since_the_last_open_milestone_got_its_evidence(void **state)
{
	(void)state;
	State s = of_two("2026-03-02", waiting(HEALTH, "2026-04-30", "2026-02-27"),
			 waiting(ROADS, "2026-03-31", "2026-02-20"));
	check(s, STATUS_WAITING, HELD_BY_INSPECTORATE, INSPECTORATE, "2026-02-27");
	assert_int_equal(s.due.number, on("2026-03-31").number);
}

static void an_accepted_milestone_beside_one_that_waits_is_waiting(void **state)
{
	(void)state;
	check(of_two("2026-03-02", accepted_above("2026-02-10"),
		     waiting(ROADS, "2026-03-31", "2026-02-20")),
	      STATUS_WAITING, HELD_BY_INSPECTORATE, INSPECTORATE, "2026-02-20");
}

static void an_open_milestone_without_evidence_keeps_it_running_at_its_owner(void **state)
{
	(void)state;
	State s = of_two("2026-03-02", waiting(HEALTH, "2026-03-31", "2026-02-20"),
			 open_until(ROADS, "2026-04-30"));
	check(s, STATUS_RUNNING, HELD_BY_OWNER, ROADS, "2026-02-02");
	assert_int_equal(s.due.number, on("2026-04-30").number);
}

static void a_running_one_is_held_by_the_owner_of_what_is_due_next(void **state)
{
	(void)state;
	check(of_two("2026-03-02", open_until(HEALTH, "2026-04-30"),
		     open_until(ROADS, "2026-03-31")),
	      STATUS_RUNNING, HELD_BY_OWNER, ROADS, "2026-02-02");
}

static void nobody_has_held_it_before_it_was_answered(void **state)
{
	(void)state;
	MilestoneFacts early = open_until(HEALTH, "2026-04-30");
	early.owner_from = on("2025-12-01");
	check(of_one("2026-03-02", early), STATUS_RUNNING, HELD_BY_OWNER, HEALTH, "2026-01-15");
}

static void the_judge_of_the_milestone_due_first_holds_it(void **state)
{
	(void)state;
	MilestoneFacts first = waiting(HEALTH, "2026-04-30", "2026-02-20");
	MilestoneFacts second = waiting(INSPECTORATE, "2026-03-31", "2026-02-23");
	first.judge = INSPECTORATE;
	second.judge = BUREAU;
	ActionFacts actions[] = {
		{ .lead = HEALTH, .milestones = { &first, 1, 1 } },
		{ .lead = INSPECTORATE, .milestones = { &second, 1, 1 } },
	};
	State s = of_facts((RecommendationFacts){ .response = RESPONSE_ACCEPTED,
						  .answered_on = on("2026-01-15"),
						  .actions = { actions, 2, 2 } });
	check(s, STATUS_WAITING, HELD_BY_INSPECTORATE, BUREAU, "2026-02-23");
}

RUN_TESTS(TEST(due_on_friday_is_not_late_on_the_weekend_and_1_on_monday),
	  TEST(a_day_off_after_the_due_day_makes_nothing_late),
	  TEST(a_late_milestone_is_held_by_its_owner_and_decides_the_due_day),
	  TEST(what_waits_for_a_verdict_is_not_late),
	  TEST(a_late_milestone_beside_one_that_waits_is_late), TEST(late_comes_before_returned),
	  TEST(a_returned_milestone_past_its_due_day_is_late_since_it_came_back),
	  TEST(the_milestone_that_is_late_longest_decides),
	  TEST(a_returned_verdict_gives_the_ball_to_the_owner_that_day),
	  TEST(returned_comes_before_an_earlier_due_day), TEST(newer_evidence_after_a_return_waits),
	  TEST(it_waits_since_the_last_open_milestone_got_its_evidence),
	  TEST(an_accepted_milestone_beside_one_that_waits_is_waiting),
	  TEST(an_open_milestone_without_evidence_keeps_it_running_at_its_owner),
	  TEST(a_running_one_is_held_by_the_owner_of_what_is_due_next),
	  TEST(nobody_has_held_it_before_it_was_answered),
	  TEST(the_judge_of_the_milestone_due_first_holds_it))
