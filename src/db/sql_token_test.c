/* SPDX-License-Identifier: Apache-2.0 */
#include "db/sql_token.h"

#include "base/buf.h"
#include "base/test.h"

/* "SELECT a -- b" becomes "w:SELECT|b: |w:a|b: |b:-- b|". */
static Str tokens_of(Arena *arena, const char *sql)
{
	static const char kinds[] = {
		[TOKEN_BLANK] = 'b', [TOKEN_WORD] = 'w', [TOKEN_QUOTED] = 'q', [TOKEN_MARK] = 'm'
	};
	Buf out = buf_new(arena);
	SqlToken token = { 0 };
	for (Str rest = str_of(sql); sql_token_next(&rest, &token);)
		buf_print(&out, "%c:%" STR_FORMAT "|", kinds[token.kind], STR_ARGS(token.text));
	return buf_str(&out);
}

static void words_marks_and_blanks_are_told_apart(void **state)
{
	assert_text(tokens_of(*state, "SELECT a_1,\n$2"), "w:SELECT|b: |w:a_1|m:,|b:\n|m:$|w:2|");
}

static void comments_are_blanks(void **state)
{
	assert_text(tokens_of(*state, "a-- b 'c\nd/* e; */f-g"),
		    "w:a|b:-- b 'c\n|w:d|b:/* e; */|w:f|m:-|w:g|");
}

static void quoted_text_is_one_token(void **state)
{
	assert_text(tokens_of(*state, "'a; -- b' \"c d\""), "q:'a; -- b'|b: |q:\"c d\"|");
	assert_text(tokens_of(*state, "'it''s'"), "q:'it'|q:'s'|");
}

static void what_is_not_closed_goes_to_the_end(void **state)
{
	assert_text(tokens_of(*state, "a 'b c"), "w:a|b: |q:'b c|");
	assert_text(tokens_of(*state, "a /* b"), "w:a|b: |b:/* b|");
}

RUN_TESTS(TEST(words_marks_and_blanks_are_told_apart), TEST(comments_are_blanks),
	  TEST(quoted_text_is_one_token), TEST(what_is_not_closed_goes_to_the_end))
