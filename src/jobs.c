/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs.h"

#include "base/clock.h"
#include "base/log.h"
#include "people/session.h"
#include "people/session_use.h"
#include "plans/action_list.h"
#include "plans/state.h"
#include "records/file.h"
#include "records/job.h"
#include "records/outbox.h"
#include "web/form_sent.h"

/* What a piece takes of the write lane before it leaves the rest to the next one. */
#define PIECE_NS INT64_C(10000000)
#define AFTER_FAILURE_SECONDS 60

/* piece does what comes after a position until the clock (monotonic) is there, and gives the new
 * position; 0: all is done. */
typedef struct JobKind {
	const char *kind;
	Id (*piece)(Db *db, Id after, Day today, int64_t until_ns);
} JobKind;

static const JobKind kinds[] = {
	{ "action_states", action_states_refresh },
	{ "recommendation_states", recommendation_states_refresh },
	{ "search_actions", actions_search_refresh },
	{ "search_recommendations", recommendations_search_refresh },
};

static void run_piece(Db *db, const Job *job, Day today);
static void put_off(Db *db, const Job *job, Instant now);

void jobs_want_states(Db *db, Instant now)
{
	job_want(db, "action_states", now);
	job_want(db, "recommendation_states", now);
}

bool jobs_run_piece(Db *db, Arena *arena, Instant now, Day today)
{
	db_set_arena(db, arena);
	Job job;
	if (!job_take(db, now, &job))
		return false;
	run_piece(db, &job, today);
	if (db_failed(db))
		put_off(db, &job, now);
	return !db_failed(db);
}

static void run_piece(Db *db, const Job *job, Day today)
{
	int64_t until_ns = clock_monotonic_ns() + PIECE_NS;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!str_equal_c(job->kind, kinds[i].kind))
			continue;
		job_leave(db, job, kinds[i].piece(db, job->position, today, until_ns));
		return;
	}
	log_error("a job of a kind that this program does not know is dropped: %.*s",
		  STR_ARGS(job->kind));
	job_leave(db, job, 0);
}

/* The row that is due longest would otherwise be taken for ever, and no other. */
static void put_off(Db *db, const Job *job, Instant now)
{
	log_error("a job failed: kind=%.*s why=%s", STR_ARGS(job->kind), db_failure_text(db));
	db_rollback_savepoint(db);
	db_savepoint(db);
	job_put_off(db, job, (Instant){ now.seconds + AFTER_FAILURE_SECONDS });
}

void jobs_run_all(Db *db, Instant now, Day today)
{
	Arena *before = db_arena(db), *arena = arena_new();
	bool goes_on = true;
	while (goes_on) {
		db_begin_write(db);
		goes_on = jobs_run_piece(db, arena, now, today);
		goes_on = db_commit(db) == DB_FINE && goes_on;
		arena_reset(arena);
	}
	db_set_arena(db, before);
	arena_free(arena);
}

void jobs_every_minute(Db *db, Arena *arena, Instant now)
{
	db_set_arena(db, arena);
	session_uses_write(db, now);
	form_sent_sweep(db, now);
	file_chunks_sweep(db, now);
	outbox_sweep(db, now);
}

void jobs_every_day(Db *db, Arena *arena, Instant now, Day today)
{
	(void)today;
	db_set_arena(db, arena);
	jobs_want_states(db, now);
	sessions_sweep(db, now);
}
