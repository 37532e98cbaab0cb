/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

static void a_milestone_is_added_and_the_ball_goes_to_its_owner(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, w->roads);
	Client head = client_of(w, w->health_head);
	Response answer = client_post(&head, path_to(w, "/rencana-aksi/%d/tonggak", (int)action),
				      { "title", "Loket dibuka" },
				      { "owner", path_to(w, "%d", (int)w->roads) },
				      { "due", "30 April 2026" }, { "proof", "catatan sistem" });
	assert_page_has(client_get(&head, path_to(w, "/rencana-aksi/%d", (int)action)),
			"Kamis, 30 April 2026");
	assert_true(id_in(answer) > 0);
	db_begin_read(w->db);
	check_state(w, STATUS_RUNNING, HELD_BY_OWNER, w->roads, PAGE_DAY);
	db_commit(w->db);
}

static void an_owner_outside_the_action_is_refused(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	Client client = client_of(w, w->coordinator);
	Response answer = client_post(&client, path_to(w, "/rencana-aksi/%d/tonggak", (int)action),
				      { "title", "Loket dibuka" },
				      { "owner", path_to(w, "%d", (int)w->roads) },
				      { "due", "31/4/2026" }, { "proof", "catatan sistem" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Pilih perangkat daerah yang memimpin atau menyumbang");
	assert_page_has(answer, "id=\"due-fault\"");
}

static void a_closed_contributor_is_not_offered_as_owner(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, w->clinic);
	Actor by = acting(w->admin, 0, PAGE_DAY);
	deeds_begin(w);
	agency_close(w->db, agency_find(w->db, w->clinic), on(PAGE_DAY), &by);
	deeds_end(w);
	Client client = client_of(w, w->coordinator);
	const char *path = path_to(w, "/rencana-aksi/%d/tonggak", (int)action),
		   *clinic = path_to(w, "%d", (int)w->clinic);
	Response shown = client_get(&client, path);
	assert_false(response_has(shown, path_to(w, "<option value=\"%s\"", clinic)));
	assert_page_has(shown, path_to(w, "<option value=\"%d\"", (int)w->health));
	Response answer =
		client_post(&client, path, { "title", "Loket dibuka" }, { "owner", clinic },
			    { "due", "30 April 2026" }, { "proof", "catatan sistem" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "id=\"owner-fault\"");
}

static Response change(World *w, Client *client, Id milestone, const char *version)
{
	return client_post(client, path_to(w, "/tonggak/%d/ubah", (int)milestone),
			   { "version", version }, { "title", "Loket dibuka di lima kecamatan" },
			   { "owner", path_to(w, "%d", (int)w->health) }, { "due", "29/5/2026" },
			   { "proof", "catatan sistem" });
}

static void it_is_changed_once_from_one_version(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, w->roads);
	Client head = client_of(w, w->health_head), client = client_of(w, w->coordinator);
	assert_int_equal(change(w, &head, milestone, "1").status, 303);
	assert_page_has(client_get(&head, path_to(w, "/tonggak/%d/ubah", (int)milestone)),
			"lima kecamatan");
	Response answer = change(w, &client, milestone, "1");
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "kepala sudah mengubah data ini");
}

static void one_that_is_proved_is_not_rewritten(void **state)
{
	World *w = *state;
	Id evidence = fresh_evidence(w, w->health, 0);
	Id milestone = evidence_read(w, evidence)->milestone;
	Client client = client_of(w, w->coordinator);
	const char *path = path_to(w, "/tonggak/%d/ubah", (int)milestone);
	Str token = client_token(&client, path, path);
	deeds_begin(w);
	judge(w, evidence, VERDICT_ACCEPTED, w->inspector, PAGE_DAY);
	deeds_end(w);
	Response answer = client_get(&client, path);
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Tonggak ini sudah terbukti, jadi tidak ditulis ulang.");
	answer = client_send(&client, path, token,
			     (const Typed[]){ { "version", "1" },
					      { "title", "Lagi" },
					      { "owner", path_to(w, "%d", (int)w->health) },
					      { "due", "29/5/2026" },
					      { "proof", "foto" },
					      { 0 } });
	assert_int_equal(answer.status, 409);
}

static void other_agencies_do_not_change_it(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, w->roads);
	Client other = client_of(w, w->roads_officer);
	const char *path = path_to(w, "/tonggak/%d/ubah", (int)milestone);
	assert_int_equal(client_get(&other, path).status, 403);
	assert_int_equal(client_get(&other, "/tonggak/999999/ubah").status, 404);
}

RUN_PAGES(TEST(a_milestone_is_added_and_the_ball_goes_to_its_owner),
	  TEST(an_owner_outside_the_action_is_refused), TEST(it_is_changed_once_from_one_version),
	  TEST(one_that_is_proved_is_not_rewritten), TEST(other_agencies_do_not_change_it),
	  TEST(a_closed_contributor_is_not_offered_as_owner))
