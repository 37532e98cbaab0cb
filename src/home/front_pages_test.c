/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "demo/test_demo_pages.h"
#include "home/front_pages.h"
#include "people/agency_import.h"
#include "records/setting.h"
#include "records/shipped.h"

static Response get(void **state, const char *path)
{
	Client client = demo_reader(*state, NULL);
	return client_get(&client, path);
}

/* --- the front page --- */

static void the_front_page_counts_each_group_in_words_and_links_it(void **state)
{
	Response front = get(state, "/");
	assert_int_equal(front.status, 200);
	assert_page_has(front, "<span>18 rekomendasi evaluasi 2025:</span>");
	assert_page_has(front, "href=\"/rekomendasi?status=dilaksanakan&amp;tahun=2025\">"
			       "2\u00a0dilaksanakan</a>,");
	assert_page_has(front, "href=\"/rekomendasi?status=dikerjakan&amp;tahun=2025\">"
			       "6\u00a0dikerjakan</a>,");
	assert_page_has(
		front,
		"href=\"/rekomendasi?status=terkendala&amp;tahun=2025\">1\u00a0terkendala</a>,");
	assert_page_has(
		front,
		"href=\"/rekomendasi?status=terlambat&amp;tahun=2025\">4\u00a0terlambat</a>,");
	assert_page_has(
		front,
		"href=\"/rekomendasi?status=belum-mulai&amp;tahun=2025\">4\u00a0belum mulai</a>,");
	assert_page_has(front, "href=\"/rekomendasi?status=dicatat-dengan-alasan&amp;tahun=2025\">"
			       "1\u00a0dicatat dengan alasan</a>.");
}

static void each_count_of_the_front_page_is_what_its_link_shows(void **state)
{
	const struct {
		const char *path, *count;
	} links[] = {
		{ "/rekomendasi?status=dilaksanakan&tahun=2025", "2 rekomendasi," },
		{ "/rekomendasi?status=dikerjakan&tahun=2025", "6 rekomendasi," },
		{ "/rekomendasi?status=terkendala&tahun=2025", "1 rekomendasi," },
		{ "/rekomendasi?status=terlambat&tahun=2025", "4 rekomendasi," },
		{ "/rekomendasi?status=belum-mulai&tahun=2025", "4 rekomendasi," },
		{ "/rekomendasi?status=dicatat-dengan-alasan&tahun=2025", "1 rekomendasi," },
	};
	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		assert_page_has(get(state, links[i].path), links[i].count);
}

static void the_front_page_names_who_is_late_and_the_longest_delay(void **state)
{
	assert_page_has(get(state, "/"), "Yang terlambat ada di BPKD, BKD, Bappeda, Diskominfo."
					 " Paling lama 21 hari kerja.");
}

static void the_front_page_has_a_tile_for_each_recommendation(void **state)
{
	Response front = get(state, "/");
	for (int number = 1; number <= 18; number++) {
		char tile[64];
		snprintf(tile, sizeof tile, "href=\"/rekomendasi/RB-2025-%02d\"><svg", number);
		assert_page_has(front, tile);
	}
}

static void the_front_page_lists_the_most_urgent_first(void **state)
{
	Response front = get(state, "/");
	front.body = str_slice(front.body, (size_t)str_find(front.body, S("id=\"daftar\"")),
			       front.body.length);
	assert_page_order(front, "Terlambat 21 hari kerja", "Terlambat 5 hari kerja");
	assert_page_order(front, "Terlambat 5 hari kerja", "Dikembalikan</span>");
	assert_page_order(front, "Dikembalikan</span>", "Menunggu pemeriksaan</span>");
	assert_page_order(front, "Berjalan</span>", "Belum direncanakan</span>");
	assert_page_order(front, "Belum direncanakan</span>", "Belum ditanggapi</span>");
	assert_page_order(front, "dampak belum terbukti</span>", "Dicatat dengan alasan</span>");
}

static void the_front_page_says_where_the_ball_is_the_longest_held_first(void **state)
{
	Response front = get(state, "/");
	assert_page_has(front, "Bag. Organisasi</a> <span class=\"muted\">4 rekomendasi</span>"
			       " <b>155 hari kerja</b>");
	assert_page_order(front, "<b>155 hari kerja</b>", "<b>146 hari kerja</b>");
	assert_page_order(front, "<b>146 hari kerja</b>", "<b>144 hari kerja</b>");
}

