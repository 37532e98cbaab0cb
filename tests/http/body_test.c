/* SPDX-License-Identifier: Apache-2.0 */
/* Bodies: refused before their first byte, read in pieces, cut in the middle, with files. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "client.h"

#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"
#define PARTS "Content-Type: multipart/form-data; boundary=XX\r\n"
#define PART(name) "--XX\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"
#define FILE_PART(name)                                                                            \
	"--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" name "\"\r\n\r\n"

static Str post(Arena *arena, const char *path, const char *headers, Str body)
{
	return str_print(arena,
			 "POST %s HTTP/1.1\r\nHost: a\r\n%sContent-Length: %zu\r\n\r\n"
			 "%" STR_FORMAT,
			 path, headers, body.length, STR_ARGS(body));
}

/* Only the head goes out; the answer must not wait for the body. */
static int head_only(Arena *arena, int port, const char *path, const char *headers,
		     long long length)
{
	return client_ask(arena, port,
			  str_print(arena,
				    "POST %s HTTP/1.1\r\nHost: a\r\n%sContent-Length: "
				    "%lld\r\n\r\n",
				    path, headers, length))
		.status;
}

static void run_before_the_body(Arena *arena, int port)
{
	expect(head_only(arena, port, "/count", FORM, 262145) == 413, "one byte too many is 413");
	expect(head_only(arena, port, "/upload", PARTS, 5 << 20) == 413,
	       "a file beyond the row's limit is 413 before its first byte");
	expect(head_only(arena, port, "/upload", PARTS "Expect: 100-continue\r\n", 5 << 20) == 413,
	       "also for a client that asks first");
	expect(head_only(arena, port, "/signed", FORM, 100000) == 401, "a stranger is 401");
	expect(head_only(arena, port, "/ruled", FORM "Cookie: nyata=tester\r\n", 100000) == 403,
	       "somebody without the role is 403");
	expect(head_only(arena, port, "/nothing", FORM, 100000) == 404, "nowhere is 404");
	expect(head_only(arena, port, "/work", FORM, 100000) == 405, "a page is 405");
	expect(head_only(arena, port, "/count", "Content-Type: text/plain\r\n", 100000) == 415,
	       "plain text is 415");
	expect(head_only(arena, port, "/count", "Content-Type: application/json\r\n", 100000) ==
		       415,
	       "JSON is 415");
	expect(head_only(arena, port, "/count", "Content-Type: multipart/form-data\r\n", 100000) ==
		       415,
	       "multipart without a boundary is 415");
	expect(head_only(arena, port, "/count", FORM "Content-Encoding: gzip\r\n", 100000) == 415,
	       "a compressed body is 415");
	Reply reply = client_ask(arena, port,
				 S("POST /count HTTP/1.1\r\nHost: a\r\n" FORM
				   "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n"));
	expect(reply.status == 411, "a body that does not say its length is 411");
	reply = client_ask(arena, port, post(arena, "/signed", FORM, S("subject=1")));
	expect(reply.status == 401 && !reply.is_closed,
	       "a small refused body is read, and the connection lives on");
}

static Reply send_fields(Arena *arena, int port, const char *fields)
{
	Str token = client_token(arena, port, "/fields");
	Str body = str_print(arena, "%" STR_FORMAT "%s", STR_ARGS(token), fields);
	return client_ask(arena, port, client_post_text(arena, "/fields", body));
}

static void run_urlencoded(Arena *arena, int port)
{
	Reply reply = send_fields(arena, port, "&a=b+c%20d%2B&t=&t=5&e=a=b&&x&u=%C3%A9");
	expect(reply.status == 200 &&
		       str_equal_c(reply.body, "a=b c d+;t=;t=5;e=a=b;x=;u=\303\251;"),
	       "fields come decoded, in order, empty ones too");
	expect(send_fields(arena, port, "&a=%zz").status == 400, "a broken escape is 400");
	expect(send_fields(arena, port, "&a=%00").status == 400, "a NUL is 400");
	expect(send_fields(arena, port, "&a=%ff").status == 400, "invalid UTF-8 is 400");
	Buf many = buf_new(arena);
	for (int i = 0; i < 199; i++)
		buf_add_c(&many, "&a=1");
	expect(send_fields(arena, port, str_c(arena, buf_str(&many))).status == 200,
	       "200 fields are read");
	buf_add_c(&many, "&a=1");
	expect(send_fields(arena, port, str_c(arena, buf_str(&many))).status == 413,
	       "201 are too many");
	Buf large = buf_new(arena);
	buf_add_c(&large, "&a=");
	for (int i = 0; i < 65537; i++)
		buf_add_char(&large, 'x');
	expect(send_fields(arena, port, str_c(arena, buf_str(&large))).status == 413,
	       "a field of more than 64 KiB is 413");
}

