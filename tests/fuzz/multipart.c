/* SPDX-License-Identifier: Apache-2.0 */
#include "web/multipart.h"
#include "base/buf.h"
#include "fuzz.h"

/* What was read, as one text. */
typedef struct Seen {
	Buf text;
	bool in_part;
} Seen;

static bool see_part(void *by, Str name, Str file_name, bool is_file)
{
	Seen *seen = by;
	must(!seen->in_part);
	seen->in_part = true;
	buf_print(&seen->text, "<%" STR_FORMAT "|%" STR_FORMAT "|%d>", STR_ARGS(name),
		  STR_ARGS(file_name), is_file);
	return true;
}

static bool see_bytes(void *by, Str bytes)
{
	Seen *seen = by;
	must(seen->in_part);
	buf_add_str(&seen->text, bytes);
	return true;
}

static bool see_part_end(void *by)
{
	Seen *seen = by;
	must(seen->in_part);
	seen->in_part = false;
	return true;
}

/* Reads the body in pieces of so many bytes. */
static bool read_in_pieces(Arena *arena, Str body, size_t piece, Str *text)
{
	Seen seen = { .text = buf_new(arena) };
	MultipartReader reader = { &seen, see_part, see_bytes, see_part_end };
	Multipart *multipart = multipart_new(arena, S("xy"), reader);
	bool good = true;
	for (size_t at = 0; at < body.length && good; at += piece)
		good = multipart_add(multipart, str_slice(body, at, at + piece));
	*text = buf_str(&seen.text);
	return good && multipart_is_whole(multipart);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	Str body = { (const char *)bytes, count };
	Arena *arena = arena_new();
	Str whole, pieces;
	bool is_whole = read_in_pieces(arena, body, count + 1, &whole);
	for (size_t piece = 1; piece < 6; piece++) {
		must(read_in_pieces(arena, body, piece, &pieces) == is_whole);
		must(!is_whole || str_equal(whole, pieces));
	}
	multipart_boundary(body);
	arena_free(arena);
	return 0;
}
