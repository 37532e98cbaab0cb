/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include "web/gate.h"

/* Headers as the receive buffer holds them: "Name: value" one behind the other. */
static Gate see(const char *const *headers)
{
	Gate gate = { 0 };
	for (; *headers; headers++) {
		Str value = str_of(*headers);
		Str name = str_cut(&value, ':');
		gate.end = NULL;
		gate_see(&gate, name, str_trim(value));
	}
	return gate;
}

#define SEE(...) see((const char *const[]){ __VA_ARGS__, NULL })

static bool passes(Gate gate)
{
	return gate_passes(&gate, false);
}

static void an_ordinary_head_passes(void **state)
{
	(void)state;
	Gate gate = SEE("Host: 127.0.0.1:8080", "User-Agent: x", "Content-Length: 12");
	assert_true(gate_passes(&gate, false));
	assert_int_equal(gate.length_bytes, 12);
	assert_true(passes(SEE("Host: nyata.lumajangkab.go.id", "Transfer-Encoding: chunked")));
}

static void one_host_is_needed(void **state)
{
	(void)state;
	Gate none = SEE("User-Agent: x");
	assert_false(gate_passes(&none, false));
	assert_true(gate_passes(&none, true));
	assert_false(passes(SEE("Host: a", "Host: a")));
}

static void a_host_must_be_one(void **state)
{
	(void)state;
	assert_true(passes(SEE("Host: [::1]:80")));
	assert_true(passes(SEE("host: a-b.example")));
	const char *bad[] = { "Host: a b",  "Host: a/b", "Host:",      "Host: a:80:90",
			      "Host: a:8x", "Host: u@a", "Host: [::1", "Host: a:123456" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(passes(SEE(bad[i])));
}

static void a_length_stands_alone(void **state)
{
	(void)state;
	assert_false(passes(SEE("Host: a", "Content-Length: 1", "Content-Length: 1")));
	assert_false(passes(SEE("Host: a", "Content-Length: 1", "Transfer-Encoding: chunked")));
	assert_false(
		passes(SEE("Host: a", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked")));
}

static void a_length_is_digits(void **state)
{
	(void)state;
	const char *bad[] = { "Content-Length: +1",
			      "Content-Length: 1, 1",
			      "Content-Length: 0x1",
			      "Content-Length:",
			      "Content-Length: -1",
			      "Content-Length: 1 1",
			      "Content-Length: 99999999999999999999" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(passes(SEE("Host: a", bad[i])));
}

static void only_chunked_is_a_coding(void **state)
{
	(void)state;
	assert_false(passes(SEE("Host: a", "Transfer-Encoding: xchunked")));
	assert_false(passes(SEE("Host: a", "Transfer-Encoding: gzip, chunked")));
	Gate old = SEE("Transfer-Encoding: chunked");
	assert_false(gate_passes(&old, true));
}

static void names_and_values_are_clean(void **state)
{
	(void)state;
	assert_false(passes(SEE("Host: a", "X : 1")));
	assert_false(passes(SEE("Host: a", "X(y): 1")));
	assert_false(passes(SEE("Host: a", ": 1")));
	assert_false(passes(SEE("Host: a", "X: 1\0012")));
	assert_true(passes(SEE("Host: a", "X: 1\t2 \xc3\xa9")));
}

static void parts_that_do_not_follow_each_other_hide_something(void **state)
{
	(void)state;
	static const char buffer[] = "HTTP/1.1\0\0Host\0a\0\0X\0b\0hidden\0\0\0\0";
	Gate gate = { .end = buffer };
	gate.is_bad = false;
	gate.end = NULL;
	gate_see_version(&gate, (Str){ buffer, 8 });
	gate_see(&gate, (Str){ buffer + 10, 4 }, (Str){ buffer + 15, 1 });
	gate_see(&gate, (Str){ buffer + 18, 1 }, (Str){ buffer + 20, 1 });
	assert_true(gate_passes(&gate, false));
	gate_see_end(&gate, buffer + sizeof buffer - 1);
	assert_false(gate_passes(&gate, false));
}

static void a_target_is_clean(void **state)
{
	(void)state;
	const char *good[] = { "/", "/a?b=c%20d", "/%E2%82%AC", "/a%2Fb" };
	const char *bad[] = { "",     "*",     "http://a/", "/a b", "/%00",    "/a%0",
			      "/%zz", "/\xc3", "/a\x7f",    "/a#b", "/?x=%00", "/%" };
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(gate_passes_target(str_of(good[i])));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(gate_passes_target(str_of(bad[i])));
}

RUN_TESTS(TEST(an_ordinary_head_passes), TEST(one_host_is_needed), TEST(a_host_must_be_one),
	  TEST(a_length_stands_alone), TEST(a_length_is_digits), TEST(only_chunked_is_a_coding),
	  TEST(names_and_values_are_clean),
	  TEST(parts_that_do_not_follow_each_other_hide_something), TEST(a_target_is_clean))
