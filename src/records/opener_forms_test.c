/* SPDX-License-Identifier: Apache-2.0 */
/* Forms of a workbook that few programs write but the standard has, and those that two programs
 * would read in two ways. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/test.h"
#include "base/buf.h"
#include "records/opener.h"
#include "corpus.h"

#define END_BYTES 22

static Opened open_it(void **state, int descriptor, Workbook *workbook)
{
	Opened result = opener_workbook(*state, descriptor, workbook);
	close(descriptor);
	return result;
}

static void assert_broken(void **state, int descriptor)
{
	Workbook workbook;
	assert_int_equal(open_it(state, descriptor, &workbook), OPEN_BROKEN);
}

/* The texts of the one sheet's cells, with blanks between them. */
static void assert_texts(void **state, int descriptor, const char *expected)
{
	Workbook workbook;
	assert_int_equal(open_it(state, descriptor, &workbook), OPENED);
	assert_int_equal(workbook.count, 1);
	const SheetCellList *cells = &workbook.items[0].cells;
	Buf out = buf_new(*state);
	for (size_t i = 0; i < cells->count; i++)
		buf_print(&out, "%s%" STR_FORMAT, i ? " " : "", STR_ARGS(cells->items[i].text));
	assert_text(buf_str(&out), expected);
}

static Str bytes_of(Arena *arena, int descriptor)
{
	size_t size = (size_t)corpus_size(descriptor);
	char *at = arena_take(arena, size);
	assert_int_equal(pread(descriptor, at, size, 0), size);
	close(descriptor);
	return (Str){ at, size };
}

static uint64_t number_at(Str bytes, size_t at, size_t width)
{
	uint64_t number = 0;
	for (size_t i = width; i-- > 0;)
		number = number << 8 | (unsigned char)bytes.at[at + i];
	return number;
}

static void add_number(Buf *out, uint64_t number, int width)
{
	for (int i = 0; i < width; i++)
		buf_add_char(out, (char)(number >> (8 * i)));
}

/* The archive with counts of 64 bits at its end, and placeholders where short ones stand. */
static int with_long_counts(Arena *arena, int descriptor, uint64_t more_entries)
{
	Str bytes = bytes_of(arena, descriptor);
	size_t end = bytes.length - END_BYTES;
	uint64_t entries = number_at(bytes, end + 10, 2) + more_entries;
	Buf out = buf_new(arena);
	buf_add(&out, bytes.at, end);
	buf_add(&out, "PK\x06\x06", 4);
	add_number(&out, 44, 8);
	buf_add(&out, "\x2d\0\x2d\0\0\0\0\0\0\0\0\0", 12);
	add_number(&out, entries, 8);
	add_number(&out, entries, 8);
	add_number(&out, number_at(bytes, end + 12, 4), 8);
	add_number(&out, number_at(bytes, end + 16, 4), 8);
	buf_add(&out, "PK\x06\x07\0\0\0\0", 8);
	add_number(&out, end, 8);
	add_number(&out, 1, 4);
	buf_add(&out, "PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0",
		END_BYTES);
	return corpus_bytes(buf_str(&out));
}

static void counts_of_64_bits_are_read(void **state)
{
	int file = corpus_sheet("<row><c><v>1</v></c></row>");
	assert_texts(state, with_long_counts(*state, file, 0), "1");
}

static void counts_of_64_bits_have_the_same_limit(void **state)
{
	Workbook workbook;
	int file = with_long_counts(*state, corpus_sheet(""), 100000);
	assert_int_equal(open_it(state, file, &workbook), OPEN_TOO_BIG);
	assert_int_equal(workbook.limit, OPEN_LIMIT_ENTRIES);
	assert_int_equal(workbook.limit_count, 100005);
}

static void a_placeholder_without_its_long_count_is_too_big(void **state)
{
	Workbook workbook;
	int file = corpus_sheet("");
	assert_int_equal(pwrite(file, "\xff\xff\xff\xff", 4, corpus_size(file) - END_BYTES + 8), 4);
	assert_int_equal(open_it(state, file, &workbook), OPEN_TOO_BIG);
}

/* A workbook whose sheet is there twice: under its own name with 1, under this one with 666. */
static int with_another(const char *name)
{
	static const char sheet[] = "<worksheet><sheetData><row><c><v>%s</v></c></row></sheetData>"
				    "</worksheet>";
	char first[sizeof sheet + 4], second[sizeof sheet + 4];
	snprintf(first, sizeof first, sheet, "1");
	snprintf(second, sizeof second, sheet, "666");
	return corpus_zip((const Entry[]){
		{ .name = "_rels/.rels", .middle = CORPUS_ROOT_RELATIONS },
		{ .name = "xl/workbook.xml", .middle = CORPUS_BOOK },
		{ .name = "xl/_rels/workbook.xml.rels", .middle = CORPUS_BOOK_RELATIONS },
		{ .name = "xl/sharedStrings.xml", .middle = CORPUS_NO_STRINGS },
		{ .name = "xl/worksheets/sheet1.xml", .middle = str_of(first) },
		{ .name = name, .middle = str_of(second) },
		{ 0 },
	});
}

