/* SPDX-License-Identifier: Apache-2.0 */
/* Working days: weeks of five or six days less the holidays of the table. Day 1 is the first
 * working day after the day something was received (UU and Permen count "hari kerja sejak
 * diterima"). */
#ifndef NYATA_CALENDAR_H
#define NYATA_CALENDAR_H

#include "records/journal.h"

typedef enum Week { WEEK_OF_FIVE = 5, WEEK_OF_SIX = 6 } Week;

#define HOLIDAY_NATIONAL "libur_nasional"
#define HOLIDAY_COLLECTIVE "cuti_bersama"
#define HOLIDAY_LOCAL "libur_daerah" /* by a decree of the regency */

typedef struct Holiday {
	Day day;
	Str kind; /* one of the three above */
	Str name, source, confidence;
} Holiday;

typedef struct HolidayList {
	Holiday *items; /* in order of day */
	size_t count, capacity;
} HolidayList;

/* Values only: read once per request, then pure functions. */
typedef struct Calendar {
	Week week;
	HolidayList holidays;
} Calendar;

typedef enum DayReason { IS_WORKING, IS_WEEKEND, IS_HOLIDAY } DayReason;

typedef struct DayStep {
	Day day;
	DayReason reason;
	Str holiday;	   /* its name, for IS_HOLIDAY */
	int working_day;   /* the number it got, for IS_WORKING; 0 for the others */
	bool year_unknown; /* no holidays are set for that year: "libur tahun itu belum ditetapkan"
			    */
} DayStep;

typedef struct DayStepList {
	DayStep *items;
	size_t count, capacity;
} DayStepList;

/* All holidays of the database. */
Calendar calendar_find(Db *db, Week week);
/* The holidays of the years from first to last only, without source and confidence; what a page
 * needs. Whole years, since one without any is shown as not yet settled. */
Calendar calendar_between(Db *db, Week week, Day first, Day last);
/* The holidays that came with the program, without a database. */
Calendar calendar_shipped(Arena *arena, Week week);
/* The regency's own week, by the setting week.days. */
Week calendar_week(Db *db);

bool holiday_kind_is_known(Str kind);
bool calendar_is_working(const Calendar *calendar, Day day);
/* Has that year a national holiday in the table? A local day alone settles no year. */
bool calendar_year_is_known(const Calendar *calendar, int year);
/* Working days after `after` up to and including `until`; 0 when until is not later,
 * or when there is no day to count from. */
int calendar_working_days(const Calendar *calendar, Day after, Day until);
/* The day that is the days-th working day after `from` (days 0: from itself), with each step on the
 * way, `from` left out. {0}, and the steps so far, when the calendar ends before it or there is no
 * day to count from. */
Day calendar_due(const Calendar *calendar, Day from, int days);
DayStepList calendar_explain(Arena *arena, const Calendar *calendar, Day from, int days);
/* The day something counts as received: the next working day when it came on a working day after
 * the cut-off (minutes after midnight, local; -1 for none), else its own day. What comes on a day
 * off needs no special case: day 1 is the next working day anyhow. */
Day calendar_received(const Calendar *calendar, Instant at, int cutoff_minutes, int zone_hours);

/* false: that day stands already under that kind and name. */
bool holiday_add(Db *db, const Holiday *holiday, const Actor *by);
/* false: there is no such day. Day, kind and name say which. */
bool holiday_remove(Db *db, const Holiday *holiday, const Actor *by);
/* Adds the days that came with the program and are missing; gives how many. */
int64_t holidays_load(Db *db, const Actor *by);

#endif
