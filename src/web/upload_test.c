/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <stdlib.h>

#include "base/digest.h"
#include "web/upload.h"

static void a_file_is_kept_and_hashed_as_it_comes(void **state)
{
	Arena *arena = *state;
	Upload upload = { 0 };
	UploadStream stream;
	digest_start();
	assert_int_equal(upload_begin(&stream, &upload), UPLOAD_FINE);
	assert_int_equal(upload_add(&stream, S("ab")), UPLOAD_FINE);
	assert_int_equal(upload_add(&stream, S("c")), UPLOAD_FINE);
	assert_int_equal(upload_end(&stream, arena), UPLOAD_FINE);
	assert_int_equal(upload.size_bytes, 3);
	assert_true(str_equal_c(upload.sha256, "ba7816bf8f01cfea414140de5dae2223"
					       "b00361a396177a9cb410ff61f20015ad"));
	bool ok;
	assert_true(str_equal_c(upload_chunk(arena, &upload, 0, &ok), "abc"));
	assert_true(ok);
	upload_close(&upload);
}

static void a_file_has_chunks_of_one_size_and_a_rest(void **state)
{
	(void)state;
	Upload upload = { .size_bytes = 2 * (int64_t)UPLOAD_CHUNK_BYTES + 1 };
	assert_int_equal(upload_chunks(&upload), 3);
	upload.size_bytes--;
	assert_int_equal(upload_chunks(&upload), 2);
	upload.size_bytes = 0;
	assert_int_equal(upload_chunks(&upload), 1);
}

static void chunks_put_together_are_the_file(void **state)
{
	Arena *arena = *state;
	Upload upload = { 0 };
	UploadStream stream;
	upload_begin(&stream, &upload);
	char *bytes = arena_take(arena, 300000);
	for (int i = 0; i < 300000; i++)
		bytes[i] = (char)(i * 7);
	upload_add(&stream, (Str){ bytes, 300000 });
	upload_end(&stream, arena);
	bool ok;
	Str first = upload_chunk(arena, &upload, 0, &ok);
	Str second = upload_chunk(arena, &upload, 1, &ok);
	assert_int_equal(first.length + second.length, 300000);
	assert_memory_equal(first.at, bytes, first.length);
	assert_memory_equal(second.at, bytes + first.length, second.length);
	upload_close(&upload);
}

static void other_bytes_take_the_place_of_those_that_came(void **state)
{
	Arena *arena = *state;
	Upload upload = { .field = S("file"), .name = S("a.jpg") };
	UploadStream stream;
	upload_begin(&stream, &upload);
	upload_add(&stream, S("what came"));
	upload_end(&stream, arena);
	assert_int_equal(upload_replace(&upload, arena, S("made anew")), UPLOAD_FINE);
	bool ok;
	assert_text(upload_chunk(arena, &upload, 0, &ok), "made anew");
	assert_int_equal(upload.size_bytes, 9);
	Digest digest = digest_sha256(S("made anew"));
	assert_true(str_equal(upload.sha256, digest_hex(arena, &digest)));
	assert_text(upload.name, "a.jpg");
	setenv("TMPDIR", "/nowhere/at/all", 1);
	assert_int_equal(upload_replace(&upload, arena, S("third")), UPLOAD_FAILED);
	unsetenv("TMPDIR");
	assert_text(upload_chunk(arena, &upload, 0, &ok), "made anew");
	upload_close(&upload);
}

static void a_folder_that_is_not_there_is_a_failure(void **state)
{
	(void)state;
	Upload upload = { 0 };
	UploadStream stream;
	setenv("TMPDIR", "/nowhere/at/all", 1);
	assert_int_equal(upload_begin(&stream, &upload), UPLOAD_FAILED);
	unsetenv("TMPDIR");
}

static void only_the_last_part_of_a_name_is_shown(void **state)
{
	Arena *arena = *state;
	assert_text(upload_shown_name(arena, S("../../etc/passwd")), "passwd");
	assert_text(upload_shown_name(arena, S("C:\\x\\laporan.xlsx")), "laporan.xlsx");
	assert_text(upload_shown_name(arena, S("a\r\nb\xff.pdf")), "a__b_.pdf");
	assert_text(upload_shown_name(arena, S("bukti é.pdf")), "bukti é.pdf");
	assert_text(upload_shown_name(arena, S("surat\u202eexe.pdf")), "suratexe.pdf");
	assert_text(upload_shown_name(arena, S("\u202e")), "_");
}

RUN_TESTS(TEST(a_file_is_kept_and_hashed_as_it_comes),
	  TEST(a_file_has_chunks_of_one_size_and_a_rest), TEST(chunks_put_together_are_the_file),
	  TEST(other_bytes_take_the_place_of_those_that_came),
	  TEST(a_folder_that_is_not_there_is_a_failure),
	  TEST(only_the_last_part_of_a_name_is_shown))
