/* SPDX-License-Identifier: Apache-2.0 */
#include "records/calendar.h"

#include <assert.h>

#include "base/list.h"
#include "records/setting.h"

#define LAST_YEAR 9998

static size_t first_holiday(const HolidayList *holidays, Day day);
static const Holiday *holiday_on(const Calendar *calendar, Day day);
static bool is_weekend(const Calendar *calendar, Day day);
static void journal_holiday(Db *db, const Holiday *holiday, const char *deed, const Actor *by);

static Holiday read_holiday(Rows *rows)
{
	return (Holiday){
		.day = row_day(rows, "day"),
		.kind = row_text(rows, "kind"),
		.name = row_text(rows, "name"),
		.source = row_text(rows, "source"),
		.confidence = row_text(rows, "confidence"),
	};
}

static Calendar read_calendar(Db *db, Week week, Rows *rows)
{
	Calendar calendar = { .week = week };
	while (db_next(rows))
		*list_push(db_arena(db), &calendar.holidays) = read_holiday(rows);
	return calendar;
}

Calendar calendar_find(Db *db, Week week)
{
	return read_calendar(db, week,
			     db_query(db, "SELECT * FROM holiday ORDER BY day, kind, name"));
}

Calendar calendar_between(Db *db, Week week, Day first, Day last)
{
	Day from = day_of(day_parts(first).year, 1, 1);
	Day until = day_of(day_parts(last).year, 12, 31);
	Rows *rows = db_query(db,
			      "SELECT day, kind, name FROM holiday WHERE day >= $1 AND day <= $2"
			      " ORDER BY day, kind, name",
			      DAY(from), DAY(until));
	Calendar calendar = { .week = week };
	while (db_next(rows))
		*list_push(db_arena(db), &calendar.holidays) = (Holiday){
			.day = row_day(rows, "day"),
			.kind = row_text(rows, "kind"),
			.name = row_text(rows, "name"),
		};
	return calendar;
}

Week calendar_week(Db *db)
{
	return setting_integer(db, "week.days") == 6 ? WEEK_OF_SIX : WEEK_OF_FIVE;
}

bool holiday_kind_is_known(Str kind)
{
	return str_equal_c(kind, HOLIDAY_NATIONAL) || str_equal_c(kind, HOLIDAY_COLLECTIVE) ||
	       str_equal_c(kind, HOLIDAY_LOCAL);
}

bool calendar_is_working(const Calendar *calendar, Day day)
{
	return !is_weekend(calendar, day) && !holiday_on(calendar, day);
}

bool calendar_year_is_known(const Calendar *calendar, int year)
{
	const HolidayList *holidays = &calendar->holidays;
	for (size_t i = first_holiday(holidays, day_of(year, 1, 1)); i < holidays->count; i++) {
		if (day_parts(holidays->items[i].day).year != year)
			return false;
		if (str_equal_c(holidays->items[i].kind, HOLIDAY_NATIONAL))
			return true;
	}
	return false;
}

int calendar_working_days(const Calendar *calendar, Day after, Day until)
{
	int count = 0;
	if (!day_is_set(after))
		return 0;
	for (Day day = after; day_before(day, until);) {
		day = day_plus(day, 1);
		count += calendar_is_working(calendar, day);
	}
	return count;
}

static bool calendar_ends(Day day)
{
	return day_parts(day).year > LAST_YEAR;
}

Day calendar_due(const Calendar *calendar, Day from, int days)
{
	assert(days >= 0);
	Day day = from;
	if (!day_is_set(from))
		return day;
	while (days > 0 && !calendar_ends(day)) {
		day = day_plus(day, 1);
		days -= calendar_is_working(calendar, day);
	}
	return days == 0 ? day : (Day){ 0 };
}

static DayStep explain_day(const Calendar *calendar, Day day, int working_days_before)
{
	DayStep step = {
		.day = day,
		.year_unknown = !calendar_year_is_known(calendar, day_parts(day).year),
	};
	const Holiday *holiday = holiday_on(calendar, day);
	if (holiday) {
		step.reason = IS_HOLIDAY;
		step.holiday = holiday->name;
		return step;
	}
	if (is_weekend(calendar, day)) {
		step.reason = IS_WEEKEND;
		return step;
	}
	step.reason = IS_WORKING;
	step.working_day = working_days_before + 1;
	return step;
}

DayStepList calendar_explain(Arena *arena, const Calendar *calendar, Day from, int days)
{
	assert(days >= 0);
	DayStepList steps = { 0 };
	int working_days = 0;
	if (!day_is_set(from))
		return steps;
	for (Day day = from; working_days < days && !calendar_ends(day);) {
		day = day_plus(day, 1);
		DayStep step = explain_day(calendar, day, working_days);
		if (step.reason == IS_WORKING)
			working_days = step.working_day;
		*list_push(arena, &steps) = step;
	}
	return steps;
}

Day calendar_received(const Calendar *calendar, Instant at, int cutoff_minutes, int zone_hours)
{
	Day day = day_of_instant(at, zone_hours);
	if (cutoff_minutes < 0 || !calendar_is_working(calendar, day))
		return day;

	int64_t midnight = day_instant(day, 0, zone_hours).seconds;
	if (at.seconds - midnight <= cutoff_minutes * INT64_C(60))
		return day;
	return calendar_due(calendar, day, 1);
}

bool holiday_add(Db *db, const Holiday *holiday, const Actor *by)
{
	int64_t added = db_write(db,
				 "INSERT INTO holiday (day, kind, name, source, confidence)"
				 " VALUES ($1, $2, $3, $4, $5)"
				 " ON CONFLICT (day, kind, name) DO NOTHING",
				 DAY(holiday->day), TEXT(holiday->kind), TEXT(holiday->name),
				 TEXT(holiday->source), TEXT(holiday->confidence));
	if (added == 0)
		return false;
	journal_holiday(db, holiday, "add", by);
	return true;
}

bool holiday_remove(Db *db, const Holiday *holiday, const Actor *by)
{
	int64_t removed =
		db_write(db, "DELETE FROM holiday WHERE day = $1 AND kind = $2 AND name = $3",
			 DAY(holiday->day), TEXT(holiday->kind), TEXT(holiday->name));
	if (removed == 0)
		return false;
	journal_holiday(db, holiday, "remove", by);
	return true;
}

static void journal_holiday(Db *db, const Holiday *holiday, const char *deed, const Actor *by)
{
	JsonObject facts = json_object(db_arena(db));
	json_day(&facts, "day", holiday->day);
	json_text(&facts, "kind", holiday->kind);
	json_text(&facts, "name", holiday->name);
	json_text(&facts, "source", holiday->source);
	journal_add(db, by, deed, "holiday", 0, &facts, NULL);
}

static bool is_weekend(const Calendar *calendar, Day day)
{
	Weekday weekday = day_weekday(day);
	return weekday == SUNDAY || (weekday == SATURDAY && calendar->week == WEEK_OF_FIVE);
}

/* The index of the first holiday that is not before the day; count when there is none. */
static size_t first_holiday(const HolidayList *holidays, Day day)
{
	size_t from = 0, to = holidays->count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (day_before(holidays->items[middle].day, day))
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static const Holiday *holiday_on(const Calendar *calendar, Day day)
{
	const HolidayList *holidays = &calendar->holidays;
	size_t at = first_holiday(holidays, day);
	if (at == holidays->count || day_compare(holidays->items[at].day, day) != 0)
		return NULL;
	return &holidays->items[at];
}
