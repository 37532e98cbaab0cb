/* SPDX-License-Identifier: Apache-2.0 */
/* Pages in their letterhead, error pages, redirections. */
#include "web/response.h"

#include "base/digest.h"
#include "web/form.h"
#include "web/route.h"
#include "web/test.h"

static Response nothing(Request *rq)
{
	(void)rq;
	return (Response){ 0 };
}

static const Route rows[] = {
	{ GET, "/rekomendasi", ANYONE, READ, nothing },
	{ GET, "/masuk", ANYONE, READ, nothing },
	{ GET, "/tugas", SIGNED_IN, READ, nothing },
	{ POST, "/keluar", SIGNED_IN, WRITE, nothing },
};
static const App app = { .routes = rows, .route_count = sizeof rows / sizeof rows[0] };

static const Html body = { { "<h1>Isi</h1>", 12 } };

static Request *reader(void **state, Language language)
{
	Request *rq = test_reader(*state, language);
	rq->app = &app;
	rq->title = S("Rekomendasi");
	return rq;
}

static void a_page_stands_in_the_letterhead(void **state)
{
	Response answer = page(reader(state, INDONESIAN), body);
	assert_int_equal(answer.status, 200);
	assert_string_equal(answer.type, "text/html; charset=utf-8");
	assert_true(str_starts(answer.body, S("<!doctype html>\n<html lang=\"id\">")));
	assert_holds(answer.body, "<title translate=\"no\">Rekomendasi · Nyata</title>");
	assert_holds(answer.body, "Kabupaten Lumajang");
	assert_holds(answer.body, "<a class=\"skip\" href=\"#isi\">Langsung ke isi</a>");
	assert_holds(answer.body, "<h1>Isi</h1>");
	assert_holds(answer.body, "Keadaan per Selasa, 24 November 2026.");
}

static void a_page_names_its_twin_both_ways(void **state)
{
	Str html = page(reader(state, ENGLISH), body).body;
	assert_holds(html, "<html lang=\"en\">");
	assert_holds(html, "rel=\"canonical\" href=\"https://nyata.example/en/rekomendasi\"");
	assert_holds(html, "hreflang=\"id\" href=\"https://nyata.example/rekomendasi\"");
	assert_holds(html, "hreflang=\"en\" href=\"https://nyata.example/en/rekomendasi\"");
	assert_holds(html, "<a href=\"/rekomendasi\" hreflang=\"id\" lang=\"id\">");
	html = page(reader(state, INDONESIAN), body).body;
	assert_holds(html, "rel=\"canonical\" href=\"https://nyata.example/rekomendasi\"");
	assert_holds(html, "<a href=\"/en/rekomendasi\" hreflang=\"en\" lang=\"en\">");
}

static void a_page_that_everybody_may_open_is_shared_with_its_card(void **state)
{
	Request *rq = reader(state, ENGLISH);
	rq->route = &rows[0];
	Str html = page(rq, body).body;
	assert_holds(html, "<meta property=\"og:title\" content=\"Rekomendasi\">");
	assert_holds(html,
		     "<meta property=\"og:image\" content=\"https://nyata.example/en/kartu.png\">");
	assert_holds(html, "https://wa.me/?text=Rekomendasi%20https%3A%2F%2F");
	rq->route = &rows[2];
	assert_lacks(page(rq, body).body, "wa.me");
}

static void entries_are_for_those_who_may_open_them(void **state)
{
	Request *rq = reader(state, INDONESIAN);
	Str html = page(rq, body).body;
	assert_holds(html, "<a href=\"/rekomendasi\"");
	assert_holds(html, "<a href=\"/masuk\">Masuk</a>");
	assert_lacks(html, "/tugas");
	assert_lacks(html, "/perangkat-daerah");
	assert_lacks(html, "/keluar");
	assert_false(rq->has_form);
}

static void who_is_signed_in_sees_their_name_and_a_way_out(void **state)
{
	Request *rq = reader(state, ENGLISH);
	rq->viewer = (Viewer){ .name = S("Siti <b>"), .office = S("Petugas"), .session = S("7") };
	rq->section = "tugas";
	Str html = page(rq, body).body;
	assert_holds(html, "Siti &lt;b&gt;");
	assert_holds(html, "<form method=\"post\" action=\"/en/keluar\"><input type=\"hidden\"");
	assert_holds(html, "<a href=\"/en/tugas\" aria-current=\"page\">");
	assert_lacks(html, "/masuk");
	assert_true(rq->has_form);
}

static void banners_say_what_is_not_as_usual(void **state)
{
	Request *rq = reader(state, INDONESIAN);
	assert_lacks(page(rq, body).body, "<aside");
	Site site = test_site;
	site.is_demo = site.clock_is_moved = site.is_insecure_lan = true;
	rq->site = &site;
	Str html = page(rq, body).body;
	assert_holds(html, "Data contoh, bukan LHE resmi.");
	assert_holds(html, "Di sini hari ini Selasa, 24 November 2026.");
	assert_holds(html, "Sambungan ini tidak terenkripsi.");
}

