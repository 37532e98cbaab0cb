/* SPDX-License-Identifier: Apache-2.0 */
/* Evidence while the virus scanner has not looked, when it found something, and when it is down. */
#include "plans/evidence_pages.h"
#include "plans/test_plan_pages.h"
#include "web/route.h"

static const char pdf[] = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
			  "trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";

/* A reader of a server with a scanner. */
static Client scanned_client(World *w, Id person)
{
	Client client = client_of(w, person);
	App *app = NEW(w->arena, App);
	*app = *client.app;
	app->scanner = S("/run/clamd.ctl");
	client.app = app;
	return client;
}

static Response bring_words(World *w, const char *words)
{
	Client officer = scanned_client(w, w->health_officer);
	Id milestone = fresh_milestone(w, w->health, 0);
	client_attach(&officer, "file", "loket.pdf", str_print(w->arena, "%s%s", pdf, words));
	return client_post(&officer, path_to(w, "/tonggak/%d/bukti", (int)milestone),
			   { "title", "Catatan loket" }, { "effective_on", "2/3/2026" },
			   { "rank", "system" }, { "link", "" });
}

static const Evidence *bring(World *w, const char *words)
{
	return evidence_read(w, id_in(bring_words(w, words)));
}

static void settle(World *w, const Evidence *evidence, ScanResult result)
{
	Actor by = acting(0, 0, PAGE_DAY);
	deeds_begin(w);
	Scan scan = scan_find(w->db, evidence->file_sha256);
	scan.result = result;
	scan.signature = result == SCAN_INFECTED ? S("Eicar") : (Str){ 0 };
	assert_true(scan_settle(w->db, &scan, &by));
	deeds_end(w);
}

static Response file_of(World *w, Client *client, const Evidence *evidence)
{
	Response answer =
		client_get(client, path_to(w, "/berkas/%.*s", STR_ARGS(evidence->file_sha256)));
	if (answer.descriptor > 0)
		close(answer.descriptor);
	return answer;
}

static void a_file_is_held_until_it_is_clean(void **state)
{
	World *w = *state;
	const Evidence *e = bring(w, "bersih");
	Client officer = scanned_client(w, w->health_officer);
	const char *page = path_to(w, "/bukti/%d", (int)e->id);
	Response held = file_of(w, &officer, e);
	assert_int_equal(held.status, 409);
	assert_page_has(held, "sedang diperiksa dari virus");
	assert_page_has(client_get(&officer, page), "Sedang diperiksa dari virus.");
	assert_false(response_has(client_get(&officer, page), "Unduh berkas"));
	settle(w, e, SCAN_CLEAN);
	assert_int_equal(file_of(w, &officer, e).status, 200);
	assert_page_has(client_get(&officer, page), "Unduh berkas");
}

static void a_file_with_a_virus_is_given_to_nobody_with_or_without_a_scanner(void **state)
{
	World *w = *state;
	const Evidence *e = bring(w, "jahat");
	settle(w, e, SCAN_INFECTED);
	Client officer = scanned_client(w, w->health_officer), later = client_of(w, w->health_head);
	assert_int_equal(file_of(w, &officer, e).status, 403);
	assert_int_equal(file_of(w, &later, e).status, 403);
	Response shown = client_get(&later, path_to(w, "/bukti/%d", (int)e->id));
	assert_page_has(shown, "Mengandung virus");
	Response again = bring_words(w, "jahat");
	assert_int_equal(again.status, 422);
	assert_page_has(again, "sudah pernah diperiksa dan mengandung virus");
}

static Response accept(World *w, const Evidence *evidence)
{
	Client inspector = scanned_client(w, w->inspector);
	return client_post(&inspector, path_to(w, "/bukti/%d/putusan", (int)evidence->id),
			   { "version", "1" }, { "kind", "accepted" });
}

static void what_nobody_can_open_is_accepted_by_nobody(void **state)
{
	World *w = *state;
	const Evidence *e = bring(w, "belum dibaca");
	Response held = accept(w, e);
	assert_int_equal(held.status, 422);
	assert_page_has(held, "masih diperiksa dari virus, jadi belum dapat diterima");
	settle(w, e, SCAN_INFECTED);
	Response infected = accept(w, e);
	assert_int_equal(infected.status, 422);
	assert_page_has(infected, "mengandung virus, jadi tidak dapat diterima");
	const Evidence *clean = bring(w, "sudah dibaca");
	settle(w, clean, SCAN_CLEAN);
	assert_int_equal(accept(w, clean).status, 303);
}

