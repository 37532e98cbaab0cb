/* SPDX-License-Identifier: Apache-2.0 */
/* The pages of people/ on the small regency of test_people.h, for tests.
 *     const TestPeople *people = *state;
 *     Client client = test_client(people, people->admin); */
#ifndef NYATA_TEST_PEOPLE_PAGES_H
#define NYATA_TEST_PEOPLE_PAGES_H

#include "people/test_people.h"
#include "web/test_page.h"

/* Signed in as the person; 0: anonymous. */
Client test_client(const TestPeople *people, Id person);
/* A token for a path whose form the reader is not shown: what a forged form would need. */
Str test_token(const Client *client, const char *path);
/* Sets the person's password, as its link would. */
void test_password(const TestPeople *people, Id person, const char *password);
/* Gives the person an address, as a command does. */
void test_email(const TestPeople *people, Id person, const char *email);
/* The newest row of the journal. */
JournalEntry test_last_entry(const TestPeople *people);

/* The regency, committed. */
int test_pages_setup(void **state);
int test_pages_teardown(void **state);
#define PAGE_TEST(name) cmocka_unit_test_setup_teardown(name, test_pages_setup, test_pages_teardown)

#endif
