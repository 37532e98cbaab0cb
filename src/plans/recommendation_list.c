/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/recommendation_list.h"

#include "base/list.h"
#include "base/word.h"
#include "records/search.h"

static void add_values(Db *db, SqlText *sql, const RecommendationQuestion *question);
static void add_filter(Db *db, SqlText *sql, const RecommendationFilter *filter);
static void add_ids(Db *db, SqlText *sql, const RecommendationQuestion *question);
static const char *after(RecommendationOrder order, bool down);
static const char *order_by(RecommendationOrder order, bool down);
static bool descends(RecommendationOrder order);

static const char *const order_words[RECOMMENDATION_ORDERS] = {
	[RECOMMENDATIONS_BY_URGENCY] = "mendesak",
	[RECOMMENDATIONS_BY_DUE] = "batas",
	[RECOMMENDATIONS_BY_DUE_LATEST] = "batas-terjauh",
	[RECOMMENDATIONS_BY_NUMBER] = "nomor",
	[RECOMMENDATIONS_BY_NUMBER_LAST] = "nomor-terbesar",
	[RECOMMENDATIONS_NEWEST] = "terbaru",
	[RECOMMENDATIONS_OLDEST] = "terlama",
};

const char *recommendation_order_word(RecommendationOrder order)
{
	return order_words[order];
}

/* --- what is asked --- */

static bool year_is_known(Db *db, int64_t year)
{
	EvaluationList evaluations = evaluation_list(db);
	for (size_t i = 0; i < evaluations.count; i++)
		if (evaluations.items[i].year == year)
			return true;
	return false;
}

static bool read_filter(Db *db, const RecommendationAsked *asked, RecommendationFilter *filter)
{
	const Agency *agency = asked->agency.length ? agency_find_slug(db, asked->agency) : NULL;
	const Indicator *indicator =
		asked->indicator.length ? indicator_find_slug(db, asked->indicator) : NULL;
	*filter = (RecommendationFilter){
		.statuses = asked->statuses,
		.agency = agency ? agency->id : 0,
		.indicator = indicator ? indicator->id : 0,
		.words = str_trim(asked->words),
	};
	if ((asked->agency.length && !agency) || (asked->indicator.length && !indicator))
		return false;
	return !asked->year.length ||
	       (str_integer(asked->year, &filter->year) && year_is_known(db, filter->year));
}

Asking recommendation_question_read(Db *db, const RecommendationAsked *asked,
				    RecommendationQuestion *question)
{
	*question = (RecommendationQuestion){ 0 };
	if (!read_filter(db, asked, &question->filter))
		return ASKED_UNKNOWN;
	if (asked->order.length) {
		int order = word_index(order_words, RECOMMENDATION_ORDERS, asked->order);
		if (order < 0)
			return ASKED_UNKNOWN;
		question->order = (RecommendationOrder)order;
	}
	return cursor_read(asked->cursor, &question->cursor) ? ASKED_WELL : ASKED_NOWHERE;
}

/* --- what answers --- */

/* First the ids, out of indexes alone, then all that is shown of those few. */
RecommendationList recommendation_list_page(Db *db, const RecommendationQuestion *question)
{
	RecommendationList list = { 0 };
	SqlText sql = { 0 };
	add_values(db, &sql, question);
	sql_add(db, &sql, SQL(" SELECT " RECOMMENDATION_COLUMNS " FROM ("));
	add_ids(db, &sql, question);
	sql_add(db, &sql,
		SQL(" ) p JOIN recommendation_state s ON s.recommendation = p.id"
		    " " RECOMMENDATION_JOINS));
	sql_add(db, &sql, order_by(question->order, descends(question->order)));
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		*list_push(db_arena(db), &list) = recommendation_read(rows);
	return list;
}

SqlText recommendation_list_sql(Db *db, const RecommendationQuestion *question)
{
	SqlText sql = { 0 };
	add_values(db, &sql, question);
	add_ids(db, &sql, question);
	return sql;
}

int64_t recommendation_list_count(Db *db, const RecommendationQuestion *question, int most)
{
	RecommendationQuestion all = { .filter = question->filter, .limit = most };
	SqlText sql = { 0 };
	int64_t count = 0;
	add_values(db, &sql, &all);
	sql_add(db, &sql,
		SQL(" SELECT COUNT(*) AS count FROM (SELECT s.recommendation"
		    " FROM recommendation_state s WHERE 1 = 1"));
	add_filter(db, &sql, &all.filter);
	sql_add(db, &sql, SQL(" LIMIT $17) c"));
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		count = row_integer(rows, "count");
	return count;
}

enum { MOST_STATUSES = 10 };
_Static_assert((int)STATUSES <= (int)MOST_STATUSES, "the statement has no place for this status");

static bool is_one(uint32_t bits)
{
	return bits && !(bits & (bits - 1));
}

/* $1 the words, $2 to $11 the statuses, $12 agency, $13 year, $14 indicator, $15 and $16 the
 * cursor, $17 the limit. The statuses asked come first; no state has the empty word. */
static void add_values(Db *db, SqlText *sql, const RecommendationQuestion *question)
{
	const RecommendationFilter *filter = &question->filter;
	int statuses = 0;
	sql_value(sql, filter->words.length ? search_match(db, SEARCH_RECOMMENDATION, filter->words)
					    : TEXT(S("")));
	for (Status status = 0; status < STATUSES; status++)
		if (filter->statuses & (UINT32_C(1) << status)) {
			sql_value(sql, TEXT(str_of(status_word(status))));
			statuses++;
		}
	for (; statuses < MOST_STATUSES; statuses++)
		sql_value(sql, TEXT(S("")));
	sql_value(sql, INTEGER(filter->agency));
	sql_value(sql, INTEGER(filter->year));
	sql_value(sql, INTEGER(filter->indicator));
	sql_value(sql, TEXT(question->cursor.key));
	sql_value(sql, INTEGER(question->cursor.id));
	sql_value(sql, INTEGER(question->limit + 1));
}

