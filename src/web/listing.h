/* SPDX-License-Identifier: Apache-2.0 */
/* What every long list shows around its rows: the filter as a form that needs no script, what is
 * chosen as links that take it away, how many there are, the pages before and behind, and the same
 * rows as CSV. A page fills a Listing and prints its parts with web/listing_view.h. */
#ifndef NYATA_LISTING_H
#define NYATA_LISTING_H

#include "base/cursor.h"
#include "web/form.h"
#include "web/response.h"

/* Rows of a page. */
#define LISTING_ROWS 50
/* Rows are counted up to that many: beyond, a count would cost more than the page, and nobody
 * pages through them. */
#define LISTING_MOST 10000

typedef struct ListingSelect {
	const char *name;
	Str label, value;
	OptionList options;
	bool is_order; /* always has a value, so nobody takes it away */
} ListingSelect;

typedef struct ListingSelectList {
	ListingSelect *items;
	size_t count, capacity;
} ListingSelectList;

typedef struct ListingDay {
	const char *name;
	Str label, value; /* ISO, as <input type="date"> gives it */
} ListingDay;

typedef struct ListingDayList {
	ListingDay *items;
	size_t count, capacity;
} ListingDayList;

typedef struct ListingChip {
	Str text, target;
} ListingChip;

typedef struct ListingChipList {
	ListingChip *items;
	size_t count, capacity;
} ListingChipList;

typedef struct Listing {
	Str path;
	bool has_words;
	Str words;
	ListingSelectList selects;
	ListingDayList days;
	ListingChipList chips;
	Str counted;				       /* "1.234 rekomendasi" */
	int64_t from, until;			       /* 1 to 50; 0 where all stand on one page */
	Str first, previous, next, csv, csv_for_excel; /* addresses; empty: none */
} Listing;

/* What was read for a page: up to LISTING_ROWS + 1 rows. */
typedef struct ListingCut {
	size_t from, count;
	bool has_previous, has_next;
	int64_t before;
} ListingCut;

void listing_add_words(Request *rq, Listing *listing, Str value);
/* The options of the new select; the first one of value "" means all. */
OptionList *listing_add_select(Request *rq, Listing *listing, ListingSelect select);
/* The options of what stands on top; usual is the value where none is chosen. */
OptionList *listing_add_order(Request *rq, Listing *listing, const char *usual);
void listing_add_option(Request *rq, OptionList *options, Str value, Str label);
void listing_add_day(Request *rq, Listing *listing, ListingDay day);

/* Which of the rows read are the page's. */
ListingCut listing_cut(const Cursor *cursor, size_t got);
/* first and last: the places of the page's first and last row. */
void listing_turn(Request *rq, Listing *listing, ListingCut cut, const Cursor *first,
		  const Cursor *last);
/* Chips of what is chosen, and the addresses of the files: the path with ".csv". */
void listing_finish(Request *rq, Listing *listing);

/* "ascending" or "descending" where the list is ordered by the column, else "none". */
const char *listing_sort(const Listing *listing, const char *up, const char *down);
/* The list ordered by up, or by down where it is ordered by up already. */
Str listing_sort_target(Request *rq, const Listing *listing, const char *up, const char *down);
/* What stands on top: the label of the chosen order. */
Str listing_order(const Listing *listing);
/* Why a list is not shown: 404 for a value that nothing has, 400 for a place that is none. */
Response listing_refuse(Request *rq, bool is_nowhere);
bool listing_is_filtered(const Listing *listing);

#endif
