/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evidence_pages.h"
#include "plans/test_plan_pages.h"

static const char pdf[] = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
			  "trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";

static Str pdf_bytes(void)
{
	return (Str){ pdf, sizeof pdf - 1 };
}

/* Sends the form of a milestone with what was attached; link may be empty. */
static Response bring(World *w, Client *client, Id milestone, const char *rank, const char *link)
{
	return client_post(client, path_to(w, "/tonggak/%d/bukti", (int)milestone),
			   { "title", "Catatan loket" }, { "effective_on", "2/3/2026" },
			   { "rank", rank }, { "link", link });
}

static void an_officer_brings_a_file_and_it_waits(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	client_attach(&officer, "file", "loket.pdf", pdf_bytes());
	Response answer = bring(w, &officer, milestone, "system", "");
	const Evidence *e = evidence_read(w, id_in(answer));
	assert_text(e->file_kind, "pdf");
	assert_text(e->file_name, "loket.pdf");
	assert_int_equal(e->agency, w->health);
	assert_page_has(client_follow(&officer, answer), "Menunggu pemeriksaan");
	Response shown = client_follow(&officer, answer);
	assert_page_has(shown, str_c(w->arena, str_slice(e->file_sha256, 8, 64)));
}

static void a_link_alone_ranks_lowest_and_a_link_with_a_copy_as_it_says(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	Response alone = bring(w, &officer, milestone, "system", "https://contoh.go.id/a");
	assert_page_has(client_follow(&officer, alone), "1 dari 5");
	client_attach(&officer, "file", "salinan.pdf", pdf_bytes());
	Response both = bring(w, &officer, milestone, "system", "https://contoh.go.id/a");
	assert_page_has(client_follow(&officer, both), "4 dari 5");
}

static void neither_file_nor_link_is_refused(void **state)
{
	World *w = *state;
	Client officer = client_of(w, w->health_officer);
	Response answer = bring(w, &officer, fresh_milestone(w, w->health, 0), "system", "");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Lampirkan berkas, atau tulis tautannya di bawah.");
	assert_page_has(answer, "value=\"Catatan loket\"");
}

static void a_link_is_a_whole_address(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	const char *const wrong[] = { "contoh.go.id", "javascript:alert(1)", "https://a b",
				      "https://", "https://lumajangkab.go.id@jahat.example/" };
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		Response answer = bring(w, &officer, milestone, "photo", wrong[i]);
		assert_int_equal(answer.status, 422);
		assert_page_has(answer, "Tulis alamat lengkap yang dimulai dengan https://");
	}
}

static void a_file_is_known_by_its_content(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	client_attach(&officer, "file", "loket.pdf", S("<html>bukan pdf</html>"));
	assert_page_has(bring(w, &officer, milestone, "photo", ""),
			"Berkas ini bukan PDF, XLSX, atau foto");
	client_attach(&officer, "file", "loket.xlsx", pdf_bytes());
	Response lie = bring(w, &officer, milestone, "photo", "");
	assert_int_equal(lie.status, 422);
	assert_page_has(lie, "isinya PDF");
}

static void what_is_effective_tomorrow_and_a_rank_that_is_none_are_refused(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	Response answer = client_post(&officer, path_to(w, "/tonggak/%d/bukti", (int)milestone),
				      { "title", "" }, { "effective_on", "11/3/2026" },
				      { "rank", "terkuat" }, { "link", "https://contoh.go.id" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "id=\"effective_on-fault\"");
	assert_page_has(answer, "id=\"rank-fault\"");
	assert_page_has(answer, "id=\"title-fault\"");
}

static void only_the_owner_and_the_lead_bring_evidence(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, w->roads);
	const char *path = path_to(w, "/tonggak/%d/bukti", (int)milestone);
	Client other = client_of(w, w->roads_officer), coordinator = client_of(w, w->coordinator),
	       nobody = client_of(w, 0), head = client_of(w, w->health_head);
	assert_int_equal(client_get(&other, path).status, 403);
	assert_int_equal(client_get(&coordinator, path).status, 403);
	assert_int_equal(client_get(&nobody, path).status, 303);
	assert_int_equal(client_get(&head, path).status, 200);
	assert_int_equal(client_get(&head, "/tonggak/999999/bukti").status, 404);
}

static void a_withdrawn_action_takes_no_evidence(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	const char *path = path_to(w, "/tonggak/%d/bukti", (int)milestone);
	Actor by = acting(w->coordinator, w->bureau, PAGE_DAY);
	deeds_begin(w);
	Id action = milestone_find(w->db, milestone)->action;
	withdraw(w, action, 1, &by);
	deeds_end(w);
	assert_int_equal(client_get(&officer, path).status, 409);
}

