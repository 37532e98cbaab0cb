/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <stdlib.h>

#include "base/fold.h"

static void case_marks_and_punctuation_do_not_matter(void **state)
{
	assert_text(str_fold(*state, S("Tingkat  Maturitas (SPIP)")), "tingkat maturitas spip");
	assert_text(str_fold(*state, S("tingkat maturitas spip")), "tingkat maturitas spip");
	assert_text(str_fold(*state, S("Éka ÀÇ ñ")), "eka ac n");
	assert_text(str_fold(*state, S("E\u0301ka")), "eka");
}

static void forms_of_one_character_fold_to_the_same(void **state)
{
	assert_text(str_fold(*state, S("\uFF2Cumajang \uFB01le x²")), "lumajang file x2");
	assert_text(str_fold(*state, S("Straße")), "strasse");
	assert_text(str_fold(*state, S("İ")), "i");
	assert_text(str_fold(*state, S("a\u00A0b\u200Bc\u2013d")), "a b c d");
}

static void letters_of_all_scripts_stay(void **state)
{
	assert_text(str_fold(*state, S("ΑΒΓ Пример 123")), "αβγ пример 123");
	assert_text(str_fold(*state, S("😀 ok")), "ok");
}

static void a_text_without_letters_folds_to_nothing(void **state)
{
	assert_text(str_fold(*state, S(" -- (!) ")), "");
	assert_text(str_fold(*state, (Str){ 0 }), "");
}

static void broken_bytes_are_a_gap(void **state)
{
	assert_text(str_fold(*state, S("a\xFF\xFE"
				       "b\xC3")),
		    "a b");
}

static void folding_twice_changes_nothing(void **state)
{
	Arena *arena = *state;
	srandom(5);
	for (int round = 0; round < 5000; round++) {
		ArenaMark mark = arena_mark(arena);
		char bytes[60];
		for (size_t i = 0; i < sizeof bytes; i++)
			bytes[i] = (char)random();
		Str once = str_fold(arena, (Str){ bytes, sizeof bytes });
		assert_true(str_is_utf8(once));
		assert_true(str_equal(once, str_fold(arena, once)));
		arena_reset_to(arena, mark);
	}
}

static void the_character_that_grows_most_fits(void **state)
{
	Str folded = str_fold(*state, S("\uFDFA\uFDFA\u0390"));
	assert_true(folded.length > 36);
	assert_true(str_is_utf8(folded));
}

/* ASCII takes a shorter way; a mark, which is dropped, makes a text take the long one. */
static void both_ways_give_the_same(void **state)
{
	for (int c = 1; c < 128; c++) {
		Str text = str_print(*state, "%ca%c%cB%c", c, c, c, c);
		Str marked = str_print(*state, "%ca\u0301%c%cB%c", c, c, c, c);
		assert_text(str_fold(*state, text), str_c(*state, str_fold(*state, marked)));
	}
}

RUN_TESTS(TEST(both_ways_give_the_same), TEST(case_marks_and_punctuation_do_not_matter),
	  TEST(forms_of_one_character_fold_to_the_same), TEST(letters_of_all_scripts_stay),
	  TEST(a_text_without_letters_folds_to_nothing), TEST(broken_bytes_are_a_gap),
	  TEST(folding_twice_changes_nothing), TEST(the_character_that_grows_most_fits))
