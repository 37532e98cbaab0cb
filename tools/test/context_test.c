/* SPDX-License-Identifier: Apache-2.0 */
/* What is written for a hole or a literal, by where it stands. */
#include "../views/views.h"
#include "compile.h"

static void assert_c(const char *body, const char *part)
{
	assert_contains(c_of(body), part);
}

static void a_hole_in_text_is_text(void **state)
{
	(void)state;
	assert_c("<p>{{ a->b }}</p>", "OUT_TEXT(&out, rq, (a->b));");
	assert_c("<title>{{ x }}</title>", "OUT_TEXT(&out, rq, (x));");
	assert_c("<textarea>{{ x }}</textarea>", "OUT_TEXT(&out, rq, (x));");
}

static void a_hole_in_an_attribute_is_an_attribute(void **state)
{
	(void)state;
	assert_c("<p class=\"a {{ x }}\">1</p>", "OUT_ATTR(&out, rq, (x));");
	assert_c("<p data-x='{{ x }}'>1</p>", " data-x=\\\"");
	assert_c("<p aria-hidden=\"{{ x }}\">1</p>", "OUT_ATTR(&out, rq, (x));");
}

static void a_hole_in_an_address_is_an_address(void **state)
{
	(void)state;
	assert_c("<a href=\"{{ x }}\">1</a>", "OUT_URL(&out, rq, (x));");
	assert_c("<form action=\"{{ x }}\"></form>", "OUT_URL(&out, rq, (x));");
	assert_c("<img src=\"{{ x }}\" alt=\"\">", "OUT_URL(&out, rq, (x));");
	assert_c("<button formaction=\"{{ x }}\">1</button>", "OUT_URL(&out, rq, (x));");
}

static void a_hole_after_the_beginning_of_an_address_is_a_part(void **state)
{
	(void)state;
	assert_c("<a href=\"/a/{{ x }}\">1</a>", "OUT_URLPART(&out, rq, (x));");
	assert_c("<a href=\"#a{{ x }}\">1</a>", "OUT_URLPART(&out, rq, (x));");
	const char *c = c_of("<a href=\"{{ x }}?page={{ y }}\">1</a>");
	assert_contains(c, "OUT_URL(&out, rq, (x));");
	assert_contains(c, "OUT_URLPART(&out, rq, (y));");
}

static void addresses_of_pages_carry_the_language(void **state)
{
	(void)state;
	assert_c("<a href=\"/a\">1</a>", "out_prefix(&out, rq);\n\tout_literal(&out, \"/a\\\">");
	assert_c("<form action=\"/a\"></form>", "out_prefix(&out, rq);");
	assert_c("<a href=\"/{{ x }}\">1</a>",
		 "out_prefix(&out, rq);\n\tout_literal(&out, \"/\", 1);");
	assert_c("<a href=\"/apitu\">1</a>", "out_prefix");
}

static void the_front_page_is_slash_in_indonesian_and_en_in_english(void **state)
{
	(void)state;
	const char *c = c_of("<a href=\"/\">1</a>");
	assert_contains(c, "if (rq->language != ENGLISH) out_literal(&out, \"/\", 1);");
	assert_contains(c, "out_literal(&out, \"\\\">1</a>\", 7);");
	assert_contains(c_of("<a href=\"/?a=1\">1</a>"), "out_literal(&out, \"\\?a=1");
}

