/* SPDX-License-Identifier: Apache-2.0 */
/* SIGTERM while requests run, and starts that are refused. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client.h"

static int begin(Arena *arena, int port, const char *target)
{
	int made = client_connect(port);
	client_send(made, str_print(arena, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", target));
	return made;
}

static bool file_is_there(const Server *server, const char *name)
{
	Arena *arena = arena_new();
	Str path = str_print(arena, "%" STR_FORMAT "/%s", STR_ARGS(server->folder), name);
	bool is_there = access(str_c(arena, path), F_OK) == 0;
	arena_free(arena);
	return is_there;
}

static void stop_amid_work(Arena *arena, const char *program)
{
	Server server = server_start(arena, program, NULL);
	Str form = client_post_text(arena, "/nap", client_token(arena, server.port, "/nap"));
	int idle = client_connect(server.port);
	int heavy = begin(arena, server.port, "/heavy?ms=700");
	int write = client_connect(server.port);
	client_send(write, form);
	usleep(100000);
	int64_t begun = now_ms();
	server_signal(&server, SIGTERM);
	usleep(100000);
	expect(client_connect(server.port) < 0, "a server that stops takes no new connection");
	Reply reply = client_receive(arena, heavy, false);
	expect(reply.status == 200 && str_equal_c(reply_header(&reply, "Connection"), "close"),
	       "the page that ran is answered, and its connection ends");
	reply = client_receive(arena, write, false);
	expect(reply.status == 303, "the form that ran is answered");
	expect(server_wait(&server, 5) == 0, "then it ends with 0");
	expect(now_ms() - begun < 3000, "a connection that says nothing does not hold it up");
	close(idle);
	if (str_starts(server.url, S("sqlite:")))
		expect(!file_is_there(&server, "test.db-wal"), "the WAL is copied back");
	Server again = server_start_on(arena, program, NULL, server.folder, server.url);
	expect(client_number(again.port, "/count?deed=nap") == 1,
	       "and what was answered is stored");
	server_end(&again);
}

static void stop_amid_a_body(Arena *arena, const char *program)
{
	Server server = server_start(arena, program, NULL);
	Str form = client_post_text(arena, "/count", client_token(arena, server.port, "/count"));
	int half = client_connect(server.port);
	client_send(half, str_slice(form, 0, form.length - 5));
	usleep(100000);
	server_signal(&server, SIGTERM);
	usleep(200000);
	client_send(half, str_slice(form, form.length - 5, form.length));
	Reply reply = client_receive(arena, half, false);
	expect(reply.status == 422, "a body that is coming in may end after SIGTERM");
	expect(server_wait(&server, 5) == 0, "then it ends with 0 too");
	server_end(&server);

	server = server_start(arena, program, NULL);
	half = client_connect(server.port);
	client_send(half, str_slice(form, 0, form.length - 5));
	usleep(100000);
	server_signal(&server, SIGTERM);
	expect(server_wait(&server, 15) == 0,
	       "one that never ends is waited for no longer than ten "
	       "seconds");
	close(half);
	server_end(&server);
}

/* Runs the program with these arguments; gives its exit code and what it said of it. */
static int run(Arena *arena, const char *program, const char *listen, const char *more, Str *said)
{
	int ends[2];
	char text[2048] = { 0 };
	Server spare = server_start(arena, program, NULL);
	if (pipe(ends))
		exit(1);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		execl(program, program, str_c(arena, spare.url), listen, more, (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	usleep(100000);
	int status = 0;
	for (int i = 0; i < 100 && waitpid(pid, &status, WNOHANG) == 0; i++)
		usleep(20000);
	kill(pid, SIGTERM);
	ssize_t got = read(ends[0], text, sizeof text - 1);
	close(ends[0]);
	*said = str_copy(arena, (Str){ text, got > 0 ? (size_t)got : 0 });
	server_end(&spare);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void refused_starts(Arena *arena, const char *program)
{
	Server server = server_start(arena, program, NULL);
	Str said;
	Str taken = str_print(arena, "127.0.0.1:%d", server.port);
	expect(run(arena, program, str_c(arena, taken), NULL, &said) == 1 &&
		       str_find(said, S("--listen")) > 0,
	       "a port that is taken is one sentence and exit 1");
	server_end(&server);
	expect(run(arena, program, "0.0.0.0:0", NULL, &said) == 1 &&
		       str_find(said, S("--insecure-lan")) > 0,
	       "leaving loopback without https is refused in one sentence");
	expect(run(arena, program, "0.0.0.0:0", "http://a.example", &said) == 1,
	       "a public address without https does not allow it");
	expect(run(arena, program, "127.0.0.1", NULL, &said) == 1 && said.length > 0,
	       "what is no address is refused");
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Arena *arena = arena_new();
	stop_amid_work(arena, argv[1]);
	stop_amid_a_body(arena, argv[1]);
	refused_starts(arena, argv[1]);
	arena_free(arena);
	return expectations_end();
}
