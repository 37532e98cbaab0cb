/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <time.h>

#include "base/day.h"

enum { LAST_NUMBER = 3652059 }; /* 9999-12-31 */

static void every_day_of_the_calendar_goes_to_parts_and_back(void **state)
{
	(void)state;
	for (int32_t number = 1; number <= LAST_NUMBER; number++) {
		DayParts parts = day_parts((Day){ number });
		if (day_of(parts.year, parts.month, parts.day).number != number)
			fail_msg("day %d becomes %d-%d-%d", number, parts.year, parts.month,
				 parts.day);
	}
	assert_int_equal(day_parts((Day){ LAST_NUMBER }).year, 9999);
}

static void days_agree_with_the_c_library(void **state)
{
	(void)state;
	for (int64_t seconds = INT64_C(-4000000000); seconds < INT64_C(9000000000);
	     seconds += 86399 * 7) {
		time_t time = seconds;
		struct tm tm;
		gmtime_r(&time, &tm);
		Day day = day_of_instant((Instant){ seconds }, 0);
		DayParts parts = day_parts(day);
		assert_int_equal(parts.year, tm.tm_year + 1900);
		assert_int_equal(parts.month, tm.tm_mon + 1);
		assert_int_equal(parts.day, tm.tm_mday);
		assert_int_equal(day_weekday(day), (tm.tm_wday + 6) % 7);
	}
}

static void a_day_that_is_not_in_the_calendar_is_no_day(void **state)
{
	(void)state;
	assert_true(day_is_set(day_of(2024, 2, 29)));
	assert_false(day_is_set(day_of(2025, 2, 29)));
	assert_false(day_is_set(day_of(1900, 2, 29)));
	assert_true(day_is_set(day_of(2000, 2, 29)));
	assert_false(day_is_set(day_of(2025, 4, 31)));
	assert_false(day_is_set(day_of(2025, 0, 1)));
	assert_false(day_is_set(day_of(2025, 13, 1)));
	assert_false(day_is_set(day_of(2025, 1, 0)));
	assert_false(day_is_set(day_of(0, 1, 1)));
	assert_false(day_is_set(day_of(10000, 1, 1)));
}

static void adding_days_stays_in_the_calendar(void **state)
{
	assert_text(day_iso(*state, day_plus(day_of(2024, 12, 31), 1)), "2025-01-01");
	assert_text(day_iso(*state, day_plus(day_of(2025, 3, 1), -1)), "2025-02-28");
	assert_false(day_is_set(day_plus(day_of(9999, 12, 31), 1)));
	assert_false(day_is_set(day_plus(day_of(1, 1, 1), -1)));
	assert_false(day_is_set(day_plus(day_of(2025, 1, 1), INT32_MAX)));
}

static void days_are_ordered(void **state)
{
	(void)state;
	Day early = day_of(2025, 4, 30), late = day_of(2025, 5, 1);
	assert_true(day_before(early, late));
	assert_false(day_before(early, early));
	assert_true(day_compare(late, early) > 0);
	assert_int_equal(day_compare(early, early), 0);
	assert_int_equal(day_weekday(early), WEDNESDAY);
}

