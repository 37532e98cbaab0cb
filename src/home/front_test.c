/* SPDX-License-Identifier: Apache-2.0 */
#include "home/front.h"

#include "demo/test_demo_pages.h"
#include "plans/recommendation_list.h"

/* The demo's one evaluation, as its list says. */
static RecommendationList listed(Db *db)
{
	return recommendation_list(db, (RecommendationFilter){ .year = 2025 });
}

static void a_year_counts_what_its_list_holds(void **state)
{
	const TestDemo *demo = *state;
	int64_t by_status[STATUSES] = { 0 };
	db_begin_read(demo->db);
	RecommendationList list = listed(demo->db);
	YearCountList years = front_years(demo->db);
	db_commit(demo->db);
	for (size_t i = 0; i < list.count; i++)
		by_status[list.items[i].state.status]++;
	assert_int_equal(years.count, 1);
	assert_int_equal(years.items[0].year, 2025);
	assert_int_equal(years.items[0].total, list.count);
	for (Status s = 0; s < STATUSES; s++)
		assert_int_equal(years.items[0].by_status[s], by_status[s]);
}

static void check_held(const RecommendationList *list, const HeldCount *held)
{
	int64_t count = 0, late = 0;
	for (size_t i = 0; i < list->count; i++) {
		const Recommendation *r = &list->items[i];
		if (!str_equal(r->holder_slug, held->slug))
			continue;
		count++;
		assert_false(day_before(r->state.since, held->since));
		if (r->state.status != STATUS_LATE)
			continue;
		late++;
		assert_false(day_before(r->state.due, held->late_due));
	}
	assert_int_equal(held->count, count);
	assert_int_equal(held->late, late);
}

static void each_holder_counts_what_lies_there(void **state)
{
	const TestDemo *demo = *state;
	db_begin_read(demo->db);
	RecommendationList list = listed(demo->db);
	HeldCountList held = front_held(demo->db, 2025);
	db_commit(demo->db);
	int64_t all = 0, with_holder = 0;
	for (size_t i = 0; i < held.count; i++) {
		check_held(&list, &held.items[i]);
		all += held.items[i].count;
		if (i)
			assert_false(day_before(held.items[i].since, held.items[i - 1].since));
	}
	for (size_t i = 0; i < list.count; i++)
		with_holder += list.items[i].holder_slug.length > 0;
	assert_true(held.count > 2);
	assert_int_equal(all, with_holder);
}

static void another_year_holds_nothing(void **state)
{
	const TestDemo *demo = *state;
	db_begin_read(demo->db);
	assert_int_equal(front_held(demo->db, 2024).count, 0);
	db_commit(demo->db);
}

RUN_IN_DEMO(TEST(a_year_counts_what_its_list_holds), TEST(each_holder_counts_what_lies_there),
	    TEST(another_year_holds_nothing))
