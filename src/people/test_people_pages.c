/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people_pages.h"

#include "base/digest.h"
#include "people/invitation_pages.h"
#include "people/own_session_pages.h"
#include "people/person_email.h"
#include "people/person_pages.h"
#include "people/reset_pages.h"
#include "records/smtp.h"
#include "people/session_pages.h"
#include "web/form_token.h"
#include "web/header.h"

#define KEEPERS (ROLE_BIT(ROLE_ADMIN) | ROLE_BIT(ROLE_HEAD) | ROLE_BIT(ROLE_LEADER))
#define SEERS (KEEPERS | ROLE_BIT(ROLE_AUDITOR))

static Response inbox(Request *rq)
{
	return plain(rq, 200, "text/plain", rq->viewer.name);
}

static const Route routes[] = {
	{ GET, "/tugas", SIGNED_IN, READ, inbox },
	{ GET, "/masuk", ANYONE, READ, session_new, .query = "lanjut" },
	{ POST, "/masuk", ANYONE, WRITE, session_create, .prepare = session_prepare },
	{ POST, "/keluar", SIGNED_IN, WRITE, session_remove },
	{ GET, "/undangan/{token}", ANYONE, READ, invitation_show },
	{ POST, "/undangan/{token}", ANYONE, WRITE, invitation_use, .prepare = invitation_prepare },
	{ GET, "/lupa-sandi", ANYONE, READ, reset_new },
	{ POST, "/lupa-sandi", ANYONE, WRITE, reset_create },
	{ GET, "/lupa-sandi/terkirim", ANYONE, READ, reset_sent },
	{ GET, "/sandi-baru/{token}", ANYONE, READ, invitation_show },
	{ POST, "/sandi-baru/{token}", ANYONE, WRITE, invitation_use,
	  .prepare = invitation_prepare },
	{ GET, "/sesi", SIGNED_IN, READ, own_session_index },
	{ POST, "/sesi/{session}/akhir", SIGNED_IN, WRITE, own_session_remove },
	{ POST, "/sesi/akhiri-lain", SIGNED_IN, WRITE, own_session_remove_others },
	{ POST, "/sesi/surel", SIGNED_IN, WRITE, own_email_update },
	{ GET, "/pengguna", SEERS, READ, person_index, .query = "x" },
	{ POST, "/pengguna", KEEPERS, WRITE, person_create },
	{ GET, "/pengguna/baru", KEEPERS, READ, person_new },
	{ GET, "/pengguna/{person}", SEERS, READ, person_show },
	{ POST, "/pengguna/{person}", KEEPERS, WRITE, person_update },
	{ POST, "/pengguna/{person}/peran", KEEPERS, WRITE, role_create },
	{ POST, "/pengguna/{person}/tautan", KEEPERS, WRITE, person_renew },
	{ POST, "/pengguna/{person}/blokir", KEEPERS, WRITE, person_close },
	{ POST, "/pengguna/{person}/buka", KEEPERS, WRITE, person_open },
	{ POST, "/peran/{grant}/akhir", KEEPERS, WRITE, role_remove },
};

static void journal_refusal(Request *rq)
{
	JsonObject facts = json_object(rq->arena);
	json_text(&facts, "about", rq->refused_about);
	journal_add(rq->db, rq->by, str_c(rq->arena, rq->refused_deed), "refusal", 0, NULL, &facts);
}

static void no_effects(Request *rq)
{
	(void)rq;
}

static const MailServer mail_server = { .url = "smtp://127.0.0.1:1" };

static const App app = {
	.mail_server = &mail_server,
	.routes = routes,
	.route_count = sizeof routes / sizeof *routes,
	.hooks = { .find_session = session_attach,
		   .journal_refusal = journal_refusal,
		   .run_effects = no_effects },
};

Client test_client(const TestPeople *people, Id person)
{
	Client client = client_new(people->arena, &app, people->db);
	if (!person)
		return client;
	Actor by = test_by(person);
	by.now = client.now;
	db_begin_write(people->db);
	Str token = session_add(people->db, person, &by);
	db_commit(people->db);
	client_sign_in(&client, token);
	return client;
}

Str test_token(const Client *client, const char *path)
{
	Str token = cookie_value(&client->site, client->cookie);
	Request *rq = NEW(client->arena, Request);
	rq->arena = client->arena;
	rq->site = &client->site;
	rq->now = client->now;
	rq->db = client->db;
	db_begin_read(client->db);
	session_attach(rq, token);
	db_commit(client->db);
	return form_token_text(rq, str_of(path));
}

void test_password(const TestPeople *people, Id person, const char *password)
{
	Actor by = test_by(person);
	Str hash = password_hash(people->arena, str_of(password));
	db_begin_write(people->db);
	person_password_change(people->db, &(NewPassword){ .person = person, .hash = hash }, &by);
	db_commit(people->db);
}

void test_email(const TestPeople *people, Id person, const char *email)
{
	Actor by = test_by(0);
	by.source = BY_COMMAND;
	db_begin_write(people->db);
	const Person *found = person_find(people->db, person, by.today);
	person_email_change(people->db, found, str_of(email), &by);
	db_commit(people->db);
}

JournalEntry test_last_entry(const TestPeople *people)
{
	db_begin_read(people->db);
	JournalEntryList entries = journal_list_after(people->db, journal_last_id(people->db) - 1);
	db_commit(people->db);
	assert_int_equal(entries.count, 1);
	return entries.items[0];
}

int test_pages_setup(void **state)
{
	test_people_setup(state);
	const TestPeople *people = *state;
	return db_commit(people->db) == DB_FINE ? 0 : -1;
}

int test_pages_teardown(void **state)
{
	TestPeople *people = *state;
	test_db_fine(people->db);
	test_db_end(people->db);
	arena_free(people->arena);
	return 0;
}
