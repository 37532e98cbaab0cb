/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

static Response create(World *w, Client *client, const char *reference, const char *lead,
		       const char *due)
{
	const char *page = path_to(w, "/rencana-aksi/baru?dari=%s", reference);
	return client_post_from(client, page, "/rencana-aksi/baru", { "from", reference },
				{ "title", "Loket satu pintu" }, { "lead", lead },
				{ "contributor", path_to(w, "%d", (int)w->roads) },
				{ "contributor", path_to(w, "%d", (int)w->health) },
				{ "starts", "1/3/2026" }, { "due", due });
}

static void the_coordinator_makes_an_action_of_two_agencies(void **state)
{
	World *w = *state;
	const char *reference = fresh_recommendation(w);
	Client client = client_of(w, w->coordinator);
	Response answer =
		create(w, &client, reference, path_to(w, "%d", (int)w->health), "30/11/2026");
	Response shown = client_follow(&client, answer);
	assert_page_has(shown, "Loket satu pintu");
	assert_page_has(shown, "Dinas Kesehatan");
	assert_page_has(shown, "Dinas Pekerjaan Umum");
	assert_page_has(shown, reference);
	assert_page_has(shown, "Belum ada tonggak");
	assert_int_equal(action_read(w, id_in(answer))->plan_year, 2026);
}

static void an_end_before_the_start_and_a_lead_that_is_none_are_refused(void **state)
{
	World *w = *state;
	const char *reference = fresh_recommendation(w);
	Client client = client_of(w, w->coordinator);
	Response answer = create(w, &client, reference, "999999", "28/2/2026");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Tanggal selesai tidak boleh sebelum tanggal mulai.");
	assert_page_has(answer, "Pilih perangkat daerah dari daftar.");
	assert_page_has(answer, "Loket satu pintu</textarea>");
	assert_page_has(answer, "(2 dipilih)");
}

static void an_action_comes_from_a_recommendation_that_exists(void **state)
{
	World *w = *state;
	Client client = client_of(w, w->coordinator);
	assert_int_equal(client_get(&client, "/rencana-aksi/baru").status, 404);
	assert_int_equal(client_get(&client, "/rencana-aksi/baru?dari=RB-1999-01").status, 404);
	assert_int_equal(client_get(&client, "/rencana-aksi/999999").status, 404);
	assert_int_equal(client_get(&client, "/rencana-aksi/abc").status, 404);
}

static void only_the_coordinator_makes_or_withdraws_one(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	Client head = client_of(w, w->health_head), nobody = client_of(w, 0);
	assert_int_equal(client_get(&head, "/rencana-aksi/baru").status, 403);
	assert_int_equal(
		client_get(&head, path_to(w, "/rencana-aksi/%d/tarik", (int)action)).status, 403);
	assert_int_equal(client_get(&nobody, "/rencana-aksi/baru").status, 303);
}

static void everybody_reads_it_and_only_who_may_change_it_sees_the_buttons(void **state)
{
	World *w = *state;
	const char *path = path_to(w, "/rencana-aksi/%d", (int)fresh_action(w, w->health, 0));
	Client nobody = client_of(w, 0), head = client_of(w, w->health_head),
	       other = client_of(w, w->roads_officer);
	assert_int_equal(client_get(&nobody, path).status, 200);
	assert_false(response_has(client_get(&nobody, path), "/ubah\""));
	assert_false(response_has(client_get(&other, path), "/ubah\""));
	assert_page_has(client_get(&head, path), "/ubah\"");
	assert_false(response_has(client_get(&head, path), "/tarik\""));
	assert_page_has(client_get(&nobody, path_to(w, "/en%s", path)), "lang=\"en\"");
}

static Response change(World *w, Client *client, Id action, const char *version, Id lead,
		       Id contributor)
{
	const char *path = path_to(w, "/rencana-aksi/%d/ubah", (int)action);
	return client_post(client, path, { "version", version }, { "title", "Loket baru" },
			   { "lead", path_to(w, "%d", (int)lead) },
			   { "contributor", path_to(w, "%d", (int)contributor) },
			   { "starts", "1/3/2026" }, { "due", "18/12/2026" });
}

static void the_lead_changes_it_and_a_second_change_is_a_clash(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, w->roads);
	Client head = client_of(w, w->health_head), client = client_of(w, w->coordinator);
	assert_int_equal(change(w, &head, action, "1", w->health, w->roads).status, 303);
	assert_text(action_read(w, action)->title, "Loket baru");
	Response answer = change(w, &client, action, "1", w->health, w->roads);
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "kepala sudah mengubah data ini");
	assert_page_has(answer, "name=\"version\" value=\"2\"");
}

static void only_who_is_offered_leads_or_contributes(void **state)
{
	World *w = *state;
	const char *reference = fresh_recommendation(w);
	Client client = client_of(w, w->coordinator);
	const Id none[] = { w->root, w->campus };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		Response answer =
			create(w, &client, reference, path_to(w, "%d", (int)none[i]), "30/11/2026");
		assert_int_equal(answer.status, 422);
		assert_page_has(answer, "Pilih perangkat daerah dari daftar.");
	}
	Id action = fresh_action(w, w->health, w->roads);
	assert_int_equal(change(w, &client, action, "1", w->health, w->root).status, 422);
	assert_int_equal(change(w, &client, action, "1", w->health, 999999).status, 422);
	assert_int_equal(change(w, &client, action, "1", w->health, w->campus).status, 303);
}

