/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/digest.h"
#include "people/device.h"
#include "people/sign_in.h"
#include "people/throttle.h"

static const Instant start = { 1800000000 };

static Instant after(int64_t seconds)
{
	return (Instant){ start.seconds + seconds };
}

static SignInTry stranger(Arena *arena, const char *account, const char *address)
{
	return (SignInTry){
		.arena = arena, .account = str_of(account), .address = str_of(address), .now = start
	};
}

static void fail_times(SignInTry attempt, int times)
{
	for (int i = 0; i < times; i++)
		sign_in_failed(&attempt);
}

static int wait_at(SignInTry attempt, Instant now)
{
	attempt.now = now;
	return sign_in_wait(&attempt);
}

static void some_failures_cost_no_wait(void **state)
{
	SignInTry attempt = stranger(*state, "some", "192.0.2.1");
	fail_times(attempt, 4);
	assert_int_equal(wait_at(attempt, start), 0);
}

static void each_further_failure_doubles_the_wait(void **state)
{
	SignInTry attempt = stranger(*state, "double", "192.0.2.2");
	fail_times(attempt, 5);
	assert_int_equal(wait_at(attempt, start), 10);
	fail_times(attempt, 1);
	assert_int_equal(wait_at(attempt, start), 20);
	fail_times(attempt, 1);
	assert_int_equal(wait_at(attempt, after(15)), 25);
}

static void the_wait_is_never_longer_than_a_quarter_of_an_hour(void **state)
{
	SignInTry attempt = stranger(*state, "long", "192.0.2.3");
	fail_times(attempt, 500);
	assert_int_equal(wait_at(attempt, start), 15 * 60);
	assert_int_equal(wait_at(attempt, after(15 * 60)), 0);
}

static void strangers_share_the_count_of_the_account_wherever_they_are(void **state)
{
	fail_times(stranger(*state, "Case", "192.0.2.4"), 5);
	assert_int_equal(wait_at(stranger(*state, "cASE", "198.51.100.4"), start), 10);
}

static void one_account_does_not_slow_another(void **state)
{
	fail_times(stranger(*state, "victim", "192.0.2.5"), 10);
	assert_int_equal(wait_at(stranger(*state, "other", "192.0.2.6"), start), 0);
}

static void a_known_device_counts_for_itself_alone(void **state)
{
	SignInTry owner = stranger(*state, "owner", "192.0.2.8");
	owner.device = S("0123456789abcdef0123456789abcdef");
	fail_times(stranger(*state, "owner", "192.0.2.8"), 100);
	assert_int_equal(wait_at(owner, start), 0);
	fail_times(owner, 5);
	assert_int_equal(wait_at(owner, start), 10);
}

static void a_network_of_a_recent_success_counts_for_itself(void **state)
{
	SignInTry office = stranger(*state, "clerk", "192.0.2.9");
	sign_in_succeeded(&office);
	fail_times(stranger(*state, "clerk", "198.51.100.9"), 50);
	assert_int_equal(wait_at(office, start), 0);
	assert_true(wait_at(stranger(*state, "clerk", "198.51.100.10"), start) > 0);
	fail_times(office, 5);
	assert_int_equal(wait_at(office, start), 10);
}

static void a_success_is_forgotten_after_thirty_days(void **state)
{
	SignInTry office = stranger(*state, "away", "192.0.2.10");
	sign_in_succeeded(&office);
	SignInTry attack = stranger(*state, "away", "198.51.100.11");
	attack.now = after(31 * 24 * 3600);
	fail_times(attack, 10);
	assert_true(wait_at(office, attack.now) > 0);
}

static void success_of_a_known_device_leaves_strangers_their_wait(void **state)
{
	SignInTry owner = stranger(*state, "calm", "192.0.2.12");
	owner.device = S("0123456789abcdef0123456789abcdef");
	fail_times(stranger(*state, "calm", "198.51.100.12"), 5);
	sign_in_succeeded(&owner);
	assert_int_equal(wait_at(stranger(*state, "calm", "198.51.100.12"), start), 10);
}

static void an_address_waits_after_many_failures_of_many_accounts(void **state)
{
	Arena *arena = *state;
	for (int i = 0; i < 30; i++) {
		const char *account = str_c(arena, str_print(arena, "guess%d", i));
		fail_times(stranger(arena, account, "192.0.2.7"), 1);
	}
	assert_int_equal(wait_at(stranger(arena, "fresh", "192.0.2.7"), start), 10);
}

static void addresses_of_one_ipv6_network_count_as_one(void **state)
{
	Arena *arena = *state;
	for (int i = 0; i < 30; i++) {
		const char *account = str_c(arena, str_print(arena, "six%d", i));
		const char *address = str_c(arena, str_print(arena, "2001:db8:0:7::%x", i + 1));
		fail_times(stranger(arena, account, address), 1);
	}
	assert_int_equal(wait_at(stranger(arena, "fresh", "2001:DB8:0:7:ffff::1"), start), 10);
	assert_int_equal(wait_at(stranger(arena, "fresh", "2001:db8:0:8::1"), start), 0);
}

