/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

static Response send(World *w, Client *client, Id evidence, const char *kind, const char *reason,
		     const char *words)
{
	return client_post(client, path_to(w, "/bukti/%d/putusan", (int)evidence), { "kind", kind },
			   { "reason", reason }, { "words", words }, { "version", "1" });
}

static void the_inspector_sees_the_claim_beside_the_evidence(void **state)
{
	World *w = *state;
	Id id = fresh_evidence(w, w->health, w->roads);
	Client inspector = client_of(w, w->inspector);
	Response shown = client_get(&inspector, path_to(w, "/bukti/%d/putusan", (int)id));
	assert_page_has(shown, "Yang dinyatakan");
	assert_page_has(shown, "Loket dibuka");
	assert_page_has(shown, "Dinas Pekerjaan Umum");
	assert_page_has(shown, "Catatan loket");
	assert_page_has(shown, "Inspektorat tidak memimpin dan tidak menyumbang");
	assert_page_has(shown, "Menunggu Anda, 1 hari kerja");
}

static void accepting_carries_it_out(void **state)
{
	World *w = *state;
	Id id = fresh_evidence(w, w->health, 0);
	Client inspector = client_of(w, w->inspector);
	Response answer = send(w, &inspector, id, "accepted", "", "");
	assert_page_has(client_follow(&inspector, answer), "Diterima");
	db_begin_read(w->db);
	check_state(w, STATUS_CARRIED_OUT, HELD_BY_NOBODY, 0, PAGE_DAY);
	db_commit(w->db);
}

static void returning_needs_a_reason_from_the_list_and_words(void **state)
{
	World *w = *state;
	Id id = fresh_evidence(w, w->health, 0);
	Client inspector = client_of(w, w->inspector);
	Response answer = send(w, &inspector, id, "returned", "none", "");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Pilih alasan dari daftar.");
	assert_page_has(answer, "Tulis apa yang harus diperbaiki");
	assert_int_equal(send(w, &inspector, id, "", "", "").status, 422);
	answer = send(w, &inspector, id, "returned", "wrong_period", "Lampirkan yang TW III.");
	assert_page_has(client_follow(&inspector, answer), "Lampirkan yang TW III.");
	db_begin_read(w->db);
	check_state(w, STATUS_RETURNED, HELD_BY_OWNER, w->health, PAGE_DAY);
	db_commit(w->db);
}

static void earlier_verdicts_stand_beside_the_new_evidence(void **state)
{
	World *w = *state;
	Id first = fresh_evidence(w, w->health, 0);
	Client inspector = client_of(w, w->inspector);
	send(w, &inspector, first, "returned", "incomplete", "Tanda tangan belum ada.");
	Id milestone = evidence_read(w, first)->milestone;
	deeds_begin(w);
	Id second = add_evidence(w, milestone, RANK_PHOTO,
				 acting(w->health_officer, w->health, PAGE_DAY));
	deeds_end(w);
	Response shown = client_get(&inspector, path_to(w, "/bukti/%d/putusan", (int)second));
	assert_page_has(shown, "Tanda tangan belum ada.");
	assert_page_has(shown, "Berkas yang sama persis dipakai juga");
}

static void the_second_verdict_is_told_who_was_faster(void **state)
{
	World *w = *state;
	Id id = fresh_evidence(w, w->health, 0);
	const char *path = path_to(w, "/bukti/%d/putusan", (int)id);
	Client first = client_of(w, w->inspector), second = client_of(w, w->inspector);
	Str token = client_token(&second, path, path);
	send(w, &first, id, "accepted", "", "");
	Response answer =
		client_send(&second, path, token,
			    (const Typed[]){ { "kind", "accepted" }, { "version", "1" }, { 0 } });
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Bukti ini sudah diputus oleh Inspektorat pada 10 Maret 2026.");
	assert_page_has(answer, path_to(w, "href=\"/bukti/%d\">Lihat buktinya</a>", (int)id));
}

static void a_copy_kept_since_the_inspector_read_it_is_a_clash(void **state)
{
	World *w = *state;
	Id id = fresh_evidence(w, w->health, 0);
	Client inspector = client_of(w, w->inspector);
	const char *path = path_to(w, "/bukti/%d/putusan", (int)id);
	Str token = client_token(&inspector, path, path);
	Response answer = client_send(&inspector, path, token,
				      (const Typed[]){ { "kind", "returned" },
						       { "reason", "incomplete" },
						       { "words", "Halaman dua hilang." },
						       { "version", "0" },
						       { 0 } });
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "sudah mengubah data ini");
	assert_page_has(answer, "Halaman dua hilang.</textarea>");
	assert_page_has(answer, "name=\"version\" value=\"1\"");
	assert_int_equal(evidence_read(w, id)->verdict, 0);
}