static void add_filter(Db *db, SqlText *sql, const RecommendationFilter *filter)
{
	if (is_one(filter->statuses)) /* equal to one: its index has the order too */
		sql_add(db, sql, SQL(" AND s.status = $2"));
	else if (filter->statuses)
		sql_add(db, sql,
			SQL(" AND s.status IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"));
	if (filter->agency)
		sql_add(db, sql,
			SQL(" AND s.recommendation IN ("
			    "SELECT l.recommendation FROM action a"
			    " JOIN action_recommendation l ON l.action = a.id"
			    " WHERE a.lead = $12 AND a.withdrawn_on IS NULL"
			    " UNION SELECT l.recommendation FROM action_contributor c"
			    " JOIN action a ON a.id = c.action"
			    " JOIN action_recommendation l ON l.action = a.id"
			    " WHERE c.agency = $12 AND a.withdrawn_on IS NULL"
			    " UNION SELECT recommendation FROM recommendation_state"
			    " WHERE holder = $12)"));
	if (filter->year)
		sql_add(db, sql, SQL(" AND s.year = $13"));
	if (filter->indicator)
		sql_add(db, sql, SQL(" AND s.indicator = $14"));
	if (filter->words.length) {
		sql_add(db, sql, SQL(" AND s.recommendation IN"));
		search_add_hits(db, sql);
	}
}

static void add_ids(Db *db, SqlText *sql, const RecommendationQuestion *question)
{
	bool reversed = question->cursor.is_set && question->cursor.is_back;
	bool down = descends(question->order) != reversed;
	sql_add(db, sql,
		SQL(" SELECT s.recommendation AS id FROM recommendation_state s WHERE 1 = 1"));
	add_filter(db, sql, &question->filter);
	if (question->cursor.is_set)
		sql_add(db, sql, after(question->order, down));
	sql_add(db, sql, order_by(question->order, down));
	if (question->limit)
		sql_add(db, sql, SQL(" LIMIT $17"));
}

static bool descends(RecommendationOrder order)
{
	return order == RECOMMENDATIONS_BY_DUE_LATEST || order == RECOMMENDATIONS_BY_NUMBER_LAST ||
	       order == RECOMMENDATIONS_NEWEST;
}

static Str *key_of(const RecommendationQuestion *question, Recommendation *row)
{
	switch (question->order) {
	case RECOMMENDATIONS_BY_URGENCY:
		return &row->place;
	case RECOMMENDATIONS_BY_DUE:
	case RECOMMENDATIONS_BY_DUE_LATEST:
		return &row->due_place;
	case RECOMMENDATIONS_BY_NUMBER:
	case RECOMMENDATIONS_BY_NUMBER_LAST:
		return &row->sequence;
	case RECOMMENDATIONS_NEWEST:
	case RECOMMENDATIONS_OLDEST:
	case RECOMMENDATION_ORDERS:
		break;
	}
	return NULL;
}

Cursor recommendation_cursor(const RecommendationQuestion *question, const Recommendation *row)
{
	Recommendation copy = *row;
	const Str *key = key_of(question, &copy);
	return (Cursor){ .is_set = true, .key = key ? *key : (Str){ 0 }, .id = row->id };
}

static const char *after(RecommendationOrder order, bool down)
{
	switch (order) {
	case RECOMMENDATIONS_BY_URGENCY:
		return down ? SQL(" AND (s.place, s.recommendation) < ($15, $16)")
			    : SQL(" AND (s.place, s.recommendation) > ($15, $16)");
	case RECOMMENDATIONS_BY_DUE:
	case RECOMMENDATIONS_BY_DUE_LATEST:
		return down ? SQL(" AND (s.due_place, s.recommendation) < ($15, $16)")
			    : SQL(" AND (s.due_place, s.recommendation) > ($15, $16)");
	case RECOMMENDATIONS_BY_NUMBER:
	case RECOMMENDATIONS_BY_NUMBER_LAST:
		return down ? SQL(" AND (s.sequence, s.recommendation) < ($15, $16)")
			    : SQL(" AND (s.sequence, s.recommendation) > ($15, $16)");
	case RECOMMENDATIONS_NEWEST:
	case RECOMMENDATIONS_OLDEST:
	case RECOMMENDATION_ORDERS:
		break;
	}
	return down ? SQL(" AND s.recommendation < $16") : SQL(" AND s.recommendation > $16");
}

static const char *order_by(RecommendationOrder order, bool down)
{
	switch (order) {
	case RECOMMENDATIONS_BY_URGENCY:
		return down ? SQL(" ORDER BY s.place DESC, s.recommendation DESC")
			    : SQL(" ORDER BY s.place, s.recommendation");
	case RECOMMENDATIONS_BY_DUE:
	case RECOMMENDATIONS_BY_DUE_LATEST:
		return down ? SQL(" ORDER BY s.due_place DESC, s.recommendation DESC")
			    : SQL(" ORDER BY s.due_place, s.recommendation");
	case RECOMMENDATIONS_BY_NUMBER:
	case RECOMMENDATIONS_BY_NUMBER_LAST:
		return down ? SQL(" ORDER BY s.sequence DESC, s.recommendation DESC")
			    : SQL(" ORDER BY s.sequence, s.recommendation");
	case RECOMMENDATIONS_NEWEST:
	case RECOMMENDATIONS_OLDEST:
	case RECOMMENDATION_ORDERS:
		break;
	}
	return down ? SQL(" ORDER BY s.recommendation DESC") : SQL(" ORDER BY s.recommendation");
}
