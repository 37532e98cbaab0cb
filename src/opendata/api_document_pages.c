/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/api_document_pages.h"

#include "base/json.h"
#include "base/list.h"
#include "opendata/journal_words_pages.h"
#include "plans/verdict.h"
#include "records/shipped.h"

#define SCHEMA_OF "{\"$ref\":\"#/components/schemas/%s\"}"

static Str responses(Request *rq, const ApiOperation *operation, bool has_hole);
static Str schemas(Request *rq);
static Str contents(Arena *arena, const char *type, Str schema);

/* --- operations --- */

static void add_parameter(Buf *list, Request *rq, const Route *route, Field name_and_place)
{
	const ApiParameter *parameter = api_parameter_of(route, name_and_place.name);
	JsonObject one = json_object(rq->arena);
	bool is_path = str_equal_c(name_and_place.value, "path");
	json_text(&one, "name", name_and_place.name);
	json_text(&one, "in", name_and_place.value);
	json_bool(&one, "required", is_path);
	if (parameter) {
		json_text(&one, "description", t(rq, parameter->words));
		json_raw(&one, "schema", str_of(parameter->schema));
	}
	if (parameter && str_starts(str_of(parameter->schema), S("{\"type\":\"array\""))) {
		json_text(&one, "style", S("form"));
		json_bool(&one, "explode", false);
	}
	buf_add_char(list, list->length > 1 ? ',' : ' ');
	buf_add_str(list, json_print(&one));
}

static Str parameters_of(Request *rq, const Route *route)
{
	Buf list = buf_new(rq->arena);
	Str path = str_of(route->path), query = str_of(route->query);
	buf_add_char(&list, '[');
	while (path.length) {
		Str part = str_cut(&path, '/');
		if (str_starts(part, S("{")))
			add_parameter(&list, rq, route,
				      (Field){ str_slice(part, 1, part.length - 1), S("path") });
	}
	while (query.length)
		add_parameter(&list, rq, route, (Field){ str_cut(&query, ' '), S("query") });
	buf_add_char(&list, ']');
	return buf_str(&list);
}

static Str operation_text(Request *rq, const Route *route, const ApiOperation *operation)
{
	JsonObject get = json_object(rq->arena), item = json_object(rq->arena);
	bool has_hole = str_find_char(str_of(route->path), '{') >= 0;
	json_text(&get, "operationId", str_of(operation->name));
	json_text(&get, "summary", t(rq, operation->summary));
	json_raw(&get, "parameters", parameters_of(rq, route));
	json_raw(&get, "responses", responses(rq, operation, has_hole));
	json_raw(&item, "get", json_print(&get));
	return json_print(&item);
}

static Str list_schema(Request *rq, const ApiOperation *operation)
{
	return str_print(rq->arena,
			 "{\"type\":\"object\",\"required\":[\"items\",\"next\",\"count\"],"
			 "\"additionalProperties\":false,\"properties\":{"
			 "\"items\":{\"type\":\"array\",\"items\":" SCHEMA_OF "},"
			 "\"next\":{\"type\":[\"string\",\"null\"],"
			 "\"description\":\"The address of the next page.\"},"
			 "\"count\":" SCHEMA_OF "}}",
			 operation->schema, "Count");
}

static void add_problem(Request *rq, JsonObject *answers, const char *status, const char *words)
{
	Str schema = str_print(rq->arena, SCHEMA_OF, "Problem");
	JsonObject one = json_object(rq->arena);
	json_text(&one, "description", str_of(words));
	json_raw(&one, "content", contents(rq->arena, "application/problem+json", schema));
	json_raw(answers, status, json_print(&one));
}

static Str contents(Arena *arena, const char *type, Str schema)
{
	JsonObject by_type = json_object(arena), media = json_object(arena);
	json_raw(&media, "schema", schema);
	json_raw(&by_type, type, json_print(&media));
	return json_print(&by_type);
}

static Str responses(Request *rq, const ApiOperation *operation, bool has_hole)
{
	JsonObject answers = json_object(rq->arena), fine = json_object(rq->arena),
		   same = json_object(rq->arena);
	Str one = str_print(rq->arena, SCHEMA_OF, operation->schema);
	Str schema = operation->is_list ? list_schema(rq, operation) : one;
	json_text(&fine, "description", S("The answer, with an ETag."));
	json_raw(&fine, "content", contents(rq->arena, JSON_TYPE, schema));
	json_raw(&answers, "200", json_print(&fine));
	json_text(&same, "description", S("What If-None-Match names is still the answer."));
	json_raw(&answers, "304", json_print(&same));
	add_problem(rq, &answers, "400", "A parameter or its value is unknown.");
	if (has_hole)
		add_problem(rq, &answers, "404", "There is no such thing.");
	add_problem(rq, &answers, "503", "Busy: ask again after Retry-After seconds.");
	return json_print(&answers);
}

