/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

static Response get(void **state, const char *path)
{
	Client client = client_of(*state, 0);
	return client_get(&client, path);
}

static void the_list_shows_who_leads_and_the_status(void **state)
{
	World *w = *state;
	fresh_action(w, w->health, w->roads);
	Response list = get(state, "/rencana-aksi");
	assert_int_equal(list.status, 200);
	assert_page_has(list, "<h1>Rencana aksi</h1>");
	assert_page_has(list, "yang paling mendesak di atas.");
	assert_page_has(list, "aria-sort=\"ascending\"");
	assert_page_has(get(state, "/en/rencana-aksi"), "the most urgent on top.");
}

static void what_nothing_has_is_not_found_and_no_place_is_told(void **state)
{
	assert_int_equal(get(state, "/rencana-aksi?status=selesai").status, 404);
	assert_int_equal(get(state, "/rencana-aksi?sebagai=penonton").status, 404);
	assert_int_equal(get(state, "/rencana-aksi?batas=besok").status, 404);
	assert_int_equal(get(state, "/rencana-aksi?mulai=x").status, 400);
	assert_int_equal(get(state, "/rencana-aksi.csv?batas=besok").status, 404);
}

static void the_file_is_a_table(void **state)
{
	World *w = *state;
	fresh_action(w, w->health, 0);
	Response answer = get(state, "/rencana-aksi.csv");
	char text[6] = { 0 };
	assert_int_equal(answer.status, 200);
	assert_int_equal(pread(answer.descriptor, text, 5, 0), 5);
	assert_string_equal(text, "Nomor");
	close(answer.descriptor);
}

RUN_PAGES(TEST(the_list_shows_who_leads_and_the_status),
	  TEST(what_nothing_has_is_not_found_and_no_place_is_told), TEST(the_file_is_a_table))