static void law_2_is_said_with_who_may_judge_instead(void **state)
{
	World *w = *state;
	Id own = fresh_evidence(w, w->inspectorate, 0), usual = fresh_evidence(w, w->health, 0);
	Client inspector = client_of(w, w->inspector), bureau = client_of(w, w->bureau_inspector);
	Response answer = client_get(&inspector, path_to(w, "/bukti/%d/putusan", (int)own));
	assert_int_equal(answer.status, 403);
	assert_page_has(answer, "Yang melapor tidak memutus.");
	assert_page_has(answer, "Bagian Organisasi, Kampus Contoh");
	assert_int_equal(client_get(&bureau, path_to(w, "/bukti/%d/putusan", (int)own)).status,
			 200);
	answer = client_get(&bureau, path_to(w, "/bukti/%d/putusan", (int)usual));
	assert_int_equal(answer.status, 403);
	assert_page_has(answer, "Bukti ini diputus oleh Inspektorat");
}

static void a_way_round_the_page_meets_the_same_refusal(void **state)
{
	World *w = *state;
	Id usual = fresh_evidence(w, w->health, 0);
	Client inspector = client_of(w, w->inspector);
	const char *path = path_to(w, "/bukti/%d/putusan", (int)usual);
	Str token = client_token(&inspector, path, path);
	Actor by = by_command();
	RoleGrant grant = { .person = w->inspector,
			    .role = ROLE_OFFICER,
			    .agency = w->health,
			    .from = on(PAGE_DAY) };
	deeds_begin(w);
	assert_int_equal(role_grant(w->db, &grant, &by), GRANT_DONE);
	deeds_end(w);
	Response answer =
		client_send(&inspector, path, token,
			    (const Typed[]){ { "kind", "accepted" }, { "version", "1" }, { 0 } });
	assert_int_equal(answer.status, 403);
	assert_int_equal(evidence_read(w, usual)->verdict, 0);
	db_begin_read(w->db);
	JournalEntryList newest = journal_list_after(w->db, journal_last_id(w->db) - 1);
	db_commit(w->db);
	assert_text(newest.items[0].deed, "refuse");
	assert_true(str_find(newest.items[0].public_facts, S("give_verdict")) > 0);
	Actor head = acting(w->health_head, w->health, PAGE_DAY);
	deeds_begin(w);
	RoleGrantList roles = role_list_of(w->db, w->inspector, on(PAGE_DAY));
	assert_true(role_end(w->db, roles.items[roles.count - 1].id, &head));
	deeds_end(w);
}

static void nobody_else_comes_near_a_verdict(void **state)
{
	World *w = *state;
	const char *path = path_to(w, "/bukti/%d/putusan", (int)fresh_evidence(w, w->health, 0));
	const Id others[] = { w->admin,	      w->coordinator,	 w->leader,	  w->chief,
			      w->health_head, w->health_officer, w->roads_officer };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		Client client = client_of(w, others[i]);
		assert_int_equal(client_get(&client, path).status, 403);
		assert_int_equal(
			client_send(&client, path, (Str){ 0 }, (const Typed[]){ { 0 } }).status,
			403);
	}
	Client nobody = client_of(w, 0);
	assert_int_equal(client_get(&nobody, path).status, 303);
	Client inspector = client_of(w, w->inspector);
	assert_int_equal(client_get(&inspector, "/bukti/999999/putusan").status, 404);
}

RUN_PAGES(TEST(the_inspector_sees_the_claim_beside_the_evidence), TEST(accepting_carries_it_out),
	  TEST(returning_needs_a_reason_from_the_list_and_words),
	  TEST(earlier_verdicts_stand_beside_the_new_evidence),
	  TEST(the_second_verdict_is_told_who_was_faster),
	  TEST(a_copy_kept_since_the_inspector_read_it_is_a_clash),
	  TEST(law_2_is_said_with_who_may_judge_instead),
	  TEST(a_way_round_the_page_meets_the_same_refusal), TEST(nobody_else_comes_near_a_verdict))
