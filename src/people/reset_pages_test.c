/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people_pages.h"

#include "people/person_email.h"
#include "people/session.h"
#include "records/outbox.h"

#define OLD "kuda lari di pantai"
#define NEW_ONE "gajah tidur di sawah"

/* The newest mail of a kind; id 0: none. */
static Mail last_mail(const TestPeople *people, MailKind kind)
{
	Mail last = { 0 };
	db_begin_read(people->db);
	for (Id id = 1; id < 60; id++) {
		const Mail *mail = outbox_find(people->db, id);
		if (mail && mail->kind == kind)
			last = *mail;
	}
	db_commit(people->db);
	return last;
}

/* The path of the one link in a mail. */
static const char *link_of(const TestPeople *people, const Mail *mail)
{
	Str site = S("http://nyata.test");
	ptrdiff_t at = str_find(mail->text, site);
	assert_true(at > 0);
	Str rest = str_slice(mail->text, (size_t)at + site.length, mail->text.length);
	return str_c(people->arena, str_cut(&rest, '\n'));
}

static Client asker(const TestPeople *people, const char *address)
{
	Client client = test_client(people, 0);
	client.address = address;
	return client;
}

static Response ask(Client *client, const char *name)
{
	return client_post(client, "/lupa-sandi", { "account", name });
}

static void who_forgot_the_password_gets_a_link_that_works_once(void **state)
{
	const TestPeople *people = *state;
	test_password(people, people->officer, OLD);
	test_email(people, people->officer, "petugas@contoh.id");
	Client elsewhere = test_client(people, people->officer);
	Client client = asker(people, "192.0.2.1");
	assert_text(ask(&client, "officer").location, "/lupa-sandi/terkirim");

	Mail mail = last_mail(people, MAIL_RESET);
	assert_text(mail.recipient, "petugas@contoh.id");
	const char *path = link_of(people, &mail);
	assert_page_has(client_get(&client, path), "Buat kata sandi");
	Response answer = client_post(&client, path, { "password", NEW_ONE }, { "again", NEW_ONE });
	assert_text(answer.location, "/tugas");
	assert_int_equal(client_get(&client, path).status, 404);
	assert_int_equal(client_get(&elsewhere, "/tugas").status, 303);
	mail = last_mail(people, MAIL_PASSWORD_CHANGED);
	assert_text(mail.recipient, "petugas@contoh.id");
}

static void the_answer_does_not_tell_whether_there_is_such_an_account(void **state)
{
	const TestPeople *people = *state;
	test_email(people, people->officer, "petugas@contoh.id");
	Client client = asker(people, "192.0.2.2");
	Response there = ask(&client, "officer"), nowhere = ask(&client, "siapa.ini");
	Response without = ask(&client, "head");
	assert_int_equal(there.status, nowhere.status);
	assert_text(nowhere.location, str_c(people->arena, there.location));
	assert_text(without.location, str_c(people->arena, there.location));
	assert_text(test_last_entry(people).deed, "ask");
}

static void an_address_may_be_typed_in_place_of_the_account(void **state)
{
	const TestPeople *people = *state;
	test_email(people, people->officer, "petugas@contoh.id");
	Client client = asker(people, "192.0.2.3");
	ask(&client, "petugas@contoh.id");
	assert_text(last_mail(people, MAIL_RESET).recipient, "petugas@contoh.id");
}

static void asking_again_at_once_leaves_the_first_link_alive(void **state)
{
	const TestPeople *people = *state;
	test_email(people, people->officer, "petugas@contoh.id");
	Client client = asker(people, "192.0.2.4"), stranger = asker(people, "192.0.2.5");
	ask(&client, "officer");
	Mail first = last_mail(people, MAIL_RESET);
	ask(&stranger, "officer");
	assert_int_equal(last_mail(people, MAIL_RESET).id, first.id);
	assert_int_equal(client_get(&client, link_of(people, &first)).status, 200);

	client.now.seconds += 601;
	ask(&client, "officer");
	assert_int_not_equal(last_mail(people, MAIL_RESET).id, first.id);
	assert_int_equal(client_get(&client, link_of(people, &first)).status, 404);
}

static void the_link_ends_after_an_hour(void **state)
{
	const TestPeople *people = *state;
	test_email(people, people->officer, "petugas@contoh.id");
	Client client = asker(people, "192.0.2.6");
	ask(&client, "officer");
	Mail mail = last_mail(people, MAIL_RESET);
	client.now.seconds += 3600;
	assert_int_equal(client_get(&client, link_of(people, &mail)).status, 404);
}

static void one_network_asks_a_few_times_and_then_waits(void **state)
{
	const TestPeople *people = *state;
	Client client = asker(people, "192.0.2.7");
	for (int i = 0; i < 3; i++)
		assert_int_equal(ask(&client, "leader").status, 303);
	Response answer = ask(&client, "leader");
	assert_int_equal(answer.status, 429);
	assert_int_equal(answer.retry_after, 10);
	assert_int_equal(ask(&client, "auditor").status, 303);
	Client other = asker(people, "192.0.2.8");
	assert_int_equal(ask(&other, "leader").status, 303);
}

