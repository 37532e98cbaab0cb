/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <stdlib.h>

#include "base/log.h"

static void an_event_is_one_line(void **state)
{
	unsetenv("JOURNAL_STREAM");
	assert_text(WRITTEN(*state, log_info("started port=%d", 8080)), "started port=8080\n");
}

static void a_value_cannot_begin_a_line_of_its_own(void **state)
{
	unsetenv("JOURNAL_STREAM");
	Str line = WRITTEN(*state, log_warning("path=%s", "a\n<0>forged\r\x1b[2J"));
	assert_text(line, "path=a?<0>forged??[2J\n");
}

static void a_long_event_is_cut_and_stays_one_line(void **state)
{
	unsetenv("JOURNAL_STREAM");
	char value[5000];
	memset(value, 'x', sizeof value - 1);
	value[sizeof value - 1] = 0;
	Str line = WRITTEN(*state, log_error("%s", value));
	assert_in_range(line.length, 1000, 4096);
	assert_int_equal(str_find_char(line, '\n'), (ptrdiff_t)line.length - 1);
}

static void systemd_gets_the_priority(void **state)
{
	setenv("JOURNAL_STREAM", "1:2", 1);
	assert_text(WRITTEN(*state, log_info("a")), "<6>a\n");
	assert_text(WRITTEN(*state, log_warning("a")), "<4>a\n");
	assert_text(WRITTEN(*state, log_error("a")), "<3>a\n");
	unsetenv("JOURNAL_STREAM");
}

static void fatal_aborts(void **state)
{
	(void)state;
	assert_fatal(fatal("a bug"));
}

RUN_TESTS(TEST(an_event_is_one_line), TEST(a_value_cannot_begin_a_line_of_its_own),
	  TEST(a_long_event_is_cut_and_stays_one_line), TEST(systemd_gets_the_priority),
	  TEST(fatal_aborts))
