/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of plans/ on the small regency of test_world.h, walked by the site map. Today is
 * Tuesday, 10 March 2026, 09.00 WIB. Each test makes its own recommendation. For tests only. */
#ifndef NYATA_TEST_PLAN_PAGES_H
#define NYATA_TEST_PLAN_PAGES_H

#include "plans/test_world.h"
#include "web/test_page.h"

#define PAGE_DAY "2026-03-10"

/* The regency, committed; one for all tests of a file. */
int plan_pages_begin(void **state);
int plan_pages_end(void **state);

/* Signed in as the person; 0: anonymous. */
Client client_of(World *w, Id person);
/* Deeds by the models stand between the two. */
void deeds_begin(World *w);
void deeds_end(World *w);
/* A path that lives as long as the world. */
const char *path_to(World *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A new recommendation, w->recommendation from now on; its reference. */
const char *fresh_recommendation(World *w);
/* A new recommendation, accepted, with an action; contributor 0: none. */
Id fresh_action(World *w, Id lead, Id contributor);
/* The same with a milestone of the lead, due 30 April 2026. */
Id fresh_milestone(World *w, Id lead, Id contributor);
/* The same with evidence of the health officer on it, brought yesterday. */
Id fresh_evidence(World *w, Id lead, Id contributor);

/* Reads in a transaction of their own. */
const Action *action_read(World *w, Id id);
const Evidence *evidence_read(World *w, Id id);
/* The number at the end of a 303's location, behind the last slash or dash. */
Id id_in(Response answer);

#define RUN_PAGES(...)                                                                             \
	int main(void)                                                                             \
	{                                                                                          \
		const struct CMUnitTest tests[] = { __VA_ARGS__ };                                 \
		return cmocka_run_group_tests(tests, plan_pages_begin, plan_pages_end);            \
	}

#endif
