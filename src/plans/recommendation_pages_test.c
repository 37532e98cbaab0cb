/* SPDX-License-Identifier: Apache-2.0 */
#include "demo/test_demo_pages.h"

static Response get(void **state, const char *path)
{
	Client client = demo_reader(*state, NULL);
	return client_get(&client, path);
}

/* start, then `count` times `c`. */
static const char *long_path(void **state, const char *start, char c, size_t count)
{
	const TestDemo *demo = *state;
	size_t length = strlen(start);
	char *path = arena_take(demo->arena, length + count + 1);
	memcpy(path, start, length);
	memset(path + length, c, count);
	path[length + count] = '\0';
	return path;
}

/* --- the list and its filters --- */

static void the_list_has_all_the_most_urgent_first(void **state)
{
	Response list = get(state, "/rekomendasi");
	assert_int_equal(list.status, 200);
	assert_page_has(list, "18 rekomendasi, yang paling mendesak di atas.");
	assert_page_order(list, "RB-2025-15</td>", "RB-2025-10</td>");
	assert_page_order(list, "RB-2025-11</td>", "RB-2025-09</td>");
	assert_page_order(list, "RB-2025-04</td>", "RB-2025-02</td>");
}

static void a_row_says_status_holder_days_and_due_day(void **state)
{
	Response list = get(state, "/rekomendasi?kata=BPK");
	assert_page_has(list, "Terlambat 21 hari kerja</span>");
	assert_page_order(list, "Bola ada di </span>BPKD", "<small>144 hari kerja</small>");
	assert_page_has(list, "Batas </span>15 Okt 2026");
	assert_page_has(list, "<span lang=\"id\">Tindak Lanjut Rekomendasi</span>");
	assert_page_has(list, "data contoh, bukan LHE resmi");
}

static void a_recommendation_on_the_whole_says_so_and_nobody_holds_a_noted_one(void **state)
{
	Response list = get(state, "/rekomendasi?status=dicatat-dengan-alasan");
	assert_page_has(list, "1 rekomendasi,");
	assert_page_has(list, "<small>Evaluasi secara keseluruhan</small>");
	assert_false(response_has(list, "Bola ada di </span>"));
}

static void each_status_filters_to_its_own(void **state)
{
	const struct {
		const char *slug, *count;
	} statuses[] = {
		{ "belum-ditanggapi", "2 rekomendasi," },
		{ "dicatat-dengan-alasan", "1 rekomendasi," },
		{ "belum-direncanakan", "2 rekomendasi," },
		{ "dilaksanakan", "2 rekomendasi," },
		{ "terlambat", "4 rekomendasi," },
		{ "dikembalikan", "1 rekomendasi," },
		{ "menunggu-pemeriksaan", "2 rekomendasi," },
		{ "berjalan", "3 rekomendasi," },
		{ "terkendala", "1 rekomendasi," },
	};
	const TestDemo *demo = *state;
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		const char *slug = statuses[i].slug;
		Str path = str_print(demo->arena, "/rekomendasi?status=%s", slug);
		Str chosen = str_print(demo->arena, "<option value=\"%s\" selected>", slug);
		Response list = get(state, str_c(demo->arena, path));
		assert_page_has(list, statuses[i].count);
		assert_page_has(list, str_c(demo->arena, chosen));
	}
}

static void a_group_of_statuses_stays_chosen_in_the_filter(void **state)
{
	Response busy = get(state, "/rekomendasi?status=dikerjakan");
	assert_page_has(busy, "6 rekomendasi,");
	assert_page_has(busy, "<option value=\"dikerjakan\" selected>");
	Response idle = get(state, "/rekomendasi?status=belum-mulai");
	assert_page_has(idle, "4 rekomendasi,");
	assert_page_has(idle, "<option value=\"belum-mulai\" selected>");
}

static void an_agency_filters_to_what_it_leads_contributes_to_or_holds(void **state)
{
	Response list = get(state, "/rekomendasi?perangkat=bkd");
	assert_page_has(list, "3 rekomendasi,");
	assert_page_has(list, "<option value=\"bkd\" selected>BKD</option>");
	assert_page_has(get(state, "/rekomendasi?perangkat=desa-sumberwuluh"), "1 rekomendasi,");
}

static void a_word_is_found_in_text_reference_and_indicator_in_any_case(void **state)
{
	assert_page_has(get(state, "/rekomendasi?kata=srikandi"), "RB-2025-13</td>");
	assert_page_has(get(state, "/rekomendasi?kata=rb-2025-07"), "1 rekomendasi,");
	assert_page_has(get(state, "/rekomendasi?kata=Indeks+Sistem+MERIT"), "RB-2025-10</td>");
	assert_page_has(get(state, "/rekomendasi?kata=%20srikandi%20"), "value=\"srikandi\"");
}

