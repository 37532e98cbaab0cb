/* SPDX-License-Identifier: Apache-2.0 */
/* What is asked in which words, what is refused, how a list is turned. */
#include "demo/test_demo_pages.h"
#include "opendata/api_answer_pages.h"
#include "opendata/api_guide_pages.h"
#include "opendata/test_schema.h"
#include "routes.h"

static Client reader_of(void **state, const char *account)
{
	const TestDemo *demo = *state;
	App *app = NEW(demo->arena, App);
	*app = (App){ .routes = route_table, .route_count = route_count, .hooks = route_hooks };
	return demo_reader_of(demo, app, account);
}

static Response get(void **state, const char *path)
{
	Client client = reader_of(state, NULL);
	return client_get(&client, path);
}

static Response send_as(void **state, Method method, const char *path)
{
	Client client = reader_of(state, NULL);
	return dispatch_here(client.app, client.db, client.arena, &client.site, client.now,
			     (Sent){ .method = method, .path = path });
}

static Str text_at(void **state, Response answer, const char *place)
{
	return schema_text_at(((const TestDemo *)*state)->arena, answer.body, place);
}

static void an_unknown_parameter_is_refused_by_name(void **state)
{
	Response answer = get(state, "/api/v1/recommendations?utm_source=wa");
	assert_int_equal(answer.status, 400);
	assert_string_equal(answer.type, "application/problem+json");
	assert_text(text_at(state, answer, "parameter"), "utm_source");
	assert_text(text_at(state, answer, "allowed.0"), "q");
	assert_text(text_at(state, answer, "instance"), "/api/v1/recommendations");
	assert_int_equal(get(state, "/api/v1/recommendations?tahun=2025").status, 400);
	assert_int_equal(get(state, "/api/v1/recommendations?q=%FF").status, 400);
	assert_int_equal(get(state, "/api/v1/recommendations?q=").status, 200);
}

static void an_unknown_value_is_refused_with_the_known_ones(void **state)
{
	Response answer = get(state, "/api/v1/recommendations?status=terlambat");
	assert_int_equal(answer.status, 400);
	assert_text(text_at(state, answer, "parameter"), "status");
	assert_int_equal(schema_count_at(answer.body, "allowed"), STATUSES);
	answer = get(state, "/api/v1/actions?role=boss");
	assert_text(text_at(state, answer, "allowed.0"), "lead");
	assert_int_equal(schema_count_at(answer.body, "allowed"), 2);
}

static void every_parameter_has_values_that_it_refuses(void **state)
{
	static const char *const wrong[][2] = {
		{ "recommendations?year=x", "year" },
		{ "recommendations?year=1999", "year" },
		{ "recommendations?agency=tidak-ada", "agency" },
		{ "recommendations?indicator=tidak-ada", "indicator" },
		{ "recommendations?sort=mendesak", "sort" },
		{ "recommendations?limit=0", "limit" },
		{ "recommendations?limit=201", "limit" },
		{ "recommendations?cursor=%27", "cursor" },
		{ "recommendations?cursor=p0.1.x", "cursor" },
		{ "recommendations?status=late,x", "status" },
		{ "actions?due=lewat", "due" },
		{ "actions?year=0", "year" },
		{ "outputs?agency=x", "agency" },
		{ "outputs?year=x", "year" },
		{ "agencies?cursor=x", "cursor" },
		{ "evidence?status=late", "status" },
		{ "evidence?sort=due", "sort" },
		{ "journal?kind=session", "kind" },
		{ "journal?deed=x", "deed" },
		{ "journal?source=x", "source" },
		{ "journal?from=kemarin", "from" },
		{ "journal?until=2026-02-30", "until" },
		{ "journal?subject=7", "subject" },
		{ "journal?kind=action&subject=-1", "subject" },
	};
	Arena *arena = ((const TestDemo *)*state)->arena;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		Str path = str_print(arena, "/api/v1/%s", wrong[i][0]);
		Response answer = get(state, str_c(arena, path));
		assert_int_equal(answer.status, 400);
		assert_text(text_at(state, answer, "parameter"), wrong[i][1]);
	}
}

static void what_is_not_there_is_a_problem_in_json(void **state)
{
	static const char *const paths[] = { "/api/v1/recommendations/RB-1999-01",
					     "/api/v1/actions/0",
					     "/api/v1/actions/999999/outputs",
					     "/api/v1/outputs/x",
					     "/api/v1/agencies/tidak-ada",
					     "/api/v1/evidence/999999",
					     "/api/v1/evaluations/1999",
					     "/api/v1/journal/0",
					     "/api/v1/journal/99999999",
					     "/api/v1/kucing",
					     "/api/v2/recommendations" };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		Response answer = get(state, paths[i]);
		assert_int_equal(answer.status, 404);
		assert_string_equal(answer.type, "application/problem+json");
		assert_text(text_at(state, answer, "status"), "404");
		assert_text(text_at(state, answer, "instance"), paths[i]);
	}
}

static void the_api_has_one_language(void **state)
{
	Response answer = get(state, "/en/api/v1/recommendations");
	assert_int_equal(answer.status, 404);
	answer = get(state, "/api/v1/kucing");
	assert_true(str_find(answer.body, S("Halaman")) < 0);
}

