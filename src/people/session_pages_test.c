/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people_pages.h"

#include "people/session_pages.h"
#include "people/sign_in.h"
#include "records/outbox.h"

#define PASSWORD "kuda lari di pantai"

static Response sign_in(Client *client, const char *account, const char *password)
{
	return client_post(client, "/masuk", { "account", account }, { "password", password });
}

static void forget(const Client *client, const char *account)
{
	sign_in_succeeded(&(SignInTry){ .arena = client->arena,
					.account = str_of(account),
					.address = S("127.0.0.1"),
					.now = client->now });
}

static void a_right_password_signs_in(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, PASSWORD);
	Client client = test_client(people, 0);
	Response answer = sign_in(&client, "Officer", PASSWORD);
	assert_int_equal(answer.status, 303);
	assert_text(answer.location, "/tugas");
	assert_page_has(client_follow(&client, answer), "Person officer");
}

static void the_cookie_is_kept_from_scripts_and_other_sites(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, PASSWORD);
	Client client = test_client(people, 0);
	Response answer = sign_in(&client, "officer", PASSWORD);
	assert_true(str_starts(answer.set_cookie, S("nyata=")));
	assert_true(str_find(answer.set_cookie, S("; Path=/; HttpOnly; SameSite=Lax")) > 0);

	client.site.is_https = true;
	client_sign_out(&client);
	answer = sign_in(&client, "officer", PASSWORD);
	assert_true(str_starts(answer.set_cookie, S("__Host-nyata=")));
	assert_true(str_find(answer.set_cookie, S("Secure")) > 0);
}

static void a_wrong_password_shows_the_form_again_and_is_journalled(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, PASSWORD);
	Client client = test_client(people, 0);
	Response answer = sign_in(&client, "officer", "something else");
	assert_int_equal(answer.status, 422);
	assert_int_equal(answer.set_cookie.length, 0);
	assert_page_has(answer, "value=\"officer\"");
	assert_false(response_has(answer, "something else"));
	assert_text(test_last_entry(people).deed, "sign_in");
	forget(&client, "officer");
}

static void an_unknown_account_is_answered_like_a_wrong_password(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, PASSWORD);
	Client client = test_client(people, 0);
	Response wrong = sign_in(&client, "officer", "wrong");
	Response unknown = sign_in(&client, "stranger", "wrong");
	assert_int_equal(unknown.status, wrong.status);
	assert_page_has(wrong, "tidak cocok");
	assert_page_has(unknown, "tidak cocok");
	forget(&client, "officer");
}

static void who_has_no_password_or_is_blocked_does_not_come_in(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, 0);
	assert_int_equal(sign_in(&client, "head", "").status, 422);
	assert_int_equal(sign_in(&client, "head", "anything at all").status, 422);

	test_password(people, people->officer, PASSWORD);
	Actor by = test_by(people->admin);
	db_begin_write(people->db);
	assert_true(person_block(people->db, person_find(people->db, people->officer, by.today),
				 true, &by));
	db_commit(people->db);
	assert_int_equal(sign_in(&client, "officer", PASSWORD).status, 422);
	forget(&client, "officer");
	forget(&client, "head");
}

static Request *typed_sign_in(const Client *client, const char *account)
{
	Request *rq = NEW(client->arena, Request);
	*rq = (Request){ .arena = client->arena,
			 .db = client->db,
			 .method = POST,
			 .path = S("/masuk"),
			 .now = client->now,
			 .today = day_of(2026, 11, 24),
			 .site = &client->site,
			 .app = client->app,
			 .viewer = { .session = S("anon") } };
	*list_push(rq->arena, &rq->form_fields) = (Field){ S("account"), str_of(account) };
	*list_push(rq->arena, &rq->form_fields) = (Field){ S("password"), S(PASSWORD) };
	session_attach(rq, (Str){ 0 });
	return rq;
}

static void a_password_that_changes_while_it_is_compared_lets_nobody_in(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, PASSWORD);
	Client client = test_client(people, 0);
	Request *rq = typed_sign_in(&client, "officer");
	session_prepare(rq);
	test_password(people, people->officer, "gajah tidur di sawah");
	db_begin_write(people->db);
	assert_int_equal(session_create(rq).status, 422);
	db_rollback(people->db);
}

static void after_five_failures_even_the_right_password_waits(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->leader, PASSWORD);
	Client client = test_client(people, 0);
	for (int i = 0; i < 5; i++)
		assert_int_equal(sign_in(&client, "leader", "wrong").status, 422);
	Response answer = sign_in(&client, "leader", PASSWORD);
	assert_int_equal(answer.status, 429);
	assert_int_equal(answer.retry_after, 10);
	assert_page_has(answer, "Tunggu 10 detik");
	assert_int_equal(answer.set_cookie.length, 0);

	client.now.seconds += 10;
	assert_int_equal(sign_in(&client, "leader", PASSWORD).status, 303);
	client_sign_out(&client);
	client.device_cookie = (Str){ 0 };
	assert_int_equal(sign_in(&client, "leader", "wrong").status, 422);
	forget(&client, "leader");
}

