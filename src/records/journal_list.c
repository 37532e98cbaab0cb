/* SPDX-License-Identifier: Apache-2.0 */
#include "records/journal_list.h"

#include "base/list.h"
#include "base/word.h"

static const char *const sources[] = { "page", "api", "import", "job", "command" };

const char *const journal_public_kinds[] = {
	"recommendation", "response",	 "action",     "output",     "milestone",
	"evidence",	  "verdict",	 "evaluation", "agency",     "role",
	"holiday",	  "observation", "indicator",  "instrument", "progress",
};
const size_t journal_public_kind_count = sizeof journal_public_kinds / sizeof *journal_public_kinds;

static void add_values(Db *db, SqlText *sql, const JournalQuestion *question);
static void add_filter(Db *db, SqlText *sql, const JournalQuestion *question);

bool journal_kind_is_public(Str kind)
{
	return word_index(journal_public_kinds, journal_public_kind_count, kind) >= 0;
}

static bool is_word(Str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!(text.at[i] >= 'a' && text.at[i] <= 'z') && text.at[i] != '_')
			return false;
	return text.length <= 40;
}

static bool read_day(Str text, Day *day)
{
	*day = text.length ? day_from_iso(text) : (Day){ 0 };
	return !text.length || day_is_set(*day);
}

JournalAsking journal_question_read(const JournalAsked *asked, JournalQuestion *question)
{
	*question = (JournalQuestion){ .zone_hours = asked->zone_hours };
	JournalFilter *filter = &question->filter;
	bool is_known = !asked->kind.length || journal_kind_is_public(asked->kind);
	is_known &= !asked->source.length ||
		    word_index(sources, sizeof sources / sizeof *sources, asked->source) >= 0;
	is_known &= is_word(asked->deed) && read_day(asked->from, &filter->from) &&
		    read_day(asked->until, &filter->until);
	question->oldest_first = str_equal_c(asked->order, "terlama");
	is_known &= !asked->order.length || question->oldest_first ||
		    str_equal_c(asked->order, "terbaru");
	is_known &= !asked->subject || asked->kind.length > 0;
	if (!is_known)
		return JOURNAL_UNKNOWN;
	filter->kind = asked->kind;
	filter->deed = asked->deed;
	filter->source = asked->source;
	filter->agency = asked->agency;
	filter->subject = asked->subject;
	return cursor_read(asked->cursor, &question->cursor) ? JOURNAL_WELL : JOURNAL_NOWHERE;
}

Cursor journal_cursor(const JournalEntry *row)
{
	return (Cursor){ .is_set = true, .id = row->id };
}

static bool goes_down(const JournalQuestion *question)
{
	return question->oldest_first == (question->cursor.is_set && question->cursor.is_back);
}

SqlText journal_list_sql(Db *db, const JournalQuestion *question)
{
	SqlText sql = { 0 };
	add_values(db, &sql, question);
	sql_add(db, &sql, SQL(" SELECT j.id FROM journal j WHERE 1 = 1"));
	add_filter(db, &sql, question);
	if (question->cursor.is_set)
		sql_add(db, &sql,
			goes_down(question) ? SQL(" AND j.id < $10") : SQL(" AND j.id > $10"));
	sql_add(db, &sql, goes_down(question) ? SQL(" ORDER BY j.id DESC") : SQL(" ORDER BY j.id"));
	if (question->limit)
		sql_add(db, &sql, SQL(" LIMIT $11"));
	return sql;
}

JournalEntryList journal_list_page(Db *db, const JournalQuestion *question)
{
	JournalEntryList list = { 0 };
	SqlText sql = { 0 }, ids = journal_list_sql(db, question);
	sql_add(db, &sql,
		SQL(" SELECT j.id, j.at, j.person, j.on_behalf, j.agency, j.source, j.request,"
		    " j.deed, j.kind, j.subject, j.public FROM ("));
	sql_add(db, &sql, str_c(db_arena(db), ids.text));
	sql_add(db, &sql, SQL(" ) p JOIN journal j ON j.id = p.id"));
	sql_add(db, &sql,
		question->oldest_first ? SQL(" ORDER BY j.id") : SQL(" ORDER BY j.id DESC"));
	ids.text = sql.text;
	Rows *rows = db_query_sql(db, &ids);
	while (db_next(rows))
		*list_push(db_arena(db), &list) = journal_read_public(rows);
	return list;
}

