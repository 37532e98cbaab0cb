/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/list.h"
#include "base/log.h"
#include "base/utf8.h"

JsonObject json_object(Arena *arena)
{
	return (JsonObject){ .arena = arena };
}

static JsonObject *add_field(JsonObject *object, JsonField field)
{
	*list_push(object->arena, object) = field;
	return object;
}

JsonObject *json_text(JsonObject *object, const char *name, Str value)
{
	return add_field(object, (JsonField){ .name = name,
					      .kind = value.length ? JSON_TEXT : JSON_NOTHING,
					      .text = value });
}

JsonObject *json_integer(JsonObject *object, const char *name, int64_t value)
{
	return add_field(object,
			 (JsonField){ .name = name, .kind = JSON_INTEGER, .integer = value });
}

JsonObject *json_bool(JsonObject *object, const char *name, bool value)
{
	return add_field(object,
			 (JsonField){ .name = name, .kind = JSON_BOOLEAN, .integer = value });
}

JsonObject *json_day(JsonObject *object, const char *name, Day value)
{
	Str iso = day_is_set(value) ? day_iso(object->arena, value) : (Str){ 0 };
	return json_text(object, name, iso);
}

JsonObject *json_decimal(JsonObject *object, const char *name, MaybeDecimal value)
{
	if (!value.is_set)
		return json_text(object, name, (Str){ 0 });
	return json_raw(object, name, decimal_machine(object->arena, value.value));
}

JsonObject *json_raw(JsonObject *object, const char *name, Str value)
{
	return add_field(object, (JsonField){ .name = name, .kind = JSON_RAW, .text = value });
}

/* A character that JSON wants escaped; false for all others. */
static bool add_escape(Buf *out, unsigned char c)
{
	static const char *const named[] = {
		['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
		['\n'] = "\\n", ['\r'] = "\\r",	 ['\t'] = "\\t"
	};
	if (c < sizeof named / sizeof *named && named[c])
		buf_add_c(out, named[c]);
	else if (c < 0x20)
		buf_print(out, "\\u%04x", c);
	else
		return false;
	return true;
}

static void add_quoted(Buf *out, Str text)
{
	buf_add_char(out, '"');
	for (size_t at = 0; at < text.length;) {
		size_t length = utf8_sequence(text, at);
		if (length == 0)
			buf_add_c(out, "\uFFFD");
		else if (length > 1 || !add_escape(out, (unsigned char)text.at[at]))
			buf_add(out, text.at + at, length);
		at += length ? length : 1;
	}
	buf_add_char(out, '"');
}

static void add_value(Buf *out, const JsonField *field)
{
	switch (field->kind) {
	case JSON_TEXT:
		add_quoted(out, field->text);
		break;
	case JSON_INTEGER:
		buf_print(out, "%" PRId64, field->integer);
		break;
	case JSON_BOOLEAN:
		buf_add_c(out, field->integer ? "true" : "false");
		break;
	case JSON_RAW:
		buf_add_str(out, field->text);
		break;
	case JSON_NOTHING:
		buf_add_c(out, "null");
		break;
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const JsonField *)a)->name, ((const JsonField *)b)->name);
}

Str json_print(const JsonObject *object)
{
	JsonField *fields = NEW_ARRAY(object->arena, JsonField, object->count + 1);
	if (object->count)
		memcpy(fields, object->items, object->count * sizeof *fields);
	qsort(fields, object->count, sizeof *fields, by_name);

	Buf out = buf_new(object->arena);
	buf_add_char(&out, '{');
	for (size_t i = 0; i < object->count; i++) {
		if (i > 0 && strcmp(fields[i - 1].name, fields[i].name) == 0)
			fatal("json: the field %s stands twice", fields[i].name);
		if (i > 0)
			buf_add_char(&out, ',');
		add_quoted(&out, str_of(fields[i].name));
		buf_add_char(&out, ':');
		add_value(&out, &fields[i]);
	}
	buf_add_char(&out, '}');
	return buf_str(&out);
}

Str json_quote(Arena *arena, Str text)
{
	Buf out = buf_new(arena);
	add_quoted(&out, text);
	return buf_str(&out);
}
