/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/state.h"

#include "base/clock.h"
#include "base/list.h"
#include "plans/action.h"
#include "plans/judge.h"
#include "plans/milestone.h"
#include "plans/progress.h"
#include "plans/response.h"

typedef void (*Store)(Db *db, Id id, const Calendar *calendar, Day today);

/* As of which day, and for how long by the monotonic clock. */
typedef struct Refresh {
	Day today;
	int64_t until_ns;
} Refresh;

static Id store_until(Db *db, const IdList *open, Store store, Refresh refresh);
static void recommendation_store(Db *db, Id recommendation, const Calendar *calendar, Day today);
static void action_store(Db *db, Id action, const Calendar *calendar, Day today);
static IdList ids_of(Db *db, Rows *rows);
static bool state_equal(const State *a, const State *b);
static Str place_of(Arena *arena, const State *state);
static void read_response(Db *db, Id recommendation, RecommendationFacts *facts);
static Id coordinating_agency(Db *db);
static Id judging_agency(Db *db, Id milestone, Day today);

State state_read(Rows *rows)
{
	State state = { .holder = row_id(rows, "holder"),
			.since = row_day(rows, "since"),
			.due = row_day(rows, "state_due") };
	status_from(row_text(rows, "status"), &state.status);
	holder_from(row_text(rows, "holder_kind"), &state.holder_kind);
	return state;
}

const State *recommendation_state(Db *db, Id recommendation)
{
	Rows *rows = db_query(db,
			      "SELECT status, holder_kind, holder, since, due AS state_due"
			      " FROM recommendation_state WHERE recommendation = $1",
			      ID(recommendation));
	State *state = NULL;
	while (db_next(rows)) {
		state = NEW(db_arena(db), State);
		*state = state_read(rows);
	}
	return state;
}

const State *action_state(Db *db, Id action)
{
	Rows *rows = db_query(db,
			      "SELECT status, holder_kind, holder, since, due AS state_due"
			      " FROM action_state WHERE action = $1",
			      ID(action));
	State *state = NULL;
	while (db_next(rows)) {
		state = NEW(db_arena(db), State);
		*state = state_read(rows);
	}
	return state;
}

void recommendation_state_refresh(Db *db, Id recommendation, Day today)
{
	Calendar calendar = calendar_find(db, calendar_week(db));
	recommendation_store(db, recommendation, &calendar, today);
}

void recommendation_state_remove(Db *db, Id recommendation)
{
	db_write(db, "DELETE FROM recommendation_state WHERE recommendation = $1",
		 ID(recommendation));
}

void action_state_refresh(Db *db, Id action, Day today)
{
	Calendar calendar = calendar_find(db, calendar_week(db));
	action_store(db, action, &calendar, today);
	IdList served = ids_of(db, db_query(db,
					    "SELECT recommendation AS id FROM action_recommendation"
					    " WHERE action = $1 ORDER BY recommendation",
					    ID(action)));
	for (size_t i = 0; i < served.count; i++)
		recommendation_store(db, served.items[i], &calendar, today);
}

void state_refresh_open(Db *db, Day today)
{
	action_states_refresh(db, 0, today, INT64_MAX);
	recommendation_states_refresh(db, 0, today, INT64_MAX);
}

Id action_states_refresh(Db *db, Id after, Day today, int64_t until_ns)
{
	IdList open = ids_of(
		db, db_query(db,
			     "SELECT action AS id FROM action_state"
			     " WHERE status <> 'carried_out' AND action > $1 ORDER BY action",
			     INTEGER(after)));
	return store_until(db, &open, action_store, (Refresh){ today, until_ns });
}

Id recommendation_states_refresh(Db *db, Id after, Day today, int64_t until_ns)
{
	IdList open = ids_of(db, db_query(db,
					  "SELECT recommendation AS id FROM recommendation_state"
					  " WHERE status NOT IN ('noted', 'carried_out')"
					  " AND recommendation > $1 ORDER BY recommendation",
					  INTEGER(after)));
	return store_until(db, &open, recommendation_store, (Refresh){ today, until_ns });
}

/* The last one that was stored; 0: all were. Each is computed in a scratch arena, so that memory
 * stays flat however many there are. */
