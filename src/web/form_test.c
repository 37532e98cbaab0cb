/* SPDX-License-Identifier: Apache-2.0 */
#include "web/form.h"

#include "web/test.h"

static Request *sent(void **state, const char *value)
{
	return test_sender(*state, "isi", value);
}

static void add(Request *rq, const char *name, const char *value)
{
	*list_push(rq->arena, &rq->form_fields) = (Field){ str_of(name), str_of(value) };
}

/* The only fault is this one. */
static void assert_fault(const Request *rq, const char *message)
{
	assert_int_equal(rq->form_faults.count, message ? 1 : 0);
	assert_text(form_message(rq, "isi"), message ? message : "");
}

/* --- text --- */

static void a_text_is_trimmed_and_its_line_ends_are_plain(void **state)
{
	Request *rq = sent(state, "  satu\r\ndua\rtiga\tempat \n");
	assert_text(form_text(rq, "isi", 100), "satu\ndua\ntiga empat");
	assert_fault(rq, NULL);
}

static void hidden_characters_are_left_out(void **state)
{
	Request *rq = sent(state, "a\x01\x1b[31mb\x7f\u202Ec\xC2\x85"
				  "d");
	assert_text(form_text(rq, "isi", 100), "a[31mbcd");
	rq = sent(state, "\u200B\u202E \uFEFF\u00AD");
	assert_text(form_text(rq, "isi", 100), "");
	assert_fault(rq, "Isi bagian ini.");
}

static void a_text_that_nobody_can_see_is_empty(void **state)
{
	static const char *const unseen[] = { "\u00A0", "\u2003", "\u3000", "\u2800",
					      "\u034F", "\u2062", "\uFFA0", "\u180E",
					      "\uFE0F", "\u200D", "\u2028" };
	for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++) {
		Request *rq = sent(state, unseen[i]);
		assert_text(form_line(rq, "isi"), "");
		assert_text(form_text(rq, "isi", 100), "");
		assert_fault(rq, "Isi bagian ini.");
	}
	Request *rq = sent(state, "a\u00A0b\u2028c\u200Dd");
	assert_text(form_text(rq, "isi", 100), "a b c\u200Dd");
}

static void an_empty_text_is_a_fault_unless_it_may_be_empty(void **state)
{
	Request *rq = sent(state, " \t\n");
	assert_text(form_text_optional(rq, "isi", 100), "");
	assert_fault(rq, NULL);
	assert_text(form_text(rq, "isi", 100), "");
	assert_fault(rq, "Isi bagian ini.");
	rq = sent(state, "x");
	form_text(rq, "lain", 100);
	assert_text(form_message(rq, "lain"), "Isi bagian ini.");
}

static void a_limit_counts_characters_and_says_how_many_there_are(void **state)
{
	Request *rq = sent(state, "ééé");
	form_text(rq, "isi", 3);
	assert_fault(rq, NULL);
	form_text(rq, "isi", 2);
	assert_fault(rq, "Ringkas menjadi paling banyak 2 huruf; sekarang 3.");
}

static void invalid_utf8_is_a_fault_and_never_gets_through(void **state)
{
	Request *rq = sent(state, "a\xff\xC0\x80z");
	Str text = form_text(rq, "isi", 100);
	assert_true(str_is_utf8(text));
	assert_fault(rq, "Ada huruf yang tidak terbaca. Tulis ulang bagian ini.");
	assert_true(str_is_utf8(form_typed(rq, "isi", (Str){ 0 })));
}

static void a_secret_is_taken_as_it_is(void **state)
{
	Request *rq = sent(state, "  rahasia sekali ");
	assert_text(form_secret(rq, "isi", 12, 128), "  rahasia sekali ");
	assert_fault(rq, NULL);
}

static void a_secret_has_a_least_and_a_most_length(void **state)
{
	Request *rq = sent(state, "pendek");
	form_secret(rq, "isi", 12, 128);
	assert_fault(rq, "Pakai paling sedikit 12 huruf atau angka.");
	rq = sent(state, "panjang sekali");
	form_secret(rq, "isi", 1, 5);
	assert_fault(rq, "Pakai paling banyak 5 huruf atau angka.");
	rq = sent(state, "");
	form_secret(rq, "isi", 0, 5);
	assert_fault(rq, "Isi bagian ini.");
}

/* --- choices --- */

static void a_choice_is_one_of_the_words(void **state)
{
	static const char *const words[] = { "accepted", "partly", "noted" };
	assert_int_equal(form_choice(sent(state, "noted"), "isi", words, 3), 2);
	Request *rq = sent(state, "Noted");
	assert_int_equal(form_choice(rq, "isi", words, 3), -1);
	assert_fault(rq, "Pilih salah satu.");
	assert_int_equal(form_choice(sent(state, ""), "isi", words, 3), -1);
}

static void a_box_is_checked_when_it_was_sent(void **state)
{
	assert_true(form_checked(sent(state, "1"), "isi"));
	assert_true(form_checked(sent(state, "on"), "isi"));
	assert_false(form_checked(sent(state, "0"), "isi"));
	assert_false(form_checked(sent(state, ""), "isi"));
	assert_false(form_checked(sent(state, "1"), "lain"));
}