static void iso_is_strict(void **state)
{
	assert_text(day_iso(*state, day_from_iso(S("2026-04-30"))), "2026-04-30");
	assert_text(day_iso(*state, day_from_iso(S("0001-01-01"))), "0001-01-01");
	assert_text(day_iso(*state, (Day){ 0 }), "");
	const char *wrong[] = { "",	      "2026-4-30",   "2026-04-31",
				"2026/04/30", " 2026-04-30", "2026-04-30 ",
				"20260430",   "-026-04-30",  "2026-04-3x",
				"2026-04-+3", "0000-01-01",  "2026-00-10" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (day_is_set(day_from_iso(str_of(wrong[i]))))
			fail_msg("\"%s\" was read as a day", wrong[i]);
}

static void people_type_days_in_many_ways(void **state)
{
	const char *same[] = { "30/04/2025",	"30-4-2025",	  "30.04.2025",
			       "2025-04-30",	" 30 April 2025", "30 apr 2025",
			       "30 APRIL 2025", "30-Apr-2025",	  "30 Apr. 2025" };
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		assert_text(day_iso(*state, day_from_typed(str_of(same[i]))), "2025-04-30");
	assert_text(day_iso(*state, day_from_typed(S("1 Agustus 2025"))), "2025-08-01");
	assert_text(day_iso(*state, day_from_typed(S("1 Agt 2025"))), "2025-08-01");
	assert_text(day_iso(*state, day_from_typed(S("1 August 2025"))), "2025-08-01");
	assert_text(day_iso(*state, day_from_typed(S("9 Mei 2025"))), "2025-05-09");
	assert_text(day_iso(*state, day_from_typed(S("10 Nopember 2025"))), "2025-11-10");
}

static void the_day_stands_first_never_the_month(void **state)
{
	assert_text(day_iso(*state, day_from_typed(S("03/04/2025"))), "2025-04-03");
	assert_false(day_is_set(day_from_typed(S("04/30/2025"))));
}

static void what_is_no_day_is_not_guessed(void **state)
{
	(void)state;
	const char *wrong[] = { "",	      "besok",	      "30/04",	 "30/04/25", "30 Foo 2025",
				"31/04/2025", "30/04/2025 x", "2025",	 "//",	     "30 A 2025",
				"April 2025", "30/04/2025/1", "0/1/2025" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (day_is_set(day_from_typed(str_of(wrong[i]))))
			fail_msg("\"%s\" was read as a day", wrong[i]);
}

static void a_spreadsheets_numbers_jump_over_the_false_leap_day(void **state)
{
	assert_text(day_iso(*state, day_from_serial(1)), "1900-01-01");
	assert_text(day_iso(*state, day_from_serial(59)), "1900-02-28");
	assert_false(day_is_set(day_from_serial(60)));
	assert_text(day_iso(*state, day_from_serial(61)), "1900-03-01");
	assert_text(day_iso(*state, day_from_serial(45777)), "2025-04-30");
	assert_text(day_iso(*state, day_from_serial(2958465)), "9999-12-31");
	assert_false(day_is_set(day_from_serial(2958466)));
	assert_false(day_is_set(day_from_serial(0)));
	assert_false(day_is_set(day_from_serial(-5)));
}

static void midnight_depends_on_the_zone(void **state)
{
	Instant late = instant_from_iso(S("2025-04-30T17:30:00Z"));
	assert_text(day_iso(*state, day_of_instant(late, 0)), "2025-04-30");
	assert_text(day_iso(*state, day_of_instant(late, 7)), "2025-05-01");
	assert_text(day_iso(*state, day_of_instant((Instant){ -1 }, 0)), "1969-12-31");
	assert_text(instant_iso(*state, day_instant(day_of(2025, 5, 1), 0, 7)),
		    "2025-04-30T17:00:00Z");
}

static void each_day_begins_at_its_instant_in_each_zone(void **state)
{
	(void)state;
	for (int32_t number = 700000; number < 800000; number += 13)
		for (int zone = 7; zone <= 9; zone++) {
			Instant begin = day_instant((Day){ number }, 0, zone);
			Instant before = { begin.seconds - 1 };
			assert_int_equal(day_of_instant(begin, zone).number, number);
			assert_int_equal(day_of_instant(before, zone).number, number - 1);
		}
}

static void instants_are_read_and_written(void **state)
{
	assert_text(instant_iso(*state, instant_from_iso(S("2026-04-30T06:45:09Z"))),
		    "2026-04-30T06:45:09Z");
	assert_text(instant_iso(*state, instant_from_iso(S("2026-04-30T13:45:09+07:00"))),
		    "2026-04-30T06:45:09Z");
	assert_text(instant_iso(*state, instant_from_iso(S("2026-04-30T01:45:09-05:00"))),
		    "2026-04-30T06:45:09Z");
	assert_int_equal(instant_from_iso(S("1970-01-02T00:00:01Z")).seconds, 86401);
	assert_text(instant_iso(*state, (Instant){ 0 }), "");
}

static void what_is_no_instant_is_refused(void **state)
{
	(void)state;
	const char *wrong[] = { "",
				"2026-04-30",
				"2026-04-30T06:45:00",
				"2026-04-30 06:45:00Z",
				"2026-04-30T24:00:00Z",
				"2026-04-30T06:60:00Z",
				"2026-04-30T06:45:60Z",
				"2026-02-30T06:45:00Z",
				"2026-04-30T06:45:00+0700",
				"2026-04-30T06:45:00+15:00",
				"2026-04-30T06:45:00Zx",
				"2026-04-30T06:45Z" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (instant_from_iso(str_of(wrong[i])).seconds != 0)
			fail_msg("\"%s\" was read as an instant", wrong[i]);
}

RUN_TESTS(TEST(every_day_of_the_calendar_goes_to_parts_and_back),
	  TEST(days_agree_with_the_c_library), TEST(a_day_that_is_not_in_the_calendar_is_no_day),
	  TEST(adding_days_stays_in_the_calendar), TEST(days_are_ordered), TEST(iso_is_strict),
	  TEST(people_type_days_in_many_ways), TEST(the_day_stands_first_never_the_month),
	  TEST(what_is_no_day_is_not_guessed),
	  TEST(a_spreadsheets_numbers_jump_over_the_false_leap_day),
	  TEST(midnight_depends_on_the_zone), TEST(each_day_begins_at_its_instant_in_each_zone),
	  TEST(instants_are_read_and_written), TEST(what_is_no_instant_is_refused))
