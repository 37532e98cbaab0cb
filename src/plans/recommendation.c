/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/recommendation.h"

#include "base/fold.h"
#include "base/list.h"
#include "plans/action.h"
#include "plans/state.h"

static const Recommendation *only_one(Db *db, Rows *rows);
static Value status_value(RecommendationFilter filter, Status status);
static Str make_reference(Db *db, const Evaluation *evaluation, int64_t number);
static Str make_words(Db *db, const Recommendation *recommendation, Str reference);
static JsonObject facts_of_change(Db *db, const Recommendation *recommendation);

/* Every recommendation has its stored state, so a list can be read in its order. */
#define SELECT_RECOMMENDATION                                                                      \
	"SELECT r.*, e.year AS year, i.name AS indicator_name,"                                    \
	" i.name_en AS indicator_name_en, i.code AS indicator_code,"                               \
	" h.short_name AS holder_name, h.slug AS holder_slug,"                                     \
	" s.status, s.holder_kind, s.holder, s.since, s.due AS state_due"                          \
	" FROM recommendation_state s"                                                             \
	" JOIN recommendation r ON r.id = s.recommendation"                                        \
	" JOIN evaluation e ON e.id = r.evaluation"                                                \
	" LEFT JOIN indicator i ON i.id = r.indicator"                                             \
	" LEFT JOIN agency h ON h.id = s.holder"

static Recommendation read_recommendation(Rows *rows)
{
	return (Recommendation){
		.id = row_id(rows, "id"),
		.evaluation = row_id(rows, "evaluation"),
		.reference = row_text(rows, "reference"),
		.number = row_integer(rows, "number"),
		.text = row_text(rows, "text"),
		.note = row_text(rows, "note"),
		.origin = row_text(rows, "origin"),
		.indicator = row_id(rows, "indicator"),
		.benefit = row_text(rows, "benefit"),
		.priority = row_text(rows, "priority"),
		.due = row_day(rows, "due"),
		.added_on = row_day(rows, "added_on"),
		.is_sample = row_bool(rows, "is_sample"),
		.version = row_integer(rows, "version"),
		.state = state_read(rows),
		.indicator_name = row_text(rows, "indicator_name"),
		.indicator_name_en = row_text(rows, "indicator_name_en"),
		.indicator_code = row_text(rows, "indicator_code"),
		.holder_name = row_text(rows, "holder_name"),
		.holder_slug = row_text(rows, "holder_slug"),
		.year = row_integer(rows, "year"),
	};
}

const Recommendation *recommendation_find(Db *db, Id id)
{
	return only_one(db, db_query(db, SELECT_RECOMMENDATION " WHERE r.id = $1", ID(id)));
}

const Recommendation *recommendation_find_reference(Db *db, Str reference)
{
	return only_one(
		db, db_query(db, SELECT_RECOMMENDATION " WHERE r.reference = $1", TEXT(reference)));
}

static const Recommendation *only_one(Db *db, Rows *rows)
{
	Recommendation *recommendation = NULL;
	while (db_next(rows)) {
		recommendation = NEW(db_arena(db), Recommendation);
		*recommendation = read_recommendation(rows);
	}
	return recommendation;
}

RecommendationList recommendation_list(Db *db, RecommendationFilter filter)
{
	RecommendationList list = { 0 };
	SqlText sql = recommendation_list_sql(db, filter);
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_recommendation(rows);
	return list;
}

SqlText recommendation_list_sql(Db *db, RecommendationFilter filter)
{
	SqlText sql = { 0 };
	sql_add(db, &sql, SQL(SELECT_RECOMMENDATION " WHERE 1 = 1"));
	for (int status = 0; status < STATUSES; status++)
		sql_value(&sql, status_value(filter, (Status)status));
	sql_value(&sql, INTEGER(filter.agency));
	sql_value(&sql, TEXT(str_fold(db_arena(db), filter.word)));
	sql_value(&sql, INTEGER(filter.year));
	if (filter.statuses)
		sql_add(db, &sql, SQL(" AND s.status IN ($1, $2, $3, $4, $5, $6, $7, $8)"));
	if (filter.agency)
		sql_add(db, &sql,
			SQL(" AND s.recommendation IN ("
			    "SELECT l.recommendation FROM action a"
			    " JOIN action_recommendation l ON l.action = a.id"
			    " WHERE a.lead = $9 AND a.withdrawn_on IS NULL"
			    " UNION SELECT l.recommendation FROM action_contributor c"
			    " JOIN action a ON a.id = c.action"
			    " JOIN action_recommendation l ON l.action = a.id"
			    " WHERE c.agency = $9 AND a.withdrawn_on IS NULL"
			    " UNION SELECT recommendation FROM recommendation_state"
			    " WHERE holder = $9)"));
	if (filter.word.length)
		sql_add(db, &sql, SQL(" AND r.words LIKE '%' || $10 || '%'"));
	if (filter.year)
		sql_add(db, &sql,
			SQL(" AND r.evaluation IN ("
			    "SELECT id FROM evaluation WHERE year = $11)"));
	sql_add(db, &sql, SQL(" ORDER BY s.place, s.recommendation"));
	return sql;
}

/* No state has the empty word. */
static Value status_value(RecommendationFilter filter, Status status)
{
	bool wanted = filter.statuses & (UINT32_C(1) << status);
	return TEXT(wanted ? str_of(status_word(status)) : S(""));
}

