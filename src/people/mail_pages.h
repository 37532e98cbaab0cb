/* SPDX-License-Identifier: Apache-2.0 */
/* The mails about accounts, in the language of the page that causes them: who, what, by when, one
 * link. They are rows of the outbox in the transaction of the request. */
#ifndef NYATA_MAIL_PAGES_H
#define NYATA_MAIL_PAGES_H

#include "people/person.h"
#include "web/request.h"

/* Is there a mail server? Where there is none nothing is put into the outbox. */
bool mails_go_out(const Request *rq);
/* A path of this site as a whole address, in the reader's language. */
Str mail_link(const Request *rq, Str path);

/* false: there is no server, or no address that the link may go to; then who made it hands it over.
 */
bool mail_invitation(Request *rq, const Person *person, Str path, int64_t hours);
bool mail_reset(Request *rq, const Person *person, Str path, int64_t hours);

/* Notices, to whatever address the person has. */
void mail_password_changed(Request *rq, const Person *person);
/* To the address that held until now. */
void mail_email_changed(Request *rq, const Person *before);

typedef struct SeenFrom {
	Str device;  /* "Firefox di Windows"; may be empty */
	Str network; /* "103.10.…"; may be empty */
} SeenFrom;

void mail_new_session(Request *rq, const Person *person, SeenFrom from);

#endif
