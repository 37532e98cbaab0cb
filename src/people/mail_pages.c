/* SPDX-License-Identifier: Apache-2.0 */
#include "people/mail_pages.h"

#include "base/list.h"
#include "people/person_email.h"
#include "records/outbox.h"
#include "web/route.h"

#define HOUR_SECONDS 3600

/* One mail while it is put together: paragraphs, parted by an empty line. */
typedef struct Letter {
	Request *rq;
	const Person *person;
	StrList paragraphs;
} Letter;

bool mails_go_out(const Request *rq)
{
	return rq->app->mail_server != NULL;
}

Str mail_link(const Request *rq, Str path)
{
	const char *prefix = rq->language == ENGLISH ? "/en" : "";
	return str_print(rq->arena, "%" STR_FORMAT "%s%" STR_FORMAT, STR_ARGS(rq->site->public_url),
			 prefix, STR_ARGS(path));
}

static void add(Letter *letter, Str paragraph)
{
	*list_push(letter->rq->arena, &letter->paragraphs) = paragraph;
}

static Letter letter_to(Request *rq, const Person *person)
{
	Letter letter = { .rq = rq, .person = person };
	add(&letter, TF(rq, "Halo {name},", HOLE("name", person->name)));
	return letter;
}

static void send_letter(Letter *letter, NewMail mail)
{
	Request *rq = letter->rq;
	Str closing = TF(rq, "Surat ini dikirim oleh Nyata {regency}. Jawaban tidak dibaca.",
			 HOLE("regency", rq->site->regency));
	add(letter, closing);
	mail.person = letter->person->id;
	mail.language = str_of(language_code(rq));
	Str text = str_join(rq->arena, &letter->paragraphs, S("\n\n"));
	mail.text = str_print(rq->arena, "%" STR_FORMAT "\n", STR_ARGS(text));
	outbox_add(rq->db, &mail, rq->now);
}

static Str until_words(const Request *rq, int64_t hours)
{
	return instant_words(rq, (Instant){ rq->now.seconds + hours * HOUR_SECONDS });
}

/* The one link of a mail, and by when. */
static void add_link(Letter *letter, Str path, int64_t hours)
{
	Request *rq = letter->rq;
	add(letter, TF(rq,
		       "Buka tautan ini dan buat kata sandi Anda paling lambat {until}. Tautan "
		       "berlaku sekali:",
		       HOLE("until", until_words(rq, hours))));
	add(letter, mail_link(rq, path));
}

bool mail_invitation(Request *rq, const Person *person, Str path, int64_t hours)
{
	Str address = person_email_for_links(rq->db, person, rq->today);
	if (!mails_go_out(rq) || !address.length)
		return false;
	Letter letter = letter_to(rq, person);
	add(&letter, TF(rq, "{sender} menyiapkan akun {account} untuk Anda di Nyata {regency}.",
			HOLE("sender", rq->viewer.name), HOLE("account", person->account),
			HOLE("regency", rq->site->regency)));
	add_link(&letter, path, hours);
	add(&letter, T(rq, "Bukan untuk Anda? Abaikan surat ini; tanpa tautan itu tidak terjadi "
			   "apa-apa."));
	send_letter(&letter, (NewMail){ .kind = MAIL_INVITATION,
					.recipient = address,
					.subject = T(rq, "Buat kata sandi untuk akun Anda"),
					.hours = hours });
	return true;
}

bool mail_reset(Request *rq, const Person *person, Str path, int64_t hours)
{
	Str address = person_email_for_links(rq->db, person, rq->today);
	if (!mails_go_out(rq) || !address.length)
		return false;
	Letter letter = letter_to(rq, person);
	add(&letter, TF(rq, "Seseorang meminta kata sandi baru untuk akun {account}.",
			HOLE("account", person->account)));
	add_link(&letter, path, hours);
	add(&letter, T(rq, "Bukan Anda yang meminta? Abaikan surat ini. Kata sandi lama tetap "
			   "berlaku."));
	send_letter(&letter, (NewMail){ .kind = MAIL_RESET,
					.recipient = address,
					.subject = T(rq, "Kata sandi baru untuk akun Anda"),
					.hours = hours });
	return true;
}

void mail_password_changed(Request *rq, const Person *person)
{
	if (!mails_go_out(rq) || !person->email.length)
		return;
	Letter letter = letter_to(rq, person);
	add(&letter,
	    TF(rq, "Kata sandi akun {account} diganti pada {when}. Semua sesi lain diakhiri.",
	       HOLE("account", person->account), HOLE("when", instant_words(rq, rq->now))));
	add(&letter, T(rq, "Bukan Anda yang menggantinya? Minta kata sandi baru sekarang juga, "
			   "lalu beri tahu administrator:"));
	add(&letter, mail_link(rq, S("/lupa-sandi")));
	send_letter(&letter, (NewMail){ .kind = MAIL_PASSWORD_CHANGED,
					.recipient = person->email,
					.subject = T(rq, "Kata sandi Anda sudah diganti") });
}

void mail_email_changed(Request *rq, const Person *before)
{
	if (!mails_go_out(rq) || !before->email.length)
		return;
	Letter letter = letter_to(rq, before);
	add(&letter,
	    TF(rq,
	       "Mulai {when} surat untuk akun {account} tidak lagi dikirim ke alamat surel ini.",
	       HOLE("account", before->account), HOLE("when", instant_words(rq, rq->now))));
	add(&letter, T(rq, "Bukan Anda yang memintanya? Beri tahu administrator. Periksa sesi "
			   "Anda di sini:"));
	add(&letter, mail_link(rq, S("/sesi")));
	send_letter(&letter, (NewMail){ .kind = MAIL_ADDRESS_CHANGED,
					.recipient = before->email,
					.subject = T(rq, "Alamat surel akun Anda diganti") });
}

static Str from_words(Request *rq, SeenFrom from)
{
	if (!from.device.length && !from.network.length)
		return T(rq, "perangkat yang tidak dikenal");
	if (!from.network.length)
		return from.device;
	Str device = from.device.length ? from.device : T(rq, "perangkat yang tidak dikenal");
	return TF(rq, "{device}, jaringan {network}", HOLE("device", device),
		  HOLE("network", from.network));
}

void mail_new_session(Request *rq, const Person *person, SeenFrom from)
{
	if (!mails_go_out(rq) || !person->email.length)
		return;
	Letter letter = letter_to(rq, person);
	add(&letter,
	    TF(rq,
	       "Akun {account} dipakai masuk dari perangkat yang belum pernah Anda pakai: {from}, "
	       "pada {when}.",
	       HOLE("account", person->account), HOLE("from", from_words(rq, from)),
	       HOLE("when", instant_words(rq, rq->now))));
	add(&letter, T(rq, "Anda sendiri? Tidak perlu apa-apa. Bukan Anda? Akhiri sesi itu di "
			   "sini, lalu minta kata sandi baru:"));
	add(&letter, mail_link(rq, S("/sesi")));
	send_letter(&letter, (NewMail){ .kind = MAIL_NEW_SESSION,
					.recipient = person->email,
					.subject = T(rq, "Akun Anda dipakai di perangkat baru") });
}