static void a_name_that_comes_twice_is_broken(void **state)
{
	assert_texts(state, with_another("xl/worksheets/sheet2.xml"), "1");
	assert_broken(state, with_another("XL/worksheets/Sheet1.xml"));
	/* libzip writes no name twice; the placeholder's last letter stands in both headers. */
	Str bytes = bytes_of(*state, with_another("xl/worksheets/sheet2.xml"));
	Buf out = buf_new(*state);
	for (size_t at = 0; at < bytes.length; at++) {
		bool is_second = at >= 5 && bytes.at[at] == '2' &&
				 memcmp(bytes.at + at - 5, "sheet", 5) == 0;
		buf_add_char(&out, is_second ? '1' : bytes.at[at]);
	}
	assert_broken(state, corpus_bytes(buf_str(&out)));
}

static void a_boolean_is_a_digit_or_a_word(void **state)
{
	assert_texts(state,
		     corpus_sheet("<row><c t='b'><v>true</v></c><c t='b'><v>1</v></c>"
				  "<c t='b'><v>false</v></c><c t='b'><v>0</v></c><c t='b'/></row>"),
		     "TRUE TRUE FALSE FALSE");
	assert_broken(state, corpus_sheet("<row><c t='b'><v>2</v></c></row>"));
	assert_broken(state, corpus_sheet("<row><c t='b'><v>yes</v></c></row>"));
}

static void a_cell_has_one_value(void **state)
{
	assert_broken(state, corpus_sheet("<row><c><v>12</v><v>34</v></c></row>"));
	assert_broken(state, corpus_sheet("<row><c><v/><v>34</v></c></row>"));
	assert_broken(state, corpus_sheet("<row><c><v>12</v><is><t>34</t></is></c></row>"));
	assert_broken(state, corpus_sheet("<row><c t='inlineStr'><is><t>a</t></is>"
					  "<is><t>b</t></is></c></row>"));
	assert_broken(state,
		      corpus_sheet("<row><c r='A1'><v>1</v><c r='B1'><v>2</v></c></c></row>"));
}

static void only_values_and_inline_strings_are_texts_of_a_cell(void **state)
{
	assert_texts(state,
		     corpus_sheet("<row><c t='str'><f><t>x</t><v>y</v></f><v>1</v></c>"
				  "<c t='str'><t>z</t><v>2</v></c></row>"),
		     "1 2");
}

/* XML forbids only the first 32 of them. */
static void control_characters_of_texts_are_left_out(void **state)
{
	assert_texts(state,
		     corpus_sheet("<row><c t='str'><v>a&#x7F;b&#x85;c\xc2\x9b"
				  "d_x007F_e</v></c></row>"),
		     "abcde");
	assert_broken(state, corpus_sheet("<row><c><v>1&#x9B;</v></c></row>"));
	assert_broken(
		state,
		corpus_zip((const Entry[]){
			{ .name = "_rels/.rels", .middle = CORPUS_ROOT_RELATIONS },
			{ .name = "xl/workbook.xml",
			  .middle = S("<workbook><sheets><sheet name='&#x9B;31m' "
				      "id='r1'/></sheets></workbook>") },
			{ .name = "xl/_rels/workbook.xml.rels", .middle = CORPUS_BOOK_RELATIONS },
			{ .name = "xl/sharedStrings.xml", .middle = CORPUS_NO_STRINGS },
			{ .name = "xl/worksheets/sheet1.xml", .middle = S("<worksheet/>") },
			{ 0 } }));
}

/* The sanitizers look for what points into the text that is not there. */
static void a_table_of_empty_strings_is_read(void **state)
{
	int file = corpus_workbook(
		S("<sst><si/><si><t/></si></sst>"),
		(Entry){ .middle = S("<worksheet><sheetData><row><c t='s'><v>0</v></c>"
				     "<c t='s'><v>1</v></c><c><v>7</v></c></row></sheetData>"
				     "</worksheet>") });
	assert_texts(state, file, "7");
}

static bool is_csv(void **state, Str bytes)
{
	const char *kind = NULL;
	int descriptor = corpus_bytes(bytes);
	assert_int_equal(opener_kind(*state, descriptor, &kind), OPENED);
	close(descriptor);
	return kind && str_equal_c(S("csv"), kind);
}

static void a_text_is_csv_whatever_its_words_look_like(void **state)
{
	assert_true(is_csv(state, S("ID;Program\n1;Tanah\n")));
	assert_true(is_csv(state, S("\xEF\xBB\xBFID;PERANGKAT\n1;Dinas\n")));
	assert_true(is_csv(state, S("No;Tautan\n1;<a href=\"x\">y</a>\n2;<table border>\n")));
	assert_true(is_csv(state, S("From: nama;To\n1;2\n")));
	assert_true(is_csv(state, S("Received: a;b\n1;2\n")));
	assert_true(is_csv(state, S("No;Nama\n1;\x93kutip\x94\n")));
	assert_true(is_csv(state, S("<5%;Nama\n1;2\n")));
	assert_true(is_csv(state, S("No;Nama\n1;ta\x1fnah\n")));
}

