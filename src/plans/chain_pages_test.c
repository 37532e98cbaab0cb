/* SPDX-License-Identifier: Apache-2.0 */
/* /rekomendasi/{ref}: the chain of one recommendation. */
#include "demo/test_demo_pages.h"

static Response get(void **state, const char *path)
{
	Client client = demo_reader(*state, NULL);
	return client_get(&client, path);
}

static Response get_as(void **state, const char *account, const char *path)
{
	Client client = demo_reader(*state, account);
	return client_get(&client, path);
}

static void the_page_says_what_changes_for_citizens(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-03");
	assert_int_equal(page.status, 200);
	assert_page_has(page, "<h1 lang=\"id\">Memperbaiki unsur penanganan pengaduan");
	assert_page_has(page, "Yang berubah bagi warga:</strong> <span lang=\"id\">Keluhan Anda");
	assert_page_has(page, "data contoh, bukan LHE resmi");
	assert_page_has(get(state, "/rekomendasi/RB-2025-05"), "belum ditulis.");
}

static void the_chain_counts_its_links(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-03");
	assert_page_has(page, "<b>LHE 2025</b>");
	assert_page_has(page, "<small>Tanggapan</small><b>diterima</b>");
	assert_page_has(page, "<b>1 aksi</b>");
	assert_page_has(page, "<b>3 dari 3</b>");
	assert_page_has(page, "<b>4 bukti</b>");
	assert_page_has(page, "<b>3 diterima</b>");
	assert_page_has(page, "<small>Dampak</small><b>belum terbukti</b>");
}

static void the_chain_marks_where_it_stands(void **state)
{
	const struct {
		const char *reference, *here;
	} steps[] = {
		{ "RB-2025-08", "aria-current=\"step\"><small>Tanggapan</small>" },
		{ "RB-2025-02", "aria-current=\"step\"><small>Tanggapan</small>" },
		{ "RB-2025-16", "aria-current=\"step\"><small>Rencana aksi</small>" },
		{ "RB-2025-17", "aria-current=\"step\"><small>Tonggak</small>" },
		{ "RB-2025-15", "aria-current=\"step\"><small>Bukti</small>" },
		{ "RB-2025-09", "aria-current=\"step\"><small>Bukti</small>" },
		{ "RB-2025-12", "aria-current=\"step\"><small>Putusan</small>" },
		{ "RB-2025-03", "aria-current=\"step\"><small>Dampak</small>" },
	};
	const TestDemo *demo = *state;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		Str path = str_print(demo->arena, "/rekomendasi/%s", steps[i].reference);
		Response page = get(state, str_c(demo->arena, path));
		assert_page_has(page, steps[i].here);
	}
}

static void the_page_says_who_holds_the_ball_how_long_and_for_what(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-09");
	assert_page_has(page, "<h2 id=\"bola\" lang=\"id\">RSUD Haryoto</h2>");
	assert_page_has(page, "<p class=\"days\"><b>4</b> hari kerja</p>");
	assert_page_has(page, "Yang ditunggu:</strong> perbaikan bukti yang dikembalikan");
	assert_page_has(page, "Batas Jumat, 20 November 2026");
}

static void what_is_awaited_follows_from_the_step(void **state)
{
	const struct {
		const char *reference, *awaited;
	} waits[] = {
		{ "RB-2025-08", "tanggapan resmi atas rekomendasi ini" },
		{ "RB-2025-16", "rencana aksi yang menjalankannya" },
		{ "RB-2025-17", "tonggak rencana aksi" },
		{ "RB-2025-15", "bukti tonggak" },
		{ "RB-2025-12", "putusan atas bukti" },
	};
	const TestDemo *demo = *state;
	for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
		Str path = str_print(demo->arena, "/rekomendasi/%s", waits[i].reference);
		Str words = str_print(demo->arena, "Yang ditunggu:</strong> %s", waits[i].awaited);
		assert_page_has(get(state, str_c(demo->arena, path)), str_c(demo->arena, words));
	}
}

static void nobody_holds_what_is_carried_out(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-03");
	assert_false(response_has(page, "id=\"bola\""));
	assert_false(response_has(page, "Yang ditunggu"));
}

