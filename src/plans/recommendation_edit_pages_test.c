/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

static Response change(World *w, Client *client, const char *reference, const char *version,
		       const char *priority)
{
	return client_post(client, path_to(w, "/rekomendasi/%s/ubah", reference),
			   { "version", version },
			   { "benefit", "Keluhan dijawab dalam 3 hari kerja." },
			   { "priority", priority }, { "due", "30/11/2026" });
}

static void the_coordinator_writes_what_changes_for_citizens(void **state)
{
	World *w = *state;
	const char *reference = fresh_recommendation(w);
	Client client = client_of(w, w->coordinator);
	Response shown = client_follow(&client, change(w, &client, reference, "1", "high"));
	assert_page_has(shown, "Keluhan dijawab dalam 3 hari kerja.");
	assert_page_has(shown, "Senin, 30 November 2026");
	assert_page_has(client_get(&client, path_to(w, "/rekomendasi/%s/ubah", reference)),
			"<option value=\"high\" selected>");
}

static void everything_may_be_left_blank_and_a_made_up_priority_is_refused(void **state)
{
	World *w = *state;
	const char *reference = fresh_recommendation(w);
	const char *path = path_to(w, "/rekomendasi/%s/ubah", reference);
	Client client = client_of(w, w->coordinator);
	assert_int_equal(client_post(&client, path, { "version", "1" }).status, 303);
	Response answer = change(w, &client, reference, "2", "sangat");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "id=\"priority-fault\"");
}

static void a_second_change_is_a_clash_that_keeps_what_was_typed(void **state)
{
	World *w = *state;
	const char *reference = fresh_recommendation(w);
	Client client = client_of(w, w->coordinator);
	change(w, &client, reference, "1", "high");
	Response answer = change(w, &client, reference, "1", "low");
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Anda sudah mengubah data ini di jendela lain");
	assert_page_has(answer, "<option value=\"low\" selected>");
}

static void nobody_else_changes_it(void **state)
{
	World *w = *state;
	const char *reference = fresh_recommendation(w);
	const char *path = path_to(w, "/rekomendasi/%s/ubah", reference);
	Client head = client_of(w, w->health_head), nobody = client_of(w, 0),
	       client = client_of(w, w->coordinator);
	assert_int_equal(client_get(&head, path).status, 403);
	assert_int_equal(client_get(&nobody, path).status, 303);
	assert_int_equal(client_get(&client, "/rekomendasi/RB-1999-01/ubah").status, 404);
	assert_false(response_has(client_get(&head, path_to(w, "/rekomendasi/%s", reference)),
				  "/ubah\""));
}

RUN_PAGES(TEST(the_coordinator_writes_what_changes_for_citizens),
	  TEST(everything_may_be_left_blank_and_a_made_up_priority_is_refused),
	  TEST(a_second_change_is_a_clash_that_keeps_what_was_typed), TEST(nobody_else_changes_it))