static void a_dash_stands_for_as_many_days_as_the_longest_needs(void **state)
{
	(void)state;
	const struct {
		int days, unit;
	} cases[] = { { 0, 1 },	   { 38, 1 },	{ 39, 5 },     { 190, 5 },
		      { 191, 10 }, { 381, 20 }, { 3801, 101 }, { 38000, 1001 } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Holding longest = { .days = cases[i].days };
		HoldingList list = { .items = &longest, .count = 1 };
		assert_int_equal(holding_unit(&list), cases[i].unit);
	}
	assert_int_equal(holding_unit(&(HoldingList){ 0 }), 1);
}

static void the_front_page_says_what_a_dash_stands_for(void **state)
{
	assert_page_has(get(state, "/"), "Satu garis pendek = 5 hari kerja");
}

static void the_front_page_marks_its_sample_data(void **state)
{
	assert_page_has(get(state, "/"), "data contoh, bukan LHE resmi");
}

/* --- agencies --- */

static void the_list_of_agencies_counts_what_each_does(void **state)
{
	Response list = get(state, "/perangkat-daerah");
	assert_int_equal(list.status, 200);
	Str cells =
		S("Badan Perencanaan Pembangunan Daerah</a></th><td role=\"cell\">Badan</td>"
		  "<td class=\"r\" role=\"cell\"><span class=\"k\">Memimpin </span>4</td>"
		  "<td class=\"r wide muted\" role=\"cell\">"
		  "<span class=\"k\">Menyumbang </span>0</td>"
		  "<td class=\"r\" role=\"cell\"><span class=\"k\">Memegang bola </span>2</td>");
	assert_page_has(list, cells.at);
}

static void the_list_of_agencies_says_the_kind_of_each(void **state)
{
	Response list = get(state, "/perangkat-daerah");
	const char *const kinds[] = {
		"Kabupaten", "Sekretariat", "Bagian",	   "Inspektorat",
		"Badan",     "Dinas",	    "Satuan",	   "Rumah sakit daerah",
		"Kecamatan", "Desa",	    "Lembaga luar"
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		char cell[64];
		snprintf(cell, sizeof cell, "<td role=\"cell\">%s</td>", kinds[i]);
		assert_page_has(list, cell);
	}
}

static void the_page_of_an_agency_shows_what_it_leads_contributes_to_and_holds(void **state)
{
	Response leads = get(state, "/perangkat-daerah/bkd");
	assert_int_equal(leads.status, 200);
	assert_page_has(leads, "<h1 lang=\"id\">Badan Kepegawaian Daerah</h1>");
	assert_page_has(leads, "href=\"/rekomendasi/RB-2025-10\"");
	assert_page_has(leads, "href=\"/rekomendasi/RB-2025-07\"");
	assert_false(response_has(leads, "RB-2025-03"));
	Response holds = get(state, "/perangkat-daerah/kecamatan-senduro");
	assert_page_has(holds, "href=\"/rekomendasi/RB-2025-13\"");
}

static void the_page_of_an_agency_leads_up_and_down_the_tree(void **state)
{
	Response page = get(state, "/perangkat-daerah/sekretariat-daerah");
	assert_page_has(page, "Bagian dari <a href=\"/perangkat-daerah/kabupaten-lumajang\">");
	assert_page_has(page, "<a href=\"/perangkat-daerah/bagian-organisasi\" lang=\"id\">");
	Response root = get(state, "/perangkat-daerah/kabupaten-lumajang");
	assert_false(response_has(root, "Bagian dari"));
	Response leaf = get(state, "/perangkat-daerah/bagian-organisasi");
	assert_false(response_has(leaf, "Di bawahnya"));
}

static void an_agency_without_work_says_what_will_stand_there(void **state)
{
	assert_page_has(get(state, "/perangkat-daerah/dishub"),
			"Di sini nanti tampak rekomendasi yang dipimpin, disumbang, atau dipegang");
}

static void an_unknown_agency_is_not_found(void **state)
{
	assert_int_equal(get(state, "/perangkat-daerah/tidak-ada").status, 404);
	assert_int_equal(get(state, "/perangkat-daerah/DPMPTSP").status, 404);
}

/* --- English --- */

