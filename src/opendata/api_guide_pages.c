/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/api_guide_pages.h"

#include "base/list.h"
#include "opendata/api_answer_pages.h"
#include "opendata/api_guide_view.h"

/* --- parameters --- */

/* The words of "enum":["a","b"] in a schema; those of a named enum stand in the document. */
static StrList values_of(Arena *arena, Str schema)
{
	StrList values = { 0 };
	ptrdiff_t at = str_find(schema, S("\"enum\":["));
	if (at < 0)
		return values;
	Str rest = str_slice(schema, (size_t)at + 8, schema.length);
	rest = str_cut(&rest, ']');
	while (rest.length) {
		Str word = str_cut(&rest, ',');
		*list_push(arena, &values) = str_slice(word, 1, word.length - 1);
	}
	return values;
}

static void add_statuses(Arena *arena, StrList *values, Str schema)
{
	if (str_find(schema, S("schemas/Status\"")) < 0)
		return;
	for (Status s = 0; s < STATUSES; s++)
		*list_push(arena, values) = str_of(status_word(s));
}

static void add_parameter(Request *rq, GuideOperation *shown, const Route *route, Str name)
{
	const ApiParameter *parameter = api_parameter_of(route, name);
	GuideParameter *one = list_push(rq->arena, &shown->parameters);
	*one = (GuideParameter){ .name = name };
	if (!parameter)
		return;
	one->words = t(rq, parameter->words);
	one->values = values_of(rq->arena, str_of(parameter->schema));
	add_statuses(rq->arena, &one->values, str_of(parameter->schema));
}

static void add_parameters(Request *rq, GuideOperation *shown, const Route *route)
{
	Str path = str_of(route->path), query = str_of(route->query);
	while (path.length) {
		Str part = str_cut(&path, '/');
		if (str_starts(part, S("{")))
			add_parameter(rq, shown, route, str_slice(part, 1, part.length - 1));
	}
	while (query.length)
		add_parameter(rq, shown, route, str_cut(&query, ' '));
}

/* --- examples --- */

/* The answer of the handler itself, so that no example can be out of date. */
static Response answer_of(Request *rq, Str path, Field field)
{
	const char *allow;
	Request asked = { .arena = rq->arena,
			  .db = rq->db,
			  .app = rq->app,
			  .site = rq->site,
			  .method = GET,
			  .language = ENGLISH,
			  .path = path,
			  .now = rq->now,
			  .today = rq->today,
			  .viewer = { .session = S("anon") } };
	asked.route = route_find(rq->app, &asked, GET, path, &allow);
	if (field.name.length)
		*list_push(rq->arena, &asked.query_fields) = field;
	return asked.route ? asked.route->handler(&asked) : not_found(&asked);
}

/* The path of the first object in an answer; empty: it has none. */
static Str first_self(const Request *rq, Str body)
{
	Str mark = S("\"self\":\"");
	ptrdiff_t at = str_find(body, mark);
	if (at < 0)
		return (Str){ 0 };
	Str rest = str_slice(body, (size_t)at + mark.length, body.length);
	Str address = str_cut(&rest, '"');
	return str_slice(address, rq->site->public_url.length, address.length);
}

/* A list shows one row; one thing is the list's first, or what hangs on it. */
static void add_example(Request *rq, GuideOperation *shown, const Route *route, Str *self)
{
	Str pattern = str_of(route->path), path = pattern;
	ptrdiff_t hole = str_find_char(pattern, '{');
	Field field = { 0 };
	if (hole >= 0 && !self->length)
		return;
	if (hole >= 0) {
		ptrdiff_t end = str_find_char(pattern, '}');
		path = str_print(rq->arena, "%.*s%.*s", STR_ARGS(*self),
				 STR_ARGS(str_slice(pattern, (size_t)end + 1, pattern.length)));
	}
	if (hole < 0 && route_asks(route, S("limit")))
		field = (Field){ S("limit"), S("1") };
	Response answer = answer_of(rq, path, field);
	if (answer.status != 200)
		return;
	if (hole < 0)
		*self = first_self(rq, answer.body);
	shown->example = str_print(rq->arena, "%.*s%s", STR_ARGS(api_address(rq, path)),
				   field.name.length ? "?limit=1" : "");
	shown->answer = json_indented(rq->arena, answer.body);
}

/* --- the page --- */

/* GET /data-terbuka */
Response api_guide_show(Request *rq)
{
	GuideOperationList list = { 0 };
	Str self = { 0 };
	rq->section = "data-terbuka";
	for (size_t i = 0; i < rq->app->route_count; i++) {
		const Route *route = &rq->app->routes[i];
		const ApiOperation *operation = api_operation_of(route);
		if (!operation)
			continue;
		GuideOperation *shown = list_push(rq->arena, &list);
		*shown = (GuideOperation){ .operation = operation,
					   .anchor = str_of(operation->name) };
		add_parameters(rq, shown, route);
		add_example(rq, shown, route, &self);
	}
	return page(rq, api_guide_view(rq, &list));
}

static void add_line(Buf *out, int depth)
{
	buf_add_char(out, '\n');
	for (int i = 0; i < depth; i++)
		buf_add_c(out, "  ");
}

Str json_indented(Arena *arena, Str json)
{
	Buf out = buf_new(arena);
	bool in_text = false;
	int depth = 0;
	for (size_t i = 0; i < json.length; i++) {
		char c = json.at[i], next = i + 1 < json.length ? json.at[i + 1] : 0;
		bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
		if (!in_text && closes && json.at[i - 1] != '{' && json.at[i - 1] != '[')
			add_line(&out, --depth);
		buf_add_char(&out, c);
		if (in_text && c == '\\' && next) {
			buf_add_char(&out, next);
			i++;
		} else if (c == '"') {
			in_text = !in_text;
		} else if (!in_text && opens && next != '}' && next != ']') {
			add_line(&out, ++depth);
		} else if (!in_text && c == ',') {
			add_line(&out, depth);
		} else if (!in_text && c == ':') {
			buf_add_char(&out, ' ');
		}
	}
	return buf_str(&out);
}
