/* SPDX-License-Identifier: Apache-2.0 */
#include "home/outbox_pages.h"

#include "home/outbox_view.h"

Str mail_kind_title(const Request *rq, MailKind kind)
{
	switch (kind) {
	case MAIL_INVITATION:
		return T(rq, "Undangan");
	case MAIL_RESET:
		return T(rq, "Kata sandi baru");
	case MAIL_PASSWORD_CHANGED:
		return T(rq, "Kabar kata sandi diganti");
	case MAIL_NEW_SESSION:
		return T(rq, "Kabar masuk dari perangkat baru");
	case MAIL_ADDRESS_CHANGED:
		return T(rq, "Kabar alamat surel diganti");
	case MAIL_KINDS:
		break;
	}
	return (Str){ 0 };
}

/* GET /surat-keluar */
Response outbox_show(Request *rq)
{
	OutboxPage shown = {
		.failed = outbox_list(rq->db, MAIL_FAILED),
		.waiting = outbox_list(rq->db, MAIL_WAITING),
		.sent = outbox_list(rq->db, MAIL_SENT),
		.waiting_count = outbox_count(rq->db, MAIL_WAITING),
	};
	rq->section = "tugas";
	return page(rq, outbox_show_view(rq, &shown));
}

/* Sent, cancelled or of no use meanwhile: the page says what is. */
static Response refuse_change(Request *rq)
{
	if (!outbox_find(rq->db, path_id(rq, "mail")))
		return not_found(rq);
	return problem(rq, 409,
		       T(rq,
			 "Surat ini sudah terkirim, dibatalkan, atau lewat waktunya. Buat tautan "
			 "baru di halaman penggunanya jika masih perlu."));
}

/* POST /surat-keluar/{mail}/ulang */
Response outbox_again(Request *rq)
{
	if (!outbox_retry(rq->db, path_id(rq, "mail"), rq->by))
		return refuse_change(rq);
	return redirect(rq, "/surat-keluar");
}

/* POST /surat-keluar/{mail}/batal */
Response outbox_remove(Request *rq)
{
	if (!outbox_cancel(rq->db, path_id(rq, "mail"), rq->by))
		return refuse_change(rq);
	return redirect(rq, "/surat-keluar");
}