static void an_action_shows_lead_contributors_and_what_is_proven(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-03");
	assert_page_has(page, "<a href=\"/perangkat-daerah/dpmptsp\" lang=\"id\">DPMPTSP</a>");
	assert_page_has(page, "<dd lang=\"id\">Bag. Organisasi, Diskominfo</dd>");
	assert_page_has(page, "Terbukti. Tanggung jawab Diskominfo, batas 14 Sep 2026");
	assert_page_has(page, "<li class=\"is-done\"><span lang=\"id\">Papan informasi");
	assert_page_has(get(state, "/rekomendasi/RB-2025-17"), "Belum ada tonggak.");
	assert_page_has(get(state, "/rekomendasi/RB-2025-16"), "Belum ada rencana aksi.");
}

static void evidence_shows_its_strength_its_days_and_its_hash(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-03");
	assert_page_has(page, "XLSX, 2 KB · tonggak 3");
	assert_page_has(page, "Diterima Inspektorat, 24 Oktober 2026");
	assert_page_has(page, "4 dari 5, data sistem");
	assert_page_has(page, "<dd>16 Oktober 2026, DPMPTSP</dd>");
	ptrdiff_t at = str_find(page.body, S("SHA-256: </span><b>"));
	Str hash = str_slice(page.body, (size_t)at + 19, page.body.length);
	assert_text(str_slice(hash, 8, 12), "</b>");
	for (size_t i = 0; i < 68; i++)
		assert_true((i >= 8 && i < 12) || strchr("0123456789abcdef", hash.at[i]));
	assert_text(str_slice(hash, 68, 72), "</p>");
}

static void returned_evidence_shows_the_words_of_the_inspector(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-03");
	assert_page_has(page, "Dikembalikan Inspektorat, 8 Oktober 2026");
	assert_page_order(page, "<strong>Berkas tidak menunjukkan hasil:</strong>",
			  "<span lang=\"id\">Bukti hanya menunjukkan rapat.");
	assert_page_has(get(state, "/rekomendasi/RB-2025-12"), "Menunggu pemeriksaan</span>");
	assert_page_has(get(state, "/rekomendasi/RB-2025-08"), "Belum ada bukti.");
}

static void the_timeline_goes_from_now_to_the_letter(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-09");
	page.body = str_slice(page.body, (size_t)str_find(page.body, S("class=\"timeline\"")),
			      page.body.length);
	const char *const events[] = {
		"<strong>Menunggu RSUD Haryoto</strong>",
		"4 hari kerja di RSUD Haryoto",
		"Bag. Organisasi <strong>mengembalikan</strong> bukti tonggak 1.",
		"RSUD Haryoto menyerahkan bukti tonggak 1.",
		"Rencana aksi dibuat, dipimpin RSUD Haryoto.",
		"Rekomendasi <strong>diterima</strong>, ditandatangani Sekretaris Daerah.",
		"Rekomendasi datang bersama lembar hasil evaluasi 2025.",
	};
	for (size_t i = 0; i + 1 < sizeof events / sizeof *events; i++)
		assert_page_order(page, events[i], events[i + 1]);
	assert_page_order(page, "2026-11-09", "2026-11-04");
	assert_page_order(page, "2026-04-03", "2026-03-26");
}

static void what_is_awaited_is_the_one_primary_deed(void **state)
{
	const struct {
		const char *account, *reference, *deed;
	} deeds[] = {
		{ "organisasi", "RB-2025-08", "/RB-2025-08/tanggapan\">Beri tanggapan</a>" },
		{ "organisasi", "RB-2025-16", "?dari=RB-2025-16\">Buat rencana aksi</a>" },
		{ "petugas.bpkd", "RB-2025-15", "/bukti\">Serahkan bukti</a>" },
		{ "rsud", "RB-2025-09", "/bukti\">Serahkan bukti</a>" },
		{ "inspektur", "RB-2025-12", "/putusan\">Periksa bukti</a>" },
	};
	demo_grant(*state, "petugas.bpkd", ROLE_OFFICER, "bpkd");
	const TestDemo *demo = *state;
	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
		Str path = str_print(demo->arena, "/rekomendasi/%s", deeds[i].reference);
		Response page = get_as(state, deeds[i].account, str_c(demo->arena, path));
		ptrdiff_t at = str_find(page.body, S("<a class=\"button small\" href="));
		assert_true(at > 0);
		page.body = str_slice(page.body, (size_t)at, (size_t)at + 120);
		assert_page_has(page, deeds[i].deed);
	}
}

static void what_is_carried_out_has_no_primary_deed(void **state)
{
	Response page = get_as(state, "organisasi", "/rekomendasi/RB-2025-03");
	assert_false(response_has(page, "<a class=\"button small\" href="));
	assert_page_has(page, "/tanggapan\">Ubah tanggapan</a>");
}

