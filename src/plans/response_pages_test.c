/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

static void the_coordinator_answers_and_comes_back_to_the_recommendation(void **state)
{
	World *w = *state;
	const char *reference = fresh_recommendation(w);
	Client client = client_of(w, w->coordinator);
	Response answer =
		client_post(&client, path_to(w, "/rekomendasi/%s/tanggapan", reference),
			    { "kind", "partly" }, { "reason", "Anggaran separuh." },
			    { "signer", "Sekretaris Daerah" }, { "signed_on", "9/3/2026" });
	assert_text(answer.location, path_to(w, "/rekomendasi/%s", reference));
	assert_page_has(client_follow(&client, answer), "Anggaran separuh.");
	assert_page_has(client_get(&client, path_to(w, "/rekomendasi/%s/tanggapan", reference)),
			"Tanggapan sebelumnya");
}

static void what_is_missing_is_said_beside_what_was_typed(void **state)
{
	World *w = *state;
	const char *path = path_to(w, "/rekomendasi/%s/tanggapan", fresh_recommendation(w));
	Client client = client_of(w, w->coordinator);
	Response answer = client_post(&client, path, { "kind", "noted" }, { "signer", "Sekda <b>" },
				      { "signed_on", "9/3/2026" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Tulis alasannya; tanggapan ini tidak berlaku tanpa alasan.");
	assert_page_has(answer, "value=\"Sekda &lt;b&gt;\"");
	assert_int_equal(client_post(&client, path).status, 422);
}

static void a_signature_of_tomorrow_is_refused(void **state)
{
	World *w = *state;
	const char *path = path_to(w, "/rekomendasi/%s/tanggapan", fresh_recommendation(w));
	Client client = client_of(w, w->coordinator);
	Response answer = client_post(&client, path, { "kind", "accepted" }, { "signer", "Sekda" },
				      { "signed_on", "11/3/2026" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "id=\"signed_on-fault\"");
}

static void two_answers_from_the_same_page_are_a_clash_that_names_the_first(void **state)
{
	World *w = *state;
	const char *path = path_to(w, "/rekomendasi/%s/tanggapan", fresh_recommendation(w));
	Client first = client_of(w, w->coordinator), second = client_of(w, w->coordinator);
	Str token = client_token(&second, path, path);
	client_post(&first, path, { "kind", "accepted" }, { "signer", "Sekda" },
		    { "signed_on", "9/3/2026" });
	Response answer = client_send(&second, path, token,
				      (const Typed[]){ { "kind", "noted" },
						       { "reason", "Sudah lewat." },
						       { "signer", "Asisten" },
						       { "signed_on", "9/3/2026" },
						       { 0 } });
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Anda sudah mengubah data ini di jendela lain pada 10 Maret 2026");
	assert_page_has(answer, "kind-stored\">Sekarang tersimpan: <strong>Diterima</strong>");
	assert_page_has(answer, "Sudah lewat.");
}

static void only_the_coordinator_answers(void **state)
{
	World *w = *state;
	const char *path = path_to(w, "/rekomendasi/%s/tanggapan", fresh_recommendation(w));
	Client nobody = client_of(w, 0), officer = client_of(w, w->health_officer);
	assert_int_equal(client_get(&nobody, path).status, 303);
	assert_int_equal(client_get(&officer, path).status, 403);
	assert_int_equal(client_send(&nobody, path, (Str){ 0 }, (const Typed[]){ { 0 } }).status,
			 401);
	Client client = client_of(w, w->coordinator);
	assert_int_equal(client_get(&client, "/rekomendasi/RB-1999-01/tanggapan").status, 404);
}

RUN_PAGES(TEST(the_coordinator_answers_and_comes_back_to_the_recommendation),
	  TEST(what_is_missing_is_said_beside_what_was_typed),
	  TEST(a_signature_of_tomorrow_is_refused),
	  TEST(two_answers_from_the_same_page_are_a_clash_that_names_the_first),
	  TEST(only_the_coordinator_answers))
