/* SPDX-License-Identifier: Apache-2.0 */
#include "effects.h"

#include "jobs.h"
#include "plans/state.h"

/* More than these are left to a job, so that the form that moved them is answered at once. */
#define AT_ONCE 50

typedef struct Effect {
	const char *kind; /* of the journal row */
	void (*follows)(Db *db, Instant now, Day today);
} Effect;

static void states_follow(Db *db, Instant now, Day today);

/* Holidays move the day on which something is late, and so do the settings of the week and of the
 * zone; roles decide who may judge, and so who is waited for. Which agency is the inspectorate or
 * the organisation bureau, and which belong together by law 2, are facts of agencies and settings.
 */
static const Effect effects[] = {
	{ "holiday", states_follow },
	{ "role", states_follow },
	{ "agency", states_follow },
	{ "setting", states_follow },
};

#define EFFECT_COUNT (sizeof effects / sizeof *effects)

static void want(bool wanted[EFFECT_COUNT], Str kind)
{
	for (size_t i = 0; i < EFFECT_COUNT; i++)
		if (str_equal_c(kind, effects[i].kind))
			wanted[i] = true;
}

/* The same consequence of several rows runs once. */
static void run(const bool wanted[EFFECT_COUNT], Db *db, Instant now, Day today)
{
	for (size_t i = 0; i < EFFECT_COUNT; i++) {
		bool has_run = false;
		for (size_t k = 0; k < i; k++)
			has_run |= wanted[k] && effects[k].follows == effects[i].follows;
		if (wanted[i] && !has_run)
			effects[i].follows(db, now, today);
	}
}

/* The lane writes one piece at a time, so this request's rows are the newest ones. */
void effects_run(Request *rq)
{
	bool wanted[EFFECT_COUNT] = { false };
	Rows *rows =
		db_query(rq->db, "SELECT kind, request FROM journal ORDER BY id DESC LIMIT 50");
	while (db_next(rows)) {
		if (!str_equal(row_text(rows, "request"), rq->request_id))
			break;
		want(wanted, row_text(rows, "kind"));
	}
	db_rows_end(rows);
	run(wanted, rq->db, rq->now, rq->today);
}

void effects_run_after(Db *db, Id first_id, const Actor *by)
{
	bool wanted[EFFECT_COUNT] = { false };
	JournalEntryList rows = journal_list_after(db, first_id);
	for (size_t i = 0; i < rows.count; i++)
		want(wanted, rows.items[i].kind);
	run(wanted, db, by->now, by->today);
}

static void states_follow(Db *db, Instant now, Day today)
{
	if (state_count_open(db) <= AT_ONCE)
		state_refresh_open(db, today);
	else
		jobs_want_states(db, now);
}
