/* SPDX-License-Identifier: Apache-2.0 */
/* sample.html, compiled with sample.po by the real tool and then by the C compiler, printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sample_view.h"

Buf buf_new(Arena *arena)
{
	(void)arena;
	return (Buf){ .length = 0 };
}

Html html_of(const Buf *out)
{
	Html html = { .at = "" };

	memcpy(html.at, out->at, out->length);
	return html;
}

void out_literal(Buf *out, const char *literal, size_t length)
{
	assert_int_equal(strlen(literal), length);
	assert_true(out->length + length < sizeof out->at);
	memcpy(out->at + out->length, literal, length);
	out->length += length;
}

void out_prefix(Buf *out, const Request *rq)
{
	if (rq->language == ENGLISH)
		out_literal(out, "/en", 3);
}

void out_string(Buf *out, const char *call, const char *value)
{
	char text[200];

	snprintf(text, sizeof text, "%s(%s)", call, value);
	out_literal(out, text, strlen(text));
}

void out_number(Buf *out, const char *call, long value)
{
	char text[200];

	snprintf(text, sizeof text, "%s(%ld)", call, value);
	out_literal(out, text, strlen(text));
}

void out_html(Buf *out, const char *call, Html value)
{
	(void)call;
	out_literal(out, value.at, strlen(value.at));
}

static void a_view_prints_indonesian(void **state)
{
	const Late late = { { "Satu", "Dua" }, 2 };

	(void)state;
	Html html = late_list(&(Request){ .language = INDONESIAN }, &late);
	assert_string_equal(
		html.at,
		"<h1>Yang <em>terlambat</em></h1>\n<ul>"
		"<li class=\"first\"><a href=\"/rencana/part(0)\">text(Satu)</a> "
		"<b class=\"badge\" title=\"Lewat attr(1) hari\">text(1) hari</b></li>\n"
		"<li><a href=\"/rencana/part(1)\">text(Dua)</a> "
		"<b class=\"badge\" title=\"Lewat attr(2) hari\">text(2) hari</b></li>\n"
		"</ul>\n"
		"<p>Kembali ke <a href=\"/\">depan</a> atau "
		"<a href=\"/cari?q=part(Satu)\">cari</a>.</p>\n<input name=\"all\" checked>");
}

static void a_view_prints_english(void **state)
{
	const Late late = { { "Satu", "Dua" }, 2 };

	(void)state;
	Html html = late_list(&(Request){ .language = ENGLISH }, &late);
	assert_string_equal(
		html.at, "<h1><em>Late</em> ones</h1>\n<ul>"
			 "<li class=\"first\"><a href=\"/en/rencana/part(0)\">text(Satu)</a> "
			 "<b class=\"badge\" title=\"Overdue by attr(1) d\">text(1) day</b></li>\n"
			 "<li><a href=\"/en/rencana/part(1)\">text(Dua)</a> "
			 "<b class=\"badge\" title=\"Overdue by attr(2) d\">text(2) days</b></li>\n"
			 "</ul>\n"
			 "<p><a href=\"/en/cari?q=part(Satu)\">Search</a> or go "
			 "<a href=\"/en\">home</a>.</p>\n"
			 "<input name=\"all\" checked>");
}

static void an_empty_list_prints_the_other_branch(void **state)
{
	const Late late = { { "x" }, 0 };

	(void)state;
	Html html = late_list(&(Request){ .language = ENGLISH }, &late);
	assert_non_null(strstr(html.at, "</h1>\n<p>Nothing.</p>\n<p>"));
	assert_null(strstr(html.at, "checked"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_view_prints_indonesian),
		cmocka_unit_test(a_view_prints_english),
		cmocka_unit_test(an_empty_list_prints_the_other_branch),
	};

	return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