int64_t journal_list_count(Db *db, const JournalQuestion *question, int most)
{
	JournalQuestion all = *question;
	SqlText sql = { 0 };
	int64_t count = 0;
	all.limit = most;
	add_values(db, &sql, &all);
	sql_add(db, &sql,
		SQL(" SELECT COUNT(*) AS count FROM (SELECT j.id FROM journal j WHERE 1 = 1"));
	add_filter(db, &sql, &all);
	sql_add(db, &sql, SQL(" LIMIT $11) c"));
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		count = row_integer(rows, "count");
	return count;
}

/* Ids follow the order of commits and not that of times: a clock is set back, and a demo tells of
 * days in the order of its story. So the ids of a time are those between its first and last one. */
static void ids_between(Db *db, int64_t from, int64_t before, Id *least, Id *most)
{
	Rows *rows = db_query(db,
			      "SELECT MIN(id) AS least, MAX(id) AS most FROM journal"
			      " WHERE at >= $1 AND at < $2",
			      INTEGER(from), INTEGER(before));
	while (db_next(rows)) {
		*least = row_id(rows, "least");
		*most = row_id(rows, "most");
	}
}

/* $1 kind, $2 deed, $3 source, $4 agency, $5 subject, $6 and $7 the ids between which the days lie,
 * $8 and $9 their seconds, $10 the cursor, $11 the limit. */
static void add_values(Db *db, SqlText *sql, const JournalQuestion *question)
{
	const JournalFilter *filter = &question->filter;
	int64_t from = 0, before = INT64_MAX;
	Id least = 0, most = INT64_MAX;
	if (day_is_set(filter->from))
		from = day_instant(filter->from, 0, question->zone_hours).seconds;
	if (day_is_set(filter->until))
		before = day_instant(day_plus(filter->until, 1), 0, question->zone_hours).seconds;
	if (day_is_set(filter->from) || day_is_set(filter->until))
		ids_between(db, from, before, &least, &most);
	sql_value(sql, TEXT(filter->kind));
	sql_value(sql, TEXT(filter->deed));
	sql_value(sql, TEXT(filter->source));
	sql_value(sql, INTEGER(filter->agency));
	sql_value(sql, INTEGER(filter->subject));
	sql_value(sql, INTEGER(least));
	sql_value(sql, INTEGER(most));
	sql_value(sql, INTEGER(from));
	sql_value(sql, INTEGER(before));
	sql_value(sql, INTEGER(question->cursor.id));
	sql_value(sql, INTEGER(question->limit + 1));
}

/* Without a kind the list is walked by its ids and the few rows of other kinds are passed over; the
 * empty text keeps the index of kinds from being gathered and sorted instead. */
static void add_filter(Db *db, SqlText *sql, const JournalQuestion *question)
{
	const JournalFilter *filter = &question->filter;
	if (filter->kind.length)
		sql_add(db, sql, SQL(" AND j.kind = $1"));
	else
		sql_add(db, sql,
			SQL(" AND (j.kind || '') IN ('recommendation', 'response', 'action',"
			    " 'output', 'milestone', 'evidence', 'verdict', 'evaluation', 'agency',"
			    " 'role', 'holiday', 'observation', 'indicator', 'instrument',"
			    " 'progress')"));
	if (filter->deed.length)
		sql_add(db, sql, SQL(" AND j.deed = $2"));
	if (filter->source.length)
		sql_add(db, sql, SQL(" AND j.source = $3"));
	if (filter->agency)
		sql_add(db, sql, SQL(" AND j.agency = $4"));
	if (filter->subject)
		sql_add(db, sql, SQL(" AND j.subject = $5"));
	if (day_is_set(filter->from))
		sql_add(db, sql, SQL(" AND j.id >= $6 AND j.at >= $8"));
	if (day_is_set(filter->until))
		sql_add(db, sql, SQL(" AND j.id <= $7 AND j.at < $9"));
}
