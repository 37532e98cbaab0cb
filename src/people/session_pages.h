/* SPDX-License-Identifier: Apache-2.0 */
/* Signing in and out. */
#ifndef NYATA_SESSION_PAGES_H
#define NYATA_SESSION_PAGES_H

#include "people/session.h"
#include "web/response.h"

/* For routes.c: who has the cookie's token. Sets person, by and viewer; an anonymous reader acts
 * as nobody. */
void session_attach(Request *rq, Str token);

Response session_new(Request *rq);    /* GET /masuk */
void session_prepare(Request *rq);    /* compares the password, in HEAVY */
Response session_create(Request *rq); /* POST /masuk */
Response session_remove(Request *rq); /* POST /keluar */

typedef struct SessionStart {
	const Person *person;
	Str path;	       /* to which it leads on */
	bool tells_new_device; /* by mail, where the browser is new to the account */
} SessionStart;

/* Begins a session and leads on with its cookies; one that the reader had ends. */
Response session_begin(Request *rq, const SessionStart *start);
/* The session that the reader has; 0 without one. */
Id session_of(const Request *rq);
/* "Firefox di Windows" for "Firefox/Windows"; empty where nothing is known. */
Str session_device_words(const Request *rq, Str kind);
/* "tugas" or the local path that the form or the query names in `lanjut`. */
Str session_next(const Request *rq);

#endif
