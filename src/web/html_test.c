/* SPDX-License-Identifier: Apache-2.0 */
#include "web/html.h"

#include "web/test.h"

#define TEXT_OF(language, value)                                                                   \
	({                                                                                         \
		Buf written = buf_new(*state);                                                     \
		OUT_TEXT(&written, test_reader(*state, language), value);                          \
		buf_str(&written);                                                                 \
	})
#define ATTR_OF(value)                                                                             \
	({                                                                                         \
		Buf written = buf_new(*state);                                                     \
		OUT_ATTR(&written, test_reader(*state, INDONESIAN), value);                        \
		buf_str(&written);                                                                 \
	})
#define URL_OF(language, value)                                                                    \
	({                                                                                         \
		Buf written = buf_new(*state);                                                     \
		OUT_URL(&written, test_reader(*state, language), value);                           \
		buf_str(&written);                                                                 \
	})

static void the_five_signs_are_escaped(void **state)
{
	assert_text(TEXT_OF(INDONESIAN, S("a<b>&\"'")), "a&lt;b&gt;&amp;&#34;&#39;");
	assert_text(ATTR_OF(S("\"><script>")), "&#34;&gt;&lt;script&gt;");
	assert_text(TEXT_OF(INDONESIAN, "tanpa tanda"), "tanpa tanda");
}

static void a_nul_inside_a_text_neither_cuts_it_nor_gets_out(void **state)
{
	assert_text(TEXT_OF(INDONESIAN, S("a\0<b")), "a\xEF\xBF\xBD&lt;b");
}

static void only_html_passes_as_it_is(void **state)
{
	assert_text(TEXT_OF(INDONESIAN, ((Html){ S("<b>ya</b>") })), "<b>ya</b>");
}

static void no_text_writes_nothing(void **state)
{
	assert_text(TEXT_OF(INDONESIAN, (const char *)NULL), "");
	assert_text(TEXT_OF(INDONESIAN, (Str){ 0 }), "");
	assert_text(TEXT_OF(INDONESIAN, (Day){ 0 }), "");
	assert_text(TEXT_OF(INDONESIAN, (Instant){ 0 }), "");
}

static void values_are_words_in_the_readers_language(void **state)
{
	Decimal score = { 874500 };
	assert_text(TEXT_OF(INDONESIAN, day_of(2025, 4, 30)), "30 April 2025");
	assert_text(TEXT_OF(INDONESIAN, score), "87,45");
	assert_text(TEXT_OF(ENGLISH, score), "87.45");
	assert_text(TEXT_OF(INDONESIAN, number(1250000)), "1.250.000");
	assert_text(TEXT_OF(ENGLISH, number(1250000)), "1,250,000");
	assert_text(TEXT_OF(INDONESIAN, money(1250000)), "Rp1.250.000");
	assert_text(TEXT_OF(INDONESIAN, 1250000), "1250000");
}

static void a_blank_decimal_is_neither_zero_nor_nothing(void **state)
{
	assert_text(TEXT_OF(INDONESIAN, (MaybeDecimal){ 0 }), "–");
	assert_text(TEXT_OF(INDONESIAN, ((MaybeDecimal){ .is_set = true })), "0");
	assert_text(ATTR_OF((MaybeDecimal){ 0 }), "");
}

static void attributes_hold_what_machines_read(void **state)
{
	assert_text(ATTR_OF(day_of(2025, 4, 30)), "2025-04-30");
	assert_text(ATTR_OF(instant_from_iso(S("2026-11-24T02:50:00Z"))), "2026-11-24T02:50:00Z");
	assert_text(ATTR_OF(number(1250000)), "1250000");
	assert_text(ATTR_OF(money(1250000)), "1250000");
	assert_text(ATTR_OF(money(-1)), "");
}

static void a_decimal_in_a_field_is_read_back_as_itself(void **state)
{
	static const int64_t values[] = { 0, 874500, 12500, 11250, 1250000, 12345678, -11250, 1 };
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		Decimal value = { values[i] }, again = { 0 };
		assert_int_equal(decimal_from_typed(ATTR_OF(value), &again), DECIMAL_OK);
		assert_int_equal(again.tenthousandths, values[i]);
	}
	assert_text(ATTR_OF((Decimal){ 874500 }), "87,45");
}

static void an_address_carries_the_language(void **state)
{
	assert_text(URL_OF(INDONESIAN, "/rekomendasi"), "/rekomendasi");
	assert_text(URL_OF(ENGLISH, "/rekomendasi"), "/en/rekomendasi");
	assert_text(URL_OF(ENGLISH, "/"), "/en");
	assert_text(URL_OF(ENGLISH, "/?status=late"), "/en?status=late");
	assert_text(URL_OF(ENGLISH, "/assets/nyata.css"), "/assets/nyata.css");
	assert_text(URL_OF(ENGLISH, "/berkas/00ff"), "/berkas/00ff");
	assert_text(URL_OF(ENGLISH, ((Url){ S("/rekomendasi") })), "/rekomendasi");
}

static void an_address_with_another_scheme_is_blocked(void **state)
{
	static const char *const blocked[] = {
		"javascript:alert(1)",	"JavaScript:alert(1)", "data:text/html,x",
		"//jahat.example",	"/\\jahat.example",    "/\t/jahat.example",
		" javascript:alert(1)", "vbscript:x",	       "relatif"
	};
	for (size_t i = 0; i < sizeof blocked / sizeof blocked[0]; i++) {
		assert_text(URL_OF(INDONESIAN, blocked[i]), "#");
		assert_text(URL_OF(INDONESIAN, ((Url){ str_of(blocked[i]) })), "#");
	}
	assert_text(URL_OF(ENGLISH, "https://menpan.go.id/?a=1&b=2"),
		    "https://menpan.go.id/?a=1&amp;b=2");
	assert_text(URL_OF(ENGLISH, "mailto:bagor@lumajang.example"),
		    "mailto:bagor@lumajang.example");
	assert_text(URL_OF(ENGLISH, "#isi"), "#isi");
	assert_text(URL_OF(ENGLISH, "?status=late"), "?status=late");
}

static void a_part_of_an_address_is_encoded(void **state)
{
	Buf out = buf_new(*state);
	Request *rq = test_reader(*state, ENGLISH);
	OUT_URLPART(&out, rq, "../a b?c");
	OUT_URLPART(&out, rq, 7);
	OUT_URLPART(&out, rq, day_of(2025, 4, 30));
	assert_text(buf_str(&out), "..%2Fa%20b%3Fc72025-04-30");
}

RUN_TESTS(TEST(the_five_signs_are_escaped), TEST(a_nul_inside_a_text_neither_cuts_it_nor_gets_out),
	  TEST(only_html_passes_as_it_is), TEST(no_text_writes_nothing),
	  TEST(values_are_words_in_the_readers_language),
	  TEST(a_blank_decimal_is_neither_zero_nor_nothing),
	  TEST(attributes_hold_what_machines_read),
	  TEST(a_decimal_in_a_field_is_read_back_as_itself), TEST(an_address_carries_the_language),
	  TEST(an_address_with_another_scheme_is_blocked), TEST(a_part_of_an_address_is_encoded))
