/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses, who is let in, where a form comes from, the handler and its savepoint. */
#include "web/test_app.h"

/* --- addresses --- */

static int status_of(Client *client, const char *path)
{
	return client_get(client, path).status;
}

static void en_is_taken_off_and_sets_the_language(void **state)
{
	Client client = test_app_client(state);
	assert_page_has(client_get(&client, "/atur"), "<html lang=\"id\">");
	assert_page_has(client_get(&client, "/en/atur"), "<html lang=\"en\">");
	assert_page_has(client_get(&client, "/en"), "<html lang=\"en\">");
	assert_int_equal(status_of(&client, "/english"), 404);
}

static void what_has_no_english_twin_is_not_found_under_en(void **state)
{
	static const char *const paths[] = { "/en/en", "/en/en/atur", "/en/api/v1/x",
					     "/en/assets/nyata.css", "/en/berkas/00" };
	Client client = test_app_client(state);
	assert_int_equal(status_of(&client, "/berkas/00"), 200);
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		assert_int_equal(status_of(&client, paths[i]), 404);
}

static void an_address_that_cannot_be_read_is_a_bad_request(void **state)
{
	static const char *const paths[] = { "/atur%", "/%zz", "/%00", "/%ff", "atur", "" };
	Client client = test_app_client(state);
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		assert_int_equal(status_of(&client, paths[i]), 400);
}

static void an_unknown_path_is_not_found_in_the_readers_language(void **state)
{
	Client client = test_app_client(state);
	Response answer = client_get(&client, "/en/tidak-ada");
	assert_int_equal(answer.status, 404);
	assert_page_has(answer, "There is no such page");
}

static void a_slash_too_many_leads_to_the_page(void **state)
{
	Client client = test_app_client(state);
	Response answer = client_get(&client, "/en/atur/?kata=a%20b");
	assert_int_equal(answer.status, 301);
	assert_text(answer.location, "/en/atur?kata=a%20b");
	assert_text(client_get(&client, "/en/").location, "/en");
	assert_int_equal(status_of(&client, "/tidak-ada/"), 404);
	assert_int_equal(status_of(&client, "//jahat.example/"), 404);
}

static void a_wrong_method_is_told_the_right_ones(void **state)
{
	Client client = test_app_client(state);
	Response answer =
		dispatch_here(&test_app, client.db, client.arena, &client.site, client.now,
			      (Sent){ .method = OTHER_METHOD, .path = "/atur" });
	assert_int_equal(answer.status, 405);
	assert_string_equal(answer.allow, "GET, HEAD, POST");
}

static void the_query_is_decoded_and_what_cannot_be_is_missing(void **state)
{
	Client client = test_app_client(state);
	assert_text(client_get(&client, "/cari?x=1&kata=air+minum%26").body, "air minum&");
	assert_text(client_get(&client, "/cari?kata=%ff").body, "");
	assert_text(client_get(&client, "/sehat?kata=ya").body, "ya");
}

/* --- who --- */

static void an_anonymous_reader_is_led_to_the_sign_in_and_back(void **state)
{
	Client client = test_app_client(state);
	Response answer = client_get(&client, "/en/tugas?tampil=semua");
	assert_int_equal(answer.status, 303);
	assert_text(answer.location, "/en/masuk?lanjut=%2Ftugas%3Ftampil%3Dsemua");
	client_sign_in(&client, S("tidak-dikenal"));
	assert_int_equal(status_of(&client, "/tugas"), 303);
}

static void an_anonymous_sender_is_told_to_sign_in(void **state)
{
	Client client = test_app_client(state);
	assert_int_equal(client_send(&client, "/tugas", (Str){ 0 }, (Typed[]){ { 0 } }).status,
			 401);
}

