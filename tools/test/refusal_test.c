/* SPDX-License-Identifier: Apache-2.0 */
/* Every place where no escaping makes a hole safe, and every HTML that is not whole. */
#include "compile.h"

REFUSES(a_hole_in_a_script_is_refused, "<script>{{ x }}</script>",
	"v.html:2: no {{ }} inside <script>")
REFUSES(a_script_in_the_page_is_refused, "<script>alert(1)</script>", "v.html:2: the content")
REFUSES(a_style_element_is_refused, "<style>p{}</style>", "forbids <style>")
REFUSES(a_style_attribute_is_refused, "<p style=\"x\">a</p>", "forbids style=")
REFUSES(an_event_attribute_is_refused, "<p\n onclick=\"x()\">a</p>", "v.html:3: the content")
REFUSES(an_event_attribute_in_capitals_is_refused, "<p OnClick=\"{{ x }}\">a</p>", "forbids on")
REFUSES(a_srcdoc_attribute_is_refused, "<p srcdoc=\"{{ x }}\">a</p>", "srcdoc=")
REFUSES(a_frame_is_refused, "<iframe src=\"/x\"></iframe>", "frames")
REFUSES(an_animation_of_addresses_is_refused,
	"<svg><a><set attributeName=\"href\" to=\"{{ x }}\"/></a></svg>", "SVG animation")
REFUSES(a_list_of_addresses_is_refused, "<img srcset=\"{{ x }}\">", "list of addresses")
REFUSES(a_base_element_is_refused, "<base href=\"/x\">", "<base>")
REFUSES(a_hole_in_a_comment_is_refused, "<!-- {{ x }} -->", "inside an HTML comment")
REFUSES(a_line_of_c_in_a_comment_is_refused, "<!-- a\n% x();\n-->", "close this comment")
REFUSES(an_open_comment_is_refused, "<!-- a", "no -->")
REFUSES(a_hole_as_element_name_is_refused, "<{{ x }}>", "after <")
REFUSES(a_hole_within_an_element_name_is_refused, "<h{{ n }}>a</h1>", "name of an element")
REFUSES(a_hole_in_an_end_tag_is_refused, "<h1>a</{{ x }}>", "name of an element")
REFUSES(a_hole_as_attribute_is_refused, "<p {{ x }}>a</p>", "as an attribute")
REFUSES(a_hole_in_an_attribute_name_is_refused, "<p data-{{ x }}=\"1\">a</p>", "as an attribute")
REFUSES(a_hole_without_quotes_is_refused, "<p class={{ x }}>a</p>", "put quotes")
REFUSES(a_value_without_quotes_is_refused, "<p class=a>a</p>", "put quotes")
REFUSES(a_lone_bracket_is_refused, "<p>1 < 2</p>", "write &lt;")
REFUSES(an_open_hole_is_refused, "<p>{{ x</p>", "no }} on its line")
REFUSES(an_empty_hole_is_refused, "<p>{{ }}</p>", "no expression")
REFUSES(an_open_quote_is_refused, "<p class=\"a>a</p>", "no closing quote")
REFUSES(an_open_tag_is_refused, "<p class=\"a\"", "v.html:2: <p is not closed")
REFUSES(a_line_of_c_in_a_value_is_refused, "<p class=\"a\n% x();\n\">a</p>", "no line of C inside")
REFUSES(a_script_address_is_refused, "<a href=\"JavaScript:x()\">a</a>", "may not hold a program")
REFUSES(an_address_of_another_host_is_refused, "<a href=\"//x.id\">a</a>", "whole address")
REFUSES(a_hole_that_could_be_a_scheme_is_refused, "<a href=\"java{{ x }}\">a</a>", "scheme")
REFUSES(a_mixed_boolean_attribute_is_refused, "<input checked=\"a{{ x }}\">", "takes one hole")
REFUSES(two_holes_in_a_boolean_attribute_are_refused, "<input checked=\"{{ x }}{{ y }}\">",
	"takes one hole")
REFUSES(a_hole_in_a_refresh_is_refused, "<meta http-equiv=\"refresh\" content=\"0;{{ x }}\">",
	"http-equiv")
