/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static MilestoneChange change(World *w, const Milestone *milestone, const char *day)
{
	Actor by = acting(w->coordinator, w->bureau, day);
	return milestone_change(w->db, milestone, &by);
}

static Milestone sample(World *w)
{
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	return *milestone_find(w->db,
			       add_milestone(w, action, w->health, "2026-04-30", "2026-03-05"));
}

static void its_owner_leads_or_contributes(void **state)
{
	World *w = *state;
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	assert_true(add_milestone(w, action, w->health, "2026-04-30", "2026-03-04"));
	assert_true(add_milestone(w, action, w->roads, "2026-04-30", "2026-03-04"));
	assert_int_equal(add_milestone(w, action, w->bureau, "2026-04-30", "2026-03-04"), 0);
	assert_int_equal(add_milestone(w, action, w->clinic, "2026-04-30", "2026-03-04"), 0);
	assert_int_equal(add_milestone(w, 999, w->health, "2026-04-30", "2026-03-04"), 0);
}

static void a_withdrawn_action_takes_none(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-05");
	withdraw(w, milestone.action, 1, &by);
	assert_int_equal(add_milestone(w, milestone.action, w->health, "2026-04-30", "2026-03-05"),
			 0);
	assert_int_equal(change(w, &milestone, "2026-03-05"), MILESTONE_WITHDRAWN);
}

static void the_first_one_makes_it_run_at_its_owner(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	check_state(w, STATUS_RUNNING, HELD_BY_OWNER, w->health, "2026-03-05");
	assert_int_equal(state_now(w)->due.number, on("2026-04-30").number);
	assert_text(milestone.owner_name, "Dinas Kesehatan");
	assert_text(journalled(w, "milestone", milestone.id)->deed, "add");
}

static void a_new_owner_holds_it_from_that_day(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	milestone.title = S("Loket dibuka di lima kecamatan");
	assert_int_equal(change(w, &milestone, "2026-03-09"), MILESTONE_CHANGED);
	check_state(w, STATUS_RUNNING, HELD_BY_OWNER, w->health, "2026-03-05");
	milestone.version++;
	milestone.owner = w->roads;
	assert_int_equal(change(w, &milestone, "2026-03-10"), MILESTONE_CHANGED);
	check_state(w, STATUS_RUNNING, HELD_BY_OWNER, w->roads, "2026-03-10");
}

static void a_moved_due_day_moves_the_state_and_is_journalled_with_the_old_one(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	milestone.due = on("2026-03-06");
	assert_int_equal(change(w, &milestone, "2026-03-10"), MILESTONE_CHANGED);
	assert_int_equal(state_now(w)->status, STATUS_LATE);
	Str facts = journalled(w, "milestone", milestone.id)->public_facts;
	assert_true(str_find(facts, S("\"due_before\":\"2026-04-30\"")) > 0);
	assert_true(str_find(facts, S("owner_before")) < 0);
}

static void an_old_version_is_a_clash(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	assert_int_equal(change(w, &milestone, "2026-03-09"), MILESTONE_CHANGED);
	assert_int_equal(change(w, &milestone, "2026-03-09"), MILESTONE_CLASH);
	milestone.id = 999;
	assert_int_equal(change(w, &milestone, "2026-03-09"), MILESTONE_CLASH);
}

static void a_stranger_to_the_action_cannot_become_its_owner(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	milestone.owner = w->bureau;
	assert_int_equal(change(w, &milestone, "2026-03-09"), MILESTONE_NOT_A_PARTY);
	assert_int_equal(milestone_find(w->db, milestone.id)->owner, w->health);
}

static void close_agency(World *w, Id agency, const char *day)
{
	Actor by = acting(w->admin, 0, day);
	const Agency *found = agency_find(w->db, agency);
	assert_int_equal(agency_close(w->db, found, on(day), &by), CLOSE_DONE);
}

static void a_closed_contributor_becomes_no_owner(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, w->clinic, "2026-03-04");
	Id id = add_milestone(w, action, w->health, "2026-04-30", "2026-03-04");
	close_agency(w, w->clinic, "2026-03-05");
	assert_int_equal(add_milestone(w, action, w->clinic, "2026-04-30", "2026-03-06"), 0);
	Milestone milestone = *milestone_find(w->db, id);
	milestone.owner = w->clinic;
	assert_int_equal(change(w, &milestone, "2026-03-06"), MILESTONE_NOT_A_PARTY);
}

static void an_owner_that_is_closed_may_stay(void **state)
{
	World *w = *state;
	Id action = add_action(w, w->health, w->clinic, "2026-03-04");
	close_agency(w, w->clinic, "2026-03-05");
	assert_true(milestone_may_be_owned_by(w->db, action, w->clinic, w->clinic));
	assert_false(milestone_may_be_owned_by(w->db, action, w->clinic, w->health));
	assert_false(milestone_may_be_owned_by(w->db, action, w->roads, w->roads));
}

static void what_was_accepted_is_not_rewritten(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	Id evidence = add_evidence(w, milestone.id, RANK_DECREE,
				   acting(w->health_officer, w->health, "2026-03-09"));
	judge(w, evidence, VERDICT_ACCEPTED, w->inspector, "2026-03-10");
	milestone.title = S("Loket direncanakan");
	assert_int_equal(change(w, &milestone, "2026-03-11"), MILESTONE_DONE);
}

