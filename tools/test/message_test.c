/* SPDX-License-Identifier: Apache-2.0 */
/* What is a message, what its key is, and what its English may say. */
#include <stdio.h>

#include "compile.h"

#define ENTRY(id, english) "msgid \"" id "\"\nmsgstr \"" english "\"\n\n"
#define PLURAL(id, one, many)                                                                      \
	"msgid \"" id "\"\nmsgid_plural \"" id "\"\nmsgstr[0] \"" one "\"\nmsgstr[1] \"" many      \
	"\"\n\n"

static void assert_keys(const char *body, const char *keys)
{
	assert_string_equal(keys_of(body), keys);
}

static void the_content_of_a_leaf_block_is_one_message(void **state)
{
	(void)state;
	assert_keys("<p>Menunggu <strong class=\"a\">{{ action->agency }}</strong>\n"
		    "  selama {{ days_text(rq, days) }} hari kerja</p>",
		    "[Menunggu <strong>{agency}</strong> selama {days} hari kerja]");
	assert_keys("<table><tr><th>Status</th><td>Baik</td></tr></table>", "[Status][Baik]");
}

static void a_tag_that_stands_twice_is_numbered(void **state)
{
	(void)state;
	assert_keys("<p>Ke <a href=\"/a\">sini</a> atau <a href=\"/b\">sana</a></p>",
		    "[Ke <a1>sini</a1> atau <a2>sana</a2>]");
	assert_keys("<p>Satu<br>dua<br>tiga</p>", "[Satu<br>dua<br>tiga]");
}

static void a_hole_may_be_given_a_name(void **state)
{
	(void)state;
	assert_keys("<p>{{ n = count(late) }} lewat</p>", "[{n} lewat]");
	assert_keys("<p>{{ a == b ? c : d }} lewat</p>", "[{d} lewat]");
	assert_contains(c_of("<p>{{ n = count(late) }} lewat</p>"), "(count(late)));");
}

static void holes_of_one_name_hold_one_expression(void **state)
{
	(void)state;
	assert_keys("<p>{{ a->name }} dan {{ a->name }}</p>", "[{name} dan {name}]");
	assert_refused("<p>{{ a->name }} dan {{ b->name }}</p>", "two holes of this message");
	assert_refused("<p>{{ 1 + 1 }} dan</p>", "give the hole a name");
}

static void what_has_no_letters_is_no_message(void **state)
{
	(void)state;
	assert_keys("<p>{{ name }}</p><td>12 &middot; · → 3</td><p></p>", "");
}

static void icons_at_the_ends_stay_outside(void **state)
{
	(void)state;
	assert_keys("<p><svg><use href=\"#a\"/></svg> Selesai <img alt=\"\" src=\"/a\"></p>",
		    "[Selesai]");
	assert_keys("<label><input type=\"checkbox\" name=\"a\"> Setuju</label>", "[Setuju]");
	assert_keys("<p>Klik <svg><path d=\"M0 0\"/></svg> itu</p>", "[Klik <svg/> itu]");
}

static void a_lone_element_is_looked_into(void **state)
{
	(void)state;
	assert_keys("<li><a href=\"/a\">Lihat</a></li>", "[Lihat]");
	assert_keys("<div><a href=\"/a\">Lihat</a> · <a href=\"/b\">Ubah</a></div>",
		    "[Lihat][Ubah]");
	assert_keys("<div>Teks <b>tebal</b></div>", "[Teks <b>tebal</b>]");
}

static void elements_beside_each_other_are_messages_of_their_own(void **state)
{
	(void)state;
	assert_keys("<li><small>Bukti</small><b>{{ n = x }} bukti</b></li>", "[Bukti][{n} bukti]");
	assert_keys("<p><a href=\"/a\">Lihat</a> · <a href=\"/b\">Ubah</a></p>", "[Lihat][Ubah]");
	assert_keys("<p><span>Kata: </span>{{ words }}</p>", "[<span>Kata: </span>{words}]");
	assert_keys("<p><b>{{ n }}</b><small>hari</small></p>", "[<b>{n}</b><small>hari</small>]");
}

static void blocks_and_c_part_the_messages(void **state)
{
	(void)state;
	assert_keys("<li>Induk<ul><li>Anak</li></ul>ekor</li>", "[Induk][Anak][ekor]");
	assert_keys("<p>Satu\n% if (x) {\ndua\n% }\ntiga</p>", "[Satu][dua][tiga]");
}

