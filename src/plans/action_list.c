/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/action_list.h"

#include "base/clock.h"
#include "base/list.h"
#include "base/word.h"
#include "records/search.h"

static void add_values(Db *db, SqlText *sql, const ActionQuestion *question);
static void add_filter(Db *db, SqlText *sql, const ActionFilter *filter);
static void add_ids(Db *db, SqlText *sql, const ActionQuestion *question);
static const char *after(ActionOrder order, bool down);
static const char *order_by(ActionOrder order, bool down);
static bool descends(ActionOrder order);

static const char *const order_words[ACTION_ORDERS] = {
	[ACTIONS_BY_URGENCY] = "mendesak",
	[ACTIONS_BY_DUE] = "batas",
	[ACTIONS_BY_DUE_LATEST] = "batas-terjauh",
	[ACTIONS_NEWEST] = "terbaru",
	[ACTIONS_OLDEST] = "terlama",
};

static const char *const part_words[ACTION_PARTS] = {
	[ACTION_LEADS_OR_HELPS] = "",
	[ACTION_LEADS] = "memimpin",
	[ACTION_HELPS] = "menyumbang",
};

static const char *const window_words[ACTION_WINDOWS] = {
	[ACTION_ANY_DUE] = "",
	[ACTION_OVERDUE] = "lewat",
	[ACTION_THIS_MONTH] = "bulan-ini",
	[ACTION_THIS_QUARTER] = "triwulan-ini",
};

const char *action_order_word(ActionOrder order)
{
	return order_words[order];
}

const char *action_part_word(ActionPart part)
{
	return part_words[part];
}

const char *action_window_word(ActionWindow window)
{
	return window_words[window];
}

void action_plan_years(Db *db, int64_t *least, int64_t *most)
{
	*least = *most = 0;
	Rows *rows = db_query(db, "SELECT plan_year FROM action_state ORDER BY plan_year LIMIT 1");
	while (db_next(rows))
		*least = row_integer(rows, "plan_year");
	rows = db_query(db, "SELECT plan_year FROM action_state ORDER BY plan_year DESC LIMIT 1");
	while (db_next(rows))
		*most = row_integer(rows, "plan_year");
}

/* --- what is asked --- */

/* The first day of as many months from the month that begins the window on. */
static Day month_start(int year, int month, int months)
{
	int from_zero = month - 1 + months;
	return day_of(year + from_zero / 12, from_zero % 12 + 1, 1);
}

static void read_window(ActionWindow window, Day today, ActionFilter *filter)
{
	DayParts now = day_parts(today);
	int months = window == ACTION_THIS_MONTH ? 1 : 3;
	int first = window == ACTION_THIS_MONTH ? now.month : (now.month - 1) / 3 * 3 + 1;
	if (window == ACTION_OVERDUE)
		filter->due_until = day_plus(today, -1);
	if (window == ACTION_THIS_MONTH || window == ACTION_THIS_QUARTER) {
		filter->due_from = day_of(now.year, first, 1);
		filter->due_until = day_plus(month_start(now.year, first, months), -1);
	}
}

Asking action_question_read(Db *db, const ActionAsked *asked, Day today, ActionQuestion *question)
{
	const Agency *agency = asked->agency.length ? agency_find_slug(db, asked->agency) : NULL;
	int part = word_index(part_words, ACTION_PARTS, asked->part);
	int window = word_index(window_words, ACTION_WINDOWS, asked->window);
	int order = asked->order.length ? word_index(order_words, ACTION_ORDERS, asked->order) : 0;
	int64_t year = 0;
	*question = (ActionQuestion){ 0 };
	if ((asked->agency.length && !agency) || part < 0 || window < 0 || order < 0)
		return ASKED_UNKNOWN;
	if (asked->year.length && (!str_integer(asked->year, &year) || year < 1 || year > 9999))
		return ASKED_UNKNOWN;
	question->order = (ActionOrder)order;
	question->filter = (ActionFilter){ .statuses = asked->statuses,
					   .agency = agency ? agency->id : 0,
					   .part = (ActionPart)part,
					   .year = year,
					   .words = str_trim(asked->words) };
	read_window((ActionWindow)window, today, &question->filter);
	return cursor_read(asked->cursor, &question->cursor) ? ASKED_WELL : ASKED_NOWHERE;
}

