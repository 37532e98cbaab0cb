/* SPDX-License-Identifier: Apache-2.0 */
#include "home/inbox.h"
#include "plans/test_world.h"

/* An action whose only milestone is proved by evidence of that rank, accepted on 12 March. */
static Id proved_action(World *w, Id lead, Rank rank, Id *milestone)
{
	Id action = add_action(w, lead, 0, "2026-03-04");
	*milestone = add_milestone(w, action, lead, "2026-05-29", "2026-03-04");
	Id evidence = add_evidence(w, *milestone, rank, acting(0, lead, "2026-03-10"));
	assert_int_equal(judge(w, evidence, VERDICT_ACCEPTED, w->inspector, "2026-03-12"),
			 VERDICT_GIVEN);
	return action;
}

static TaskList tasks_of(World *w, Id person)
{
	Day today = on("2026-03-13");
	Inbox inbox = inbox_read(w->db, person_find(w->db, person, today), today);
	assert_int_equal(inbox.late.count + inbox.week.count + inbox.later.count, 0);
	return inbox.now;
}

static void a_lead_whose_proof_is_a_decree_alone_owes_stronger_evidence(void **state)
{
	World *w = *state;
	Id milestone;
	accept_recommendation(w, "2026-03-03");
	proved_action(w, w->health, RANK_DECREE, &milestone);
	TaskList tasks = tasks_of(w, w->health_officer);
	assert_int_equal(tasks.count, 1);
	assert_int_equal(tasks.items[0].kind, TASK_STRENGTHEN);
	Str target = str_print(w->arena, "/tonggak/%lld/bukti", (long long)milestone);
	assert_true(str_equal(tasks.items[0].target, target));
	assert_int_equal(tasks.items[0].due.number, on("2026-11-30").number);
	assert_int_equal(tasks_of(w, w->roads_officer).count, 0);
}

static void stronger_evidence_that_waits_is_asked_for_no_more(void **state)
{
	World *w = *state;
	Id milestone;
	accept_recommendation(w, "2026-03-03");
	proved_action(w, w->health, RANK_DECREE, &milestone);
	add_evidence(w, milestone, RANK_SYSTEM, acting(0, w->health, "2026-03-12"));
	assert_int_equal(tasks_of(w, w->health_officer).count, 0);
}

static void stronger_evidence_that_was_returned_is_asked_for_with_the_inspectors_words(void **state)
{
	World *w = *state;
	Id milestone;
	accept_recommendation(w, "2026-03-03");
	Id action = proved_action(w, w->health, RANK_DECREE, &milestone);
	Id later = add_milestone(w, action, w->health, "2026-10-30", "2026-03-12");
	Actor by = acting(0, w->health, "2026-03-12");
	judge(w, add_evidence(w, later, RANK_DECREE, by), VERDICT_ACCEPTED, w->inspector,
	      "2026-03-12");
	judge(w, add_evidence(w, milestone, RANK_SYSTEM, by), VERDICT_RETURNED, w->inspector,
	      "2026-03-13");
	TaskList tasks = tasks_of(w, w->health_officer);
	assert_int_equal(tasks.count, 1);
	assert_int_equal(tasks.items[0].kind, TASK_STRENGTHEN);
	assert_text(tasks.items[0].words, "Kurang lengkap.");
	Str target = str_print(w->arena, "/tonggak/%lld/bukti", (long long)milestone);
	assert_true(str_equal(tasks.items[0].target, target));
}

static void what_another_action_proved_needs_no_stronger_evidence(void **state)
{
	World *w = *state;
	Id milestone;
	accept_recommendation(w, "2026-03-03");
	proved_action(w, w->health, RANK_DECREE, &milestone);
	proved_action(w, w->roads, RANK_SYSTEM, &milestone);
	assert_int_equal(state_now(w)->status, STATUS_CARRIED_OUT);
	assert_int_equal(tasks_of(w, w->health_officer).count, 0);
}

RUN_IN_WORLD(IN_WORLD(a_lead_whose_proof_is_a_decree_alone_owes_stronger_evidence),
	     IN_WORLD(stronger_evidence_that_waits_is_asked_for_no_more),
	     IN_WORLD(stronger_evidence_that_was_returned_is_asked_for_with_the_inspectors_words),
	     IN_WORLD(what_another_action_proved_needs_no_stronger_evidence))
