/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include "base/buf.h"
#include "web/multipart.h"

/* Writes what it is told as text: [name|file name]content; */
static bool note_part(void *by, Str name, Str file_name, bool is_file)
{
	Buf *out = by;
	buf_print(out, "[%" STR_FORMAT, STR_ARGS(name));
	if (is_file)
		buf_print(out, "|%" STR_FORMAT, STR_ARGS(file_name));
	buf_add_c(out, "]");
	return true;
}

static bool note_bytes(void *by, Str bytes)
{
	buf_add_str(by, bytes);
	return true;
}

static bool note_end(void *by)
{
	buf_add_c(by, ";");
	return true;
}

typedef struct Reading {
	Arena *arena;
	Str noted;
	bool is_fine, is_whole;
} Reading;

/* In pieces of that many bytes. */
static Reading read_in(Str body, size_t piece)
{
	Reading reading = { .arena = arena_new(), .is_fine = true };
	Buf out = buf_new(reading.arena);
	Multipart *multipart = multipart_new(
		reading.arena, S("XX"), (MultipartReader){ &out, note_part, note_bytes, note_end });
	for (size_t at = 0; at < body.length; at += piece)
		reading.is_fine &= multipart_add(multipart, str_slice(body, at, at + piece));
	reading.is_whole = multipart_is_whole(multipart);
	reading.noted = buf_str(&out);
	return reading;
}

static void assert_reads(Str body, const char *wanted)
{
	for (size_t piece = 1; piece <= body.length; piece++) {
		Reading reading = read_in(body, piece);
		assert_true(reading.is_fine && reading.is_whole);
		assert_string_equal(str_c(reading.arena, reading.noted), wanted);
		arena_free(reading.arena);
	}
}

static void assert_breaks(Str body)
{
	for (size_t piece = 1; piece <= body.length; piece += 7) {
		Reading reading = read_in(body, piece);
		assert_false(reading.is_fine && reading.is_whole);
		arena_free(reading.arena);
	}
}

#define PART(name) "--XX\r\nContent-Disposition: form-data; " name "\r\n\r\n"

static void fields_and_files_come_in_any_pieces(void **state)
{
	(void)state;
	assert_reads(S(PART("name=\"form\"") "key\r\n" PART(
			     "name=\"a\"; filename=\"b.pdf\"") "%PDF\r\n-- \r\n--X\r\n--XX--\r\n"),
		     "[form]key;[a|b.pdf]%PDF\r\n-- \r\n--X;");
}

static void an_empty_value_is_a_field_of_its_own(void **state)
{
	(void)state;
	assert_reads(S(PART("name=\"t\"") "\r\n" PART("name=\"t\"") "5\r\n--XX--"), "[t];[t]5;");
}

static void text_around_the_parts_is_left_out(void **state)
{
	(void)state;
	assert_reads(S("before\r\n" PART("name=\"a\"") "1\r\n--XX--\r\nafter"), "[a]1;");
}

static void other_headers_and_cases_do_not_matter(void **state)
{
	(void)state;
	assert_reads(
		S("--XX\r\nContent-Type: text/plain\r\n"
		  "content-disposition: form-data; NAME=\"a\"; FileName=\"\"\r\n\r\n\r\n--XX--"),
		"[a|];");
}

static void quotes_in_names_are_read_as_browsers_write_them(void **state)
{
	(void)state;
	assert_reads(S(PART("name=\"a\"; filename=\"x%22y%0D%0A;name=%41.pdf\"") "1\r\n--XX--"),
		     "[a|x\"y  ;name=%41.pdf]1;");
	assert_reads(S(PART("name=\"a\"; filename=\"x\\\"y\"") "1\r\n--XX--"), "[a|x\"y]1;");
}

