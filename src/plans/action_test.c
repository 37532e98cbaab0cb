/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static ActionChange change(World *w, const Action *action, Id contributor, const char *day)
{
	Actor by = acting(w->coordinator, w->bureau, day);
	ActionDraft draft = { .action = *action,
			      .contributors = { &contributor, contributor ? 1 : 0, 1 } };
	return action_change(w->db, &draft, &by);
}

static void a_new_action_is_unplanned_at_its_lead(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id id = add_action(w, w->health, w->roads, "2026-03-04");
	check_state(w, STATUS_UNPLANNED, HELD_BY_LEAD, w->health, "2026-03-04");
	const Action *action = action_find(w->db, id);
	assert_text(action->lead_slug, "dinas-kesehatan");
	assert_int_equal(action->state.status, STATUS_UNPLANNED);
	assert_int_equal(action->state.holder, w->health);
}

static void contributors_are_without_the_lead_and_without_doubles(void **state)
{
	World *w = *state;
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	Id id = add_action(w, w->health, 0, "2026-03-04");
	ActionDraft draft = action_draft(w->db, id);
	Id named[] = { w->roads, w->health, w->roads, w->clinic };
	draft.contributors = (IdList){ named, 4, 4 };
	assert_int_equal(action_change(w->db, &draft, &by), ACTION_CHANGED);
	AgencyList contributors = action_contributors(w->db, id);
	assert_int_equal(contributors.count, 2);
	assert_true(action_has_party(w->db, id, w->health));
	assert_true(action_has_party(w->db, id, w->roads));
	assert_false(action_has_party(w->db, id, w->bureau));
}

static void the_regency_as_a_whole_and_an_outside_body_lead_nothing(void **state)
{
	World *w = *state;
	Action action = *action_find(w->db, add_action(w, w->health, w->campus, "2026-03-04"));
	const Id none[] = { w->root, w->campus, 0, 999 };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		assert_int_equal(add_action(w, none[i], 0, "2026-03-04"), 0);
		action.lead = none[i];
		assert_int_equal(change(w, &action, 0, "2026-03-05"), ACTION_NO_LEAD);
	}
	assert_int_equal(action_find(w->db, action.id)->lead, w->health);
}

static void the_regency_as_a_whole_helps_nobody_and_an_outside_body_may(void **state)
{
	World *w = *state;
	Action action = *action_find(w->db, add_action(w, w->health, w->campus, "2026-03-04"));
	assert_true(action_has_party(w->db, action.id, w->campus));
	assert_int_equal(change(w, &action, w->root, "2026-03-05"), ACTION_NO_HELPER);
	assert_int_equal(change(w, &action, 999, "2026-03-05"), ACTION_NO_HELPER);
	assert_int_equal(add_action(w, w->health, w->root, "2026-03-04"), 0);
}

static void a_closed_contributor_may_stay_and_a_closed_lead_needs_a_successor(void **state)
{
	World *w = *state;
	Id led = add_action(w, w->clinic, 0, "2026-03-04");
	Id helped = add_action(w, w->health, w->clinic, "2026-03-04");
	Actor by = acting(0, 0, "2026-03-05");
	assert_int_equal(agency_close(w->db, agency_find(w->db, w->clinic), on("2026-03-05"), &by),
			 CLOSE_DONE);
	Action action = *action_find(w->db, helped);
	assert_int_equal(change(w, &action, w->clinic, "2026-03-06"), ACTION_CHANGED);
	action = *action_find(w->db, led);
	assert_int_equal(change(w, &action, 0, "2026-03-06"), ACTION_NO_LEAD);
	action.lead = w->roads;
	assert_int_equal(change(w, &action, w->clinic, "2026-03-06"), ACTION_NO_HELPER);
	assert_int_equal(change(w, &action, 0, "2026-03-06"), ACTION_CHANGED);
}

static void an_agency_owes_what_it_leads_and_the_milestones_it_owns_until_they_are_done(
	void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id id = add_action(w, w->health, w->roads, "2026-03-04");
	assert_int_equal(action_count_owed_by(w->db, w->health), 1);
	assert_int_equal(action_count_owed_by(w->db, w->roads), 0);
	Id milestone = add_milestone(w, id, w->roads, "2026-04-30", "2026-03-05");
	assert_int_equal(action_count_owed_by(w->db, w->roads), 1);
	Id evidence = add_evidence(w, milestone, RANK_SYSTEM,
				   acting(w->roads_officer, w->roads, "2026-03-09"));
	judge(w, evidence, VERDICT_ACCEPTED, w->inspector, "2026-03-10");
	assert_int_equal(action_count_owed_by(w->db, w->roads), 0);
	assert_int_equal(action_count_owed_by(w->db, w->health), 0);
}

