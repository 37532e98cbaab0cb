/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <stdlib.h>

#include "base/json.h"

/* jansson as the strict reader; its header cannot stand beside ours. */
typedef struct json_t json_t;
json_t *json_loadb(const char *bytes, size_t length, size_t flags, void *error);
void json_delete(json_t *json);
enum { DECODE_ANY = 0x4, ALLOW_NUL = 0x10 };

static void keys_are_sorted_and_nothing_stands_between(void **state)
{
	JsonObject object = json_object(*state);
	json_integer(json_text(json_bool(&object, "late", true), "agency", S("Dinkes")), "days",
		     -12);
	assert_text(json_print(&object), "{\"agency\":\"Dinkes\",\"days\":-12,\"late\":true}");
}

static void an_object_without_fields_is_empty(void **state)
{
	JsonObject object = json_object(*state);
	assert_text(json_print(&object), "{}");
}

static void what_is_unset_is_null(void **state)
{
	JsonObject object = json_object(*state);
	json_text(&object, "a", (Str){ 0 });
	json_day(&object, "b", (Day){ 0 });
	json_decimal(&object, "c", (MaybeDecimal){ 0 });
	json_bool(&object, "d", false);
	json_integer(&object, "e", 0);
	assert_text(json_print(&object), "{\"a\":null,\"b\":null,\"c\":null,\"d\":false,\"e\":0}");
}

static void days_decimals_and_raw_json_are_written(void **state)
{
	JsonObject object = json_object(*state);
	json_day(&object, "due", day_of(2025, 4, 30));
	json_decimal(&object, "score", (MaybeDecimal){ true, { 874500 } });
	json_raw(&object, "list", S("[1,2]"));
	json_integer(&object, "least", INT64_MIN);
	assert_text(json_print(&object), "{\"due\":\"2025-04-30\",\"least\":-9223372036854775808,"
					 "\"list\":[1,2],\"score\":87.45}");
}

static void special_characters_are_escaped(void **state)
{
	assert_text(json_quote(*state, S("a\"b\\c\n\r\t\b\f\x01\x1f/")),
		    "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f/\"");
	assert_text(json_quote(*state, S("a\0b")), "\"a\\u0000b\"");
	assert_text(json_quote(*state, S("é€😀\x7f")), "\"é€😀\x7f\"");
	assert_text(json_quote(*state, (Str){ 0 }), "\"\"");
}

static void broken_utf8_becomes_the_replacement_character(void **state)
{
	assert_text(json_quote(*state, S("a\xFF"
					 "b\xE2\x82")),
		    "\"a\uFFFDb\uFFFD\uFFFD\"");
}

static void printing_does_not_change_the_object(void **state)
{
	JsonObject object = json_object(*state);
	json_text(json_text(&object, "z", S("1")), "a", S("2"));
	json_print(&object);
	assert_string_equal(object.items[0].name, "z");
	json_text(&object, "b", S("3"));
	assert_text(json_print(&object), "{\"a\":\"2\",\"b\":\"3\",\"z\":\"1\"}");
}

static void a_field_that_stands_twice_is_a_bug(void **state)
{
	JsonObject object = json_object(*state);
	json_text(json_text(&object, "a", S("1")), "a", S("2"));
	assert_fatal(json_print(&object));
}

static void any_bytes_are_read_by_a_strict_reader(void **state)
{
	Arena *arena = *state;
	srandom(6);
	for (int round = 0; round < 20000; round++) {
		ArenaMark mark = arena_mark(arena);
		char bytes[24];
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = (char)(random() % 4 ? random() % 128 : random());
		Str quoted = json_quote(arena, (Str){ bytes, sizeof bytes });
		json_t *read = json_loadb(quoted.at, quoted.length, DECODE_ANY | ALLOW_NUL, NULL);
		assert_non_null(read);
		json_delete(read);
		arena_reset_to(arena, mark);
	}
}

RUN_TESTS(TEST(keys_are_sorted_and_nothing_stands_between), TEST(an_object_without_fields_is_empty),
	  TEST(what_is_unset_is_null), TEST(days_decimals_and_raw_json_are_written),
	  TEST(special_characters_are_escaped), TEST(broken_utf8_becomes_the_replacement_character),
	  TEST(printing_does_not_change_the_object), TEST(a_field_that_stands_twice_is_a_bug),
	  TEST(any_bytes_are_read_by_a_strict_reader))
