/* SPDX-License-Identifier: Apache-2.0 */
/* How the tests of the view compiler ask: one view's body in, what came of it out. */
#ifndef TOOLS_TEST_COMPILE_H
#define TOOLS_TEST_COMPILE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The C of "%view v(Request *rq)" with this body; the test fails where it is refused. */
const char *c_of(const char *body);
const char *c_in_two_languages(const char *body, const char *po);
/* The keys of its messages, each in [brackets]. */
const char *keys_of(const char *body);
/* What views says of a whole file; NULL where it is taken. */
const char *refusal_of_file(const char *text, const char *po);

void assert_contains(const char *text, const char *part);
void assert_lacks(const char *text, const char *part);
/* The body begins in line 2 of v.html. */
void assert_refused(const char *body, const char *part);
void assert_taken(const char *body);
int test_reset(void **state);

#define REFUSES(name, body, part)                                                                  \
	static void name(void **state)                                                             \
	{                                                                                          \
		(void)state;                                                                       \
		assert_refused(body, part);                                                        \
	}

#define TAKES(name, body)                                                                          \
	static void name(void **state)                                                             \
	{                                                                                          \
		(void)state;                                                                       \
		assert_taken(body);                                                                \
	}

#endif
