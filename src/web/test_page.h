/* SPDX-License-Identifier: Apache-2.0 */
/* A browser for tests of pages: it keeps the cookie, takes the token out of the form before it
 * sends, and holds on to everything in one arena.
 *     Client client = client_new(arena, &app, db);
 *     client_sign_in(&client, session_add(db, person, &by));
 *     Response answer = client_post(&client, "/tugas", { "judul", "Satu nomor" });
 *     assert_int_equal(answer.status, 303); */
#ifndef NYATA_TEST_PAGE_H
#define NYATA_TEST_PAGE_H

#include "base/list.h"
#include "base/test.h"
#include "web/dispatch.h"

typedef struct Client {
	const App *app;
	Db *db;
	Arena *arena;
	Site site;
	Instant now;	   /* 24 November 2026, 09.50 WIB until a test sets it */
	Str cookie;	   /* "nyata=TOKEN"; empty: anonymous */
	Str device_cookie; /* "nyata-perangkat=…"; empty: a browser that nobody signed in with */
	const char *user_agent, *address; /* NULL: none, 127.0.0.1 */
	UploadList uploads;		  /* go with the next post */
} Client;

typedef struct Typed {
	const char *name, *value;
} Typed;

/* The site is read by the app's hook where it has one. */
Client client_new(Arena *arena, const App *app, Db *db);
void client_sign_in(Client *client, Str token);
void client_sign_out(Client *client);

Response client_get(Client *client, const char *path);
/* GETs the page at path, takes the token of its form for path, and sends. The test fails where
 * there is no such form. */
#define client_post(client, path, ...) client_post_from((client), (path), (path), ##__VA_ARGS__)
/* The form for path stands on another page. */
#define client_post_from(client, page, path, ...)                                                  \
	client_send((client), (path), client_token((client), (page), (path)),                      \
		    (const Typed[]){ __VA_ARGS__ __VA_OPT__(, ){ 0 } })
/* The token of the form for path on a page; the form may be sent later, and twice. */
Str client_token(Client *client, const char *page, const char *path);
/* Sends with a token (empty: without). A Set-Cookie of the answer is kept. */
Response client_send(Client *client, const char *path, Str token, const Typed *fields);
/* A file for the next post. */
void client_attach(Client *client, const char *field, const char *name, Str bytes);
/* The page that a 303 leads to. */
Response client_follow(Client *client, Response answer);

bool response_has(Response response, const char *text);
/* Fails, showing the page's text, when it does not hold it. */
void assert_page_has(Response response, const char *text);

#endif
