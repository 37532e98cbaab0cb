/* SPDX-License-Identifier: Apache-2.0 */
/* A calendar day (proleptic Gregorian) without a time or a zone. {0} is "no day". In the database a
 * day is ISO text; which day it is now, in the regency's zone, is rq->today or clock_today(). */
#ifndef NYATA_DAY_H
#define NYATA_DAY_H

#include "base/str.h"

/* number 1 is 0001-01-01. */
typedef struct Day {
	int32_t number;
} Day;

/* Seconds since 1970-01-01T00:00:00Z, always UTC. {0} is "no instant". */
typedef struct Instant {
	int64_t seconds;
} Instant;

typedef enum Weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY } Weekday;

typedef struct DayParts {
	int year, month, day; /* month and day from 1 */
} DayParts;

bool day_is_set(Day day);
Day day_of(int year, int month, int day); /* {0} when there is no such day; years 1 to 9999 */
DayParts day_parts(Day day);
Weekday day_weekday(Day day);
Day day_plus(Day day, int days);
int day_compare(Day a, Day b);
bool day_before(Day a, Day b);

/* Strict "2026-04-30"; {0} for anything else. */
Day day_from_iso(Str text);
Str day_iso(Arena *arena, Day day);
/* What people type: "30/04/2025", "30-4-2025", ISO, "30 April 2025" (id and en month names); never
 * mm/dd. */
Day day_from_typed(Str text);
/* A spreadsheet's day number (1900 system, with its false 29 February 1900). */
Day day_from_serial(int64_t serial);

/* The day in a zone of zone_hours (WIB 7, WITA 8, WIT 9). */
Day day_of_instant(Instant instant, int zone_hours);
/* The instant at which the day begins in the zone, plus seconds. */
Instant day_instant(Day day, int64_t seconds, int zone_hours);
/* "2026-04-30T06:45:00Z", also with an offset "+07:00"; {0} for anything else. */
Instant instant_from_iso(Str text);
Str instant_iso(Arena *arena, Instant instant);

#endif
