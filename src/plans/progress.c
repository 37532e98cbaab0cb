/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/progress.h"

#include "base/list.h"
#include "plans/state.h"

static ProgressState state_of(Rows *rows);
static ProgressList read_list(Db *db, Rows *rows);
static const Action *action_of(Db *db, Id output);
static ProgressResult may_be_added(Db *db, const Progress *progress, const Action *action,
				   Day today);
static ProgressResult settle(Db *db, Id progress, Str reason, const Actor *by);
static void approve_at_once(Db *db, Id progress, const Actor *by);
static JsonObject facts_of(Db *db, const Progress *progress);

#define SELECT_PROGRESS                                                                            \
	"SELECT p.*, o.action, g.name AS agency_name, w.name AS awaited_name,"                     \
	" s.kind AS settled_kind, s.reason, s.person AS settled_by, s.given_on AS settled_on,"     \
	" (SELECT MAX(n.id) FROM progress n"                                                       \
	" WHERE n.output = p.output AND n.quarter = p.quarter) AS newest"                          \
	" FROM progress p JOIN output o ON o.id = p.output JOIN agency g ON g.id = p.agency"       \
	" LEFT JOIN agency w ON w.id = p.awaited"                                                  \
	" LEFT JOIN progress_approval s ON s.progress = p.id"

static Progress read_progress(Rows *rows)
{
	return (Progress){
		.id = row_id(rows, "id"),
		.output = row_id(rows, "output"),
		.action = row_id(rows, "action"),
		.quarter = (int)row_integer(rows, "quarter"),
		.realised = row_decimal(rows, "realised"),
		.budget = row_is_null(rows, "budget") ? -1 : row_integer(rows, "budget"),
		.words = row_text(rows, "words"),
		.obstacle = row_text(rows, "obstacle"),
		.awaited = row_id(rows, "awaited"),
		.awaited_as = row_text(rows, "awaited_as"),
		.person = row_id(rows, "person"),
		.agency = row_id(rows, "agency"),
		.at = row_instant(rows, "at"),
		.reported_on = row_day(rows, "reported_on"),
		.state = state_of(rows),
		.reason = row_text(rows, "reason"),
		.settled_by = row_id(rows, "settled_by"),
		.settled_on = row_day(rows, "settled_on"),
		.is_own = row_bool(rows, "is_own"),
		.agency_name = row_text(rows, "agency_name"),
		.awaited_name = row_text(rows, "awaited_name"),
	};
}

static ProgressState state_of(Rows *rows)
{
	Str kind = row_text(rows, "settled_kind");
	if (str_equal(kind, S("approved")))
		return PROGRESS_APPROVED;
	if (str_equal(kind, S("returned")))
		return PROGRESS_RETURNED;
	return row_id(rows, "newest") == row_id(rows, "id") ? PROGRESS_WAITING
							    : PROGRESS_SUPERSEDED;
}

static ProgressList read_list(Db *db, Rows *rows)
{
	ProgressList list = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_progress(rows);
	return list;
}

const Progress *progress_find(Db *db, Id id)
{
	ProgressList list = read_list(db, db_query(db, SELECT_PROGRESS " WHERE p.id = $1", ID(id)));
	return list.count ? &list.items[0] : NULL;
}

ProgressList progress_list(Db *db, Id action)
{
	return read_list(db,
			 db_query(db,
				  SELECT_PROGRESS " WHERE o.action = $1"
						  " ORDER BY p.output, p.quarter DESC, p.id DESC",
				  ID(action)));
}

ProgressList progress_list_of(Db *db, Id recommendation)
{
	return read_list(db, db_query(db,
				      SELECT_PROGRESS
				      " JOIN action_recommendation r ON r.action = o.action"
				      " WHERE r.recommendation = $1"
				      " ORDER BY p.output, p.quarter DESC, p.id DESC",
				      ID(recommendation)));
}

ProgressList progress_list_led_by(Db *db, Id agency)
{
	return read_list(db,
			 db_query(db,
				  SELECT_PROGRESS " JOIN action a ON a.id = o.action"
						  " WHERE a.lead = $1"
						  " AND a.withdrawn_on IS NULL"
						  " ORDER BY p.output, p.quarter DESC, p.id DESC",
				  ID(agency)));
}

const Progress *progress_newest(const ProgressList *list, Id output, int quarter)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].output == output && list->items[i].quarter == quarter)
			return &list->items[i];
	return NULL;
}

const Progress *progress_current(const ProgressList *list, Id output, int quarter)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].output == output && list->items[i].quarter == quarter &&
		    list->items[i].state == PROGRESS_APPROVED)
			return &list->items[i];
	return NULL;
}