static Id store_until(Db *db, const IdList *open, Store store, Refresh refresh)
{
	Calendar calendar = calendar_find(db, calendar_week(db));
	Arena *outer = db_arena(db), *scratch = arena_new();
	size_t done = 0;
	db_set_arena(db, scratch);
	while (done < open->count && (done == 0 || clock_monotonic_ns() < refresh.until_ns)) {
		store(db, open->items[done++], &calendar, refresh.today);
		arena_reset(scratch);
	}
	db_set_arena(db, outer);
	arena_free(scratch);
	return done < open->count ? open->items[done - 1] : 0;
}

int64_t state_count_open(Db *db)
{
	int64_t count = 0;
	Rows *rows = db_query(db, "SELECT (SELECT COUNT(*) FROM action_state"
				  " WHERE status <> 'carried_out')"
				  " + (SELECT COUNT(*) FROM recommendation_state"
				  " WHERE status NOT IN ('noted', 'carried_out')) AS open");
	while (db_next(rows))
		count = row_integer(rows, "open");
	return count;
}

int64_t state_count_wrong(Db *db, Day today)
{
	Calendar calendar = calendar_find(db, calendar_week(db));
	IdList actions = ids_of(db, db_query(db, "SELECT id FROM action ORDER BY id"));
	IdList recommendations =
		ids_of(db, db_query(db, "SELECT id FROM recommendation ORDER BY id"));
	Arena *outer = db_arena(db), *scratch = arena_new();
	int64_t wrong = 0;
	db_set_arena(db, scratch);
	for (size_t i = 0; i < actions.count; i++, arena_reset(scratch)) {
		const ActionFacts *facts = action_facts(db, actions.items[i], today);
		const State *copy = action_state(db, actions.items[i]);
		State true_state = facts ? status_of_action(facts, &calendar, today) : (State){ 0 };
		if (!state_equal(copy, facts ? &true_state : NULL))
			wrong++;
	}
	for (size_t i = 0; i < recommendations.count; i++, arena_reset(scratch)) {
		const RecommendationFacts *facts =
			recommendation_facts(db, recommendations.items[i], today);
		const State *copy = recommendation_state(db, recommendations.items[i]);
		State true_state =
			facts ? status_of_recommendation(facts, &calendar, today) : (State){ 0 };
		if (!state_equal(copy, facts ? &true_state : NULL))
			wrong++;
	}
	db_set_arena(db, outer);
	arena_free(scratch);
	return wrong;
}

const RecommendationFacts *recommendation_facts(Db *db, Id recommendation, Day today)
{
	Rows *rows = db_query(db, "SELECT added_on FROM recommendation WHERE id = $1",
			      ID(recommendation));
	RecommendationFacts *facts = NULL;
	while (db_next(rows)) {
		facts = NEW(db_arena(db), RecommendationFacts);
		facts->added_on = row_day(rows, "added_on");
	}
	if (!facts)
		return NULL;

	read_response(db, recommendation, facts);
	facts->coordinator = coordinating_agency(db);
	ActionList actions = action_list_of(db, recommendation);
	for (size_t i = 0; i < actions.count; i++) {
		const Action *action = &actions.items[i];
		const ActionFacts *of_action = action_facts(db, action->id, today);
		if (of_action)
			*list_push(db_arena(db), &facts->actions) = *of_action;
		else if (day_before(facts->withdrawn_on, action->withdrawn_on))
			facts->withdrawn_on = action->withdrawn_on;
	}
	return facts;
}

const ActionFacts *action_facts(Db *db, Id id, Day today)
{
	const Action *action = action_find(db, id);
	if (!action || day_is_set(action->withdrawn_on))
		return NULL;

	ActionFacts *facts = NEW(db_arena(db), ActionFacts);
	*facts = (ActionFacts){ .action = id,
				.lead = action->lead,
				.lead_from = action->lead_from,
				.obstacle = progress_obstacle(db, id) };
	MilestoneList milestones = milestone_list(db, id);
	for (size_t i = 0; i < milestones.count; i++) {
		MilestoneFacts *of_milestone = list_push(db_arena(db), &facts->milestones);
		*of_milestone = milestones.items[i].facts;
		if (of_milestone->has_waiting)
			of_milestone->judge = judging_agency(db, of_milestone->milestone, today);
	}
	return facts;
}

