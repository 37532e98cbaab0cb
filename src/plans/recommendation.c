/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/recommendation.h"

#include "base/clock.h"
#include "base/list.h"
#include "plans/action.h"
#include "plans/recommendation_list.h"
#include "plans/state.h"
#include "records/search.h"

static const Recommendation *only_one(Db *db, Rows *rows);
static Str make_reference(Db *db, const Evaluation *evaluation, int64_t number);
static void words_keep(Db *db, Id id);
static JsonObject facts_of_change(Db *db, const Recommendation *recommendation);

/* Every recommendation has its stored state, so a list can be read in its order. */
#define SELECT_RECOMMENDATION                                                                      \
	"SELECT " RECOMMENDATION_COLUMNS " FROM recommendation_state s " RECOMMENDATION_JOINS

Recommendation recommendation_read(Rows *rows)
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
		.place = row_text(rows, "place"),
		.due_place = row_text(rows, "due_place"),
		.sequence = row_text(rows, "sequence"),
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
		*recommendation = recommendation_read(rows);
	}
	return recommendation;
}

RecommendationList recommendation_list(Db *db, RecommendationFilter filter)
{
	return recommendation_list_page(db, &(RecommendationQuestion){ .filter = filter });
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
		*list_push(db_arena(db), &list) = recommendation_read(rows);
	return list;
}

IndicatorList recommendation_indicators(Db *db)
{
	IndicatorList list = { 0 };
	Rows *rows = db_query(db, "SELECT i.id, i.slug, i.name, i.name_en FROM indicator i"
				  " WHERE EXISTS (SELECT 1 FROM recommendation_state s"
				  " WHERE s.indicator = i.id) ORDER BY i.name, i.id");
	while (db_next(rows))
		*list_push(db_arena(db), &list) = (Indicator){
			.id = row_id(rows, "id"),
			.slug = row_text(rows, "slug"),
			.name = row_text(rows, "name"),
			.name_en = row_text(rows, "name_en"),
		};
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

/* SQLite gives the number of a row that was removed again, and the journal knows another by it. */
static Id unused(Db *db, Id id)
{
	Id next = journal_unused_subject(db, "recommendation", id);
	if (next != id)
		db_write(db, "UPDATE recommendation SET id = $2 WHERE id = $1", ID(id), ID(next));
	return next;
}

Id recommendation_add(Db *db, const Recommendation *recommendation, const Actor *by)
{
	const Evaluation *evaluation = evaluation_find(db, recommendation->evaluation);
	if (!evaluation)
		return 0;
	Str reference = make_reference(db, evaluation, recommendation->number);
	Id id = db_insert(
		db,
		"INSERT INTO recommendation (evaluation, reference, number, text, note,"
		" origin, indicator, benefit, priority, due, is_sample, added_on, version)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)"
		" ON CONFLICT DO NOTHING RETURNING id",
		ID(recommendation->evaluation), TEXT(reference), INTEGER(recommendation->number),
		TEXT(recommendation->text), TEXT(recommendation->note),
		TEXT(recommendation->origin), ID(recommendation->indicator),
		TEXT(recommendation->benefit), TEXT(recommendation->priority),
		DAY(recommendation->due), BOOL(recommendation->is_sample), DAY(by->today));
	if (!id)
		return 0;
	id = unused(db, id);
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
	words_keep(db, id);
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
	words_keep(db, recommendation->id);
	JsonObject facts = facts_of_change(db, recommendation);
	journal_add(db, by, "change", "recommendation", recommendation->id, &facts, NULL);
	return true;
}

void recommendation_remove(Db *db, Id id, const Actor *by)
{
	const Recommendation *recommendation = recommendation_find(db, id);
	if (!recommendation)
		return;
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "reference", recommendation->reference);
	json_text(&facts, "text", recommendation->text);
	search_remove(db, SEARCH_RECOMMENDATION, id);
	recommendation_state_remove(db, id);
	db_write(db, "DELETE FROM recommendation WHERE id = $1", ID(id));
	journal_add(db, by, "remove", "recommendation", id, &facts, NULL);
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

/* What it is looked for by; nothing where there is no such recommendation. */
static void words_keep(Db *db, Id id)
{
	Str parts[7];
	StrList all = { .items = parts, .count = 7 };
	Rows *rows =
		db_query(db,
			 "SELECT r.reference, r.text, r.benefit, r.note, i.name, i.name_en, i.code"
			 " FROM recommendation r LEFT JOIN indicator i ON i.id = r.indicator"
			 " WHERE r.id = $1",
			 ID(id));
	while (db_next(rows)) {
		parts[0] = row_text(rows, "reference");
		parts[1] = row_text(rows, "text");
		parts[2] = row_text(rows, "benefit");
		parts[3] = row_text(rows, "note");
		parts[4] = row_text(rows, "name");
		parts[5] = row_text(rows, "name_en");
		parts[6] = row_text(rows, "code");
		search_put(db, SEARCH_RECOMMENDATION, id, str_join(db_arena(db), &all, S(" ")));
	}
}

Id recommendations_search_refresh(Db *db, Id after, Day today, int64_t until_ns)
{
	(void)today;
	Id last = after;
	while (clock_monotonic_ns() < until_ns || last == after) {
		Id next = 0;
		Rows *rows = db_query(db,
				      "SELECT id FROM recommendation WHERE id > $1"
				      " ORDER BY id LIMIT 1",
				      INTEGER(last));
		while (db_next(rows))
			next = row_id(rows, "id");
		if (!next)
			return 0;
		words_keep(db, next);
		last = next;
	}
	return last;
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
