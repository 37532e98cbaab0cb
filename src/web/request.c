/* SPDX-License-Identifier: Apache-2.0 */
#include "web/request.h"

#include "base/log.h"
#include "web/address.h"
#include "web/route.h"

static const Field *find_field(const FieldList *fields, const char *name);

bool viewer_is_signed_in(const Viewer *viewer)
{
	return viewer->session.length > 0 && !str_equal_c(viewer->session, "anon");
}

Str path_text(const Request *rq, const char *name)
{
	size_t places = sizeof rq->path_values / sizeof rq->path_values[0];
	for (size_t i = 0; i < places; i++)
		if (str_equal_c(rq->path_values[i].name, name))
			return rq->path_values[i].value;
	return (Str){ 0 };
}

Id path_id(const Request *rq, const char *name)
{
	Str text = path_text(rq, name);
	int64_t id = 0;
	if (text.length == 0 || text.length > 18 || text.at[0] < '1' || text.at[0] > '9')
		return 0;
	return str_integer(text, &id) ? id : 0;
}

Str query_text(const Request *rq, const char *name)
{
	if (rq->app && rq->app->is_strict && rq->route && !route_asks(rq->route, str_of(name)))
		fatal("the row %s does not name the parameter %s", rq->route->path, name);
	const Field *field = find_field(&rq->query_fields, name);
	return field ? field->value : (Str){ 0 };
}

int64_t query_integer(const Request *rq, const char *name, int64_t otherwise)
{
	int64_t number = 0;
	return str_integer(query_text(rq, name), &number) ? number : otherwise;
}

Str other_language_address(const Request *rq)
{
	Buf out = buf_new(rq->arena);
	bool to_english = rq->language != ENGLISH;
	if (to_english)
		buf_add_c(&out, "/en");
	if (!to_english || rq->path.length > 1)
		address_add_encoded_path(&out, rq->path);
	if (rq->query.length) {
		buf_add_char(&out, '?');
		buf_add_str(&out, rq->query);
	}
	return buf_str(&out);
}

Str address_with(const Request *rq, const char *name, Str value)
{
	Buf out = buf_new(rq->arena);
	address_add_encoded_path(&out, rq->path);
	char mark = '?';
	for (size_t i = 0; i <= rq->query_fields.count; i++) {
		bool is_last = i == rq->query_fields.count;
		Field field = is_last ? (Field){ str_of(name), value } : rq->query_fields.items[i];
		if (is_last ? value.length == 0 : str_equal_c(field.name, name))
			continue;
		buf_add_char(&out, mark);
		address_add_encoded(&out, field.name);
		buf_add_char(&out, '=');
		address_add_encoded(&out, field.value);
		mark = '&';
	}
	return buf_str(&out);
}

static const Field *find_field(const FieldList *fields, const char *name)
{
	for (size_t i = 0; i < fields->count; i++)
		if (str_equal_c(fields->items[i].name, name))
			return &fields->items[i];
	return NULL;
}
