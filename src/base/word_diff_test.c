/* SPDX-License-Identifier: Apache-2.0 */
#include "base/word_diff.h"

#include "base/buf.h"
#include "base/test.h"

/* Changed words stand in brackets. */
static Str marked(Arena *arena, const WordPieceList *pieces)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < pieces->count; i++) {
		const WordPiece *piece = &pieces->items[i];
		buf_add_c(&out, piece->is_changed ? "[" : "");
		buf_add_str(&out, piece->text);
		buf_add_c(&out, piece->is_changed ? "]" : "");
	}
	return buf_str(&out);
}

static void check(Arena *arena, const char *const texts[2], const char *const expected[2])
{
	WordDiff diff = word_diff(arena, str_of(texts[0]), str_of(texts[1]));
	assert_text(marked(arena, &diff.mine), expected[0]);
	assert_text(marked(arena, &diff.theirs), expected[1]);
}

static void a_word_that_was_put_in_another_ones_place_is_marked_on_both_sides(void **state)
{
	check(*state, (const char *[]){ "Loket dibuka hari Senin.", "Loket dibuka hari Rabu." },
	      (const char *[]){ "Loket dibuka hari [Senin.]", "Loket dibuka hari [Rabu.]" });
}

static void what_stands_on_one_side_only_is_marked_there(void **state)
{
	check(*state, (const char *[]){ "Loket baru dibuka", "Loket dibuka" },
	      (const char *[]){ "Loket [baru ]dibuka", "Loket dibuka" });
	check(*state, (const char *[]){ "", "semua ini" }, (const char *[]){ "", "[semua ini]" });
}

static void words_that_both_have_stay_unmarked_between_changes(void **state)
{
	check(*state, (const char *[]){ "a x b y c", "p b q c r" },
	      (const char *[]){ "[a x ]b [y ]c", "[p ]b [q ]c [r]" });
}

static void other_white_space_is_no_change(void **state)
{
	check(*state, (const char *[]){ "satu\ndua", "satu dua" },
	      (const char *[]){ "satu\ndua", "satu dua" });
}

static void texts_too_long_to_compare_are_changed_between_their_equal_ends(void **state)
{
	Buf mine = buf_new(*state), theirs = buf_new(*state);
	buf_add_c(&mine, "awal ");
	buf_add_c(&theirs, "awal ");
	for (int i = 0; i < 600; i++) {
		buf_print(&mine, "a%d ", i);
		buf_print(&theirs, "b%d ", i);
	}
	WordDiff diff = word_diff(*state, buf_str(&mine), buf_str(&theirs));
	assert_int_equal(diff.mine.count, 2);
	assert_text(diff.mine.items[0].text, "awal ");
	assert_true(diff.mine.items[1].is_changed && diff.theirs.items[1].is_changed);
}

RUN_TESTS(TEST(a_word_that_was_put_in_another_ones_place_is_marked_on_both_sides),
	  TEST(what_stands_on_one_side_only_is_marked_there),
	  TEST(words_that_both_have_stay_unmarked_between_changes),
	  TEST(other_white_space_is_no_change),
	  TEST(texts_too_long_to_compare_are_changed_between_their_equal_ends))
