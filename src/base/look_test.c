/* SPDX-License-Identifier: Apache-2.0 */
#include "base/look.h"

#include "base/test.h"

static void assert_look(const char *const *characters, Look look)
{
	for (; *characters; characters++)
		if (look_of(str_of(*characters)) != look)
			fail_msg("%s", *characters);
}

static void letters_signs_and_emoji_are_seen(void **state)
{
	(void)state;
	static const char *const seen[] = { "a", "~", "é", "ꦗ", "字", "€", "\U0001F600", NULL };
	assert_look(seen, LOOK_SEEN);
}

static void blanks_of_all_widths_are_blank(void **state)
{
	(void)state;
	static const char *const blank[] = { " ",      "\n",	 "\t",	   "\u00A0", "\u2003",
					     "\u3000", "\u2028", "\u2029", "\u2800", NULL };
	assert_look(blank, LOOK_BLANK);
}

static void what_is_ignored_when_shown_is_unseen(void **state)
{
	(void)state;
	static const char *const unseen[] = { "\u034F", "\u180E", "\u200B", "\u200D",
					      "\u2062", "\u3164", "\uFE0F", "\uFFA0",
					      "\x01",	"\x7f",	  NULL };
	assert_look(unseen, LOOK_UNSEEN);
}

RUN_TESTS(TEST(letters_signs_and_emoji_are_seen), TEST(blanks_of_all_widths_are_blank),
	  TEST(what_is_ignored_when_shown_is_unseen))
