/* SPDX-License-Identifier: Apache-2.0 */
#include "people/invitation_pages.h"

#include "base/digest.h"
#include "people/invitation_view.h"
#include "people/mail_pages.h"
#include "people/password.h"
#include "people/session_pages.h"
#include "people/sign_in.h"
#include "web/form.h"

/* An invitation and a reset are the same page on two addresses. */
static Str purpose_of(const Request *rq)
{
	return str_starts(rq->path, S("/sandi-baru/")) ? S(LINK_RESETS_PASSWORD)
						       : S(LINK_SETS_PASSWORD);
}

static const Person *find_invited(Request *rq)
{
	Id id = one_time_link_find(rq->db, path_text(rq, "token"), purpose_of(rq), rq->now);
	return id ? person_find(rq->db, id, rq->today) : NULL;
}

static Response refuse_link(Request *rq)
{
	return problem_titled(
		rq, 404, T(rq, "Tautan tidak berlaku lagi"),
		T(rq, "Tautan ini sudah dipakai, diganti, atau lewat waktunya. Minta tautan "
		      "baru dari administrator atau kepala perangkat daerah Anda."));
}

static Str read_password(Request *rq, const Person *person)
{
	Str password = form_secret(rq, "password", PASSWORD_LEAST, PASSWORD_MOST);
	Str again = form_secret(rq, "again", 1, PASSWORD_MOST);
	if (password_is_guessable(rq->arena, password, person->account))
		form_fault(rq, "password",
			   T(rq, "Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak "
				 "berhubungan, tanpa nama akun Anda."));
	if (!str_equal(password, again))
		form_fault(rq, "again", T(rq, "Tulis kata sandi yang sama dua kali."));
	return password;
}

/* GET /undangan/{token}, /sandi-baru/{token} */
Response invitation_show(Request *rq)
{
	const Person *person = find_invited(rq);
	if (!person)
		return refuse_link(rq);
	return page(rq, invitation_view(rq, person));
}

/* The hash for the handler; nothing is hashed for a link or a password that does not hold. */
void invitation_prepare(Request *rq)
{
	const Person *person = find_invited(rq);
	if (!person)
		return;
	Str password = read_password(rq, person);
	if (form_invalid(rq))
		return;
	Str *hash = NEW(rq->arena, Str);
	hashing_begin();
	*hash = password_hash(rq->arena, password);
	hashing_end();
	rq->prepared = hash;
}

/* POST /undangan/{token}, /sandi-baru/{token} */
Response invitation_use(Request *rq)
{
	const Person *person = find_invited(rq);
	const Str *hash = rq->prepared;
	if (!person)
		return refuse_link(rq);
	read_password(rq, person);
	if (form_invalid(rq) || !hash)
		return invalid(rq, invitation_view(rq, person));

	Actor by = *rq->by;
	by.person = person->id;
	if (!one_time_link_use(rq->db, path_text(rq, "token"), &by))
		return refuse_link(rq);
	person_password_change(rq->db, &(NewPassword){ .person = person->id, .hash = *hash }, &by);
	if (person->has_password)
		mail_password_changed(rq, person);
	return session_begin(rq, &(SessionStart){ person, S("/tugas"), false });
}

InvitationSent invitation_send(Request *rq, const Person *person)
{
	OneTimeLink link = { person->id, S(LINK_SETS_PASSWORD), INVITATION_HOURS };
	Str token = one_time_link_add(rq->db, &link, rq->by);
	Str path = str_print(rq->arena, "/undangan/%" STR_FORMAT, STR_ARGS(token));
	if (mail_invitation(rq, person, path, INVITATION_HOURS))
		return (InvitationSent){ .is_mailed = true };
	return (InvitationSent){ .address = mail_link(rq, path) };
}
