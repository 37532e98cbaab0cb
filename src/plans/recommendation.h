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
	Str place, due_place, sequence; /* what lists order by */
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
	Str words;	   /* as typed; looked for through records/search.h */
	int64_t year;	   /* 0: all */
	Id indicator;
} RecommendationFilter;

const Recommendation *recommendation_find(Db *db, Id id);
const Recommendation *recommendation_find_reference(Db *db, Str reference);
/* All of them, for pages that show few; recommendation_list.h gives pages of a list.
 * Most urgent first: late, returned, waiting, running, unplanned, unanswered, carried out, noted;
 * then due, number. */
RecommendationList recommendation_list(Db *db, RecommendationFilter filter);
RecommendationList recommendation_list_of_action(Db *db, Id action);
/* That some recommendation is about, by name. */
IndicatorList recommendation_indicators(Db *db);
/* How many of an evaluation have each status. */
void recommendation_count_by_status(Db *db, Id evaluation, int64_t counts[STATUSES]);

/* The reference is made of kind, year and number: "RB-2024-07". 0: the number is taken. */
Id recommendation_add(Db *db, const Recommendation *recommendation, const Actor *by);
/* benefit, priority, due. false: somebody else changed it. */
bool recommendation_change(Db *db, const Recommendation *recommendation, const Actor *by);
/* With its state and the words it is looked for by. Nothing may hang on it any more. */
void recommendation_remove(Db *db, Id id, const Actor *by);

/* Fills the index of words from after an id on, as jobs.c wants it. */
Id recommendations_search_refresh(Db *db, Id after, Day today, int64_t until_ns);

/* For the other statements that give whole recommendations: what they select, of s
 * (recommendation_state) and what is joined to it, and what reads a row of it. */
#define RECOMMENDATION_COLUMNS                                                                     \
	"r.*, e.year AS year, i.name AS indicator_name,"                                           \
	" i.name_en AS indicator_name_en, i.code AS indicator_code,"                               \
	" h.short_name AS holder_name, h.slug AS holder_slug,"                                     \
	" s.status, s.holder_kind, s.holder, s.since, s.due AS state_due,"                         \
	" s.place, s.due_place, s.sequence"
#define RECOMMENDATION_JOINS                                                                       \
	"JOIN recommendation r ON r.id = s.recommendation"                                         \
	" JOIN evaluation e ON e.id = r.evaluation"                                                \
	" LEFT JOIN indicator i ON i.id = r.indicator"                                             \
	" LEFT JOIN agency h ON h.id = s.holder"
Recommendation recommendation_read(Rows *rows);

StandingList recommendation_relation(Db *db, const Recommendation *recommendation,
				     const Person *person);

#endif
