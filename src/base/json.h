/* SPDX-License-Identifier: Apache-2.0 */
/* JSON objects written once, keys sorted, no white space: facts for the journal and machine output.
 * Reading is jansson's, whose header cannot stand in the same file. A JsonObject lives in its
 * arena.
 */
#ifndef NYATA_JSON_H
#define NYATA_JSON_H

#include "base/day.h"
#include "base/decimal.h"

typedef struct JsonField {
	const char *name;
	enum { JSON_TEXT, JSON_INTEGER, JSON_BOOLEAN, JSON_RAW, JSON_NOTHING } kind;
	Str text;
	int64_t integer;
} JsonField;

typedef struct JsonObject {
	JsonField *items;
	size_t count, capacity;
	Arena *arena;
} JsonObject;

/* jansson exports functions of these two names; other names in the object file keep them apart. */
JsonObject json_object(Arena *arena) __asm__("nyata_json_object");
JsonObject *json_integer(JsonObject *object, const char *name,
			 int64_t value) __asm__("nyata_json_integer");

/* Each gives the object again, so that calls can follow one another. An unset text or day is
 * written as null. */
JsonObject *json_text(JsonObject *object, const char *name, Str value);
JsonObject *json_bool(JsonObject *object, const char *name, bool value);
JsonObject *json_day(JsonObject *object, const char *name, Day value);
JsonObject *json_decimal(JsonObject *object, const char *name, MaybeDecimal value);
/* value is JSON already. */
JsonObject *json_raw(JsonObject *object, const char *name, Str value);
/* "{...}"; {} for no fields. Invalid UTF-8 is written as U+FFFD. */
Str json_print(const JsonObject *object);
Str json_quote(Arena *arena, Str text);

#endif
