/* SPDX-License-Identifier: Apache-2.0 */
#include "records/mail_text.h"

#include "base/test.h"
#include "records/mail_address.h"
#include "records/smtp.h"

static MailText sample(void)
{
	return (MailText){ .from = S("nyata@lumajangkab.go.id"),
			   .from_name = S("Nyata"),
			   .to = S("sri@contoh.id"),
			   .subject = S("Buat kata sandi"),
			   .text = S("Halo,\n\n.titik\n"),
			   .language = S("id"),
			   .key = S("abc"),
			   .at = { 1800000000 } };
}

static void a_mail_names_whom_it_is_from_and_when(void **state)
{
	MailText mail = sample();
	assert_text(mail_text(*state, &mail), "From: Nyata <nyata@lumajangkab.go.id>\r\n"
					      "To: <sri@contoh.id>\r\n"
					      "Subject: Buat kata sandi\r\n"
					      "Date: Fri, 15 Jan 2027 08:00:00 +0000\r\n"
					      "Message-ID: <abc@lumajangkab.go.id>\r\n"
					      "Auto-Submitted: auto-generated\r\n"
					      "Content-Language: id\r\n"
					      "MIME-Version: 1.0\r\n"
					      "Content-Type: text/plain; charset=utf-8\r\n"
					      "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
					      "Halo,\r\n\r\n.titik\r\n");
}

static void a_header_beyond_ascii_is_encoded(void **state)
{
	assert_text(mail_text_header(*state, S("Sandi – baru")),
		    "=?UTF-8?B?U2FuZGkg4oCTIGJhcnU=?=");
	assert_text(mail_text_header(*state, S("Halo, \"Anda\"")), "=?UTF-8?B?SGFsbywgIkFuZGEi?=");
}

static void a_long_header_is_cut_between_characters(void **state)
{
	Str header = mail_text_header(
		*state, S("–––––––––––––––––––––––––––––––––––––––––––––––––––––––––––"));
	assert_true(str_find(header, S("?=\r\n =?UTF-8?B?")) > 0);
	Str rest = header;
	while (rest.length) {
		Str line = str_cut(&rest, '\n');
		assert_true(line.length <= 76);
	}
}

static void no_value_begins_a_line_of_its_own(void **state)
{
	Str header = mail_text_header(*state, S("Halo\r\nBcc: semua@contoh.id"));
	assert_int_equal(str_find(header, S("Bcc")), -1);
	assert_int_equal(str_find_char(header, '\n'), -1);
}

static void no_line_of_the_text_is_too_long(void **state)
{
	MailText mail = sample();
	mail.text = S("https://nyata.lumajangkab.go.id/undangan/"
		      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef = –\n");
	Str rest = mail_text(*state, &mail);
	while (rest.length) {
		Str line = str_cut(&rest, '\n');
		assert_true(line.length <= 77);
	}
	assert_true(str_find(mail_text(*state, &mail), S("=\r\n")) > 0);
	assert_true(str_find(mail_text(*state, &mail), S("=3D =E2=80=93\r\n")) > 0);
}

static void an_address_is_a_name_and_a_domain(void **state)
{
	(void)state;
	assert_true(mail_address_is_valid(S("sri.wahyuni+rb@diskominfo.lumajangkab.go.id")));
	static const char *const wrong[] = { "",
					     "sri",
					     "@contoh.id",
					     "sri@",
					     "sri@contoh",
					     "sri@.id",
					     "sri@contoh.",
					     "a@b@contoh.id",
					     "sri@-contoh.id",
					     "s ri@contoh.id",
					     ".sri@contoh.id",
					     "sri.@contoh.id",
					     "s..i@contoh.id",
					     "sri@contoh.id\r\n",
					     "<sri@contoh.id>",
					     "sri@contoh.id,b@contoh.id",
					     "\"s r\"@contoh.id",
					     "srí@contoh.id" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (mail_address_is_valid(str_of(wrong[i])))
			fail_msg("\"%s\" is taken for an address", wrong[i]);
}

static void an_address_is_shown_masked(void **state)
{
	assert_text(mail_address_masked(*state, S("sri@contoh.id")), "s…@contoh.id");
	assert_text(mail_address_masked(*state, S("")), "");
}

static void a_mail_server_is_a_scheme_and_a_host(void **state)
{
	(void)state;
	assert_true(smtp_url_is_valid(S("smtp://127.0.0.1:2525")));
	assert_true(smtp_url_is_valid(S("smtps://mail.contoh.go.id/nyata.contoh.go.id")));
	assert_false(smtp_url_is_valid(S("mail.contoh.go.id")));
	assert_false(smtp_url_is_valid(S("http://mail.contoh.go.id")));
	assert_false(smtp_url_is_valid(S("smtp://")));
	assert_false(smtp_url_is_valid(S("smtp://:25")));
	assert_false(smtp_url_is_valid(S("smtp://nyata:sandi@mail.contoh.go.id")));
}

RUN_TESTS(TEST(a_mail_names_whom_it_is_from_and_when), TEST(a_header_beyond_ascii_is_encoded),
	  TEST(a_long_header_is_cut_between_characters), TEST(no_value_begins_a_line_of_its_own),
	  TEST(no_line_of_the_text_is_too_long), TEST(an_address_is_a_name_and_a_domain),
	  TEST(an_address_is_shown_masked), TEST(a_mail_server_is_a_scheme_and_a_host))