static void a_text_that_begins_as_another_form_is_no_csv(void **state)
{
	assert_false(is_csv(state, S("<!doctype html>\n<p>a;b\n")));
	assert_false(is_csv(state, S("\xEF\xBB\xBF \n<HTML>a;b\n")));
	assert_false(is_csv(state, S("<script>a;b</script>\n")));
	assert_false(is_csv(state, S("<?xml version='1.0'?><a/>\n")));
	assert_false(is_csv(state, S("{\\rtf1 a;b}\n")));
	assert_false(is_csv(state, S(" %PDF-1.7 a;b\n")));
	assert_false(is_csv(state, S("%!PS-Adobe-3.0\n")));
	assert_false(is_csv(state, S("#!/bin/sh\na;b\n")));
	assert_false(is_csv(state, S("GIF89a;b\n")));
	assert_false(is_csv(state, S("-----BEGIN PGP MESSAGE-----\n")));
	assert_false(is_csv(state, S("BEGIN:VCALENDAR\n")));
}

static void bytes_that_are_no_text_are_no_csv(void **state)
{
	assert_false(is_csv(state, S("\xFF\xFE"
				     "a\0;\0b\0")));
	assert_false(is_csv(state, S("No;Nama\n1;\0\n")));
	assert_false(
		is_csv(state, S("\x1f\x8b\x08\x08wxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnop"
				"qrstuvwxyzabcdefghijklmnopqrstuvwxyz")));
	assert_false(is_csv(state, S("a\x02"
				     "bc\x05"
				     "d;e\x1c"
				     "fg\n")));
}

/* Its answer does not matter, but it gives one. */
static void assert_answered(void **state, int descriptor)
{
	ArenaMark mark = arena_mark(*state);
	Workbook workbook;
	Opened result = open_it(state, descriptor, &workbook);
	assert_true(result != OPEN_KILLED && result != OPEN_FAILED);
	arena_reset_to(*state, mark);
}

static void change_some(char *bytes, size_t length)
{
	for (long left = random() % 6; left >= 0; left--)
		bytes[(size_t)random() % length] = (char)random();
}

static void changed_bytes_of_an_archive_do_no_harm(void **state)
{
	Str bytes = bytes_of(*state, corpus_sheet("<row><c><v>1</v></c></row>"));
	char *changed = arena_take(*state, bytes.length);
	srandom(5);
	for (int round = 0; round < 60; round++) {
		memcpy(changed, bytes.at, bytes.length);
		change_some(changed, bytes.length);
		assert_answered(state, corpus_bytes((Str){ changed, bytes.length }));
	}
}

/* Elements of a sheet within each other as they come, whole as XML. */
static void add_elements(Buf *out, int depth)
{
	static const char *const names[] = { "row",	 "c",	"c t='s'", "c t='inlineStr'",
					     "c t='b'",	 "v",	"v",	   "is",
					     "t",	 "rPh", "f",	   "x",
					     "sheetData" };
	static const char *const texts[] = { "0", "true", "_x000A_", "1.5", "" };
	for (long left = random() % 4; left > 0; left--) {
		const char *name = names[(size_t)random() % (sizeof names / sizeof *names)];
		buf_print(out, "<%s>", name);
		if (depth > 0)
			add_elements(out, depth - 1);
		buf_add_c(out, texts[(size_t)random() % (sizeof texts / sizeof *texts)]);
		buf_print(out, "</%.*s>", (int)strcspn(name, " "), name);
	}
}

static void elements_in_any_order_do_no_harm(void **state)
{
	srandom(6);
	for (int round = 0; round < 60; round++) {
		Buf out = buf_new(*state);
		buf_add_c(&out, "<row><c t='str'><v>1</v></c>");
		add_elements(&out, 4);
		buf_add_c(&out, "</row>");
		add_elements(&out, 4);
		assert_answered(state, corpus_sheet(str_c(*state, buf_str(&out))));
	}
}

RUN_TESTS(TEST(counts_of_64_bits_are_read), TEST(counts_of_64_bits_have_the_same_limit),
	  TEST(a_placeholder_without_its_long_count_is_too_big),
	  TEST(a_name_that_comes_twice_is_broken), TEST(a_boolean_is_a_digit_or_a_word),
	  TEST(a_cell_has_one_value), TEST(only_values_and_inline_strings_are_texts_of_a_cell),
	  TEST(control_characters_of_texts_are_left_out),
	  TEST(a_text_is_csv_whatever_its_words_look_like),
	  TEST(a_text_that_begins_as_another_form_is_no_csv),
	  TEST(bytes_that_are_no_text_are_no_csv), TEST(a_table_of_empty_strings_is_read),
	  TEST(changed_bytes_of_an_archive_do_no_harm), TEST(elements_in_any_order_do_no_harm))