static void only_the_role_of_the_row_lets_in(void **state)
{
	Client client = test_app_client(state);
	client_sign_in(&client, S("petugas"));
	assert_int_equal(status_of(&client, "/tugas"), 200);
	assert_int_equal(status_of(&client, "/impor"), 403);
	assert_int_equal(client_send(&client, "/impor", (Str){ 0 }, (Typed[]){ { 0 } }).status,
			 403);
	client_sign_in(&client, S("koordinator"));
	assert_int_equal(status_of(&client, "/impor"), 200);
}

/* --- where a form comes from --- */

static Response sent_from(Client *client, const char *origin, const char *fetch_site)
{
	Sent sent = { POST, "/atur", .origin = origin, .fetch_site = fetch_site };
	Str token = client_token(client, "/atur", "/atur");
	*list_push(client->arena, &sent.fields) = (Field){ S("form"), token };
	*list_push(client->arena, &sent.fields) =
		(Field){ S("name"), str_print(client->arena, "%.8s", token.at) };
	return dispatch_here(client->app, client->db, client->arena, &client->site, client->now,
			     sent);
}

static void a_form_from_here_is_taken(void **state)
{
	Client client = test_app_client(state);
	assert_int_equal(sent_from(&client, NULL, "same-origin").status, 303);
	assert_int_equal(sent_from(&client, NULL, "none").status, 303);
	assert_int_equal(sent_from(&client, "http://nyata.test", NULL).status, 303);
	assert_int_equal(sent_from(&client, "HTTP://Nyata.Test", NULL).status, 303);
	assert_int_equal(sent_from(&client, NULL, NULL).status, 303);
}

static void a_form_from_elsewhere_is_refused_even_with_its_token(void **state)
{
	static const char *const origins[] = { "http://jahat.test", "https://nyata.test",
					       "http://nyata.test:81", "null",
					       "http://nyata.test.jahat.test" };
	Client client = test_app_client(state);
	for (size_t i = 0; i < sizeof origins / sizeof origins[0]; i++)
		assert_int_equal(sent_from(&client, origins[i], NULL).status, 403);
	assert_int_equal(sent_from(&client, NULL, "cross-site").status, 403);
	assert_int_equal(sent_from(&client, NULL, "same-site").status, 403);
	assert_int_equal(sent_from(&client, "http://jahat.test", "none").status, 403);
	assert_int_equal(test_app_count(*state, "add"), 0);
}

static void a_form_without_its_token_is_refused(void **state)
{
	Client client = test_app_client(state);
	const Typed fields[] = { { "name", "a" }, { 0 } };
	assert_int_equal(client_send(&client, "/atur", (Str){ 0 }, fields).status, 403);
	Str other = client_token(&client, "/diam", "/diam");
	assert_int_equal(client_send(&client, "/atur", other, fields).status, 403);
	assert_false(test_app_has_setting(*state, "a"));
}

static void a_token_of_another_session_is_refused(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/atur", "/atur");
	client_sign_in(&client, S("petugas"));
	const Typed fields[] = { { "name", "a" }, { 0 } };
	Response answer = client_send(&client, "/atur", token, fields);
	assert_int_equal(answer.status, 403);
	assert_page_has(answer, "<h1>Formulir sudah tidak berlaku</h1>");
}

/* --- the handler and its savepoint --- */

static void a_form_changes_rows_and_leads_on(void **state)
{
	Client client = test_app_client(state);
	Response answer = client_post(&client, "/atur", { "name", "a" });
	assert_int_equal(answer.status, 303);
	assert_text(answer.location, "/atur/a");
	assert_true(test_app_has_setting(*state, "a"));
}

static void a_form_keeps_its_language(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/atur", "/atur");
	Response answer =
		client_send(&client, "/en/atur", token, (const Typed[]){ { "name", "a" }, { 0 } });
	assert_text(answer.location, "/en/atur/a");
}

