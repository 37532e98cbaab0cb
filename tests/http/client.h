/* SPDX-License-Identifier: Apache-2.0 */
/* A client that sends exactly the bytes it is given, a server of its own to send them to, and the
 * lines "ok 1 - name" that the suites print. */
#ifndef NYATA_TEST_CLIENT_H
#define NYATA_TEST_CLIENT_H

#include <sys/types.h>

#include "base/buf.h"

typedef struct Server {
	pid_t pid; /* 0: it has ended */
	int port;
	Str folder; /* of its database; taken away at the end */
	Str url;
} Server;

typedef struct Reply {
	int status; /* 0: the connection ended, or nothing came in time */
	Str head, body;
	bool is_closed; /* by the other side, after the answer */
} Reply;

/* Starts the program with a database of its own (NYATA_TEST_DATABASE: in that PostgreSQL) on a free
 * port and waits until it listens. more: a further argument or NULL. */
Server server_start(Arena *arena, const char *program, const char *more);
/* The same on a database that is there. */
Server server_start_on(Arena *arena, const char *program, const char *more, Str folder, Str url);
void server_signal(const Server *server, int number);
/* Its exit code; 128 + n when signal n ended it; -1 when it has not ended in that time. */
int server_wait(Server *server, int seconds);
/* SIGTERM and waits, if it has not ended; takes the database away. */
void server_end(Server *server);

int client_connect(int port);
/* false: the other side has closed. */
bool client_send(int socket, Str bytes);
/* head_only: the answer to HEAD. */
Reply client_receive(Arena *arena, int socket, bool head_only);
/* On a connection of its own. */
Reply client_ask(Arena *arena, int port, Str request);
Reply client_get(Arena *arena, int port, const char *target);
/* The number that a page consists of; -1 for anything but a 200. */
int64_t client_number(int port, const char *target);
/* The field form=… for that path. */
Str client_token(Arena *arena, int port, const char *path);
/* An urlencoded POST of that body. */
Str client_post_text(Arena *arena, const char *path, Str body);
/* Empty when it is not there. */
Str reply_header(const Reply *reply, const char *name);
int64_t now_ms(void);

/* Prints the line; name is a sentence. */
void expect(bool is_so, const char *name);
/* The number of lines that said "not ok", as an exit code. */
int expectations_end(void);

#endif
