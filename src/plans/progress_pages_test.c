/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

/* An output of a fresh action with a milestone: 2 in TW I, 4 in the year. Today is in TW I. */
static Id fresh_output(World *w)
{
	Actor by = acting(w->coordinator, w->bureau, PAGE_DAY);
	Id action = fresh_action(w, w->health, 0);
	deeds_begin(w);
	add_milestone(w, action, w->health, "2026-11-30", PAGE_DAY);
	Id id = output_add(w->db,
			   &(Output){ .action = action,
				      .indicator = S("Loket dibuka"),
				      .unit = S("loket"),
				      .targets = { { true, { 20000 } }, { true, { 20000 } } },
				      .target_total = { 40000 },
				      .budget = 8000000 },
			   &by);
	deeds_end(w);
	return id;
}

static const char *form_path(World *w, Id output)
{
	return path_to(w, "/keluaran/%d/kemajuan/1", (int)output);
}

static const char *index_path(World *w, Id output)
{
	return path_to(w, "/keluaran/%d/kemajuan", (int)output);
}

static Response send(World *w, Client *client, Id output, const char *realised)
{
	return client_post(client, form_path(w, output), { "version", "0" },
			   { "realised", realised }, { "budget", "1.250.000" },
			   { "words", "Satu loket dibuka." });
}

static Response send_stuck(World *w, Client *client, Id output)
{
	return client_post(client, form_path(w, output), { "version", "0" }, { "realised", "1" },
			   { "words", "Satu loket dibuka." },
			   { "obstacle", "Jaringan belum terpasang." },
			   { "awaited", path_to(w, "%d", (int)w->roads) });
}

/* The newest report of TW I. */
static Progress newest_of(World *w, Id output)
{
	db_begin_read(w->db);
	ProgressList list = progress_list(w->db, output_find(w->db, output)->action);
	const Progress *newest = progress_newest(&list, output, 0);
	db_commit(w->db);
	assert_non_null(newest);
	return *newest;
}

static const char *settle_path(World *w, Id output)
{
	return path_to(w, "/kemajuan/%d/persetujuan", (int)newest_of(w, output).id);
}

static void what_waits_is_for_officials_and_what_is_approved_for_all(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client officer = client_of(w, w->health_officer), head = client_of(w, w->health_head),
	       nobody = client_of(w, 0);
	Response answer = client_follow(&officer, send(w, &officer, output, "1,5"));
	assert_page_has(answer, "Menunggu persetujuan kepala");
	assert_page_has(answer, "Satu loket dibuka.");
	assert_false(response_has(client_get(&nobody, index_path(w, output)), "Satu loket"));
	answer = client_post(&head, settle_path(w, output), { "kind", "approved" });
	assert_int_equal(answer.status, 303);
	answer = client_get(&nobody, index_path(w, output));
	assert_page_has(answer, "Satu loket dibuka.");
	assert_page_has(answer, "75 %");
	assert_page_has(answer, "Rp1.250.000");
	assert_page_has(answer, "38 %"); /* of the year's 4 */
	assert_false(response_has(answer, "Laporkan"));
}

static void an_approved_obstacle_is_seen_on_the_action_and_its_recommendation(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client head = client_of(w, w->health_head), nobody = client_of(w, 0);
	assert_int_equal(send_stuck(w, &head, output).status, 303);
	db_begin_read(w->db);
	check_state(w, STATUS_OBSTRUCTED, HELD_BY_AWAITED, w->roads, PAGE_DAY);
	const char *reference =
		str_c(w->arena, recommendation_find(w->db, w->recommendation)->reference);
	Id action = output_find(w->db, output)->action;
	db_commit(w->db);
	Response shown = client_get(&nobody, path_to(w, "/rencana-aksi/%d", (int)action));
	assert_page_has(shown, "Jaringan belum terpasang.");
	assert_page_has(shown, "Menunggu Dinas Pekerjaan Umum.");
	shown = client_get(&nobody, path_to(w, "/rekomendasi/%s", reference));
	assert_page_has(shown, "Terkendala");
	assert_page_has(shown, "Jaringan belum terpasang.");
	assert_page_has(shown, "yang menghilangkan kendala");
	shown = client_get(&nobody, "/rekomendasi?status=terkendala");
	assert_page_has(shown, reference);
}

static void it_comes_back_with_a_reason_and_the_form_says_so(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client officer = client_of(w, w->health_officer), head = client_of(w, w->health_head);
	send(w, &officer, output, "1");
	const char *settle = settle_path(w, output);
	assert_page_has(client_get(&head, settle), "Satu loket dibuka.");
	Response answer = client_post(&head, settle, { "kind", "returned" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Tulis apa yang harus diperbaiki petugas.");
	answer = client_post(&head, settle, { "kind", "returned" }, { "reason", "Loket mana?" });
	assert_page_has(client_follow(&head, answer), "Dikirim balik");
	answer = client_get(&officer, form_path(w, output));
	assert_page_has(answer, "Loket mana?");
	assert_page_has(answer, "Satu loket dibuka.</textarea>");
	assert_int_equal(client_get(&head, settle).status, 409);
}

static void a_report_beside_another_is_a_clash_that_shows_both(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client officer = client_of(w, w->health_officer);
	assert_int_equal(send(w, &officer, output, "1").status, 303);
	Response answer = send(w, &officer, output, "2");
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "id=\"realised-stored\">Sekarang tersimpan: <strong>1</strong>");
	assert_page_has(answer,
			path_to(w, "name=\"version\" value=\"%d\"", (int)newest_of(w, output).id));
}

static void hostile_figures_are_asked_about_or_refused(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client officer = client_of(w, w->health_officer);
	Response answer = send(w, &officer, output, "1.250");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "“1.250” dapat berarti 1250 atau 1,25.");
	assert_int_equal(send(w, &officer, output, "-1").status, 422);
	assert_int_equal(send(w, &officer, output, "20,0001").status, 422);
	answer = send(w, &officer, output, "21");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "21 lebih dari sepuluh kali target TW I, yaitu 2.");
	answer = client_post(&officer, form_path(w, output), { "version", "0" },
			     { "realised", "21" }, { "words", "Ya." }, { "sure", "1" });
	assert_int_equal(answer.status, 303);
	assert_int_equal(send(w, &officer, fresh_output(w), "20").status, 303);
}