static void success_forgets_the_account_but_not_the_address(void **state)
{
	Arena *arena = *state;
	fail_times(stranger(arena, "lucky", "192.0.2.20"), 40);
	SignInTry attempt = stranger(arena, "lucky", "192.0.2.20");
	assert_true(wait_at(stranger(arena, "lucky", "198.51.100.20"), start) > 0);
	sign_in_succeeded(&attempt);
	assert_int_equal(wait_at(stranger(arena, "lucky", "198.51.100.20"), start), 0);
	assert_true(wait_at(stranger(arena, "fresh", "192.0.2.20"), start) > 0);
}

static void failures_are_forgotten_after_an_hour(void **state)
{
	SignInTry attempt = stranger(*state, "old", "192.0.2.21");
	fail_times(attempt, 6);
	assert_int_equal(wait_at(attempt, after(3601)), 0);
	attempt.now = after(3601);
	fail_times(attempt, 1);
	assert_int_equal(wait_at(attempt, after(3601)), 0);
}

static const char secret[] = "0123456789abcdef0123456789abcdef";

static void a_device_is_known_to_the_accounts_that_signed_in_there(void **state)
{
	Arena *arena = *state;
	Str cookie = device_cookie(arena, str_of(secret), (Str){ 0 }, 7);
	Str id = device_of(arena, str_of(secret), cookie, 7);
	assert_int_equal(id.length, 32);
	assert_int_equal(device_of(arena, str_of(secret), cookie, 8).length, 0);
	Str both = device_cookie(arena, str_of(secret), cookie, 8);
	assert_text(device_of(arena, str_of(secret), both, 7), str_c(arena, id));
	assert_text(device_of(arena, str_of(secret), both, 8), str_c(arena, id));
}

static void a_device_keeps_the_last_four_accounts(void **state)
{
	Arena *arena = *state;
	Str cookie = { 0 };
	for (Id person = 1; person <= 5; person++)
		cookie = device_cookie(arena, str_of(secret), cookie, person);
	cookie = device_cookie(arena, str_of(secret), cookie, 5);
	assert_int_equal(device_of(arena, str_of(secret), cookie, 1).length, 0);
	assert_int_equal(device_of(arena, str_of(secret), cookie, 2).length, 32);
}

static void nobody_makes_a_device_cookie_without_the_secret(void **state)
{
	Arena *arena = *state;
	Str forged = device_cookie(arena, S("ffffffffffffffffffffffffffffffff"), (Str){ 0 }, 7);
	assert_int_equal(device_of(arena, str_of(secret), forged, 7).length, 0);
	assert_int_equal(device_of(arena, str_of(secret), S("short.x"), 7).length, 0);
	assert_int_equal(device_of(arena, str_of(secret), (Str){ 0 }, 7).length, 0);
}

static void a_device_is_named_by_browser_and_system(void **state)
{
	assert_text(device_kind(*state, S("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 "
					  "Chrome/124.0 Mobile Safari/537.36")),
		    "Chrome/Android");
	assert_text(device_kind(*state, S("Mozilla/5.0 (Windows NT 10.0) Chrome/124.0 Safari/537 "
					  "Edg/124.0")),
		    "Edge/Windows");
	assert_text(device_kind(*state, S("curl/7.88")), "/");
}

static void only_half_of_an_address_is_told(void **state)
{
	assert_text(device_network(*state, S("103.10.67.1")), "103.10.…");
	assert_text(device_network(*state, S("2001:db8:0:7::1")), "2001:db8:…");
	assert_text(device_network(*state, S("::1")), "");
	assert_text(device_network(*state, S("")), "");
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
		TEST(strangers_share_the_count_of_the_account_wherever_they_are),
		TEST(one_account_does_not_slow_another),
		TEST(a_known_device_counts_for_itself_alone),
		TEST(a_network_of_a_recent_success_counts_for_itself),
		TEST(a_success_is_forgotten_after_thirty_days),
		TEST(success_of_a_known_device_leaves_strangers_their_wait),
		TEST(an_address_waits_after_many_failures_of_many_accounts),
		TEST(addresses_of_one_ipv6_network_count_as_one),
		TEST(success_forgets_the_account_but_not_the_address),
		TEST(failures_are_forgotten_after_an_hour),
		TEST(a_device_is_known_to_the_accounts_that_signed_in_there),
		TEST(a_device_keeps_the_last_four_accounts),
		TEST(nobody_makes_a_device_cookie_without_the_secret),
		TEST(a_device_is_named_by_browser_and_system),
		TEST(only_half_of_an_address_is_told),
		TEST(no_more_hashings_than_cores_run_at_once),
	};
	return cmocka_run_group_tests(tests, begin, test_arena_end);
}
