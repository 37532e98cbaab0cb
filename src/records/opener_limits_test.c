/* SPDX-License-Identifier: Apache-2.0 */
/* Each limit of nyata-open, and that reaching it costs little. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/test.h"
#include "base/buf.h"
#include "records/opener.h"
#include "corpus.h"

#define MOST_MILLISECONDS 1500
#define MOST_KIB (64 * 1024)

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SLOWED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SLOWED true
#endif
#endif
#ifndef IS_SLOWED
#define IS_SLOWED false
#endif

/* Processor time of the children that have ended. */
static long children_milliseconds(void)
{
	struct rusage used;
	getrusage(RUSAGE_CHILDREN, &used);
	return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
	       (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

/* What opener_workbook says of the file, which is closed; it takes its time. */
static Opened open_it(void **state, int descriptor, Workbook *workbook)
{
	long before = children_milliseconds();
	Opened result = opener_workbook(*state, descriptor, workbook);
	close(descriptor);
	assert_true(IS_SLOWED || children_milliseconds() - before < MOST_MILLISECONDS);
	return result;
}

#define assert_too_big(descriptor, expected_limit, expected_count)                                 \
	do {                                                                                       \
		Workbook opened_book;                                                              \
		assert_int_equal(open_it(state, (descriptor), &opened_book), OPEN_TOO_BIG);        \
		assert_int_equal(opened_book.limit, (expected_limit));                             \
		assert_int_equal(opened_book.limit_count, (expected_count));                       \
	} while (0)

static int rows_of(const char *dimension, int rows, int columns)
{
	return corpus_workbook(CORPUS_NO_STRINGS,
			       (Entry){ .before = str_of(dimension),
					.count = (uint64_t)rows,
					.columns = columns,
					.after = S("</sheetData></worksheet>") });
}

/* Just under the limit of all texts, in as many strings as there may be. */
static int many_strings(void)
{
	Entry shared = {
		.before = S("<sst>"), .count = 390000, .is_strings = true, .after = S("</sst>")
	};
	return corpus_workbook_of(shared, (Entry){ .middle = S("<worksheet/>") });
}

/* What nyata-open's memory grew to. Only while this process is small itself: a child's figure
 * begins with its parent's. */
static long peak_kib(int descriptor)
{
	pid_t child = fork();
	if (child == 0) {
		int nowhere = open("/dev/null", O_WRONLY);
		dup2(descriptor, 0);
		dup2(nowhere, 1);
		execl(getenv("NYATA_OPEN"), "nyata-open", "workbook", (char *)NULL);
		_exit(127);
	}
	struct rusage used;
	int how;
	assert_int_equal(wait4(child, &how, 0, &used), child);
	assert_true(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	close(descriptor);
	return used.ru_maxrss;
}

static void no_file_takes_more_than_64_mib(void **state)
{
	(void)state;
	if (IS_SLOWED)
		return;
	assert_in_range(peak_kib(rows_of("<worksheet><sheetData>", 20000, 20)), 1, MOST_KIB);
	assert_in_range(peak_kib(rows_of("<worksheet><sheetData>", 1000000, 2)), 1, MOST_KIB);
	assert_in_range(peak_kib(many_strings()), 1, MOST_KIB);
}

static void a_bomb_is_too_big_by_its_ratio(void **state)
{
	Workbook workbook;
	Entry bomb = { .middle = S("                                "), .count = 8 * 1024 * 1024 };
	int file = corpus_workbook(CORPUS_NO_STRINGS, bomb);
	assert_int_equal(open_it(state, file, &workbook), OPEN_TOO_BIG);
	assert_int_equal(workbook.limit, OPEN_LIMIT_RATIO);
	assert_true(workbook.limit_count > 900);
}

static void a_million_rows_are_too_many_and_counted(void **state)
{
	assert_too_big(rows_of("<worksheet><dimension ref='A1:B1000000'/><sheetData>", 1000000, 2),
		       OPEN_LIMIT_ROWS, 1000000);
	assert_too_big(rows_of("<worksheet><sheetData>", 20001, 1), OPEN_LIMIT_ROWS, 20001);
}

static void twenty_thousand_rows_are_read(void **state)
{
	Workbook workbook;
	assert_int_equal(open_it(state, rows_of("<worksheet><sheetData>", 20000, 20), &workbook),
			 OPENED);
	assert_int_equal(workbook.items[0].row_count, 20000);
	assert_int_equal(workbook.items[0].cells.count, 400000);
}

static void rows_without_anything_do_not_count(void **state)
{
	Workbook workbook;
	Entry sheet = { .before = S("<worksheet><sheetData><row><c><v>1</v></c></row>"),
			.middle = S("<row/>"),
			.count = 100000,
			.after = S("</sheetData></worksheet>") };
	assert_int_equal(open_it(state, corpus_workbook(CORPUS_NO_STRINGS, sheet), &workbook),
			 OPENED);
	assert_int_equal(workbook.items[0].row_count, 1);
}

static void too_many_cells_are_refused(void **state)
{
	assert_too_big(rows_of("<worksheet><sheetData>", 19000, 22), OPEN_LIMIT_CELLS, 400001);
}

static void a_cell_of_more_than_32_kib_is_refused(void **state)
{
	Str before = S("<worksheet><sheetData><row><c t='str'><v>");
	Entry sheet = { .before = before,
			.middle = S("x"),
			.count = 32 * 1024,
			.after = S("</v></c></row></sheetData></worksheet>") };
	Workbook workbook;
	assert_int_equal(open_it(state, corpus_workbook(CORPUS_NO_STRINGS, sheet), &workbook),
			 OPENED);
	sheet.count++;
	assert_too_big(corpus_workbook(CORPUS_NO_STRINGS, sheet), OPEN_LIMIT_CELL_BYTES, 32769);
}

static void one_long_string_named_often_is_refused(void **state)
{
	Entry sheet = { .before = S("<worksheet><sheetData>"),
			.middle = S("<row><c t='s'><v>0</v></c></row>"),
			.count = 18000,
			.after = S("</sheetData></worksheet>") };
	Buf shared = buf_new(*state);
	buf_add_c(&shared, "<sst><si><t>");
	for (int i = 0; i < 1500; i++)
		buf_print(&shared, "%d-", i * 7919);
	buf_add_c(&shared, "</t></si></sst>");
	Workbook workbook;
	assert_int_equal(open_it(state, corpus_workbook(buf_str(&shared), sheet), &workbook),
			 OPEN_TOO_BIG);
	assert_int_equal(workbook.limit, OPEN_LIMIT_TEXT_BYTES);
}

static void too_many_entries_are_refused_before_they_are_read(void **state)
{
	static Entry entries[2002];
	static char names[2001][16];
	for (int i = 0; i < 2001; i++) {
		snprintf(names[i], sizeof names[i], "f%d", i);
		entries[i] = (Entry){ .name = names[i], .middle = S("x") };
	}
	assert_too_big(corpus_zip(entries), OPEN_LIMIT_ENTRIES, 2001);
}

static void more_than_64_sheets_are_refused(void **state)
{
	Entry book = { .name = "xl/workbook.xml",
		       .before = S("<workbook><sheets>"),
		       .middle = S("<sheet name='a' r:id='r1'/>"),
		       .count = 65,
		       .after = S("</sheets></workbook>") };
	Entry entries[] = { { .name = "_rels/.rels", .middle = CORPUS_ROOT_RELATIONS },
			    book,
			    { 0 } };
	assert_too_big(corpus_zip(entries), OPEN_LIMIT_SHEETS, 65);
}

static void a_file_over_20_mib_is_refused_unread(void **state)
{
	int file = corpus_cut(corpus_bytes(S("PK\x03\x04")), 20 * 1024 * 1024 + 1);
	assert_too_big(file, OPEN_LIMIT_FILE_BYTES, 20 * 1024 * 1024 + 1);
}

static void what_says_less_than_it_unpacks_to_is_broken(void **state)
{
	int file = rows_of("<worksheet><sheetData>", 30000, 20);
	/* The size that the directory names, of its last entry: 46 bytes and the name before the
	 * record of the end. */
	int64_t at = corpus_size(file) - 22 - 46 - (int64_t)sizeof "xl/worksheets/sheet1.xml" + 1;
	assert_int_equal(pwrite(file, "\x10\x00\x00\x00", 4, at + 24), 4);
	Workbook workbook;
	Opened result = open_it(state, file, &workbook);
	assert_true(result == OPEN_BROKEN || result == OPEN_TOO_BIG);
}

RUN_TESTS(TEST(no_file_takes_more_than_64_mib), TEST(a_bomb_is_too_big_by_its_ratio),
	  TEST(a_million_rows_are_too_many_and_counted), TEST(twenty_thousand_rows_are_read),
	  TEST(rows_without_anything_do_not_count), TEST(too_many_cells_are_refused),
	  TEST(a_cell_of_more_than_32_kib_is_refused), TEST(one_long_string_named_often_is_refused),
	  TEST(too_many_entries_are_refused_before_they_are_read),
	  TEST(more_than_64_sheets_are_refused), TEST(a_file_over_20_mib_is_refused_unread),
	  TEST(what_says_less_than_it_unpacks_to_is_broken))
