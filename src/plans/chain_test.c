/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/chain.h"

#include "plans/test_world.h"

/* Accepted, one action of health and roads with two milestones: the first is proven by a photo
 * after a return, the second waits. */
static Id a_chain(World *w)
{
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	Id first = add_milestone(w, action, w->health, "2026-04-30", "2026-03-04");
	Id second = add_milestone(w, action, w->roads, "2026-06-30", "2026-03-04");
	Actor health = acting(w->health_officer, w->health, "2026-03-10");
	judge(w, add_evidence(w, first, RANK_PLAN, health), VERDICT_RETURNED, w->inspector,
	      "2026-03-11");
	health = acting(w->health_officer, w->health, "2026-03-12");
	judge(w, add_evidence(w, first, RANK_PHOTO, health), VERDICT_ACCEPTED, w->inspector,
	      "2026-03-13");
	add_evidence(w, second, RANK_DECREE, acting(w->roads_officer, w->roads, "2026-03-16"));
	return action;
}

static void withdraw_on(World *w, Id action, const char *day)
{
	Actor by = acting(w->coordinator, w->bureau, day);
	assert_true(withdraw(w, action, action_find(w->db, action)->version, &by));
}

static void a_recommendation_without_anything_has_an_empty_chain(void **state)
{
	World *w = *state;
	Chain chain = chain_read(w->db, w->recommendation);
	assert_int_equal(chain.responses.count, 0);
	assert_int_equal(chain.actions.count, 0);
	assert_int_equal(chain.evidence.count, 0);
	assert_int_equal(chain_events(w->arena, &chain, 7).count, 0);
}

static void the_chain_counts_actions_milestones_evidence_and_verdicts(void **state)
{
	World *w = *state;
	a_chain(w);
	Chain chain = chain_read(w->db, w->recommendation);
	assert_int_equal(chain.actions_total, 1);
	assert_int_equal(chain.milestones_total, 2);
	assert_int_equal(chain.milestones_done, 1);
	assert_int_equal(chain.evidence_total, 3);
	assert_int_equal(chain.accepted, 1);
	assert_int_equal(chain.waiting, 1);
	assert_int_equal(chain.actions.items[0].milestones, 2);
	assert_int_equal(chain.actions.items[0].milestones_done, 1);
}

static void a_withdrawn_action_is_shown_and_counted_nowhere(void **state)
{
	World *w = *state;
	withdraw_on(w, a_chain(w), "2026-03-20");
	Chain chain = chain_read(w->db, w->recommendation);
	assert_int_equal(chain.actions.count, 1);
	assert_int_equal(chain.evidence.count, 3);
	assert_int_equal(chain.actions_total, 0);
	assert_int_equal(chain.milestones_total, 0);
	assert_int_equal(chain.milestones_done, 0);
	assert_int_equal(chain.evidence_total, 0);
	assert_int_equal(chain.accepted, 0);
	assert_int_equal(chain.waiting, 0);
}

static void a_withdrawn_action_stands_after_those_in_force(void **state)
{
	World *w = *state;
	Id first = a_chain(w);
	withdraw_on(w, first, "2026-03-20");
	Id second = add_action(w, w->roads, 0, "2026-03-23");
	Chain chain = chain_read(w->db, w->recommendation);
	assert_int_equal(chain.actions.items[0].action.id, second);
	assert_int_equal(chain.actions.items[1].action.id, first);
	assert_text(chain.actions.items[1].action.withdrawn_reason, "Digabung.");
	assert_int_equal(chain.actions_total, 1);
}

static void evidence_is_read_newest_first_with_its_milestone_and_verdict(void **state)
{
	World *w = *state;
	a_chain(w);
	Chain chain = chain_read(w->db, w->recommendation);
	const ChainEvidence *items = chain.evidence.items;
	assert_int_equal(items[0].milestone_number, 2);
	assert_int_equal(items[0].verdict.id, 0);
	assert_int_equal(items[1].milestone_number, 1);
	assert_int_equal(items[1].verdict.kind, VERDICT_ACCEPTED);
	assert_int_equal(items[1].evidence.rank, RANK_PHOTO);
	assert_int_equal(items[1].evidence.file_sha256.length, 64);
	assert_int_equal(items[2].verdict.kind, VERDICT_RETURNED);
	assert_text(items[2].verdict.agency_name, "Inspektorat");
}