static int64_t count_chunks(World *w)
{
	Rows *rows = db_query(w->db, "SELECT COUNT(*) AS n FROM file_chunk");
	int64_t count = db_next(rows) ? row_integer(rows, "n") : -1;
	db_rows_end(rows);
	return count;
}

static void a_file_that_is_refused_is_not_stored(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	int64_t before = count_chunks(w);
	client_attach(&officer, "file", "loket.pdf", S("<html>bukan pdf</html>"));
	assert_int_equal(bring(w, &officer, milestone, "photo", "").status, 422);
	assert_int_equal(count_chunks(w), before);
	Str other_pdf = str_print(w->arena, "%s%% bukan yang tadi\n", pdf);
	client_attach(&officer, "file", "loket.pdf", other_pdf);
	assert_int_equal(bring(w, &officer, milestone, "photo", "").status, 303);
	assert_int_equal(count_chunks(w), before + 1);
}

static void a_file_beside_the_forms_own_lends_it_nothing_and_is_not_stored(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	int64_t before = count_chunks(w);
	Str cut = str_slice(pdf_bytes(), 0, 40), whole = str_print(w->arena, "%s%% utuh\n", pdf);
	client_attach(&officer, "file", "loket.pdf", cut);
	client_attach(&officer, "x", "utuh.pdf", whole);
	assert_int_equal(bring(w, &officer, milestone, "photo", "").status, 422);
	client_attach(&officer, "file", "loket.pdf", whole);
	client_attach(&officer, "file", "lagi.pdf", cut);
	assert_page_has(bring(w, &officer, milestone, "photo", ""), "Lampirkan satu berkas saja");
	client_attach(&officer, "x", "utuh.pdf", whole);
	Response link = bring(w, &officer, milestone, "photo", "https://contoh.go.id/a");
	assert_int_equal(link.status, 422);
	assert_int_equal(count_chunks(w), before);
}

/* Whether the file of a form without any file in it might be stored, on one of the two paths. */
static bool is_admitted(World *w, Id person, Id id, bool (*admits)(Request *))
{
	Str number = str_print(w->arena, "%d", (int)id);
	db_begin_read(w->db);
	Request rq = { .arena = w->arena,
		       .db = w->db,
		       .path_values = { { S("milestone"), number }, { S("evidence"), number } },
		       .person = person_find(w->db, person, day_of(2026, 3, 10)) };
	bool is_admitted = admits(&rq);
	db_commit(w->db);
	return is_admitted;
}

static void the_file_of_somebody_without_the_right_is_not_stored(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	Id link = id_in(bring(w, &officer, milestone, "system", "https://contoh.go.id/a"));
	assert_true(is_admitted(w, w->health_officer, milestone, evidence_create_admits));
	assert_false(is_admitted(w, w->roads_officer, milestone, evidence_create_admits));
	assert_false(is_admitted(w, w->health_officer, 999999, evidence_create_admits));
	assert_true(is_admitted(w, w->health_officer, link, evidence_copy_admits));
	assert_false(is_admitted(w, w->roads_officer, link, evidence_copy_admits));
	assert_false(is_admitted(w, w->health_officer, 999999, evidence_copy_admits));
}

static void the_public_sees_the_hash_and_neither_bytes_nor_link(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer), nobody = client_of(w, 0);
	client_attach(&officer, "file", "salinan.pdf", pdf_bytes());
	Id id = id_in(bring(w, &officer, milestone, "system", "https://contoh.go.id/rahasia"));
	const char *path = path_to(w, "/bukti/%d", (int)id);
	Response shown = client_get(&nobody, path);
	assert_page_has(shown, "SHA-256");
	assert_page_has(shown, "Belum dibuka untuk umum.");
	assert_false(response_has(shown, "contoh.go.id/rahasia"));
	assert_false(response_has(shown, "/berkas/"));
	assert_page_has(client_get(&officer, path), "contoh.go.id/rahasia");
	assert_page_has(client_get(&officer, path), "/berkas/");
}

static Response file_of(World *w, Client *client, Id evidence)
{
	Str sha256 = evidence_read(w, evidence)->file_sha256;
	Response answer = client_get(client, path_to(w, "/berkas/%.*s", STR_ARGS(sha256)));
	if (answer.descriptor > 0)
		close(answer.descriptor);
	return answer;
}

/* A file of its own, so that no other test has opened the same bytes. */
static Id bring_own_file(World *w, const char *words)
{
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	client_attach(&officer, "file", "loket.pdf", str_print(w->arena, "%s%s", pdf, words));
	return id_in(bring(w, &officer, milestone, "system", ""));
}

