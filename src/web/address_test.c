/* SPDX-License-Identifier: Apache-2.0 */
#include "web/address.h"

#include "web/test.h"

static void escapes_and_plus_signs_become_bytes(void **state)
{
	Str text = { 0 };
	assert_true(address_decode(*state, S("a%20b%C3%A9+c"), false, &text));
	assert_text(text, "a bé+c");
	assert_true(address_decode(*state, S("a+b%2Bc%3d"), true, &text));
	assert_text(text, "a b+c=");
}

static void a_broken_escape_cannot_be_read(void **state)
{
	static const char *const broken[] = { "%", "a%2", "%zz", "%4g", "%%41" };
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		Str text;
		assert_false(address_decode(*state, str_of(broken[i]), false, &text));
	}
}

static void nul_and_invalid_utf8_cannot_be_read(void **state)
{
	static const char *const broken[] = { "a%00b", "%ff", "%C3", "%C0%80", "%ED%A0%80" };
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		Str text;
		assert_false(address_decode(*state, str_of(broken[i]), true, &text));
	}
}

static void encoding_keeps_only_what_is_safe(void **state)
{
	Buf out = buf_new(*state);
	address_add_encoded(&out, S("a/b?c&d é~"));
	assert_text(buf_str(&out), "a%2Fb%3Fc%26d%20%C3%A9~");
	out = buf_new(*state);
	address_add_encoded_path(&out, S("/a b/ü"));
	assert_text(buf_str(&out), "/a%20b/%C3%BC");
	out = buf_new(*state);
	address_add_encoded(&out, S("\0"));
	assert_text(buf_str(&out), "%00");
}

static void only_a_path_of_this_site_is_local(void **state)
{
	(void)state;
	static const char *const outside[] = { "",
					       "masuk",
					       "//jahat.example",
					       "/\\jahat.example",
					       "/\t/jahat.example",
					       "/a\\b",
					       "https://jahat.example",
					       "javascript:alert(1)",
					       "/a\nSet-Cookie: x",
					       " /a" };
	for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
		assert_false(address_is_local(str_of(outside[i])));
	assert_true(address_is_local(S("/")));
	assert_true(address_is_local(S("/tugas?tampil=semua#isi")));
}

static void a_site_is_scheme_and_host_only(void **state)
{
	(void)state;
	static const char *const none[] = { "",	   "foo",	  "https://",	   "ftp://a",
					    "//a", "https://a b", "https://a/path" };
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		assert_false(address_is_site(str_of(none[i])));
	assert_true(address_is_site(S("https://nyata.example.go.id")));
	assert_true(address_is_site(S("http://127.0.0.1:8080")));
	assert_true(address_is_site(S("http://[::1]:8080")));
}

static void files_assets_and_api_have_no_english_twin(void **state)
{
	(void)state;
	assert_false(address_takes_prefix(S("/assets/nyata.css")));
	assert_false(address_takes_prefix(S("/api/v1/recommendations")));
	assert_false(address_takes_prefix(S("/berkas/00ff")));
	assert_true(address_takes_prefix(S("/rekomendasi")));
}

RUN_TESTS(TEST(escapes_and_plus_signs_become_bytes), TEST(a_broken_escape_cannot_be_read),
	  TEST(nul_and_invalid_utf8_cannot_be_read), TEST(encoding_keeps_only_what_is_safe),
	  TEST(only_a_path_of_this_site_is_local), TEST(a_site_is_scheme_and_host_only),
	  TEST(files_assets_and_api_have_no_english_twin))
