/* SPDX-License-Identifier: Apache-2.0 */
/* What each test file needs: cmocka, an arena as its state, comparisons of Str. For tests only. */
#ifndef NYATA_TEST_H
#define NYATA_TEST_H

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"

/* The arena of the file's tests: Arena *arena = *state. */
static inline int test_arena_begin(void **state)
{
	*state = arena_new();
	return 0;
}

static inline int test_arena_end(void **state)
{
	arena_free(*state);
	return 0;
}

/* RUN_TESTS(TEST(a_day_has_a_weekday), TEST(…)); the main() of a file whose state is an arena. */
#define TEST(name) cmocka_unit_test(name)
#define RUN_TESTS(...)                                                                             \
	int main(void)                                                                             \
	{                                                                                          \
		const struct CMUnitTest tests[] = { __VA_ARGS__ };                                 \
		return cmocka_run_group_tests(tests, test_arena_begin, test_arena_end);            \
	}

static inline void test_text(Str actual, const char *expected, const char *file, int line)
{
	if (str_equal_c(actual, expected))
		return;
	print_error("\"%" STR_FORMAT "\" is not \"%s\"\n", STR_ARGS(actual), expected);
	_fail(file, line);
}

/* The Str is exactly the C string. */
#define assert_text(actual, expected) test_text((actual), (expected), __FILE__, __LINE__)

/* The statement ends the program by fatal(). */
#define assert_fatal(statement)                                                                    \
	do {                                                                                       \
		pid_t test_child = fork();                                                         \
		if (test_child == 0) {                                                             \
			setrlimit(RLIMIT_CORE, &(struct rlimit){ 0 });                             \
			close(STDERR_FILENO);                                                      \
			statement;                                                                 \
			_exit(0);                                                                  \
		}                                                                                  \
		int test_status = 0;                                                               \
		waitpid(test_child, &test_status, 0);                                              \
		assert_true(WIFSIGNALED(test_status) && WTERMSIG(test_status) == SIGABRT);         \
	} while (0)

/* Runs the statement and gives what it wrote to standard error. */
#define WRITTEN(arena, statement)                                                                  \
	({                                                                                         \
		int pipe_ends[2];                                                                  \
		assert_int_equal(pipe(pipe_ends), 0);                                              \
		int saved = dup(STDERR_FILENO);                                                    \
		dup2(pipe_ends[1], STDERR_FILENO);                                                 \
		statement;                                                                         \
		dup2(saved, STDERR_FILENO);                                                        \
		close(saved);                                                                      \
		close(pipe_ends[1]);                                                               \
		char *bytes = arena_take((arena), 8192);                                           \
		ssize_t count = read(pipe_ends[0], bytes, 8192);                                   \
		close(pipe_ends[0]);                                                               \
		(Str){ bytes, count > 0 ? (size_t)count : 0 };                                     \
	})

#endif
