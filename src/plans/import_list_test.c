/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "plans/import_list.h"

/* The parts on one line, each between [ ]. */
static Str split(void **state, const char *text)
{
	Arena *arena = *state;
	StrList parts = import_list_split(arena, str_of(text));
	return str_print(arena, "[%.*s]", STR_ARGS(str_join(arena, &parts, S("]["))));
}

static void a_text_that_is_no_list_stays_one(void **state)
{
	assert_text(split(state, "  Meningkatkan   kualitas\nSAKIP "),
		    "[Meningkatkan kualitas SAKIP]");
	assert_text(split(state, "Menaikkan indeks menjadi 2.5 pada 2026"),
		    "[Menaikkan indeks menjadi 2.5 pada 2026]");
	assert_text(split(state, "Sesuai surat a.n. Bupati"), "[Sesuai surat a.n. Bupati]");
	assert_text(split(state, "Melaksanakan:\n1. pemetaan"), "[Melaksanakan: 1. pemetaan]");
}

static void numbers_at_the_beginning_of_lines_divide(void **state)
{
	assert_text(split(state, "1. Menetapkan peta\n2. Menguji\n3. Melaporkan"),
		    "[Menetapkan peta][Menguji][Melaporkan]");
	assert_text(split(state, "1) Satu\r\n  2) Dua\r\n"), "[Satu][Dua]");
	assert_text(split(state, "(1) Satu\n(2) Dua"), "[Satu][Dua]");
	assert_text(split(state, "1.Satu\n2.Dua"), "[Satu][Dua]");
}

static void numbers_within_one_line_divide_too(void **state)
{
	assert_text(split(state, "1. Menetapkan peta; 2. Menguji; dan 3. Melaporkan."),
		    "[Menetapkan peta][Menguji][Melaporkan.]");
	assert_text(split(state, "1. Target 2. 5 persen"), "[Target 2. 5 persen]");
}

static void letters_and_bullets_divide_at_the_beginning_of_lines(void **state)
{
	assert_text(split(state, "a. satu\nb. dua\nc. tiga"), "[satu][dua][tiga]");
	assert_text(split(state, "a) satu b) dua"), "[satu b) dua]");
	assert_text(split(state, "- satu\n- dua"), "[satu][dua]");
	assert_text(split(state, "• satu\n• dua\n  lanjutan"), "[satu][dua lanjutan]");
	assert_text(split(state, "\xef\x82\xb7\tsatu\n\xef\x82\xb7\tdua"), "[satu][dua]");
	assert_text(split(state, "-5 persen\n-6 persen"), "[-5 persen -6 persen]");
}

static void a_single_mark_goes(void **state)
{
	assert_text(split(state, "1. Menetapkan peta"), "[Menetapkan peta]");
	assert_text(split(state, "- Menetapkan peta"), "[Menetapkan peta]");
}

static void what_stands_before_the_list_goes_before_each(void **state)
{
	assert_text(split(state, "Menyusun:\n1. peta\n2. daftar"),
		    "[Menyusun: peta][Menyusun: daftar]");
}

static void a_list_within_an_item_stays_in_it(void **state)
{
	assert_text(split(state, "1. Menyusun:\na. peta\nb. daftar\n2. Menguji"),
		    "[Menyusun: a. peta b. daftar][Menguji]");
}

static void a_number_that_is_left_out_divides_nothing(void **state)
{
	assert_text(split(state, "1. Satu\n3. Tiga"), "[Satu 3. Tiga]");
}

RUN_TESTS(TEST(a_text_that_is_no_list_stays_one), TEST(numbers_at_the_beginning_of_lines_divide),
	  TEST(numbers_within_one_line_divide_too),
	  TEST(letters_and_bullets_divide_at_the_beginning_of_lines), TEST(a_single_mark_goes),
	  TEST(what_stands_before_the_list_goes_before_each),
	  TEST(a_list_within_an_item_stays_in_it), TEST(a_number_that_is_left_out_divides_nothing))
