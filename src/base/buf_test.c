/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include "base/buf.h"

static void a_new_buf_is_empty(void **state)
{
	Buf buf = buf_new(*state);
	assert_int_equal(buf_str(&buf).length, 0);
	buf_add(&buf, NULL, 0);
	assert_int_equal(buf_str(&buf).length, 0);
}

static void everything_added_stands_in_order(void **state)
{
	Buf buf = buf_new(*state);
	buf_add_c(&buf, "satu ");
	buf_add_str(&buf, S("dua "));
	buf_add_char(&buf, '3');
	buf_print(&buf, " %d %s", 4, "lima");
	assert_text(buf_str(&buf), "satu dua 3 4 lima");
}

static void bytes_with_a_nul_are_kept(void **state)
{
	Buf buf = buf_new(*state);
	buf_add(&buf, "a\0b", 3);
	assert_true(str_equal(buf_str(&buf), S("a\0b")));
}

static void it_grows_from_a_byte_to_a_megabyte(void **state)
{
	Buf buf = buf_new(*state);
	for (int i = 0; i < 1024 * 1024; i++)
		buf_add_char(&buf, (char)('a' + i % 26));
	Str text = buf_str(&buf);
	assert_int_equal(text.length, 1024 * 1024);
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] != (char)('a' + i % 26))
			fail_msg("byte %zu is wrong", i);
}

static void printing_fits_at_each_edge_of_its_room(void **state)
{
	for (int length = 0; length < 300; length++) {
		Buf buf = buf_new(*state);
		buf_print(&buf, "%*s", length, "");
		buf_print(&buf, "|%s", "x");
		assert_int_equal(buf_str(&buf).length, length + 2);
		assert_true(str_ends(buf_str(&buf), S("|x")));
	}
}

static void integers_are_plain_digits(void **state)
{
	Buf buf = buf_new(*state);
	buf_add_integer(&buf, INT64_MIN);
	buf_add_char(&buf, ' ');
	buf_add_integer(&buf, 0);
	buf_add_char(&buf, ' ');
	buf_add_integer(&buf, INT64_MAX);
	assert_text(buf_str(&buf), "-9223372036854775808 0 9223372036854775807");
}

RUN_TESTS(TEST(integers_are_plain_digits), TEST(a_new_buf_is_empty),
	  TEST(everything_added_stands_in_order), TEST(bytes_with_a_nul_are_kept),
	  TEST(it_grows_from_a_byte_to_a_megabyte), TEST(printing_fits_at_each_edge_of_its_room))
