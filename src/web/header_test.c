/* SPDX-License-Identifier: Apache-2.0 */
#include "web/header.h"

#include "web/test.h"

static Str line(const Request *rq, Response response, const char *name)
{
	HeaderLineList list = header_list(rq, &response);
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.items[i].name, name) == 0)
			return list.items[i].value;
	return (Str){ 0 };
}

static void every_answer_carries_the_headers_of_safety(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	static const int statuses[] = { 200, 303, 404, 500 };
	for (size_t i = 0; i < 4; i++) {
		Response answer = { .status = statuses[i] };
		assert_text(line(rq, answer, "X-Content-Type-Options"), "nosniff");
		assert_text(line(rq, answer, "Referrer-Policy"), "same-origin");
		assert_text(line(rq, answer, "X-Frame-Options"), "DENY");
		assert_text(line(rq, answer, "Cross-Origin-Opener-Policy"), "same-origin");
		assert_text(line(rq, answer, "Cross-Origin-Resource-Policy"), "same-origin");
		assert_holds(line(rq, answer, "Permissions-Policy"), "camera=()");
	}
}

static void the_policy_lets_nothing_in_that_is_not_ours(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	assert_text(line(rq, (Response){ .status = 200 }, "Content-Security-Policy"),
		    "default-src 'none'; script-src 'self'; style-src 'self'; "
		    "img-src 'self' data:; connect-src 'self'; form-action 'self'; "
		    "frame-ancestors 'none'; base-uri 'none'; "
		    "require-trusted-types-for 'script'");
}

static void a_download_is_an_attachment_in_a_sandbox(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	Response answer = { .status = 200, .download_name = S("SK \"Bupati\" é/1.pdf") };
	assert_text(line(rq, answer, "Content-Disposition"),
		    "attachment; filename=\"SK__Bupati_____1.pdf\"; "
		    "filename*=UTF-8''SK%20%22Bupati%22%20%C3%A9%2F1.pdf");
	assert_true(str_starts(line(rq, answer, "Content-Security-Policy"), S("sandbox;")));
}

static void a_picture_made_anew_is_shown_where_it_is_and_in_a_sandbox_too(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	Response answer = { .status = 200, .download_name = S("a.jpg"), .is_inline = true };
	assert_text(line(rq, answer, "Content-Disposition"),
		    "inline; filename=\"a.jpg\"; filename*=UTF-8''a.jpg");
	assert_true(str_starts(line(rq, answer, "Content-Security-Policy"), S("sandbox;")));
}

static void open_data_may_be_read_from_other_sites(void **state)
{
	Request *rq = test_reader(*state, ENGLISH);
	Response answer = { .status = 200, .type = JSON_TYPE };
	assert_text(line(rq, answer, "Access-Control-Allow-Origin"), "");
	rq->path = S("/api/v1/recommendations");
	assert_text(line(rq, answer, "Access-Control-Allow-Origin"), "*");
	assert_text(line(rq, answer, "Cross-Origin-Resource-Policy"), "cross-origin");
	assert_text(line(rq, answer, "Access-Control-Allow-Credentials"), "");
	assert_text(line(rq, answer, "Access-Control-Allow-Methods"), "");
	rq->method = OPTIONS;
	assert_text(line(rq, answer, "Access-Control-Allow-Methods"), "GET, HEAD");
	rq->path = S("/putusan.atom");
	rq->method = GET;
	answer.type = FEED_TYPE;
	assert_text(line(rq, answer, "Access-Control-Allow-Origin"), "*");
}

static void pages_forms_and_who_is_signed_in_stay_on_this_site(void **state)
{
	Request *rq = test_reader(*state, ENGLISH);
	Response answer = { .status = 200, .type = JSON_TYPE };
	rq->path = S("/api/v1/recommendations");
	rq->viewer.session = S("x");
	assert_text(line(rq, answer, "Access-Control-Allow-Origin"), "");
	assert_text(line(rq, answer, "Cross-Origin-Resource-Policy"), "same-origin");
	rq->viewer.session = S("anon");
	rq->method = POST;
	assert_text(line(rq, answer, "Access-Control-Allow-Origin"), "");
	rq->path = S("/rekomendasi");
	rq->method = OPTIONS;
	assert_text(line(rq, answer, "Access-Control-Allow-Origin"), "");
}

