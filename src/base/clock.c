/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"

#include <time.h>

/* Set once before threads start; read by all. */
static int64_t shift_seconds;
static bool is_moved;

static int64_t system_seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec;
}

void clock_start_at(Instant instant)
{
	shift_seconds = instant.seconds - system_seconds();
	is_moved = true;
}

bool clock_is_moved(void)
{
	return is_moved;
}

Instant clock_now(void)
{
	return (Instant){ system_seconds() + shift_seconds };
}

Day clock_today(int zone_hours)
{
	return day_of_instant(clock_now(), zone_hours);
}

static int64_t clock_ns(clockid_t which)
{
	struct timespec now;
	clock_gettime(which, &now);
	return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

int64_t clock_monotonic_ns(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

int64_t clock_thread_ns(void)
{
	return clock_ns(CLOCK_THREAD_CPUTIME_ID);
}
