/* SPDX-License-Identifier: Apache-2.0 */
/* A place in a source file, and the one way in which the tools refuse.
 *
 * refuse() prints "file:line: sentence" and ends the program with status 1. A test sets
 * refusal_caught to a buffer first; then the message goes there and control jumps back. */
#ifndef TOOLS_PLACE_H
#define TOOLS_PLACE_H

#include <setjmp.h>

typedef struct Place {
	const char *file;
	int line;
} Place;

typedef struct Refusal {
	jmp_buf back;
	char message[512];
} Refusal;

extern Refusal *refusal_caught;

_Noreturn void refuse(Place place, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
