/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people.h"

#include "people/agency_import.h"
#include "records/setting.h"
#include "records/shipped.h"

static void the_words_of_kinds_go_there_and_back(void **state)
{
	(void)state;
	for (int i = 0; i < AGENCY_KINDS; i++) {
		AgencyKind kind;
		assert_true(agency_kind_from(str_of(agency_kind_word((AgencyKind)i)), &kind));
		assert_int_equal(kind, i);
	}
	AgencyKind kind;
	assert_false(agency_kind_from(S("ministry"), &kind));
}

static void the_list_reads_the_tree_from_top_to_bottom(void **state)
{
	const TestPeople *people = *state;
	const Id expected[] = { people->regency,      people->secretariat, people->bureau,
				people->inspectorate, people->dinas,	   people->other_dinas,
				people->kecamatan,    people->desa,	   people->outside };
	AgencyList agencies = agency_list(people->db);
	assert_int_equal(agencies.count, 9);
	for (size_t i = 0; i < 9; i++)
		assert_int_equal(agencies.items[i].id, expected[i]);
}

static void an_agency_is_found_by_its_folded_name_or_short_name(void **state)
{
	const TestPeople *people = *state;
	assert_int_equal(agency_find_name(people->db, S(" AGENCY  other dinas "))->id,
			 people->other_dinas);
	assert_int_equal(agency_find_name(people->db, S("Other-Dinas"))->id, people->other_dinas);
	assert_null(agency_find_name(people->db, S("dina")));
}

static void a_name_that_two_agencies_have_finds_none(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Agency twin = { .kind = AGENCY_DINAS,
			.parent = people->regency,
			.slug = S("twin"),
			.name = S("Agency dinas"),
			.short_name = S("twin") };
	assert_int_not_equal(agency_add(people->db, &twin, &by), 0);
	assert_null(agency_find_name(people->db, S("Agency dinas")));
}

static void a_slug_is_taken_once(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Agency again = {
		.kind = AGENCY_DINAS, .slug = S("dinas"), .name = S("x"), .short_name = S("x")
	};
	assert_int_equal(agency_add(people->db, &again, &by), 0);
}

static void a_change_from_an_old_version_is_refused(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Agency agency = *agency_find(people->db, people->dinas);
	agency.name = S("New name");
	assert_true(agency_change(people->db, &agency, &by));
	assert_false(agency_change(people->db, &agency, &by));
	assert_text(agency_find(people->db, people->dinas)->name, "New name");
}

static void law_two_takes_an_agency_with_its_ancestors_and_descendants_as_one(void **state)
{
	const TestPeople *people = *state;
	AgencyList all = agency_all(people->db);
	assert_true(agency_is_one_with(&all, people->dinas, people->dinas));
	assert_true(agency_is_one_with(&all, people->desa, people->kecamatan));
	assert_true(agency_is_one_with(&all, people->secretariat, people->bureau));
	assert_false(agency_is_one_with(&all, people->dinas, people->other_dinas));
	assert_false(agency_is_one_with(&all, people->bureau, people->desa));
	assert_false(agency_is_one_with(&all, people->outside, people->inspectorate));
}

static void the_regency_is_one_with_none_of_its_parts(void **state)
{
	const TestPeople *people = *state;
	AgencyList all = agency_all(people->db);
	assert_false(agency_is_one_with(&all, people->regency, people->dinas));
	assert_false(agency_is_one_with(&all, people->desa, people->regency));
	assert_true(agency_is_part_of(&all, people->desa, people->regency));
	assert_true(agency_is_one_with(&all, people->regency, people->regency));
}

/* However many levels lie between them. */
static void law_two_reaches_to_the_bottom_of_the_tree(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Agency part = { .kind = AGENCY_SATUAN, .parent = people->dinas, .name = S("Part") };
	for (int depth = 1; depth <= 40; depth++) {
		part.slug = part.short_name = str_print(people->arena, "part-%d", depth);
		part.parent = agency_add(people->db, &part, &by);
	}
	AgencyList all = agency_all(people->db);
	assert_true(agency_is_one_with(&all, people->dinas, part.parent));
	assert_false(agency_is_one_with(&all, people->other_dinas, part.parent));
}

