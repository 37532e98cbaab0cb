/* SPDX-License-Identifier: Apache-2.0 */
/* Reads beside slow reads, writes in groups, forms sent again, full queues. */
#include <stdio.h>
#include <unistd.h>

#include "client.h"
#include "db/db.h"

static Str get_text(Arena *arena, const char *target)
{
	return str_print(arena, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", target);
}

static int begin(Arena *arena, int port, const char *target)
{
	int made = client_connect(port);
	client_send(made, get_text(arena, target));
	return made;
}

static int begin_text(int port, Str request)
{
	int made = client_connect(port);
	client_send(made, request);
	return made;
}

static Reply finish(Arena *arena, int made)
{
	Reply reply = client_receive(arena, made, false);
	close(made);
	return reply;
}

static Str count_form(Arena *arena, int port, int64_t subject)
{
	Str token = client_token(arena, port, "/count");
	Str body = str_print(arena, "%" STR_FORMAT "&subject=%lld", STR_ARGS(token),
			     (long long)subject);
	return client_post_text(arena, "/count", body);
}

static int64_t count_of(int port, int64_t subject)
{
	char target[64];
	snprintf(target, sizeof target, "/count/%lld", (long long)subject);
	return client_number(port, target);
}

/* Quick pages asked for one after the other; the slowest in milliseconds. */
static int64_t slowest_quick(int port, int count)
{
	int64_t slowest = 0;
	for (int i = 0; i < count; i++) {
		int64_t begun = now_ms();
		if (client_number(port, "/count") < 0)
			return INT64_MAX;
		int64_t took = now_ms() - begun;
		slowest = took > slowest ? took : slowest;
	}
	return slowest;
}

static void run_reads(Arena *arena, int port)
{
	int slow[3];
	for (int i = 0; i < 3; i++)
		slow[i] = begin(arena, port, "/work?steps=400000");
	usleep(100000);
	expect(slowest_quick(port, 20) < 300, "pages are quick while others work in the database");
	bool fine = true;
	for (int i = 0; i < 3; i++) {
		Reply reply = finish(arena, slow[i]);
		fine &= reply.status == 200 && str_equal_c(reply.body, "400000\n");
	}
	expect(fine, "a page that takes long is broken off, run again in HEAVY, and right");
	for (int i = 0; i < 3; i++)
		slow[i] = begin(arena, port, "/heavy?ms=500");
	usleep(50000);
	expect(slowest_quick(port, 20) < 300, "pages are quick while HEAVY sleeps");
	for (int i = 0; i < 3; i++)
		expect(finish(arena, slow[i]).status == 200, "a HEAVY page is answered");
	int64_t begun = now_ms();
	Reply reply = client_get(arena, port, "/work?steps=1000000000");
	expect(reply.status == 503 && reply_header(&reply, "Retry-After").length,
	       "a read of more than five seconds is 503 with Retry-After");
	expect(now_ms() - begun < 9000, "and is over soon after them");
}

static void run_full_pool(Arena *arena, int port)
{
	enum { MANY = 90 };
	int made[MANY], answered = 0, refused = 0;
	for (int i = 0; i < MANY; i++)
		made[i] = begin(arena, port, "/heavy?ms=100");
	for (int i = 0; i < MANY; i++) {
		Reply reply = finish(arena, made[i]);
		answered += reply.status == 200;
		refused += reply.status == 503 && reply_header(&reply, "Retry-After").length > 0;
	}
	expect(answered + refused == MANY && answered >= 64 && refused > 0,
	       "a full queue is 503 with Retry-After, and what waits is answered");
}

static void run_writes(Arena *arena, int port)
{
	Reply reply = client_ask(arena, port, count_form(arena, port, 1));
	expect(reply.status == 303 && str_equal_c(reply_header(&reply, "Location"), "/count/1"),
	       "a form is answered with its place");
	expect(count_of(port, 1) == 1, "and what it stored can be read at once");

	Str form = count_form(arena, port, 2);
	bool same = true;
	for (int i = 0; i < 3; i++) {
		reply = client_ask(arena, port, form);
		same &= reply.status == 303 &&
			str_equal_c(reply_header(&reply, "Location"), "/count/2");
	}
	expect(same && count_of(port, 2) == 1,
	       "the same form three times is one row, answered alike");

	int made[3];
	form = count_form(arena, port, 3);
	for (int i = 0; i < 3; i++)
		made[i] = begin_text(port, form);
	for (int i = 0; i < 3; i++)
		finish(arena, made[i]);
	expect(count_of(port, 3) == 1, "also when the three come at once");
	reply = client_ask(arena, port, count_form(arena, port, 0));
	expect(reply.status == 422 && count_of(port, 0) == 0,
	       "a wrong form is 422 and stores nothing");
}

static void run_groups(Arena *arena, int port)
{
	enum { MANY = 48 };
	int made[MANY + 2] = { 0 };
	Str forms[MANY];
	for (int i = 0; i < MANY; i++)
		forms[i] = count_form(arena, port, 100 + i);
	Str nap = client_post_text(arena, "/nap", client_token(arena, port, "/nap"));
	Str bug = client_post_text(arena, "/bug", client_token(arena, port, "/bug"));
	made[MANY] = begin_text(port, nap);
	usleep(100000);
	for (int i = 0; i < MANY; i++) {
		made[i] = begin_text(port, forms[i]);
		if (i == MANY / 2)
			made[MANY + 1] = begin_text(port, bug);
	}
	expect(slowest_quick(port, 5) < 150, "pages are quick while the lane is held up");
	bool fine = true;
	for (int i = 0; i < MANY; i++)
		fine &= finish(arena, made[i]).status == 303;
	expect(finish(arena, made[MANY]).status == 303, "the piece that held it up is stored");
	expect(finish(arena, made[MANY + 1]).status == 500, "a bug in a group is 500");
	for (int i = 0; i < MANY; i++)
		fine &= count_of(port, 100 + i) == 1;
	expect(fine, "and the others of its group are stored");
	expect(client_number(port, "/count?deed=bug") == 0, "and nothing of the bug is");
}

/* Each takes 100 ms of one of the few threads for passwords. */
static void run_hashings(Arena *arena, int port)
{
	enum { GUESSES = 24 };
	Str forms[GUESSES];
	int made[GUESSES];
	for (int i = 0; i < GUESSES; i++)
		forms[i] = client_post_text(arena, "/hashed", client_token(arena, port, "/hashed"));
	for (int i = 0; i < GUESSES; i++)
		made[i] = begin_text(port, forms[i]);
	usleep(20000);
	int64_t begun = now_ms();
	Reply heavy = client_get(arena, port, "/heavy?ms=1");
	int64_t took = now_ms() - begun;
	bool fine = true;
	for (int i = 0; i < GUESSES; i++)
		fine &= finish(arena, made[i]).status == 303;
	expect(heavy.status == 200 && took * 2 < now_ms() - begun,
	       "passwords that wait to be hashed hold up nothing else that is slow");
	expect(fine, "and all of them are answered");
}

static void run_prepared(Arena *arena, int port)
{
	Str form = client_post_text(arena, "/prepared", client_token(arena, port, "/prepared"));
	int made = begin_text(port, form);
	usleep(20000);
	int64_t slowest = slowest_quick(port, 5);
	int64_t begun = now_ms();
	Reply other = client_ask(arena, port, count_form(arena, port, 5));
	expect(slowest < 80 && other.status == 303 && now_ms() - begun < 1000,
	       "what is prepared holds up neither pages nor forms");
	expect(finish(arena, made).status == 303, "a prepared form is stored");
	expect(client_number(port, "/count?deed=prepared") == 1, "once");
}

static void run_others_write(Arena *arena, const Server *server)
{
	const char *why = NULL;
	Db *db = db_open(arena, server->url, DB_WRITE, &why);
	db_begin_write(db);
	db_write_values(db,
			"INSERT INTO setting (name, value, version) VALUES ('regency', 'Baru', 1)",
			VALUES());
	db_write_values(db,
			"INSERT INTO journal (at, source, request, deed, kind, public, private)"
			" VALUES (1, 'command', 'x', 'set', 'setting', '{}', '{}')",
			VALUES());
	expect(db_commit(db) == DB_FINE, "another process may write beside the server");
	db_close(db);
	Str seen = { 0 };
	for (int i = 0; i < 30 && !str_equal_c(seen, "Baru"); i++, usleep(100000))
		seen = client_get(arena, server->port, "/site").body;
	expect(str_equal_c(seen, "Baru"),
	       "the server sees what another process wrote within a second "
	       "or two");
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Arena *arena = arena_new();
	Server server = server_start(arena, argv[1], NULL);
	int64_t days = -1;
	for (int i = 0; i < 30 && days != 1; i++, usleep(100000))
		days = client_number(server.port, "/count?deed=day");
	expect(days == 1, "the day's work is done once at the start");
	run_reads(arena, server.port);
	run_full_pool(arena, server.port);
	run_writes(arena, server.port);
	run_groups(arena, server.port);
	run_prepared(arena, server.port);
	run_hashings(arena, server.port);
	run_others_write(arena, &server);
	server_end(&server);
	arena_free(arena);
	return expectations_end();
}
