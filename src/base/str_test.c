/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

static void a_null_c_string_is_no_text(void **state)
{
	(void)state;
	assert_int_equal(str_of(NULL).length, 0);
	assert_null(str_of(NULL).at);
	assert_text(str_of("abc"), "abc");
}

static void a_copy_is_its_own_and_ends_in_nul(void **state)
{
	char original[] = "Lumajang";
	Str copy = str_copy(*state, str_of(original));
	original[0] = 'X';
	assert_string_equal(copy.at, "Lumajang");
	assert_string_equal(str_c(*state, (Str){ 0 }), "");
	assert_string_equal(str_c(*state, str_slice(S("Lumajang"), 0, 4)), "Luma");
}

static void printing_makes_exactly_the_text(void **state)
{
	assert_text(str_print(*state, "%d/%s", 7, "bukti"), "7/bukti");
	assert_text(str_print(*state, "%" STR_FORMAT "!", STR_ARGS(S("ya"))), "ya!");
	assert_text(str_print(*state, "%s", ""), "");
}

static void joining_puts_text_between(void **state)
{
	Str parts[] = { S("a"), S(""), S("c") };
	StrList list = { .items = parts, .count = 3 };
	assert_text(str_join(*state, &list, S(", ")), "a, , c");
	assert_text(str_join(*state, &(StrList){ 0 }, S(", ")), "");
}

static void equality_looks_at_all_bytes(void **state)
{
	(void)state;
	assert_true(str_equal(S("a\0b"), S("a\0b")));
	assert_false(str_equal(S("a\0b"), S("a\0c")));
	assert_false(str_equal(S("a"), S("ab")));
	assert_true(str_equal((Str){ 0 }, S("")));
	assert_true(str_equal_c((Str){ 0 }, NULL));
}

static void ascii_case_is_ignored_and_only_ascii(void **state)
{
	(void)state;
	assert_true(str_equal_ascii_case(S("KaBupaten"), S("kabupaten")));
	assert_false(str_equal_ascii_case(S("É"), S("é")));
	assert_false(str_equal_ascii_case(S("@"), S("`")));
}

static void comparing_orders_like_bytes(void **state)
{
	(void)state;
	assert_true(str_compare(S("a"), S("b")) < 0);
	assert_true(str_compare(S("a"), S("aa")) < 0);
	assert_true(str_compare(S("\xC3"), S("z")) > 0);
	assert_int_equal(str_compare((Str){ 0 }, S("")), 0);
}

static void starts_and_ends(void **state)
{
	(void)state;
	assert_true(str_starts(S("postgres://x"), S("postgres://")));
	assert_true(str_starts(S("x"), S("")));
	assert_false(str_starts(S("x"), S("xx")));
	assert_true(str_ends(S("lke.csv"), S(".csv")));
	assert_false(str_ends(S("csv"), S(".csv")));
}

static void finding_gives_the_first_place_or_minus_one(void **state)
{
	(void)state;
	assert_int_equal(str_find(S("banana"), S("an")), 1);
	assert_int_equal(str_find(S("banana"), S("ank")), -1);
	assert_int_equal(str_find(S("a\0b"), S("b")), 2);
	assert_int_equal(str_find((Str){ 0 }, S("a")), -1);
	assert_int_equal(str_find_char(S("banana"), 'n'), 2);
	assert_int_equal(str_find_char((Str){ 0 }, 'n'), -1);
}

static void slices_are_clamped(void **state)
{
	(void)state;
	assert_text(str_slice(S("abcdef"), 2, 4), "cd");
	assert_text(str_slice(S("abc"), 1, 99), "bc");
	assert_text(str_slice(S("abc"), 3, 2), "");
	assert_text(str_slice(S("abc"), 9, 12), "");
}

static void trimming_takes_white_space_at_both_ends_only(void **state)
{
	(void)state;
	assert_text(str_trim(S(" \t\r\n a b \v\f")), "a b");
	assert_text(str_trim(S("   ")), "");
	assert_text(str_trim((Str){ 0 }), "");
}

