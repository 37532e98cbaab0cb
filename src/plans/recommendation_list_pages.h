/* SPDX-License-Identifier: Apache-2.0 */
/* /rekomendasi and /rekomendasi.csv. */
#ifndef NYATA_RECOMMENDATION_LIST_PAGES_H
#define NYATA_RECOMMENDATION_LIST_PAGES_H

#include "plans/recommendation_list.h"
#include "plans/recommendation_pages.h"
#include "web/listing.h"

Response recommendation_index(Request *rq);
/* Every row that the filter finds, in the order of the list. */
Response recommendation_table_file(Request *rq);

/* The parameters of the list as they stand in the address. */
typedef struct RecommendationAddress {
	Str words, status, agency, year, indicator;
} RecommendationAddress;

/* Its filter; with a chosen year alone for a page that leads to the list. */
Listing recommendation_listing(Request *rq, const RecommendationAddress *address);

/* Options that other lists of the plan offer too: "all" and each. */
void recommendation_add_statuses(Request *rq, OptionList *options);
void recommendation_add_agencies(Request *rq, OptionList *options);

#endif