static Id office(World *w)
{
	Actor by = by_command();
	deeds_begin(w);
	Id id = agency_add(w->db,
			   &(Agency){ .parent = w->root,
				      .kind = AGENCY_BADAN,
				      .slug = S("kantor-lama"),
				      .name = S("Kantor Lama"),
				      .short_name = S("Kantor Lama") },
			   &by);
	deeds_end(w);
	return id;
}

static void the_lead_does_not_choose_who_judges(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	Client head = client_of(w, w->health_head), client = client_of(w, w->coordinator);
	Response answer = change(w, &head, action, "1", w->health, w->inspectorate);
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "diubah oleh koordinator.");
	assert_int_equal(change(w, &client, action, "1", w->health, w->inspectorate).status, 303);
}

static void a_contributor_that_was_closed_stays_until_it_is_left_out(void **state)
{
	World *w = *state;
	Id old = office(w);
	Id action = fresh_action(w, w->health, old);
	Actor by = by_command();
	deeds_begin(w);
	agency_close(w->db, agency_find(w->db, old), on(DAY_ONE), &by);
	deeds_end(w);
	Client client = client_of(w, w->coordinator);
	const char *path = path_to(w, "/rencana-aksi/%d/ubah", (int)action);
	assert_page_has(client_get(&client, path), "Kantor Lama (ditutup 2 Maret 2026)");
	assert_int_equal(change(w, &client, action, "1", w->health, old).status, 303);
	assert_page_has(client_get(&client, path_to(w, "/rencana-aksi/%d", (int)action)),
			"Kantor Lama");
}

static void another_agency_does_not_change_it(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, w->roads);
	Client other = client_of(w, w->roads_officer);
	const char *path = path_to(w, "/rencana-aksi/%d/ubah", (int)action);
	assert_int_equal(client_get(&other, path).status, 403);
}

static void the_owner_of_an_open_milestone_cannot_be_left_out(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, w->roads);
	deeds_begin(w);
	add_milestone(w, action, w->roads, "2026-04-30", "2026-03-05");
	deeds_end(w);
	Client client = client_of(w, w->coordinator);
	Response answer = change(w, &client, action, "1", w->health, w->health);
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Ada tonggak terbuka milik perangkat daerah yang Anda keluarkan.");
}

static void withdrawing_needs_a_reason_and_is_shown_with_it(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	const char *path = path_to(w, "/rencana-aksi/%d/tarik", (int)action);
	Client client = client_of(w, w->coordinator);
	assert_int_equal(client_post(&client, path, { "version", "1" }).status, 422);
	assert_int_equal(
		client_post(&client, path, { "version", "7" }, { "reason", "Digabung." }).status,
		409);
	Response shown = client_follow(
		&client, client_post(&client, path, { "version", "1" }, { "reason", "Digabung." }));
	assert_page_has(shown, "Ditarik pada 10 Maret 2026.");
	assert_page_has(shown, "Digabung.");
}

static void a_withdrawn_one_is_not_changed_any_more(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	Client client = client_of(w, w->coordinator);
	const char *edit = path_to(w, "/rencana-aksi/%d/ubah", (int)action);
	Str token = client_token(&client, edit, edit);
	client_post(&client, path_to(w, "/rencana-aksi/%d/tarik", (int)action), { "version", "1" },
		    { "reason", "Digabung." });
	const char *const deeds[] = { "ubah", "tarik", "keluaran", "tonggak" };
	for (size_t i = 0; i < 4; i++) {
		const char *path = path_to(w, "/rencana-aksi/%d/%s", (int)action, deeds[i]);
		Response answer = client_get(&client, path);
		assert_int_equal(answer.status, 409);
		assert_page_has(answer, "Digabung.");
	}
	Response late = client_send(&client, edit, token,
				    (const Typed[]){ { "version", "2" },
						     { "title", "Lagi" },
						     { "lead", path_to(w, "%d", (int)w->health) },
						     { "starts", "1/3/2026" },
						     { "due", "2/3/2026" },
						     { 0 } });
	assert_int_equal(late.status, 409);
}

static void it_serves_one_more_recommendation(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	const char *other = fresh_recommendation(w);
	const char *page = path_to(w, "/rencana-aksi/%d", (int)action);
	const char *path = path_to(w, "/rencana-aksi/%d/rekomendasi", (int)action);
	Client client = client_of(w, w->coordinator);
	Response answer = client_post_from(&client, page, path, { "reference", other });
	assert_page_has(client_follow(&client, answer), other);
	answer = client_post_from(&client, page, path, { "reference", "RB-1999-01" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Tidak ada rekomendasi dengan nomor itu.");
}

RUN_PAGES(TEST(the_coordinator_makes_an_action_of_two_agencies),
	  TEST(an_end_before_the_start_and_a_lead_that_is_none_are_refused),
	  TEST(an_action_comes_from_a_recommendation_that_exists),
	  TEST(only_the_coordinator_makes_or_withdraws_one),
	  TEST(everybody_reads_it_and_only_who_may_change_it_sees_the_buttons),
	  TEST(the_lead_changes_it_and_a_second_change_is_a_clash),
	  TEST(only_who_is_offered_leads_or_contributes), TEST(the_lead_does_not_choose_who_judges),
	  TEST(a_contributor_that_was_closed_stays_until_it_is_left_out),
	  TEST(another_agency_does_not_change_it),
	  TEST(the_owner_of_an_open_milestone_cannot_be_left_out),
	  TEST(withdrawing_needs_a_reason_and_is_shown_with_it),
	  TEST(a_withdrawn_one_is_not_changed_any_more), TEST(it_serves_one_more_recommendation))