static void what_waits_for_a_verdict_keeps_its_promise(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	add_evidence(w, milestone.id, RANK_DECREE,
		     acting(w->health_officer, w->health, "2026-03-09"));
	Milestone wanted = milestone;
	wanted.proof = S("apa saja");
	assert_int_equal(change(w, &wanted, "2026-03-10"), MILESTONE_WAITS);
	wanted = milestone;
	wanted.owner = w->roads;
	assert_int_equal(change(w, &wanted, "2026-03-10"), MILESTONE_WAITS);
	wanted = milestone;
	wanted.due = on("2026-05-31");
	assert_int_equal(change(w, &wanted, "2026-03-10"), MILESTONE_CHANGED);
}

static void its_facts_follow_evidence_and_verdicts(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	Actor by = acting(w->health_officer, w->health, "2026-03-09");
	Id first = add_evidence(w, milestone.id, RANK_DECREE, by);
	MilestoneFacts facts = milestone_find(w->db, milestone.id)->facts;
	assert_true(facts.has_waiting && !facts.has_accepted && !facts.newest_returned);
	assert_int_equal(facts.waiting_since.number, on("2026-03-09").number);

	judge(w, first, VERDICT_RETURNED, w->inspector, "2026-03-10");
	facts = milestone_find(w->db, milestone.id)->facts;
	assert_true(!facts.has_waiting && facts.newest_returned);
	assert_int_equal(facts.returned_on.number, on("2026-03-10").number);

	by = acting(w->health_officer, w->health, "2026-03-11");
	judge(w, add_evidence(w, milestone.id, RANK_DECREE, by), VERDICT_ACCEPTED, w->inspector,
	      "2026-03-12");
	facts = milestone_find(w->db, milestone.id)->facts;
	assert_true(facts.has_accepted && !facts.has_accepted_above_decree);
	assert_false(facts.newest_returned);
	assert_int_equal(facts.accepted_on.number, on("2026-03-12").number);
}

static void the_inbox_lists_what_is_open_by_due_and_what_waits_last(void **state)
{
	World *w = *state;
	Milestone soon = sample(w);
	Id later = add_milestone(w, soon.action, w->health, "2026-05-29", "2026-03-05");
	add_milestone(w, soon.action, w->roads, "2026-03-31", "2026-03-05");
	assert_int_equal(milestone_list_open_of(w->db, w->health).items[0].id, soon.id);
	add_evidence(w, soon.id, RANK_PHOTO, acting(w->health_officer, w->health, "2026-03-09"));
	MilestoneList open = milestone_list_open_of(w->db, w->health);
	assert_int_equal(open.count, 2);
	assert_int_equal(open.items[0].id, later);
	assert_int_equal(open.items[1].id, soon.id);
	assert_int_equal(milestone_list(w->db, soon.action).count, 3);
}

static void the_inbox_leaves_out_what_is_done_or_withdrawn(void **state)
{
	World *w = *state;
	Milestone done = sample(w);
	Id evidence = add_evidence(w, done.id, RANK_PHOTO,
				   acting(w->health_officer, w->health, "2026-03-09"));
	judge(w, evidence, VERDICT_ACCEPTED, w->inspector, "2026-03-10");
	assert_int_equal(milestone_list_open_of(w->db, w->health).count, 0);
	Id other = add_action(w, w->health, 0, "2026-03-04");
	add_milestone(w, other, w->health, "2026-04-30", "2026-03-05");
	assert_int_equal(milestone_list_open_of(w->db, w->health).count, 1);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-10");
	withdraw(w, other, 1, &by);
	assert_int_equal(milestone_list_open_of(w->db, w->health).count, 0);
}

static bool stands(StandingList standing, Relation relation)
{
	for (size_t i = 0; i < standing.count; i++)
		if (standing.items[i].relation == relation)
			return true;
	return false;
}

static void an_owner_that_leads_stands_in_both_relations(void **state)
{
	World *w = *state;
	Milestone milestone = sample(w);
	Day today = on("2026-03-05");
	StandingList both =
		milestone_relation(w->db, &milestone, person_find(w->db, w->health_head, today));
	assert_true(stands(both, REL_OWNS) && stands(both, REL_LEADS));
	StandingList other =
		milestone_relation(w->db, &milestone, person_find(w->db, w->roads_officer, today));
	assert_true(stands(other, REL_CONTRIBUTES) && !stands(other, REL_OWNS));
}

RUN_IN_WORLD(IN_WORLD(its_owner_leads_or_contributes), IN_WORLD(a_withdrawn_action_takes_none),
	     IN_WORLD(the_first_one_makes_it_run_at_its_owner),
	     IN_WORLD(a_new_owner_holds_it_from_that_day),
	     IN_WORLD(a_moved_due_day_moves_the_state_and_is_journalled_with_the_old_one),
	     IN_WORLD(an_old_version_is_a_clash),
	     IN_WORLD(a_stranger_to_the_action_cannot_become_its_owner),
	     IN_WORLD(a_closed_contributor_becomes_no_owner),
	     IN_WORLD(an_owner_that_is_closed_may_stay),
	     IN_WORLD(what_was_accepted_is_not_rewritten),
	     IN_WORLD(what_waits_for_a_verdict_keeps_its_promise),
	     IN_WORLD(its_facts_follow_evidence_and_verdicts),
	     IN_WORLD(the_inbox_lists_what_is_open_by_due_and_what_waits_last),
	     IN_WORLD(the_inbox_leaves_out_what_is_done_or_withdrawn),
	     IN_WORLD(an_owner_that_leads_stands_in_both_relations))