static void milestones_are_numbered_within_their_action(void **state)
{
	World *w = *state;
	a_chain(w);
	Id other = add_action(w, w->roads, 0, "2026-03-17");
	Id milestone = add_milestone(w, other, w->roads, "2026-05-29", "2026-03-17");
	add_evidence(w, milestone, RANK_PHOTO, acting(w->roads_officer, w->roads, "2026-03-18"));
	Chain chain = chain_read(w->db, w->recommendation);
	assert_int_equal(chain.evidence.items[0].milestone_number, 1);
	assert_int_equal(chain.evidence.items[0].action, other);
	assert_int_equal(chain.milestones_total, 3);
}

static void events_are_what_happened_newest_first(void **state)
{
	World *w = *state;
	withdraw_on(w, a_chain(w), "2026-03-20");
	const EventKind kinds[] = {
		EVENT_WITHDRAWN, EVENT_EVIDENCE, EVENT_ACCEPTED, EVENT_EVIDENCE,
		EVENT_RETURNED,	 EVENT_EVIDENCE, EVENT_ACTION,	 EVENT_RESPONSE
	};
	Chain chain = chain_read(w->db, w->recommendation);
	EventList events = chain_events(w->arena, &chain, 7);
	assert_int_equal(events.count, sizeof kinds / sizeof *kinds);
	for (size_t i = 0; i < events.count; i++)
		assert_int_equal(events.items[i].kind, kinds[i]);
	assert_text(events.items[0].words, "Digabung.");
	assert_int_equal(events.items[4].milestone_number, 1);
	assert_int_equal(events.items[7].day.number, on("2026-03-03").number);
}

static void within_one_moment_the_later_step_stands_above(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	add_action(w, w->health, 0, "2026-03-03");
	Chain chain = chain_read(w->db, w->recommendation);
	EventList events = chain_events(w->arena, &chain, 7);
	assert_int_equal(events.items[0].kind, EVENT_ACTION);
	assert_int_equal(events.items[1].kind, EVENT_RESPONSE);
}

static void an_event_has_the_local_day_of_the_regency(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Chain chain = chain_read(w->db, w->recommendation);
	chain.responses.items[0].at = instant_from_iso(S("2026-03-03T16:30:00Z"));
	assert_int_equal(chain_events(w->arena, &chain, 7).items[0].day.number,
			 on("2026-03-03").number);
	assert_int_equal(chain_events(w->arena, &chain, 8).items[0].day.number,
			 on("2026-03-04").number);
}

static void agencies_that_take_part_are_listed_once_without_withdrawn_ones(void **state)
{
	World *w = *state;
	Id action = a_chain(w);
	add_action(w, w->roads, 0, "2026-03-17");
	AgencyList agencies = chain_agencies(w->db);
	assert_int_equal(agencies.count, 2);
	assert_int_equal(agencies.items[0].id, w->health);
	withdraw_on(w, action, "2026-03-20");
	agencies = chain_agencies(w->db);
	assert_int_equal(agencies.count, 1);
	assert_int_equal(agencies.items[0].id, w->roads);
}

RUN_IN_WORLD(IN_WORLD(a_recommendation_without_anything_has_an_empty_chain),
	     IN_WORLD(the_chain_counts_actions_milestones_evidence_and_verdicts),
	     IN_WORLD(a_withdrawn_action_is_shown_and_counted_nowhere),
	     IN_WORLD(a_withdrawn_action_stands_after_those_in_force),
	     IN_WORLD(evidence_is_read_newest_first_with_its_milestone_and_verdict),
	     IN_WORLD(milestones_are_numbered_within_their_action),
	     IN_WORLD(events_are_what_happened_newest_first),
	     IN_WORLD(within_one_moment_the_later_step_stands_above),
	     IN_WORLD(an_event_has_the_local_day_of_the_regency),
	     IN_WORLD(agencies_that_take_part_are_listed_once_without_withdrawn_ones))