static void officials_get_the_bytes_as_an_attachment_and_the_public_does_not(void **state)
{
	World *w = *state;
	Id id = bring_own_file(w, "satu");
	Client nobody = client_of(w, 0), other = client_of(w, w->roads_officer);
	assert_int_equal(file_of(w, &nobody, id).status, 403);
	Response answer = file_of(w, &other, id);
	assert_int_equal(answer.status, 200);
	assert_text(answer.download_name, "loket.pdf");
	assert_string_equal(answer.type, "application/pdf");
	assert_int_equal(answer.size_bytes, (int64_t)sizeof pdf - 1 + 4);
	assert_int_equal(client_get(&other, "/berkas/0000").status, 404);
}

static void the_leads_head_opens_it_to_everybody_and_nobody_else_does(void **state)
{
	World *w = *state;
	Id id = bring_own_file(w, "dua");
	Client head = client_of(w, w->health_head), chief = client_of(w, w->chief),
	       nobody = client_of(w, 0);
	const char *page = path_to(w, "/bukti/%d", (int)id);
	const char *path = path_to(w, "/bukti/%d/buka", (int)id);
	Str token = client_token(&head, page, path);
	assert_false(response_has(client_get(&chief, page), "/buka\""));
	assert_int_equal(
		client_send(&head, path, token,
			    (const Typed[]){ { "version", "1" }, { "is_open", "1" }, { 0 } })
			.status,
		303);
	assert_int_equal(file_of(w, &nobody, id).status, 200);
	Response stale = client_post_from(&head, page, path, { "version", "1" });
	assert_int_equal(stale.status, 409);
	client_post_from(&head, page, path, { "version", "2" });
	assert_int_equal(file_of(w, &nobody, id).status, 403);
}

static void a_link_gets_its_copy_before_the_verdict_and_once(void **state)
{
	World *w = *state;
	Id milestone = fresh_milestone(w, w->health, 0);
	Client officer = client_of(w, w->health_officer);
	Id id = id_in(bring(w, &officer, milestone, "system", "https://contoh.go.id/a"));
	const char *path = path_to(w, "/bukti/%d/salinan", (int)id);
	assert_page_has(client_post(&officer, path, { "version", "1" }), "id=\"file-fault\"");
	client_attach(&officer, "file", "salinan.pdf", pdf_bytes());
	Response answer = client_post(&officer, path, { "version", "1" });
	assert_page_has(client_follow(&officer, answer), "4 dari 5");
	assert_int_equal(client_get(&officer, path).status, 409);
	Client other = client_of(w, w->roads_officer);
	assert_int_equal(client_get(&other, path).status, 403);
}

static void the_same_bytes_in_two_places_are_pointed_out(void **state)
{
	World *w = *state;
	Id first = fresh_evidence(w, w->health, 0), second = fresh_evidence(w, w->roads, 0);
	Client nobody = client_of(w, 0);
	Response shown = client_get(&nobody, path_to(w, "/bukti/%d", (int)first));
	assert_page_has(shown, "Berkas yang sama persis dipakai juga di");
	assert_page_has(shown, path_to(w, "href=\"/bukti/%d\"", (int)second));
	assert_int_equal(client_get(&nobody, "/bukti/999999").status, 404);
}

RUN_PAGES(TEST(an_officer_brings_a_file_and_it_waits),
	  TEST(a_link_alone_ranks_lowest_and_a_link_with_a_copy_as_it_says),
	  TEST(neither_file_nor_link_is_refused), TEST(a_link_is_a_whole_address),
	  TEST(a_file_is_known_by_its_content),
	  TEST(what_is_effective_tomorrow_and_a_rank_that_is_none_are_refused),
	  TEST(only_the_owner_and_the_lead_bring_evidence),
	  TEST(a_withdrawn_action_takes_no_evidence), TEST(a_file_that_is_refused_is_not_stored),
	  TEST(a_file_beside_the_forms_own_lends_it_nothing_and_is_not_stored),
	  TEST(the_file_of_somebody_without_the_right_is_not_stored),
	  TEST(the_public_sees_the_hash_and_neither_bytes_nor_link),
	  TEST(officials_get_the_bytes_as_an_attachment_and_the_public_does_not),
	  TEST(the_leads_head_opens_it_to_everybody_and_nobody_else_does),
	  TEST(a_link_gets_its_copy_before_the_verdict_and_once),
	  TEST(the_same_bytes_in_two_places_are_pointed_out))
