/* SPDX-License-Identifier: Apache-2.0 */
/* Text inside the program: a pointer and a length, never owned, not NUL-terminated. The empty Str
 * ({0}) is also "no text". Whoever made the bytes (an arena, a literal) decides how long they live.
 */
#ifndef NYATA_STR_H
#define NYATA_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Str {
	const char *at;
	size_t length;
} Str;

typedef struct StrList {
	Str *items;
	size_t count, capacity;
} StrList;

/* A Str of a literal. */
#define S(literal) ((Str){ "" literal "", sizeof(literal) - 1 })
/* For printf: printf("%" STR_FORMAT, STR_ARGS(text)). */
#define STR_FORMAT ".*s"
#define STR_ARGS(text) (int)(text).length, (text).at

Str str_of(const char *c_string); /* {0} for NULL */
Str str_copy(Arena *arena, Str text);
/* A NUL-terminated copy; bytes after a NUL inside the text are not seen by C functions. */
const char *str_c(Arena *arena, Str text);
Str str_print(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str str_join(Arena *arena, const StrList *parts, Str between);

bool str_equal(Str a, Str b);
bool str_equal_c(Str a, const char *b);
bool str_equal_ascii_case(Str a, Str b);
int str_compare(Str a, Str b);
bool str_starts(Str text, Str start);
bool str_ends(Str text, Str end);
/* The index of the first needle, or -1. */
ptrdiff_t str_find(Str text, Str needle);
ptrdiff_t str_find_char(Str text, char c);

/* from and to are clamped to the text. */
Str str_slice(Str text, size_t from, size_t to);
Str str_trim(Str text); /* ASCII white space at both ends */
/* Cuts *rest at the first separator: gives the part before it and moves *rest behind it. */
Str str_cut(Str *rest, char separator);
/* White space runs become one blank, ends trimmed. */
Str str_squeeze(Arena *arena, Str text);

/* The whole text is a decimal integer in range: *number is set. */
bool str_integer(Str text, int64_t *number);
bool str_is_utf8(Str text);
/* Characters (code points) of valid UTF-8. */
size_t str_characters(Str text);
/* At most that many characters, cut at a boundary, with an ellipsis when cut. */
Str str_shorten(Arena *arena, Str text, size_t characters);
Str str_hex(Arena *arena, const uint8_t *bytes, size_t count);
/* "Dinas Kesehatan (P2KB)" becomes "dinas-kesehatan-p2kb". */
Str str_slug(Arena *arena, Str text);

#endif