static void attributes_that_people_read_are_messages(void **state)
{
	(void)state;
	assert_keys("<a title=\"Judul {{ name }}\" class=\"abc\" aria-label=\"Tutup\">{{ x }}</a>",
		    "[Judul {name}][Tutup]");
	assert_keys("<input placeholder=\"Cari\" value=\"abc\"><img alt=\"Peta\" src=\"/a\">",
		    "[Cari][Peta]");
	assert_keys("<meta name=\"description\" content=\"Apa ini\">"
		    "<meta name=\"viewport\" content=\"width\">",
		    "[Apa ini]");
}

static void what_people_wrote_is_no_message(void **state)
{
	(void)state;
	assert_keys("<p lang=\"id\">Asli <b title=\"x\">teks</b></p>", "");
	assert_keys("<p translate=\"no\">Nyata</p>", "");
	assert_keys("<p>Di <span translate=\"no\">Nyata</span> ada</p>",
		    "[Di <span>Nyata</span> ada]");
	assert_keys("<html lang=\"id\"><body><p>Halo</p></body></html>", "[Halo]");
	assert_keys("<pre>kode ini</pre><textarea>teks</textarea>", "");
}

static void english_stands_beside_indonesian(void **state)
{
	(void)state;
	const char *c = c_in_two_languages("<p>Halo <b class=\"x\">{{ name }}</b></p>",
					   ENTRY("Halo <b>{name}</b>", "<b>{name}</b>, hello"));
	assert_contains(c, "if (rq->language == ENGLISH) {");
	assert_contains(c, "\"<b class=\\\"x\\\">\"");
	assert_contains(c, "\"</b>, hello\"");
	assert_contains(c, "\"Halo <b class=\\\"x\\\">\"");
}

static void english_that_is_the_same_is_written_once(void **state)
{
	(void)state;
	assert_lacks(c_in_two_languages("<p>Status</p>", ENTRY("Status", "Status")), "ENGLISH");
}

static void missing_and_fuzzy_english_is_indonesian(void **state)
{
	(void)state;
	assert_lacks(c_in_two_languages("<p>Halo</p>", ENTRY("Lain", "Other")), "ENGLISH");
	assert_lacks(c_in_two_languages("<p>Halo</p>", "#, fuzzy\n" ENTRY("Halo", "Hi")), "Hi");
	assert_lacks(c_in_two_languages("<p>Halo</p>", "#~ msgid \"Halo\"\n#~ msgstr \"Hi\"\n"),
		     "Hi");
	assert_lacks(c_in_two_languages("<p>Halo</p>", ENTRY("Halo", "")), "ENGLISH");
}

static void a_fuzzy_mark_holds_for_one_entry(void **state)
{
	(void)state;
	const char *po = "#, fuzzy\n#| msgid \"Hal\"\n" ENTRY("Lain", "Other") ENTRY("Halo", "Hi");
	assert_contains(c_in_two_languages("<p>Halo</p>", po), "\"Hi\"");
}

static void the_hole_n_chooses_the_plural(void **state)
{
	(void)state;
	const char *c = c_in_two_languages("<p>{{ n = days }} hari</p>",
					   PLURAL("{n} hari", "one day", "{n} days"));
	assert_contains(c, "if (IS_ONE(days)) {");
	assert_contains(c, "\"one day\"");
	assert_contains(c, "\" days\"");
	assert_lacks(
		c_in_two_languages("<p>{{ n = days }} hari</p>", ENTRY("{n} hari", "{n} days")),
		"days\"");
}

static void attributes_speak_both_languages(void **state)
{
	(void)state;
	const char *c = c_in_two_languages("<a title=\"Judul {{ x }}\" href=\"/a\">{{ y }}</a>",
					   ENTRY("Judul {x}", "Title \\\"{x}\\\""));
	assert_contains(c, "\"Title &quot;\"");
	assert_contains(c, "OUT_ATTR(&out, rq, (x));");
}

static void links_in_english_lead_to_english_pages(void **state)
{
	(void)state;
	const char *c = c_in_two_languages("<p>Ke <a href=\"/a\">sini</a></p>",
					   ENTRY("Ke <a>sini</a>", "Go <a>here</a>"));
	assert_contains(c, "\"Go <a href=\\\"/en/a\\\">here</a>\"");
	assert_contains(c, "\"Ke <a href=\\\"/a\\\">sini</a>\"");
}