static void what_is_withdrawn_is_owed_by_nobody(void **state)
{
	World *w = *state;
	Id id = add_action(w, w->health, w->roads, "2026-03-04");
	add_milestone(w, id, w->roads, "2026-04-30", "2026-03-05");
	Actor by = acting(w->coordinator, w->bureau, "2026-03-06");
	withdraw(w, id, 1, &by);
	assert_int_equal(action_count_owed_by(w->db, w->health), 0);
	assert_int_equal(action_count_owed_by(w->db, w->roads), 0);
}

static void an_old_version_is_a_clash(void **state)
{
	World *w = *state;
	Action action = *action_find(w->db, add_action(w, w->health, 0, "2026-03-04"));
	action.title = S("Loket baru");
	assert_int_equal(change(w, &action, 0, "2026-03-05"), ACTION_CHANGED);
	assert_int_equal(change(w, &action, 0, "2026-03-05"), ACTION_CLASH);
	assert_text(action_find(w->db, action.id)->title, "Loket baru");
}

static void a_new_lead_holds_it_from_that_day(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Action action = *action_find(w->db, add_action(w, w->health, 0, "2026-03-04"));
	action.title = S("Loket baru");
	change(w, &action, 0, "2026-03-05");
	check_state(w, STATUS_UNPLANNED, HELD_BY_LEAD, w->health, "2026-03-04");
	action.version++;
	action.lead = w->roads;
	change(w, &action, 0, "2026-03-09");
	check_state(w, STATUS_UNPLANNED, HELD_BY_LEAD, w->roads, "2026-03-09");
}

static void a_moved_due_day_is_journalled_with_the_old_one(void **state)
{
	World *w = *state;
	Action action = *action_find(w->db, add_action(w, w->health, 0, "2026-03-04"));
	action.due = on("2026-12-18");
	change(w, &action, 0, "2026-03-05");
	Str facts = journalled(w, "action", action.id)->public_facts;
	assert_true(str_find(facts, S("\"due\":\"2026-12-18\"")) > 0);
	assert_true(str_find(facts, S("\"due_before\":\"2026-11-30\"")) > 0);
	assert_true(str_find(facts, S("lead_before")) < 0);
}

static void the_owner_of_an_open_milestone_must_stay(void **state)
{
	World *w = *state;
	Action action = *action_find(w->db, add_action(w, w->health, w->roads, "2026-03-04"));
	Id milestone = add_milestone(w, action.id, w->roads, "2026-04-30", "2026-03-04");
	assert_int_equal(change(w, &action, 0, "2026-03-05"), ACTION_OWNER_LEFT);
	action.lead = w->roads;
	assert_int_equal(change(w, &action, 0, "2026-03-05"), ACTION_CHANGED);
	action.version++;
	action.lead = w->health;
	Id evidence = add_evidence(w, milestone, RANK_SYSTEM,
				   acting(w->roads_officer, w->roads, "2026-03-05"));
	judge(w, evidence, VERDICT_ACCEPTED, w->inspector, "2026-03-06");
	assert_int_equal(change(w, &action, 0, "2026-03-06"), ACTION_CHANGED);
}

static void a_withdrawn_action_counts_no_more_and_cannot_change(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Action action = *action_find(w->db, add_action(w, w->health, 0, "2026-03-04"));
	Actor by = acting(w->coordinator, w->bureau, "2026-03-10");
	assert_false(withdraw(w, action.id, 2, &by));
	assert_true(withdraw(w, action.id, 1, &by));
	check_state(w, STATUS_UNPLANNED, HELD_BY_COORDINATOR, w->bureau, "2026-03-10");
	assert_null(action_state(w->db, action.id));
	action.version = 2;
	assert_int_equal(change(w, &action, 0, "2026-03-11"), ACTION_WITHDRAWN);
	assert_false(withdraw(w, action.id, 2, &by));
	assert_text(journalled(w, "action", action.id)->public_facts, "{\"reason\":\"Digabung.\"}");
}