static void no_link_goes_to_an_address_that_an_administrator_gave_an_inspector(void **state)
{
	const TestPeople *people = *state;
	Actor admin = test_by(people->admin);
	db_begin_write(people->db);
	const Person *inspector = person_find(people->db, people->inspector, admin.today);
	assert_false(person_email_may_be_set(people->db, people->inspector, &admin));
	person_email_change(people->db, inspector, S("admin@contoh.id"), &admin);
	db_commit(people->db);
	Client client = asker(people, "192.0.2.9");
	ask(&client, "inspector");
	assert_int_equal(last_mail(people, MAIL_RESET).id, 0);

	Client own = test_client(people, people->inspector);
	client_post_from(&own, "/sesi", "/sesi/surel", { "email", "pemeriksa@contoh.id" });
	ask(&client, "inspector");
	assert_text(last_mail(people, MAIL_RESET).recipient, "pemeriksa@contoh.id");
	assert_text(last_mail(people, MAIL_ADDRESS_CHANGED).recipient, "admin@contoh.id");
}

static void an_invitation_goes_by_mail_and_shows_nobody_its_link(void **state)
{
	const TestPeople *people = *state;
	Client admin = test_client(people, people->admin);
	Response answer =
		client_post_from(&admin, "/pengguna/baru", "/pengguna", { "name", "Sri Wahyuni" },
				 { "account", "sri" }, { "email", "sri@contoh.id" });
	assert_int_equal(answer.status, 200);
	assert_page_has(answer, "s…@contoh.id");
	assert_int_equal(str_find(answer.body, S("/undangan/")), -1);
	Mail mail = last_mail(people, MAIL_INVITATION);
	Client sri = test_client(people, 0);
	const char *path = link_of(people, &mail);
	assert_int_equal(
		client_post(&sri, path, { "password", NEW_ONE }, { "again", NEW_ONE }).status, 303);
	assert_int_equal(last_mail(people, MAIL_PASSWORD_CHANGED).id, 0);
}

static void without_an_address_the_link_is_shown(void **state)
{
	const TestPeople *people = *state;
	Client admin = test_client(people, people->admin);
	Response answer = client_post_from(&admin, "/pengguna/baru", "/pengguna",
					   { "name", "Budi" }, { "account", "budi" });
	assert_page_has(answer, "http://nyata.test/undangan/");
	assert_int_equal(last_mail(people, MAIL_INVITATION).id, 0);
	answer = client_post_from(&admin, "/pengguna/baru", "/pengguna", { "name", "Tuti" },
				  { "account", "tuti" }, { "email", "tuti" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "satu alamat surel");
}

static void where_no_mail_server_is_set_pages_say_so(void **state)
{
	const TestPeople *people = *state;
	Client admin = test_client(people, people->admin);
	App app = *admin.app;
	app.mail_server = NULL;
	admin.app = &app;
	assert_page_has(client_get(&admin, "/lupa-sandi"), "Peladen surel belum diatur");
	Response answer = client_post_from(&admin, "/pengguna/baru", "/pengguna", { "name", "Sri" },
					   { "account", "sri" }, { "email", "sri@contoh.id" });
	assert_page_has(answer, "http://nyata.test/undangan/");
	assert_page_has(answer, "Peladen surel belum diatur");
}

static void a_person_ends_the_own_sessions_and_nobody_elses(void **state)
{
	const TestPeople *people = *state;
	Client here = test_client(people, people->officer);
	Client there = test_client(people, people->officer);
	Client other = test_client(people, people->head);
	Response shown = client_get(&here, "/sesi");
	assert_page_has(shown, "Akhiri semua sesi lain");
	assert_page_has(shown, "Di sini");
	Str token = test_token(&other, "/sesi/1/akhir");
	assert_int_equal(
		client_send(&other, "/sesi/1/akhir", token, (const Typed[]){ { 0 } }).status, 404);
	assert_int_equal(client_post_from(&here, "/sesi", "/sesi/akhiri-lain").status, 303);
	assert_int_equal(client_get(&there, "/tugas").status, 303);
	assert_int_equal(client_get(&here, "/tugas").status, 200);
}

static const struct CMUnitTest tests[] = {
	PAGE_TEST(who_forgot_the_password_gets_a_link_that_works_once),
	PAGE_TEST(the_answer_does_not_tell_whether_there_is_such_an_account),
	PAGE_TEST(an_address_may_be_typed_in_place_of_the_account),
	PAGE_TEST(asking_again_at_once_leaves_the_first_link_alive),
	PAGE_TEST(the_link_ends_after_an_hour),
	PAGE_TEST(one_network_asks_a_few_times_and_then_waits),
	PAGE_TEST(no_link_goes_to_an_address_that_an_administrator_gave_an_inspector),
	PAGE_TEST(an_invitation_goes_by_mail_and_shows_nobody_its_link),
	PAGE_TEST(without_an_address_the_link_is_shown),
	PAGE_TEST(where_no_mail_server_is_set_pages_say_so),
	PAGE_TEST(a_person_ends_the_own_sessions_and_nobody_elses),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
