/* SPDX-License-Identifier: Apache-2.0 */
/* The demo's story, told once for all tests of a file, and its people as readers of the public
 * pages and the inbox. Friday, 13 November 2026, 10.00 WIB. For tests only. const TestDemo *demo =
 * *state; Client client = demo_reader(demo, "inspektur"); assert_page_has(client_get(&client,
 * "/tugas"), "Periksa"); */
#ifndef NYATA_TEST_DEMO_PAGES_H
#define NYATA_TEST_DEMO_PAGES_H

#include "base/test.h"
#include "db/test_db.h"
#include "demo/story.h"
#include "web/test_page.h"

typedef struct TestDemo {
	Arena *arena;
	Db *db;
	Instant now;
	Day today;
} TestDemo;

/* For the setup and teardown of a group; what is stored is committed. */
int demo_begin(void **state);
int demo_begin_empty(void **state); /* the schema, and nothing in it */
int demo_end(void **state);

/* Signed in with the account; NULL: anonymous. The pages of home/ and the list and page of
 * recommendations stand. */
Client demo_reader(const TestDemo *demo, const char *account);
/* The same on another site map. */
Client demo_reader_of(const TestDemo *demo, const App *app, const char *account);
/* One more person, by a command; give a role as often as wanted. */
void demo_grant(const TestDemo *demo, const char *account, Role role, const char *agency);

/* The same demo at another instant, for readers that come then. */
TestDemo demo_at(const TestDemo *demo, const char *instant);
/* The page has both, the first before the other. */
void assert_page_order(Response response, const char *first, const char *then);

/* RUN_IN_DEMO(TEST(an_auditor_has_nothing_to_do), …): the main() of such a file. */
#define RUN_IN_DEMO(...)                                                                           \
	int main(void)                                                                             \
	{                                                                                          \
		const struct CMUnitTest tests[] = { __VA_ARGS__ };                                 \
		return cmocka_run_group_tests(tests, demo_begin, demo_end);                        \
	}

#endif