static void only_reading_is_offered(void **state)
{
	Response answer = send_as(state, POST, "/api/v1/recommendations");
	assert_int_equal(answer.status, 405);
	assert_string_equal(answer.type, "application/problem+json");
	assert_string_equal(answer.allow, "GET, HEAD");
	answer = send_as(state, OPTIONS, "/api/v1/recommendations");
	assert_int_equal(answer.status, 204);
	assert_int_equal(send_as(state, OPTIONS, "/rekomendasi").status, 405);
	assert_int_equal(send_as(state, OPTIONS, "/api/v1/kucing").status, 404);
}

static void pages_of_a_list_are_the_whole_list(void **state)
{
	Arena *arena = ((const TestDemo *)*state)->arena;
	const char *const sorts[] = { "urgency", "due",	   "-due",  "number",
				      "-number", "newest", "oldest" };
	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
		Str path = str_print(arena, "/api/v1/recommendations?sort=%s", sorts[i]);
		Response all = get(state, str_c(arena, path));
		Str next = str_print(arena, "%.*s&limit=5", STR_ARGS(path));
		int seen = 0;
		while (next.length) {
			Response page = get(state, str_c(arena, next));
			int count = schema_count_at(page.body, "items");
			assert_true(count > 0 && count <= 5);
			for (int k = 0; k < count; k++, seen++)
				assert_true(str_equal(
					text_at(state, page,
						str_print(arena, "items.%d.reference", k).at),
					text_at(state, all,
						str_print(arena, "items.%d.reference", seen).at)));
			next = text_at(state, page, "next");
			next = str_slice(next, strlen("http://nyata.test"), next.length);
			assert_int_equal(next.length > 0, page.link.length > 0);
		}
		assert_int_equal(seen, schema_count_at(all.body, "items"));
		assert_text(text_at(state, all, "count.value"), str_print(arena, "%d", seen).at);
	}
}

static void filters_are_those_of_the_pages(void **state)
{
	Arena *arena = ((const TestDemo *)*state)->arena;
	Response late = get(state, "/api/v1/recommendations?status=late");
	int count = schema_count_at(late.body, "items");
	assert_true(count > 0);
	for (int i = 0; i < count; i++)
		assert_text(text_at(state, late, str_print(arena, "items.%d.status", i).at),
			    "late");
	Response two = get(state, "/api/v1/recommendations?status=late,running");
	assert_true(schema_count_at(two.body, "items") > count);
	Response none = get(state, "/api/v1/recommendations?q=kucing");
	assert_int_equal(schema_count_at(none.body, "items"), 0);
	assert_text(text_at(state, none, "count.value"), "0");
}

static void evidence_is_listed_by_its_verdict(void **state)
{
	Response waiting = get(state, "/api/v1/evidence?status=waiting&limit=200");
	Response accepted = get(state, "/api/v1/evidence?status=accepted&limit=200");
	Response returned = get(state, "/api/v1/evidence?status=returned&limit=200");
	Response all = get(state, "/api/v1/evidence?sort=oldest&limit=200");
	assert_int_equal(text_at(state, waiting, "items.0.verdict.kind").length, 0);
	assert_text(text_at(state, accepted, "items.0.verdict.kind"), "accepted");
	assert_text(text_at(state, returned, "items.0.verdict.kind"), "returned");
	assert_int_equal(schema_count_at(waiting.body, "items") +
				 schema_count_at(accepted.body, "items") +
				 schema_count_at(returned.body, "items"),
			 schema_count_at(all.body, "items"));
	assert_true(str_find(all.body, S("file_name")) < 0);
}

static void samples_say_so(void **state)
{
	Response answer = get(state, "/api/v1/recommendations?limit=1");
	assert_text(text_at(state, answer, "items.0.sample"), "true");
}

static void an_example_is_a_true_answer_with_line_ends(void **state)
{
	Arena *arena = ((const TestDemo *)*state)->arena;
	assert_text(json_indented(arena, S("{\"a\":[],\"b\":[1,{\"c\":\"x,\\\"{\"}]}")),
		    "{\n  \"a\": [],\n  \"b\": [\n    1,\n    {\n      \"c\": \"x,\\\"{\"\n    }\n"
		    "  ]\n}");
	Response page = get(state, "/data-terbuka");
	assert_page_has(page, "curl 'http://nyata.test/api/v1/recommendations?limit=1'");
	assert_page_has(page, "GET /api/v1/journal/{entry}");
	assert_page_has(page, "&#34;working_days_late&#34;");
	assert_page_has(get(state, "/en/data-terbuka"), "Open data");
}

RUN_IN_DEMO(TEST(an_unknown_parameter_is_refused_by_name),
	    TEST(an_unknown_value_is_refused_with_the_known_ones),
	    TEST(every_parameter_has_values_that_it_refuses),
	    TEST(what_is_not_there_is_a_problem_in_json), TEST(the_api_has_one_language),
	    TEST(only_reading_is_offered), TEST(pages_of_a_list_are_the_whole_list),
	    TEST(filters_are_those_of_the_pages), TEST(evidence_is_listed_by_its_verdict),
	    TEST(samples_say_so), TEST(an_example_is_a_true_answer_with_line_ends))