/* --- what answers --- */

/* First the ids, out of indexes alone, then all that is shown of those few. */
ActionList action_list_page(Db *db, const ActionQuestion *question)
{
	ActionList list = { 0 };
	SqlText sql = { 0 };
	add_values(db, &sql, question);
	sql_add(db, &sql, SQL(" SELECT " ACTION_COLUMNS " FROM ("));
	add_ids(db, &sql, question);
	sql_add(db, &sql,
		SQL(" ) p JOIN action_state s ON s.action = p.id"
		    " JOIN action a ON a.id = p.id " ACTION_JOINS));
	sql_add(db, &sql, order_by(question->order, descends(question->order)));
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		*list_push(db_arena(db), &list) = action_of_row(rows);
	return list;
}

SqlText action_list_sql(Db *db, const ActionQuestion *question)
{
	SqlText sql = { 0 };
	add_values(db, &sql, question);
	add_ids(db, &sql, question);
	return sql;
}

int64_t action_list_count(Db *db, const ActionQuestion *question, int most)
{
	ActionQuestion all = { .filter = question->filter, .limit = most };
	SqlText sql = { 0 };
	int64_t count = 0;
	add_values(db, &sql, &all);
	sql_add(db, &sql,
		SQL(" SELECT COUNT(*) AS count FROM (SELECT s.action"
		    " FROM action_state s WHERE 1 = 1"));
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

/* $1 the words, $2 to $11 the statuses, $12 agency, $13 year, $14 and $18 the due days, $15 and $16
 * the cursor, $17 the limit. The statuses asked come first; no state has the empty word. */
static void add_values(Db *db, SqlText *sql, const ActionQuestion *question)
{
	const ActionFilter *filter = &question->filter;
	int statuses = 0;
	sql_value(sql, filter->words.length ? search_match(db, SEARCH_ACTION, filter->words)
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
	sql_value(sql, DAY(day_is_set(filter->due_from) ? filter->due_from : day_of(1, 1, 1)));
	sql_value(sql, TEXT(question->cursor.key));
	sql_value(sql, INTEGER(question->cursor.id));
	sql_value(sql, INTEGER(question->limit + 1));
	sql_value(sql, DAY(filter->due_until));
}

static void add_filter(Db *db, SqlText *sql, const ActionFilter *filter)
{
	if (is_one(filter->statuses)) /* equal to one: its index has the order too */
		sql_add(db, sql, SQL(" AND s.status = $2"));
	else if (filter->statuses)
		sql_add(db, sql,
			SQL(" AND s.status IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"));
	if (filter->agency && filter->part == ACTION_LEADS)
		sql_add(db, sql, SQL(" AND s.lead = $12"));
	if (filter->agency && filter->part == ACTION_HELPS)
		sql_add(db, sql,
			SQL(" AND s.action IN ("
			    "SELECT action FROM action_contributor WHERE agency = $12)"));
	if (filter->agency && filter->part == ACTION_LEADS_OR_HELPS)
		sql_add(db, sql,
			SQL(" AND s.action IN ("
			    "SELECT action FROM action_contributor WHERE agency = $12"
			    " UNION SELECT action FROM action_state WHERE lead = $12)"));
	if (filter->year)
		sql_add(db, sql, SQL(" AND s.plan_year = $13"));
	if (day_is_set(filter->due_until))
		sql_add(db, sql, SQL(" AND s.due_place >= $14 AND s.due_place <= $18"));
	if (filter->words.length) {
		sql_add(db, sql, SQL(" AND s.action IN"));
		search_add_hits(db, sql);
	}
}

static void add_ids(Db *db, SqlText *sql, const ActionQuestion *question)
{
	bool reversed = question->cursor.is_set && question->cursor.is_back;
	bool down = descends(question->order) != reversed;
	sql_add(db, sql, SQL(" SELECT s.action AS id FROM action_state s WHERE 1 = 1"));
	add_filter(db, sql, &question->filter);
	if (question->cursor.is_set)
		sql_add(db, sql, after(question->order, down));
	sql_add(db, sql, order_by(question->order, down));
	if (question->limit)
		sql_add(db, sql, SQL(" LIMIT $17"));
}

static bool descends(ActionOrder order)
{
	return order == ACTIONS_BY_DUE_LATEST || order == ACTIONS_NEWEST;
}

static Str *key_of(const ActionQuestion *question, Action *row)
{
	switch (question->order) {
	case ACTIONS_BY_URGENCY:
		return &row->place;
	case ACTIONS_BY_DUE:
	case ACTIONS_BY_DUE_LATEST:
		return &row->due_place;
	case ACTIONS_NEWEST:
	case ACTIONS_OLDEST:
	case ACTION_ORDERS:
		break;
	}
	return NULL;
}

Cursor action_cursor(const ActionQuestion *question, const Action *row)
{
	Action copy = *row;
	const Str *key = key_of(question, &copy);
	return (Cursor){ .is_set = true, .key = key ? *key : (Str){ 0 }, .id = row->id };
}

static const char *after(ActionOrder order, bool down)
{
	switch (order) {
	case ACTIONS_BY_URGENCY:
		return down ? SQL(" AND (s.place, s.action) < ($15, $16)")
			    : SQL(" AND (s.place, s.action) > ($15, $16)");
	case ACTIONS_BY_DUE:
	case ACTIONS_BY_DUE_LATEST:
		return down ? SQL(" AND (s.due_place, s.action) < ($15, $16)")
			    : SQL(" AND (s.due_place, s.action) > ($15, $16)");
	case ACTIONS_NEWEST:
	case ACTIONS_OLDEST:
	case ACTION_ORDERS:
		break;
	}
	return down ? SQL(" AND s.action < $16") : SQL(" AND s.action > $16");
}

static const char *order_by(ActionOrder order, bool down)
{
	switch (order) {
	case ACTIONS_BY_URGENCY:
		return down ? SQL(" ORDER BY s.place DESC, s.action DESC")
			    : SQL(" ORDER BY s.place, s.action");
	case ACTIONS_BY_DUE:
	case ACTIONS_BY_DUE_LATEST:
		return down ? SQL(" ORDER BY s.due_place DESC, s.action DESC")
			    : SQL(" ORDER BY s.due_place, s.action");
	case ACTIONS_NEWEST:
	case ACTIONS_OLDEST:
	case ACTION_ORDERS:
		break;
	}
	return down ? SQL(" ORDER BY s.action DESC") : SQL(" ORDER BY s.action");
}

/* --- words --- */

void action_words_keep(Db *db, Id id)
{
	const Action *action = action_find(db, id);
	if (action)
		search_put(db, SEARCH_ACTION, id,
			   str_print(db_arena(db), "%" STR_FORMAT " %" STR_FORMAT,
				     STR_ARGS(action->title), STR_ARGS(action->programme)));
}

Id actions_search_refresh(Db *db, Id after, Day today, int64_t until_ns)
{
	(void)today;
	Id last = after;
	while (clock_monotonic_ns() < until_ns || last == after) {
		Id next = 0;
		Rows *rows = db_query(db, "SELECT id FROM action WHERE id > $1 ORDER BY id LIMIT 1",
				      INTEGER(last));
		while (db_next(rows))
			next = row_id(rows, "id");
		if (!next)
			return 0;
		action_words_keep(db, next);
		last = next;
	}
	return last;
}
