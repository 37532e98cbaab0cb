/* SPDX-License-Identifier: Apache-2.0 */
#include "base/day.h"

#define DAYS_TO_1970 719162 /* day number of 1970-01-01, less one */
#define SECONDS_A_DAY 86400
#define LAST_NUMBER 3652059 /* 9999-12-31 */

bool day_is_set(Day day)
{
	return day.number != 0;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Days before 1 January of the year. */
static int days_before_year(int year)
{
	int past = year - 1;
	return past * 365 + past / 4 - past / 100 + past / 400;
}

Day day_of(int year, int month, int day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month))
		return (Day){ 0 };
	int number = days_before_year(year) + day;
	for (int m = 1; m < month; m++)
		number += days_in_month(year, m);
	return (Day){ number };
}

DayParts day_parts(Day day)
{
	if (!day_is_set(day))
		return (DayParts){ 0 };
	int year = (int)(day.number * INT64_C(400) / 146097); /* at most a year too early */
	if (year < 1)
		year = 1;
	while (day.number > days_before_year(year + 1))
		year++;
	int rest = day.number - days_before_year(year), month = 1;
	while (rest > days_in_month(year, month))
		rest -= days_in_month(year, month++);
	return (DayParts){ .year = year, .month = month, .day = rest };
}

Weekday day_weekday(Day day)
{
	return (Weekday)((day.number - 1) % 7); /* 0001-01-01 is a Monday */
}

Day day_plus(Day day, int days)
{
	int64_t number = (int64_t)day.number + days;
	if (number < 1 || number > LAST_NUMBER)
		return (Day){ 0 };
	return (Day){ (int32_t)number };
}

int day_compare(Day a, Day b)
{
	return (a.number > b.number) - (a.number < b.number);
}

bool day_before(Day a, Day b)
{
	return a.number < b.number;
}

/* Digits only, exactly that many at that place; -1 otherwise. */
static int digits(Str text, size_t from, size_t count)
{
	int value = 0;
	if (from + count > text.length)
		return -1;
	for (size_t i = from; i < from + count; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return -1;
		value = value * 10 + (text.at[i] - '0');
	}
	return value;
}

Day day_from_iso(Str text)
{
	if (text.length != 10 || text.at[4] != '-' || text.at[7] != '-')
		return (Day){ 0 };
	int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
	return day_of(year, month, day);
}

static void put_digits(char *at, int value, int count)
{
	for (int i = count - 1; i >= 0; i--, value /= 10)
		at[i] = (char)('0' + value % 10);
}

Str day_iso(Arena *arena, Day day)
{
	if (!day_is_set(day))
		return (Str){ 0 };
	DayParts parts = day_parts(day);
	char *at = arena_take_raw(arena, 10);
	put_digits(at, parts.year, 4);
	put_digits(at + 5, parts.month, 2);
	put_digits(at + 8, parts.day, 2);
	at[4] = at[7] = '-';
	return (Str){ at, 10 };
}

/* 1 to 12 by the name's first letters (at least three), in Indonesian or English; 0 for none. */
static int month_named(Str name)
{
	static const char *const names[][12] = {
		{ "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus",
		  "september", "oktober", "november", "desember" },
		{ "january", "february", "march", "april", "may", "june", "july", "august",
		  "september", "october", "november", "december" },
	};
	if (str_ends(name, S(".")))
		name = str_slice(name, 0, name.length - 1);
	if (name.length < 3)
		return 0;
	for (int language = 0; language < 2; language++)
		for (int month = 0; month < 12; month++) {
			Str whole = str_of(names[language][month]);
			if (str_equal_ascii_case(name, str_slice(whole, 0, name.length)) &&
			    name.length <= whole.length)
				return month + 1;
		}
	return str_equal_ascii_case(name, S("agt")) || str_equal_ascii_case(name, S("ags")) ? 8
	       : str_equal_ascii_case(name, S("nop")) || str_equal_ascii_case(name, S("nopember"))
		       ? 11
		       : 0;
}