static void the_inspectorate_and_the_bureau_are_found(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	assert_int_equal(agency_inspectorate(people->db)->id, people->inspectorate);
	assert_int_equal(agency_organisation_bureau(people->db)->id, people->bureau);
	setting_change(people->db, "agency.organisation_bureau", S("dinas"), &by);
	assert_int_equal(agency_organisation_bureau(people->db)->id, people->dinas);
}

static void a_closed_agency_is_offered_no_more_and_still_found(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	const Agency *desa = agency_find(people->db, people->desa);
	assert_int_equal(agency_close(people->db, desa, by.today, &by), CLOSE_DONE);
	assert_int_equal(agency_list(people->db).count, 8);
	assert_null(agency_find_name(people->db, S("desa")));
	const Agency *closed = agency_find_slug(people->db, S("desa"));
	assert_int_equal(day_compare(closed->closed_on, by.today), 0);
	assert_int_equal(agency_close(people->db, closed, by.today, &by), CLOSE_ALREADY);
}

static void an_agency_with_parts_or_roles_is_not_closed(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	const Agency *kecamatan = agency_find(people->db, people->kecamatan);
	const Agency *dinas = agency_find(people->db, people->dinas);
	assert_int_equal(agency_close(people->db, kecamatan, by.today, &by), CLOSE_HAS_PARTS);
	assert_int_equal(agency_close(people->db, dinas, by.today, &by), CLOSE_HAS_ROLES);
}

static void an_agency_is_not_closed_ahead(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	const Agency *desa = agency_find(people->db, people->desa);
	Day tomorrow = day_plus(by.today, 1);
	assert_int_equal(agency_close(people->db, desa, tomorrow, &by), CLOSE_AHEAD);
	assert_false(day_is_set(agency_find(people->db, people->desa)->closed_on));
}

/* The officers of a dinas hold their roles since today. */
static void roles_after_the_day_of_the_end_keep_an_agency_open(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	const Agency *dinas = agency_find(people->db, people->dinas);
	const Agency *desa = agency_find(people->db, people->desa);
	Day yesterday = day_plus(by.today, -1);
	assert_int_equal(agency_close(people->db, dinas, yesterday, &by), CLOSE_HAS_ROLES);

	RoleGrant ahead = { .person = people->nobody,
			    .role = ROLE_OFFICER,
			    .agency = people->desa,
			    .from = day_plus(by.today, 7) };
	assert_int_equal(role_grant(people->db, &ahead, &by), GRANT_DONE);
	assert_int_equal(agency_close(people->db, desa, by.today, &by), CLOSE_HAS_ROLES);
	Id grant = role_list_ever(people->db, people->nobody).items[0].id;
	assert_true(role_end(people->db, grant, &by));
	assert_int_equal(agency_close(people->db, desa, yesterday, &by), CLOSE_DONE);
}

static void changes_are_journalled(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	Agency desa = *agency_find(people->db, people->desa);
	agency_change(people->db, &desa, &by);
	agency_close(people->db, &desa, by.today, &by);
	JournalEntryList entries = journal_list_of(people->db, "agency", people->desa);
	assert_int_equal(entries.count, 3);
	assert_text(entries.items[0].deed, "add");
	assert_text(entries.items[1].deed, "change");
	assert_text(entries.items[2].deed, "close");
}

static AgencyImport import(Db *db, Str text)
{
	Actor by = test_by(0);
	by.source = BY_IMPORT;
	return agency_import(db, text, &by);
}

#define HEADING "slug,parent,kind,code,name,short_name,confidence,source\n"

static void lumajang_is_imported_and_a_second_time_changes_nothing(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	AgencyImport first = import(db, shipped_file("agencies/lumajang.csv"));
	assert_int_equal(first.faults.count, 0);
	assert_int_equal(first.added, 55);
	Id last = journal_last_id(db);
	AgencyImport second = import(db, shipped_file("agencies/lumajang.csv"));
	assert_int_equal(second.same, 55);
	assert_int_equal(second.added + second.changed, 0);
	assert_int_equal(journal_last_id(db), last);
	assert_text(setting_find(db, "regency.name"), "Kabupaten Lumajang");
	db_rollback(db);
}

