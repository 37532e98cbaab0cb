/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people.h"

#include "people/session.h"

static void an_account_is_small_letters_digits_and_three_marks(void **state)
{
	(void)state;
	const char *good[] = { "ab", "a.b-c_d", "1st", "ketua.tim2" };
	const char *wrong[] = { "",    "a",   "Ab",
				"a b", ".ab", "a@b",
				"a/b", "aé",  "a2345678901234567890123456789012345678901" };
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(account_is_valid(str_of(good[i])));
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(account_is_valid(str_of(wrong[i])));
}

static void an_account_is_taken_once_whatever_the_case(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Person again = { .name = S("X"), .account = S("ADMIN"), .office = S("") };
	assert_int_equal(person_add(people->db, &again, &by), 0);
	assert_int_equal(person_find_account(people->db, S("Admin"), by.today)->id, people->admin);
}

static void a_person_comes_with_the_roles_in_force(void **state)
{
	const TestPeople *people = *state;
	const Person *head = person_find(people->db, people->head, test_by(0).today);
	assert_int_equal(head->roles.count, 1);
	assert_int_equal(person_role_bits(head), ROLE_BIT(ROLE_HEAD));
	assert_true(person_holds(head, ROLE_HEAD));
	assert_false(person_holds(head, ROLE_ADMIN));
	assert_int_equal(person_role_bits(NULL), 0);
	const Person *before = person_find(people->db, people->head, day_of(2026, 11, 23));
	assert_int_equal(before->roles.count, 0);
}

static void the_list_has_all_persons_with_their_roles(void **state)
{
	const TestPeople *people = *state;
	PersonList persons = person_list(people->db, test_by(0).today);
	assert_int_equal(persons.count, 9);
	size_t roles = 0;
	for (size_t i = 0; i < persons.count; i++)
		roles += persons.items[i].roles.count;
	assert_int_equal(roles, 8);
	assert_text(persons.items[0].name, "Person admin");
}

static void nobody_has_a_password_at_first(void **state)
{
	const TestPeople *people = *state;
	assert_false(person_find(people->db, people->admin, test_by(0).today)->has_password);
	assert_int_equal(person_password_hash(people->db, people->admin).length, 0);
}

static void a_change_from_an_old_version_is_refused(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->admin);
	Person person = *person_find(people->db, people->officer, by.today);
	person.office = S("Kepala Seksi");
	assert_true(person_change(people->db, &person, &by));
	assert_false(person_change(people->db, &person, &by));
	assert_text(person_find(people->db, people->officer, by.today)->office, "Kepala Seksi");
}

static Str link_of(Db *db, Id person, int64_t hours, const Actor *by)
{
	return one_time_link_add(db, &(OneTimeLink){ person, S(LINK_SETS_PASSWORD), hours }, by);
}

static void a_new_password_ends_the_other_sessions_and_the_links(void **state)
{
	const TestPeople *people = *state;
	Db *db = people->db;
	Actor by = test_by(people->officer);
	Str kept = session_add(db, people->officer, &by);
	Str other = session_add(db, people->officer, &by);
	Str link = link_of(db, people->officer, 1, &by);
	NewPassword password = { people->officer, S("hash"), session_find(db, kept, by.now)->id };
	person_password_change(db, &password, &by);

	assert_non_null(session_find(db, kept, by.now));
	assert_null(session_find(db, other, by.now));
	assert_int_equal(one_time_link_find(db, link, S(LINK_SETS_PASSWORD), by.now), 0);
	assert_text(person_password_hash(db, people->officer), "hash");
}

static void a_blocked_person_has_no_session_and_no_link(void **state)
{
	const TestPeople *people = *state;
	Db *db = people->db;
	Actor by = test_by(people->admin);
	Str token = session_add(db, people->officer, &by);
	Str link = link_of(db, people->officer, 1, &by);
	assert_true(person_block(people->db, person_find(people->db, people->officer, by.today),
				 true, &by));

	assert_true(person_find(db, people->officer, by.today)->is_blocked);
	assert_null(session_find(db, token, by.now));
	assert_int_equal(one_time_link_find(db, link, S(LINK_SETS_PASSWORD), by.now), 0);
	assert_true(person_block(people->db, person_find(people->db, people->officer, by.today),
				 false, &by));
	assert_false(person_find(db, people->officer, by.today)->is_blocked);
	assert_null(session_find(db, token, by.now));
}

