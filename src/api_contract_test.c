/* SPDX-License-Identifier: Apache-2.0 */
/* The document and the program agree: every row, every parameter, every answer. */
#include "demo/test_demo_pages.h"
#include "opendata/api_document_pages.h"
#include "opendata/test_schema.h"
#include "routes.h"

static Client reader_of(void **state)
{
	const TestDemo *demo = *state;
	App *app = NEW(demo->arena, App);
	*app = (App){ .routes = route_table, .route_count = route_count, .hooks = route_hooks };
	return demo_reader_of(demo, app, NULL);
}

static Str document_of(Client *client)
{
	Response answer = client_get(client, "/api/openapi.json");
	assert_int_equal(answer.status, 200);
	return answer.body;
}

static bool is_of_api(const Route *route)
{
	return str_starts(str_of(route->path), S(API_ROOT));
}

static void every_row_is_in_the_document_and_every_operation_has_a_row(void **state)
{
	Client client = reader_of(state);
	Str document = document_of(&client);
	size_t rows = 0;
	for (size_t i = 0; i < route_count; i++) {
		if (!is_of_api(&route_table[i]))
			continue;
		rows++;
		if (!schema_has_path(document, route_table[i].path))
			fail_msg("%s is not described", route_table[i].path);
		assert_int_equal(route_table[i].method, GET);
		assert_true(route_table[i].who == ANYONE);
	}
	assert_int_equal(rows, api_operation_count);
	assert_int_equal(schema_paths(document), rows);
}

static void every_parameter_is_described(void **state)
{
	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		Str path = str_of(route_table[i].path), query = str_of(route_table[i].query);
		if (!is_of_api(&route_table[i]))
			continue;
		while (query.length)
			assert_non_null(api_parameter_of(&route_table[i], str_cut(&query, ' ')));
		while (path.length) {
			Str part = str_cut(&path, '/');
			if (str_starts(part, S("{")))
				assert_non_null(api_parameter_of(
					&route_table[i], str_slice(part, 1, part.length - 1)));
		}
	}
}

static const Route *row_of(Client *client, Str address)
{
	const char *allow;
	Request asked = { .arena = client->arena };
	return route_find(client->app, &asked, GET, str_cut(&address, '?'), &allow);
}

/* An answer names whole addresses; a client of tests asks for paths. */
static void check(Client *client, Str document, Str address)
{
	if (str_starts(address, client->site.public_url))
		address = str_slice(address, client->site.public_url.length, address.length);
	Response answer = client_get(client, str_c(client->arena, address));
	const Route *row = row_of(client, address);
	assert_non_null(row);
	if (answer.status != 200)
		fail_msg("%.*s answers %d", STR_ARGS(address), answer.status);
	assert_string_equal(answer.type, JSON_TYPE);
	const char *fault = schema_fault(client->arena, document, row->path, "200", answer.body);
	if (fault)
		fail_msg("%.*s: %s", STR_ARGS(address), fault);
}

/* Every object that a list names is asked for too. */
static int check_list(Client *client, Str document, const char *path)
{
	check(client, document, str_of(path));
	Str rest = client_get(client, path).body, mark = S("\"self\":\"");
	int found = 0;
	for (ptrdiff_t at; (at = str_find(rest, mark)) >= 0; found++) {
		rest = str_slice(rest, (size_t)at + mark.length, rest.length);
		check(client, document, str_cut(&rest, '"'));
	}
	return found;
}

static void every_operation_answers_as_its_schema_says(void **state)
{
	Client client = reader_of(state);
	Str document = document_of(&client);
	for (size_t i = 0; i < route_count; i++)
		if (is_of_api(&route_table[i]) && !strchr(route_table[i].path, '{'))
			assert_true(check_list(&client, document, route_table[i].path) > 0);
	check(&client, document, S("/api/v1/actions/1/outputs"));
}

static void a_refusal_answers_as_its_schema_says(void **state)
{
	Client client = reader_of(state);
	Str document = document_of(&client);
	const char *const asked[][2] = { { "/api/v1/recommendations?status=x", "400" },
					 { "/api/v1/recommendations?utm_source=wa", "400" } };
	for (size_t i = 0; i < 2; i++) {
		Response answer = client_get(&client, asked[i][0]);
		const char *fault = schema_fault(client.arena, document, "/api/v1/recommendations",
						 asked[i][1], answer.body);
		if (fault)
			fail_msg("%s: %s", asked[i][0], fault);
	}
}

/* Persons are told by their office. */
static void no_answer_names_a_person(void **state)
{
	const TestDemo *demo = *state;
	Client client = reader_of(state);
	db_begin_read(demo->db);
	PersonList persons = person_list(demo->db, demo->today);
	db_commit(demo->db);
	assert_true(persons.count > 5);
	const char *const paths[] = { "/api/v1/journal?limit=200", "/api/v1/evidence?limit=200",
				      "/api/v1/recommendations/RB-2025-03", "/putusan.atom",
				      "/rekomendasi/RB-2025-03/umpan.atom" };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		Response answer = client_get(&client, paths[i]);
		assert_int_equal(answer.status, 200);
		for (size_t k = 0; k < persons.count; k++)
			assert_true(str_find(answer.body, persons.items[k].name) < 0);
	}
}

RUN_IN_DEMO(TEST(every_row_is_in_the_document_and_every_operation_has_a_row),
	    TEST(every_parameter_is_described), TEST(every_operation_answers_as_its_schema_says),
	    TEST(a_refusal_answers_as_its_schema_says), TEST(no_answer_names_a_person))
