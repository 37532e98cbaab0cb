/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people.h"

#include <stdio.h>

#include "people/permission.h"

/* Written by hand, apart from the table in permission.c: which relation each role needs.
 *   .  never   *  any relation   L  leads   O  owns the milestone   A  the own agency */
static const char grid[] =
	/*                     admin coordinator head officer inspector leader auditor */
	"import_evaluation     .     *           .    .       .         .      .\n"
	"undo_import           .     *           .    .       .         .      .\n"
	"change_evaluation     .     *           .    .       .         .      .\n"
	"change_recommendation .     *           .    .       .         .      .\n"
	"respond               .     *           .    .       .         .      .\n"
	"add_action            .     *           .    .       .         .      .\n"
	"change_action         .     *           L    L       .         .      .\n"
	"withdraw_action       .     *           .    .       .         .      .\n"
	"report_progress       .     *           L    L       .         .      .\n"
	"approve_progress      .     .           L    .       .         .      .\n"
	"add_evidence          .     .           LO   LO      .         .      .\n"
	"keep_link_copy        .     .           LO   LO      .         .      .\n"
	"open_evidence         .     .           L    .       .         .      .\n"
	"give_verdict          .     .           .    .       *         .      .\n"
	"read_file             *     *           *    *       *         *      *\n"
	"see_persons           *     .           A    .       .         *      *\n"
	"add_person            *     .           A    .       .         .      .\n"
	"change_person         *     .           .    .       .         .      .\n"
	"grant_role            *     .           A    .       .         *      .\n"
	"change_agency         *     .           .    .       .         .      .\n";

static const char relation_letters[RELATIONS] = {
	[REL_ANY] = 'x',  [REL_LEADS] = 'L',	  [REL_CONTRIBUTES] = 'C',
	[REL_OWNS] = 'O', [REL_OWN_AGENCY] = 'A',
};

/* The words of one line: the deed, then a cell for each role. */
static void read_grid_line(Str line, Str words[1 + ROLES])
{
	for (int i = 0; i <= ROLES; i++) {
		line = str_trim(line);
		words[i] = str_cut(&line, ' ');
	}
	assert_int_equal(str_trim(line).length, 0);
}

static bool is_allowed(Role role, Relation relation, Deed deed)
{
	Standing one = { .role = role, .agency = 1, .relation = relation };
	StandingList standing = { .items = &one, .count = 1 };
	const Person person = { .id = 1 };
	return permits(&person, deed, &standing);
}

static void every_role_relation_and_deed_is_as_the_grid_says(void **state)
{
	(void)state;
	Str rest = str_of(grid);
	for (int deed = 0; deed < DEEDS; deed++) {
		Str words[1 + ROLES];
		read_grid_line(str_cut(&rest, '\n'), words);
		assert_text(words[0], deed_word((Deed)deed));
		for (int role = 0; role < ROLES; role++)
			for (int relation = 0; relation < RELATIONS; relation++) {
				Str cell = words[1 + role];
				bool expected =
					str_find_char(cell, '*') >= 0 ||
					str_find_char(cell, relation_letters[relation]) >= 0;
				if (is_allowed((Role)role, (Relation)relation, (Deed)deed) !=
				    expected)
					fail_msg("%s as %s, relation %s, is not \"%.*s\"",
						 deed_word((Deed)deed), role_word((Role)role),
						 relation_word((Relation)relation), STR_ARGS(cell));
			}
	}
	assert_int_equal(rest.length, 0);
}

static void an_anonymous_reader_may_nothing(void **state)
{
	(void)state;
	Standing one = { .role = ROLE_ADMIN, .agency = 1, .relation = REL_OWN_AGENCY };
	StandingList standing = { .items = &one, .count = 1 };
	for (int deed = 0; deed < DEEDS; deed++) {
		assert_false(permits(NULL, (Deed)deed, &standing));
		assert_int_equal(permitting_agency(NULL, (Deed)deed, &standing), 0);
	}
}

static void a_person_without_a_role_may_nothing(void **state)
{
	(void)state;
	const Person person = { .id = 1 };
	StandingList none = { 0 };
	for (int deed = 0; deed < DEEDS; deed++)
		assert_false(permits(&person, (Deed)deed, &none));
}

static void every_permission_says_why_and_stands_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < permission_count; i++) {
		const Permission *a = &permission_table[i];
		assert_true(strlen(a->why) > 10);
		for (size_t j = 0; j < i; j++) {
			const Permission *b = &permission_table[j];
			assert_false(a->role == b->role && a->deed == b->deed &&
				     a->relation == b->relation);
		}
	}
}

static void the_deed_is_done_for_the_agency_that_allows_it(void **state)
{
	const TestPeople *people = *state;
	test_grant(people->db, people->coordinator, ROLE_OFFICER, people->dinas, test_by(0));
	const Person *person = person_find(people->db, people->coordinator, test_by(0).today);
	StandingList standing = standing_any(people->db, person);
	assert_int_equal(standing.count, 2);
	assert_int_equal(permitting_agency(person, RESPOND, &standing), people->bureau);
	assert_int_equal(permitting_agency(person, GIVE_VERDICT, &standing), 0);
}

static void a_head_stands_at_the_own_agency_only(void **state)
{
	const TestPeople *people = *state;
	const Person *head = person_find(people->db, people->head, test_by(0).today);
	StandingList own = standing_at(people->db, head, people->dinas);
	StandingList other = standing_at(people->db, head, people->other_dinas);
	StandingList none = standing_any(people->db, head);
	assert_true(permits(head, GRANT_ROLE, &own));
	assert_false(permits(head, GRANT_ROLE, &other));
	assert_false(permits(head, GRANT_ROLE, &none));
}

static void a_head_sees_persons_of_the_own_agency_only(void **state)
{
	const TestPeople *people = *state;
	Day today = test_by(0).today;
	const Person *head = person_find(people->db, people->head, today);
	const Person *officer = person_find(people->db, people->officer, today);
	const Person *inspector = person_find(people->db, people->inspector, today);
	StandingList to_officer = standing_with(people->db, head, officer);
	StandingList to_inspector = standing_with(people->db, head, inspector);
	assert_true(permits(head, SEE_PERSONS, &to_officer));
	assert_false(permits(head, SEE_PERSONS, &to_inspector));
}

/* The tests run in the build folder or in a folder below it. */
static FILE *open_document(void)
{
	static const char *const places[] = { "docs/permissions.md", "../docs/permissions.md",
					      "../../docs/permissions.md" };
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		FILE *file = fopen(places[i], "re");
		if (file)
			return file;
	}
	return NULL;
}

static void the_documentation_is_current(void **state)
{
	const TestPeople *people = *state;
	Str expected = permission_document(people->arena);
	FILE *file = open_document();
	assert_non_null(file);
	char *bytes = arena_take(people->arena, expected.length + 2);
	Str found = { bytes, fread(bytes, 1, expected.length + 2, file) };
	fclose(file);
	if (!str_equal(found, expected))
		fail_msg("run \"build/nyata permissions > docs/permissions.md\"");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_role_relation_and_deed_is_as_the_grid_says),
	cmocka_unit_test(an_anonymous_reader_may_nothing),
	cmocka_unit_test(a_person_without_a_role_may_nothing),
	cmocka_unit_test(every_permission_says_why_and_stands_once),
	PEOPLE_TEST(the_deed_is_done_for_the_agency_that_allows_it),
	PEOPLE_TEST(a_head_stands_at_the_own_agency_only),
	PEOPLE_TEST(a_head_sees_persons_of_the_own_agency_only),
	PEOPLE_TEST(the_documentation_is_current),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
