/* SPDX-License-Identifier: Apache-2.0 */
#include "web/proxy.h"

#include "base/test.h"

#define PROXIES_HERE "127.0.0.0/8, ::1"

static Str reader(Arena *arena, const char *proxies, const char *peer, const char *forwarded)
{
	NetworkList list = { 0 };
	Str wrong;
	assert_true(proxies_read(arena, str_of(proxies), &list, &wrong));
	return proxies_reader(arena, &list, str_of(peer), str_of(forwarded));
}

static void a_proxy_says_for_whom_it_asks(void **state)
{
	assert_text(reader(*state, PROXIES_HERE, "127.0.0.1", "203.0.113.9"), "203.0.113.9");
	assert_text(reader(*state, PROXIES_HERE, "::1", " 2001:db8:0::9 "), "2001:db8::9");
	assert_text(reader(*state, PROXIES_HERE, "127.0.0.1", "::ffff:203.0.113.9"), "203.0.113.9");
	assert_text(reader(*state, PROXIES_HERE, "127.0.0.1", ""), "127.0.0.1");
}

static void a_site_with_tls_has_its_proxy_beside_it(void **state)
{
	(void)state;
	assert_text(proxies_usual(S("https://nyata.example")), PROXIES_HERE);
	assert_text(proxies_usual(S("http://10.0.0.1:8080")), "");
	assert_text(proxies_usual((Str){ 0 }), "");
}

static void nobody_else_is_believed(void **state)
{
	assert_text(reader(*state, PROXIES_HERE, "203.0.113.9", "198.51.100.7"), "203.0.113.9");
	assert_text(reader(*state, "none", "127.0.0.1", "198.51.100.7"), "127.0.0.1");
	assert_text(reader(*state, "", "127.0.0.1", "198.51.100.7"), "127.0.0.1");
}

/* A reader may send the header too; the proxy adds whom it heard behind it. */
static void the_last_that_is_no_proxy_counts(void **state)
{
	assert_text(reader(*state, PROXIES_HERE, "127.0.0.1", "198.51.100.7, 203.0.113.9"),
		    "203.0.113.9");
	assert_text(reader(*state, PROXIES_HERE, "127.0.0.1", "198.51.100.7,127.0.0.1"),
		    "198.51.100.7");
	assert_text(reader(*state, "127.0.0.1, 10.0.0.0/8", "127.0.0.1",
			   "198.51.100.7, 203.0.113.9, 10.1.2.3"),
		    "203.0.113.9");
	assert_text(reader(*state, "127.0.0.1,10.0.0.0/8", "127.0.0.1", "10.0.0.1, 10.0.0.2"),
		    "10.0.0.1");
}

static void what_is_no_address_ends_the_reading(void **state)
{
	static const char *const bad[] = {
		"unknown",
		"203.0.113.09",
		"203.0.113",
		"1.2.3.4 5.6.7.8",
		"\"203.0.113.9\"",
		"198.51.100.7,",
		"203.0.113.9/32",
		"203.0.113.9:",
		"203.0.113.9:x",
		"203.0.113.9:-1",
		"[::2",
		"[::2]x",
		"[::2]:",
		"[203.0.113.9]",
		"[]",
		"[::2]:65536",
		":80",
		"203.0.113.9:80:80",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_text(reader(*state, PROXIES_HERE, "127.0.0.1", bad[i]), "127.0.0.1");
	assert_text(reader(*state, "127.0.0.1,10.0.0.1", "127.0.0.1", "203.0.113.9, x, 10.0.0.1"),
		    "10.0.0.1");
}

/* As IIS and Azure write it. */
static void a_port_and_brackets_are_left_out(void **state)
{
	static const char *const list[][2] = {
		{ "203.0.113.9:61234", "203.0.113.9" },
		{ "[2001:db8::9]", "2001:db8::9" },
		{ "[2001:db8:0::9]:443", "2001:db8::9" },
		{ "198.51.100.7:80, 203.0.113.9:0, 127.0.0.1:65535", "203.0.113.9" },
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		assert_text(reader(*state, PROXIES_HERE, "127.0.0.1", list[i][0]), list[i][1]);
}

static void what_is_no_address_is_told_once(void **state)
{
	Str told = WRITTEN(*state, {
		reader(*state, PROXIES_HERE, "127.0.0.1", "203.0.113.9, some.host");
		reader(*state, PROXIES_HERE, "127.0.0.1", "some.other");
		reader(*state, PROXIES_HERE, "127.0.0.1", "203.0.113.9");
	});
	assert_true(str_find(told, S("\"some.host\"")) > 0);
	assert_true(str_find(told, S("some.other")) < 0);
}

static void a_network_is_all_that_begins_so(void **state)
{
	assert_text(reader(*state, "10.1.16.0/20", "10.1.31.255", "1.1.1.1"), "1.1.1.1");
	assert_text(reader(*state, "10.1.16.0/20", "10.1.32.0", "1.1.1.1"), "10.1.32.0");
	assert_text(reader(*state, "fd00::/8", "fdff::1", "1.1.1.1"), "1.1.1.1");
	assert_text(reader(*state, "fd00::/8", "fe00::1", "1.1.1.1"), "fe00::1");
	assert_text(reader(*state, "0.0.0.0/0", "9.9.9.9", "1.1.1.1"), "1.1.1.1");
	assert_text(reader(*state, "0.0.0.0/0", "fd00::1", "1.1.1.1"), "fd00::1");
}

static void what_is_no_network_is_refused(void **state)
{
	static const char *const bad[] = { "10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0.0/-1",
					   "proxy.local", "all",     "1.1.1.1,,", "10.0.0.0/x",
					   "10.0.0.1:80", "[::1]" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		NetworkList list = { 0 };
		Str wrong;
		if (proxies_read(*state, str_of(bad[i]), &list, &wrong))
			fail_msg("%s", bad[i]);
	}
}

static void all_addresses_of_the_machine_are_no_address_of_it(void **state)
{
	static const char *const all[] = { "0.0.0.0:80", "[::]:80", "0:80", "::0:80" };
	static const char *const one[] = { "127.0.0.1:80", "[::1]:80", "localhost:80", "80", "" };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		assert_true(address_is_wildcard(*state, str_of(all[i])));
	for (size_t i = 0; i < sizeof one / sizeof *one; i++)
		assert_false(address_is_wildcard(*state, str_of(one[i])));
}

/* The one that is told once comes first. */
RUN_TESTS(TEST(what_is_no_address_is_told_once), TEST(a_port_and_brackets_are_left_out),
	  TEST(a_proxy_says_for_whom_it_asks), TEST(a_site_with_tls_has_its_proxy_beside_it),
	  TEST(nobody_else_is_believed), TEST(the_last_that_is_no_proxy_counts),
	  TEST(what_is_no_address_ends_the_reading), TEST(a_network_is_all_that_begins_so),
	  TEST(what_is_no_network_is_refused),
	  TEST(all_addresses_of_the_machine_are_no_address_of_it))
