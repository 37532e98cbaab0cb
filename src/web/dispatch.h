/* SPDX-License-Identifier: Apache-2.0 */
/* From a parsed request to its answer: language, route, session, roles, token, handler. The server
 * calls the steps from its lanes; tests call dispatch_here(), which does all of them on one
 * connection. */
#ifndef NYATA_DISPATCH_H
#define NYATA_DISPATCH_H

#include "web/route.h"

/* Takes /en off, finds the row, the session and the roles; needs a read transaction on rq->db
 * unless the row is NO_DATABASE. true: go on with rq->route; false: *answer is the answer. */
bool dispatch_head(const App *app, Request *rq, Str raw_path, Str cookie, Response *answer);
/* Origin, Sec-Fetch-Site and the form token. true: go on. */
bool dispatch_token(const App *app, Request *rq, Str origin, Str fetch_site, Response *answer);
/* The handler of a GET, inside a read transaction. */
Response dispatch_read(const App *app, Request *rq);
/* The handler of a POST, inside a savepoint of a write transaction: reads the session again,
 * answers a form sent twice, runs effects, keeps form_sent; an answer >= 400 rolls its savepoint
 * back. */
Response dispatch_write(const App *app, Request *rq, Str cookie);

/* All of it, for tests: opens transactions by itself, commits, gives the answer. */
typedef struct Sent {
	Method method;
	const char *path; /* with query */
	const char *cookie, *origin;
	FieldList fields;
	UploadList uploads;
} Sent;

Response dispatch_here(const App *app, Db *db, Arena *arena, const Site *site, Instant now,
		       Sent sent);

#endif
