/* SPDX-License-Identifier: Apache-2.0 */
/* /rekomendasi/{ref} and /rekomendasi/{ref}/ubah. */
#ifndef NYATA_RECOMMENDATION_PAGES_H
#define NYATA_RECOMMENDATION_PAGES_H

#include "plans/status_pages.h"
#include "web/response.h"

Response recommendation_show(Request *rq);
/* What changes for citizens, priority and due day; the evaluator's text stays. */
Response recommendation_edit(Request *rq);
Response recommendation_update(Request *rq);

/* A row of a list, with what is counted when it is shown. */
typedef struct ListedRecommendation {
	const Recommendation *recommendation;
	int days_late, days_held;
} ListedRecommendation;

typedef struct ListedList {
	ListedRecommendation *items;
	size_t count, capacity;
} ListedList;

/* Days late and days held, over the holidays that matter for all rows. */
ListedList recommendation_listed(Request *rq, const RecommendationList *list);

/* What is waited for, where the reader may do it; an empty label: nothing of the reader. */
typedef struct NextDeed {
	Str label, target;
	bool is_plan; /* a new action */
} NextDeed;

/* What the page of one recommendation shows. */
typedef struct RecommendationPage {
	const Recommendation *recommendation;
	const Evaluation *evaluation;
	Chain chain;
	EventList events;
	const Agency *holder;
	int days_late, days_held;
	bool may_respond, may_plan, may_change;
	NextDeed next;
} RecommendationPage;

#endif
