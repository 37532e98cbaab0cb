/* SPDX-License-Identifier: Apache-2.0 */
/* /: where the newest evaluation stands, first in words; and /perangkat-daerah. */
#ifndef NYATA_FRONT_PAGES_H
#define NYATA_FRONT_PAGES_H

#include "home/agency_load.h"
#include "plans/recommendation_list_pages.h"

Response front_show(Request *rq);
Response agency_index(Request *rq);
Response agency_show(Request *rq);

/* One part of the headline: "4 dilaksanakan", its link, and what follows it (", " or "."). */
typedef struct HeadlinePart {
	Str text, target;
	const char *css, *end;
} HeadlinePart;

typedef struct HeadlinePartList {
	HeadlinePart *items;
	size_t count, capacity;
} HeadlinePartList;

/* An agency that holds something, with the longest it holds. */
typedef struct Holding {
	Str name, slug;
	int64_t count;
	int days;
	bool is_late;
} Holding;

typedef struct HoldingList {
	Holding *items; /* longest first */
	size_t count, capacity;
} HoldingList;

/* An earlier evaluation that still has open recommendations. */
typedef struct EarlierYear {
	int64_t year, count, open, late;
} EarlierYear;

typedef struct EarlierYearList {
	EarlierYear *items; /* newest first */
	size_t count, capacity;
} EarlierYearList;

/* Rows and boxes at most; what is behind them is a link away. */
#define FRONT_ROWS 60

typedef struct Front {
	const Evaluation *evaluation; /* NULL: none yet */
	Listing filter;
	int64_t total, counts[STATUS_GROUPS];
	ListedList rows; /* the most urgent */
	HeadlinePartList headline;
	HoldingList holdings;
	EarlierYearList earlier;
	StrList late_at; /* names of the agencies that hold something late */
	int longest_late;
	bool may_change_letter; /* of the evaluation */
} Front;

typedef struct AgencyRow {
	const Agency *agency;
	int depth;
	AgencyLoad load;
} AgencyRow;

typedef struct AgencyRowList {
	AgencyRow *items;
	size_t count, capacity;
} AgencyRowList;

typedef struct AgencyPage {
	const Agency *agency, *parent;
	AgencyList children;
	ListedList rows; /* the most urgent */
	bool has_more;
} AgencyPage;

/* Working days that one dash stands for, so that the longest takes at most 38 dashes. */
int holding_unit(const HoldingList *list);
/* Of a cell with a count; a phone leaves out those that say nothing. */
const char *count_class(int count);
/* "Evaluasi 2025: 18 rekomendasi, 4 terlambat." */
Str earlier_words(const Request *rq, const EarlierYear *earlier);
Str agency_kind_label(const Request *rq, AgencyKind kind);

#endif
