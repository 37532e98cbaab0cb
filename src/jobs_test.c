/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs.h"

#include "plans/test_world.h"
#include "records/job.h"

static void change_all_copies(World *w)
{
	db_write(w->db, "UPDATE recommendation_state SET status = 'running'");
}

static void the_day_begins_with_each_state_anew(void **state)
{
	World *w = *state;
	Actor by = by_command();
	change_all_copies(w);
	jobs_every_day(w->db, w->arena, by.now, by.today);
	while (jobs_run_piece(w->db, w->arena, by.now, by.today))
		;
	assert_int_equal(state_count_wrong(w->db, by.today), 0);
}

/* A piece without time does one row, so that it always comes forward. */
static void states_are_refreshed_piece_by_piece(void **state)
{
	World *w = *state;
	Day today = on(DAY_ONE);
	world_recommendation(w, 8, "Perbaiki arsip");
	world_recommendation(w, 9, "Perbaiki loket");
	change_all_copies(w);
	Id after = 0;
	for (int64_t wrong = 3; wrong > 0; wrong--) {
		assert_int_equal(state_count_wrong(w->db, today), wrong);
		after = recommendation_states_refresh(w->db, after, today, 0);
		assert_int_equal(after > 0, wrong > 1);
	}
	assert_int_equal(state_count_wrong(w->db, today), 0);
}

static void a_job_of_an_unknown_kind_is_dropped(void **state)
{
	World *w = *state;
	Actor by = by_command();
	job_want(w->db, "from_a_newer_program", by.now);
	assert_true(jobs_run_piece(w->db, w->arena, by.now, by.today));
	assert_false(jobs_run_piece(w->db, w->arena, by.now, by.today));
	assert_false(job_is_due(w->db, by.now));
}

/* The savepoint is begun anew, so that what is rolled back is the piece and not the test. */
static void a_job_that_fails_lets_the_others_go_on_and_comes_again_after_a_minute(void **state)
{
	World *w = *state;
	Actor by = by_command();
	Id action = add_action(w, w->health, 0, DAY_ONE);
	db_write(w->db, "UPDATE action_state SET status = 'running'");
	job_want(w->db, "recommendation_states", by.now);
	job_want(w->db, "action_states", by.now);
	db_write(w->db, "ALTER TABLE recommendation_state RENAME TO recommendation_state_away");
	db_release(w->db);
	db_savepoint(w->db);
	while (jobs_run_piece(w->db, w->arena, by.now, by.today))
		;
	assert_false(db_failed(w->db));
	assert_int_equal(action_state(w->db, action)->status, STATUS_UNPLANNED);
	assert_false(job_is_due(w->db, (Instant){ by.now.seconds + 59 }));
	assert_true(job_is_due(w->db, (Instant){ by.now.seconds + 60 }));
}

RUN_IN_WORLD(IN_WORLD(the_day_begins_with_each_state_anew),
	     IN_WORLD(states_are_refreshed_piece_by_piece),
	     IN_WORLD(a_job_of_an_unknown_kind_is_dropped),
	     IN_WORLD(a_job_that_fails_lets_the_others_go_on_and_comes_again_after_a_minute))