static void filters_narrow_each_other(void **state)
{
	Response list = get(state, "/rekomendasi?status=terlambat&perangkat=diskominfo&kata=lapor");
	assert_page_has(list, "1 rekomendasi,");
	assert_page_has(list, "RB-2025-11</td>");
}

static void an_empty_filter_is_no_filter(void **state)
{
	Response list = get(state, "/rekomendasi?status=&perangkat=&kata=");
	assert_page_has(list, "18 rekomendasi,");
}

static void an_unknown_status_or_agency_is_not_found(void **state)
{
	assert_int_equal(get(state, "/rekomendasi?status=selesai").status, 404);
	assert_int_equal(get(state, "/rekomendasi?status=TERLAMBAT").status, 404);
	assert_int_equal(get(state, "/rekomendasi?perangkat=tidak-ada").status, 404);
}

static void nothing_found_says_so_and_leads_back(void **state)
{
	Response list = get(state, "/rekomendasi?kata=tidakadakatabegini");
	assert_int_equal(list.status, 200);
	assert_page_has(list, "Tidak ada yang cocok");
	assert_page_has(list, "<a class=\"button\" href=\"/rekomendasi\">Tampilkan semua</a>");
	assert_page_has(list, "value=\"tidakadakatabegini\"");
}

static void parameters_that_the_page_does_not_know_are_ignored(void **state)
{
	assert_page_has(get(state, "/rekomendasi?utm_source=x&fbclid=y"), "18 rekomendasi,");
}

/* --- English --- */

static void the_list_reads_in_english(void **state)
{
	Response list = get(state, "/en/rekomendasi?status=terlambat");
	assert_page_has(list, "<html lang=\"en\">");
	assert_page_has(list, "21 working days late");
	assert_page_has(list, "action=\"/en/rekomendasi\"");
	assert_page_has(get(state, "/en/rekomendasi"),
			"<span>Follow-up of audit recommendations</span>");
	assert_page_has(list, "href=\"/rekomendasi?status=terlambat\" hreflang=\"id\"");
	assert_int_equal(get(state, "/en/rekomendasi?status=late").status, 404);
}

/* --- bad input --- */

static void a_word_of_five_thousand_characters_finds_nothing(void **state)
{
	Response list = get(state, long_path(state, "/rekomendasi?kata=", 'k', 5000));
	assert_int_equal(list.status, 200);
	assert_page_has(list, "Tidak ada yang cocok");
}

static void a_word_that_is_no_text_counts_as_none(void **state)
{
	assert_page_has(get(state, "/rekomendasi?kata=%ff"), "18 rekomendasi,");
	assert_page_has(get(state, "/rekomendasi?kata=a%00b"), "18 rekomendasi,");
}

static void markup_in_a_word_is_shown_as_text(void **state)
{
	Response list = get(state, "/rekomendasi?kata=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%27");
	assert_int_equal(list.status, 200);
	assert_false(response_has(list, "<script>"));
	assert_page_has(list, "value=\"&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;\"");
}

/* Words are compared by letters and digits alone. */
static void signs_of_sql_in_a_word_mean_nothing(void **state)
{
	assert_page_has(get(state, "/rekomendasi?kata=SPB_"), "1 rekomendasi,");
	assert_page_has(get(state, "/rekomendasi?kata=S%25E"), "Tidak ada yang cocok");
	assert_page_has(get(state, "/rekomendasi?kata=%27%20OR%201=1--"), "Tidak ada yang cocok");
	assert_page_has(get(state, "/rekomendasi?kata=%27;DROP%20TABLE%20x"), "Tidak ada yang");
}

/* --- pages, orders, files --- */

static void an_order_is_chosen_and_marked_in_the_head(void **state)
{
	Response list = get(state, "/rekomendasi?urut=nomor-terbesar");
	assert_page_has(list, "18 rekomendasi, nomor terbesar di atas.");
	assert_page_has(list, "aria-sort=\"descending\"><a href=\"/rekomendasi?urut=nomor\"");
	assert_page_order(list, "RB-2025-18</td>", "RB-2025-01</td>");
	assert_int_equal(get(state, "/rekomendasi?urut=acak").status, 404);
}

