/* SPDX-License-Identifier: Apache-2.0 */
/* One thing the evaluator asks for. */
#ifndef NYATA_RECOMMENDATION_H
#define NYATA_RECOMMENDATION_H

#include "people/permission.h"
#include "plans/evaluation.h"
#include "plans/status.h"

typedef struct Recommendation {
	Id id, evaluation;
	Str reference; /* "RB-2024-07" */
	int64_t number;
	Str text, note, origin; /* note: the evaluator's; origin: where a sample comes from */
	Id indicator;		/* 0: about the evaluation as a whole */
	Str benefit;		/* what changes for citizens */
	Str priority;		/* "high", "medium", "low"; empty: not set */
	Day due;
	Day added_on;
	bool is_sample;
	int64_t version;
	/* From the stored copy and from joins, for lists and pages. */
	State state;
	Str indicator_name, indicator_name_en, indicator_code, holder_name, holder_slug;
	int64_t year;
} Recommendation;

typedef struct RecommendationList {
	Recommendation *items;
	size_t count, capacity;
} RecommendationList;

typedef struct RecommendationFilter {
	uint32_t statuses; /* bits 1 << Status; 0: all */
	Id agency;	   /* leads or contributes to an action, or holds the ball */
	Str word;	   /* folded and found in reference, text and indicator's name */
	int64_t year;	   /* 0: all */
} RecommendationFilter;

const Recommendation *recommendation_find(Db *db, Id id);
const Recommendation *recommendation_find_reference(Db *db, Str reference);
/* Most urgent first: late, returned, waiting, running, unplanned, unanswered, carried out, noted;
 * then due, number. */
RecommendationList recommendation_list(Db *db, RecommendationFilter filter);
/* Its statement, so that a test can read which index each filter uses. */
SqlText recommendation_list_sql(Db *db, RecommendationFilter filter);
RecommendationList recommendation_list_of_action(Db *db, Id action);
/* How many of an evaluation have each status. */
void recommendation_count_by_status(Db *db, Id evaluation, int64_t counts[STATUSES]);

/* The reference is made of kind, year and number: "RB-2024-07". 0: the number is taken. */
Id recommendation_add(Db *db, const Recommendation *recommendation, const Actor *by);
/* benefit, priority, due. false: somebody else changed it. */
bool recommendation_change(Db *db, const Recommendation *recommendation, const Actor *by);

StandingList recommendation_relation(Db *db, const Recommendation *recommendation,
				     const Person *person);

#endif
