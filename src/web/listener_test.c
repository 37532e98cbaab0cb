/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <unistd.h>

#include "web/listener.h"

static void port_zero_takes_a_free_one_and_says_which(void **state)
{
	Arena *arena = *state;
	Listener listener;
	Str why;
	assert_true(listener_open(arena, S("127.0.0.1:0"), false, &listener, &why));
	assert_true(listener.is_loopback);
	assert_true(str_starts(listener.address, S("127.0.0.1:")));
	assert_false(str_ends(listener.address, S(":0")));
	close(listener.descriptor);
}

static void a_port_that_is_taken_is_refused_with_a_sentence(void **state)
{
	Arena *arena = *state;
	Listener first, second;
	Str why = { 0 };
	assert_true(listener_open(arena, S("127.0.0.1:0"), false, &first, &why));
	assert_false(listener_open(arena, first.address, false, &second, &why));
	assert_true(str_find(why, S("--listen")) > 0);
	close(first.descriptor);
}

static void leaving_loopback_has_to_be_said(void **state)
{
	Arena *arena = *state;
	Listener listener;
	Str why = { 0 };
	assert_false(listener_open(arena, S("0.0.0.0:0"), false, &listener, &why));
	assert_true(str_find(why, S("--insecure-lan")) > 0);
	assert_true(listener_open(arena, S("0.0.0.0:0"), true, &listener, &why));
	assert_false(listener.is_loopback);
	close(listener.descriptor);
}

static void what_is_no_address_is_refused(void **state)
{
	Arena *arena = *state;
	const char *bad[] = { "", "127.0.0.1", ":80", "127.0.0.1:x", "127.0.0.1:70000", "a b:1" };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		Listener listener;
		Str why = { 0 };
		assert_false(listener_open(arena, str_of(bad[i]), false, &listener, &why));
		assert_true(why.length > 0);
	}
}

RUN_TESTS(TEST(port_zero_takes_a_free_one_and_says_which),
	  TEST(a_port_that_is_taken_is_refused_with_a_sentence),
	  TEST(leaving_loopback_has_to_be_said), TEST(what_is_no_address_is_refused))
