/* SPDX-License-Identifier: Apache-2.0 */
/* A head that drips in is not waited for; a connection in use and a slow body are. */
#include <stdlib.h>
#include <unistd.h>

#include "client.h"

/* Sends it byte by byte, one each 100 ms; how many milliseconds until the other side closed, or -1
 * when it took all of them. */
static int64_t drip(int made, Str bytes)
{
	int64_t begun = now_ms();
	for (size_t i = 0; i < bytes.length; i++) {
		if (!client_send(made, str_slice(bytes, i, i + 1)))
			return now_ms() - begun;
		usleep(100000);
	}
	return -1;
}

static void run_head(Arena *arena, int port)
{
	int made = client_connect(port);
	client_send(made, S("GET /count HTTP/1.1\r\nHost: a\r\n"));
	int64_t took =
		drip(made, S("X-Slow: abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"));
	expect(took > 800 && took < 4000, "a head that drips in is closed after its time");
	close(made);
	made = client_connect(port);
	took = drip(made, S("GET /cooooooooooooooooooooooooooooooooooooooooooooooount HTTP/1.1"));
	expect(took > 800 && took < 4000, "so is one whose first line does");
	expect(client_receive(arena, made, false).status == 0, "it gets no answer");
	close(made);
	expect(client_number(port, "/count") >= 0, "others are served");
}

static void run_in_use(Arena *arena, int port)
{
	int made = client_connect(port), answers = 0;
	for (int i = 0; i < 7; i++) {
		client_send(made, S("GET /count HTTP/1.1\r\nHost: a\r\n\r\n"));
		answers += client_receive(arena, made, false).status == 200;
		usleep(400000);
	}
	close(made);
	expect(answers == 7, "a connection in use lives longer than one head may take");
}

static void run_body(Arena *arena, int port)
{
	Str token = client_token(arena, port, "/count");
	Str body = str_print(arena, "%" STR_FORMAT "&subject=3", STR_ARGS(token));
	Str request = client_post_text(arena, "/count", body);
	size_t most = request.length - 25;
	int made = client_connect(port);
	client_send(made, str_slice(request, 0, most));
	int64_t took = drip(made, str_slice(request, most, request.length));
	expect(took == -1 && client_receive(arena, made, false).status == 303,
	       "a body may take longer than a head");
	close(made);
}

/* All but its last 20 bytes at once, those in two seconds. */
static Reply post_slowly(Arena *arena, int port, Str more)
{
	Str token = client_token(arena, port, "/count");
	Str body = str_print(arena, "%" STR_FORMAT "&x=%" STR_FORMAT "&subject=3", STR_ARGS(token),
			     STR_ARGS(more));
	Str request = client_post_text(arena, "/count", body);
	size_t most = request.length - 20;
	int made = client_connect(port);
	client_send(made, str_slice(request, 0, most));
	drip(made, str_slice(request, most, request.length));
	Reply reply = client_receive(arena, made, false);
	close(made);
	return reply;
}

static void run_late_body(Arena *arena, int port)
{
	expect(post_slowly(arena, port, S("")).status == 408, "a body that is late is 408");
	Buf more = buf_new(arena);
	for (int i = 0; i < 60000; i++)
		buf_add_char(&more, 'x');
	expect(post_slowly(arena, port, buf_str(&more)).status == 303,
	       "a larger body has more time");
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Arena *arena = arena_new();
	setenv("HEAD_SECONDS", "1", 1);
	Server server = server_start(arena, argv[1], NULL);
	run_head(arena, server.port);
	run_in_use(arena, server.port);
	run_body(arena, server.port);
	server_end(&server);
	setenv("BODY_SECONDS", "1", 1);
	server = server_start(arena, argv[1], NULL);
	run_late_body(arena, server.port);
	server_end(&server);
	arena_free(arena);
	return expectations_end();
}
