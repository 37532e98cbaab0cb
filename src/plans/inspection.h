/* SPDX-License-Identifier: Apache-2.0 */
/* The inspector's queue: evidence that waits for a verdict, the oldest first, and what the person
 * may do with it. Reads only. */
#ifndef NYATA_INSPECTION_H
#define NYATA_INSPECTION_H

#include "plans/verdict.h"

typedef struct Inspection {
	Id evidence;
	Str title, agency_name; /* who handed it in */
	Str milestone, action, lead_name;
	Instant uploaded_at;
	int64_t used_elsewhere;	 /* other evidence with the same bytes */
	int64_t returned_before; /* verdicts "returned" on the same milestone */
	VerdictResult may;	 /* VERDICT_GIVEN: this person may judge it */
} Inspection;

typedef struct InspectionList {
	Inspection *items;
	size_t count, capacity;
} InspectionList;

/* All that waits, with what person may do. */
InspectionList inspection_list(Db *db, Id person, Day today);

/* The evidence that waits longest for this person's verdict; 0: none. */
Id inspection_next(Db *db, Id person, Day today);

typedef struct GivenVerdict {
	Id evidence;
	Str title, agency_name, judge, words;
	VerdictKind kind;
	Instant at;
} GivenVerdict;

typedef struct GivenVerdictList {
	GivenVerdict *items;
	size_t count, capacity;
} GivenVerdictList;

/* The newest verdicts of everybody. */
GivenVerdictList inspection_newest_verdicts(Db *db, int64_t limit);

#endif
