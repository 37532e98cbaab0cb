/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of C: each way through them leaves the same HTML. */
#include "compile.h"

TAKES(a_block_that_is_whole_is_taken, "<ul>\n% if (x) {\n<li>a</li>\n% } else {\n% }\n</ul>")
TAKES(a_block_in_a_tag_is_taken, "<p\n% if (x) {\n class=\"a\"\n% }\n>a</p>")
TAKES(braces_in_literals_and_comments_open_nothing, "% f(\"{\", '{'); /* { */ // {\n<p>a</p>")
TAKES(braces_of_an_initialiser_are_taken, "% Hole holes[] = { { 0 } };\n<p>a</p>")
TAKES(a_call_over_two_lines_is_taken, "% f(a,\n%   b);\n<p>a</p>")
TAKES(an_empty_line_between_lines_of_c_is_taken, "% if (x) {\n<p>a</p>\n% }\n\n% else {\n% }")
TAKES(a_switch_with_whole_cases_is_taken,
      "% switch (x) {\n% case 1:\n<p>a</p>\n% break;\n% default:\n<p>b</p>\n% }")
TAKES(a_break_where_all_is_closed_is_taken, "% for (;;) {\n% if (x) {\n% break;\n% }\n% }")
REFUSES(a_block_that_opens_an_element_is_refused, "% if (x) {\n<div>\n% }\n</div>",
	"v.html:4: this } leaves other HTML open than the block of line 2")
REFUSES(a_block_that_closes_an_element_is_refused, "<div>\n% if (x) {\n</div>\n% }",
	"v.html:5: this } leaves other HTML")
REFUSES(a_block_that_swaps_an_element_is_refused, "<div>\n% if (x) {\n</div><div>\n% }\n</div>",
	"leaves other HTML")
REFUSES(a_block_that_ends_a_tag_is_refused, "<p\n% if (x) {\n>\n% }\n</p>", "leaves other HTML")
REFUSES(a_break_within_an_element_is_refused, "% for (;;) {\n<p>\n% if (x) { break; }\n</p>\n% }",
	"v.html:4: the way to this line")
REFUSES(a_continue_of_a_loop_around_a_switch_is_refused,
	"% for (;;) {\n<p>\n% switch (x) {\n% case 1:\n% continue;\n% }\n</p>\n% }",
	"v.html:6: the way to this line")
REFUSES(a_case_after_an_open_element_is_refused,
	"% switch (x) {\n% case 1:\n<p>\n% case 2:\n</p>\n% }", "v.html:5: the way to this line")
REFUSES(an_if_without_braces_is_refused, "% if (x)\n<p>a</p>", "v.html:2: this C does not end")
REFUSES(an_else_without_braces_is_refused, "% if (x) { } else\n<p>a</p>", "does not end")
REFUSES(a_call_cut_by_html_is_refused, "% f(a,\n<p>a</p>", "does not end")
REFUSES(a_call_cut_by_a_hole_is_refused, "% f(a)\n{{ x }}", "does not end")
REFUSES(an_if_without_braces_in_a_tag_is_refused, "<p\n% if (x)\nclass=\"a\">b</p>", "does not end")
REFUSES(an_open_block_is_refused, "% if (x) {\n<p>a</p>", "v.html:2: the block")
REFUSES(a_brace_that_closes_nothing_is_refused, "% }", "closes no block")
REFUSES(a_return_is_refused, "% return html_of(&out);", "instead of return")
REFUSES(a_goto_is_refused, "% goto done;", "instead of goto")
REFUSES(a_directive_in_a_view_is_refused, "%#if X", "no # line")
REFUSES(a_comment_over_two_lines_is_refused, "% /* a\n% b */", "close this comment on its own")

static void lines_of_c_keep_their_numbers(void **state)
{
	(void)state;
	const char *c = c_of("<p>a</p>\n% f(a,\n%   b);\n<p>{{ x }}</p>");
	assert_contains(c, "#line 3 \"v.html\"\n\t f(a,\n\t   b);\n");
	assert_contains(c, "#line 5 \"v.html\"\n\tOUT_TEXT(&out, rq, (x));\n");
}

#define TEST(name) cmocka_unit_test_setup(name, test_reset)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_block_that_is_whole_is_taken),
		TEST(a_block_in_a_tag_is_taken),
		TEST(braces_in_literals_and_comments_open_nothing),
		TEST(braces_of_an_initialiser_are_taken),
		TEST(a_call_over_two_lines_is_taken),
		TEST(an_empty_line_between_lines_of_c_is_taken),
		TEST(a_switch_with_whole_cases_is_taken),
		TEST(a_break_where_all_is_closed_is_taken),
		TEST(a_block_that_opens_an_element_is_refused),
		TEST(a_block_that_closes_an_element_is_refused),
		TEST(a_block_that_swaps_an_element_is_refused),
		TEST(a_block_that_ends_a_tag_is_refused),
		TEST(a_break_within_an_element_is_refused),
		TEST(a_continue_of_a_loop_around_a_switch_is_refused),
		TEST(a_case_after_an_open_element_is_refused),
		TEST(an_if_without_braces_is_refused),
		TEST(an_else_without_braces_is_refused),
		TEST(a_call_cut_by_html_is_refused),
		TEST(a_call_cut_by_a_hole_is_refused),
		TEST(an_if_without_braces_in_a_tag_is_refused),
		TEST(an_open_block_is_refused),
		TEST(a_brace_that_closes_nothing_is_refused),
		TEST(a_return_is_refused),
		TEST(a_goto_is_refused),
		TEST(a_directive_in_a_view_is_refused),
		TEST(a_comment_over_two_lines_is_refused),
		TEST(lines_of_c_keep_their_numbers),
	};

	return cmocka_run_group_tests_name("block", tests, NULL, NULL);
}
