/* SPDX-License-Identifier: Apache-2.0 */
/* A fact of a lower folder changes, and the stored copies of states follow. */
#include "effects.h"

#include "jobs.h"
#include "plans/test_world.h"
#include "records/job.h"
#include "records/setting.h"

/* The ball lies with the organisation bureau: nothing is answered yet. */
static void the_ball_moves_with_the_setting_of_the_organisation_bureau(void **state)
{
	World *w = *state;
	Actor by = by_command();
	check_state(w, STATUS_UNANSWERED, HELD_BY_COORDINATOR, w->bureau, DAY_ONE);
	Id before = journal_last_id(w->db);
	setting_change(w->db, "agency.organisation_bureau", S("dinas-kesehatan"), &by);
	effects_run_after(w->db, before, &by);
	check_state(w, STATUS_UNANSWERED, HELD_BY_COORDINATOR, w->health, DAY_ONE);
	assert_int_equal(state_count_wrong(w->db, by.today), 0);
}

static void a_page_that_changes_the_setting_moves_it_too(void **state)
{
	World *w = *state;
	Actor by = by_command();
	by.request = S("page");
	setting_change(w->db, "agency.organisation_bureau", S("dinas-kesehatan"), &by);
	Request rq = {
		.arena = w->arena, .db = w->db, .request_id = by.request, .today = by.today
	};
	effects_run(&rq);
	check_state(w, STATUS_UNANSWERED, HELD_BY_COORDINATOR, w->health, DAY_ONE);
}

static void evidence_waits(World *w)
{
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	Id milestone = add_milestone(w, action, w->health, "2026-05-29", "2026-03-04");
	add_evidence(w, milestone, RANK_SYSTEM, acting(0, w->health, "2026-03-10"));
}

/* Where the inspectorate is closed, another inspector is waited for. */
static void a_closed_inspectorate_is_waited_for_no_more(void **state)
{
	World *w = *state;
	Actor by = acting(0, 0, "2026-03-11");
	evidence_waits(w);
	check_state(w, STATUS_WAITING, HELD_BY_INSPECTORATE, w->inspectorate, "2026-03-10");
	db_write(w->db, "DELETE FROM role_grant WHERE agency = $1", ID(w->inspectorate));
	Id before = journal_last_id(w->db);
	const Agency *closed = agency_find(w->db, w->inspectorate);
	assert_int_equal(agency_close(w->db, closed, by.today, &by), CLOSE_DONE);
	effects_run_after(w->db, before, &by);
	assert_int_not_equal(state_now(w)->holder, w->inspectorate);
	assert_int_equal(state_count_wrong(w->db, by.today), 0);
}

/* Law 2: an agency is one with its parts. */
static void an_agency_that_moves_under_another_changes_who_is_independent(void **state)
{
	World *w = *state;
	Actor by = acting(0, 0, "2026-03-11");
	evidence_waits(w);
	Id before = journal_last_id(w->db);
	Agency moved = *agency_find(w->db, w->health);
	moved.parent = w->inspectorate;
	assert_true(agency_change(w->db, &moved, &by));
	effects_run_after(w->db, before, &by);
	assert_int_not_equal(state_now(w)->holder, w->inspectorate);
	assert_int_equal(state_count_wrong(w->db, by.today), 0);
}

static void what_moves_nothing_leaves_the_copies_alone(void **state)
{
	World *w = *state;
	db_write(w->db, "UPDATE recommendation_state SET status = 'running'");
	Id before = journal_last_id(w->db);
	world_recommendation(w, 8, "Perbaiki arsip");
	Actor by = by_command();
	effects_run_after(w->db, before, &by);
	assert_int_equal(state_now(w)->status, STATUS_RUNNING);
}

/* 61 recommendations, so their states are a job's. */
static void many_states_follow_in_a_job(void **state)
{
	World *w = *state;
	Actor by = by_command();
	for (int number = 100; number < 160; number++)
		world_recommendation(w, number, "Perbaiki arsip");
	Id before = journal_last_id(w->db);
	setting_change(w->db, "agency.organisation_bureau", S("dinas-kesehatan"), &by);
	effects_run_after(w->db, before, &by);
	check_state(w, STATUS_UNANSWERED, HELD_BY_COORDINATOR, w->bureau, DAY_ONE);
	assert_true(job_is_due(w->db, by.now));
	while (jobs_run_piece(w->db, w->arena, by.now, by.today))
		;
	assert_false(job_is_due(w->db, by.now));
	check_state(w, STATUS_UNANSWERED, HELD_BY_COORDINATOR, w->health, DAY_ONE);
	assert_int_equal(state_count_wrong(w->db, by.today), 0);
}

RUN_IN_WORLD(IN_WORLD(the_ball_moves_with_the_setting_of_the_organisation_bureau),
	     IN_WORLD(a_page_that_changes_the_setting_moves_it_too),
	     IN_WORLD(a_closed_inspectorate_is_waited_for_no_more),
	     IN_WORLD(an_agency_that_moves_under_another_changes_who_is_independent),
	     IN_WORLD(what_moves_nothing_leaves_the_copies_alone),
	     IN_WORLD(many_states_follow_in_a_job))