static void a_name_may_end_in_a_backslash_or_stand_without_quotes(void **state)
{
	(void)state;
	assert_reads(S(PART("name=\"a\"; filename=\"x\\\"") "1\r\n--XX--"), "[a|x\\]1;");
	assert_reads(S(PART("filename=\"x\\\"; name=\"a\"") "1\r\n--XX--"), "[a|x\\]1;");
	assert_reads(S(PART("name=\"a\"; filename=\"x\\y\"") "1\r\n--XX--"), "[a|x\\y]1;");
	assert_reads(S(PART("name=a; filename=x.pdf") "1\r\n--XX--"), "[a|x.pdf]1;");
	assert_reads(S(PART("filename=x.pdf ; name=a") "1\r\n--XX--"), "[a|x.pdf]1;");
}

static void a_file_whose_name_cannot_be_read_is_no_field(void **state)
{
	(void)state;
	assert_breaks(S(PART("name=\"a\"; filename=\"x") "1\r\n--XX--"));
	assert_breaks(S(PART("name=\"a\"; filename=") "1\r\n--XX--"));
	assert_breaks(S(PART("name=\"a\"; filename*=UTF-8''x") "1\r\n--XX--"));
}

static void a_cut_body_is_not_whole(void **state)
{
	(void)state;
	assert_breaks(S(PART("name=\"a\"") "1\r\n--XX-"));
	assert_breaks(S(PART("name=\"a\"") "1"));
	assert_breaks(S("--XX"));
}

static void a_malformed_body_breaks(void **state)
{
	(void)state;
	assert_breaks(S("--XX\r\nContent-Type: text/plain\r\n\r\n1\r\n--XX--"));
	assert_breaks(S(PART("filename=\"a\"") "1\r\n--XX--"));
	assert_breaks(S(PART("name=\"a") "1\r\n--XX--"));
	assert_breaks(S("--XX?\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX--"));
}

static void headers_of_a_part_have_a_limit(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	Buf body = buf_new(arena);
	buf_add_c(&body, "--XX\r\nX: ");
	for (int i = 0; i < 20000; i++)
		buf_add_char(&body, 'a');
	buf_add_c(&body, "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX--");
	Reading reading = read_in(buf_str(&body), 1000);
	assert_false(reading.is_fine);
	arena_free(reading.arena);
	arena_free(arena);
}

static void a_large_part_passes_through(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	Buf body = buf_new(arena);
	buf_add_c(&body, PART("name=\"a\"; filename=\"b\""));
	for (int i = 0; i < 100000; i++)
		buf_add_c(&body, "\r\n--X");
	buf_add_c(&body, "\r\n--XX--");
	Reading reading = read_in(buf_str(&body), 4096);
	assert_true(reading.is_fine && reading.is_whole);
	assert_int_equal(reading.noted.length, 500000 + 6);
	arena_free(reading.arena);
	arena_free(arena);
}

static void a_boundary_is_found_in_its_header(void **state)
{
	(void)state;
	assert_true(str_equal_c(multipart_boundary(S("multipart/form-data; boundary=abc")), "abc"));
	assert_true(str_equal_c(
		multipart_boundary(S("multipart/form-data; charset=x; Boundary=\"a b\"")), "a b"));
	assert_int_equal(multipart_boundary(S("multipart/form-data")).length, 0);
	assert_int_equal(multipart_boundary(S("multipart/form-data; boundary=")).length, 0);
}

RUN_TESTS(TEST(fields_and_files_come_in_any_pieces), TEST(an_empty_value_is_a_field_of_its_own),
	  TEST(text_around_the_parts_is_left_out), TEST(other_headers_and_cases_do_not_matter),
	  TEST(quotes_in_names_are_read_as_browsers_write_them),
	  TEST(a_name_may_end_in_a_backslash_or_stand_without_quotes),
	  TEST(a_file_whose_name_cannot_be_read_is_no_field), TEST(a_cut_body_is_not_whole),
	  TEST(a_malformed_body_breaks), TEST(headers_of_a_part_have_a_limit),
	  TEST(a_large_part_passes_through), TEST(a_boundary_is_found_in_its_header))