static void other_addresses_carry_no_language(void **state)
{
	static const char *const bodies[] = {
		"<a href=\"/assets/a.css\">1</a>",
		"<a href=\"/api/v1\">1</a>",
		"<a href=\"/berkas/{{ x }}\">1</a>",
		"<a href=\"/en/a\">1</a>",
		"<a href=\"https://a.id/\">1</a>",
		"<a href=\"#a\">1</a>",
		"<a href=\"?a=1\">1</a>",
		"<img src=\"/a\" alt=\"\">",
		"<link rel=\"icon\" href=\"/a\">",
		"<a href=\"mailto:{{ x }}\">1</a>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		assert_lacks(c_of(bodies[i]), "out_prefix");
}

static void a_boolean_attribute_is_there_or_not(void **state)
{
	(void)state;
	const char *c = c_of("<input checked=\"{{ a > b }}\" required>");
	assert_contains(c, "if (a > b) { out_literal(&out, \" checked\", 8); }");
	assert_contains(c, " required>");
	assert_lacks(c, "checked=");
}

static void braces_inside_a_hole_do_not_end_it(void **state)
{
	(void)state;
	assert_c("<p>{{ f(\"}}\", '}') }}</p>", "(f(\"}}\", '}')));");
	assert_c("<p>{{ f((A){ .x = { 1 }}) }}</p>", "(f((A){ .x = { 1 }})));");
}

static void whitespace_is_one_sign(void **state)
{
	(void)state;
	assert_c("<ul>\n    <li>1   2</li>\n\n\n  </ul>", "\"<ul>\\n<li>1 2</li>\\n</ul>\"");
	assert_c("\n  <b>1</b>\n\n", "\"<b>1</b>\"");
}

static void whitespace_in_pre_and_textarea_stays(void **state)
{
	(void)state;
	assert_c("<pre>1\n   2\n</pre>", "\"<pre>\\n1\\n   2\\n</pre>\"");
	assert_c("<textarea>\n\n {{ x }}</textarea>", "\"<textarea>\\n\\n \"");
}

static void a_value_in_a_textarea_may_begin_with_a_newline(void **state)
{
	(void)state;
	assert_c("<textarea>{{ x }}</textarea>", "\"<textarea>\\n\"");
}

static void comments_are_left_out(void **state)
{
	(void)state;
	assert_lacks(c_of("<p>1<!-- note --></p>"), "note");
}

static void quotes_in_single_quoted_values_are_escaped(void **state)
{
	(void)state;
	assert_c("<p class='a\"b'>1</p>", "class=\\\"a&quot;b\\\"");
}

static void void_and_foreign_elements_end_themselves(void **state)
{
	(void)state;
	assert_c("<p>1<br/>2</p><hr>", "\"<p>1<br>2</p><hr>\"");
	assert_c("<svg viewBox=\"0 0 1 1\"><path d=\"M0\"/></svg>",
		 "viewBox=\\\"0 0 1 1\\\"><path d=");
	assert_c("<svg><path d=\"M0\"/></svg>", "\"<svg><path d=\\\"M0\\\"/></svg>\"");
	assert_c("<!doctype html><p>1</p>", "\"<!doctype html><p>1</p>\"");
}

static void an_attribute_may_be_conditional(void **state)
{
	(void)state;
	const char *c = c_of("<li\n% if (x) {\n   aria-current=\"page\"\n% }\n>1</li>");
	assert_contains(c, "\"<li\", 3);");
	assert_contains(c, " if (x) {\n\tout_literal(&out, \" aria-current=\\\"page\\\"\", 20);");
}

static void long_literals_are_cut_between_characters(void **state)
{
	char body[6100] = "<p>1";

	(void)state;
	while (strlen(body) < 6000)
		strcat(body, "\u2026");
	strcat(body, "</p>");
	const char *c = c_of(body);
	assert_contains(c, "\u2026\", 1999);\n\tout_literal(&out, \"\u2026");
}

static void the_files_say_what_they_need(void **state)
{
	(void)state;
	Source source = {
		.name = "src/a/b.html",
		.text = "%#include \"a/b.h\"\n\n%view b(Request *rq,\n%        int x)\n1\n%end\n"
	};
	source.length = strlen(source.text);
	Output output = views_compile(&source, NULL, "b_view.h");
	assert_contains(output.header.at, "#pragma once\n#include \"web/html.h\"\n"
					  "#include \"web/request.h\"\n#line 1 \"src/a/b.html\"\n"
					  "#include \"a/b.h\"\n");
	assert_contains(output.header.at, "Html b(Request *rq,         int x);\n");
	assert_contains(output.source.at, "#include \"b_view.h\"\n");
	assert_contains(output.source.at, "\tBuf out = buf_new(rq->arena);\n");
	assert_contains(output.source.at, "\treturn html_of(&out);\n}\n");
}

#define TEST(name) cmocka_unit_test_setup(name, test_reset)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_hole_in_text_is_text),
		TEST(a_hole_in_an_attribute_is_an_attribute),
		TEST(a_hole_in_an_address_is_an_address),
		TEST(a_hole_after_the_beginning_of_an_address_is_a_part),
		TEST(addresses_of_pages_carry_the_language),
		TEST(the_front_page_is_slash_in_indonesian_and_en_in_english),
		TEST(other_addresses_carry_no_language),
		TEST(a_boolean_attribute_is_there_or_not),
		TEST(braces_inside_a_hole_do_not_end_it),
		TEST(whitespace_is_one_sign),
		TEST(whitespace_in_pre_and_textarea_stays),
		TEST(a_value_in_a_textarea_may_begin_with_a_newline),
		TEST(comments_are_left_out),
		TEST(quotes_in_single_quoted_values_are_escaped),
		TEST(void_and_foreign_elements_end_themselves),
		TEST(an_attribute_may_be_conditional),
		TEST(long_literals_are_cut_between_characters),
		TEST(the_files_say_what_they_need),
	};

	return cmocka_run_group_tests_name("context", tests, NULL, NULL);
}
