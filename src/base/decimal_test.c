/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/decimal.h"

typedef struct Typed {
	const char *text;
	DecimalReading reading;
	int64_t tenthousandths;
} Typed;

static void check_typed(const Typed *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		Decimal value = { -77 };
		DecimalReading reading = decimal_from_typed(str_of(cases[i].text), &value);
		if (reading != cases[i].reading)
			fail_msg("\"%s\" gives reading %d", cases[i].text, reading);
		if (reading == DECIMAL_OK && value.tenthousandths != cases[i].tenthousandths)
			fail_msg("\"%s\" gives %lld", cases[i].text,
				 (long long)value.tenthousandths);
	}
}

#define CHECK_TYPED(...)                                                                           \
	check_typed((const Typed[]){ __VA_ARGS__ },                                                \
		    sizeof((const Typed[]){ __VA_ARGS__ }) / sizeof(Typed))

static void people_type_numbers_with_comma_or_point(void **state)
{
	(void)state;
	CHECK_TYPED({ "87,45", DECIMAL_OK, 874500 }, { "87.45", DECIMAL_OK, 874500 },
		    { " 12 ", DECIMAL_OK, 120000 }, { "0", DECIMAL_OK, 0 },
		    { "-3,5", DECIMAL_OK, -35000 }, { "\u22123,5", DECIMAL_OK, -35000 },
		    { "0,0001", DECIMAL_OK, 1 }, { "1250,75", DECIMAL_OK, 12507500 },
		    { "007", DECIMAL_OK, 70000 });
}

static void grouping_is_understood_where_it_is_certain(void **state)
{
	(void)state;
	CHECK_TYPED({ "1.250.000", DECIMAL_OK, 12500000000 },
		    { "1,250,000", DECIMAL_OK, 12500000000 }, { "1.250,5", DECIMAL_OK, 12505000 },
		    { "1,250.5", DECIMAL_OK, 12505000 }, { "1.250,500", DECIMAL_OK, 12505000 },
		    { "12.345.678,9", DECIMAL_OK, 123456789000 },
		    { "-1.250.000", DECIMAL_OK, -12500000000 });
}

static void three_digits_behind_one_mark_are_asked_about(void **state)
{
	(void)state;
	CHECK_TYPED({ "1.250", DECIMAL_AMBIGUOUS, 0 }, { "1,250", DECIMAL_AMBIGUOUS, 0 },
		    { "999.999", DECIMAL_AMBIGUOUS, 0 }, { "-1.250", DECIMAL_AMBIGUOUS, 0 },
		    { "0.250", DECIMAL_OK, 2500 }, { "0,250", DECIMAL_OK, 2500 },
		    { "1250.000", DECIMAL_OK, 12500000 });
}

static void blank_is_not_zero(void **state)
{
	(void)state;
	CHECK_TYPED({ "", DECIMAL_BLANK, 0 }, { " \t", DECIMAL_BLANK, 0 });
}

static void what_is_no_number_is_refused(void **state)
{
	(void)state;
	CHECK_TYPED({ "-", DECIMAL_WRONG, 0 }, { "abc", DECIMAL_WRONG, 0 },
		    { "5,", DECIMAL_WRONG, 0 }, { ",5", DECIMAL_WRONG, 0 },
		    { ".", DECIMAL_WRONG, 0 }, { "1.25.000", DECIMAL_WRONG, 0 },
		    { "1.250.00", DECIMAL_WRONG, 0 }, { "1.250.000.", DECIMAL_WRONG, 0 },
		    { "0.250.000", DECIMAL_WRONG, 0 }, { "1,2,3", DECIMAL_WRONG, 0 },
		    { "1 000", DECIMAL_WRONG, 0 }, { "1,25e3", DECIMAL_WRONG, 0 },
		    { "12%", DECIMAL_WRONG, 0 }, { "--1", DECIMAL_WRONG, 0 },
		    { "1,23456", DECIMAL_WRONG, 0 }, { "1.250,00,0", DECIMAL_WRONG, 0 });
}

static void what_does_not_fit_is_out_of_range(void **state)
{
	(void)state;
	CHECK_TYPED({ "922337203685477,5807", DECIMAL_OK, INT64_MAX },
		    { "-922337203685477,5808", DECIMAL_OK, INT64_MIN },
		    { "922337203685477,5808", DECIMAL_OUT_OF_RANGE, 0 },
		    { "99999999999999999999999999999999999999999999", DECIMAL_OUT_OF_RANGE, 0 },
		    { "999.999.999.999.999.999", DECIMAL_OUT_OF_RANGE, 0 });
}

