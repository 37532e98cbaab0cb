/* SPDX-License-Identifier: Apache-2.0 */
#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

#define ANSWER_SECONDS 15

static int expected, failed;

int64_t now_ms(void)
{
	return clock_monotonic_ns() / 1000000;
}

/* --- the server --- */

static Str database_in(Arena *arena, Str folder)
{
	const char *given = getenv("NYATA_TEST_DATABASE");
	if (!given || !*given)
		return str_print(arena, "sqlite:%" STR_FORMAT "/test.db", STR_ARGS(folder));
	Str name = str_print(arena, "h%d_%lld", (int)getpid(), (long long)now_ms());
	Str create = str_print(arena, "psql -qX '%s' -c 'CREATE SCHEMA %" STR_FORMAT "'", given,
			       STR_ARGS(name));
	if (system(str_c(arena, create)) != 0)
		exit(1);
	return str_print(arena, "%s%coptions=-csearch_path%%3D%" STR_FORMAT, given,
			 strchr(given, '?') ? '&' : '?', STR_ARGS(name));
}

Server server_start(Arena *arena, const char *program, const char *more)
{
	const char *parent = getenv("TMPDIR");
	Str path = str_print(arena, "%s/nyata-http-XXXXXX", parent ? parent : "/tmp");
	char *folder = (char *)str_c(arena, path);
	if (!mkdtemp(folder))
		exit(1);
	return server_start_on(arena, program, more, str_of(folder),
			       database_in(arena, str_of(folder)));
}

Server server_start_on(Arena *arena, const char *program, const char *more, Str folder, Str url)
{
	int pipe_ends[2];
	if (pipe(pipe_ends))
		exit(1);
	Server server = { .folder = folder, .url = url, .pid = fork() };
	if (server.pid == 0) {
		dup2(pipe_ends[1], STDOUT_FILENO);
		close(pipe_ends[0]);
		Str log = str_print(arena, "%" STR_FORMAT "/log", STR_ARGS(folder));
		if (!getenv("NYATA_TEST_LOG") && !freopen(str_c(arena, log), "a", stderr))
			_exit(1);
		execl(program, program, str_c(arena, url), "127.0.0.1:0", more, (char *)NULL);
		_exit(127);
	}
	close(pipe_ends[1]);
	FILE *said = fdopen(pipe_ends[0], "r");
	if (fscanf(said, "Nyata: http://%*[0-9.]:%d/", &server.port) != 1)
		server.port = 0;
	fclose(said);
	return server;
}

void server_signal(const Server *server, int number)
{
	kill(server->pid, number);
}

int server_wait(Server *server, int seconds)
{
	int status = 0;
	for (int64_t until = now_ms() + seconds * 1000; now_ms() < until; usleep(5000)) {
		if (waitpid(server->pid, &status, WNOHANG) != server->pid)
			continue;
		server->pid = 0;
		return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	}
	return -1;
}

void server_end(Server *server)
{
	if (server->pid)
		server_signal(server, SIGTERM);
	if (server->pid && server_wait(server, 20) == -1)
		server_signal(server, SIGKILL);
	Arena *arena = arena_new();
	Str remove = str_print(arena, "rm -rf '%" STR_FORMAT "'", STR_ARGS(server->folder));
	if (system(str_c(arena, remove)) != 0)
		perror("rm");
	arena_free(arena);
}

/* --- the client --- */

int client_connect(int port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
				       .sin_port = htons((uint16_t)port),
				       .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct timeval limit = { .tv_sec = ANSWER_SECONDS };
	setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
	if (connect(made, (struct sockaddr *)&address, sizeof address)) {
		close(made);
		return -1;
	}
	return made;
}

bool client_send(int socket, Str bytes)
{
	while (bytes.length) {
		ssize_t sent = send(socket, bytes.at, bytes.length, MSG_NOSIGNAL);
		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0)
			return false;
		bytes = str_slice(bytes, (size_t)sent, bytes.length);
	}
	return true;
}

Str reply_header(const Reply *reply, const char *name)
{
	Str rest = reply->head;
	while (rest.length) {
		Str line = str_trim(str_cut(&rest, '\n'));
		Str field = str_cut(&line, ':');
		if (str_equal_ascii_case(field, str_of(name)))
			return str_trim(line);
	}
	return (Str){ 0 };
}

/* How much of the answer is there: its length once the head is whole, else -1. */
static ptrdiff_t answer_length(Str got, bool head_only, Reply *reply)
{
	ptrdiff_t end = str_find(got, S("\r\n\r\n"));
	if (end < 0)
		return -1;
	reply->head = str_slice(got, 0, (size_t)end);
	int64_t status = 0, length = 0;
	str_integer(str_slice(got, 9, 12), &status);
	reply->status = (int)status;
	str_integer(reply_header(reply, "Content-Length"), &length);
	if (status == 304 || status == 100 || head_only)
		length = 0;
	return end + 4 + (ptrdiff_t)length;
}

Reply client_receive(Arena *arena, int socket, bool head_only)
{
	Reply reply = { 0 };
	Buf got = buf_new(arena);
	char piece[16384];
	for (;;) {
		ptrdiff_t whole = answer_length(buf_str(&got), head_only, &reply);
		if (whole >= 0 && got.length >= (size_t)whole)
			break;
		ssize_t more = recv(socket, piece, sizeof piece, 0);
		if (more <= 0) {
			reply.is_closed = true;
			break;
		}
		buf_add(&got, piece, (size_t)more);
	}
	if (reply.status)
		reply.body = str_slice(buf_str(&got), reply.head.length + 4, got.length);
	return reply;
}

Reply client_ask(Arena *arena, int port, Str request)
{
	int socket = client_connect(port);
	client_send(socket, request);
	Reply reply = client_receive(arena, socket, str_starts(request, S("HEAD ")));
	char byte;
	struct timeval limit = { .tv_usec = 200000 };
	setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
	reply.is_closed = reply.is_closed || recv(socket, &byte, 1, 0) == 0;
	close(socket);
	return reply;
}

Reply client_get(Arena *arena, int port, const char *target)
{
	int socket = client_connect(port);
	client_send(socket, str_print(arena, "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", target));
	Reply reply = client_receive(arena, socket, false);
	close(socket);
	return reply;
}

int64_t client_number(int port, const char *target)
{
	Arena *arena = arena_new();
	Reply reply = client_get(arena, port, target);
	int64_t number = -1;
	if (reply.status == 200)
		str_integer(str_trim(reply.body), &number);
	arena_free(arena);
	return number;
}

Str client_token(Arena *arena, int port, const char *path)
{
	Str target = str_print(arena, "/token?path=%s", path);
	Reply reply = client_get(arena, port, str_c(arena, target));
	return str_print(arena, "form=%" STR_FORMAT, STR_ARGS(reply.body));
}

Str client_post_text(Arena *arena, const char *path, Str body)
{
	return str_print(arena,
			 "POST %s HTTP/1.1\r\nHost: a\r\n"
			 "Content-Type: application/x-www-form-urlencoded\r\n"
			 "Content-Length: %zu\r\n\r\n%" STR_FORMAT,
			 path, body.length, STR_ARGS(body));
}

/* --- the lines --- */

void expect(bool is_so, const char *name)
{
	expected++;
	failed += !is_so;
	printf("%s %d - %s\n", is_so ? "ok" : "not ok", expected, name);
	fflush(stdout);
}

int expectations_end(void)
{
	return failed || !expected;
}
