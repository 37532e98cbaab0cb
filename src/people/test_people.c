/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people.h"

#include "base/digest.h"

Actor test_by(Id person)
{
	return (Actor){
		.person = person,
		.source = person ? BY_PAGE : BY_COMMAND,
		.request = S("test"),
		.now = instant_from_iso(S("2026-11-24T09:00:00+07:00")),
		.today = day_of(2026, 11, 24),
	};
}

Id test_person(Db *db, const char *account)
{
	Actor by = test_by(0);
	Person person = {
		.name = str_print(db_arena(db), "Person %s", account),
		.account = str_of(account),
		.office = str_print(db_arena(db), "Office of %s", account),
	};
	Id id = person_add(db, &person, &by);
	assert_int_not_equal(id, 0);
	return id;
}

void test_grant(Db *db, Id person, Role role, Id agency, Actor by)
{
	RoleGrant grant = { .person = person, .role = role, .agency = agency };
	assert_int_equal(role_grant(db, &grant, &by), GRANT_DONE);
}

static Id add_agency(Db *db, AgencyKind kind, const char *slug, Id parent)
{
	Actor by = test_by(0);
	Agency agency = {
		.kind = kind,
		.parent = parent,
		.slug = str_of(slug),
		.name = str_print(db_arena(db), "Agency %s", slug),
		.short_name = str_of(slug),
	};
	Id id = agency_add(db, &agency, &by);
	assert_int_not_equal(id, 0);
	return id;
}

static void add_agencies(TestPeople *people)
{
	Db *db = people->db;
	people->regency = add_agency(db, AGENCY_REGENCY, "regency", 0);
	people->secretariat = add_agency(db, AGENCY_SEKRETARIAT, "secretariat", people->regency);
	people->bureau = add_agency(db, AGENCY_BAGIAN, "bagian-organisasi", people->secretariat);
	people->inspectorate = add_agency(db, AGENCY_INSPEKTORAT, "inspectorate", people->regency);
	people->dinas = add_agency(db, AGENCY_DINAS, "dinas", people->regency);
	people->other_dinas = add_agency(db, AGENCY_DINAS, "other-dinas", people->regency);
	people->kecamatan = add_agency(db, AGENCY_KECAMATAN, "kecamatan", people->regency);
	people->desa = add_agency(db, AGENCY_DESA, "desa", people->kecamatan);
	people->outside = add_agency(db, AGENCY_OUTSIDE, "outside", 0);
}

static void add_persons(TestPeople *people)
{
	Db *db = people->db;
	Actor command = test_by(0);
	people->nobody = test_person(db, "nobody");
	people->admin = test_person(db, "admin");
	people->coordinator = test_person(db, "coordinator");
	people->head = test_person(db, "head");
	people->officer = test_person(db, "officer");
	people->inspectorate_head = test_person(db, "inspectorate-head");
	people->inspector = test_person(db, "inspector");
	people->leader = test_person(db, "leader");
	people->auditor = test_person(db, "auditor");
	test_grant(db, people->admin, ROLE_ADMIN, people->regency, command);
	test_grant(db, people->leader, ROLE_LEADER, people->regency, command);
	test_grant(db, people->auditor, ROLE_AUDITOR, people->regency, command);
	test_grant(db, people->coordinator, ROLE_COORDINATOR, people->bureau, command);
	test_grant(db, people->head, ROLE_HEAD, people->dinas, command);
	test_grant(db, people->officer, ROLE_OFFICER, people->dinas, command);
	test_grant(db, people->inspectorate_head, ROLE_HEAD, people->inspectorate, command);
	test_grant(db, people->inspector, ROLE_INSPECTOR, people->inspectorate,
		   test_by(people->inspectorate_head));
}

int test_people_setup(void **state)
{
	digest_start();
	Arena *arena = arena_new();
	TestPeople *people = NEW(arena, TestPeople);
	people->arena = arena;
	people->db = test_db(arena);
	db_begin_write(people->db);
	add_agencies(people);
	add_persons(people);
	*state = people;
	return 0;
}

int test_people_teardown(void **state)
{
	TestPeople *people = *state;
	test_db_fine(people->db);
	db_rollback(people->db);
	test_db_end(people->db);
	arena_free(people->arena);
	return 0;
}

GrantResult try_grant(const TestPeople *people, Id granter, Id person, Role role, Id agency)
{
	Actor by = test_by(granter);
	RoleGrant grant = { .person = person, .role = role, .agency = agency };
	return role_grant(people->db, &grant, &by);
}
