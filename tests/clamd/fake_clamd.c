/* SPDX-License-Identifier: Apache-2.0 */
#include "fake_clamd.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define MOST_BYTES (32 * 1024 * 1024)

static int read_all(int from, void *bytes, size_t count)
{
	for (size_t at = 0; at < count;) {
		ssize_t got = read(from, (char *)bytes + at, count - at);
		if (got <= 0)
			return 0;
		at += (size_t)got;
	}
	return 1;
}

/* What was sent; its length, or -1 where it is not as clamd wants it. */
static long read_stream(int from, char *bytes)
{
	char command[10];
	if (!read_all(from, command, sizeof command) || memcmp(command, "zINSTREAM", 10) != 0)
		return -1;
	for (size_t used = 0;;) {
		uint32_t length;
		if (!read_all(from, &length, sizeof length))
			return -1;
		length = ntohl(length);
		if (length == 0)
			return (long)used;
		if (length > MOST_BYTES - used || !read_all(from, bytes + used, length))
			return -1;
		used += length;
	}
}

static const char *answer_to(const char *mode, const char *bytes, long length)
{
	if (strcmp(mode, "refuse") == 0)
		return "INSTREAM size limit exceeded. ERROR";
	if (strcmp(mode, "nonsense") == 0)
		return "HTTP/1.1 400 Bad Request";
	if (length < 0)
		return "UNKNOWN COMMAND";
	return memmem(bytes, (size_t)length, "EICAR-STANDARD", 14)
		       ? "stream: Eicar-Test-Signature FOUND"
		       : "stream: OK";
}

static void talk(int with, const char *mode, char *bytes)
{
	if (strcmp(mode, "hang") == 0) {
		sleep(3600);
		return;
	}
	if (strcmp(mode, "drop") == 0)
		return;
	const char *answer = answer_to(mode, bytes, read_stream(with, bytes));
	if (write(with, answer, strlen(answer) + 1) < 0)
		perror("fake clamd");
}

void fake_clamd_serve(const char *path, const char *mode)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	unlink(path);
	int listening = socket(AF_UNIX, SOCK_STREAM, 0);
	char *bytes = malloc(MOST_BYTES);
	signal(SIGPIPE, SIG_IGN);
	if (!bytes || listening < 0 ||
	    bind(listening, (struct sockaddr *)&address, sizeof address) != 0 ||
	    listen(listening, 8) != 0)
		exit(1);
	for (;;) {
		int with = accept(listening, NULL, NULL);
		if (with < 0)
			continue;
		talk(with, mode, bytes);
		close(with);
	}
}