REFUSES(an_open_element_is_refused, "<div>\n<p>a</p>", "v.html:2: <div> is not closed")
REFUSES(a_wrong_end_tag_is_refused, "<div><p>a</div>", "<p> of line 2")
REFUSES(an_end_tag_of_nothing_is_refused, "a</div>", "closes nothing")
REFUSES(a_self_closed_div_is_refused, "<div/>", "does not close itself")
REFUSES(a_tag_in_a_title_is_refused, "<title><b>a</b></title>", "only text and holes")
REFUSES(a_tag_in_a_textarea_is_refused, "<textarea><b>a</b></textarea>", "only text and holes")
REFUSES(another_declaration_is_refused, "<!ELEMENT a>", "only <!doctype html>")
REFUSES(a_strange_sign_in_a_tag_is_refused, "<p \"a\">a</p>", "cannot stand in the tag")

static void refusals_of_a_file(void **state)
{
	(void)state;
	assert_contains(refusal_of_file("<p>a</p>\n", NULL), "v.html:1: HTML stands outside");
	assert_contains(refusal_of_file("%int x;\n", NULL), "holds no %view");
	assert_contains(refusal_of_file("%view v(Request *rq)\n", NULL), "no %end");
	assert_contains(refusal_of_file("%view v(Request *rq)\n%view w(Request *rq)\n%end\n", NULL),
			"v.html:2: the view of line 1");
	assert_contains(refusal_of_file("%end\n", NULL), "ends no view");
	assert_contains(refusal_of_file("%view v(int rq)\n%end\n", NULL), "write %view name(");
	assert_contains(refusal_of_file("%view V(Request *rq)\n%end\n", NULL), "write %view name(");
	assert_contains(refusal_of_file("%view\n%end\n", NULL), "write %view name(");
	assert_contains(refusal_of_file("%view v(Request *rq)\n%end\n%int x;\n", NULL),
			"belongs before");
	assert_contains(refusal_of_file("%view v(Request *rq)\na\n\xff\n%end\n", NULL),
			"v.html:3: this line is not UTF-8");
}

static void elements_nest_a_hundred_deep_and_no_more(void **state)
{
	char body[2000] = "";

	(void)state;
	for (int i = 0; i < 101; i++)
		strcat(body, "<b>");
	assert_refused(body, "100 deep");
}

#define TEST(name) cmocka_unit_test_setup(name, test_reset)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_hole_in_a_script_is_refused),
		TEST(a_script_in_the_page_is_refused),
		TEST(a_style_element_is_refused),
		TEST(a_style_attribute_is_refused),
		TEST(an_event_attribute_is_refused),
		TEST(an_event_attribute_in_capitals_is_refused),
		TEST(a_srcdoc_attribute_is_refused),
		TEST(a_frame_is_refused),
		TEST(an_animation_of_addresses_is_refused),
		TEST(a_list_of_addresses_is_refused),
		TEST(a_base_element_is_refused),
		TEST(a_hole_in_a_comment_is_refused),
		TEST(a_line_of_c_in_a_comment_is_refused),
		TEST(an_open_comment_is_refused),
		TEST(a_hole_as_element_name_is_refused),
		TEST(a_hole_within_an_element_name_is_refused),
		TEST(a_hole_in_an_end_tag_is_refused),
		TEST(a_hole_as_attribute_is_refused),
		TEST(a_hole_in_an_attribute_name_is_refused),
		TEST(a_hole_without_quotes_is_refused),
		TEST(a_value_without_quotes_is_refused),
		TEST(a_lone_bracket_is_refused),
		TEST(an_open_hole_is_refused),
		TEST(an_empty_hole_is_refused),
		TEST(an_open_quote_is_refused),
		TEST(an_open_tag_is_refused),
		TEST(a_line_of_c_in_a_value_is_refused),
		TEST(a_script_address_is_refused),
		TEST(an_address_of_another_host_is_refused),
		TEST(a_hole_that_could_be_a_scheme_is_refused),
		TEST(a_mixed_boolean_attribute_is_refused),
		TEST(two_holes_in_a_boolean_attribute_are_refused),
		TEST(a_hole_in_a_refresh_is_refused),
		TEST(an_open_element_is_refused),
		TEST(a_wrong_end_tag_is_refused),
		TEST(an_end_tag_of_nothing_is_refused),
		TEST(a_self_closed_div_is_refused),
		TEST(a_tag_in_a_title_is_refused),
		TEST(a_tag_in_a_textarea_is_refused),
		TEST(another_declaration_is_refused),
		TEST(a_strange_sign_in_a_tag_is_refused),
		TEST(refusals_of_a_file),
		TEST(elements_nest_a_hundred_deep_and_no_more),
	};

	return cmocka_run_group_tests_name("refusal", tests, NULL, NULL);
}