static void lumajang_has_its_kecamatan_desa_bureau_and_outside_body(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	import(db, shipped_file("agencies/lumajang.csv"));
	int counts[AGENCY_KINDS] = { 0 };
	AgencyList agencies = agency_list(db);
	for (size_t i = 0; i < agencies.count; i++)
		counts[agencies.items[i].kind]++;
	assert_int_equal(counts[AGENCY_KECAMATAN], 21);
	assert_int_equal(counts[AGENCY_DESA], 2);
	assert_int_equal(counts[AGENCY_OUTSIDE], 1);
	assert_int_equal(counts[AGENCY_REGENCY], 1);
	assert_text(agency_find(db, agency_organisation_bureau(db)->parent)->short_name, "Setda");
	assert_non_null(agency_inspectorate(db));
	db_rollback(db);
}

/* Whoever is the inspectorate judges, so a file cannot make another one for a day. */
static void an_import_leaves_the_regency_and_the_inspectorate_what_they_are(void **state)
{
	const TestPeople *people = *state;
	Str root = agency_find(people->db, people->regency)->slug;
	Str inspectorate = agency_find(people->db, people->inspectorate)->slug;
	Str other = agency_find(people->db, people->dinas)->slug;
	const struct {
		Str slug, parent;
		const char *kind;
		const char *reason;
	} rows[] = {
		{ root, S(""), "outside", "The regency stays the regency." },
		{ inspectorate, root, "badan", "The inspectorate stays the inspectorate." },
		{ other, root, "inspektorat", "There is one inspectorate already." },
		{ S("baru"), root, "inspektorat", "There is one inspectorate already." },
		{ inspectorate, other, "inspektorat",
		  "The inspectorate stands under the regency itself." },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		Str file =
			str_print(db_arena(people->db),
				  HEADING "%" STR_FORMAT ",%" STR_FORMAT ",%s,,Nama,Nama,,\n",
				  STR_ARGS(rows[i].slug), STR_ARGS(rows[i].parent), rows[i].kind);
		AgencyImport result = import(people->db, file);
		assert_int_equal(result.faults.count, 1);
		assert_string_equal(result.faults.items[0].reason, rows[i].reason);
	}
}

static void an_import_renames_the_regency_that_init_made(void **state)
{
	const TestPeople *people = *state;
	AgencyImport result =
		import(people->db, S(HEADING "kab-x,,regency,35.99,Kabupaten X,X,,\n"));
	assert_int_equal(result.changed, 1);
	assert_int_equal(result.added, 0);
	assert_text(agency_root(people->db)->slug, "kab-x");
	assert_int_equal(agency_root(people->db)->id, people->regency);
}

static void an_import_changes_what_differs_and_closes_nothing(void **state)
{
	const TestPeople *people = *state;
	AgencyImport result =
		import(people->db, S(HEADING "dinas,regency,dinas,,Dinas Baru,Dinas,,letter 7\n"));
	assert_int_equal(result.changed, 1);
	assert_text(agency_find(people->db, people->dinas)->name, "Dinas Baru");
	assert_int_equal(agency_list(people->db).count, 9);
}

static void each_fault_is_named_and_nothing_is_stored(void **state)
{
	const TestPeople *people = *state;
	const struct {
		Str row;
		const char *column;
	} rows[] = {
		{ S("Big Slug,regency,dinas,,N,S,,\n"), "slug" },
		{ S(",regency,dinas,,N,S,,\n"), "slug" },
		{ S("a,regency,dinas,,N,S,,\na,regency,dinas,,N,S,,\n"), "slug" },
		{ S("a,nowhere,dinas,,N,S,,\n"), "parent" },
		{ S("a,,dinas,,N,S,,\n"), "parent" },
		{ S("a,regency,outside,,N,S,,\n"), "parent" },
		{ S("a,b,dinas,,N,S,,\nb,regency,dinas,,N,S,,\n"), "parent" },
		{ S("a,regency,ministry,,N,S,,\n"), "kind" },
		{ S("a,,regency,,N,S,,\nb,,regency,,N,S,,\n"), "kind" },
		{ S("a,regency,dinas,,,S,,\n"), "name" },
		{ S("a,regency,dinas,,N,,,\n"), "short_name" },
	};
	Id last = journal_last_id(people->db);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		Str text = str_print(people->arena, HEADING "%" STR_FORMAT, STR_ARGS(rows[i].row));
		AgencyImport result = import(people->db, text);
		assert_int_equal(result.faults.count, 1);
		assert_text(result.faults.items[0].column, rows[i].column);
	}
	assert_int_equal(journal_last_id(people->db), last);
}