static void assert_english_refused(const char *body, const char *po, const char *part)
{
	const char *file = "%%view v(Request *rq)\n%s\n%%end\n";
	char text[500];

	snprintf(text, sizeof text, file, body);
	const char *refusal = refusal_of_file(text, po);
	if (!refusal)
		fail_msg("taken: %s", po);
	assert_contains(refusal, part);
}

static void english_with_other_holes_is_refused(void **state)
{
	const char *body = "<p>Halo {{ name }}</p>";

	(void)state;
	assert_english_refused(body, ENTRY("Halo {name}", "Hi {nama}"), "en.po:1: the English of");
	assert_english_refused(body, ENTRY("Halo {name}", "Hi"), "lacks the hole {name}");
	assert_english_refused(body, ENTRY("Halo {name}", "Hi {name"), "has a hole");
	assert_english_refused("<p>{{ n = x }} hari</p>", PLURAL("{n} hari", "a day", "days"),
			       "lacks the hole {n}");
}

static void english_with_other_tags_is_refused(void **state)
{
	const char *body = "<p>Halo <b>dunia</b> <i>ini</i></p>";

	(void)state;
#define HALO(english) ENTRY("Halo <b>dunia</b> <i>ini</i>", english)
	assert_english_refused(body, HALO("Hi <b>world</b>"), "lacks the tag <i>");
	assert_english_refused(body, HALO("<u>Hi</u> <b>a</b> <i>b</i>"), "a tag <u> more");
	assert_english_refused(body, HALO("<b>a</b> <b>b</b> <i>c</i>"), "a tag <b> more");
	assert_english_refused(body, HALO("<b>a <i>b</b></i>"), "closes </b> where <i> is open");
	assert_english_refused(body, HALO("<b>a <i>b</i>"), "does not close <b>");
	assert_english_refused(body, HALO("a</b>"), "where nothing is open");
	assert_english_refused(body, HALO("1 < 2"), "write &lt;");
	assert_english_refused(body, HALO("<b/>"), "must write <b>");
#undef HALO
}

static void a_broken_catalogue_is_refused(void **state)
{
	(void)state;
	assert_english_refused("<p>Halo</p>", "msgctxt \"a\"\n", "en.po:1: only msgid");
	assert_english_refused("<p>Halo</p>", "\n\"lost\"\n", "en.po:2: a text in double quotes");
	assert_english_refused("<p>Halo</p>", "msgid Halo\n", "en.po:1: a text in double quotes");
}

static void texts_over_several_lines_are_one(void **state)
{
	(void)state;
	const char *po = "msgid \"\"\n\"Ha\"\n\"lo\"\nmsgstr \"\"\n\"H\\\"\"\n\"i\"\n";
	assert_contains(c_in_two_languages("<p>Halo</p>", po), "\"H\\\"i\"");
}

static void braces_in_a_message_are_refused(void **state)
{
	(void)state;
	assert_refused("<p>Kurung { ini</p>", "&#123;");
	assert_refused("<p title=\"a < b\">{{ x }}</p>", "write &lt;");
}

#define TEST(name) cmocka_unit_test_setup(name, test_reset)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_content_of_a_leaf_block_is_one_message),
		TEST(a_tag_that_stands_twice_is_numbered),
		TEST(a_hole_may_be_given_a_name),
		TEST(holes_of_one_name_hold_one_expression),
		TEST(what_has_no_letters_is_no_message),
		TEST(icons_at_the_ends_stay_outside),
		TEST(a_lone_element_is_looked_into),
		TEST(elements_beside_each_other_are_messages_of_their_own),
		TEST(blocks_and_c_part_the_messages),
		TEST(attributes_that_people_read_are_messages),
		TEST(what_people_wrote_is_no_message),
		TEST(english_stands_beside_indonesian),
		TEST(english_that_is_the_same_is_written_once),
		TEST(missing_and_fuzzy_english_is_indonesian),
		TEST(a_fuzzy_mark_holds_for_one_entry),
		TEST(the_hole_n_chooses_the_plural),
		TEST(attributes_speak_both_languages),
		TEST(links_in_english_lead_to_english_pages),
		TEST(english_with_other_holes_is_refused),
		TEST(english_with_other_tags_is_refused),
		TEST(a_broken_catalogue_is_refused),
		TEST(texts_over_several_lines_are_one),
		TEST(braces_in_a_message_are_refused),
	};

	return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
