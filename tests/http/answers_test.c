/* SPDX-License-Identifier: Apache-2.0 */
/* Methods, statuses, headers, bodies, connections. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "client.h"

static Reply ask(Arena *arena, int port, const char *method, const char *target,
		 const char *headers)
{
	return client_ask(
		arena, port,
		str_print(arena, "%s %s HTTP/1.1\r\nHost: a\r\n%s\r\n", method, target, headers));
}

static void run_methods(Arena *arena, int port)
{
	Reply get = ask(arena, port, "GET", "/large", "");
	Reply head = ask(arena, port, "HEAD", "/large", "");
	expect(head.status == 200 && head.body.length == 0 && !head.is_closed &&
		       str_equal(reply_header(&head, "Content-Length"),
				 reply_header(&get, "Content-Length")),
	       "HEAD is GET without the body");
	const char *const others[] = { "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "SOMETHING" };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		Reply reply = ask(arena, port, others[i], "/count", "");
		Str name = str_print(arena, "%s is 405 and says what is allowed", others[i]);
		expect(reply.status == 405 &&
			       str_equal_c(reply_header(&reply, "Allow"), "GET, HEAD, POST"),
		       str_c(arena, name));
	}
	Reply reply = ask(arena, port, "POST", "/work", "Content-Length: 0\r\n");
	expect(reply.status == 405 && str_equal_c(reply_header(&reply, "Allow"), "GET, HEAD"),
	       "a POST to a page is 405");
	expect(ask(arena, port, "GET", "/upload", "").status == 405,
	       "a GET of a form's place is 405");
	expect(ask(arena, port, "GET", "/nothing", "").status == 404, "an unknown path is 404");
}

static void run_bodies(Arena *arena, int port)
{
	Reply reply = ask(arena, port, "GET", "/large", "");
	bool is_whole = reply.body.length == 1000000;
	for (size_t i = 0; is_whole && i < reply.body.length; i++)
		is_whole = reply.body.at[i] == 'x';
	expect(reply.status == 200 && is_whole, "a large page comes whole");
	reply = ask(arena, port, "GET", "/large", "If-None-Match: \"old\", W/\"large\"\r\n");
	expect(reply.status == 304 && reply.body.length == 0 && !reply.is_closed &&
		       str_equal_c(reply_header(&reply, "ETag"), "\"large\""),
	       "a page that the reader has is 304");
	reply = ask(arena, port, "GET", "/large", "If-None-Match: \"old\"\r\n");
	expect(reply.status == 200, "one that has changed is sent");
	reply = ask(arena, port, "GET", "/file", "");
	expect(reply.status == 200 && str_equal_c(reply.body, "bytes") &&
		       str_starts(reply_header(&reply, "Content-Disposition"), S("attachment")) &&
		       str_find(reply_header(&reply, "Content-Security-Policy"), S("sandbox")) >= 0,
	       "a file is a sandboxed attachment");
	reply = ask(arena, port, "HEAD", "/file", "");
	expect(reply.status == 200 && str_equal_c(reply_header(&reply, "Content-Length"), "5"),
	       "HEAD of a file says its size");
}

static void run_headers(Arena *arena, int port)
{
	const char *const targets[] = { "/count", "/nothing", "/healthz", "/signed" };
	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
		Reply reply = client_get(arena, port, targets[i]);
		Str name = str_print(arena, "%s carries the headers of every answer", targets[i]);
		expect(reply_header(&reply, "Content-Security-Policy").length &&
			       str_equal_c(reply_header(&reply, "X-Content-Type-Options"),
					   "nosniff") &&
			       reply_header(&reply, "Cache-Control").length,
		       str_c(arena, name));
	}
}

static void run_connections(Arena *arena, int port)
{
	int made = client_connect(port);
	bool fine = true;
	for (int i = 0; i < 50; i++) {
		client_send(made, S("GET /count HTTP/1.1\r\nHost: a\r\n\r\n"));
		fine &= client_receive(arena, made, false).status == 200;
	}
	expect(fine, "fifty pages on one connection");
	close(made);
	made = client_connect(port);
	client_send(made, S("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
			    "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
	char all[65536];
	size_t got = 0;
	for (ssize_t more;
	     got < sizeof all && (more = read(made, all + got, sizeof all - got)) > 0;)
		got += (size_t)more;
	Str both = { all, got };
	expect(str_starts(both, S("HTTP/1.1 200")) && str_find(both, S("HTTP/1.1 404")) > 0,
	       "two requests sent at once are answered in order");
	close(made);
	int idle[200];
	for (int i = 0; i < 200; i++)
		idle[i] = client_connect(port);
	expect(client_get(arena, port, "/count").status == 200,
	       "200 connections that say nothing keep nobody out");
	for (int i = 0; i < 200; i++)
		close(idle[i]);
}

static void run_health(Arena *arena, int port)
{
	expect(client_get(arena, port, "/healthz").status == 200, "/healthz is 200");
	expect(client_get(arena, port, "/readyz").status == 200, "/readyz is 200");
}

static void run_persons(Arena *arena, int port)
{
	Reply reply = ask(arena, port, "GET", "/signed", "");
	expect(reply.status == 303 &&
		       str_starts(reply_header(&reply, "Location"), S("/masuk?lanjut=")),
	       "a page for who is signed in sends others to sign in");
	reply = ask(arena, port, "GET", "/signed", "Cookie: x=1; nyata=tester\r\n");
	expect(reply.status == 200, "the cookie opens it");
}

/* A link that works once must not be found in the log by who keeps the machine. */
static void run_log(Arena *arena, const Server *server)
{
	if (getenv("NYATA_TEST_LOG"))
		return;
	client_get(arena, server->port, "/secret/0123456789abcdef");
	Str path = str_print(arena, "%" STR_FORMAT "/log", STR_ARGS(server->folder));
	FILE *log = fopen(str_c(arena, path), "r");
	char *bytes = arena_take(arena, 65536);
	Str text = { bytes, log ? fread(bytes, 1, 65536, log) : 0 };
	if (log)
		fclose(log);
	expect(str_find(text, S("path=\"/secret/{token}\"")) >= 0 &&
		       str_find(text, S("0123456789abcdef")) < 0,
	       "a page that fails is logged without the secret in its address");
}

