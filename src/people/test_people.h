/* SPDX-License-Identifier: Apache-2.0 */
/* A small regency for tests: some agencies, one person for each role, in a fresh database inside a
 * write transaction. Today is Tuesday, 24 November 2026, 09.00 WIB.
 *     const TestPeople *people = *state; */
#ifndef NYATA_TEST_PEOPLE_H
#define NYATA_TEST_PEOPLE_H

#include "base/test.h"
#include "db/test_db.h"
#include "people/person.h"

typedef struct TestPeople {
	Db *db;
	Arena *arena;
	/* agencies; the bureau is a part of the secretariat, the desa of the kecamatan */
	Id regency, secretariat, bureau, inspectorate, dinas, other_dinas, kecamatan, desa, outside;
	/* persons: admin, leader and auditor at the regency, the coordinator at the bureau, head
	 * and officer at dinas */
	Id admin, coordinator, head, officer, inspectorate_head, inspector, leader, auditor;
	Id nobody; /* has an account and no role */
} TestPeople;

/* The person acts on a page; 0: a command. */
Actor test_by(Id person);
Id test_person(Db *db, const char *account);
/* Fails the test unless the command may grant it. */
void test_grant(Db *db, Id person, Role role, Id agency, Actor by);

int test_people_setup(void **state);
int test_people_teardown(void **state);
GrantResult try_grant(const TestPeople *people, Id granter, Id person, Role role, Id agency);

#define PEOPLE_TEST(name)                                                                          \
	cmocka_unit_test_setup_teardown(name, test_people_setup, test_people_teardown)

#endif
