/* SPDX-License-Identifier: Apache-2.0 */
/* Each way of asking for a list uses an index, on both databases; nothing reads a table that grows
 * with the years from end to end, but for the list of everything and the daily job. */
#include "base/list.h"
#include "plans/action_list.h"
#include "plans/evidence_list.h"
#include "plans/output_list.h"
#include "plans/test_world.h"
#include "records/journal_list.h"

/* The plan of a statement, lines joined. Empty tables are read from end to end and sorted even
 * where there is an index, so PostgreSQL is asked to do so only where it must. */
static Str plan_of(World *w, SqlText sql, bool is_walked)
{
	bool postgres = db_is_postgres(w->db);
	StrList lines = { 0 };
	if (postgres) {
		db_write(w->db, "SET LOCAL enable_seqscan = off");
		/* An index of words knows no other way. */
		if (is_walked)
			db_write(w->db, "SET LOCAL enable_bitmapscan = off");
		else
			db_write(w->db, "SET LOCAL enable_bitmapscan = on");
		db_write(w->db, "SET LOCAL enable_sort = off");
	}
	sql.text = str_print(w->arena, "EXPLAIN %s %.*s", postgres ? "" : "QUERY PLAN",
			     STR_ARGS(sql.text));
	Rows *rows = db_query_sql(w->db, &sql);
	while (db_next(rows))
		*list_push(w->arena, &lines) = row_text(rows, postgres ? "QUERY PLAN" : "detail");
	return str_join(w->arena, &lines, S("\n"));
}

/* Reads the table `name`, called `alias` in the statement, from end to end in no order. */
static bool scans(Str plan, Str name, const char *alias)
{
	Arena *arena = arena_new();
	bool found = str_find(plan, str_print(arena, "Seq Scan on %.*s", STR_ARGS(name))) >= 0;
	Str rest = plan;
	while (rest.length) {
		Str line = str_cut(&rest, '\n');
		Str scan = str_print(arena, "SCAN %s", alias);
		found |= str_equal(line, scan);
	}
	arena_free(arena);
	return found;
}

static bool sorts(Str plan)
{
	return str_find(plan, S("TEMP B-TREE")) >= 0 || str_find(plan, S("Sort")) >= 0;
}

static void check_plan(World *w, SqlText sql, bool is_walked)
{
	const struct {
		Str table;
		const char *alias;
	} tables[] = { { S("recommendation_state"), "s" },
		       { S("action_state"), "s" },
		       { S("recommendation "), "r" },
		       { S("action "), "a" },
		       { S("action_recommendation"), "l" },
		       { S("action_contributor"), "c" },
		       { S("search"), "search" } };
	Str plan = plan_of(w, sql, is_walked);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		/* By its id a table of SQLite stands in order without an index. */
		if ((i > 1 || !is_walked || db_is_postgres(w->db)) &&
		    scans(plan, tables[i].table, tables[i].alias))
			fail_msg("%.*s\n%.*s", STR_ARGS(sql.text), STR_ARGS(plan));
	if (is_walked && sorts(plan))
		fail_msg("%.*s\n%.*s", STR_ARGS(sql.text), STR_ARGS(plan));
}

/* What is filtered by nothing or by one column is read in the list's order and broken off after a
 * page; what is gathered first (by an agency, by words, by several columns) is found by an index.
 */
static void each_filter_and_order_of_recommendations_has_an_index(void **state)
{
	World *w = *state;
	const struct {
		RecommendationFilter filter;
		bool is_walked;
	} filters[] = {
		{ { 0 }, true },
		{ { .statuses = 1u << STATUS_LATE }, true },
		{ { .year = 2025 }, true },
		{ { .indicator = 1 }, true },
		{ { .statuses = 3u << STATUS_LATE }, false },
		{ { .agency = w->health }, false },
		{ { .words = S("loket") }, false },
		{ { .statuses = 1u << STATUS_LATE, .year = 2025, .indicator = 1 }, false },
		{ { .statuses = 1u << STATUS_LATE, .agency = w->health, .year = 2025 }, false },
		{ { .statuses = 3u << STATUS_LATE, .words = S("loket"), .agency = w->health },
		  false },
	};
	for (size_t f = 0; f < sizeof filters / sizeof *filters; f++)
		for (RecommendationOrder order = 0; order < RECOMMENDATION_ORDERS; order++)
			for (int place = 0; place < 3; place++) {
				RecommendationQuestion question = {
					.filter = filters[f].filter,
					.order = order,
					.limit = 50,
					.cursor = { .is_set = place > 0,
						    .is_back = place == 2,
						    .key = S("2025"),
						    .id = 7 },
				};
				check_plan(w, recommendation_list_sql(w->db, &question),
					   filters[f].is_walked);
			}
}