static void the_page_that_was_asked_for_comes_after_signing_in(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, PASSWORD);
	Client client = test_client(people, 0);
	Response asked = client_get(&client, "/pengguna?x=1");
	assert_text(asked.location, "/masuk?lanjut=%2Fpengguna%3Fx%3D1");
	Response answer = client_send(&client, "/masuk", client_token(&client, "/masuk", "/masuk"),
				      (const Typed[]){ { "account", "officer" },
						       { "password", PASSWORD },
						       { "lanjut", "/pengguna?x=1" },
						       { 0 } });
	assert_text(answer.location, "/pengguna?x=1");
}

static void signing_in_leads_to_no_other_site(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, PASSWORD);
	const char *elsewhere[] = { "//evil.example/",
				    "https://evil.example/",
				    "/\\evil.example",
				    "javascript:alert(1)",
				    "/keluar",
				    "/masuk",
				    "evil" };
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) {
		Client client = test_client(people, 0);
		Response answer = client_post(&client, "/masuk", { "account", "officer" },
					      { "password", PASSWORD }, { "lanjut", elsewhere[i] });
		assert_text(answer.location, "/tugas");
	}
}

static void who_is_signed_in_is_led_on(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->officer);
	Response answer = client_get(&client, "/en/masuk?lanjut=/pengguna");
	assert_int_equal(answer.status, 303);
	assert_text(answer.location, "/en/pengguna");
}

static void signing_out_ends_the_session_and_takes_the_cookie(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	Str cookie = client.cookie;
	Response answer = client_post_from(&client, "/pengguna", "/keluar");
	assert_int_equal(answer.status, 303);
	assert_text(answer.location, "/");
	assert_int_equal(client.cookie.length, 0);
	assert_text(test_last_entry(people).deed, "end");
	client.cookie = cookie;
	assert_int_equal(client_get(&client, "/tugas").status, 303);
}

/* The second click of a double click: the browser has not taken the first answer's cookie yet. */
static void signing_out_twice_ends_on_the_same_page(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	Str cookie = client.cookie, token = client_token(&client, "/pengguna", "/keluar");
	const Typed nothing[] = { { 0 } };
	client_send(&client, "/keluar", token, nothing);
	Id ended = test_last_entry(people).id;
	client.cookie = cookie;
	Response answer = client_send(&client, "/keluar", token, nothing);
	assert_int_equal(answer.status, 303);
	assert_text(answer.location, "/");
	assert_int_equal(client.cookie.length, 0);
	assert_int_equal(test_last_entry(people).id, ended);
}

static void an_ended_session_signs_out_only_with_its_own_form(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	Client other = test_client(people, people->head);
	Str cookie = client.cookie, token = client_token(&client, "/pengguna", "/keluar");
	const Typed nothing[] = { { 0 } };
	client_send(&client, "/keluar", token, nothing);
	client.cookie = cookie;
	assert_int_equal(client_send(&client, "/keluar", S("forged"), nothing).status, 403);
	token = client_token(&other, "/pengguna", "/keluar");
	assert_int_equal(client_send(&client, "/keluar", token, nothing).status, 403);
	assert_int_equal(client_get(&client, "/tugas").status, 303);
	client.cookie = (Str){ 0 };
	assert_int_equal(client_send(&client, "/keluar", token, nothing).status, 401);
}

static void an_idle_session_is_asked_to_sign_in_again(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	client.now.seconds += 31 * 60;
	Response answer = client_get(&client, "/tugas");
	assert_text(answer.location, "/masuk?lanjut=%2Ftugas");
}

static void the_page_speaks_english_under_en(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, 0);
	Response answer = client_get(&client, "/en/masuk");
	assert_page_has(answer, "<h1>Sign in</h1>");
	assert_page_has(answer, "action=\"/en/masuk\"");
}

static Client stranger_at(const TestPeople *people, const char *address)
{
	Client client = test_client(people, 0);
	client.address = address;
	return client;
}

