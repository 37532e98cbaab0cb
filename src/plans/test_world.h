/* SPDX-License-Identifier: Apache-2.0 */
/* A small regency for the tests of plans/: its agencies, who acts for them, and one recommendation
 * of one evaluation. Monday, 2 March 2026, unless a deed names another day. For tests only. */
#ifndef NYATA_TEST_WORLD_H
#define NYATA_TEST_WORLD_H

#include "base/test.h"
#include "db/test_db.h"
#include "plans/progress.h"
#include "plans/response.h"
#include "plans/state.h"
#include "plans/verdict.h"

#define DAY_ONE "2026-03-02"

typedef struct World {
	Arena *arena;
	Db *db;
	Id root, secretariat, bureau, inspectorate, health, clinic, roads, campus; /* agencies */
	Id coordinator, leader, chief, inspector, bureau_inspector, campus_inspector;
	Id health_head, health_officer, roads_officer, admin;
	Id instrument, evaluation, recommendation;
} World;

Day on(const char *iso);
Actor acting(Id person, Id agency, const char *day);
Actor by_command(void);
/* granter 0: a command grants it. */
Id world_person(World *w, const char *account, Role role, Id agency, Id granter);
Id world_recommendation(World *w, int64_t number, const char *text);
/* The world of a file's tests, in a write transaction that is never committed; each test is a
 * savepoint, rolled back at its end. */
int world_begin(void **state);
int world_end(void **state);
int world_test_begin(void **state);
int world_test_end(void **state);
void accept_recommendation(World *w, const char *day);
/* contributor 0: none. */
Id add_action(World *w, Id lead, Id contributor, const char *day);
bool withdraw(World *w, Id action, int64_t version, const Actor *by);
Id add_milestone(World *w, Id action, Id owner, const char *due, const char *day);
Str keep_file(World *w, Str bytes, Actor by);
Id add_evidence(World *w, Id milestone, Rank rank, Actor by);
VerdictResult judge(World *w, Id evidence, VerdictKind kind, Id person, const char *day);
const State *state_now(World *w);
void check_state(World *w, Status status, HolderKind kind, Id holder, const char *since);
/* The newest journal row of a subject. */
const JournalEntry *journalled(World *w, const char *kind, Id subject);

/* RUN_IN_WORLD(IN_WORLD(an_action_…), …): the main() of a file whose tests have a World as state.
 */
#define IN_WORLD(name) cmocka_unit_test_setup_teardown(name, world_test_begin, world_test_end)
#define RUN_IN_WORLD(...)                                                                          \
	int main(void)                                                                             \
	{                                                                                          \
		const struct CMUnitTest tests[] = { __VA_ARGS__ };                                 \
		return cmocka_run_group_tests(tests, world_begin, world_end);                      \
	}

#endif