static void withdrawn_actions_are_listed_last(void **state)
{
	World *w = *state;
	Id first = add_action(w, w->health, 0, "2026-03-04");
	Id second = add_action(w, w->health, 0, "2026-03-04");
	Actor by = acting(w->coordinator, w->bureau, "2026-03-10");
	withdraw(w, first, 1, &by);
	ActionList all = action_list_of(w->db, w->recommendation);
	assert_int_equal(all.count, 2);
	assert_int_equal(all.items[0].id, second);
	assert_int_equal(all.items[1].withdrawn_on.number, on("2026-03-10").number);
	ActionList led = action_list_led_by(w->db, w->health);
	assert_int_equal(led.count, 1);
	assert_int_equal(led.items[0].id, second);
}

static void an_action_serves_several_recommendations_and_moves_each(void **state)
{
	World *w = *state;
	Id other = world_recommendation(w, 8, "Tetapkan target kinerja");
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	FormalResponse yes = { .recommendation = other,
			       .kind = RESPONSE_ACCEPTED,
			       .signed_on = on("2026-03-04") };
	response_add(w->db, &yes, 0, &by);
	Id action = add_action(w, w->health, 0, "2026-03-04");
	add_milestone(w, action, w->health, "2026-04-30", "2026-03-04");
	action_serve(w->db, action, other, &by);
	action_serve(w->db, action, other, &by);
	assert_int_equal(recommendation_list_of_action(w->db, action).count, 2);
	assert_int_equal(recommendation_state(w->db, other)->status, STATUS_RUNNING);
	assert_int_equal(journal_list_of(w->db, "action", action).count, 2);
	withdraw(w, action, 1, &by);
	assert_int_equal(recommendation_state(w->db, other)->status, STATUS_UNPLANNED);
}

static void a_withdrawn_action_serves_nothing_more(void **state)
{
	World *w = *state;
	Id other = world_recommendation(w, 8, "Tetapkan target kinerja");
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	withdraw(w, action, 1, &by);
	action_serve(w->db, action, other, &by);
	assert_int_equal(recommendation_list_of_action(w->db, action).count, 1);
}

static void the_lead_leads_and_a_contributor_contributes(void **state)
{
	World *w = *state;
	const Action *action = action_find(w->db, add_action(w, w->health, w->roads, "2026-03-04"));
	Day today = on("2026-03-04");
	StandingList lead =
		action_relation(w->db, action, person_find(w->db, w->health_officer, today));
	StandingList other =
		action_relation(w->db, action, person_find(w->db, w->roads_officer, today));
	StandingList none =
		action_relation(w->db, action, person_find(w->db, w->coordinator, today));
	assert_int_equal(lead.items[lead.count - 1].relation, REL_LEADS);
	assert_int_equal(other.items[other.count - 1].relation, REL_CONTRIBUTES);
	assert_int_equal(none.count, 1);
	assert_int_equal(none.items[0].relation, REL_ANY);
	assert_int_equal(action_relation(w->db, action, NULL).count, 0);
}

RUN_IN_WORLD(IN_WORLD(a_new_action_is_unplanned_at_its_lead),
	     IN_WORLD(contributors_are_without_the_lead_and_without_doubles),
	     IN_WORLD(the_regency_as_a_whole_and_an_outside_body_lead_nothing),
	     IN_WORLD(the_regency_as_a_whole_helps_nobody_and_an_outside_body_may),
	     IN_WORLD(a_closed_contributor_may_stay_and_a_closed_lead_needs_a_successor),
	     IN_WORLD(an_agency_owes_what_it_leads_and_the_milestones_it_owns_until_they_are_done),
	     IN_WORLD(what_is_withdrawn_is_owed_by_nobody), IN_WORLD(an_old_version_is_a_clash),
	     IN_WORLD(a_new_lead_holds_it_from_that_day),
	     IN_WORLD(a_moved_due_day_is_journalled_with_the_old_one),
	     IN_WORLD(the_owner_of_an_open_milestone_must_stay),
	     IN_WORLD(a_withdrawn_action_counts_no_more_and_cannot_change),
	     IN_WORLD(withdrawn_actions_are_listed_last),
	     IN_WORLD(an_action_serves_several_recommendations_and_moves_each),
	     IN_WORLD(a_withdrawn_action_serves_nothing_more),
	     IN_WORLD(the_lead_leads_and_a_contributor_contributes))
