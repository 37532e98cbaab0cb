/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/sample_facts.h"

static void without_a_response_the_coordinator_holds_it_since_it_came(void **state)
{
	(void)state;
	State s = of_facts(
		(RecommendationFacts){ .added_on = on("2026-01-05"), .coordinator = BUREAU });
	check(s, STATUS_UNANSWERED, HELD_BY_COORDINATOR, BUREAU, "2026-01-05");
	assert_false(day_is_set(s.due));
}

static void without_a_response_it_is_unanswered_whatever_its_actions_say(void **state)
{
	(void)state;
	MilestoneFacts done = accepted_above("2026-02-10");
	ActionFacts action = { .lead = HEALTH, .milestones = { &done, 1, 1 } };
	State s = of_facts((RecommendationFacts){ .added_on = on("2026-01-05"),
						  .coordinator = BUREAU,
						  .actions = { &action, 1, 1 } });
	check(s, STATUS_UNANSWERED, HELD_BY_COORDINATOR, BUREAU, "2026-01-05");
}

static void a_noted_one_is_held_by_nobody_whatever_its_actions_say(void **state)
{
	(void)state;
	MilestoneFacts late = open_until(HEALTH, "2026-01-30");
	ActionFacts action = { .lead = HEALTH, .milestones = { &late, 1, 1 } };
	State s = of_facts((RecommendationFacts){ .response = RESPONSE_NOTED,
						  .answered_on = on("2026-01-15"),
						  .coordinator = BUREAU,
						  .actions = { &action, 1, 1 } });
	check(s, STATUS_NOTED, HELD_BY_NOBODY, 0, "2026-01-15");
}

static void an_answered_one_without_an_action_is_unplanned_at_the_coordinator(void **state)
{
	(void)state;
	for (ResponseKind kind = RESPONSE_ACCEPTED; kind <= RESPONSE_PARTLY; kind++) {
		State s = of_facts((RecommendationFacts){
			.response = kind, .answered_on = on("2026-01-15"), .coordinator = BUREAU });
		check(s, STATUS_UNPLANNED, HELD_BY_COORDINATOR, BUREAU, "2026-01-15");
	}
}

static void a_withdrawn_last_action_gives_it_back_to_the_coordinator_that_day(void **state)
{
	(void)state;
	State s = of_facts((RecommendationFacts){ .response = RESPONSE_ACCEPTED,
						  .answered_on = on("2026-01-15"),
						  .withdrawn_on = on("2026-02-20"),
						  .coordinator = BUREAU });
	check(s, STATUS_UNPLANNED, HELD_BY_COORDINATOR, BUREAU, "2026-02-20");
}

static void an_action_without_a_milestone_is_unplanned_at_its_lead(void **state)
{
	(void)state;
	check(state_of("2026-03-02", 0, accepted("2026-02-02"), accepted("2026-02-02")),
	      STATUS_UNPLANNED, HELD_BY_LEAD, HEALTH, "2026-01-20");
}

static void one_action_without_a_milestone_makes_all_of_it_unplanned(void **state)
{
	(void)state;
	MilestoneFacts late = open_until(HEALTH, "2026-01-30");
	ActionFacts actions[] = {
		{ .lead = HEALTH, .milestones = { &late, 1, 1 } },
		{ .lead = ROADS, .lead_from = on("2026-01-10") },
	};
	State s = of_facts((RecommendationFacts){ .response = RESPONSE_PARTLY,
						  .answered_on = on("2026-01-15"),
						  .actions = { actions, 2, 2 } });
	check(s, STATUS_UNPLANNED, HELD_BY_LEAD, ROADS, "2026-01-15");
}

static void all_accepted_and_one_above_a_decree_is_carried_out(void **state)
{
	(void)state;
	check(of_one("2026-03-02", accepted_above("2026-02-10")), STATUS_CARRIED_OUT,
	      HELD_BY_NOBODY, 0, "2026-02-10");
	check(of_two("2026-03-02", accepted_above("2026-02-10"), accepted("2026-02-20")),
	      STATUS_CARRIED_OUT, HELD_BY_NOBODY, 0, "2026-02-20");
}

static void carried_out_counts_from_the_first_strong_proof(void **state)
{
	(void)state;
	MilestoneFacts stronger_later = accepted("2026-02-10");
	stronger_later.has_accepted_above_decree = true;
	stronger_later.accepted_above_on = on("2026-02-25");
	check(of_two("2026-03-02", stronger_later, accepted("2026-02-20")), STATUS_CARRIED_OUT,
	      HELD_BY_NOBODY, 0, "2026-02-25");
	check(of_two("2026-03-02", stronger_later, accepted_above("2026-02-12")),
	      STATUS_CARRIED_OUT, HELD_BY_NOBODY, 0, "2026-02-12");
}

static void one_open_milestone_keeps_it_from_being_carried_out(void **state)
{
	(void)state;
	check(of_two("2026-03-02", accepted_above("2026-02-10"), open_until(ROADS, "2026-04-30")),
	      STATUS_RUNNING, HELD_BY_OWNER, ROADS, "2026-02-02");
}

static void all_accepted_by_decrees_only_is_running_at_the_lead(void **state)
{
	(void)state;
	State s = of_two("2026-12-01", accepted("2026-02-10"), accepted("2026-02-20"));
	check(s, STATUS_RUNNING, HELD_BY_LEAD, HEALTH, "2026-02-20");
	assert_false(day_is_set(s.due));
}