static void guesses_of_a_stranger_never_hold_up_a_device_that_the_account_knows(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->auditor, PASSWORD);
	Client owner = stranger_at(people, "203.0.113.1");
	assert_int_equal(sign_in(&owner, "auditor", PASSWORD).status, 303);
	client_sign_out(&owner);
	owner.address = "203.0.113.99"; /* the phone is elsewhere now */

	Client stranger = stranger_at(people, "203.0.113.7");
	for (int i = 0; i < 5; i++)
		assert_int_equal(sign_in(&stranger, "auditor", "wrong").status, 422);
	assert_int_equal(sign_in(&stranger, "auditor", "wrong").status, 429);
	assert_int_equal(sign_in(&owner, "auditor", PASSWORD).status, 303);
}

static void the_cookie_of_another_account_makes_no_device_known(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->admin, PASSWORD);
	test_password(people, people->coordinator, PASSWORD);
	Client insider = stranger_at(people, "203.0.113.30");
	assert_int_equal(sign_in(&insider, "admin", PASSWORD).status, 303);
	client_sign_out(&insider);
	for (int i = 0; i < 5; i++)
		assert_int_equal(sign_in(&insider, "coordinator", "wrong").status, 422);
	assert_int_equal(sign_in(&insider, "coordinator", "wrong").status, 429);
}

static void the_device_cookie_names_nobody_and_outlives_the_session(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, PASSWORD);
	Client client = test_client(people, 0);
	Response answer = sign_in(&client, "officer", PASSWORD);
	assert_true(str_starts(answer.device_cookie, S("nyata-perangkat=")));
	assert_true(str_find(answer.device_cookie,
			     S("; Path=/; HttpOnly; SameSite=Lax; Max-Age=")) > 0);
	assert_int_equal(str_find(answer.device_cookie, S("officer")), -1);
	Str before = client.device_cookie;
	client_post_from(&client, "/sesi", "/keluar");
	assert_text(client.device_cookie, str_c(people->arena, before));
}

static int64_t mails_of(const TestPeople *people, MailKind kind, Mail *last)
{
	int64_t count = 0;
	db_begin_read(people->db);
	for (Id id = 1; id < 50; id++) {
		const Mail *mail = outbox_find(people->db, id);
		if (mail && mail->kind == kind) {
			count++;
			*last = *mail;
		}
	}
	db_commit(people->db);
	return count;
}

static void a_device_that_is_new_to_the_account_is_told_by_mail_once(void **state)
{
	const TestPeople *people = *state;
	Mail mail = { 0 };
	test_password(people, people->officer, PASSWORD);
	test_email(people, people->officer, "petugas@contoh.id");
	Client client = stranger_at(people, "103.10.67.1");
	client.user_agent = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Firefox/128.0";
	sign_in(&client, "officer", PASSWORD);
	assert_int_equal(mails_of(people, MAIL_NEW_SESSION, &mail), 1);
	assert_text(mail.recipient, "petugas@contoh.id");
	assert_true(str_find(mail.text, S("Firefox di Windows, jaringan 103.10.…")) > 0);
	assert_true(str_find(mail.text, S("http://nyata.test/sesi")) > 0);
	assert_int_equal(str_find(mail.text, S("103.10.67")), -1);

	client_sign_out(&client);
	sign_in(&client, "officer", PASSWORD);
	assert_int_equal(mails_of(people, MAIL_NEW_SESSION, &mail), 1);
}

static const struct CMUnitTest tests[] = {
	PAGE_TEST(guesses_of_a_stranger_never_hold_up_a_device_that_the_account_knows),
	PAGE_TEST(the_cookie_of_another_account_makes_no_device_known),
	PAGE_TEST(the_device_cookie_names_nobody_and_outlives_the_session),
	PAGE_TEST(a_device_that_is_new_to_the_account_is_told_by_mail_once),
	PAGE_TEST(a_right_password_signs_in),
	PAGE_TEST(the_cookie_is_kept_from_scripts_and_other_sites),
	PAGE_TEST(a_wrong_password_shows_the_form_again_and_is_journalled),
	PAGE_TEST(an_unknown_account_is_answered_like_a_wrong_password),
	PAGE_TEST(who_has_no_password_or_is_blocked_does_not_come_in),
	PAGE_TEST(a_password_that_changes_while_it_is_compared_lets_nobody_in),
	PAGE_TEST(after_five_failures_even_the_right_password_waits),
	PAGE_TEST(the_page_that_was_asked_for_comes_after_signing_in),
	PAGE_TEST(signing_in_leads_to_no_other_site),
	PAGE_TEST(who_is_signed_in_is_led_on),
	PAGE_TEST(signing_out_ends_the_session_and_takes_the_cookie),
	PAGE_TEST(signing_out_twice_ends_on_the_same_page),
	PAGE_TEST(an_ended_session_signs_out_only_with_its_own_form),
	PAGE_TEST(an_idle_session_is_asked_to_sign_in_again),
	PAGE_TEST(the_page_speaks_english_under_en),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
