/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cursor.h"

#include "base/stem.h"
#include "base/list.h"
#include "base/test.h"

static void a_cursor_comes_back_as_it_was(void **state)
{
	Cursor here = { .is_set = true, .before = 50, .id = 123, .key = S("2 2026-11-24") };
	Cursor back = { 0 };
	assert_text(cursor_text(*state, here), "n50.123.2 2026-11-24");
	assert_true(cursor_read(cursor_text(*state, here), &back));
	assert_true(back.is_set && !back.is_back);
	assert_int_equal(back.before, 50);
	assert_int_equal(back.id, 123);
	assert_text(back.key, "2 2026-11-24");
	here.is_back = true;
	assert_true(cursor_read(cursor_text(*state, here), &back));
	assert_true(back.is_back);
}

static void no_text_is_the_beginning(void **state)
{
	Cursor cursor = { .is_set = true };
	assert_true(cursor_read((Str){ 0 }, &cursor));
	assert_false(cursor.is_set);
	assert_text(cursor_text(*state, cursor), "");
}

static void what_is_no_cursor_is_refused(void **state)
{
	(void)state;
	const char *const wrong[] = {
		"x",	     "n",	"n1",	    "n1",
		"n1.2.'",    "n-1.2.a", "n1.-2.a",  "q1.2.a",
		"n1.2.\n",   "n1.a.b",	"n 1.2.a",  "n1.2.a;b",
		"n1.2.a\"b", "n.2.x",	"n1.2.%27", "n9999999999999999999.1."
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		Cursor cursor;
		assert_false(cursor_read(str_of(wrong[i]), &cursor));
		assert_false(cursor.is_set);
	}
}

static void a_key_is_not_longer_than_any_of_ours(void **state)
{
	Cursor cursor;
	Str forty = str_print(*state, "n1.2.%040d", 7), more = str_print(*state, "n1.2.%041d", 7);
	assert_true(cursor_read(forty, &cursor));
	assert_false(cursor_read(more, &cursor));
}

static void words_of_one_stem_meet(void **state)
{
	StrList words = { 0 };
	*list_push((Arena *)*state, &words) = S("perbaikan");
	*list_push((Arena *)*state, &words) = S("memperbaiki");
	*list_push((Arena *)*state, &words) = S("spbe");
	StrList stems = str_stems(*state, &words);
	assert_int_equal(stems.count, 3);
	assert_true(str_equal(stems.items[0], stems.items[1]));
	assert_text(stems.items[2], "spbe");
}

RUN_TESTS(TEST(a_cursor_comes_back_as_it_was), TEST(no_text_is_the_beginning),
	  TEST(what_is_no_cursor_is_refused), TEST(a_key_is_not_longer_than_any_of_ours),
	  TEST(words_of_one_stem_meet))
