/* SPDX-License-Identifier: Apache-2.0 */
/* crash_nyata PROGRAM [SEED]: Nyata itself on a demo; the coordinator adds outputs to an
 * action. An output counts with its row of the journal, so one without the other is neither 0
 * nor 1. Actions would do too, but each sets the state of its recommendation anew, which reads all
 * of them. */
#include "crash.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/db.h"

/* Of the coordinator; it outlives the server, since sessions are stored. */
static Str cookie;
static Str form_path; /* "/rencana-aksi/3/keluaran" */

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

/* The one number that a query gives; -1 when it cannot be asked. */
static int64_t number_of(Arena *arena, const Server *server, const char *sql, Str title)
{
	const char *why = NULL;
	Db *db = db_open(arena, server->url, DB_READ, &why);
	int64_t number = -1;
	if (!db)
		return -1;
	db_begin_read(db);
	Rows *rows = db_query_values(db, sql, VALUES(TEXT(title)));
	while (db_next(rows))
		number = row_integer(rows, "number");
	db_commit(db);
	db_close(db);
	return number;
}

/* Any action that stands will do. */
static void choose_action(Arena *arena, const Server *server)
{
	int64_t action = number_of(arena, server,
				   "SELECT MIN(id) AS number FROM action"
				   " WHERE withdrawn_on IS NULL AND title <> $1",
				   S(""));
	form_path = str_print(arena, "/rencana-aksi/%lld/keluaran", (long long)action);
}

static Str form(Arena *arena, const Server *server, int number)
{
	if (!cookie.length) {
		sign_in(arena, server->port);
		choose_action(arena, server);
	}
	Str token = token_of(arena, get(arena, server->port, form_path));
	Str body = str_print(arena,
			     "%" STR_FORMAT "&indicator=Keluaran+%d.&unit=OPD&target_1=1&target_2=2"
			     "&target_3=3&target_4=4&target_total=10&budget=125000000",
			     STR_ARGS(token), number);
	return str_print(arena,
			 "POST %" STR_FORMAT " HTTP/1.1\r\nHost: a\r\n"
			 "Content-Type: application/x-www-form-urlencoded\r\n"
			 "Cookie: %" STR_FORMAT "\r\nContent-Length: %zu\r\n\r\n%" STR_FORMAT,
			 STR_ARGS(form_path), STR_ARGS(cookie), body.length, STR_ARGS(body));
}

static int64_t count(const Server *server, int number)
{
	Arena *arena = arena_new();
	int64_t found =
		number_of(arena, server,
			  "SELECT CASE WHEN COUNT(*) = COUNT(j.id) THEN COUNT(*) ELSE -1 END"
			  " AS number FROM output o LEFT JOIN journal j ON j.kind = 'output'"
			  " AND j.subject = o.id AND j.deed = 'add' WHERE o.indicator = $1",
			  str_print(arena, "Keluaran %d.", number));
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
