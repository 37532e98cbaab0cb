/* SPDX-License-Identifier: Apache-2.0 */
#include "web/listing.h"

#include "base/test.h"

static void the_row_too_many_says_that_there_is_more(void **state)
{
	(void)state;
	Cursor none = { 0 };
	ListingCut cut = listing_cut(&none, LISTING_ROWS + 1);
	assert_int_equal(cut.count, LISTING_ROWS);
	assert_int_equal(cut.from, 0);
	assert_true(cut.has_next && !cut.has_previous);
	cut = listing_cut(&none, LISTING_ROWS);
	assert_false(cut.has_next || cut.has_previous);
}

static void looking_back_it_is_the_first_row(void **state)
{
	(void)state;
	Cursor back = { .is_set = true, .is_back = true, .before = 50 };
	ListingCut cut = listing_cut(&back, LISTING_ROWS + 1);
	assert_int_equal(cut.from, 1);
	assert_true(cut.has_next && cut.has_previous);
	cut = listing_cut(&back, 3);
	assert_true(cut.has_next && !cut.has_previous);
	assert_int_equal(cut.before, 0);
}

static void pages_and_files_keep_what_is_asked_and_no_place(void **state)
{
	Field fields[] = { { S("status"), S("terlambat") }, { S("mulai"), S("n50.7.x") } };
	Request rq = { .arena = *state, .query_fields = { fields, 2, 2 } };
	Listing listing = { .path = S("/rekomendasi") };
	OptionList *options = listing_add_select(
		&rq, &listing,
		(ListingSelect){ .name = "status", .label = S("Status"), .value = S("terlambat") });
	listing_add_option(&rq, options, S("terlambat"), S("Terlambat"));
	listing_finish(&rq, &listing);
	assert_text(listing.csv, "/rekomendasi.csv?status=terlambat");
	assert_text(listing.csv_for_excel, "/rekomendasi.csv?status=terlambat&bentuk=excel");
	assert_int_equal(listing.chips.count, 1);
	assert_text(listing.chips.items[0].text, "Status: Terlambat");
	assert_text(listing.chips.items[0].target, "/rekomendasi");
	Cursor place = { .is_set = true, .id = 9, .key = S("a b") };
	ListingCut cut = { .count = 50, .has_next = true, .has_previous = true, .before = 100 };
	listing_turn(&rq, &listing, cut, &place, &place);
	assert_text(listing.next, "/rekomendasi?status=terlambat&mulai=n150.9.a%20b");
	assert_text(listing.previous, "/rekomendasi?status=terlambat&mulai=p50.9.a%20b");
	assert_text(listing.first, "/rekomendasi?status=terlambat");
	assert_int_equal(listing.from, 101);
	assert_int_equal(listing.until, 150);
}

static void a_column_is_ordered_one_way_then_the_other(void **state)
{
	Request rq = { .arena = *state };
	Listing listing = { .path = S("/a") };
	listing_add_select(&rq, &listing,
			   (ListingSelect){ .name = "urut", .is_order = true, .value = S("b") });
	assert_string_equal(listing_sort(&listing, "b", "b-turun"), "ascending");
	assert_string_equal(listing_sort(&listing, "a", "b"), "descending");
	assert_string_equal(listing_sort(&listing, "a", NULL), "none");
	assert_text(listing_sort_target(&rq, &listing, "b", "b-turun"), "/a?urut=b-turun");
	assert_text(listing_sort_target(&rq, &listing, "a", "a-turun"), "/a?urut=a");
}

RUN_TESTS(TEST(the_row_too_many_says_that_there_is_more), TEST(looking_back_it_is_the_first_row),
	  TEST(pages_and_files_keep_what_is_asked_and_no_place),
	  TEST(a_column_is_ordered_one_way_then_the_other))