bool progress_adds_up(const Output *output)
{
	Decimal sum = { 0 };
	int parts = 0;
	for (int i = 0; i < QUARTERS; i++) {
		const MaybeDecimal *target = &output->targets[i];
		parts += target->is_set && target->value.tenthousandths > 0;
		if (target->is_set && !decimal_add(sum, target->value, &sum))
			return false;
	}
	return parts > 1 && decimal_compare(sum, output->target_total) == 0;
}

MaybeDecimal progress_of_year(const Output *output, const ProgressList *list)
{
	MaybeDecimal year = { 0 };
	bool adds_up = progress_adds_up(output);
	for (int i = 0; i < QUARTERS; i++) {
		const Progress *current = progress_current(list, output->id, i);
		if (!current)
			continue;
		year.is_set = true;
		if (!adds_up)
			year.value = current->realised;
		else if (!decimal_add(year.value, current->realised, &year.value))
			return (MaybeDecimal){ 0 };
	}
	return year;
}

int64_t progress_budget(const Output *output, const ProgressList *list)
{
	int64_t sum = -1;
	for (int i = 0; i < QUARTERS; i++) {
		const Progress *current = progress_current(list, output->id, i);
		if (!current || current->budget < 0)
			continue;
		if (__builtin_add_overflow(sum < 0 ? 0 : sum, current->budget, &sum))
			return -1;
	}
	return sum;
}

int64_t progress_percent(MaybeDecimal realised, MaybeDecimal target)
{
	if (!realised.is_set || !target.is_set || target.value.tenthousandths <= 0)
		return -1;
	__int128 whole = target.value.tenthousandths;
	__int128 percent = ((__int128)realised.value.tenthousandths * 200 + whole) / (2 * whole);
	return percent > INT64_MAX ? INT64_MAX : (int64_t)percent;
}

Day quarter_start(int64_t year, int quarter)
{
	return day_of((int)year, quarter * 3 + 1, 1);
}

Day quarter_end(int64_t year, int quarter)
{
	Day next = quarter == 3 ? day_of((int)year + 1, 1, 1) : quarter_start(year, quarter + 1);
	return day_plus(next, -1);
}

int quarters_begun(int64_t year, Day today)
{
	int begun = 0;
	while (begun < QUARTERS && !day_before(today, quarter_start(year, begun)))
		begun++;
	return begun;
}

static Value budget_value(const Progress *progress)
{
	return progress->budget < 0 ? ID(0) : INTEGER(progress->budget);
}

ProgressResult progress_add(Db *db, const Progress *progress, Id *id, const Actor *by)
{
	const Action *action = action_of(db, progress->output);
	ProgressResult refusal = may_be_added(db, progress, action, by->today);
	if (refusal != PROGRESS_DONE)
		return refusal;
	Progress added = *progress;
	added.agency = by->agency ? by->agency : action->lead;
	if (added.obstacle.length == 0 || added.awaited)
		added.awaited_as = (Str){ 0 };
	if (added.obstacle.length == 0)
		added.awaited = 0;
	*id = db_insert(db,
			"INSERT INTO progress (output, quarter, realised, budget, words, obstacle,"
			" awaited, awaited_as, is_own, person, agency, at, reported_on)"
			" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
			" RETURNING id",
			ID(added.output), INTEGER(added.quarter), DECIMAL(added.realised),
			budget_value(&added), TEXT(added.words), TEXT(added.obstacle),
			ID(added.awaited), TEXT(added.awaited_as), BOOL(added.is_own),
			ID(by->person), ID(added.agency), INSTANT(by->now), DAY(by->today));
	JsonObject facts = json_object(db_arena(db)), inside = facts_of(db, &added);
	json_integer(&facts, "output", added.output);
	json_integer(&facts, "quarter", added.quarter + 1);
	journal_add(db, by, "add", "progress", *id, &facts, &inside);
	if (added.is_own)
		approve_at_once(db, *id, by);
	return PROGRESS_DONE;
}

static const Action *action_of(Db *db, Id id)
{
	const Output *output = output_find(db, id);
	return output ? action_find(db, output->action) : NULL;
}

static ProgressResult may_be_added(Db *db, const Progress *progress, const Action *action,
				   Day today)
{
	if (!action || day_is_set(action->withdrawn_on))
		return PROGRESS_WITHDRAWN;
	if (progress->quarter >= quarters_begun(action->plan_year, today))
		return PROGRESS_TOO_EARLY;
	ProgressList list = progress_list(db, action->id);
	const Progress *newest = progress_newest(&list, progress->output, progress->quarter);
	if ((newest ? newest->id : 0) != progress->replaces)
		return PROGRESS_CLASH;
	const Agency *awaited = progress->awaited ? agency_find(db, progress->awaited) : NULL;
	if (progress->awaited && progress->obstacle.length &&
	    (!awaited || !progress_may_await(awaited, action->lead)))
		return PROGRESS_NO_AWAITED;
	return PROGRESS_DONE;
}

