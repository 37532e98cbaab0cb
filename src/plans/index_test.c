/* SPDX-License-Identifier: Apache-2.0 */
/* Each way of asking for a list uses an index, on both databases; nothing reads a table that grows
 * with the years from end to end, but for the list of everything and the daily job. */
#include "plans/test_world.h"

static bool explains(World *w, SqlText sql, const char *part)
{
	bool found = false;
	bool postgres = db_is_postgres(w->db);
	/* Empty tables are read from end to end even where there is an index. */
	if (postgres)
		db_write(w->db, "SET LOCAL enable_seqscan = off");
	sql.text = str_print(w->arena, "EXPLAIN %s %.*s", postgres ? "" : "QUERY PLAN",
			     STR_ARGS(sql.text));
	Rows *rows = db_query_sql(w->db, &sql);
	while (db_next(rows)) {
		Str line = row_text(rows, postgres ? "QUERY PLAN" : "detail");
		found |= str_find(line, str_of(part)) >= 0;
	}
	return found;
}

static void each_filter_of_recommendations_searches_by_an_index(void **state)
{
	World *w = *state;
	const RecommendationFilter filters[] = {
		{ .statuses = 1u << STATUS_LATE },
		{ .agency = w->health },
		{ .year = 2025 },
		{ .statuses = 1u << STATUS_LATE, .agency = w->health, .year = 2025 },
		{ .statuses = 1u << STATUS_LATE, .word = S("loket") },
	};
	const char *const scans[] = { "SCAN s",
				      "SCAN r",
				      "SCAN a",
				      "SCAN l",
				      "SCAN c",
				      "Seq Scan on recommendation",
				      "Seq Scan on action" };
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
		for (size_t j = 0; j < sizeof scans / sizeof *scans; j++)
			assert_false(
				explains(w, recommendation_list_sql(w->db, filters[i]), scans[j]));
}

static void the_whole_list_is_read_in_its_order(void **state)
{
	World *w = *state;
	if (db_is_postgres(w->db))
		skip(); /* its planner sorts what is empty */
	SqlText all = recommendation_list_sql(w->db, (RecommendationFilter){ 0 });
	assert_true(explains(w, all, "recommendation_state_place"));
	assert_false(explains(w, all, "TEMP B-TREE"));
}

/* What a statement may read from end to end: tables that stay small, and what the list of
 * everything and the daily job read. */
static bool may_scan(Str detail)
{
	const char *const tables[] = { "SCAN agency",
				       "SCAN g", /* agency, as joins call it */
				       "SCAN person",
				       "SCAN role_grant",
				       "SCAN evaluation",
				       "SCAN holiday",
				       "SCAN session",
				       "SCAN setting",
				       "SCAN s",
				       "SCAN recommendation",
				       "SCAN action",
				       "SCAN recommendation_state",
				       "SCAN action_state",
				       "SCAN CONSTANT ROW" };
	Str name = detail;
	ptrdiff_t using = str_find(detail, S(" USING"));
	if (using >= 0)
		name = str_slice(detail, 0, (size_t) using);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (str_equal_c(name, tables[i]))
			return true;
	return false;
}

static void no_statement_scans_what_grows(void **state)
{
	World *w = *state;
	if (db_is_postgres(w->db))
		skip();
	int seen = 0, faults = 0;
	for (size_t i = 0; i < sql_count(); i++) {
		Str sql = str_of(sql_at(i));
		if (!str_starts(sql, S("SELECT")) && !str_starts(sql, S("UPDATE")) &&
		    !str_starts(sql, S("DELETE")))
			continue;
		SqlText explain = { .text = str_print(w->arena, "EXPLAIN QUERY PLAN %.*s",
						      STR_ARGS(sql)) };
		for (int n = 0; n < 20; n++)
			sql_value(&explain, INTEGER(1));
		Rows *rows = db_query_sql(w->db, &explain);
		while (db_next(rows)) {
			Str detail = row_text(rows, "detail");
			bool newest = str_find(sql, S("id DESC LIMIT ")) >= 0; /* stops early */
			if (!str_starts(detail, S("SCAN ")) || newest || may_scan(detail))
				continue;
			print_error("%.*s\n\t%.*s\n", STR_ARGS(sql), STR_ARGS(detail));
			faults++;
		}
		seen++;
	}
	assert_int_equal(faults, 0);
	assert_true(seen > 100);
}

RUN_IN_WORLD(IN_WORLD(each_filter_of_recommendations_searches_by_an_index),
	     IN_WORLD(the_whole_list_is_read_in_its_order), IN_WORLD(no_statement_scans_what_grows))
