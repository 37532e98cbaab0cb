/* SPDX-License-Identifier: Apache-2.0 */
/* The messages of C: T(rq, "…"), TF(rq, "…", …) and N_("…"). */
#include "../views/code.h"
#include "../views/english.h"
#include "compile.h"

static const char *messages_of(const char *code)
{
	const char *end = code + strlen(code), *begin;
	Text all = { 0 }, key = { 0 };

	text_add_string(&all, "");
	for (const char *c = code; (c = code_next_message(c, end, &key, &begin)); key = (Text){ 0 })
		text_print(&all, "[%s]", key.at);
	return all.at;
}

static void the_text_of_a_call_is_a_message(void **state)
{
	(void)state;
	assert_string_equal(messages_of("x = T(rq, \"Simpan\"); y = TF(rq, \"Hai {a}\", h);"),
			    "[Simpan][Hai {a}]");
	assert_string_equal(messages_of("{ N_(\"Satu\"), N_( \"Dua\" ) }"), "[Satu][Dua]");
}

static void adjacent_literals_are_one_message(void **state)
{
	(void)state;
	assert_string_equal(messages_of("T(rq,\n\t\"Satu \"\n\t\"dua\")"), "[Satu dua]");
}

static void escapes_are_read(void **state)
{
	(void)state;
	assert_string_equal(messages_of("T(rq, \"a\\\"b\\\\c\\n\\x41\\101\")"), "[a\"b\\c\nAA]");
}

static void the_first_argument_may_be_a_call(void **state)
{
	(void)state;
	assert_string_equal(messages_of("T(f(a, \"x\"), \"Ya\")"), "[Ya]");
}

static void what_only_looks_like_a_message_is_none(void **state)
{
	(void)state;
	assert_string_equal(messages_of("/* T(rq, \"a\") */ \"T(rq, b)\" FT(rq, \"c\") T(rq, x)"),
			    "");
	assert_string_equal(messages_of("T(rq"), "");
	assert_string_equal(messages_of("T(rq, \""), "[]");
}

static const char *refusal_of_holes(const char *key, const char *english, bool singular)
{
	Refusal *refusal = take(sizeof *refusal);

	refusal_caught = refusal;
	if (setjmp(refusal->back) == 0)
		english_check_holes((Place){ "en.po", 1 }, key, english, singular);
	refusal_caught = NULL;
	return refusal->message;
}

static void both_languages_have_the_same_holes(void **state)
{
	(void)state;
	assert_string_equal(refusal_of_holes("{a} lewat {n} hari", "{n} days of {a}", false), "");
	assert_string_equal(refusal_of_holes("{n} hari", "a day", true), "");
	assert_string_equal(refusal_of_holes("kurung { dan } ini", "a { brace", false), "");
	assert_contains(refusal_of_holes("{n} hari", "days", false), "lacks the hole {n}");
	assert_contains(refusal_of_holes("{a}", "{a} {b}", false), "has a hole {b}");
}

#define TEST(name) cmocka_unit_test_setup(name, test_reset)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_text_of_a_call_is_a_message),
		TEST(adjacent_literals_are_one_message),
		TEST(escapes_are_read),
		TEST(the_first_argument_may_be_a_call),
		TEST(what_only_looks_like_a_message_is_none),
		TEST(both_languages_have_the_same_holes),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
