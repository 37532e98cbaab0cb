/* SPDX-License-Identifier: Apache-2.0 */
/* What the front page counts of the recommendations, summed in SQL, so that thousands of them cost
 * little more than a dozen. */
#ifndef NYATA_FRONT_H
#define NYATA_FRONT_H

#include "plans/recommendation.h"

/* How the recommendations of one year's evaluation stand. */
typedef struct YearCount {
	int64_t year, total;
	int64_t by_status[STATUSES];
} YearCount;

typedef struct YearCountList {
	YearCount *items; /* newest first; years without a recommendation are left out */
	size_t count, capacity;
} YearCountList;

YearCountList front_years(Db *db);

/* What lies with one agency, of one year. */
typedef struct HeldCount {
	Str name, slug; /* of the agency, its short name */
	int64_t count, late;
	Day since;    /* the longest it holds one */
	Day late_due; /* the earliest due day of what is late there; {0}: nothing is */
	Str place;    /* of its most urgent one in the list */
} HeldCount;

typedef struct HeldCountList {
	HeldCount *items; /* the longest held first, then the most urgent */
	size_t count, capacity;
} HeldCountList;

HeldCountList front_held(Db *db, int64_t year);

#endif