static void run_token(Arena *arena, int port)
{
	Str token = client_token(arena, port, "/count");
	Str body = str_print(arena, "%" STR_FORMAT "&subject=7", STR_ARGS(token));
	Str late = str_print(arena, "subject=7&%" STR_FORMAT, STR_ARGS(token));
	expect(client_ask(arena, port, post(arena, "/count", FORM, S("subject=7"))).status == 403,
	       "a form without its token is 403");
	expect(client_ask(arena, port, post(arena, "/count", "", S(""))).status == 403,
	       "an empty one too");
	expect(client_ask(arena, port, post(arena, "/count", FORM, late)).status == 403,
	       "the token must come first");
	Str other = str_print(arena, "%" STR_FORMAT "&subject=7",
			      STR_ARGS(client_token(arena, port, "/fields")));
	expect(client_ask(arena, port, post(arena, "/count", FORM, other)).status == 403,
	       "the token of another form does not do");
	expect(client_ask(arena, port,
			  post(arena, "/count", FORM "Origin: http://evil.example\r\n", body))
			       .status == 403,
	       "a form sent from another site is 403");
	expect(client_ask(arena, port,
			  post(arena, "/count", FORM "Sec-Fetch-Site: cross-site\r\n", body))
			       .status == 403,
	       "so is one whose browser says it");
	expect(client_number(port, "/count/7") == 0, "nothing of it was stored");
	expect(client_ask(arena, port,
			  post(arena, "/count", FORM "Sec-Fetch-Site: same-origin\r\n", body))
			       .status == 303,
	       "the right one is stored");
}

/* The token's part, then the rest, then a file of that size, then the end. */
static Str upload_body(Arena *arena, int port, const char *rest, size_t size, const char *end)
{
	Str token = client_token(arena, port, "/upload");
	Buf out = buf_new(arena);
	buf_print(&out, PART("form") "%" STR_FORMAT "\r\n%s", STR_ARGS(str_slice(token, 5, 999)),
		  rest);
	if (size)
		buf_add_c(&out, FILE_PART("bukti.pdf"));
	for (size_t i = 0; i < size; i++)
		buf_add_char(&out, (char)('a' + i % 23));
	buf_add_c(&out, end);
	return buf_str(&out);
}

static void run_uploads(Arena *arena, int port)
{
	Str body = upload_body(arena, port, PART("note") "hello\r\n", 600000, "\r\n--XX--\r\n");
	Reply reply = client_ask(arena, port, post(arena, "/upload", PARTS, body));
	expect(reply.status == 200 && str_starts(reply.body, S("bukti.pdf 600000 ")) &&
		       str_ends(reply.body, S(" 5 kept=1\n")),
	       "a file and a field come whole, the file kept before the handler runs");
	expect(client_number(port, "/chunks") == 3, "it is kept in chunks of 256 KiB");
	body = upload_body(arena, port, "", 600000, "\r\n--XX--\r\n");
	reply = client_ask(arena, port, post(arena, "/upload", PARTS, body));
	expect(reply.status == 200 && client_number(port, "/chunks") == 3,
	       "the same bytes are kept once");
	body = upload_body(arena, port, FILE_PART("") "\r\n", 0, "--XX--\r\n");
	reply = client_ask(arena, port, post(arena, "/upload", PARTS, body));
	expect(reply.status == 422, "a file field left empty is no file");
	body = upload_body(arena, port, "", 4000, "\r\n--XX");
	reply = client_ask(arena, port, post(arena, "/upload", PARTS, body));
	expect(reply.status == 400, "a body without its last boundary is 400");
	body = upload_body(arena, port,
			   FILE_PART("1") "\r\n" FILE_PART("2") "\r\n" FILE_PART(
				   "3") "\r\n" FILE_PART("4") "\r\n",
			   10, "\r\n--XX--\r\n");
	reply = client_ask(arena, port, post(arena, "/upload", PARTS, body));
	expect(reply.status == 413, "a fifth file is 413");
	body = str_print(
		arena, FILE_PART("a.pdf") "12345\r\n" PART("form") "%" STR_FORMAT "\r\n--XX--\r\n",
		STR_ARGS(str_slice(client_token(arena, port, "/upload"), 5, 999)));
	reply = client_ask(arena, port, post(arena, "/upload", PARTS, body));
	expect(reply.status == 403, "a file before the token is 403");
	Str token = client_token(arena, port, "/fields");
	body = str_print(arena, PART("form") "%" STR_FORMAT "\r\n" FILE_PART("a") "x\r\n--XX--\r\n",
			 STR_ARGS(str_slice(token, 5, 999)));
	reply = client_ask(arena, port, post(arena, "/fields", PARTS, body));
	expect(reply.status == 400, "a file where none is asked for is 400");
}