/* --- files --- */

static Request *uploaded(void **state, const char *name, int64_t size_bytes)
{
	Request *rq = sent(state, "");
	*list_push(rq->arena, &rq->uploads) =
		(Upload){ .field = S("isi"), .name = str_of(name), .size_bytes = size_bytes };
	return rq;
}

static void a_file_that_came_is_found_by_its_field(void **state)
{
	Request *rq = uploaded(state, "sk.pdf", 1200);
	assert_ptr_equal(form_file(rq, "isi", true), &rq->uploads.items[0]);
	assert_fault(rq, NULL);
}

static void a_file_that_the_page_has_no_field_for_is_refused(void **state)
{
	Request *rq = uploaded(state, "sk.pdf", 1200);
	assert_null(form_file(rq, "lain", false));
	assert_text(form_message(rq, "lain"), "Lampirkan satu berkas saja, di bagian ini.");
	rq = uploaded(state, "sk.pdf", 1200);
	*list_push(rq->arena, &rq->uploads) = (Upload){ .field = S("lain"), .size_bytes = 1 };
	assert_null(form_file(rq, "isi", false));
	assert_fault(rq, "Lampirkan satu berkas saja, di bagian ini.");
}

static void an_empty_file_is_refused_and_no_file_only_where_one_is_needed(void **state)
{
	Request *rq = uploaded(state, "", 0);
	assert_null(form_file(rq, "isi", false));
	assert_fault(rq, NULL);
	assert_null(form_file(rq, "isi", true));
	assert_fault(rq, "Pilih berkas.");
	rq = uploaded(state, "kosong.pdf", 0);
	assert_null(form_file(rq, "isi", false));
	assert_fault(rq, "Berkas ini kosong. Pilih berkas yang ada isinya.");
}

static void a_version_that_is_no_number_is_zero(void **state)
{
	assert_int_equal(form_version(test_sender(*state, "version", "7")), 7);
	assert_int_equal(form_version(test_sender(*state, "version", "x")), 0);
	assert_int_equal(form_version(sent(state, "7")), 0);
}

/* --- faults --- */

static void the_first_fault_of_a_field_stays(void **state)
{
	Request *rq = sent(state, "x");
	form_fault(rq, "isi", S("Satu."));
	form_fault(rq, "isi", S("Dua."));
	assert_fault(rq, "Satu.");
	assert_true(form_invalid(rq));
}

static void faults_follow_the_page_and_those_of_no_field_lead(void **state)
{
	Request *rq = sent(state, "x");
	form_fault(rq, "b", S("B."));
	form_fault(rq, "a", S("A."));
	form_fault(rq, "form", S("F."));
	form_shown(rq, "a", S("Pertama"));
	form_shown(rq, "c", S("Tanpa salah"));
	form_shown(rq, "b", S("Kedua"));
	FormFaultList faults = form_faults_in_order(rq);
	assert_int_equal(faults.count, 3);
	assert_text(faults.items[0].message, "F.");
	assert_text(faults.items[1].message, "A.");
	assert_text(faults.items[2].message, "B.");
}

static void what_was_typed_stands_again_and_before_that_the_stored_value(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	assert_text(form_typed(rq, "isi", S("tersimpan")), "tersimpan");
	rq = sent(state, "ketikan");
	assert_text(form_typed(rq, "isi", S("tersimpan")), "ketikan");
	assert_text(form_typed(rq, "lain", S("tersimpan")), "");
}

static void a_value_is_found_among_several(void **state)
{
	Request *rq = sent(state, "1");
	add(rq, "isi", "3");
	assert_true(form_has_value(rq, "isi", S("3")));
	assert_false(form_has_value(rq, "isi", S("2")));
	assert_false(form_has_value(rq, "lain", S("3")));
}

RUN_TESTS(TEST(a_text_is_trimmed_and_its_line_ends_are_plain), TEST(hidden_characters_are_left_out),
	  TEST(a_text_that_nobody_can_see_is_empty),
	  TEST(an_empty_text_is_a_fault_unless_it_may_be_empty),
	  TEST(a_limit_counts_characters_and_says_how_many_there_are),
	  TEST(invalid_utf8_is_a_fault_and_never_gets_through), TEST(a_secret_is_taken_as_it_is),
	  TEST(a_secret_has_a_least_and_a_most_length), TEST(a_choice_is_one_of_the_words),
	  TEST(a_box_is_checked_when_it_was_sent), TEST(a_file_that_came_is_found_by_its_field),
	  TEST(a_file_that_the_page_has_no_field_for_is_refused),
	  TEST(an_empty_file_is_refused_and_no_file_only_where_one_is_needed),
	  TEST(a_version_that_is_no_number_is_zero), TEST(the_first_fault_of_a_field_stays),
	  TEST(faults_follow_the_page_and_those_of_no_field_lead),
	  TEST(what_was_typed_stands_again_and_before_that_the_stored_value),
	  TEST(a_value_is_found_among_several))
