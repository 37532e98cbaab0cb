/* SPDX-License-Identifier: Apache-2.0 */
/* /surat-keluar: mails that wait and mails that failed, for administrators. Their texts are shown
 * to nobody, since links stand in them. */
#ifndef NYATA_OUTBOX_PAGES_H
#define NYATA_OUTBOX_PAGES_H

#include "records/outbox.h"
#include "web/response.h"

typedef struct OutboxPage {
	MailList failed, waiting, sent;
	int64_t waiting_count;
} OutboxPage;

Response outbox_show(Request *rq);   /* GET /surat-keluar */
Response outbox_again(Request *rq);  /* POST /surat-keluar/{mail}/ulang */
Response outbox_remove(Request *rq); /* POST /surat-keluar/{mail}/batal */

/* "Undangan" and so on. */
Str mail_kind_title(const Request *rq, MailKind kind);

#endif
