/* SPDX-License-Identifier: Apache-2.0 */
/* kill -9 in the middle of 200 forms, five times: none that was answered is lost, and sending all
 * of them again doubles none. */
#ifndef NYATA_TEST_CRASH_H
#define NYATA_TEST_CRASH_H

#include "client.h"

typedef struct Subject {
	const char *program;
	/* A whole request with a form that stores the row of that number, answered by 303. */
	Str (*form)(Arena *arena, const Server *server, int number);
	/* How often that row is there; anything but 0 and 1 is a fault. */
	int64_t (*count)(const Server *server, int number);
} Subject;

/* The exit code. */
int crash(const Subject *subject, unsigned seed);

#endif