bool progress_may_await(const Agency *agency, Id lead)
{
	return agency->id != lead && !day_is_set(agency->closed_on);
}

ProgressResult progress_approve(Db *db, Id progress, const Actor *by)
{
	return settle(db, progress, (Str){ 0 }, by);
}

ProgressResult progress_return(Db *db, Id progress, Str reason, const Actor *by)
{
	if (str_trim(reason).length == 0)
		return PROGRESS_NEEDS_REASON;
	return settle(db, progress, reason, by);
}

/* A reason sends it back. */
static ProgressResult settle(Db *db, Id id, Str reason, const Actor *by)
{
	const Progress *progress = progress_find(db, id);
	const Action *action = progress ? action_find(db, progress->action) : NULL;
	if (!action || day_is_set(action->withdrawn_on))
		return PROGRESS_WITHDRAWN;
	if (progress->state != PROGRESS_WAITING)
		return PROGRESS_ALREADY;
	bool is_approved = reason.length == 0;
	int64_t added = db_write(
		db,
		"INSERT INTO progress_approval (progress, kind, reason, person, at, given_on)"
		" VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
		ID(id), TEXT(is_approved ? S("approved") : S("returned")), TEXT(reason),
		ID(by->person), INSTANT(by->now), DAY(by->today));
	if (!added)
		return PROGRESS_ALREADY;
	JsonObject facts = json_object(db_arena(db)), inside = json_object(db_arena(db));
	if (is_approved)
		facts = facts_of(db, progress);
	else {
		json_integer(&facts, "output", progress->output);
		json_integer(&facts, "quarter", progress->quarter + 1);
		json_text(&inside, "reason", reason);
	}
	journal_add(db, by, is_approved ? "approve" : "return", "progress", id, &facts, &inside);
	if (is_approved)
		action_state_refresh(db, progress->action, by->today);
	return PROGRESS_DONE;
}

/* The head's own report needs nobody else's signature: the agency has spoken. */
static void approve_at_once(Db *db, Id progress, const Actor *by)
{
	settle(db, progress, (Str){ 0 }, by);
}

static bool is_same_obstacle(const Progress *a, const Progress *b)
{
	return b->obstacle.length && a->awaited == b->awaited &&
	       str_equal(a->awaited_as, b->awaited_as);
}

/* The list begins with the last quarter of the output; what it says holds, since the first approval
 * of those behind it that wait for the same. */
static ObstacleFacts obstacle_of_output(const ProgressList *list, Id output)
{
	const Progress *last = NULL;
	ObstacleFacts obstacle = { 0 };
	for (size_t i = 0; i < list->count; i++) {
		const Progress *p = &list->items[i];
		if (p->output != output || p->state != PROGRESS_APPROVED)
			continue;
		if (last ? !is_same_obstacle(last, p) : p->obstacle.length == 0)
			break;
		if (!last)
			last = p;
		obstacle = (ObstacleFacts){ .is_set = true,
					    .awaited = last->awaited,
					    .since = p->settled_on,
					    .progress = last->id };
	}
	return obstacle;
}

ObstacleFacts progress_obstacle_among(const ProgressList *list, Id action)
{
	ObstacleFacts longest = { 0 };
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].action != action ||
		    (i && list->items[i].output == list->items[i - 1].output))
			continue;
		ObstacleFacts of_output = obstacle_of_output(list, list->items[i].output);
		if (of_output.is_set &&
		    (!longest.is_set || day_before(of_output.since, longest.since)))
			longest = of_output;
	}
	return longest;
}

ObstacleFacts progress_obstacle(Db *db, Id action)
{
	ProgressList list = progress_list(db, action);
	return progress_obstacle_among(&list, action);
}

static JsonObject facts_of(Db *db, const Progress *progress)
{
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "output", progress->output);
	json_integer(&facts, "quarter", progress->quarter + 1);
	json_decimal(&facts, "realised", (MaybeDecimal){ true, progress->realised });
	if (progress->budget >= 0)
		json_integer(&facts, "budget", progress->budget);
	json_text(&facts, "words", progress->words);
	json_text(&facts, "obstacle", progress->obstacle);
	if (progress->awaited)
		json_integer(&facts, "awaited", progress->awaited);
	if (progress->awaited_as.length)
		json_text(&facts, "awaited_as", progress->awaited_as);
	return facts;
}