static void what_is_chosen_can_be_taken_away(void **state)
{
	Response list = get(state, "/rekomendasi?kata=lapor&status=terlambat");
	assert_page_has(list, "<a href=\"/rekomendasi?status=terlambat\">");
	assert_page_has(list, "<span>Kata: lapor</span>");
	assert_page_has(list, "Hapus semua saringan");
}

static void a_place_behind_a_row_begins_there(void **state)
{
	Response list = get(state, "/rekomendasi?urut=nomor&mulai=n16.99999.2025-000016");
	assert_page_has(list, "17–18 dari 18 rekomendasi");
	assert_page_has(list, "rel=\"prev\"");
	assert_false(response_has(list, "RB-2025-16</td>"));
}

static void a_place_that_is_none_is_told(void **state)
{
	const char *const wrong[] = { "x", "n1.2.'", "n1", "p9999999999999999999.1.a" };
	const TestDemo *demo = *state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		Str path = str_print(demo->arena, "/rekomendasi?mulai=%s", wrong[i]);
		Response list = get(state, str_c(demo->arena, path));
		assert_int_equal(list.status, 400);
		assert_page_has(list, "Penanda halaman daftar ini tidak dikenal.");
	}
}

static Str file_text(void **state, Response answer)
{
	const TestDemo *demo = *state;
	assert_int_equal(answer.status, 200);
	char *text = arena_take(demo->arena, (size_t)answer.size_bytes + 1);
	assert_int_equal(pread(answer.descriptor, text, (size_t)answer.size_bytes, 0),
			 answer.size_bytes);
	close(answer.descriptor);
	return (Str){ text, (size_t)answer.size_bytes };
}

static void the_file_has_what_the_list_finds_in_its_order(void **state)
{
	Response answer = get(state, "/rekomendasi.csv?status=terlambat&urut=nomor");
	Str text = file_text(state, answer);
	assert_true(str_starts(text, S("Nomor,Tahun,Rekomendasi,")));
	int lines = 0;
	for (Str rest = text; rest.length; lines++)
		str_cut(&rest, '\n');
	assert_int_equal(lines, 5);
	assert_true(str_find(text, S("RB-2025-09")) < str_find(text, S("RB-2025-15")));
	assert_true(str_find(text, S(",2026-10-15,21,")) >= 0);
	assert_text(answer.download_name, "rekomendasi-2026-11-13.csv");
}

static void the_file_for_excel_has_its_form(void **state)
{
	Str text = file_text(state, get(state, "/rekomendasi.csv?status=terlambat&bentuk=excel"));
	assert_true(str_starts(text, S("\xEF\xBB\xBFNomor;Tahun;")));
	assert_true(str_find(text, S(";15/10/2026;21;")) >= 0);
	Str english = file_text(state, get(state, "/en/rekomendasi.csv?status=terlambat"));
	assert_true(str_starts(english, S("Number,Year,Recommendations,")));
}

static void a_file_of_an_unknown_filter_is_not_found(void **state)
{
	assert_int_equal(get(state, "/rekomendasi.csv?status=selesai").status, 404);
}

RUN_IN_DEMO(TEST(an_order_is_chosen_and_marked_in_the_head), TEST(what_is_chosen_can_be_taken_away),
	    TEST(a_place_behind_a_row_begins_there), TEST(a_place_that_is_none_is_told),
	    TEST(the_file_has_what_the_list_finds_in_its_order),
	    TEST(the_file_for_excel_has_its_form), TEST(a_file_of_an_unknown_filter_is_not_found),
	    TEST(the_list_has_all_the_most_urgent_first),
	    TEST(a_row_says_status_holder_days_and_due_day),
	    TEST(a_recommendation_on_the_whole_says_so_and_nobody_holds_a_noted_one),
	    TEST(each_status_filters_to_its_own),
	    TEST(a_group_of_statuses_stays_chosen_in_the_filter),
	    TEST(an_agency_filters_to_what_it_leads_contributes_to_or_holds),
	    TEST(a_word_is_found_in_text_reference_and_indicator_in_any_case),
	    TEST(filters_narrow_each_other), TEST(an_empty_filter_is_no_filter),
	    TEST(an_unknown_status_or_agency_is_not_found),
	    TEST(nothing_found_says_so_and_leads_back),
	    TEST(parameters_that_the_page_does_not_know_are_ignored),
	    TEST(the_list_reads_in_english), TEST(a_word_of_five_thousand_characters_finds_nothing),
	    TEST(a_word_that_is_no_text_counts_as_none), TEST(markup_in_a_word_is_shown_as_text),
	    TEST(signs_of_sql_in_a_word_mean_nothing))