static void the_model_accepts_no_virus_either(void **state)
{
	World *w = *state;
	const Evidence *e = bring(w, "lewat perintah");
	settle(w, e, SCAN_INFECTED);
	Id id;
	Actor by = acting(w->inspector, w->inspectorate, PAGE_DAY);
	deeds_begin(w);
	Verdict verdict = { .evidence = e->id, .evidence_version = e->version };
	assert_int_equal(verdict_add(w->db, &verdict, &id, &by), VERDICT_INFECTED);
	verdict.kind = VERDICT_RETURNED;
	verdict.reason = REASON_UNREADABLE;
	verdict.words = S("Mengandung virus.");
	assert_int_equal(verdict_add(w->db, &verdict, &id, &by), VERDICT_GIVEN);
	deeds_end(w);
}

static void who_brought_it_and_the_administrator_are_told(void **state)
{
	World *w = *state;
	const Evidence *e = bring(w, "jahat dua");
	settle(w, e, SCAN_INFECTED);
	const char *link = path_to(w, "href=\"/bukti/%d\"", (int)e->id);
	Client officer = scanned_client(w, w->health_officer), admin = scanned_client(w, w->admin),
	       other = scanned_client(w, w->roads_officer);
	Response tasks = client_get(&officer, "/tugas");
	assert_page_has(tasks, "Ganti berkas yang mengandung virus");
	assert_page_has(tasks, link);
	assert_page_has(client_get(&admin, "/tugas"), link);
	assert_false(response_has(client_get(&other, "/tugas"), "mengandung virus"));
	Response page = client_get(&admin, "/pemindaian");
	assert_page_has(page, "Eicar");
	assert_page_has(page, link);
}

static void a_scanner_that_is_down_is_said_where_it_matters(void **state)
{
	World *w = *state;
	const Evidence *e = bring(w, "ditahan");
	deeds_begin(w);
	scanner_note(w->db, true, S("Connection refused"), (Instant){ 1773000000 });
	deeds_end(w);
	Client officer = scanned_client(w, w->health_officer), admin = scanned_client(w, w->admin);
	assert_page_has(file_of(w, &officer, e), "Pemindai virus sedang tidak dapat dihubungi");
	assert_page_has(client_get(&officer, path_to(w, "/bukti/%d", (int)e->id)), "Ditahan:");
	assert_page_has(client_get(&admin, "/tugas"), "Hidupkan pemindai virus");
	assert_page_has(client_get(&admin, "/pemindaian"), "Connection refused");
	deeds_begin(w);
	scanner_note(w->db, false, (Str){ 0 }, (Instant){ 1773000100 });
	deeds_end(w);
	assert_false(response_has(client_get(&admin, "/tugas"), "Hidupkan pemindai virus"));
}

static void without_a_scanner_nothing_is_held_and_the_administrator_reads_so(void **state)
{
	World *w = *state;
	const Evidence *e = bring(w, "tanpa pemindai");
	Client officer = client_of(w, w->health_officer), admin = client_of(w, w->admin);
	assert_int_equal(file_of(w, &officer, e).status, 200);
	assert_page_has(client_get(&admin, "/tugas"), "tidak diperiksa dari virus");
	assert_page_has(client_get(&admin, "/pemindaian"), "clamd = /run/clamav/clamd.ctl");
	assert_int_equal(client_get(&officer, "/pemindaian").status, 403);
}

RUN_PAGES(TEST(a_file_is_held_until_it_is_clean),
	  TEST(a_file_with_a_virus_is_given_to_nobody_with_or_without_a_scanner),
	  TEST(what_nobody_can_open_is_accepted_by_nobody), TEST(the_model_accepts_no_virus_either),
	  TEST(who_brought_it_and_the_administrator_are_told),
	  TEST(a_scanner_that_is_down_is_said_where_it_matters),
	  TEST(without_a_scanner_nothing_is_held_and_the_administrator_reads_so))
