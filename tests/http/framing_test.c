/* SPDX-License-Identifier: Apache-2.0 */
/* Requests that two readers could understand differently are refused, and nothing behind them is
 * answered (RFC 9112; the probes of the stack notes). */
#include <stdio.h>

#include "client.h"

typedef struct Probe {
	const char *name;
	Str request;
	int status; /* 0: 400, 414 or 431 */
} Probe;

#define HOST "Host: a\r\n"
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"
#define SMUGGLED "GET /count HTTP/1.1\r\nHost: a\r\n\r\n"

static const Probe probes[] = {
	{ "a length beside a transfer coding",
	  S("POST /count HTTP/1.1\r\n" HOST FORM
	    "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED),
	  400 },
	{ "a transfer coding beside a length",
	  S("POST /count HTTP/1.1\r\n" HOST FORM
	    "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" SMUGGLED),
	  400 },
	{ "two lengths that differ",
	  S("POST /count HTTP/1.1\r\n" HOST "Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde"),
	  400 },
	{ "two lengths that are the same",
	  S("POST /count HTTP/1.1\r\n" HOST "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab"),
	  400 },
	{ "a list of lengths", S("POST /count HTTP/1.1\r\n" HOST "Content-Length: 2, 2\r\n\r\nab"),
	  400 },
	{ "a length with a sign", S("POST /count HTTP/1.1\r\n" HOST "Content-Length: +2\r\n\r\nab"),
	  400 },
	{ "a negative length", S("POST /count HTTP/1.1\r\n" HOST "Content-Length: -2\r\n\r\nab"),
	  400 },
	{ "a length in hex", S("POST /count HTTP/1.1\r\n" HOST "Content-Length: 0x2\r\n\r\nab"),
	  400 },
	{ "a length beyond all numbers",
	  S("POST /count HTTP/1.1\r\n" HOST "Content-Length: 99999999999999999999\r\n\r\nab"),
	  400 },
	{ "an empty length", S("POST /count HTTP/1.1\r\n" HOST "Content-Length:\r\n\r\n"), 400 },
	{ "two hosts", S("GET /count HTTP/1.1\r\n" HOST "Host: b\r\n\r\n"), 400 },
	{ "no host", S("GET /count HTTP/1.1\r\nX: 1\r\n\r\n"), 400 },
	{ "no header at all", S("GET /count HTTP/1.1\r\n\r\n"), 400 },
	{ "a malformed host", S("GET /count HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400 },
	{ "an unknown transfer coding",
	  S("POST /count HTTP/1.1\r\n" HOST "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"), 400 },
	{ "two transfer codings",
	  S("POST /count HTTP/1.1\r\n" HOST "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
	  400 },
	{ "a transfer coding in HTTP/1.0",
	  S("POST /count HTTP/1.0\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400 },
	{ "a blank before the colon", S("GET /count HTTP/1.1\r\nHost : a\r\n\r\n"), 400 },
	{ "a blank in a name", S("GET /count HTTP/1.1\r\n" HOST "X Y: 1\r\n\r\n"), 400 },
	{ "a line without a colon", S("GET /count HTTP/1.1\r\n" HOST "nothing\r\n\r\n"), 400 },
	{ "a folded line", S("GET /count HTTP/1.1\r\n" HOST "X: 1\r\n 2\r\nY: 3\r\n\r\n"), 400 },
	{ "a folded last line", S("GET /count HTTP/1.1\r\n" HOST "X: 1\r\n 2\r\n\r\n"), 400 },
	{ "a NUL in a value", S("GET /count HTTP/1.1\r\n" HOST "X: 1\0002\r\nY: 3\r\n\r\n"), 400 },
	{ "a NUL in the last value", S("GET /count HTTP/1.1\r\n" HOST "X: 1\0002345\r\n\r\n"),
	  400 },
	{ "a control character in a value", S("GET /count HTTP/1.1\r\n" HOST "X: 1\0012\r\n\r\n"),
	  400 },
	{ "%00 in the path", S("GET /count%00x HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "%00 in the query", S("GET /count?deed=%00 HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a broken escape", S("GET /count?deed=%zz HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "half an escape", S("GET /count%2 HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "bytes that are no ASCII in the path", S("GET /count\303\251 HTTP/1.1\r\n" HOST "\r\n"),
	  400 },
	{ "a NUL in the path", S("GET /count\000x HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a path that is no UTF-8", S("GET /count%ff HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a whole address as target", S("GET http://b/count HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a body with GET", S("GET /count HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabc"),
	  400 },
	{ "a version that is none", S("GET /count HTTP/x.1\r\n" HOST "\r\n"), 400 },
};

static Str flood(Arena *arena, const char *before, size_t count, const char *after)
{
	Buf out = buf_new(arena);
	buf_add_c(&out, before);
	for (size_t i = 0; i < count; i++)
		buf_add_char(&out, 'a');
	buf_add_c(&out, after);
	return buf_str(&out);
}

static void run_probe(int port, Probe probe)
{
	Arena *arena = arena_new();
	Reply reply = client_ask(arena, port, probe.request);
	bool is_one = str_find(reply.body, S("HTTP/1.1 ")) < 0;
	Str name = str_print(arena, "%s: %d", probe.name, probe.status);
	expect(reply.status == probe.status && is_one, str_c(arena, name));
	if (reply.status != probe.status)
		printf("# it was %d\n", reply.status);
	arena_free(arena);
}

static void run_floods(Arena *arena, int port)
{
	run_probe(port, (Probe){ "a target of 40 KB",
				 flood(arena, "GET /", 40000, " HTTP/1.1\r\n" HOST "\r\n"), 414 });
	run_probe(port,
		  (Probe){ "a header of 40 KB",
			   flood(arena, "GET /count HTTP/1.1\r\n" HOST "X: ", 40000, "\r\n\r\n"),
			   431 });
	Buf fields = buf_new(arena);
	buf_add_c(&fields, "GET /count?");
	for (int i = 0; i < 2000; i++)
		buf_add_c(&fields, "a=b&");
	buf_add_c(&fields, " HTTP/1.1\r\n" HOST "\r\n");
	run_probe(port, (Probe){ "2,000 fields in a query", buf_str(&fields), 414 });
	Buf many = buf_new(arena);
	buf_add_c(&many, "GET /count HTTP/1.1\r\n" HOST);
	for (int i = 0; i < 5000; i++)
		buf_print(&many, "X-%d: 1\r\n", i);
	buf_add_c(&many, "\r\n");
	run_probe(port, (Probe){ "5,000 headers", buf_str(&many), 431 });
}

static void run_accepted(Arena *arena, int port)
{
	Reply reply = client_ask(arena, port, S("GET /count HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"));
	expect(reply.status == 200 && !reply.is_closed, "an ordinary request is answered and the "
							"connection stays open");
	reply = client_ask(arena, port, S("GET /count HTTP/1.0\r\n\r\n"));
	expect(reply.status == 200 && reply.is_closed, "HTTP/1.0 needs no host and ends");
	Str cookies = flood(arena, "GET /count HTTP/1.1\r\nHost: a\r\nX: 1\r\nCookie: a=", 9000,
			    "\r\nY: 2\r\n\r\n");
	reply = client_ask(arena, port, cookies);
	expect(reply.status == 200, "9 KB of cookies are no flood");
	reply = client_ask(arena, port, S("GET /count HTTP/1.1\nHost: a\nX: 1\n\n"));
	expect(reply.status == 200, "bare line feeds end lines, as RFC 9112 allows");
	reply = client_ask(arena, port,
			   S("GET /count HTTP/1.1\r\nHost: a\r\nX:\r\nY: \t \r\n\r\n"));
	expect(reply.status == 200, "empty values are values");
}

static void run_slow_head(Arena *arena, int port)
{
	Str request = S("GET /count HTTP/1.1\r\nHost: a\r\nX: 1\r\nY: 2\r\n\r\n");
	int slow = client_connect(port);
	bool others = true;
	for (size_t i = 0; i < request.length; i++) {
		client_send(slow, str_slice(request, i, i + 1));
		if (i % 10 == 0)
			others &= client_number(port, "/count") >= 0;
	}
	Reply reply = client_receive(arena, slow, false);
	expect(reply.status == 200 && others,
	       "a head that drips in byte by byte is read, and others "
	       "are served meanwhile");
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Arena *arena = arena_new();
	Server server = server_start(arena, argv[1], NULL);
	for (size_t i = 0; i < sizeof probes / sizeof *probes; i++)
		run_probe(server.port, probes[i]);
	run_floods(arena, server.port);
	run_accepted(arena, server.port);
	run_slow_head(arena, server.port);
	expect(client_number(server.port, "/count?deed=add") == 0, "nothing of it was stored");
	server_end(&server);
	arena_free(arena);
	return expectations_end();
}
