/* SPDX-License-Identifier: Apache-2.0 */
/* crash PROGRAM [SEED]: the small test program, which stands on the walls of web/ alone. */
#include "crash.h"

#include <stdio.h>
#include <stdlib.h>

static Str form(Arena *arena, const Server *server, int number)
{
	Str token = client_token(arena, server->port, "/count");
	Str body = str_print(arena, "%" STR_FORMAT "&subject=%d", STR_ARGS(token), number);
	return client_post_text(arena, "/count", body);
}

static int64_t count(const Server *server, int number)
{
	char target[64];
	snprintf(target, sizeof target, "/count/%d", number);
	return client_number(server->port, target);
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Subject subject = { .program = argv[1], .form = form, .count = count };
	return crash(&subject, argc > 2 ? (unsigned)atoi(argv[2]) : (unsigned)now_ms());
}
