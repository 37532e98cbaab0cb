/* SPDX-License-Identifier: Apache-2.0 */
/* Sends forms from many connections at once and says how many were answered in how long.
 *     post_load PORT PATH COOKIE CONNECTIONS COUNT FIELDS
 * Each form needs a token of its own: they are fetched from GET PATH before the clock starts. Prints
 * "answered seconds"; anything but 303 ends it with 1. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CONNECTIONS_MAX = 256, ANSWER_BYTES = 65536, TOKEN_BYTES = 256 };

typedef struct Connection {
	int socket;
	char answer[ANSWER_BYTES];
	size_t got;
	int form; /* the one that is on its way */
} Connection;

static Connection connections[CONNECTIONS_MAX];
static const char *path, *cookie, *fields;
static int port;
static char (*tokens)[TOKEN_BYTES];

static void stop(const char *why)
{
	fprintf(stderr, "post_load: %s\n", why);
	exit(1);
}

static double now(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static int open_connection(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
				       .sin_port = htons((unsigned short)port),
				       .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int made = socket(AF_INET, SOCK_STREAM, 0);
	if (connect(made, (struct sockaddr *)&address, sizeof address))
		stop("nobody listens");
	return made;
}

static void send_all(Connection *to, const char *text)
{
	size_t length = strlen(text);
	to->got = 0;
	if (send(to->socket, text, length, MSG_NOSIGNAL) != (ssize_t)length)
		stop("a form could not be sent");
}

/* Reads what is there; true when the answer is whole. */
static bool answer_is_whole(Connection *from)
{
	size_t room = sizeof from->answer - 1 - from->got;
	ssize_t more = recv(from->socket, from->answer + from->got, room, 0);
	if (more <= 0)
		stop("the server closed a connection");
	from->got += (size_t)more;
	from->answer[from->got] = 0;
	const char *end = strstr(from->answer, "\r\n\r\n");
	const char *length = strcasestr(from->answer, "\r\nContent-Length: ");
	size_t body = length ? (size_t)atoi(length + 18) : 0;
	return end && from->got >= (size_t)(end + 4 - from->answer) + body;
}

static void fetch_tokens(int count)
{
	static char request[4096], action[1024];
	Connection *one = &connections[0];
	snprintf(action, sizeof action, "action=\"%s\"", path);
	snprintf(request, sizeof request,
		 "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %s\r\n\r\n", path, cookie);
	for (int i = 0; i < count; i++) {
		send_all(one, request);
		while (!answer_is_whole(one))
			;
		const char *form = strstr(one->answer, action);
		const char *token = form ? strstr(form, "name=\"form\" value=\"") : NULL;
		if (!token || sscanf(token + 19, "%255[^\"]", tokens[i]) != 1)
			stop("the page has no form with a token");
	}
}

static void send_form(Connection *by, int form)
{
	static char body[2048], request[4096];
	int length = snprintf(body, sizeof body, "form=%s&%s", tokens[form], fields);
	snprintf(request, sizeof request,
		 "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %s\r\n"
		 "Sec-Fetch-Site: same-origin\r\n"
		 "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s",
		 path, cookie, length, body);
	by->form = form;
	send_all(by, request);
}

/* All forms, each connection sending its next one when its last is answered. */
static int send_forms(int connection_count, int count)
{
	struct pollfd polled[CONNECTIONS_MAX] = { 0 };
	int next = 0, answered = 0;
	for (int i = 0; i < connection_count && next < count; i++) {
		polled[i] = (struct pollfd){ connections[i].socket, POLLIN, 0 };
		send_form(&connections[i], next++);
	}
	while (answered < count) {
		if (poll(polled, (nfds_t)connection_count, 30000) <= 0)
			stop("no answer came for 30 seconds");
		for (int i = 0; i < connection_count; i++) {
			if (!polled[i].revents || !answer_is_whole(&connections[i]))
				continue;
			if (strncmp(connections[i].answer, "HTTP/1.1 303", 12) != 0)
				stop(connections[i].answer);
			answered++;
			if (next < count)
				send_form(&connections[i], next++);
		}
	}
	return answered;
}

int main(int argc, char **argv)
{
	if (argc != 7)
		stop("PORT PATH COOKIE CONNECTIONS COUNT FIELDS");
	port = atoi(argv[1]);
	path = argv[2];
	cookie = argv[3];
	int connection_count = atoi(argv[4]), count = atoi(argv[5]);
	fields = argv[6];
	if (connection_count < 1 || connection_count > CONNECTIONS_MAX)
		stop("1 to 256 connections");
	tokens = calloc((size_t)count, sizeof *tokens);
	for (int i = 0; i < connection_count; i++)
		connections[i].socket = open_connection();
	fetch_tokens(count);
	double begun = now();
	int answered = send_forms(connection_count, count);
	printf("%d %.4f\n", answered, now() - begun);
	return 0;
}
