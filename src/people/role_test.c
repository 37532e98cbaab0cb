/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people.h"

static void the_words_of_roles_go_there_and_back(void **state)
{
	(void)state;
	for (int i = 0; i < ROLES; i++) {
		Role role;
		assert_true(role_from(str_of(role_word((Role)i)), &role));
		assert_int_equal(role, i);
	}
	Role role;
	assert_false(role_from(S("king"), &role));
}

static void an_admin_grants_every_role_but_inspector(void **state)
{
	const TestPeople *people = *state;
	for (int role = 0; role < ROLES; role++) {
		GrantResult result = try_grant(people, people->admin, people->nobody, (Role)role,
					       people->other_dinas);
		GrantResult expected = role == ROLE_INSPECTOR ? GRANT_NOT_YOURS : GRANT_DONE;
		assert_int_equal(result, expected);
	}
}

static void an_admin_grants_inspector_nowhere(void **state)
{
	const TestPeople *people = *state;
	const Id agencies[] = { people->inspectorate, people->bureau, people->outside,
				people->regency };
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(try_grant(people, people->admin, people->nobody, ROLE_INSPECTOR,
					   agencies[i]),
				 GRANT_NOT_YOURS);
}

static void a_command_grants_every_role_but_inspector(void **state)
{
	const TestPeople *people = *state;
	for (int role = 0; role < ROLES; role++) {
		GrantResult result =
			try_grant(people, 0, people->nobody, (Role)role, people->other_dinas);
		GrantResult expected = role == ROLE_INSPECTOR ? GRANT_NOT_YOURS : GRANT_DONE;
		assert_int_equal(result, expected);
	}
}

static void nobody_but_a_command_grants_without_a_person(void **state)
{
	const TestPeople *people = *state;
	const Source sources[] = { BY_PAGE, BY_API, BY_IMPORT, BY_JOB };
	for (size_t i = 0; i < 4; i++) {
		Actor by = test_by(0);
		by.source = sources[i];
		RoleGrant grant = { .person = people->nobody,
				    .role = ROLE_OFFICER,
				    .agency = people->dinas };
		assert_int_equal(role_grant(people->db, &grant, &by), GRANT_NOT_YOURS);
	}
}

static void the_head_of_the_inspectorate_grants_inspectors_there_only(void **state)
{
	const TestPeople *people = *state;
	Id head = people->inspectorate_head;
	assert_int_equal(
		try_grant(people, head, people->nobody, ROLE_INSPECTOR, people->inspectorate),
		GRANT_DONE);
	const Id others[] = { people->bureau, people->outside, people->dinas, people->regency };
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(try_grant(people, head, people->nobody, ROLE_INSPECTOR, others[i]),
				 GRANT_NOT_YOURS);
}

static void a_leader_grants_inspectors_at_the_bureau_and_outside_only(void **state)
{
	const TestPeople *people = *state;
	const Id theirs[] = { people->bureau, people->outside };
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(try_grant(people, people->leader, people->nobody, ROLE_INSPECTOR,
					   theirs[i]),
				 GRANT_DONE);
	const Id others[] = { people->inspectorate, people->dinas, people->regency };
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(try_grant(people, people->leader, people->nobody, ROLE_INSPECTOR,
					   others[i]),
				 GRANT_NOT_YOURS);
}

static void a_leader_grants_no_other_role(void **state)
{
	const TestPeople *people = *state;
	for (int role = 0; role < ROLES; role++)
		if (role != ROLE_INSPECTOR)
			assert_int_equal(try_grant(people, people->leader, people->nobody,
						   (Role)role, people->bureau),
					 GRANT_NOT_YOURS);
}

static void a_leader_who_was_an_admin_grants_no_inspector(void **state)
{
	const TestPeople *people = *state;
	test_grant(people->db, people->nobody, ROLE_LEADER, people->regency, test_by(0));
	test_grant(people->db, people->nobody, ROLE_ADMIN, people->regency, test_by(0));
	assert_int_equal(
		try_grant(people, people->nobody, people->auditor, ROLE_INSPECTOR, people->bureau),
		GRANT_NOT_YOURS);
}