static void each_filter_and_order_of_actions_has_an_index(void **state)
{
	World *w = *state;
	const struct {
		ActionFilter filter;
		bool is_walked;
	} filters[] = {
		{ { 0 }, true },
		{ { .statuses = 1u << STATUS_LATE }, true },
		{ { .year = 2025 }, true },
		{ { .agency = w->health, .part = ACTION_LEADS }, true },
		{ { .statuses = 3u << STATUS_LATE }, false },
		{ { .agency = w->health }, false },
		{ { .agency = w->health, .part = ACTION_HELPS }, false },
		{ { .words = S("loket") }, false },
		{ { .due_until = on("2026-03-01") }, false },
		{ { .statuses = 1u << STATUS_LATE, .year = 2025, .agency = w->health }, false },
		{ { .statuses = 3u << STATUS_LATE, .words = S("loket"), .agency = w->health },
		  false },
	};
	for (size_t f = 0; f < sizeof filters / sizeof *filters; f++)
		for (ActionOrder order = 0; order < ACTION_ORDERS; order++)
			for (int place = 0; place < 3; place++) {
				ActionQuestion question = { .filter = filters[f].filter,
							    .order = order,
							    .limit = 50,
							    .cursor = { .is_set = place > 0,
									.is_back = place == 2,
									.key = S("2025"),
									.id = 7 } };
				check_plan(w, action_list_sql(w->db, &question),
					   filters[f].is_walked);
			}
}

/* Entries are many, so each pair of filters that is asked often has an index in the list's order.
 */
static void each_filter_and_order_of_the_journal_has_an_index(void **state)
{
	World *w = *state;
	const JournalFilter filters[] = {
		{ 0 },
		{ .kind = S("evidence") },
		{ .deed = S("add") },
		{ .source = S("page") },
		{ .agency = w->health },
		{ .kind = S("evidence"), .deed = S("add") },
		{ .kind = S("evidence"), .agency = w->health },
		{ .kind = S("evidence"), .source = S("page") },
		{ .kind = S("evidence"), .subject = 7 },
		{ .from = on("2026-03-01"), .until = on("2026-03-05") },
		{ .kind = S("evidence"), .from = on("2026-03-01"), .until = on("2026-03-05") },
	};
	for (size_t f = 0; f < sizeof filters / sizeof *filters; f++)
		for (int place = 0; place < 6; place++) {
			JournalQuestion question = { .filter = filters[f],
						     .limit = 50,
						     .oldest_first = place > 2,
						     .cursor = { .is_set = place % 3 > 0,
								 .is_back = place % 3 == 2,
								 .id = 7 } };
			Str plan = plan_of(w, journal_list_sql(w->db, &question), true);
			bool by_id = f == 0; /* by its id it stands in order without an index */
			if (sorts(plan) || (!by_id && scans(plan, S("journal"), "j")))
				fail_msg("filter %zu: %.*s", f, STR_ARGS(plan));
		}
}

static void the_api_walks_evidence_and_outputs_in_order(void **state)
{
	World *w = *state;
	const Id agencies[] = { 0, w->health };
	for (int i = 0; i < 2 * EVIDENCE_OUTCOMES * 2; i++) {
		EvidenceQuestion question = { .agency = agencies[i & 1],
					      .oldest_first = i & 2,
					      .outcome = (EvidenceOutcome)(i / 4),
					      .beside = 7,
					      .limit = 50 };
		Str plan = plan_of(w, evidence_list_sql(w->db, &question), true);
		if (sorts(plan) || scans(plan, S("evidence"), "e"))
			fail_msg("evidence %d: %.*s", i, STR_ARGS(plan));
	}
	for (int i = 0; i < 4; i++) {
		OutputQuestion question = {
			.lead = agencies[i & 1], .year = i & 2 ? 2026 : 0, .after = 7, .limit = 50
		};
		Str plan = plan_of(w, output_list_sql(w->db, &question), true);
		if (scans(plan, S("output"), "o"))
			fail_msg("outputs %d: %.*s", i, STR_ARGS(plan));
	}
}

/* What a statement may read from end to end: tables that stay small, and what the list of
 * everything and the daily job read. */
static bool may_scan(Str detail)
{
	const char *const tables[] = {
		"SCAN agency",
		"SCAN g", /* agency, as joins call it */
		"SCAN person",
		"SCAN role_grant",
		"SCAN evaluation",
		"SCAN holiday",
		"SCAN i", /* indicator */
		"SCAN session",
		"SCAN setting",
		"SCAN s",
		"SCAN recommendation",
		"SCAN action",
		"SCAN recommendation_state",
		"SCAN action_state",
		"SCAN import_choice",
		"SCAN CONSTANT ROW",
		"SCAN h" /* a row for each holder */
	};
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

RUN_IN_WORLD(IN_WORLD(each_filter_and_order_of_recommendations_has_an_index),
	     IN_WORLD(each_filter_and_order_of_actions_has_an_index),
	     IN_WORLD(each_filter_and_order_of_the_journal_has_an_index),
	     IN_WORLD(the_api_walks_evidence_and_outputs_in_order),
	     IN_WORLD(no_statement_scans_what_grows))