static void cutting_gives_part_after_part(void **state)
{
	(void)state;
	Str rest = S("a,,c");
	assert_text(str_cut(&rest, ','), "a");
	assert_text(str_cut(&rest, ','), "");
	assert_text(str_cut(&rest, ','), "c");
	assert_text(str_cut(&rest, ','), "");
	assert_int_equal(rest.length, 0);
}

static void squeezing_leaves_single_blanks(void **state)
{
	assert_text(str_squeeze(*state, S("  dua \t\n kata  ")), "dua kata");
	assert_text(str_squeeze(*state, S("")), "");
}

static void an_integer_is_the_whole_text_and_in_range(void **state)
{
	(void)state;
	int64_t number = 0;
	assert_true(str_integer(S("-9223372036854775808"), &number));
	assert_true(number == INT64_MIN);
	assert_true(str_integer(S("9223372036854775807"), &number));
	assert_true(number == INT64_MAX);
	assert_true(str_integer(S("007"), &number));
	assert_int_equal(number, 7);
	const char *wrong[] = { "",
				"-",
				"+1",
				" 1",
				"1 ",
				"1.0",
				"0x10",
				"9223372036854775808",
				"-9223372036854775809",
				"--1" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (str_integer(str_of(wrong[i]), &number))
			fail_msg("\"%s\" was read as a number", wrong[i]);
}

static void utf8_is_told_from_other_bytes(void **state)
{
	(void)state;
	assert_true(str_is_utf8(S("é € 😀 Å")));
	assert_true(str_is_utf8((Str){ 0 }));
	const char *wrong[] = { "\x80",
				"\xC3",
				"\xC0\xAF",
				"\xE0\x80\xAF",
				"\xED\xA0\x80",
				"\xF4\x90\x80\x80",
				"\xF5\x80\x80\x80",
				"a\xFFz",
				"\xE2\x82",
				"\xF0\x9F\x98" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (str_is_utf8(str_of(wrong[i])))
			fail_msg("text %zu was taken for UTF-8", i);
}

static void characters_are_code_points(void **state)
{
	(void)state;
	assert_int_equal(str_characters(S("añ€😀")), 4);
	assert_int_equal(str_characters((Str){ 0 }), 0);
}

static void shortening_cuts_between_characters(void **state)
{
	assert_text(str_shorten(*state, S("pelayanan"), 9), "pelayanan");
	assert_text(str_shorten(*state, S("pelayanan"), 5), "pela…");
	assert_text(str_shorten(*state, S("éééé"), 3), "éé…");
	assert_text(str_shorten(*state, S("dua kata"), 5), "dua…");
	assert_text(str_shorten(*state, S("abc"), 0), "");
}

static void hex_is_lower_case(void **state)
{
	assert_text(str_hex(*state, (const uint8_t[]){ 0, 0x0A, 0xFF }, 3), "000aff");
}

static void a_slug_has_letters_digits_and_single_hyphens(void **state)
{
	assert_text(str_slug(*state, S("Dinas Kesehatan (P2KB)")), "dinas-kesehatan-p2kb");
	assert_text(str_slug(*state, S("  -- RSUD dr. Haryoto -- ")), "rsud-dr-haryoto");
	assert_text(str_slug(*state, S("...")), "");
}

RUN_TESTS(TEST(a_null_c_string_is_no_text), TEST(a_copy_is_its_own_and_ends_in_nul),
	  TEST(printing_makes_exactly_the_text), TEST(joining_puts_text_between),
	  TEST(equality_looks_at_all_bytes), TEST(ascii_case_is_ignored_and_only_ascii),
	  TEST(comparing_orders_like_bytes), TEST(starts_and_ends),
	  TEST(finding_gives_the_first_place_or_minus_one), TEST(slices_are_clamped),
	  TEST(trimming_takes_white_space_at_both_ends_only), TEST(cutting_gives_part_after_part),
	  TEST(squeezing_leaves_single_blanks), TEST(an_integer_is_the_whole_text_and_in_range),
	  TEST(utf8_is_told_from_other_bytes), TEST(characters_are_code_points),
	  TEST(shortening_cuts_between_characters), TEST(hex_is_lower_case),
	  TEST(a_slug_has_letters_digits_and_single_hyphens))