static void a_head_grants_officers_of_the_own_agency_only(void **state)
{
	const TestPeople *people = *state;
	assert_int_equal(
		try_grant(people, people->head, people->nobody, ROLE_OFFICER, people->dinas),
		GRANT_DONE);
	assert_int_equal(
		try_grant(people, people->head, people->nobody, ROLE_OFFICER, people->other_dinas),
		GRANT_NOT_YOURS);
	for (int role = 0; role < ROLES; role++)
		if (role != ROLE_OFFICER)
			assert_int_equal(try_grant(people, people->head, people->nobody, (Role)role,
						   people->dinas),
					 GRANT_NOT_YOURS);
}

static void the_other_roles_grant_nothing(void **state)
{
	const TestPeople *people = *state;
	const Id granters[] = { people->coordinator, people->officer, people->inspector,
				people->auditor, people->nobody };
	for (size_t i = 0; i < 5; i++)
		for (int role = 0; role < ROLES; role++)
			assert_int_equal(try_grant(people, granters[i], people->nobody, (Role)role,
						   people->dinas),
					 granters[i] == people->nobody ? GRANT_TO_ONESELF
								       : GRANT_NOT_YOURS);
}

static void nobody_grants_a_role_to_oneself(void **state)
{
	const TestPeople *people = *state;
	assert_int_equal(try_grant(people, people->admin, people->admin, ROLE_HEAD, people->dinas),
			 GRANT_TO_ONESELF);
	assert_int_equal(try_grant(people, people->inspectorate_head, people->inspectorate_head,
				   ROLE_INSPECTOR, people->inspectorate),
			 GRANT_TO_ONESELF);
	assert_int_equal(
		try_grant(people, people->leader, people->leader, ROLE_INSPECTOR, people->outside),
		GRANT_TO_ONESELF);
}

static void who_has_ever_been_admin_never_inspects(void **state)
{
	const TestPeople *people = *state;
	Actor command = test_by(0);
	test_grant(people->db, people->nobody, ROLE_ADMIN, people->regency, command);
	RoleGrantList grants = role_list_of(people->db, people->nobody, command.today);
	assert_true(role_end(people->db, grants.items[0].id, &command));

	assert_int_equal(
		try_grant(people, people->admin, people->nobody, ROLE_HEAD, people->inspectorate),
		GRANT_ONCE_ADMIN);
	assert_int_equal(try_grant(people, people->inspectorate_head, people->nobody,
				   ROLE_INSPECTOR, people->inspectorate),
			 GRANT_ONCE_ADMIN);
	assert_int_equal(
		try_grant(people, people->leader, people->nobody, ROLE_INSPECTOR, people->bureau),
		GRANT_ONCE_ADMIN);
	assert_int_equal(try_grant(people, people->admin, people->nobody, ROLE_HEAD, people->dinas),
			 GRANT_DONE);
}

static void who_inspects_becomes_no_admin(void **state)
{
	const TestPeople *people = *state;
	assert_int_equal(
		try_grant(people, people->admin, people->inspector, ROLE_ADMIN, people->regency),
		GRANT_IS_INSPECTOR);
	assert_int_equal(try_grant(people, people->admin, people->inspectorate_head, ROLE_ADMIN,
				   people->regency),
			 GRANT_IS_INSPECTOR);
	assert_int_equal(
		try_grant(people, people->admin, people->head, ROLE_ADMIN, people->regency),
		GRANT_DONE);
}

static void who_will_inspect_becomes_no_admin_either(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->inspectorate_head);
	RoleGrant later = { .person = people->nobody,
			    .role = ROLE_INSPECTOR,
			    .agency = people->inspectorate,
			    .from = day_plus(by.today, 30) };
	assert_int_equal(role_grant(people->db, &later, &by), GRANT_DONE);
	assert_int_equal(
		try_grant(people, people->admin, people->nobody, ROLE_ADMIN, people->regency),
		GRANT_IS_INSPECTOR);
}

static void an_outside_body_has_no_role_but_inspector(void **state)
{
	const TestPeople *people = *state;
	for (int role = 0; role < ROLES; role++)
		if (role != ROLE_INSPECTOR)
			assert_int_equal(try_grant(people, people->admin, people->nobody,
						   (Role)role, people->outside),
					 GRANT_NO_ACCOUNTS);
}

static void a_closed_agency_takes_no_role(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	agency_close(people->db, agency_find(people->db, people->desa), by.today, &by);
	assert_int_equal(try_grant(people, people->admin, people->nobody, ROLE_HEAD, people->desa),
			 GRANT_CLOSED);
}

