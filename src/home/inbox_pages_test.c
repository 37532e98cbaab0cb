/* SPDX-License-Identifier: Apache-2.0 */
#include "demo/test_demo_pages.h"

static Response inbox_of(void **state, const char *account)
{
	Client client = demo_reader(*state, account);
	Response inbox = client_get(&client, "/tugas");
	assert_int_equal(inbox.status, 200);
	return inbox;
}

static int count_of(Response page, const char *text)
{
	int count = 0;
	for (ptrdiff_t at; (at = str_find(page.body, str_of(text))) >= 0; count++)
		page.body = str_slice(page.body, (size_t)at + strlen(text), page.body.length);
	return count;
}

static void has_nothing_to_do(Response inbox)
{
	assert_page_has(inbox, "<h1>Tidak ada yang menunggu Anda</h1>");
	assert_page_has(inbox, "Meja Anda bersih");
	assert_page_has(inbox, "<a class=\"button\" href=\"/rekomendasi\">");
	assert_int_equal(count_of(inbox, "<li class=\"task\">"), 0);
}

/* --- who must do what --- */

static void nobody_without_an_account_has_an_inbox(void **state)
{
	Client client = demo_reader(*state, NULL);
	Response answer = client_get(&client, "/tugas");
	assert_int_equal(answer.status, 303);
	assert_text(answer.location, "/masuk?lanjut=%2Ftugas");
}

static void a_coordinator_responds_and_plans(void **state)
{
	Response inbox = inbox_of(state, "organisasi");
	assert_int_equal(count_of(inbox, "<li class=\"task\">"), 3);
	assert_page_has(inbox, "href=\"/rekomendasi/RB-2025-08/tanggapan\">Tanggapi rekomendasi: ");
	assert_page_has(inbox, "href=\"/rekomendasi/RB-2025-14/tanggapan\">Beri tanggapan</a>");
	assert_page_has(inbox, "href=\"/rencana-aksi/baru?dari=RB-2025-16\">Buat rencana aksi: ");
}

/* RB-2025-17 waits for milestones of its lead. */
static void a_coordinator_is_not_asked_for_what_a_lead_owes(void **state)
{
	assert_false(response_has(inbox_of(state, "organisasi"), "RB-2025-17"));
}

static void a_lead_plans_the_milestones_of_its_action(void **state)
{
	demo_grant(*state, "diskopindag", ROLE_OFFICER, "diskopindag");
	Response inbox = inbox_of(state, "diskopindag");
	assert_int_equal(count_of(inbox, "<li class=\"task\">"), 1);
	assert_page_has(inbox, "Tulis tonggak rencana aksi: <span lang=\"id\">Belanja produk dalam "
			       "negeri lewat katalog elektronik</span>");
	assert_page_has(inbox, ">Tambah tonggak</a>");
}

static void an_owner_hands_in_evidence_the_late_one_first(void **state)
{
	Response inbox = inbox_of(state, "diskominfo");
	assert_page_has(inbox, "<b>5</b>hari kerja lewat");
	assert_page_has(inbox, "batas Jumat, 6 November 2026");
	assert_page_order(inbox, "Terlambat</h2>", "Laporan selesai sesuai batas mencapai");
	assert_page_order(inbox, "Laporan selesai sesuai batas mencapai", "Sesudahnya</h2>");
	assert_page_order(inbox, "Sesudahnya</h2>", "Empat layanan bertukar data setiap hari");
	assert_page_order(inbox, "Empat layanan bertukar data", "Laporan audit TIK terbit");
	assert_page_has(inbox, ">Serahkan bukti</a>");
}

static void a_proven_milestone_asks_for_nothing(void **state)
{
	Response inbox = inbox_of(state, "diskominfo");
	assert_page_has(inbox, "Laporan audit TIK terbit");
	assert_false(response_has(inbox, "Papan informasi pengaduan terpasang"));
}

static void an_owner_mends_what_was_returned_and_reads_why(void **state)
{
	Response inbox = inbox_of(state, "rsud");
	assert_page_has(inbox, "Perbaiki bukti yang dikembalikan: ");
	assert_page_has(inbox, "“Maklumat pelayanan belum ditandatangani direktur.”");
	assert_page_has(inbox, "class=\"when is-back\"><b>5</b>hari kerja lagi");
	assert_page_has(inbox, ">Perbaiki bukti</a>");
}

static void what_an_agency_sent_waits_with_somebody_else(void **state)
{
	Response inbox = inbox_of(state, "bappeda");
	assert_page_order(inbox, "Menunggu orang lain", "Catatan kirim laporan triwulan III");
	assert_page_order(inbox, "Menunggu pemeriksaan</span>", "7 Nov 2026");
	assert_false(response_has(inbox, "Laporan capaian triwulan III terbit"));
}

static void an_inspector_judges_where_the_inspectorate_is_independent(void **state)
{
	Response inbox = inbox_of(state, "inspektur");
	assert_page_has(inbox, "Periksa bukti: <span lang=\"id\">Berita acara pembahasan standar "
			       "pelayanan</span>");
	assert_page_has(inbox, "/putusan\">Periksa</a>");
	assert_false(response_has(inbox, "Catatan kirim laporan triwulan III"));
}

static void another_inspector_judges_where_the_inspectorate_contributes(void **state)
{
	Response inbox = inbox_of(state, "pengawas");
	assert_int_equal(count_of(inbox, "<li class=\"task\">"), 1);
	assert_page_has(inbox, "Periksa bukti: <span lang=\"id\">Catatan kirim laporan triwulan III"
			       "</span>");
}