static void the_gates_say_how_many_are_open(void **state)
{
	Response proven = get(state, "/rekomendasi/RB-2025-03");
	assert_page_has(proven, "Dua dari empat gerbang sudah terbuka");
	assert_page_has(proven, "<h3>1. Bukti</h3><p class=\"state\">Terbuka</p>");
	assert_page_has(proven, "<h3>2. Putusan pihak lain</h3><p class=\"state\">Terbuka</p>");
	Response open = get(state, "/rekomendasi/RB-2025-09");
	assert_page_has(open, "Belum ada gerbang yang terbuka");
	assert_false(response_has(open, "<li class=\"open\">"));
	assert_false(response_has(open, "<p class=\"state\">Terbuka</p>"));
	assert_page_has(proven, "<h3>3. Dampak</h3><p class=\"state\">Belum terbuka</p>");
	assert_page_has(open, "Tidak ada peran yang dapat membuka gerbang dengan tangan.");
}

static void an_unknown_reference_is_not_found(void **state)
{
	assert_int_equal(get(state, "/rekomendasi/RB-2025-19").status, 404);
	assert_int_equal(get(state, "/rekomendasi/RB-2024-03").status, 404);
	assert_int_equal(get(state, "/rekomendasi/rb-2025-03").status, 404);
	assert_int_equal(get(state, "/rekomendasi/3").status, 404);
}

static void deeds_are_offered_to_those_who_may_do_them(void **state)
{
	const char *path = "/rekomendasi/RB-2025-08";
	assert_page_has(get_as(state, "organisasi", path), "Beri tanggapan</a>");
	assert_page_has(get_as(state, "organisasi", path), "Buat rencana aksi</a>");
	const char *const others[] = { "dpmptsp", "inspektur", "sekda", "pemeriksa", "admin" };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(response_has(get_as(state, others[i], path), "Beri tanggapan</a>"));
	assert_false(response_has(get(state, path), "Beri tanggapan</a>"));
}

static void persons_are_not_named_to_the_public(void **state)
{
	Response page = get(state, "/rekomendasi/RB-2025-03");
	assert_false(response_has(page, "Maria Ulfah"));
	assert_false(response_has(page, "Siti Aminah"));
	assert_false(response_has(page, "Dewi Lestari"));
}

static void a_recommendation_reads_in_english(void **state)
{
	Response page = get(state, "/en/rekomendasi/RB-2025-09");
	assert_int_equal(page.status, 200);
	assert_page_has(page, "No gate is open yet");
	assert_page_has(page, "href=\"/en/perangkat-daerah/rsud-dr-haryoto\"");
	assert_false(response_has(page, "Bola ada di"));
	assert_false(response_has(page, "hari kerja"));
	assert_int_equal(get(state, "/en/rekomendasi/RB-2025-19").status, 404);
}

static void a_reference_of_ten_thousand_characters_is_not_found(void **state)
{
	char path[10020] = "/rekomendasi/";
	memset(path + strlen(path), 'R', 10000);
	assert_int_equal(get(state, path).status, 404);
}

static void a_reference_that_is_no_text_is_refused(void **state)
{
	assert_int_equal(get(state, "/rekomendasi/%ff").status, 400);
	assert_int_equal(get(state, "/rekomendasi/RB-2025-03%00").status, 400);
	assert_int_equal(get(state, "/rekomendasi/%E0%80%80").status, 400);
}

RUN_IN_DEMO(TEST(the_page_says_what_changes_for_citizens), TEST(the_chain_counts_its_links),
	    TEST(the_chain_marks_where_it_stands),
	    TEST(the_page_says_who_holds_the_ball_how_long_and_for_what),
	    TEST(what_is_awaited_follows_from_the_step), TEST(nobody_holds_what_is_carried_out),
	    TEST(an_action_shows_lead_contributors_and_what_is_proven),
	    TEST(evidence_shows_its_strength_its_days_and_its_hash),
	    TEST(returned_evidence_shows_the_words_of_the_inspector),
	    TEST(the_timeline_goes_from_now_to_the_letter), TEST(the_gates_say_how_many_are_open),
	    TEST(what_is_awaited_is_the_one_primary_deed),
	    TEST(what_is_carried_out_has_no_primary_deed),

	    TEST(an_unknown_reference_is_not_found),
	    TEST(deeds_are_offered_to_those_who_may_do_them),
	    TEST(persons_are_not_named_to_the_public), TEST(a_recommendation_reads_in_english),
	    TEST(a_reference_of_ten_thousand_characters_is_not_found),
	    TEST(a_reference_that_is_no_text_is_refused))