static void who_is_signed_in_leaves_nothing_in_caches(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	assert_text(line(rq, (Response){ .status = 200 }, "Cache-Control"), "no-cache");
	assert_text(line(rq, (Response){ .status = 303 }, "Cache-Control"), "no-store");
	assert_text(line(rq, (Response){ .status = 404 }, "Cache-Control"), "no-store");
	Response asset = { .status = 200, .cache_control = "public, max-age=3600" };
	assert_text(line(rq, asset, "Cache-Control"), "public, max-age=3600");
	asset.status = 304;
	assert_text(line(rq, asset, "Cache-Control"), "public, max-age=3600");
	rq->has_form = true;
	assert_text(line(rq, (Response){ .status = 200 }, "Cache-Control"), "no-store");
	rq->has_form = false;
	rq->viewer.session = S("7");
	assert_text(line(rq, (Response){ .status = 200 }, "Cache-Control"), "no-store");
}

static void what_the_answer_has_becomes_a_line(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	Response answer = { .status = 405, .allow = "POST", .retry_after = 5, .etag = S("\"a\"") };
	assert_text(line(rq, answer, "Allow"), "POST");
	assert_text(line(rq, answer, "Retry-After"), "5");
	assert_text(line(rq, answer, "ETag"), "\"a\"");
	assert_text(line(rq, (Response){ .status = 200 }, "Retry-After"), "");
	assert_text(line(rq, (Response){ .status = 200 }, "Location"), "");
}

static void a_line_end_in_a_value_never_gets_out(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	Response answer = { .status = 303, .location = S("/a\r\nSet-Cookie: x=1") };
	assert_text(line(rq, answer, "Location"), "");
}

static void https_is_asked_for_only_where_it_is(void **state)
{
	Request *rq = test_reader(*state, INDONESIAN);
	assert_text(line(rq, (Response){ .status = 200 }, "Strict-Transport-Security"), "");
	Site https = test_site;
	https.is_https = true;
	rq->site = &https;
	assert_text(line(rq, (Response){ .status = 200 }, "Strict-Transport-Security"),
		    "max-age=31536000");
}

static void the_cookie_is_found_among_others(void **state)
{
	(void)state;
	Site https = { .is_https = true }, http = { 0 };
	assert_text(cookie_value(&http, S("a=1; nyata=00ff; b=2")), "00ff");
	assert_text(cookie_value(&http, S("nyata=00ff")), "00ff");
	assert_text(cookie_value(&http, S("xnyata=1;nyatax=2; a=nyata=3")), "");
	assert_text(cookie_value(&http, (Str){ 0 }), "");
	assert_text(cookie_value(&https, S("nyata=jahat; __Host-nyata=00ff")), "00ff");
	assert_text(cookie_value(&https, S("nyata=jahat")), "");
}

static void the_cookie_is_for_this_host_and_no_script(void **state)
{
	Site https = { .is_https = true }, http = { 0 };
	assert_text(cookie_line(*state, &https, S("00ff")),
		    "__Host-nyata=00ff; Path=/; HttpOnly; SameSite=Lax; Secure");
	assert_text(cookie_line(*state, &http, S("00ff")),
		    "nyata=00ff; Path=/; HttpOnly; SameSite=Lax");
	assert_text(cookie_line(*state, &http, (Str){ 0 }),
		    "nyata=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

RUN_TESTS(TEST(every_answer_carries_the_headers_of_safety),
	  TEST(the_policy_lets_nothing_in_that_is_not_ours),
	  TEST(a_download_is_an_attachment_in_a_sandbox),
	  TEST(a_picture_made_anew_is_shown_where_it_is_and_in_a_sandbox_too),
	  TEST(open_data_may_be_read_from_other_sites),
	  TEST(pages_forms_and_who_is_signed_in_stay_on_this_site),
	  TEST(who_is_signed_in_leaves_nothing_in_caches), TEST(what_the_answer_has_becomes_a_line),
	  TEST(a_line_end_in_a_value_never_gets_out), TEST(https_is_asked_for_only_where_it_is),
	  TEST(the_cookie_is_found_among_others), TEST(the_cookie_is_for_this_host_and_no_script))