static void faults_store_nothing_and_show_what_was_typed(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/atur", "/atur");
	const Typed wrong[] = { { "name", "terlalu panjang untuk ini" }, { 0 } };
	Response answer = client_send(&client, "/atur", token, wrong);
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "value=\"terlalu panjang untuk ini\"");
	assert_page_has(answer, "Ada 1 hal yang perlu diperbaiki");
	const Typed right[] = { { "name", "pendek" }, { 0 } };
	assert_int_equal(client_send(&client, "/atur", token, right).status, 303);
}

static void an_answer_that_refuses_undoes_what_was_written(void **state)
{
	Client client = test_app_client(state);
	assert_int_equal(client_post(&client, "/ubah-lalu-tolak", { "name", "a" }).status, 403);
	assert_false(test_app_has_setting(*state, "a"));
	assert_int_equal(test_app_count(*state, "add"), 0);
}

static void a_refused_deed_is_journalled_all_the_same(void **state)
{
	Client client = test_app_client(state);
	client_post(&client, "/ubah-lalu-tolak", { "name", "a" });
	assert_int_equal(test_app_count(*state, "give_verdict"), 1);
}

static void effects_run_in_the_same_savepoint(void **state)
{
	Client client = test_app_client(state);
	client_post(&client, "/atur", { "name", "akibat" });
	assert_int_equal(test_app_count(*state, "effect"), 1);
}

/* Over a connection of its own, since the program that ends shares ours. */
static void send_silently(Client *client, Str token)
{
	const char *why = NULL;
	client->db = db_open(client->arena, test_db_url(client->db), DB_WRITE, &why);
	client_send(client, "/diam", token, (const Typed[]){ { "name", "a" }, { 0 } });
}

static void a_change_that_nobody_journalled_is_a_bug(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/diam", "/diam");
	assert_fatal(send_silently(&client, token));
}

/* A form that has passed the head and waits for the write lane. */
static Request *waiting(Client *client, const char *path, const char *cookie)
{
	Request *rq = NEW(client->arena, Request);
	*rq = (Request){ .arena = client->arena, .db = client->db, .method = POST };
	rq->site = &client->site;
	rq->now = client->now;
	Response answer;
	*list_push(rq->arena, &rq->form_fields) =
		(Field){ S("form"), client_token(client, path, path) };
	*list_push(rq->arena, &rq->form_fields) = (Field){ S("name"), S("a") };
	db_begin_read(client->db);
	assert_true(dispatch_head(&test_app, rq, str_of(path), str_of(cookie), &answer));
	db_commit(client->db);
	return rq;
}

static int written(Request *rq, const char *cookie)
{
	db_begin_write(rq->db);
	Response answer = dispatch_write(&test_app, rq, str_of(cookie));
	assert_int_equal(db_commit(rq->db), DB_FINE);
	return answer.status;
}

static void outside_tests_a_change_that_nobody_journalled_is_undone(void **state)
{
	Client client = test_app_client(state);
	assert_int_equal(written(waiting(&client, "/diam", ""), ""), 500);
	assert_false(test_app_has_setting(*state, "a"));
}

static void a_session_that_ends_while_its_form_waits_changes_nothing(void **state)
{
	Client client = test_app_client(state);
	client_sign_in(&client, S("koordinator"));
	const char *cookie = "nyata=koordinator";
	assert_int_equal(written(waiting(&client, "/impor", cookie), "nyata=berakhir"), 401);
	assert_int_equal(written(waiting(&client, "/impor", cookie), "nyata=petugas"), 403);
	assert_false(test_app_has_setting(*state, "a"));
	assert_int_equal(written(waiting(&client, "/impor", cookie), cookie), 303);
}

static void a_constraint_that_fires_is_our_fault(void **state)
{
	Client client = test_app_client(state);
	assert_int_equal(client_post(&client, "/rusak").status, 500);
	assert_false(test_app_has_setting(*state, "kembar"));
	assert_int_equal(client_post(&client, "/atur", { "name", "sesudahnya" }).status, 303);
}

