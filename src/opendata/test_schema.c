/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/test_schema.h"

#include <jansson.h>
#include <regex.h>
#include <stdio.h>
#include <string.h>

typedef struct Check {
	json_t *document;
	char fault[400];
} Check;

static bool holds(Check *check, json_t *schema, json_t *value, const char *where);

static bool wrong(Check *check, const char *where, const char *what)
{
	if (!check->fault[0])
		snprintf(check->fault, sizeof check->fault, "%s: %s", where, what);
	return false;
}

static json_t *followed(Check *check, json_t *schema)
{
	const char *reference = json_string_value(json_object_get(schema, "$ref"));
	if (!reference)
		return schema;
	json_t *schemas =
		json_object_get(json_object_get(check->document, "components"), "schemas");
	return json_object_get(schemas, strrchr(reference, '/') + 1);
}

static bool is_of_type(const char *type, json_t *value)
{
	return (!strcmp(type, "object") && json_is_object(value)) ||
	       (!strcmp(type, "array") && json_is_array(value)) ||
	       (!strcmp(type, "string") && json_is_string(value)) ||
	       (!strcmp(type, "integer") && json_is_integer(value)) ||
	       (!strcmp(type, "boolean") && json_is_boolean(value)) ||
	       (!strcmp(type, "null") && json_is_null(value));
}

static bool has_type(json_t *types, json_t *value)
{
	size_t i;
	json_t *one;
	if (!types || json_is_string(types))
		return !types || is_of_type(json_string_value(types), value);
	json_array_foreach(types, i,
			   one) if (is_of_type(json_string_value(one), value)) return true;
	return false;
}

static bool is_among(json_t *values, json_t *value)
{
	size_t i;
	json_t *one;
	json_array_foreach(values, i, one) if (json_equal(one, value)) return true;
	return false;
}

static bool fits(const char *pattern, const char *text)
{
	regex_t compiled;
	if (regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB))
		return false;
	bool matches = !regexec(&compiled, text, 0, NULL, 0);
	regfree(&compiled);
	return matches;
}

static bool object_holds(Check *check, json_t *schema, json_t *value, const char *where)
{
	json_t *properties = json_object_get(schema, "properties"), *one, *more;
	json_t *required = json_object_get(schema, "required");
	const char *name;
	size_t i;
	json_array_foreach(
		required, i,
		one) if (!json_object_get(value,
					  json_string_value(one))) return wrong(check, where,
										json_string_value(
											one));
	more = json_object_get(schema, "additionalProperties");
	json_object_foreach(value, name, one)
	{
		json_t *described = json_object_get(properties, name);
		if (!described && json_is_false(more))
			return wrong(check, name, "is not described");
		described = described ? described : more;
		if (json_is_object(described) && !holds(check, described, one, name))
			return false;
	}
	return true;
}

static bool any_holds(Check *check, json_t *choices, json_t *value, const char *where)
{
	size_t i;
	json_t *one;
	json_array_foreach(choices, i, one)
	{
		Check apart = { .document = check->document };
		if (holds(&apart, one, value, where))
			return true;
	}
	return wrong(check, where, "fits none of its schemas");
}

static bool holds(Check *check, json_t *schema, json_t *value, const char *where)
{
	schema = followed(check, schema);
	json_t *pattern = json_object_get(schema, "pattern"), *one;
	json_t *choices = json_object_get(schema, "anyOf"),
	       *values = json_object_get(schema, "enum");
	size_t i;
	if (!schema)
		return wrong(check, where, "its schema is not there");
	if (choices && !any_holds(check, choices, value, where))
		return false;
	if (!has_type(json_object_get(schema, "type"), value))
		return wrong(check, where, "is of another type");
	if (values && !is_among(values, value))
		return wrong(check, where, "is none of the values");
	if (pattern && json_is_string(value) &&
	    !fits(json_string_value(pattern), json_string_value(value)))
		return wrong(check, where, "does not fit the pattern");
	if (json_is_object(value) && !object_holds(check, schema, value, where))
		return false;
	json_array_foreach(value, i, one) if (!holds(check, json_object_get(schema, "items"), one,
						     where)) return false;
	return true;
}

static json_t *load(Str text)
{
	return json_loadb(text.at, text.length, JSON_REJECT_DUPLICATES, NULL);
}

const char *schema_fault(Arena *arena, Str document, const char *path, const char *status, Str body)
{
	Check check = { .document = load(document) };
	json_t *value = load(body);
	json_t *get = json_object_get(
		json_object_get(json_object_get(check.document, "paths"), path), "get");
	json_t *content = json_object_get(
		json_object_get(json_object_get(get, "responses"), status), "content");
	const char *type = json_object_iter_key(json_object_iter(content));
	json_t *schema = type ? json_object_get(json_object_get(content, type), "schema") : NULL;
	bool is_fine = value && schema && holds(&check, schema, value, path);
	if (!value)
		wrong(&check, path, "is no JSON");
	if (!schema)
		wrong(&check, path, "is not described");
	const char *fault = is_fine ? NULL : str_c(arena, str_of(check.fault));
	json_decref(value);
	json_decref(check.document);
	return fault;
}

int schema_paths(Str document)
{
	json_t *whole = load(document);
	int count = whole ? (int)json_object_size(json_object_get(whole, "paths")) : -1;
	json_decref(whole);
	return count;
}

bool schema_has_path(Str document, const char *path)
{
	json_t *whole = load(document);
	bool has = json_object_get(json_object_get(whole, "paths"), path) != NULL;
	json_decref(whole);
	return has;
}

static json_t *at(json_t *whole, Str place)
{
	json_t *here = whole;
	while (here && place.length) {
		Str name = str_cut(&place, '.');
		char text[80];
		int64_t index;
		snprintf(text, sizeof text, "%" STR_FORMAT, STR_ARGS(name));
		here = str_integer(name, &index) ? json_array_get(here, (size_t)index)
						 : json_object_get(here, text);
	}
	return here;
}

Str schema_text_at(Arena *arena, Str body, const char *place)
{
	json_t *whole = load(body), *found = at(whole, str_of(place));
	Str text = { 0 };
	if (json_is_string(found))
		text = str_copy(arena, str_of(json_string_value(found)));
	if (json_is_integer(found))
		text = str_print(arena, "%lld", (long long)json_integer_value(found));
	if (json_is_boolean(found))
		text = json_is_true(found) ? S("true") : S("false");
	json_decref(whole);
	return text;
}

int schema_count_at(Str body, const char *place)
{
	json_t *whole = load(body), *found = at(whole, str_of(place));
	int count = json_is_array(found) ? (int)json_array_size(found) : -1;
	json_decref(whole);
	return count;
}
