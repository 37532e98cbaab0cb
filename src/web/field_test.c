/* SPDX-License-Identifier: Apache-2.0 */
/* The field partials, as a reader and as somebody whose form came back sees them. */
#include "web/field_view.h"

#include "web/test.h"

static Request *with_fault(void **state, const char *typed)
{
	Request *rq = test_sender(*state, "judul", typed);
	form_fault(rq, "judul", S("Isi bagian ini."));
	return rq;
}

static OptionList ranks(void **state)
{
	OptionList list = { 0 };
	*list_push((Arena *)*state, &list) = (Option){ S("photo"), S("Foto"), S("Dengan tanggal") };
	*list_push((Arena *)*state, &list) = (Option){ S("system"), S("Data sistem") };
	return list;
}

static const Question title = {
	.name = "judul",
	.label = { "Judul", 5 },
	.hint = { "Singkat saja", 12 },
	.value = { "\"Lama\"", 6 },
};

static void a_field_has_its_label_hint_and_value(void **state)
{
	Str html = field_text(test_reader(*state, INDONESIAN), title).text;
	assert_holds(html, "<label for=\"judul\">");
	assert_holds(html, "id=\"judul\" name=\"judul\" type=\"text\"");
	assert_holds(html, "<p class=\"hint\" id=\"judul-hint\">Singkat saja</p>");
	assert_holds(html, "aria-describedby=\"judul-hint\"");
	assert_holds(html, "value=\"&#34;Lama&#34;\"");
	assert_lacks(html, "aria-invalid");
	assert_lacks(html, "(boleh kosong)");
}

static void a_fault_stands_beside_its_field_with_what_was_typed(void **state)
{
	Str html = field_text(with_fault(state, "<ketikan>"), title).text;
	assert_holds(html, "class=\"field bad\"");
	assert_holds(html, "id=\"judul-fault\"");
	assert_holds(html, "Isi bagian ini.");
	assert_holds(html, "aria-describedby=\"judul-hint judul-fault\"");
	assert_holds(html, "aria-invalid=\"true\"");
	assert_holds(html, "value=\"&lt;ketikan&gt;\"");
	assert_lacks(html, "Lama");
}

static Request *with_clash(void **state, const char *typed)
{
	Request *rq = test_sender(*state, "judul", typed);
	form_fault(rq, FORM_CLASH, S("Data sudah berubah."));
	return rq;
}

static void a_clash_marks_the_words_of_long_texts_on_both_sides(void **state)
{
	Question question = title;
	question.value =
		S("Loket pengaduan dibuka di lima kecamatan pada hari Senin sampai Jumat.");
	Str html = field_area(with_clash(state, "Loket pengaduan dibuka di tujuh kecamatan pada "
						"hari Senin sampai <Sabtu>."),
			      question)
			   .text;
	assert_holds(html, "aria-describedby=\"judul-hint judul-stored\"");
	assert_holds(html, "<ins>tujuh </ins>");
	assert_holds(html, "<ins>&lt;Sabtu&gt;.</ins>");
	assert_holds(html, "<del>lima </del>");
	assert_holds(html, "<del>Jumat.</del>");
	assert_holds(html, "Sekarang tersimpan</p>");
}

static void a_clash_of_short_texts_shows_what_is_stored(void **state)
{
	Str html = field_text(with_clash(state, "Baru"), title).text;
	assert_holds(html, "Sekarang tersimpan: <strong>&#34;Lama&#34;</strong>");
	assert_lacks(html, "<del>");
}

static void a_clash_compares_numbers_by_their_value(void **state)
{
	Question question = title;
	question.value = S("1250000");
	assert_lacks(field_number(with_clash(state, "1.250.000"), question).text, "judul-stored");
	assert_holds(field_number(with_clash(state, "1.250.001"), question).text, "judul-stored");
	assert_holds(field_number(with_clash(state, "banyak"), question).text, "judul-stored");
	assert_holds(field_text(with_clash(state, "1.250.000"), question).text, "judul-stored");
}

static void a_field_that_may_be_empty_says_so(void **state)
{
	Question question = title;
	question.is_optional = true;
	assert_holds(field_text(test_reader(*state, INDONESIAN), question).text, "(boleh kosong)");
	assert_holds(field_text(test_reader(*state, ENGLISH), question).text, "(optional)");
}

static void a_field_notes_its_label_for_the_summary(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	field_text(rq, title);
	assert_text(form_label(rq, S("judul")), "Judul");
}

