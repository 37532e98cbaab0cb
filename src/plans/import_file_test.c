/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>

#include "base/test.h"
#include "corpus.h"
#include "plans/evaluation_import.h"

#define assert_refused(descriptor, expected)                                                       \
	do {                                                                                       \
		ImportFile read_result;                                                            \
		int read_file = (descriptor);                                                      \
		assert_false(import_file_read(*state, read_file, &read_result));                   \
		assert_int_equal(read_result.fault.reason, (expected));                            \
		close(read_file);                                                                  \
	} while (0)

static Str first_cell(void **state, int file)
{
	ImportFile read;
	assert_true(import_file_read(*state, file, &read));
	close(file);
	return read.workbook.items[0].cells.items[0].text;
}

static void workbooks_and_csv_are_read_by_their_content(void **state)
{
	assert_text(first_cell(state, corpus_sheet("<row><c t='str'><v>satu</v></c></row>")),
		    "satu");
	assert_text(first_cell(state, corpus_bytes(S("\xef\xbb\xbfNo;Rekomendasi\r\n1;\xe9\r\n"))),
		    "No");
}

static void other_files_are_refused_each_with_its_reason(void **state)
{
	assert_refused(corpus_bytes((Str){ 0 }), IMPORT_FILE_EMPTY);
	assert_refused(corpus_bytes(S("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")), IMPORT_FILE_WRONG_KIND);
	assert_refused(corpus_bytes(S("PK\x03\x04 half")), IMPORT_FILE_BROKEN);
	assert_refused(corpus_bytes(S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
				      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")),
		       IMPORT_FILE_ENCRYPTED);
	assert_refused(corpus_cut(corpus_bytes(S("PK\x03\x04")), 21 * 1024 * 1024),
		       IMPORT_FILE_BYTES);
	assert_refused(corpus_bytes(S("No;Rekomendasi\n1;\"tanpa tutup\n")), IMPORT_CSV_BROKEN);
}

static void too_many_rows_of_csv_are_refused(void **state)
{
	Str text = { 0 };
	char *lines = arena_take(*state, 20001 * 4);
	for (int i = 0; i < 20001; i++)
		memcpy(lines + (ptrdiff_t)i * 4, "a;b\n", 4);
	text = (Str){ lines, 20001 * 4 };
	assert_refused(corpus_bytes(text), IMPORT_FILE_ROWS);
}

static void a_cell_of_csv_that_is_too_long_is_named(void **state)
{
	size_t length = OPEN_MOST_CELL_BYTES + 1;
	char *cell = arena_take(*state, length);
	memset(cell, 'x', length);
	Str text = str_print(*state, "No;Rekomendasi\n1;%" STR_FORMAT "\n",
			     STR_ARGS(((Str){ cell, length })));
	ImportFile read;
	int file = corpus_bytes(text);
	assert_false(import_file_read(*state, file, &read));
	close(file);
	assert_int_equal(read.fault.reason, IMPORT_CSV_CELL);
	assert_text(read.fault.detail, "2");
	assert_int_equal(read.fault.number, length);
}

static void a_control_character_in_csv_is_named_with_its_line(void **state)
{
	ImportFile read;
	int file = corpus_bytes(S("No;Rekomendasi\n1;Menata ta\x1fnah\n"));
	assert_false(import_file_read(*state, file, &read));
	close(file);
	assert_int_equal(read.fault.reason, IMPORT_CSV_CONTROL);
	assert_int_equal(read.fault.number, 2);
}

RUN_TESTS(TEST(a_control_character_in_csv_is_named_with_its_line),
	  TEST(a_cell_of_csv_that_is_too_long_is_named),
	  TEST(workbooks_and_csv_are_read_by_their_content),
	  TEST(other_files_are_refused_each_with_its_reason),
	  TEST(too_many_rows_of_csv_are_refused))
