/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include "base/utf8.h"

static void each_length_of_a_character_is_told(void **state)
{
	(void)state;
	Str text = S("aé€😀");
	assert_int_equal(utf8_sequence(text, 0), 1);
	assert_int_equal(utf8_sequence(text, 1), 2);
	assert_int_equal(utf8_sequence(text, 3), 3);
	assert_int_equal(utf8_sequence(text, 6), 4);
	assert_int_equal(utf8_sequence(text, 10), 0);
}

/* The code point that length bytes would be, by the definition of UTF-8. */
static uint32_t code_of(const unsigned char *bytes, size_t length)
{
	uint32_t code = length == 1 ? bytes[0] : bytes[0] & (0x7Fu >> length);
	for (size_t i = 1; i < length; i++)
		code = code << 6 | (bytes[i] & 0x3Fu);
	return code;
}

static size_t encode(uint32_t code, unsigned char *bytes)
{
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i > 0; i--, code >>= 6)
		bytes[i] = (unsigned char)(0x80 | (code & 0x3F));
	bytes[0] = (unsigned char)(length == 1 ? code : (0xF00u >> length & 0xFF) | code);
	return length;
}

static void every_code_point_but_surrogates_is_valid(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x120000; code++) {
		unsigned char bytes[4];
		size_t length = encode(code, bytes);
		bool valid = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
		Str text = { (const char *)bytes, length };
		if (utf8_sequence(text, 0) != (valid ? length : 0))
			fail_msg("U+%X", code);
		if (valid && code_of(bytes, length) != code)
			fail_msg("U+%X is encoded wrongly by the test", code);
	}
}

static void a_cut_or_overlong_character_is_broken(void **state)
{
	(void)state;
	assert_int_equal(utf8_sequence(S("\xC3"), 0), 0);
	assert_int_equal(utf8_sequence(S("\xE2\x82"), 0), 0);
	assert_int_equal(utf8_sequence(S("\xC1\xBF"), 0), 0);
	assert_int_equal(utf8_sequence(S("\xE0\x9F\xBF"), 0), 0);
	assert_int_equal(utf8_sequence(S("\xF0\x8F\xBF\xBF"), 0), 0);
	assert_int_equal(utf8_sequence(S("\xE2z\x82"), 0), 0);
}

static void every_control_character_is_told_but_tabs_and_line_ends(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x3000; code++) {
		unsigned char bytes[4];
		size_t length = encode(code, bytes);
		bool is_control = (code < 0x20 && !strchr("\t\n\r", (int)code)) || code == 0 ||
				  (code >= 0x7F && code < 0xA0);
		if (utf8_control((Str){ (const char *)bytes, length }, 0) !=
		    (is_control ? length : 0))
			fail_msg("U+%X", code);
	}
	assert_int_equal(utf8_control(S("\xC2"), 0), 0);
	assert_int_equal(utf8_control(S("a"), 1), 0);
}

RUN_TESTS(TEST(each_length_of_a_character_is_told), TEST(every_code_point_but_surrogates_is_valid),
	  TEST(a_cut_or_overlong_character_is_broken),
	  TEST(every_control_character_is_told_but_tabs_and_line_ends))
