/* SPDX-License-Identifier: Apache-2.0 */
#include "demo/test_demo_pages.h"

#include "records/outbox.h"

static Id add_mail(const TestDemo *demo, const char *recipient)
{
	db_begin_write(demo->db);
	Id id = outbox_add(demo->db,
			   &(NewMail){ .kind = MAIL_INVITATION,
				       .person = 900,
				       .recipient = str_of(recipient),
				       .subject = S("Buat kata sandi untuk akun Anda"),
				       .text = S("http://nyata.test/undangan/rahasia"),
				       .language = S("id"),
				       .hours = 72 },
			   demo->now);
	db_commit(demo->db);
	return id;
}

static Id refused_mail(const TestDemo *demo, const char *recipient)
{
	Id id = add_mail(demo, recipient);
	Mail mail = { 0 };
	db_begin_write(demo->db);
	assert_true(outbox_take(demo->db, demo->now, &mail));
	outbox_note_refused(demo->db, &mail, S("550 5.1.1 no such user"), demo->now);
	db_commit(demo->db);
	return id;
}

static MailState state_of(const TestDemo *demo, Id id)
{
	db_begin_read(demo->db);
	MailState state = outbox_find(demo->db, id)->state;
	db_commit(demo->db);
	return state;
}

static void only_an_administrator_sees_the_mails(void **state)
{
	Client coordinator = demo_reader(*state, "organisasi"),
	       admin = demo_reader(*state, "admin");
	assert_int_equal(client_get(&coordinator, "/surat-keluar").status, 403);
	Response page = client_get(&admin, "/surat-keluar");
	assert_page_has(page, "Semua surat terkirim");
	assert_page_has(page, "Peladen surel belum diatur");
}

static void a_mail_that_failed_is_shown_with_the_servers_words_and_without_its_secret(void **state)
{
	refused_mail(*state, "sri@contoh.id");
	Client admin = demo_reader(*state, "admin");
	Response page = client_get(&admin, "/surat-keluar");
	assert_page_has(page, "550 5.1.1 no such user");
	assert_page_has(page, "s…@contoh.id");
	assert_page_has(page, "Undangan");
	assert_int_equal(str_find(page.body, S("sri@contoh.id")), -1);
	assert_int_equal(str_find(page.body, S("rahasia")), -1);
	assert_page_has(client_get(&admin, "/tugas"), "Periksa surat yang gagal");
}

static void the_administrator_tries_again_or_cancels(void **state)
{
	const TestDemo *demo = *state;
	Id id = refused_mail(demo, "budi@contoh.id");
	Client admin = demo_reader(demo, "admin");
	admin.now = demo->now;
	const char *again = str_c(
		demo->arena, str_print(demo->arena, "/surat-keluar/%lld/ulang", (long long)id));
	assert_text(client_post_from(&admin, "/surat-keluar", again).location, "/surat-keluar");
	assert_int_equal(state_of(demo, id), MAIL_WAITING);

	const char *away = str_c(demo->arena,
				 str_print(demo->arena, "/surat-keluar/%lld/batal", (long long)id));
	Str token = client_token(&admin, "/surat-keluar", away);
	Str second = client_token(&admin, "/surat-keluar", away);
	assert_int_equal(client_send(&admin, away, token, (const Typed[]){ { 0 } }).status, 303);
	assert_int_equal(state_of(demo, id), MAIL_CANCELLED);
	assert_int_equal(client_send(&admin, away, second, (const Typed[]){ { 0 } }).status, 409);
}

RUN_IN_DEMO(TEST(only_an_administrator_sees_the_mails),
	    TEST(a_mail_that_failed_is_shown_with_the_servers_words_and_without_its_secret),
	    TEST(the_administrator_tries_again_or_cancels))
