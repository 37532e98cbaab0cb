/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/digest.h"
#include "people/sign_in.h"

static const Instant start = { 1800000000 };

static Instant after(int64_t seconds)
{
	return (Instant){ start.seconds + seconds };
}

static void fail_times(const char *account, const char *address, int times, Instant now)
{
	for (int i = 0; i < times; i++)
		sign_in_failed(str_of(account), str_of(address), now);
}

static void some_failures_cost_no_wait(void **state)
{
	(void)state;
	fail_times("some", "192.0.2.1", 4, start);
	assert_int_equal(sign_in_wait(S("some"), S("192.0.2.1"), start), 0);
}

static void each_further_failure_doubles_the_wait(void **state)
{
	(void)state;
	fail_times("double", "192.0.2.2", 5, start);
	assert_int_equal(sign_in_wait(S("double"), S("-"), start), 10);
	fail_times("double", "192.0.2.2", 1, start);
	assert_int_equal(sign_in_wait(S("double"), S("-"), start), 20);
	fail_times("double", "192.0.2.2", 1, start);
	assert_int_equal(sign_in_wait(S("double"), S("-"), after(15)), 25);
}

static void the_wait_is_never_longer_than_a_quarter_of_an_hour(void **state)
{
	(void)state;
	fail_times("long", "192.0.2.3", 500, start);
	assert_int_equal(sign_in_wait(S("long"), S("-"), start), 15 * 60);
	assert_int_equal(sign_in_wait(S("long"), S("-"), after(15 * 60)), 0);
}

static void the_case_of_letters_makes_no_other_account(void **state)
{
	(void)state;
	fail_times("Case", "192.0.2.4", 5, start);
	assert_int_equal(sign_in_wait(S("cASE"), S("-"), start), 10);
}

static void one_account_does_not_slow_another(void **state)
{
	(void)state;
	fail_times("victim", "192.0.2.5", 10, start);
	assert_int_equal(sign_in_wait(S("other"), S("192.0.2.6"), start), 0);
}

static void an_address_waits_after_many_failures_of_many_accounts(void **state)
{
	(void)state;
	Arena *arena = *state;
	for (int i = 0; i < 30; i++)
		sign_in_failed(str_print(arena, "guess%d", i), S("192.0.2.7"), start);
	assert_int_equal(sign_in_wait(S("fresh"), S("192.0.2.7"), start), 10);
}

static void addresses_of_one_ipv6_network_count_as_one(void **state)
{
	Arena *arena = *state;
	for (int i = 0; i < 30; i++)
		sign_in_failed(str_print(arena, "six%d", i),
			       str_print(arena, "2001:db8:0:7::%x", i + 1), start);
	assert_int_equal(sign_in_wait(S("fresh"), S("2001:DB8:0:7:ffff::1"), start), 10);
	assert_int_equal(sign_in_wait(S("fresh"), S("2001:db8:0:8::1"), start), 0);
}

static void success_forgets_the_account_but_not_the_address(void **state)
{
	(void)state;
	fail_times("good", "192.0.2.8", 30, start);
	sign_in_succeeded(S("good"));
	assert_int_equal(sign_in_wait(S("good"), S("192.0.2.9"), start), 0);
	assert_int_equal(sign_in_wait(S("good"), S("192.0.2.8"), start), 10);
}

static void failures_are_forgotten_after_an_hour(void **state)
{
	(void)state;
	fail_times("old", "192.0.2.10", 9, start);
	fail_times("old", "192.0.2.10", 1, after(3601));
	assert_int_equal(sign_in_wait(S("old"), S("-"), after(3601)), 0);
}

static void asking_leaves_no_trace(void **state)
{
	(void)state;
	fail_times("traced", "192.0.2.11", 5, start);
	Arena *arena = *state;
	for (int i = 0; i < 20000; i++)
		sign_in_wait(str_print(arena, "asked%d", i), S("192.0.2.12"), start);
	assert_int_equal(sign_in_wait(S("traced"), S("-"), start), 10);
}

static atomic_int running, most;

static void *hash_once(void *unused)
{
	(void)unused;
	hashing_begin();
	int now_running = atomic_fetch_add(&running, 1) + 1;
	int seen = atomic_load(&most);
	while (now_running > seen && !atomic_compare_exchange_weak(&most, &seen, now_running))
		;
	usleep(2000);
	atomic_fetch_sub(&running, 1);
	hashing_end();
	return NULL;
}

static void no_more_hashings_than_cores_run_at_once(void **state)
{
	(void)state;
	pthread_t threads[32];
	for (size_t i = 0; i < 32; i++)
		pthread_create(&threads[i], NULL, hash_once, NULL);
	for (size_t i = 0; i < 32; i++)
		pthread_join(threads[i], NULL);
	assert_in_range(atomic_load(&most), 1, (uintmax_t)sysconf(_SC_NPROCESSORS_ONLN));
}

static int begin(void **state)
{
	digest_start();
	return test_arena_begin(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(some_failures_cost_no_wait),
		TEST(each_further_failure_doubles_the_wait),
		TEST(the_wait_is_never_longer_than_a_quarter_of_an_hour),
		TEST(the_case_of_letters_makes_no_other_account),
		TEST(one_account_does_not_slow_another),
		TEST(an_address_waits_after_many_failures_of_many_accounts),
		TEST(addresses_of_one_ipv6_network_count_as_one),
		TEST(success_forgets_the_account_but_not_the_address),
		TEST(failures_are_forgotten_after_an_hour),
		TEST(asking_leaves_no_trace),
		TEST(no_more_hashings_than_cores_run_at_once),
	};
	return cmocka_run_group_tests(tests, begin, test_arena_end);
}