static void who_decides_reads_or_runs_the_system_has_nothing_to_do(void **state)
{
	has_nothing_to_do(inbox_of(state, "sekda"));
	has_nothing_to_do(inbox_of(state, "pemeriksa"));
	has_nothing_to_do(inbox_of(state, "admin"));
	has_nothing_to_do(inbox_of(state, "inspektorat.kepala"));
}

static void two_roles_at_one_agency_list_a_task_once(void **state)
{
	demo_grant(*state, "rangkap", ROLE_OFFICER, "bkd");
	demo_grant(*state, "rangkap", ROLE_HEAD, "bkd");
	Response inbox = inbox_of(state, "rangkap");
	assert_int_equal(count_of(inbox, "<li class=\"task\">"), 2);
	assert_int_equal(count_of(inbox, "Serahkan bukti: "), 2);
}

static void roles_at_two_agencies_come_together_by_urgency(void **state)
{
	demo_grant(*state, "dua", ROLE_OFFICER, "bkd");
	demo_grant(*state, "dua", ROLE_OFFICER, "bpkd");
	Response inbox = inbox_of(state, "dua");
	assert_page_has(inbox, "<h1>2 tugas terlambat, 1 sesudahnya</h1>");
	assert_page_order(inbox, "<b>21</b>hari kerja lewat", "<b>14</b>hari kerja lewat");
	assert_page_order(inbox, "<b>14</b>hari kerja lewat", "<b>14</b>hari kerja lagi");
}

/* Monday after Friday the 20th: what was due then is one working day late. */
static void a_task_turns_late_on_the_working_day_after_its_due_day(void **state)
{
	TestDemo sunday = demo_at(*state, "2026-11-22T23:59:59+07:00");
	Client client = demo_reader(&sunday, "rsud");
	assert_page_has(client_get(&client, "/tugas"), "<h1>1 tugas sekarang</h1>");
	TestDemo monday = demo_at(*state, "2026-11-23T00:00:00+07:00");
	client = demo_reader(&monday, "rsud");
	assert_page_has(client_get(&client, "/tugas"), "<b>1</b>hari kerja lewat");
}

static void the_inbox_reads_in_english(void **state)
{
	Client client = demo_reader(*state, "rsud");
	Response inbox = client_get(&client, "/en/tugas");
	assert_int_equal(inbox.status, 200);
	assert_page_has(inbox, "<html lang=\"en\">");
	assert_page_has(inbox, "href=\"/en/tonggak/");
	assert_false(response_has(inbox, "hari kerja"));
}

/* One milestone of an action of diskopindag, accepted by a link, which is worth no more than a
 * plan. */
static void prove_weakly(TestDemo *demo)
{
	db_begin_write(demo->db);
	Actor by = {
		.source = BY_COMMAND, .request = S("test"), .now = demo->now, .today = demo->today
	};
	Id lead = agency_find_slug(demo->db, S("diskopindag"))->id;
	const Recommendation *r = recommendation_find_reference(demo->db, S("RB-2025-16"));
	Day due = day_plus(demo->today, 30);
	Id action = action_add(demo->db,
			       &(ActionDraft){ .action = { .plan_year = 2026,
							   .title = S("Pasar digital"),
							   .lead = lead,
							   .starts = demo->today,
							   .due = due },
					       .recommendation = r->id },
			       &by);
	Id milestone = milestone_add(
		demo->db,
		&(Milestone){
			.action = action, .owner = lead, .title = S("Pasar dibuka"), .due = due },
		&by);
	Id evidence = evidence_add(demo->db,
				   &(Evidence){ .milestone = milestone,
						.title = S("Tautan"),
						.is_link = true,
						.link = S("https://a.example"),
						.effective_on = demo->today },
				   &by),
	   verdict;
	by.person = person_find_account(demo->db, S("inspektur"), demo->today)->id;
	assert_int_equal(verdict_add(demo->db,
				     &(Verdict){ .evidence = evidence, .evidence_version = 1 },
				     &verdict, &by),
			 VERDICT_GIVEN);
	db_commit(demo->db);
}

static void a_lead_reads_which_evidence_is_lacking(void **state)
{
	prove_weakly(*state);
	demo_grant(*state, "pasar", ROLE_OFFICER, "diskopindag");
	Response inbox = inbox_of(state, "pasar");
	assert_page_has(inbox,
			"Lengkapi bukti rencana aksi: <span lang=\"id\">Pasar digital</span>");
	assert_page_has(inbox, "perlu bukti di atas surat keputusan atau undangan");
	assert_page_has(inbox, "/bukti\">Serahkan bukti</a>");
}

RUN_IN_DEMO(TEST(nobody_without_an_account_has_an_inbox), TEST(a_coordinator_responds_and_plans),
	    TEST(a_coordinator_is_not_asked_for_what_a_lead_owes),
	    TEST(a_lead_plans_the_milestones_of_its_action),
	    TEST(an_owner_hands_in_evidence_the_late_one_first),
	    TEST(a_proven_milestone_asks_for_nothing),
	    TEST(an_owner_mends_what_was_returned_and_reads_why),
	    TEST(what_an_agency_sent_waits_with_somebody_else),
	    TEST(an_inspector_judges_where_the_inspectorate_is_independent),
	    TEST(another_inspector_judges_where_the_inspectorate_contributes),
	    TEST(who_decides_reads_or_runs_the_system_has_nothing_to_do),
	    TEST(two_roles_at_one_agency_list_a_task_once),
	    TEST(roles_at_two_agencies_come_together_by_urgency),
	    TEST(a_task_turns_late_on_the_working_day_after_its_due_day),
	    TEST(the_inbox_reads_in_english), TEST(a_lead_reads_which_evidence_is_lacking))
