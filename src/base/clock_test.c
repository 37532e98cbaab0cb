/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <time.h>

#include "base/clock.h"

static void the_clock_is_the_systems_until_it_is_moved(void **state)
{
	(void)state;
	int64_t before = time(NULL);
	Instant now = clock_now();
	assert_false(clock_is_moved());
	assert_in_range(now.seconds, before, before + 5);
}

static void today_is_the_day_in_the_zone(void **state)
{
	(void)state;
	Instant now = clock_now();
	Day today = clock_today(7);
	assert_true(today.number == day_of_instant(now, 7).number ||
		    today.number == day_of_instant(now, 7).number + 1);
}

static void monotonic_time_and_thread_time_only_grow(void **state)
{
	(void)state;
	int64_t wall = clock_monotonic_ns(), thread = clock_thread_ns();
	volatile int64_t work = 0;
	for (int i = 0; i < 1000000; i++)
		work += i;
	assert_true(work > 0);
	assert_true(clock_monotonic_ns() > wall);
	assert_true(clock_thread_ns() > thread);
}

/* Stands last: the program's clock stays moved. */
static void a_moved_clock_starts_there_and_runs_on(void **state)
{
	(void)state;
	Instant start = instant_from_iso(S("2025-04-30T23:59:59+07:00"));
	int64_t monotonic = clock_monotonic_ns();
	clock_start_at(start);
	assert_true(clock_is_moved());
	assert_in_range(clock_now().seconds, start.seconds, start.seconds + 1);
	usleep(1100 * 1000);
	assert_in_range(clock_now().seconds, start.seconds + 1, start.seconds + 4);
	assert_text(day_iso(*state, clock_today(7)), "2025-05-01");
	assert_in_range(clock_monotonic_ns() - monotonic, 1, INT64_C(60000000000));
}

RUN_TESTS(TEST(the_clock_is_the_systems_until_it_is_moved), TEST(today_is_the_day_in_the_zone),
	  TEST(monotonic_time_and_thread_time_only_grow),
	  TEST(a_moved_clock_starts_there_and_runs_on))
