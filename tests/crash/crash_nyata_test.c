/* SPDX-License-Identifier: Apache-2.0 */
/* crash_nyata PROGRAM [SEED]: Nyata itself on a demo; the coordinator adds actions. An action
 * counts with its row of the journal, so one without the other is neither 0 nor 1. */
#include "crash.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/db.h"

/* Both of the coordinator; they outlive the server, since they are stored. */
static Str cookie;
static Str reference; /* the recommendation that gets the actions: "RB-2025-16" */

static Str get(Arena *arena, int port, Str target)
{
	Str request = str_print(
		arena, "GET %" STR_FORMAT " HTTP/1.1\r\nHost: a\r\nCookie: %" STR_FORMAT "\r\n\r\n",
		STR_ARGS(target), STR_ARGS(cookie));
	int made = client_connect(port);
	client_send(made, request);
	Reply reply = client_receive(arena, made, false);
	close(made);
	return reply.body;
}

/* The value of the last field form on the page: the first is the one that signs out. */
static Str token_of(Arena *arena, Str page)
{
	Str mark = S("name=\"form\" value=\""), token = { 0 };
	for (ptrdiff_t at; (at = str_find(page, mark)) >= 0;) {
		page = str_slice(page, (size_t)at + mark.length, page.length);
		Str rest = page;
		token = str_cut(&rest, '"');
	}
	return str_print(arena, "form=%" STR_FORMAT, STR_ARGS(token));
}

static Str password_of(Arena *arena, const char *account)
{
	char name[64], password[64];
	FILE *accounts = fopen(getenv("NYATA_ACCOUNTS"), "r");
	Str found = { 0 };
	char line[256];
	while (accounts && fgets(line, sizeof line, accounts))
		if (sscanf(line, "%*s %63s %63s", name, password) == 2 &&
		    str_equal_c(str_of(name), account))
			found = str_copy(arena, str_of(password));
	if (accounts)
		fclose(accounts);
	return found;
}

static void sign_in(Arena *arena, int port)
{
	Str token = token_of(arena, get(arena, port, S("/masuk")));
	Str password = password_of(arena, "organisasi");
	Str body = str_print(arena, "%" STR_FORMAT "&account=organisasi&password=%" STR_FORMAT,
			     STR_ARGS(token), STR_ARGS(password));
	Reply reply = client_ask(arena, port, client_post_text(arena, "/masuk", body));
	Str set = reply_header(&reply, "Set-Cookie");
	cookie = str_copy(arena, str_cut(&set, ';'));
}

/* Any will do; the year in it counts from the day on which the demo is made. */
static void choose_recommendation(Arena *arena, int port)
{
	Str mark = S("href=\"/rekomendasi/RB-");
	Str page = get(arena, port, S("/rekomendasi"));
	ptrdiff_t at = str_find(page, mark);
	if (at < 0)
		return;
	Str rest = str_slice(page, (size_t)at + mark.length - 3, page.length);
	reference = str_copy(arena, str_cut(&rest, '"'));
}

/* The lead is the first that the form offers. */
static Str first_lead(Str page)
{
	Str mark = S("<select"), option = S("<option value=\"");
	ptrdiff_t at = str_find(page, mark);
	page = str_slice(page, at < 0 ? 0 : (size_t)at, page.length);
	for (Str value = { 0 }; (at = str_find(page, option)) >= 0;) {
		page = str_slice(page, (size_t)at + option.length, page.length);
		Str rest = page;
		value = str_cut(&rest, '"');
		if (value.length)
			return value;
	}
	return (Str){ 0 };
}

static Str form(Arena *arena, const Server *server, int number)
{
	if (!cookie.length) {
		sign_in(arena, server->port);
		choose_recommendation(arena, server->port);
	}
	Str page =
		get(arena, server->port,
		    str_print(arena, "/rencana-aksi/baru?dari=%" STR_FORMAT, STR_ARGS(reference)));
	Str token = token_of(arena, page), lead = first_lead(page);
	Str body =
		str_print(arena,
			  "%" STR_FORMAT "&from=%" STR_FORMAT "&title=Rencana+%d.&lead=%" STR_FORMAT
			  "&starts=1%%2F3%%2F2026&due=30%%2F11%%2F2026",
			  STR_ARGS(token), STR_ARGS(reference), number, STR_ARGS(lead));
	return str_print(arena,
			 "POST /rencana-aksi/baru HTTP/1.1\r\nHost: a\r\n"
			 "Content-Type: application/x-www-form-urlencoded\r\n"
			 "Cookie: %" STR_FORMAT "\r\nContent-Length: %zu\r\n\r\n%" STR_FORMAT,
			 STR_ARGS(cookie), body.length, STR_ARGS(body));
}

static int64_t count(const Server *server, int number)
{
	Arena *arena = arena_new();
	const char *why = NULL;
	Db *db = db_open(arena, server->url, DB_READ, &why);
	int64_t found = -1;
	if (db) {
		db_begin_read(db);
		Str title = str_print(arena, "Rencana %d.", number);
		Rows *rows =
			db_query(db,
				 "SELECT COUNT(*) AS actions, COUNT(j.id) AS told FROM action a"
				 " LEFT JOIN journal j ON j.kind = 'action' AND j.subject = a.id"
				 " AND j.deed = 'add' WHERE a.title = $1",
				 TEXT(title));
		while (db_next(rows))
			found = row_integer(rows, "actions") == row_integer(rows, "told")
					? row_integer(rows, "actions")
					: -1;
		db_commit(db);
		db_close(db);
	}
	arena_free(arena);
	return found;
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Subject subject = { .program = argv[1], .form = form, .count = count };
	return crash(&subject, argc > 2 ? (unsigned)atoi(argv[2]) : (unsigned)now_ms());
}