static void recommendation_store(Db *db, Id recommendation, const Calendar *calendar, Day today)
{
	const RecommendationFacts *facts = recommendation_facts(db, recommendation, today);
	if (!facts)
		return;
	State state = status_of_recommendation(facts, calendar, today);
	db_write(db,
		 "INSERT INTO recommendation_state"
		 " (recommendation, status, holder_kind, holder, since, due, place, due_place,"
		 " sequence, year, indicator)"
		 " SELECT r.id, $2, $3, $4, $5, $6, $7, COALESCE($6, '9999-12-31'),"
		 " CAST(e.year AS TEXT) || '-' || SUBSTR(CAST(1000000 + r.number AS TEXT), 2),"
		 " e.year, r.indicator"
		 " FROM recommendation r JOIN evaluation e ON e.id = r.evaluation WHERE r.id = $1"
		 " ON CONFLICT (recommendation) DO UPDATE SET status = excluded.status,"
		 " holder_kind = excluded.holder_kind, holder = excluded.holder,"
		 " since = excluded.since, due = excluded.due, place = excluded.place,"
		 " due_place = excluded.due_place",
		 ID(recommendation), TEXT(str_of(status_word(state.status))),
		 TEXT(str_of(holder_word(state.holder_kind))), ID(state.holder), DAY(state.since),
		 DAY(state.due), TEXT(place_of(db_arena(db), &state)));
}

static void action_store(Db *db, Id action, const Calendar *calendar, Day today)
{
	const ActionFacts *facts = action_facts(db, action, today);
	if (!facts) {
		db_write(db, "DELETE FROM action_state WHERE action = $1", ID(action));
		return;
	}
	State state = status_of_action(facts, calendar, today);
	db_write(db,
		 "INSERT INTO action_state (action, status, holder_kind, holder, since, due,"
		 " place, due_place, plan_year, lead)"
		 " SELECT a.id, $2, $3, $4, $5, $6, $7, COALESCE($6, '9999-12-31'), a.plan_year,"
		 " a.lead FROM action a WHERE a.id = $1"
		 " ON CONFLICT (action) DO UPDATE SET status = excluded.status,"
		 " holder_kind = excluded.holder_kind, holder = excluded.holder,"
		 " since = excluded.since, due = excluded.due, place = excluded.place,"
		 " due_place = excluded.due_place, plan_year = excluded.plan_year,"
		 " lead = excluded.lead",
		 ID(action), TEXT(str_of(status_word(state.status))),
		 TEXT(str_of(holder_word(state.holder_kind))), ID(state.holder), DAY(state.since),
		 DAY(state.due), TEXT(place_of(db_arena(db), &state)));
}

static IdList ids_of(Db *db, Rows *rows)
{
	IdList ids = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &ids) = row_id(rows, "id");
	return ids;
}

static bool state_equal(const State *a, const State *b)
{
	if (!a || !b)
		return a == b;
	return a->status == b->status && a->holder_kind == b->holder_kind &&
	       a->holder == b->holder && day_compare(a->since, b->since) == 0 &&
	       day_compare(a->due, b->due) == 0;
}

/* The order of lists as text: urgency, then due; what has no due day comes last. */
static Str place_of(Arena *arena, const State *state)
{
	Str due = day_is_set(state->due) ? day_iso(arena, state->due) : S("none");
	return str_print(arena, "%d %" STR_FORMAT, status_urgency(state->status), STR_ARGS(due));
}

/* Answered since the oldest of the newest responses that say the same: noted, or not. */
static void read_response(Db *db, Id recommendation, RecommendationFacts *facts)
{
	FormalResponseList responses = response_list(db, recommendation);
	for (size_t i = responses.count; i > 0; i--) {
		const FormalResponse *response = &responses.items[i - 1];
		if (i == responses.count)
			facts->response = response->kind;
		if ((response->kind == RESPONSE_NOTED) != (facts->response == RESPONSE_NOTED))
			return;
		facts->answered_on = response->given_on;
	}
}

/* 0 while the regency has named none. */
static Id coordinating_agency(Db *db)
{
	const Agency *bureau = agency_organisation_bureau(db);
	return bureau ? bureau->id : 0;
}

/* Where no independent inspector is named, the coordinator has to see that one is. */
static Id judging_agency(Db *db, Id milestone, Day today)
{
	const Evidence *oldest = evidence_oldest_waiting(db, milestone);
	AgencyList judges = { 0 };
	if (oldest)
		judges = judge_agencies(db, oldest, today);
	return judges.count ? judges.items[0].id : coordinating_agency(db);
}