/* The next run of characters up to a separator of days: / - . or white space. */
static Str next_part(Str *rest)
{
	size_t from = 0;
	while (from < rest->length && str_find_char(S("/-. \t"), rest->at[from]) >= 0)
		from++;
	size_t to = from;
	while (to < rest->length && str_find_char(S("/-. \t"), rest->at[to]) < 0)
		to++;
	Str part = str_slice(*rest, from, to);
	*rest = str_slice(*rest, to, rest->length);
	return part;
}

Day day_from_typed(Str text)
{
	text = str_trim(text);
	Day iso = day_from_iso(text);
	if (day_is_set(iso))
		return iso;
	Str rest = text, parts[3];
	for (int i = 0; i < 3; i++)
		parts[i] = next_part(&rest);
	if (str_trim(rest).length || parts[0].length > 2 || parts[2].length != 4)
		return (Day){ 0 };
	int day = digits(parts[0], 0, parts[0].length), year = digits(parts[2], 0, 4);
	int month = parts[1].length <= 2 && parts[1].length ? digits(parts[1], 0, parts[1].length)
							    : month_named(parts[1]);
	return day_of(year, month, day);
}

Day day_from_serial(int64_t serial)
{
	/* Serial 60 is a 29 February 1900 that never was; 61 is 1900-03-01. */
	if (serial < 1 || serial == 60 || serial > 2958465)
		return (Day){ 0 };
	return day_plus(day_of(1899, 12, 31), (int)(serial > 60 ? serial - 1 : serial));
}

Day day_of_instant(Instant instant, int zone_hours)
{
	int64_t local = instant.seconds + zone_hours * INT64_C(3600);
	int64_t days = local / SECONDS_A_DAY - (local % SECONDS_A_DAY < 0);
	int64_t number = days + DAYS_TO_1970 + 1;
	if (number < 1 || number > LAST_NUMBER)
		return (Day){ 0 };
	return (Day){ (int32_t)number };
}

Instant day_instant(Day day, int64_t seconds, int zone_hours)
{
	int64_t days = day.number - 1 - DAYS_TO_1970;
	return (Instant){ days * SECONDS_A_DAY + seconds - zone_hours * INT64_C(3600) };
}

/* "Z" or "+07:00" as seconds east; false for anything else. */
static bool offset_seconds(Str text, int64_t *seconds)
{
	if (str_equal(text, S("Z"))) {
		*seconds = 0;
		return true;
	}
	if (text.length != 6 || (text.at[0] != '+' && text.at[0] != '-') || text.at[3] != ':')
		return false;
	int hours = digits(text, 1, 2), minutes = digits(text, 4, 2);
	if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
		return false;
	*seconds = (text.at[0] == '-' ? -1 : 1) * (hours * INT64_C(3600) + minutes * INT64_C(60));
	return true;
}

Instant instant_from_iso(Str text)
{
	Day day = day_from_iso(str_slice(text, 0, 10));
	if (!day_is_set(day) || text.length < 20 || text.at[10] != 'T' || text.at[13] != ':' ||
	    text.at[16] != ':')
		return (Instant){ 0 };
	int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
	int64_t east;
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 ||
	    !offset_seconds(str_slice(text, 19, text.length), &east))
		return (Instant){ 0 };
	Instant local = day_instant(day, hour * INT64_C(3600) + minute * INT64_C(60) + second, 0);
	return (Instant){ local.seconds - east };
}

Str instant_iso(Arena *arena, Instant instant)
{
	Day day = day_of_instant(instant, 0);
	if (!day_is_set(day) || instant.seconds == 0)
		return (Str){ 0 };
	int64_t rest = instant.seconds - day_instant(day, 0, 0).seconds;
	return str_print(arena, "%" STR_FORMAT "T%02d:%02d:%02dZ", STR_ARGS(day_iso(arena, day)),
			 (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}