static void a_role_that_is_held_is_not_granted_again(void **state)
{
	const TestPeople *people = *state;
	assert_int_equal(
		try_grant(people, people->admin, people->officer, ROLE_OFFICER, people->dinas),
		GRANT_HELD_ALREADY);
	assert_int_equal(try_grant(people, people->admin, people->officer, ROLE_OFFICER,
				   people->other_dinas),
			 GRANT_DONE);
}

static bool may_renew(const TestPeople *people, Id by_person, Id of_person)
{
	Actor by = test_by(by_person);
	return role_may_renew_access(people->db, of_person, &by);
}

static void nobody_slips_into_the_account_of_who_inspects(void **state)
{
	const TestPeople *people = *state;
	assert_false(may_renew(people, people->admin, people->inspector));
	assert_false(may_renew(people, people->admin, people->inspectorate_head));
	assert_false(may_renew(people, 0, people->inspectorate_head));
	assert_false(may_renew(people, people->leader, people->inspector));
	assert_false(may_renew(people, people->admin, people->leader));
	assert_true(may_renew(people, 0, people->leader));
	assert_true(may_renew(people, people->inspectorate_head, people->inspector));
	assert_true(may_renew(people, people->leader, people->inspectorate_head));
}

static void who_gives_the_roles_renews_the_access(void **state)
{
	const TestPeople *people = *state;
	assert_true(may_renew(people, people->admin, people->coordinator));
	assert_true(may_renew(people, people->admin, people->nobody));
	assert_true(may_renew(people, 0, people->nobody));
	assert_true(may_renew(people, people->head, people->officer));
	assert_false(may_renew(people, people->head, people->coordinator));
	assert_false(may_renew(people, people->head, people->nobody));
	assert_false(may_renew(people, people->officer, people->head));
}

static void grants_are_journalled_without_names_in_public(void **state)
{
	const TestPeople *people = *state;
	try_grant(people, people->admin, people->nobody, ROLE_HEAD, people->other_dinas);
	Actor by = test_by(people->admin);
	Id grant = role_list_of(people->db, people->nobody, by.today).items[0].id;
	JournalEntryList entries = journal_list_of(people->db, "role", grant);
	assert_int_equal(entries.count, 1);
	assert_text(entries.items[0].deed, "grant");
	assert_text(entries.items[0].public_facts, "{\"agency\":\"other-dinas\",\"from\":"
						   "\"2026-11-24\",\"role\":\"head\","
						   "\"until\":null}");
}

static const struct CMUnitTest tests[] = {
	PEOPLE_TEST(the_words_of_roles_go_there_and_back),
	PEOPLE_TEST(an_admin_grants_every_role_but_inspector),
	PEOPLE_TEST(an_admin_grants_inspector_nowhere),
	PEOPLE_TEST(a_command_grants_every_role_but_inspector),
	PEOPLE_TEST(nobody_but_a_command_grants_without_a_person),
	PEOPLE_TEST(the_head_of_the_inspectorate_grants_inspectors_there_only),
	PEOPLE_TEST(a_leader_grants_inspectors_at_the_bureau_and_outside_only),
	PEOPLE_TEST(a_leader_grants_no_other_role),
	PEOPLE_TEST(a_leader_who_was_an_admin_grants_no_inspector),
	PEOPLE_TEST(a_head_grants_officers_of_the_own_agency_only),
	PEOPLE_TEST(the_other_roles_grant_nothing),
	PEOPLE_TEST(nobody_grants_a_role_to_oneself),
	PEOPLE_TEST(who_has_ever_been_admin_never_inspects),
	PEOPLE_TEST(who_inspects_becomes_no_admin),
	PEOPLE_TEST(who_will_inspect_becomes_no_admin_either),
	PEOPLE_TEST(an_outside_body_has_no_role_but_inspector),
	PEOPLE_TEST(a_closed_agency_takes_no_role),
	PEOPLE_TEST(a_role_that_is_held_is_not_granted_again),
	PEOPLE_TEST(nobody_slips_into_the_account_of_who_inspects),
	PEOPLE_TEST(who_gives_the_roles_renews_the_access),
	PEOPLE_TEST(grants_are_journalled_without_names_in_public),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