static void a_secret_is_never_shown_again(void **state)
{
	Str html = field_secret(with_fault(state, "rahasia"), title).text;
	assert_holds(html, "type=\"password\"");
	assert_lacks(html, "rahasia");
	assert_lacks(html, "value=");
}

static void a_file_is_asked_for_by_kind(void **state)
{
	Question question = title;
	question.accept = ".pdf,.xlsx";
	Str html = field_file(test_reader(*state, INDONESIAN), question).text;
	assert_holds(html, "type=\"file\"");
	assert_holds(html, "accept=\".pdf,.xlsx\"");
	assert_lacks(html, "value=");
}

static void an_area_keeps_a_first_empty_line(void **state)
{
	Str html = field_area(with_fault(state, "\nbaris </textarea>"), title).text;
	assert_holds(html, ">\n\nbaris &lt;/textarea&gt;</textarea>");
}

static void a_day_says_how_it_is_typed(void **state)
{
	Question question = { .name = "batas", .label = S("Batas") };
	question.value = day_typed(test_reader(*state, INDONESIAN), day_of(2026, 4, 3));
	Str html = field_day(test_reader(*state, INDONESIAN), question).text;
	assert_holds(html, "Hari/bulan/tahun, misalnya 30/04/2026.");
	assert_holds(html, "value=\"03/04/2026\"");
	assert_text(day_typed(test_reader(*state, INDONESIAN), (Day){ 0 }), "");
}

static void a_select_chooses_the_stored_value_then_the_typed_one(void **state)
{
	OptionList options = ranks(state);
	Question question = { .name = "isi", .value = S("system"), .options = &options };
	Str html = field_select(test_reader(*state, INDONESIAN), question).text;
	assert_holds(html, "<option value=\"system\" selected>Data sistem</option>");
	html = field_select(test_sender(*state, "isi", "photo"), question).text;
	assert_holds(html, "<option value=\"photo\" selected>Foto</option>");
	assert_lacks(html, "value=\"system\" selected");
}

static void choices_stand_in_a_group_with_a_legend(void **state)
{
	OptionList options = ranks(state);
	Question question = { .name = "rank", .label = S("Kekuatan"), .options = &options };
	question.value = S("system");
	Str html = field_radio(test_reader(*state, INDONESIAN), question).text;
	assert_holds(html, "<fieldset>");
	assert_holds(html, "<legend>");
	assert_holds(html, "type=\"radio\" id=\"rank\" name=\"rank\" value=\"photo\">");
	assert_holds(html, "id=\"rank-2\" name=\"rank\" value=\"system\" checked>");
	assert_holds(html, "<small>Dengan tanggal</small>");
}

static void several_boxes_may_be_checked(void **state)
{
	OptionList options = ranks(state);
	options.items[0].is_chosen = true;
	Question question = { .name = "isi", .label = S("Bukti"), .options = &options };
	Str html = field_checks(test_reader(*state, INDONESIAN), question).text;
	assert_holds(html, "value=\"photo\" checked>");
	assert_lacks(html, "value=\"system\" checked>");
	html = field_checks(test_sender(*state, "isi", "system"), question).text;
	assert_holds(html, "value=\"system\" checked>");
	assert_lacks(html, "value=\"photo\" checked>");
}

static void one_box_is_checked_as_stored_or_as_sent(void **state)
{
	Question question = { .name = "isi", .label = S("Terbuka"), .value = S("1") };
	assert_holds(field_check(test_reader(*state, INDONESIAN), question).text, " checked");
	assert_holds(field_check(test_sender(*state, "isi", "1"), question).text, " checked");
	assert_lacks(field_check(test_sender(*state, "lain", "1"), question).text, " checked");
}

RUN_TESTS(TEST(a_field_has_its_label_hint_and_value),
	  TEST(a_fault_stands_beside_its_field_with_what_was_typed),
	  TEST(a_clash_marks_the_words_of_long_texts_on_both_sides),
	  TEST(a_clash_of_short_texts_shows_what_is_stored),
	  TEST(a_clash_compares_numbers_by_their_value), TEST(a_field_that_may_be_empty_says_so),
	  TEST(a_field_notes_its_label_for_the_summary), TEST(a_secret_is_never_shown_again),
	  TEST(a_file_is_asked_for_by_kind), TEST(an_area_keeps_a_first_empty_line),
	  TEST(a_day_says_how_it_is_typed),
	  TEST(a_select_chooses_the_stored_value_then_the_typed_one),
	  TEST(choices_stand_in_a_group_with_a_legend), TEST(several_boxes_may_be_checked),
	  TEST(one_box_is_checked_as_stored_or_as_sent))