static void the_front_page_reads_in_english(void **state)
{
	Response front = get(state, "/en");
	assert_int_equal(front.status, 200);
	assert_page_has(front, "<html lang=\"en\">");
	assert_page_has(front, "<span>18 recommendations of the 2025 evaluation:</span>");
	assert_page_has(
		front, "href=\"/en/rekomendasi?status=terlambat&amp;tahun=2025\">4\u00a0late</a>,");
	assert_page_has(front, "href=\"/en/rekomendasi/RB-2025-15\"");
	assert_page_has(front, "<a href=\"/\" hreflang=\"id\"");
}

static void agencies_read_in_english(void **state)
{
	Response list = get(state, "/en/perangkat-daerah");
	assert_page_has(list, "href=\"/en/perangkat-daerah/dpmptsp\"");
	assert_false(response_has(list, "Memegang bola"));
	Response page = get(state, "/en/perangkat-daerah/dishub");
	assert_page_has(page, "href=\"/en/perangkat-daerah/kabupaten-lumajang\"");
	assert_false(response_has(page, "Bagian dari"));
	assert_false(response_has(page, "Belum ada."));
}

/* --- bad input --- */

static void a_path_that_is_no_text_is_refused(void **state)
{
	assert_int_equal(get(state, "/perangkat-daerah/%ff").status, 400);
	assert_int_equal(get(state, "/perangkat-daerah/dpmptsp%00").status, 400);
	assert_int_equal(get(state, "/perangkat-daerah/%zz").status, 400);
}

static void a_slug_of_ten_thousand_characters_is_not_found(void **state)
{
	char path[10020] = "/perangkat-daerah/";
	memset(path + strlen(path), 'a', 10000);
	assert_int_equal(get(state, path).status, 404);
}

/* --- nothing yet --- */

static void an_empty_database_says_what_will_stand_on_the_front_page(void **state)
{
	Response front = get(state, "/");
	assert_int_equal(front.status, 200);
	assert_page_has(front, "<h1>Belum ada evaluasi</h1>");
	assert_page_has(front, "Di sini nanti tampak setiap rekomendasi evaluasi");
	assert_page_has(front, "<a class=\"button\" href=\"/masuk\">Masuk untuk mengimpor</a>");
	assert_page_has(get(state, "/en"), "href=\"/en/masuk\"");
}

/* Whoever runs an office that has nothing yet. */
static Client first_of(void **state, const char *account, Role role)
{
	const TestDemo *demo = *state;
	Actor by = { .source = BY_COMMAND, .request = S("test"), .now = demo->now };
	by.today = demo->today;
	db_begin_write(demo->db);
	secrets_make(demo->db, &by);
	agency_import(demo->db, shipped_file("agencies/lumajang.csv"), &by);
	db_commit(demo->db);
	demo_grant(demo, account, role, "bagian-organisasi");
	return demo_reader(demo, account);
}

static void who_may_not_import_into_an_empty_office_adds_who_may(void **state)
{
	Client admin = first_of(state, "kepala.ti", ROLE_ADMIN);
	const char *const paths[] = { "/", "/rekomendasi", "/tugas" };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		Response shown = client_get(&admin, paths[i]);
		assert_page_has(shown, "Mulailah dengan menambah koordinator");
		assert_page_has(shown, "<a class=\"button\" href=\"/pengguna/baru\">");
		assert_false(response_has(shown, "href=\"/impor\""));
		assert_false(response_has(shown, "Meja Anda bersih"));
	}
}

static void who_may_import_into_an_empty_office_does(void **state)
{
	Client coordinator = first_of(state, "tim.rb", ROLE_COORDINATOR);
	assert_page_has(client_get(&coordinator, "/"), "<a class=\"button\" href=\"/impor\">");
	assert_page_has(client_get(&coordinator, "/tugas"), "href=\"/impor\"");
}

/* --- the year after --- */

static void what_an_earlier_year_still_asks_for_stays_on_the_front_page(void **state)
{
	const TestDemo *demo = *state;
	Actor by = { .source = BY_COMMAND, .request = S("test"), .now = demo->now };
	db_begin_write(demo->db);
	Evaluation next = *evaluation_newest(demo->db);
	next.year = 2026;
	assert_true(evaluation_add(demo->db, &next, &by));
	db_commit(demo->db);
	assert_page_has(get(state, "/"), "<a href=\"/rekomendasi?tahun=2025\">"
					 "Evaluasi 2025: 18 rekomendasi, 4 terlambat.</a>");
	assert_page_has(get(state, "/rekomendasi?tahun=2025"), "18 rekomendasi,");
	assert_page_has(get(state, "/rekomendasi?tahun=2026"), "Tidak ada yang cocok");
	assert_int_equal(get(state, "/rekomendasi?tahun=2024").status, 404);
	assert_int_equal(get(state, "/rekomendasi?tahun=x").status, 404);
}

