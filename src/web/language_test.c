/* SPDX-License-Identifier: Apache-2.0 */
#include "web/language.h"

#include "web/test.h"

/* The tests bring their own catalogue, so that they do not change with the program's texts. */
const Message message_table[] = {
	{ "Belum diterjemahkan", NULL, NULL },
	{ "Menunggu {agency} selama {n} hari kerja", "Waiting for {agency} for {n} working day",
	  "Waiting for {agency} for {n} working days" },
	{ "Simpan", "Save", NULL },
	{ "Urutan {a} lalu {b}", "{b} after {a}", NULL },
};
const size_t message_count = sizeof message_table / sizeof message_table[0];

static Request *indonesian(void **state)
{
	return test_reader(*state, INDONESIAN);
}

static Request *english(void **state)
{
	return test_reader(*state, ENGLISH);
}

static void the_indonesian_text_is_its_own_key(void **state)
{
	assert_text(T(indonesian(state), "Simpan"), "Simpan");
	assert_text(T(english(state), "Simpan"), "Save");
}

static void what_has_no_english_stays_indonesian(void **state)
{
	assert_text(T(english(state), "Belum diterjemahkan"), "Belum diterjemahkan");
	assert_text(T(english(state), "Tidak ada di katalog"), "Tidak ada di katalog");
	assert_text(T(english(state), "Aaa"), "Aaa");
}

static void holes_are_filled_in_the_order_of_the_language(void **state)
{
	Hole a = HOLE("a", S("satu")), b = HOLE("b", S("dua"));
	assert_text(TF(indonesian(state), "Urutan {a} lalu {b}", a, b), "Urutan satu lalu dua");
	assert_text(TF(english(state), "Urutan {a} lalu {b}", a, b), "dua after satu");
}

static void english_chooses_its_plural_by_the_hole_n(void **state)
{
	Hole agency = HOLE("agency", S("Bappeda"));
	assert_text(TF(english(state), "Menunggu {agency} selama {n} hari kerja", agency,
		       HOLE_N("n", 1)),
		    "Waiting for Bappeda for 1 working day");
	assert_text(TF(english(state), "Menunggu {agency} selama {n} hari kerja", agency,
		       HOLE_N("n", 1250)),
		    "Waiting for Bappeda for 1,250 working days");
	assert_text(TF(english(state), "Menunggu {agency} selama {n} hari kerja", agency,
		       HOLE_N("n", 0)),
		    "Waiting for Bappeda for 0 working days");
}

static void what_fills_a_hole_is_not_filled_again(void **state)
{
	assert_text(TF(indonesian(state), "Urutan {a} lalu {b}", HOLE("a", S("{b}")),
		       HOLE("b", S("x"))),
		    "Urutan {b} lalu x");
}

static void a_brace_that_names_no_hole_stays(void **state)
{
	assert_text(TF(indonesian(state), "a } { {x} {", HOLE("a", S("y"))), "a } { {x} {");
	assert_text(TF(indonesian(state), "{{a}", HOLE("a", S("y"))), "{y");
}

static void an_empty_text_fills_its_hole_with_nothing(void **state)
{
	assert_text(TF(indonesian(state), "[{a}]", HOLE("a", (Str){ 0 })), "[]");
}

static void days_are_said_in_words(void **state)
{
	Day day = day_of(2025, 4, 30), august = day_of(2026, 8, 17);
	assert_text(day_words(indonesian(state), day), "30 April 2025");
	assert_text(day_words(english(state), day), "30 April 2025");
	assert_text(day_words_long(indonesian(state), day), "Rabu, 30 April 2025");
	assert_text(day_words_long(english(state), day), "Wednesday, 30 April 2025");
	assert_text(day_words_short(indonesian(state), august), "17 Agu 2026");
	assert_text(day_words_short(english(state), august), "17 Aug 2026");
	assert_text(day_words(indonesian(state), day_of(2026, 12, 1)), "1 Desember 2026");
	assert_text(day_words_long(indonesian(state), (Day){ 0 }), "");
}

static void instants_are_said_in_the_regencys_zone(void **state)
{
	Instant evening = instant_from_iso(S("2025-04-30T17:05:00Z"));
	assert_text(instant_words(indonesian(state), evening), "1 Mei 2025 pukul 00.05 WIB");
	assert_text(instant_words(english(state), evening), "1 May 2025 at 00:05 WIB");
}

static void numbers_are_grouped(void **state)
{
	assert_text(number_words(indonesian(state), 0), "0");
	assert_text(number_words(indonesian(state), 999), "999");
	assert_text(number_words(indonesian(state), 1000), "1.000");
	assert_text(number_words(english(state), -1250000), "-1,250,000");
	assert_text(number_words(indonesian(state), INT64_MIN), "-9.223.372.036.854.775.808");
	assert_text(decimal_words(indonesian(state), (Decimal){ 12345678 }), "1.234,57");
	assert_text(decimal_words(english(state), (Decimal){ 12345678 }), "1,234.57");
}

static void money_says_rupiah(void **state)
{
	assert_text(money_words(indonesian(state), 1250000), "Rp1.250.000");
	assert_text(money_words(english(state), 1250000), "Rp1,250,000");
	assert_text(money_words(indonesian(state), -500), "-Rp500");
}

static void sizes_are_short(void **state)
{
	assert_text(size_words(indonesian(state), 673), "673 byte");
	assert_text(size_words(english(state), 673), "673 bytes");
	assert_text(size_words(english(state), 1), "1 byte");
	assert_text(size_words(indonesian(state), 84 * 1024), "84 KB");
	assert_text(size_words(indonesian(state), 1258291), "1,2 MB");
	assert_text(size_words(english(state), 1258291), "1.2 MB");
	assert_text(size_words(indonesian(state), 20 * 1024 * 1024), "20 MB");
}

RUN_TESTS(TEST(the_indonesian_text_is_its_own_key), TEST(what_has_no_english_stays_indonesian),
	  TEST(holes_are_filled_in_the_order_of_the_language),
	  TEST(english_chooses_its_plural_by_the_hole_n),
	  TEST(what_fills_a_hole_is_not_filled_again), TEST(a_brace_that_names_no_hole_stays),
	  TEST(an_empty_text_fills_its_hole_with_nothing), TEST(days_are_said_in_words),
	  TEST(instants_are_said_in_the_regencys_zone), TEST(numbers_are_grouped),
	  TEST(money_says_rupiah), TEST(sizes_are_short))
