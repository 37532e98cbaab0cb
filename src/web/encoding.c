/* SPDX-License-Identifier: Apache-2.0 */
#include "web/encoding.h"

#include <brotli/encode.h>
#include <zlib.h>

#define GZIP_LEVEL 5
/* 15 bits of window; 16 more ask for gzip's frame. */
#define GZIP_WINDOW (15 + 16)

bool encoding_taken(Str accepted, const char *coding)
{
	while (accepted.length) {
		Str quality = str_trim(str_cut(&accepted, ','));
		Str name = str_trim(str_cut(&quality, ';'));
		quality = str_trim(quality);
		if (!str_equal_ascii_case(name, str_of(coding)))
			continue;
		return !str_equal_c(quality, "q=0") && !str_starts(quality, S("q=0.0"));
	}
	return false;
}

Str encoding_gzip(Arena *arena, Str bytes)
{
	z_stream stream = { 0 };
	if (bytes.length < 2 || deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, 8,
					     Z_DEFAULT_STRATEGY) != Z_OK)
		return (Str){ 0 };
	char *made = arena_take(arena, bytes.length);
	stream.next_in = (unsigned char *)(uintptr_t)bytes.at;
	stream.avail_in = (unsigned)bytes.length;
	stream.next_out = (unsigned char *)made;
	stream.avail_out = (unsigned)bytes.length;
	bool is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
	size_t length = stream.total_out;
	deflateEnd(&stream);
	return is_whole ? (Str){ made, length } : (Str){ 0 };
}

Str encoding_brotli(Arena *arena, Str bytes)
{
	if (bytes.length < 2)
		return (Str){ 0 };
	size_t length = bytes.length;
	char *made = arena_take(arena, length);
	BROTLI_BOOL is_whole = BrotliEncoderCompress(
		BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.length,
		(const uint8_t *)bytes.at, &length, (uint8_t *)made);
	return is_whole ? (Str){ made, length } : (Str){ 0 };
}
