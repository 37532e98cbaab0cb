/* SPDX-License-Identifier: Apache-2.0 */
#include "web/encoding.h"

#include <brotli/decode.h>
#include <zlib.h>

#include "base/test.h"

static Str page_text(Arena *arena)
{
	Buf out = buf_new(arena);
	for (int i = 0; i < 400; i++)
		buf_print(&out, "<li><a href=\"/rekomendasi/RB-2025-%02d\">Rekomendasi</a></li>\n",
			  i);
	return buf_str(&out);
}

static void a_coding_is_taken_unless_its_quality_is_nothing(void **state)
{
	(void)state;
	assert_true(encoding_taken(S("gzip, deflate, br"), "br"));
	assert_true(encoding_taken(S("GZIP;q=0.8"), "gzip"));
	assert_false(encoding_taken(S("gzip;q=0"), "gzip"));
	assert_false(encoding_taken(S("gzip; q=0.000"), "gzip"));
	assert_false(encoding_taken(S("gzipped"), "gzip"));
	assert_false(encoding_taken(S(""), "gzip"));
}

static void gzip_gives_the_same_bytes_back(void **state)
{
	Arena *arena = *state;
	Str text = page_text(arena), packed = encoding_gzip(arena, text);
	assert_in_range(packed.length, 1, text.length / 5);
	z_stream stream = { .next_in = (unsigned char *)(uintptr_t)packed.at,
			    .avail_in = (unsigned)packed.length };
	char *back = arena_take(arena, text.length + 1);
	stream.next_out = (unsigned char *)back;
	stream.avail_out = (unsigned)text.length + 1;
	assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
	assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
	assert_true(str_equal((Str){ back, stream.total_out }, text));
	inflateEnd(&stream);
}

static void brotli_gives_the_same_bytes_back(void **state)
{
	Arena *arena = *state;
	Str text = page_text(arena), packed = encoding_brotli(arena, text);
	assert_in_range(packed.length, 1, encoding_gzip(arena, text).length);
	size_t length = text.length + 1;
	uint8_t *back = arena_take(arena, length);
	assert_int_equal(
		BrotliDecoderDecompress(packed.length, (const uint8_t *)packed.at, &length, back),
		BROTLI_DECODER_RESULT_SUCCESS);
	assert_true(str_equal((Str){ (const char *)back, length }, text));
}

static void what_would_not_be_smaller_is_not_packed(void **state)
{
	Arena *arena = *state;
	assert_int_equal(encoding_gzip(arena, S("x")).length, 0);
	assert_int_equal(encoding_gzip(arena, S("abcdefghij")).length, 0);
	assert_int_equal(encoding_brotli(arena, (Str){ 0 }).length, 0);
}

RUN_TESTS(TEST(a_coding_is_taken_unless_its_quality_is_nothing),
	  TEST(gzip_gives_the_same_bytes_back), TEST(brotli_gives_the_same_bytes_back),
	  TEST(what_would_not_be_smaller_is_not_packed))
