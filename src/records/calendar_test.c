/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "db/test_db.h"

#include "records/calendar.h"
#include "records/setting.h"

static const Actor by = { .source = BY_COMMAND, .now = { 1800000000 } };

static Day d(const char *iso)
{
	return day_from_iso(str_of(iso));
}

static Calendar five(Arena *arena)
{
	return calendar_shipped(arena, WEEK_OF_FIVE);
}

/* DOMAIN: Monday to Friday less both kinds of holidays. */
static void the_years_have_237_and_240_and_242_working_days(void **state)
{
	Calendar calendar = five(*state);
	assert_int_equal(calendar_working_days(&calendar, d("2024-12-31"), d("2025-12-31")), 237);
	assert_int_equal(calendar_working_days(&calendar, d("2025-12-31"), d("2026-12-31")), 240);
	assert_int_equal(calendar_working_days(&calendar, d("2026-12-31"), d("2027-12-31")), 242);
}

static void day_one_is_the_next_working_day(void **state)
{
	Calendar calendar = five(*state);
	const struct {
		const char *from, *due;
		int days;
	} cases[] = {
		{ "2026-11-23", "2026-11-24", 1 }, /* Monday */
		{ "2026-11-20", "2026-11-23", 1 }, /* Friday */
		{ "2026-11-21", "2026-11-23", 1 }, /* Saturday */
		{ "2025-04-30", "2025-05-02", 1 }, /* the day before a holiday */
		{ "2025-05-01", "2025-05-02", 1 }, /* a holiday */
		{ "2025-03-27", "2025-04-08", 1 }, /* the long leave of Idulfitri */
		{ "2025-04-24", "2025-05-09", 10 }, { "2026-11-23", "2026-11-23", 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Day due = calendar_due(&calendar, d(cases[i].from), cases[i].days);
		assert_text(day_iso(*state, due), cases[i].due);
	}
}

static void a_week_of_six_works_on_saturdays_that_are_no_holiday(void **state)
{
	Calendar calendar = calendar_shipped(*state, WEEK_OF_SIX);
	assert_text(day_iso(*state, calendar_due(&calendar, d("2026-11-20"), 1)), "2026-11-21");
	assert_text(day_iso(*state, calendar_due(&calendar, d("2026-11-21"), 1)), "2026-11-23");
	assert_false(calendar_is_working(&calendar, d("2025-03-29")));
	assert_false(calendar_is_working(&calendar, d("2026-11-22")));
}

/* The issue: due on Friday is one day late on Monday, and not late on Saturday. */
static void working_days_after_a_friday(void **state)
{
	Calendar calendar = five(*state);
	Day friday = d("2026-11-20");
	assert_int_equal(calendar_working_days(&calendar, friday, friday), 0);
	assert_int_equal(calendar_working_days(&calendar, friday, day_plus(friday, 1)), 0);
	assert_int_equal(calendar_working_days(&calendar, friday, day_plus(friday, 3)), 1);
	assert_int_equal(calendar_working_days(&calendar, friday, day_plus(friday, -3)), 0);
}

static void nothing_is_counted_from_no_day(void **state)
{
	Calendar calendar = calendar_shipped(*state, WEEK_OF_FIVE);
	assert_int_equal(calendar_working_days(&calendar, (Day){ 0 }, d("2026-11-24")), 0);
}

static void due_and_counting_agree(void **state)
{
	Calendar calendar = five(*state);
	for (Day from = d("2025-01-01"); day_before(from, d("2027-06-01"));
	     from = day_plus(from, 3))
		for (int days = 1; days <= 61; days += 12) {
			Day due = calendar_due(&calendar, from, days);
			assert_true(calendar_is_working(&calendar, due));
			assert_int_equal(calendar_working_days(&calendar, from, due), days);
		}
}

static void an_explanation_names_each_day_and_ends_on_the_due_day(void **state)
{
	Calendar calendar = five(*state);
	DayStepList steps = calendar_explain(*state, &calendar, d("2025-04-30"), 2);
	assert_int_equal(steps.count, 5);
	assert_int_equal(steps.items[0].reason, IS_HOLIDAY);
	assert_text(steps.items[0].holiday, "Hari Buruh Internasional");
	assert_int_equal(steps.items[1].working_day, 1);
	assert_int_equal(steps.items[2].reason, IS_WEEKEND);
	assert_int_equal(steps.items[3].reason, IS_WEEKEND);
	assert_int_equal(steps.items[4].working_day, 2);
	Day due = calendar_due(&calendar, d("2025-04-30"), 2);
	assert_int_equal(day_compare(steps.items[4].day, due), 0);
}

static void a_year_without_national_holidays_is_marked(void **state)
{
	Calendar calendar = five(*state);
	assert_true(calendar_year_is_known(&calendar, 2027));
	assert_false(calendar_year_is_known(&calendar, 2028));
	DayStepList steps = calendar_explain(*state, &calendar, d("2027-12-30"), 2);
	assert_false(steps.items[0].year_unknown);
	assert_true(steps.items[steps.count - 1].year_unknown);
}

static void a_local_day_settles_no_year(void **state)
{
	(void)state;
	Holiday local = { .day = d("2028-12-15"),
			  .kind = S(HOLIDAY_LOCAL),
			  .name = S("Hari jadi") };
	Calendar calendar = { .week = WEEK_OF_FIVE, .holidays = { .items = &local, .count = 1 } };
	assert_false(calendar_year_is_known(&calendar, 2028));
	assert_false(calendar_is_working(&calendar, local.day));
}

static void what_comes_after_the_cut_off_counts_from_the_next_working_day(void **state)
{
	Calendar calendar = five(*state);
	const struct {
		const char *at, *received;
		int cutoff;
	} cases[] = {
		{ "2026-11-20T15:00:00+07:00", "2026-11-20", 15 * 60 },
		{ "2026-11-20T15:00:01+07:00", "2026-11-23", 15 * 60 },
		{ "2026-11-20T15:00:01+07:00", "2026-11-20", -1 },
		{ "2026-11-21T16:00:00+07:00", "2026-11-21", 15 * 60 }, /* a day off */
		{ "2026-11-20T17:30:00Z", "2026-11-21", 15 * 60 },	/* 00.30 local */
		{ "2026-11-20T00:00:01+07:00", "2026-11-23", 0 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Instant at = instant_from_iso(str_of(cases[i].at));
		Day day = calendar_received(&calendar, at, cases[i].cutoff, 7);
		assert_text(day_iso(*state, day), cases[i].received);
	}
}

static void the_calendar_ends_without_a_due_day(void **state)
{
	Calendar calendar = five(*state);
	assert_false(day_is_set(calendar_due(&calendar, d("9998-12-30"), 10)));
	assert_int_equal(calendar_working_days(&calendar, d("9999-12-30"), d("9999-12-31")), 1);
}

static void from_no_day_nothing_is_due(void **state)
{
	Calendar calendar = five(*state);
	assert_false(day_is_set(calendar_due(&calendar, (Day){ 0 }, 3)));
	assert_int_equal(calendar_explain(*state, &calendar, (Day){ 0 }, 3).count, 0);
}

static void the_shipped_days_are_loaded_once(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	assert_int_equal(holidays_load(db, &by), 79);
	assert_int_equal(holidays_load(db, &by), 0);
	assert_int_equal(calendar_find(db, WEEK_OF_FIVE).holidays.count, 79);
	db_rollback(db);
}

static void a_page_reads_the_whole_years_it_touches(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	holidays_load(db, &by);
	Calendar calendar = calendar_between(db, WEEK_OF_FIVE, d("2026-11-02"), d("2026-11-20"));
	assert_int_equal(calendar.holidays.count, 25);
	assert_true(calendar_year_is_known(&calendar, 2026));
	assert_false(calendar_year_is_known(&calendar, 2027));
	db_rollback(db);
}

static void a_local_day_is_added_and_removed_with_its_source(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	Holiday local = { .day = d("2026-12-15"),
			  .kind = S(HOLIDAY_LOCAL),
			  .name = S("Hari jadi"),
			  .source = S("SK Bupati 1/2026"),
			  .confidence = S("by decree") };
	assert_true(holiday_add(db, &local, &by));
	assert_false(holiday_add(db, &local, &by));
	Calendar with = calendar_find(db, WEEK_OF_FIVE);
	assert_false(calendar_is_working(&with, local.day));
	assert_true(holiday_remove(db, &local, &by));
	assert_false(holiday_remove(db, &local, &by));
	JournalEntryList entries = journal_list_after(db, 0);
	assert_int_equal(entries.count, 2);
	assert_text(entries.items[0].public_facts,
		    "{\"day\":\"2026-12-15\",\"kind\":\"libur_daerah\","
		    "\"name\":\"Hari jadi\",\"source\":"
		    "\"SK Bupati 1/2026\"}");
	db_rollback(db);
}

static void the_regency_sets_its_week(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	assert_int_equal(calendar_week(db), WEEK_OF_FIVE);
	setting_change(db, "week.days", S("6"), &by);
	assert_int_equal(calendar_week(db), WEEK_OF_SIX);
	db_rollback(db);
}

#define ARENA_TEST(name) cmocka_unit_test_setup_teardown(name, test_arena_begin, test_arena_end)

static const struct CMUnitTest tests[] = {
	ARENA_TEST(the_years_have_237_and_240_and_242_working_days),
	ARENA_TEST(day_one_is_the_next_working_day),
	ARENA_TEST(a_week_of_six_works_on_saturdays_that_are_no_holiday),
	ARENA_TEST(working_days_after_a_friday),
	ARENA_TEST(nothing_is_counted_from_no_day),
	ARENA_TEST(due_and_counting_agree),
	ARENA_TEST(an_explanation_names_each_day_and_ends_on_the_due_day),
	ARENA_TEST(a_year_without_national_holidays_is_marked),
	ARENA_TEST(a_local_day_settles_no_year),
	ARENA_TEST(what_comes_after_the_cut_off_counts_from_the_next_working_day),
	ARENA_TEST(the_calendar_ends_without_a_due_day),
	ARENA_TEST(from_no_day_nothing_is_due),
	DB_TEST(the_shipped_days_are_loaded_once),
	DB_TEST(a_page_reads_the_whole_years_it_touches),
	DB_TEST(a_local_day_is_added_and_removed_with_its_source),
	DB_TEST(the_regency_sets_its_week),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