static void stronger_evidence_on_a_done_milestone_waits_at_the_inspectorate(void **state)
{
	(void)state;
	MilestoneFacts stronger = accepted("2026-02-10");
	stronger.has_waiting = true;
	stronger.judge = INSPECTORATE;
	stronger.waiting_since = on("2026-02-24");
	check(of_two("2026-03-02", stronger, accepted("2026-02-20")), STATUS_RUNNING,
	      HELD_BY_INSPECTORATE, INSPECTORATE, "2026-02-24");
}

static void stronger_evidence_that_is_returned_goes_back_to_the_lead(void **state)
{
	(void)state;
	MilestoneFacts stronger = accepted("2026-02-10");
	stronger.newest_returned = true;
	stronger.returned_on = on("2026-02-26");
	check(of_two("2026-03-02", stronger, accepted("2026-02-20")), STATUS_RUNNING, HELD_BY_LEAD,
	      HEALTH, "2026-02-26");
}

static void all_actions_count_for_carried_out(void **state)
{
	(void)state;
	MilestoneFacts strong = accepted_above("2026-02-10"), weak = accepted("2026-02-12"),
		       open = open_until(ROADS, "2026-04-30");
	ActionFacts actions[] = { { .lead = HEALTH, .milestones = { &weak, 1, 1 } },
				  { .lead = ROADS, .milestones = { &strong, 1, 1 } } };
	RecommendationFacts facts = { .response = RESPONSE_ACCEPTED,
				      .answered_on = on("2026-01-15"),
				      .withdrawn_on = on("2026-02-18"),
				      .actions = { actions, 2, 2 } };
	check(of_facts(facts), STATUS_CARRIED_OUT, HELD_BY_NOBODY, 0, "2026-02-18");
	actions[1].milestones.items = &open;
	check(of_facts(facts), STATUS_RUNNING, HELD_BY_OWNER, ROADS, "2026-02-02");
}

static void an_action_has_its_own_state_by_the_same_function(void **state)
{
	(void)state;
	Calendar calendar = five_days();
	MilestoneFacts late = open_until(ROADS, "2026-03-06");
	ActionFacts action = { .lead = HEALTH, .lead_from = on("2026-01-20") };
	check(status_of_action(&action, &calendar, on("2026-03-12")), STATUS_UNPLANNED,
	      HELD_BY_LEAD, HEALTH, "2026-01-20");
	action.milestones = (MilestoneFactsList){ &late, 1, 1 };
	check(status_of_action(&action, &calendar, on("2026-03-12")), STATUS_LATE, HELD_BY_OWNER,
	      ROADS, "2026-02-02");
}

static void words_are_read_as_they_are_written(void **state)
{
	(void)state;
	for (int i = 0; i < STATUSES; i++) {
		Status status;
		assert_true(status_from(str_of(status_word((Status)i)), &status));
		assert_int_equal(status, i);
	}
	for (int i = 0; i < HOLDER_KINDS; i++) {
		HolderKind kind;
		assert_true(holder_from(str_of(holder_word((HolderKind)i)), &kind));
		assert_int_equal(kind, i);
	}
	Status status;
	HolderKind kind;
	assert_false(status_from(S("terlambat"), &status));
	assert_false(holder_from(S(""), &kind));
}

static void lists_begin_with_what_is_late_and_end_with_what_is_noted(void **state)
{
	(void)state;
	const Status order[] = { STATUS_LATE,	    STATUS_OBSTRUCTED,	STATUS_RETURNED,
				 STATUS_WAITING,    STATUS_RUNNING,	STATUS_UNPLANNED,
				 STATUS_UNANSWERED, STATUS_CARRIED_OUT, STATUS_NOTED };
	for (int i = 0; i < STATUSES; i++)
		assert_int_equal(status_urgency(order[i]), i + 1);
}

RUN_TESTS(TEST(without_a_response_the_coordinator_holds_it_since_it_came),
	  TEST(without_a_response_it_is_unanswered_whatever_its_actions_say),
	  TEST(a_noted_one_is_held_by_nobody_whatever_its_actions_say),
	  TEST(an_answered_one_without_an_action_is_unplanned_at_the_coordinator),
	  TEST(a_withdrawn_last_action_gives_it_back_to_the_coordinator_that_day),
	  TEST(an_action_without_a_milestone_is_unplanned_at_its_lead),
	  TEST(one_action_without_a_milestone_makes_all_of_it_unplanned),
	  TEST(all_accepted_and_one_above_a_decree_is_carried_out),
	  TEST(carried_out_counts_from_the_first_strong_proof),
	  TEST(one_open_milestone_keeps_it_from_being_carried_out),
	  TEST(all_accepted_by_decrees_only_is_running_at_the_lead),
	  TEST(stronger_evidence_on_a_done_milestone_waits_at_the_inspectorate),
	  TEST(stronger_evidence_that_is_returned_goes_back_to_the_lead),
	  TEST(all_actions_count_for_carried_out),
	  TEST(an_action_has_its_own_state_by_the_same_function),
	  TEST(words_are_read_as_they_are_written),
	  TEST(lists_begin_with_what_is_late_and_end_with_what_is_noted))