static void who_blocks_an_older_version_changes_nothing(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->admin);
	Person before = *person_find(people->db, people->officer, by.today);
	assert_true(person_block(people->db, &before, true, &by));
	assert_false(person_block(people->db, &before, false, &by));
	assert_true(person_find(people->db, people->officer, by.today)->is_blocked);
}

static void names_and_accounts_stay_out_of_the_public_journal(void **state)
{
	const TestPeople *people = *state;
	JournalEntryList entries = journal_list_of(people->db, "person", people->admin);
	assert_int_equal(entries.count, 1);
	assert_text(entries.items[0].public_facts, "{\"office\":\"Office of admin\"}");
	assert_text(entries.items[0].private_facts,
		    "{\"account\":\"admin\",\"name\":\"Person admin\"}");
}

static void a_link_works_once(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Str token = link_of(people->db, people->admin, 1, &by);
	assert_int_equal(token.length, 64);
	assert_int_equal(one_time_link_find(people->db, token, S(LINK_SETS_PASSWORD), by.now),
			 people->admin);
	assert_true(one_time_link_use(people->db, token, &by));
	assert_false(one_time_link_use(people->db, token, &by));
	assert_int_equal(one_time_link_find(people->db, token, S(LINK_SETS_PASSWORD), by.now), 0);
}

static void a_link_ends_in_time_and_serves_its_purpose_only(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Str token = link_of(people->db, people->admin, 2, &by);
	Instant almost = { by.now.seconds + 2 * 3600 - 1 }, over = { by.now.seconds + 2 * 3600 };
	assert_int_equal(one_time_link_find(people->db, token, S(LINK_SETS_PASSWORD), almost),
			 people->admin);
	assert_int_equal(one_time_link_find(people->db, token, S(LINK_SETS_PASSWORD), over), 0);
	assert_int_equal(one_time_link_find(people->db, token, S("other"), by.now), 0);
	assert_int_equal(one_time_link_find(people->db, S("x"), S(LINK_SETS_PASSWORD), by.now), 0);
	by.now = over;
	assert_false(one_time_link_use(people->db, token, &by));
}

static void a_new_link_ends_the_one_before(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Str first = link_of(people->db, people->admin, 1, &by);
	Str second = link_of(people->db, people->admin, 1, &by);
	assert_false(one_time_link_use(people->db, first, &by));
	assert_true(one_time_link_use(people->db, second, &by));
}

static void the_database_has_no_token(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Str token = link_of(people->db, people->admin, 1, &by);
	Rows *rows = db_query(people->db, "SELECT token_sha256 FROM one_time_link");
	assert_true(db_next(rows));
	assert_false(str_equal(row_text(rows, "token_sha256"), token));
	db_rows_end(rows);
}

static const struct CMUnitTest tests[] = {
	PEOPLE_TEST(an_account_is_small_letters_digits_and_three_marks),
	PEOPLE_TEST(an_account_is_taken_once_whatever_the_case),
	PEOPLE_TEST(a_person_comes_with_the_roles_in_force),
	PEOPLE_TEST(the_list_has_all_persons_with_their_roles),
	PEOPLE_TEST(nobody_has_a_password_at_first),
	PEOPLE_TEST(a_change_from_an_old_version_is_refused),
	PEOPLE_TEST(a_new_password_ends_the_other_sessions_and_the_links),
	PEOPLE_TEST(a_blocked_person_has_no_session_and_no_link),
	PEOPLE_TEST(who_blocks_an_older_version_changes_nothing),
	PEOPLE_TEST(names_and_accounts_stay_out_of_the_public_journal),
	PEOPLE_TEST(a_link_works_once),
	PEOPLE_TEST(a_link_ends_in_time_and_serves_its_purpose_only),
	PEOPLE_TEST(a_new_link_ends_the_one_before),
	PEOPLE_TEST(the_database_has_no_token),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