static void machine_numbers_are_strict(void **state)
{
	(void)state;
	Decimal value;
	assert_true(decimal_from_machine(S("-12.5"), &value));
	assert_int_equal(value.tenthousandths, -125000);
	assert_true(decimal_from_machine(S("3"), &value));
	assert_int_equal(value.tenthousandths, 30000);
	const char *wrong[] = { "",	 "-",	"1,5", "+1",	  " 1",
				"1 ",	 "1.",	".5",  "1.23456", "1e3",
				"1.2.3", "0x1", "--1", "\u22121", "99999999999999999999" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (decimal_from_machine(str_of(wrong[i]), &value))
			fail_msg("\"%s\" was read", wrong[i]);
}

static void check_spreadsheet(const char *text, int64_t tenthousandths)
{
	Decimal value = { -77 };
	if (!decimal_from_spreadsheet(str_of(text), &value))
		fail_msg("\"%s\" was not read", text);
	if (value.tenthousandths != tenthousandths)
		fail_msg("\"%s\" gives %lld", text, (long long)value.tenthousandths);
}

static void a_spreadsheets_binary_noise_is_rounded_off(void **state)
{
	(void)state;
	check_spreadsheet("87.449999999999996", 874500);
	check_spreadsheet("87.450000000000003", 874500);
	check_spreadsheet("0.00005", 1);
	check_spreadsheet("4.9999999999999998E-5", 1);
	check_spreadsheet("0.00004", 0);
	check_spreadsheet("-0.00005", -1);
	check_spreadsheet("1.2E-3", 12);
	check_spreadsheet("1.5e+3", 15000000);
	check_spreadsheet("45777", 457770000);
	check_spreadsheet("0", 0);
	check_spreadsheet("-0", 0);
	check_spreadsheet("0E+300", 0);
	check_spreadsheet("1E-300", 0);
	check_spreadsheet("0.1234567890123456789012345678901234567890", 1235);
	check_spreadsheet("1234567890123456789012345678901234567890E-30", 12345678901235);
}

static void what_a_spreadsheet_never_stores_is_refused(void **state)
{
	(void)state;
	Decimal value;
	const char *wrong[] = { "",    "-",    "1E",	"E5",	"1E+",	   "1.2.3", "1,5", "NaN",
				"inf", "#N/A", "1E400", "1E16", "1E99999", "0x10",  "1 ",  "." };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (decimal_from_spreadsheet(str_of(wrong[i]), &value))
			fail_msg("\"%s\" was read", wrong[i]);
}

/* Each double that is a number of ten-thousandths comes back exactly, in both ways of writing. */
static void stored_doubles_come_back_as_they_were_typed(void **state)
{
	(void)state;
	srandom(1);
	for (int i = 0; i < 200000; i++) {
		int64_t typed = (int64_t)random() * (i % 2 ? 1 : -1) * (1 + i % 40);
		char text[64];
		snprintf(text, sizeof text, i % 3 ? "%.17g" : "%.16E", (double)typed / 10000.0);
		check_spreadsheet(text, typed);
	}
}

static void printing_groups_and_rounds_half_away_from_zero(void **state)
{
	Arena *arena = *state;
	Decimal value = { 12505000 };
	assert_text(decimal_print(arena, value, 2, 2, '.', ','), "1.250,50");
	assert_text(decimal_print(arena, value, 0, 4, ',', '.'), "1,250.5");
	assert_text(decimal_print(arena, value, 0, 0, '.', ','), "1.251");
	assert_text(decimal_print(arena, (Decimal){ -12505000 }, 0, 0, '.', ','), "-1.251");
	assert_text(decimal_print(arena, (Decimal){ 12504999 }, 0, 0, '.', ','), "1.250");
	assert_text(decimal_print(arena, (Decimal){ 99999 }, 0, 2, '.', ','), "10");
	assert_text(decimal_print(arena, (Decimal){ 0 }, 0, 2, '.', ','), "0");
	assert_text(decimal_print(arena, (Decimal){ -40 }, 2, 2, '.', ','), "0,00");
	assert_text(decimal_print(arena, (Decimal){ -50 }, 2, 2, '.', ','), "-0,01");
	assert_text(decimal_print(arena, (Decimal){ 10000 * INT64_C(1234567) }, 0, 0, '.', ','),
		    "1.234.567");
	assert_text(decimal_print(arena, (Decimal){ 10000 * INT64_C(123456) }, 0, 0, '.', ','),
		    "123.456");
	assert_text(decimal_print(arena, (Decimal){ 1 }, 0, 9, '.', ','), "0,0001");
	assert_text(decimal_print(arena, (Decimal){ 10000 }, -1, -1, '.', ','), "1");
}

static void the_machine_form_is_read_back(void **state)
{
	Arena *arena = *state;
	assert_text(decimal_machine(arena, (Decimal){ -125000 }), "-12.5");
	assert_text(decimal_machine(arena, (Decimal){ INT64_MIN }), "-922337203685477.5808");
	srandom(2);
	for (int i = 0; i < 100000; i++) {
		ArenaMark mark = arena_mark(arena);
		Decimal value = { ((int64_t)random() << 32 | random()) - (INT64_MAX >> 1) };
		value.tenthousandths >>= i % 62;
		Decimal again = { 0 };
		assert_true(decimal_from_machine(decimal_machine(arena, value), &again));
		assert_int_equal(decimal_compare(value, again), 0);
		arena_reset_to(arena, mark);
	}
}

static void what_is_shown_in_indonesian_can_be_typed(void **state)
{
	Arena *arena = *state;
	srandom(3);
	for (int i = 0; i < 100000; i++) {
		ArenaMark mark = arena_mark(arena);
		Decimal value = { random() * (i % 2 ? 1 : -1) }, again = { 0 };
		Str shown = decimal_print(arena, value, 2, 4, '.', ',');
		DecimalReading reading = decimal_from_typed(shown, &again);
		bool asked = reading == DECIMAL_AMBIGUOUS && str_find_char(shown, '.') < 0;
		if (!asked && (reading != DECIMAL_OK || decimal_compare(value, again) != 0))
			fail_msg("%" STR_FORMAT " is read as %d", STR_ARGS(shown), reading);
		arena_reset_to(arena, mark);
	}
}

static void sums_and_products_are_exact_or_refused(void **state)
{
	(void)state;
	Decimal result = { 5 };
	assert_true(decimal_add((Decimal){ 15000 }, (Decimal){ -5000 }, &result));
	assert_int_equal(result.tenthousandths, 10000);
	assert_true(decimal_multiply((Decimal){ 15000 }, (Decimal){ 25000 }, &result));
	assert_int_equal(result.tenthousandths, 37500);
	assert_true(decimal_multiply((Decimal){ 1 }, (Decimal){ 5000 }, &result));
	assert_int_equal(result.tenthousandths, 1);
	assert_true(decimal_multiply((Decimal){ -1 }, (Decimal){ 5000 }, &result));
	assert_int_equal(result.tenthousandths, -1);
	assert_true(decimal_multiply((Decimal){ 1 }, (Decimal){ 4999 }, &result));
	assert_int_equal(result.tenthousandths, 0);
	assert_false(decimal_add(DECIMAL_MAX, (Decimal){ 1 }, &result));
	assert_false(decimal_multiply(DECIMAL_MAX, (Decimal){ 20000 }, &result));
	assert_true(decimal_multiply(DECIMAL_MAX, (Decimal){ 10000 }, &result));
	assert_true(result.tenthousandths == INT64_MAX);
}

static void whole_numbers_and_order(void **state)
{
	(void)state;
	assert_int_equal(decimal_of(-3).tenthousandths, -30000);
	assert_true(decimal_compare(decimal_of(1), decimal_of(2)) < 0);
	assert_true(decimal_compare((Decimal){ INT64_MIN }, DECIMAL_MAX) < 0);
	assert_int_equal(decimal_compare(decimal_of(2), decimal_of(2)), 0);
	assert_fatal(decimal_of(INT64_MAX));
	assert_fatal(decimal_of(INT64_MIN));
}

RUN_TESTS(TEST(people_type_numbers_with_comma_or_point),
	  TEST(grouping_is_understood_where_it_is_certain),
	  TEST(three_digits_behind_one_mark_are_asked_about), TEST(blank_is_not_zero),
	  TEST(what_is_no_number_is_refused), TEST(what_does_not_fit_is_out_of_range),
	  TEST(machine_numbers_are_strict), TEST(a_spreadsheets_binary_noise_is_rounded_off),
	  TEST(what_a_spreadsheet_never_stores_is_refused),
	  TEST(stored_doubles_come_back_as_they_were_typed),
	  TEST(printing_groups_and_rounds_half_away_from_zero), TEST(the_machine_form_is_read_back),
	  TEST(what_is_shown_in_indonesian_can_be_typed),
	  TEST(sums_and_products_are_exact_or_refused), TEST(whole_numbers_and_order))