/* --- faults --- */

static void faults_stand_above_the_page_with_links_to_their_fields(void **state)
{
	Request *rq = reader(state, INDONESIAN);
	rq->method = POST;
	form_fault(rq, "judul", S("Isi bagian ini."));
	form_fault(rq, "form", S("Sudah dikirim."));
	form_shown(rq, "judul", S("Judul"));
	Response answer = invalid(rq, body);
	assert_int_equal(answer.status, 422);
	assert_holds(answer.body, "Ada kesalahan: Rekomendasi · Nyata");
	assert_holds(answer.body, "Ada 2 hal yang perlu diperbaiki");
	assert_holds(answer.body, "<a href=\"#judul\">Judul: Isi bagian ini.</a>");
	assert_holds(answer.body, "<li>Sudah dikirim.</li>");
	assert_true(str_find(answer.body, S("class=\"errors\"")) <
		    str_find(answer.body, S("<h1>Isi</h1>")));
	assert_int_equal(conflict(rq, body).status, 409);
}

static void a_page_without_faults_has_no_summary(void **state)
{
	assert_lacks(page(reader(state, INDONESIAN), body).body, "class=\"errors\"");
}

/* --- error pages --- */

static void each_problem_has_a_page_in_both_languages(void **state)
{
	static const int statuses[] = { 400, 401, 403, 404, 405, 409, 411, 413,
					414, 415, 422, 429, 431, 500, 503, 507 };
	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
		Request *id = reader(state, INDONESIAN), *en = reader(state, ENGLISH);
		Response answer = problem_usual(id, statuses[i]);
		assert_int_equal(answer.status, statuses[i]);
		assert_holds(answer.body, "Ke halaman depan");
		assert_lacks(answer.body, "canonical");
		problem_usual(en, statuses[i]);
		assert_false(str_equal(id->title, en->title));
	}
}

static void a_problem_says_its_own_sentence(void **state)
{
	Response answer =
		problem(reader(state, INDONESIAN), 429, S("Coba lagi 30 detik lagi & tenang."));
	assert_holds(answer.body, "Coba lagi 30 detik lagi &amp; tenang.");
	assert_true(answer.retry_after > 0);
}

static void our_own_faults_carry_the_number_of_the_request(void **state)
{
	Request *rq = reader(state, INDONESIAN);
	rq->request_id = S("a1b2c3");
	assert_holds(problem_usual(rq, 500).body, "<code>a1b2c3</code>");
	assert_lacks(not_found(rq).body, "a1b2c3");
}

static void a_problem_shows_a_way_back(void **state)
{
	Request *rq = reader(state, ENGLISH);
	assert_holds(problem_usual(rq, 503).body, "href=\"/en/rekomendasi\"");
	rq->path = S("/keluar");
	assert_holds(problem_usual(rq, 413).body, "<a class=\"button\" href=\"/en\">");
	assert_holds(problem_usual(rq, 401).body, "<a class=\"button\" href=\"/en/masuk\">");
	assert_int_equal(forbidden(rq).status, 403);
}

/* --- redirections --- */

static void a_redirection_keeps_the_language(void **state)
{
	Response answer = redirect(reader(state, INDONESIAN), "/rencana-aksi/%d", 7);
	assert_int_equal(answer.status, 303);
	assert_text(answer.location, "/rencana-aksi/7");
	answer = redirect(reader(state, ENGLISH), "/rencana-aksi/%d", 7);
	assert_text(answer.location, "/en/rencana-aksi/7");
	assert_text(redirect(reader(state, ENGLISH), "/").location, "/en");
	assert_text(redirect(reader(state, ENGLISH), "/?a=1").location, "/en?a=1");
	assert_text(redirect(reader(state, ENGLISH), "/berkas/00").location, "/berkas/00");
}

static void a_redirection_never_leaves_the_site(void **state)
{
	static const char *const outside[] = { "//jahat.example", "https://jahat.example",
					       "/\\jahat.example", "", "/a\r\nSet-Cookie: x" };
	for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
		assert_text(redirect(reader(state, INDONESIAN), "%s", outside[i]).location, "/");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_stands_in_the_letterhead),
		TEST(a_page_names_its_twin_both_ways),
		TEST(a_page_that_everybody_may_open_is_shared_with_its_card),
		TEST(entries_are_for_those_who_may_open_them),
		TEST(who_is_signed_in_sees_their_name_and_a_way_out),
		TEST(banners_say_what_is_not_as_usual),
		TEST(faults_stand_above_the_page_with_links_to_their_fields),
		TEST(a_page_without_faults_has_no_summary),
		TEST(each_problem_has_a_page_in_both_languages),
		TEST(a_problem_says_its_own_sentence),
		TEST(our_own_faults_carry_the_number_of_the_request),
		TEST(a_problem_shows_a_way_back),
		TEST(a_redirection_keeps_the_language),
		TEST(a_redirection_never_leaves_the_site),
	};
	digest_start();
	return cmocka_run_group_tests(tests, test_arena_begin, test_arena_end);
}
