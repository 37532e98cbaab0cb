/* SPDX-License-Identifier: Apache-2.0 */
/* From when until when a role holds, and how it ends. */
#include "people/test_people.h"

static void a_role_is_held_from_its_first_to_its_last_day(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->admin);
	Day first = day_plus(by.today, 10), last = day_plus(by.today, 20);
	RoleGrant grant = { .person = people->nobody,
			    .role = ROLE_OFFICER,
			    .agency = people->dinas,
			    .from = first,
			    .until = last };
	assert_int_equal(role_grant(people->db, &grant, &by), GRANT_DONE);
	const struct {
		Day on;
		size_t count;
	} days[] = {
		{ day_plus(first, -1), 0 }, { first, 1 }, { last, 1 }, { day_plus(last, 1), 0 }
	};
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(role_list_of(people->db, people->nobody, days[i].on).count,
				 days[i].count);
		RoleGrantList ever = role_list_ever(people->db, people->nobody);
		assert_int_equal(role_holds(&ever.items[0], days[i].on), days[i].count);
	}
}

static void a_role_that_is_ended_holds_no_more_that_day_but_has_touched_it(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->admin);
	RoleGrantList grants = role_list_of(people->db, people->officer, by.today);
	assert_true(role_end(people->db, grants.items[0].id, &by));

	assert_int_equal(role_list_of(people->db, people->officer, by.today).count, 0);
	RoleGrantList ever = role_list_ever(people->db, people->officer);
	assert_int_equal(ever.count, 1);
	assert_false(role_holds(&ever.items[0], by.today));
	assert_true(role_touches(&ever.items[0], by.today, by.today));
	Day tomorrow = day_plus(by.today, 1);
	assert_false(role_touches(&ever.items[0], tomorrow, tomorrow));
	assert_true(role_touches(&ever.items[0], by.today, tomorrow));
	assert_true(role_touches(&ever.items[0], day_plus(by.today, -1), by.today));
	assert_int_equal(
		try_grant(people, people->admin, people->officer, ROLE_OFFICER, people->dinas),
		GRANT_DONE);
}

static void what_was_held_yesterday_still_shows_after_its_end(void **state)
{
	const TestPeople *people = *state;
	Actor later = test_by(people->admin);
	later.today = day_plus(later.today, 5);
	Day between = day_plus(later.today, -2);
	RoleGrantList grants = role_list_of(people->db, people->officer, later.today);
	assert_true(role_end(people->db, grants.items[0].id, &later));
	assert_int_equal(role_list_of(people->db, people->officer, between).count, 1);
}

static bool may_end(const TestPeople *people, Id by_person, Id of_person)
{
	Actor by = test_by(by_person);
	RoleGrantList grants = role_list_of(people->db, of_person, by.today);
	return role_end(people->db, grants.items[0].id, &by);
}

static void only_who_may_grant_a_role_may_end_it(void **state)
{
	const TestPeople *people = *state;
	assert_false(may_end(people, people->coordinator, people->officer));
	assert_false(may_end(people, people->admin, people->inspector));
	assert_false(may_end(people, 0, people->inspector));
	assert_false(may_end(people, people->leader, people->inspector));
	assert_true(may_end(people, people->inspectorate_head, people->inspector));
	assert_true(may_end(people, people->head, people->officer));
}

static void nobody_ends_the_own_role(void **state)
{
	const TestPeople *people = *state;
	assert_false(may_end(people, people->admin, people->admin));
}

static void a_role_ends_once(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->admin);
	Id grant = role_list_of(people->db, people->officer, by.today).items[0].id;
	assert_true(role_end(people->db, grant, &by));
	assert_false(role_end(people->db, grant, &by));
	assert_false(role_end(people->db, 999999, &by));
}

static const struct CMUnitTest tests[] = {
	PEOPLE_TEST(a_role_is_held_from_its_first_to_its_last_day),
	PEOPLE_TEST(a_role_that_is_ended_holds_no_more_that_day_but_has_touched_it),
	PEOPLE_TEST(what_was_held_yesterday_still_shows_after_its_end),
	PEOPLE_TEST(only_who_may_grant_a_role_may_end_it),
	PEOPLE_TEST(nobody_ends_the_own_role),
	PEOPLE_TEST(a_role_ends_once),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
