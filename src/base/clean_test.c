/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clean.h"

#include "base/test.h"

static void plain_words_stay_what_they_are(void **state)
{
	Str text = S("Perbaiki loket.\nLalu ukur.");
	assert_true(str_equal(text_clean(*state, text), text));
	assert_text(text_clean(*state, S("Menata “arsip”")), "Menata “arsip”");
}

static void line_ends_and_blanks_are_of_one_kind(void **state)
{
	assert_text(text_clean(*state, S("a\r\nb\rc\td\u00A0e\u2003f")), "a\nb\nc d e f");
}

static void what_hides_or_turns_a_text_is_dropped(void **state)
{
	assert_text(text_clean(*state, S("a\u200Bb\u202Ec\x1b[31md\x7f")), "abc[31md");
}

static void what_nobody_can_see_is_nothing(void **state)
{
	assert_int_equal(text_clean(*state, S(" \t ")).length, 0);
	assert_int_equal(text_clean(*state, S("\u200B\u3164\u2800")).length, 0);
}

static void broken_bytes_are_marked(void **state)
{
	assert_text(text_clean(*state, S("a\xff")), "a\uFFFD");
}

RUN_TESTS(TEST(plain_words_stay_what_they_are), TEST(line_ends_and_blanks_are_of_one_kind),
	  TEST(what_hides_or_turns_a_text_is_dropped), TEST(what_nobody_can_see_is_nothing),
	  TEST(broken_bytes_are_marked))