RecommendationList recommendation_list_of_action(Db *db, Id action)
{
	RecommendationList list = { 0 };
	Rows *rows =
		db_query(db,
			 SELECT_RECOMMENDATION " WHERE s.recommendation IN ("
					       "SELECT recommendation FROM action_recommendation"
					       " WHERE action = $1) ORDER BY r.reference",
			 ID(action));
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_recommendation(rows);
	return list;
}

void recommendation_count_by_status(Db *db, Id evaluation, int64_t counts[STATUSES])
{
	for (int status = 0; status < STATUSES; status++)
		counts[status] = 0;
	Rows *rows = db_query(db,
			      "SELECT s.status, COUNT(*) AS count FROM recommendation r"
			      " JOIN recommendation_state s ON s.recommendation = r.id"
			      " WHERE r.evaluation = $1 GROUP BY s.status",
			      ID(evaluation));
	Status status;
	while (db_next(rows))
		if (status_from(row_text(rows, "status"), &status))
			counts[status] = row_integer(rows, "count");
}

Id recommendation_add(Db *db, const Recommendation *recommendation, const Actor *by)
{
	const Evaluation *evaluation = evaluation_find(db, recommendation->evaluation);
	if (!evaluation)
		return 0;
	Str reference = make_reference(db, evaluation, recommendation->number);
	Id id = db_insert(db,
			  "INSERT INTO recommendation (evaluation, reference, number, text, note,"
			  " origin, words, indicator, benefit, priority, due, is_sample, added_on,"
			  " version)"
			  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)"
			  " ON CONFLICT DO NOTHING RETURNING id",
			  ID(recommendation->evaluation), TEXT(reference),
			  INTEGER(recommendation->number), TEXT(recommendation->text),
			  TEXT(recommendation->note), TEXT(recommendation->origin),
			  TEXT(make_words(db, recommendation, reference)),
			  ID(recommendation->indicator), TEXT(recommendation->benefit),
			  TEXT(recommendation->priority), DAY(recommendation->due),
			  BOOL(recommendation->is_sample), DAY(by->today));
	if (!id)
		return 0;
	JsonObject facts = facts_of_change(db, recommendation);
	json_text(&facts, "reference", reference);
	json_text(&facts, "text", recommendation->text);
	json_text(&facts, "note", recommendation->note);
	json_text(&facts, "origin", recommendation->origin);
	json_integer(&facts, "evaluation", recommendation->evaluation);
	if (recommendation->indicator)
		json_integer(&facts, "indicator", recommendation->indicator);
	json_bool(&facts, "is_sample", recommendation->is_sample);
	journal_add(db, by, "add", "recommendation", id, &facts, NULL);
	recommendation_state_refresh(db, id, by->today);
	return id;
}

bool recommendation_change(Db *db, const Recommendation *recommendation, const Actor *by)
{
	int64_t changed = db_write(db,
				   "UPDATE recommendation SET benefit = $3, priority = $4,"
				   " due = $5, version = version + 1"
				   " WHERE id = $1 AND version = $2",
				   ID(recommendation->id), INTEGER(recommendation->version),
				   TEXT(recommendation->benefit), TEXT(recommendation->priority),
				   DAY(recommendation->due));
	if (!changed)
		return false;
	JsonObject facts = facts_of_change(db, recommendation);
	journal_add(db, by, "change", "recommendation", recommendation->id, &facts, NULL);
	return true;
}

static Str make_reference(Db *db, const Evaluation *evaluation, int64_t number)
{
	char *kind = arena_take(db_arena(db), evaluation->kind.length + 1);
	for (size_t i = 0; i < evaluation->kind.length; i++) {
		char c = evaluation->kind.at[i];
		kind[i] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
	}
	return str_print(db_arena(db), "%s-%d-%02d", kind, (int)evaluation->year, (int)number);
}

/* What the word search looks in: reference, text, the indicator's name and code, folded. */
static Str make_words(Db *db, const Recommendation *recommendation, Str reference)
{
	const Indicator *indicator = indicator_find(db, recommendation->indicator);
	StrList parts = { 0 };
	*list_push(db_arena(db), &parts) = reference;
	*list_push(db_arena(db), &parts) = recommendation->text;
	if (indicator) {
		*list_push(db_arena(db), &parts) = indicator->name;
		*list_push(db_arena(db), &parts) = indicator->code;
	}
	return str_fold(db_arena(db), str_join(db_arena(db), &parts, S(" ")));
}

static JsonObject facts_of_change(Db *db, const Recommendation *recommendation)
{
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "benefit", recommendation->benefit);
	json_text(&facts, "priority", recommendation->priority);
	json_day(&facts, "due", recommendation->due);
	return facts;
}

/* A role's agency may lead one action and contribute to another: then it stands in both relations.
 */
StandingList recommendation_relation(Db *db, const Recommendation *recommendation,
				     const Person *person)
{
	StandingList standing = standing_any(db, person);
	ActionList actions = action_list_of(db, recommendation->id);
	for (size_t i = 0; i < actions.count; i++) {
		if (day_is_set(actions.items[i].withdrawn_on))
			continue;
		StandingList more = action_relation(db, &actions.items[i], person);
		for (size_t j = 0; j < more.count; j++)
			*list_push(db_arena(db), &standing) = more.items[j];
	}
	return standing;
}
