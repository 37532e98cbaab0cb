/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/output_list.h"

#include "base/list.h"

/* $1 the lead, $2 the year, $3 the output before, $4 the limit. */
static void add_values(SqlText *sql, const OutputQuestion *question, int limit)
{
	sql_value(sql, INTEGER(question->lead));
	sql_value(sql, INTEGER(question->year));
	sql_value(sql, INTEGER(question->after));
	sql_value(sql, INTEGER(limit));
}

/* An action in force has a state. */
static void add_filter(Db *db, SqlText *sql, const OutputQuestion *question)
{
	sql_add(db, sql,
		SQL(" AND EXISTS (SELECT 1 FROM action_state s WHERE s.action = o.action"));
	if (question->lead)
		sql_add(db, sql, SQL(" AND s.lead = $1"));
	if (question->year)
		sql_add(db, sql, SQL(" AND s.plan_year = $2"));
	sql_add(db, sql, SQL(" )"));
}

SqlText output_list_sql(Db *db, const OutputQuestion *question)
{
	SqlText sql = { 0 };
	add_values(&sql, question, question->limit + 1);
	sql_add(db, &sql, SQL(" SELECT o.* FROM output o WHERE o.id > $3"));
	add_filter(db, &sql, question);
	sql_add(db, &sql, SQL(" ORDER BY o.id LIMIT $4"));
	return sql;
}

OutputList output_list_page(Db *db, const OutputQuestion *question)
{
	OutputList list = { 0 };
	SqlText sql = output_list_sql(db, question);
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		*list_push(db_arena(db), &list) = output_of_row(rows);
	return list;
}

int64_t output_list_count(Db *db, const OutputQuestion *question, int most)
{
	SqlText sql = { 0 };
	int64_t count = 0;
	add_values(&sql, question, most + 1);
	sql_add(db, &sql,
		SQL(" SELECT COUNT(*) AS count FROM (SELECT o.id FROM output o WHERE 1 = 1"));
	add_filter(db, &sql, question);
	sql_add(db, &sql, SQL(" LIMIT $4) c"));
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		count = row_integer(rows, "count");
	return count;
}