static void an_obstacle_says_what_and_whom_it_waits_for(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client officer = client_of(w, w->health_officer);
	const char *path = form_path(w, output);
	Response answer = client_post(&officer, path, { "version", "0" }, { "realised", "1" },
				      { "words", "Ya." }, { "obstacle", "Jaringan." });
	assert_page_has(answer, "Pilih siapa yang ditunggu");
	answer = client_post(&officer, path, { "version", "0" }, { "realised", "1" },
			     { "words", "Ya." }, { "awaited_as", "penyedia" });
	assert_page_has(answer, "Tulis apa kendalanya");
	answer = client_post(&officer, path, { "version", "0" }, { "realised", "1" },
			     { "words", "Ya." }, { "obstacle", "Jaringan." },
			     { "awaited", path_to(w, "%d", (int)w->health) });
	assert_int_equal(answer.status, 422);
	answer = client_post(&officer, path, { "version", "0" }, { "realised", "1" },
			     { "words", "Ya." }, { "obstacle", "Jaringan." },
			     { "awaited_as", "penyedia jaringan" });
	assert_page_has(client_follow(&officer, answer), "penyedia jaringan");
}

static void a_quarter_ahead_is_refused_with_its_first_day(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client officer = client_of(w, w->health_officer);
	Response answer = client_get(&officer, path_to(w, "/keluaran/%d/kemajuan/2", (int)output));
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "TW II 2026 baru mulai pada 1 April 2026");
	assert_int_equal(
		client_get(&officer, path_to(w, "/keluaran/%d/kemajuan/5", (int)output)).status,
		404);
}

static void the_lead_reports_and_its_head_alone_approves(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client officer = client_of(w, w->health_officer), other = client_of(w, w->roads_officer),
	       nobody = client_of(w, 0), coordinator = client_of(w, w->coordinator),
	       chief = client_of(w, w->chief);
	assert_int_equal(client_get(&nobody, form_path(w, output)).status, 303); /* to sign in */
	assert_int_equal(client_get(&other, form_path(w, output)).status, 403);
	assert_page_has(client_follow(&coordinator, send(w, &coordinator, output, "1")),
			"Menunggu persetujuan kepala");
	const char *settle = settle_path(w, output);
	assert_int_equal(client_get(&officer, settle).status, 403);
	assert_int_equal(client_get(&chief, settle).status, 403);
	assert_int_equal(client_get(&chief, "/kemajuan/999999/persetujuan").status, 404);
	assert_int_equal(client_get(&officer, "/keluaran/999999/kemajuan").status, 404);
	assert_int_equal(newest_of(w, output).state, PROGRESS_WAITING);
}

static void a_withdrawn_action_takes_no_report(void **state)
{
	World *w = *state;
	Id output = fresh_output(w);
	Client officer = client_of(w, w->health_officer), head = client_of(w, w->health_head);
	send(w, &officer, output, "1");
	const char *settle = settle_path(w, output), *form = form_path(w, output);
	Str report_token = client_token(&officer, form, form),
	    settle_token = client_token(&head, settle, settle);
	Actor by = acting(w->coordinator, w->bureau, PAGE_DAY);
	deeds_begin(w);
	withdraw(w, output_find(w->db, output)->action, 1, &by);
	deeds_end(w);
	const Typed report[] = {
		{ "version", "0" }, { "realised", "2" }, { "words", "Ya." }, { 0 }
	};
	const Typed approval[] = { { "kind", "approved" }, { 0 } };
	assert_int_equal(client_send(&officer, form, report_token, report).status, 409);
	assert_int_equal(client_get(&officer, form_path(w, output)).status, 409);
	assert_int_equal(client_get(&head, settle).status, 409);
	assert_int_equal(client_send(&head, settle, settle_token, approval).status, 409);
	assert_false(response_has(client_get(&officer, index_path(w, output)), "Laporkan"));
}

RUN_PAGES(TEST(what_waits_is_for_officials_and_what_is_approved_for_all),
	  TEST(an_approved_obstacle_is_seen_on_the_action_and_its_recommendation),
	  TEST(it_comes_back_with_a_reason_and_the_form_says_so),
	  TEST(a_report_beside_another_is_a_clash_that_shows_both),
	  TEST(hostile_figures_are_asked_about_or_refused),
	  TEST(an_obstacle_says_what_and_whom_it_waits_for),
	  TEST(a_quarter_ahead_is_refused_with_its_first_day),
	  TEST(the_lead_reports_and_its_head_alone_approves),
	  TEST(a_withdrawn_action_takes_no_report))
