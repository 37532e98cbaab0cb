/* SPDX-License-Identifier: Apache-2.0 */
/* Text that grows, in an arena. */
#ifndef NYATA_BUF_H
#define NYATA_BUF_H

#include "base/str.h"

typedef struct Buf {
	Arena *arena;
	char *at;
	size_t length, capacity;
} Buf;

Buf buf_new(Arena *arena);
void buf_add(Buf *buf, const char *bytes, size_t length);
void buf_add_str(Buf *buf, Str text);
void buf_add_c(Buf *buf, const char *c_string);
void buf_add_char(Buf *buf, char c);
/* Plain digits. */
void buf_add_integer(Buf *buf, int64_t value);
void buf_print(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What was built so far; valid until the next addition. */
Str buf_str(const Buf *buf);

#endif
