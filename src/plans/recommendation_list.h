/* SPDX-License-Identifier: Apache-2.0 */
/* A list of recommendations as somebody asks for it: filters, an order, a place to begin. The
 * question is apart from the page, so that the page, its CSV and the API ask the same: each fills a
 * RecommendationAsked from its own parameters and gets the question by
 * recommendation_question_read(). */
#ifndef NYATA_RECOMMENDATION_LIST_H
#define NYATA_RECOMMENDATION_LIST_H

#include "base/cursor.h"
#include "plans/recommendation.h"

typedef enum RecommendationOrder {
	RECOMMENDATIONS_BY_URGENCY,
	RECOMMENDATIONS_BY_DUE, /* without a due day last */
	RECOMMENDATIONS_BY_DUE_LATEST,
	RECOMMENDATIONS_BY_NUMBER, /* year, number */
	RECOMMENDATIONS_BY_NUMBER_LAST,
	RECOMMENDATIONS_NEWEST,
	RECOMMENDATIONS_OLDEST,
	RECOMMENDATION_ORDERS,
} RecommendationOrder;

typedef struct RecommendationQuestion {
	RecommendationFilter filter;
	RecommendationOrder order;
	Cursor cursor;
	int limit; /* 0: all of them */
} RecommendationQuestion;

/* As it stands in an address; {0} for what is not asked. */
typedef struct RecommendationAsked {
	uint32_t statuses; /* already bits: pages and the API have words of their own for them */
	Str agency;	   /* slug */
	Str year, words;
	Str indicator; /* slug */
	Str order;     /* recommendation_order_word() */
	Str cursor;
} RecommendationAsked;

typedef enum Asking {
	ASKED_WELL,
	ASKED_UNKNOWN, /* a value that nothing has */
	ASKED_NOWHERE, /* a cursor that is none */
} Asking;

Asking recommendation_question_read(Db *db, const RecommendationAsked *asked,
				    RecommendationQuestion *question);

/* In the order of the list, whichever way the cursor looks; with a limit one more than it says
 * where there are more, which the caller cuts off: the last one, or the first when it looks back.
 */
RecommendationList recommendation_list_page(Db *db, const RecommendationQuestion *question);
/* How many the filter finds, counted up to most + 1. */
int64_t recommendation_list_count(Db *db, const RecommendationQuestion *question, int most);
/* The place of a row in the list. */
Cursor recommendation_cursor(const RecommendationQuestion *question, const Recommendation *row);

/* The statement that gives the ids, which decides what a list costs; for the test that reads its
 * plan. */
SqlText recommendation_list_sql(Db *db, const RecommendationQuestion *question);

const char *recommendation_order_word(RecommendationOrder order); /* "batas-terjauh" */

#endif