static void each_failure_has_its_status(void **state)
{
	Request *rq = NEW(db_arena(*state), Request);
	rq->arena = db_arena(*state);
	rq->site = &(Site){ .regency = S("Kabupaten Lumajang") };
	rq->db = *state;
	assert_int_equal(dispatch_failure(rq, DB_FULL).status, 507);
	assert_int_equal(dispatch_failure(rq, DB_CONSTRAINT).status, 500);
	assert_int_equal(dispatch_failure(rq, DB_BROKEN).status, 503);
	assert_true(dispatch_failure(rq, DB_BROKEN).retry_after > 0);
}

static void what_was_prepared_reaches_the_handler(void **state)
{
	Client client = test_app_client(state);
	assert_int_equal(client_post(&client, "/siap").status, 303);
	assert_int_equal(test_app_count(*state, "disiapkan"), 1);
}

static int64_t count_chunks(Db *db)
{
	Rows *rows = db_query(db, "SELECT COUNT(*) AS n FROM file_chunk");
	int64_t count = db_next(rows) ? row_integer(rows, "n") : -1;
	db_rows_end(rows);
	return count;
}

static void a_file_is_kept_in_chunks_before_the_handler(void **state)
{
	Client client = test_app_client(state);
	size_t size = 600 * 1024;
	client_attach(&client, "berkas", "sk.pdf", (Str){ arena_take(client.arena, size), size });
	assert_int_equal(client_post(&client, "/unggah").status, 303);
	assert_int_equal(count_chunks(*state), 3);
}

static void a_file_of_somebody_without_the_right_is_not_kept(void **state)
{
	Client client = test_app_client(state);
	client_attach(&client, "berkas", "sk.pdf", S("%PDF-1.4"));
	assert_int_equal(client_post(&client, "/unggah", { "name", "orang lain" }).status, 403);
	assert_int_equal(count_chunks(*state), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(en_is_taken_off_and_sets_the_language),
		DB_TEST(what_has_no_english_twin_is_not_found_under_en),
		DB_TEST(an_address_that_cannot_be_read_is_a_bad_request),
		DB_TEST(an_unknown_path_is_not_found_in_the_readers_language),
		DB_TEST(a_slash_too_many_leads_to_the_page),
		DB_TEST(a_wrong_method_is_told_the_right_ones),
		DB_TEST(the_query_is_decoded_and_what_cannot_be_is_missing),
		DB_TEST(an_anonymous_reader_is_led_to_the_sign_in_and_back),
		DB_TEST(an_anonymous_sender_is_told_to_sign_in),
		DB_TEST(only_the_role_of_the_row_lets_in),
		DB_TEST(a_form_from_here_is_taken),
		DB_TEST(a_form_from_elsewhere_is_refused_even_with_its_token),
		DB_TEST(a_form_without_its_token_is_refused),
		DB_TEST(a_token_of_another_session_is_refused),
		DB_TEST(a_form_changes_rows_and_leads_on),
		DB_TEST(a_form_keeps_its_language),
		DB_TEST(faults_store_nothing_and_show_what_was_typed),
		DB_TEST(an_answer_that_refuses_undoes_what_was_written),
		DB_TEST(a_refused_deed_is_journalled_all_the_same),
		DB_TEST(effects_run_in_the_same_savepoint),
		DB_TEST(a_change_that_nobody_journalled_is_a_bug),
		DB_TEST(outside_tests_a_change_that_nobody_journalled_is_undone),
		DB_TEST(a_session_that_ends_while_its_form_waits_changes_nothing),
		DB_TEST(a_constraint_that_fires_is_our_fault),
		DB_TEST(each_failure_has_its_status),
		DB_TEST(what_was_prepared_reaches_the_handler),
		DB_TEST(a_file_is_kept_in_chunks_before_the_handler),
		DB_TEST(a_file_of_somebody_without_the_right_is_not_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
