/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/recommendation_list.h"

#include "plans/test_world.h"

/* All pages of a list, forward; the references one after another. */
static Str walk(World *w, RecommendationQuestion question, int *pages)
{
	Str all = { 0 };
	for (*pages = 1;; ++*pages) {
		RecommendationList list = recommendation_list_page(w->db, &question);
		bool is_more = list.count > (size_t)question.limit;
		if (is_more)
			list.count--;
		for (size_t i = 0; i < list.count; i++)
			all = str_print(w->arena, "%.*s %.*s", STR_ARGS(all),
					STR_ARGS(list.items[i].reference));
		if (!is_more)
			return all;
		question.cursor = recommendation_cursor(&question, &list.items[list.count - 1]);
	}
}

static void some(World *w)
{
	for (int number = 8; number <= 13; number++)
		world_recommendation(w, number, number % 2 ? "Perbaiki loket" : "Perbaikan jalan");
}

static void pages_of_each_order_hold_each_row_once(void **state)
{
	World *w = *state;
	some(w);
	for (RecommendationOrder order = 0; order < RECOMMENDATION_ORDERS; order++) {
		int pages, one;
		RecommendationQuestion question = { .order = order, .limit = 3 };
		Str all = walk(w, question, &pages);
		assert_int_equal(pages, 3);
		question.limit = 100;
		assert_true(str_equal(all, walk(w, question, &one)));
		assert_int_equal(one, 1);
	}
}

static void numbers_are_ordered_as_numbers(void **state)
{
	World *w = *state;
	int pages;
	world_recommendation(w, 100, "Perbaiki loket");
	world_recommendation(w, 99, "Perbaiki loket");
	Str up =
		walk(w, (RecommendationQuestion){ .order = RECOMMENDATIONS_BY_NUMBER, .limit = 50 },
		     &pages);
	Str down = walk(
		w, (RecommendationQuestion){ .order = RECOMMENDATIONS_BY_NUMBER_LAST, .limit = 50 },
		&pages);
	assert_true(str_ends(up, S("RB-2025-99 RB-2025-100")));
	assert_true(str_starts(down, S(" RB-2025-100 RB-2025-99")));
}

static void looking_back_gives_the_page_before(void **state)
{
	World *w = *state;
	some(w);
	RecommendationQuestion question = { .order = RECOMMENDATIONS_OLDEST, .limit = 2 };
	RecommendationList first = recommendation_list_page(w->db, &question);
	question.cursor = recommendation_cursor(&question, &first.items[1]);
	RecommendationList second = recommendation_list_page(w->db, &question);
	question.cursor = recommendation_cursor(&question, &second.items[0]);
	question.cursor.is_back = true;
	RecommendationList back = recommendation_list_page(w->db, &question);
	assert_int_equal(back.count, 2);
	assert_int_equal(back.items[0].id, first.items[0].id);
	assert_int_equal(back.items[1].id, first.items[1].id);
}

static void counting_stops_where_it_is_told(void **state)
{
	World *w = *state;
	some(w);
	RecommendationQuestion question = { .limit = 2 };
	assert_int_equal(recommendation_list_count(w->db, &question, 100), 7);
	assert_int_equal(recommendation_list_count(w->db, &question, 3), 4);
	question.filter.words = S("jalan");
	assert_int_equal(recommendation_list_count(w->db, &question, 100), 3);
}

static void a_question_is_read_or_refused(void **state)
{
	World *w = *state;
	RecommendationQuestion question;
	RecommendationAsked asked = { .agency = S("dinkes"),
				      .year = S("2025"),
				      .order = S("batas"),
				      .cursor = S("n50.7.2025-01-01") };
	const Agency *health = agency_find(w->db, w->health);
	asked.agency = health->slug;
	assert_int_equal(recommendation_question_read(w->db, &asked, &question), ASKED_WELL);
	assert_int_equal(question.filter.agency, w->health);
	assert_int_equal(question.order, RECOMMENDATIONS_BY_DUE);
	assert_int_equal(question.cursor.id, 7);
	const RecommendationAsked unknown[] = { { .agency = S("tidak-ada") },
						{ .year = S("1999") },
						{ .year = S("x") },
						{ .indicator = S("tidak-ada") },
						{ .order = S("acak") } };
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		assert_int_equal(recommendation_question_read(w->db, &unknown[i], &question),
				 ASKED_UNKNOWN);
	asked = (RecommendationAsked){ .cursor = S("'; DROP TABLE") };
	assert_int_equal(recommendation_question_read(w->db, &asked, &question), ASKED_NOWHERE);
}

RUN_IN_WORLD(IN_WORLD(pages_of_each_order_hold_each_row_once),
	     IN_WORLD(numbers_are_ordered_as_numbers), IN_WORLD(looking_back_gives_the_page_before),
	     IN_WORLD(counting_stops_where_it_is_told), IN_WORLD(a_question_is_read_or_refused))