static bool address_is(Arena *arena, int port, const char *headers, const char *address)
{
	Reply reply = ask(arena, port, "GET", "/address", headers);
	return reply.status == 200 && str_equal_c(reply.body, address);
}

static void run_forwarded(Arena *arena, int port)
{
	expect(address_is(arena, port, "X-Forwarded-For: 198.51.100.7, 203.0.113.9\r\n",
			  "203.0.113.9"),
	       "a proxy that is trusted says for whom it asks");
	expect(address_is(arena, port,
			  "X-Forwarded-For: 198.51.100.7\r\nx-forwarded-for: 203.0.113.9\r\n",
			  "203.0.113.9"),
	       "of two lines the last counts");
	expect(address_is(arena, port, "X-Forwarded-For: nobody\r\n", "127.0.0.1"),
	       "what is no address is not taken for one");
}

static void run_forged(Arena *arena, const char *program)
{
	unsetenv("TRUSTED_PROXIES");
	Server server = server_start(arena, program, NULL);
	expect(address_is(arena, server.port, "X-Forwarded-For: 203.0.113.9\r\n", "127.0.0.1"),
	       "nobody else can say who asks");
	server_end(&server);
}

static bool is_answered(Arena *arena, int made)
{
	client_send(made, S("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"));
	return client_receive(arena, made, false).status == 200;
}

enum { MANY = 257 };

/* Of as many connections and one more than an address may have; which of them is refused, the order
 * in which the threads take them decides. */
static int count_answers(Arena *arena, const char *program)
{
	int made[MANY];
	Server server = server_start(arena, program, "--insecure-lan");
	for (int i = 0; i < MANY; i++)
		made[i] = client_connect(server.port);
	int count = 0;
	for (int i = 0; i < MANY; i++)
		count += is_answered(arena, made[i]);
	for (int i = 0; i < MANY; i++)
		close(made[i]);
	server_end(&server);
	return count;
}

static void run_limit(Arena *arena, const char *program)
{
	setenv("LISTEN_ALL", "1", 1);
	expect(count_answers(arena, program) == MANY - 1, "one address has not all connections");
	setenv("TRUSTED_PROXIES", "127.0.0.1", 1);
	expect(count_answers(arena, program) == MANY, "a proxy has as many as it wants");
	unsetenv("LISTEN_ALL");
	unsetenv("TRUSTED_PROXIES");
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Arena *arena = arena_new();
	setenv("TRUSTED_PROXIES", "127.0.0.1", 1);
	Server server = server_start(arena, argv[1], NULL);
	run_methods(arena, server.port);
	run_bodies(arena, server.port);
	run_headers(arena, server.port);
	run_connections(arena, server.port);
	run_health(arena, server.port);
	run_persons(arena, server.port);
	run_forwarded(arena, server.port);
	run_log(arena, &server);
	server_end(&server);
	run_forged(arena, argv[1]);
	run_limit(arena, argv[1]);
	arena_free(arena);
	return expectations_end();
}