static void a_file_that_is_no_such_table_is_refused(void **state)
{
	const TestPeople *people = *state;
	assert_int_equal(import(people->db, S("")).faults.count, 1);
	assert_int_equal(import(people->db, S(HEADING "a,b\n")).faults.count, 1);
	assert_int_equal(import(people->db, S("slug,parent,kind,code,NAME,short_name,confidence,"
					      "source\n"))
				 .faults.count,
			 1);
}

static void a_ring_of_agencies_has_an_end(void **state)
{
	const TestPeople *people = *state;
	Db *db = people->db;
	AgencyList all = agency_all(db);
	assert_true(agency_is_part_of(&all, people->desa, people->kecamatan));
	db_write(db, "UPDATE agency SET parent = $2 WHERE id = $1", ID(people->kecamatan),
		 ID(people->desa));
	all = agency_all(db);
	assert_false(agency_is_part_of(&all, people->desa, people->dinas));
	assert_false(agency_is_part_of(&all, people->outside, people->regency));
}

static void an_agency_never_becomes_a_part_of_its_own_part(void **state)
{
	const TestPeople *people = *state;
	AgencyImport result =
		import(people->db, S(HEADING "kecamatan,desa,kecamatan,,Kecamatan,Kec.,,\n"));
	assert_int_equal(result.faults.count, 1);
	assert_text(result.faults.items[0].column, "parent");
}

static void a_closed_agency_is_not_imported_again(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(0);
	agency_close(people->db, agency_find(people->db, people->desa), by.today, &by);
	AgencyImport result = import(people->db, S(HEADING "desa,kecamatan,desa,,Desa,Desa,,\n"));
	assert_int_equal(result.faults.count, 1);
}

static const struct CMUnitTest tests[] = {
	PEOPLE_TEST(the_words_of_kinds_go_there_and_back),
	PEOPLE_TEST(the_list_reads_the_tree_from_top_to_bottom),
	PEOPLE_TEST(an_agency_is_found_by_its_folded_name_or_short_name),
	PEOPLE_TEST(a_name_that_two_agencies_have_finds_none),
	PEOPLE_TEST(a_slug_is_taken_once),
	PEOPLE_TEST(a_change_from_an_old_version_is_refused),
	PEOPLE_TEST(law_two_takes_an_agency_with_its_ancestors_and_descendants_as_one),
	PEOPLE_TEST(the_regency_is_one_with_none_of_its_parts),
	PEOPLE_TEST(law_two_reaches_to_the_bottom_of_the_tree),
	PEOPLE_TEST(the_inspectorate_and_the_bureau_are_found),
	PEOPLE_TEST(a_closed_agency_is_offered_no_more_and_still_found),
	PEOPLE_TEST(an_agency_with_parts_or_roles_is_not_closed),
	PEOPLE_TEST(an_agency_is_not_closed_ahead),
	PEOPLE_TEST(roles_after_the_day_of_the_end_keep_an_agency_open),
	PEOPLE_TEST(changes_are_journalled),
	DB_TEST(lumajang_is_imported_and_a_second_time_changes_nothing),
	DB_TEST(lumajang_has_its_kecamatan_desa_bureau_and_outside_body),
	PEOPLE_TEST(an_import_leaves_the_regency_and_the_inspectorate_what_they_are),
	PEOPLE_TEST(an_import_renames_the_regency_that_init_made),
	PEOPLE_TEST(an_import_changes_what_differs_and_closes_nothing),
	PEOPLE_TEST(each_fault_is_named_and_nothing_is_stored),
	PEOPLE_TEST(a_file_that_is_no_such_table_is_refused),
	PEOPLE_TEST(a_ring_of_agencies_has_an_end),
	PEOPLE_TEST(an_agency_never_becomes_a_part_of_its_own_part),
	PEOPLE_TEST(a_closed_agency_is_not_imported_again),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