static void run_stranger(Arena *arena, int port)
{
	int64_t chunks = client_number(port, "/chunks");
	Str body = upload_body(arena, port, PART("note") "stranger\r\n", 7000, "\r\n--XX--\r\n");
	Reply reply = client_ask(arena, port, post(arena, "/upload", PARTS, body));
	expect(reply.status == 403 && client_number(port, "/chunks") == chunks,
	       "a file of somebody without the right is 403 and not kept");
}

static int open_files(const Server *server)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/fd", (int)server->pid);
	DIR *folder = opendir(path);
	int count = 0;
	while (folder && readdir(folder))
		count++;
	if (folder)
		closedir(folder);
	return count;
}

/* Ten uploads, each cut at another place. */
static void cut_uploads(Arena *arena, int port)
{
	for (int i = 0; i < 10; i++) {
		Str body = upload_body(arena, port, "", 900000, "z\r\n--XX--\r\n");
		Str request = post(arena, "/upload", PARTS, body);
		int made = client_connect(port);
		client_send(made, str_slice(request, 0, request.length - (size_t)(i * 70000 + 1)));
		close(made);
	}
	usleep(300000);
}

static void run_cut(Arena *arena, const Server *server)
{
	int64_t chunks = client_number(server->port, "/chunks");
	int64_t uploads = client_number(server->port, "/count?deed=upload");
	cut_uploads(arena, server->port);
	int files = open_files(server);
	cut_uploads(arena, server->port);
	int files_after = open_files(server);
	expect(client_number(server->port, "/chunks") == chunks &&
		       client_number(server->port, "/count?deed=upload") == uploads,
	       "an upload cut in the middle stores nothing");
	expect(files_after <= files, "and leaves no file open");
}

static void run_slow(Arena *arena, int port)
{
	Str token = client_token(arena, port, "/count");
	Str request = client_post_text(
		arena, "/count", str_print(arena, "%" STR_FORMAT "&subject=9", STR_ARGS(token)));
	int made = client_connect(port);
	bool others = true;
	for (size_t i = 0; i < request.length; i += 8) {
		client_send(made, str_slice(request, i, i + 8));
		usleep(5000);
		others &= client_number(port, "/count") >= 0;
	}
	Reply reply = client_receive(arena, made, false);
	close(made);
	expect(reply.status == 303 && others,
	       "a body that drips in is read, and others are served");
	Str body = upload_body(arena, port, "", 30000, "\r\n--XX--\r\n");
	request = post(arena, "/upload", PARTS, body);
	made = client_connect(port);
	for (size_t i = 0; i < request.length; i += 1111) {
		client_send(made, str_slice(request, i, i + 1111));
		usleep(2000);
	}
	reply = client_receive(arena, made, false);
	close(made);
	expect(reply.status == 200, "a file that drips in is read");
}

static void run_pipelined(Arena *arena, int port)
{
	Buf out = buf_new(arena);
	for (int i = 0; i < 5; i++) {
		Str token = client_token(arena, port, "/count");
		Str body = str_print(arena, "%" STR_FORMAT "&subject=%d", STR_ARGS(token), 50 + i);
		buf_add_str(&out, client_post_text(arena, "/count", body));
	}
	int made = client_connect(port);
	client_send(made, buf_str(&out));
	char all[32768];
	size_t got = 0;
	int answers = 0;
	while (answers < 5 && got < sizeof all) {
		ssize_t more = read(made, all + got, sizeof all - got);
		if (more <= 0)
			break;
		got += (size_t)more;
		answers = 0;
		for (size_t i = 0; i + 12 <= got; i++)
			answers += !memcmp(all + i, "HTTP/1.1 303", 12);
	}
	close(made);
	expect(answers == 5 && client_number(port, "/count/54") == 1,
	       "five forms sent at once on one connection are all answered");
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Arena *arena = arena_new();
	Server server = server_start(arena, argv[1], NULL);
	run_before_the_body(arena, server.port);
	run_urlencoded(arena, server.port);
	run_token(arena, server.port);
	run_uploads(arena, server.port);
	run_stranger(arena, server.port);
	run_cut(arena, &server);
	run_slow(arena, server.port);
	run_pipelined(arena, server.port);
	server_end(&server);
	arena_free(arena);
	return expectations_end();
}