/* --- schemas --- */

static void add_words(JsonObject *schemas_object, const char *name, const StrList *words)
{
	JsonObject one = json_object(schemas_object->arena);
	Buf list = buf_new(schemas_object->arena);
	for (size_t i = 0; i < words->count; i++) {
		buf_add_char(&list, i ? ',' : '[');
		buf_add_str(&list, json_quote(schemas_object->arena, words->items[i]));
	}
	buf_add_char(&list, ']');
	json_text(&one, "type", S("string"));
	json_raw(&one, "enum", buf_str(&list));
	json_raw(schemas_object, name, json_print(&one));
}

static void add_word_of(Arena *arena, StrList *words, const char *word)
{
	*list_push(arena, words) = str_of(word);
}

static void add_table(JsonObject *object, const char *name, const JournalWordTable *table)
{
	StrList words = { 0 };
	for (size_t i = 0; i < table->count; i++)
		add_word_of(object->arena, &words, table->words[i].word);
	add_words(object, name, &words);
}

/* The words of the enums come from the program, everything else from the file. */
static Str schemas(Request *rq)
{
	JsonObject object = json_object(rq->arena);
	StrList statuses = { 0 }, ranks = { 0 }, kinds = { 0 }, reasons = { 0 };
	for (Status s = 0; s < STATUSES; s++)
		add_word_of(rq->arena, &statuses, status_word(s));
	for (Rank rank = 0; rank < RANKS; rank++)
		add_word_of(rq->arena, &ranks, rank_word(rank));
	for (AgencyKind kind = 0; kind < AGENCY_KINDS; kind++)
		add_word_of(rq->arena, &kinds, agency_kind_word(kind));
	for (VerdictReason reason = REASON_NONE + 1; reason < VERDICT_REASONS; reason++)
		add_word_of(rq->arena, &reasons, verdict_reason_word(reason));
	add_words(&object, "Status", &statuses);
	add_words(&object, "Rank", &ranks);
	add_words(&object, "AgencyKind", &kinds);
	add_words(&object, "VerdictReason", &reasons);
	add_table(&object, "JournalKind", &journal_kinds);
	add_table(&object, "JournalDeed", &journal_deeds);
	add_table(&object, "JournalSource", &journal_sources);
	Str words = json_print(&object), shipped = str_trim(shipped_file("api/schemas.json"));
	return str_print(rq->arena, "%.*s,%.*s", (int)words.length - 1, words.at,
			 (int)shipped.length - 1, shipped.at + 1);
}

/* --- the whole --- */

Str api_document(Request *rq)
{
	JsonObject whole = json_object(rq->arena), info = json_object(rq->arena),
		   paths = json_object(rq->arena), components = json_object(rq->arena),
		   server = json_object(rq->arena);
	for (size_t i = 0; i < rq->app->route_count; i++) {
		const Route *route = &rq->app->routes[i];
		const ApiOperation *operation = api_operation_of(route);
		if (operation)
			json_raw(&paths, route->path, operation_text(rq, route, operation));
	}
	json_text(&info, "title",
		  str_print(rq->arena, "Nyata, %" STR_FORMAT, STR_ARGS(rq->site->regency)));
	json_text(&info, "version", S("1"));
	json_text(&info, "description",
		  T(rq, "Data terbuka: evaluasi, rekomendasi, rencana aksi, keluaran, bukti, dan "
			"jurnal, seperti di halaman umum. Tanpa akun dan tanpa kunci."));
	json_text(&server, "url", rq->site->public_url.length ? rq->site->public_url : S("/"));
	json_raw(&components, "schemas", schemas(rq));
	json_text(&whole, "openapi", S("3.1.0"));
	json_raw(&whole, "info", json_print(&info));
	json_raw(&whole, "servers",
		 str_print(rq->arena, "[%" STR_FORMAT "]", STR_ARGS(json_print(&server))));
	json_raw(&whole, "paths", json_print(&paths));
	json_raw(&whole, "components", json_print(&components));
	return json_print(&whole);
}

Response api_document_show(Request *rq)
{
	return plain(rq, 200, JSON_TYPE, api_document(rq));
}
