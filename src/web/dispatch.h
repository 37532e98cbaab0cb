/* SPDX-License-Identifier: Apache-2.0 */
/* From a parsed request to its answer: language, route, session, roles, token, handler. The server
 * calls the steps from its lanes; tests call dispatch_here(), which does all of them on one
 * connection. */
#ifndef NYATA_DISPATCH_H
#define NYATA_DISPATCH_H

#include "web/route.h"

/* The server has set arena, method, request_id, now, today, site, remote_address, user_agent,
 * accept_encoding and if_none_match. */

/* Takes /en off, decodes path and query, finds the row; touches no database. raw_path is as it
 * came and may carry ?query. true: go on with rq->route; false: *answer is the answer. */
bool dispatch_route(const App *app, Request *rq, Str raw_path, Response *answer);
/* dispatch_route() unless it was called, then the session and the roles; needs a read transaction
 * on rq->db unless the row is NO_DATABASE. cookie is the whole Cookie header. */
bool dispatch_head(const App *app, Request *rq, Str raw_path, Str cookie, Response *answer);
/* Origin, Sec-Fetch-Site and the form token, which must be the first of rq->form_fields; may be
 * called as soon as that field is there. true: go on. */
bool dispatch_token(const App *app, Request *rq, Str origin, Str fetch_site, Response *answer);
/* What a POST row wants done before the write lane, in a read transaction on rq->db: prepare, then
 * whether its files may be stored. */
void dispatch_prepare(Request *rq);
/* The handler of a GET, inside a read transaction. */
Response dispatch_read(const App *app, Request *rq);
/* The handler of a POST, inside a write transaction on rq->db, in a savepoint that it opens and
 * ends itself: reads the session again, answers a form sent twice, runs effects, keeps form_sent;
 * an answer >= 400 rolls its savepoint back. The caller asks db_lost_transaction(). */
Response dispatch_write(const App *app, Request *rq, Str cookie);
/* The answer for a database that failed: 507 for a full disk, 503 for the rest, 500 for a bug. */
Response dispatch_failure(Request *rq, DbFailure failure);

/* All of it, for tests: opens transactions by itself, commits, gives the answer. */
typedef struct Sent {
	Method method;
	const char *path;   /* with query */
	const char *cookie; /* "nyata=TOKEN" */
	const char *origin, *fetch_site;
	const char *user_agent, *address; /* NULL: none, 127.0.0.1 */
	FieldList fields;
	UploadList uploads;
} Sent;

Response dispatch_here(const App *app, Db *db, Arena *arena, const Site *site, Instant now,
		       Sent sent);

#endif