static void a_long_list_shows_its_most_urgent_and_a_way_to_the_rest(void **state)
{
	const TestDemo *demo = *state;
	Actor by = { .source = BY_COMMAND, .request = S("test"), .now = demo->now };
	by.today = demo->today;
	db_begin_write(demo->db);
	const Evaluation *newest = evaluation_newest(demo->db);
	for (int number = 100; number < 200; number++)
		assert_true(
			recommendation_add(demo->db,
					   &(Recommendation){ .evaluation = newest->id,
							      .number = number,
							      .text = S("Percepat satu layanan") },
					   &by));
	db_commit(demo->db);
	Response front = get(state, "/");
	assert_page_has(front, "Kotak yang tampak: 60 rekomendasi yang paling mendesak.");
	assert_page_has(front, "href=\"/rekomendasi?tahun=2026\">Lihat semua 100 rekomendasi</a>");
	assert_page_has(front, "100\u00a0belum mulai</a>.");
	assert_page_has(front, "/rekomendasi/RB-2026-159\"><svg");
	assert_false(response_has(front, "/rekomendasi/RB-2026-160\"><svg"));
	Response agency = get(state, "/perangkat-daerah/bagian-organisasi");
	assert_page_has(agency,
			"href=\"/rekomendasi?perangkat=bagian-organisasi\">Lihat semua</a>");
}

static void a_closed_agency_says_since_when(void **state)
{
	const TestDemo *demo = *state;
	db_begin_write(demo->db);
	db_write(demo->db, "UPDATE agency SET closed_on = '2026-11-02' WHERE slug = 'dishub'");
	db_commit(demo->db);
	assert_page_has(get(state, "/perangkat-daerah/dishub"),
			"Ditutup sejak Senin, 2 November 2026.");
}

static void an_empty_database_still_has_its_lists(void **state)
{
	assert_page_has(get(state, "/rekomendasi"), "Belum ada rekomendasi");
	assert_int_equal(get(state, "/perangkat-daerah").status, 200);
}

int main(void)
{
	const struct CMUnitTest told[] = {
		TEST(the_front_page_counts_each_group_in_words_and_links_it),
		TEST(each_count_of_the_front_page_is_what_its_link_shows),
		TEST(the_front_page_names_who_is_late_and_the_longest_delay),
		TEST(the_front_page_has_a_tile_for_each_recommendation),
		TEST(the_front_page_lists_the_most_urgent_first),
		TEST(the_front_page_says_where_the_ball_is_the_longest_held_first),
		TEST(a_dash_stands_for_as_many_days_as_the_longest_needs),
		TEST(the_front_page_says_what_a_dash_stands_for),
		TEST(the_front_page_marks_its_sample_data),
		TEST(the_list_of_agencies_counts_what_each_does),
		TEST(the_list_of_agencies_says_the_kind_of_each),
		TEST(the_page_of_an_agency_shows_what_it_leads_contributes_to_and_holds),
		TEST(the_page_of_an_agency_leads_up_and_down_the_tree),
		TEST(an_agency_without_work_says_what_will_stand_there),
		TEST(an_unknown_agency_is_not_found),
		TEST(the_front_page_reads_in_english),
		TEST(agencies_read_in_english),
		TEST(a_path_that_is_no_text_is_refused),
		TEST(a_slug_of_ten_thousand_characters_is_not_found),
	};
	const struct CMUnitTest empty[] = {
		TEST(an_empty_database_says_what_will_stand_on_the_front_page),
		TEST(an_empty_database_still_has_its_lists),
		TEST(who_may_not_import_into_an_empty_office_adds_who_may),
		TEST(who_may_import_into_an_empty_office_does),
	};
	const struct CMUnitTest later[] = {
		TEST(what_an_earlier_year_still_asks_for_stays_on_the_front_page),
		TEST(a_long_list_shows_its_most_urgent_and_a_way_to_the_rest),
		TEST(a_closed_agency_says_since_when),
	};
	int failed = cmocka_run_group_tests(told, demo_begin, demo_end);
	failed += cmocka_run_group_tests(later, demo_begin, demo_end);
	return failed + cmocka_run_group_tests(empty, demo_begin_empty, demo_end);
}
