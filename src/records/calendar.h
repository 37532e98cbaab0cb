/* SPDX-License-Identifier: Apache-2.0 */
/* Working days: weeks of five or six days less the holidays of the table. Day 1 is the first
 * working day after the day something was received (UU and Permen count "hari kerja sejak
 * diterima"). */
#ifndef NYATA_CALENDAR_H
#define NYATA_CALENDAR_H

#include "records/journal.h"

typedef enum Week { WEEK_OF_FIVE = 5, WEEK_OF_SIX = 6 } Week;

typedef struct Holiday {
	Day day;
	Str kind; /* libur_nasional, cuti_bersama, libur_daerah */
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

Calendar calendar_find(Db *db, Week week);
/* The holidays between two days only; what a page needs. */
Calendar calendar_between(Db *db, Week week, Day first, Day last);

bool calendar_is_working(const Calendar *calendar, Day day);
bool calendar_year_is_known(const Calendar *calendar, int year);
/* Working days after `after` up to and including `until`; 0 when until is not later. */
int calendar_working_days(const Calendar *calendar, Day after, Day until);
/* The day that is the days-th working day after `from`, with each step on the way. */
Day calendar_due(const Calendar *calendar, Day from, int days);
DayStepList calendar_explain(Arena *arena, const Calendar *calendar, Day from, int days);
/* The day something counts as received: the next working day when it came after the cut-off
 * (minutes after midnight, local; -1 for none). */
Day calendar_received(const Calendar *calendar, Instant at, int cutoff_minutes, int zone_hours);

void holiday_add(Db *db, const Holiday *holiday, const Actor *by);
void holiday_remove(Db *db, const Holiday *holiday, const Actor *by);

#endif
