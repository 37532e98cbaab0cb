/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"

#define FIRST_CAPACITY 64

Buf buf_new(Arena *arena)
{
	return (Buf){ .arena = arena };
}

/* Room for more bytes and a NUL behind them. */
static void reserve(Buf *buf, size_t more)
{
	size_t needed;
	if (__builtin_add_overflow(buf->length, more, &needed) || needed == SIZE_MAX)
		fatal("buf: too long");
	if (needed < buf->capacity)
		return;
	size_t capacity = buf->capacity ? buf->capacity : FIRST_CAPACITY;
	while (capacity <= needed)
		capacity *= 2;
	if (!buf->at || !arena_extend(buf->arena, buf->at, buf->capacity, capacity)) {
		char *moved = arena_take_raw(buf->arena, capacity);
		if (buf->length)
			memcpy(moved, buf->at, buf->length);
		buf->at = moved;
	}
	buf->capacity = capacity;
}

void buf_add(Buf *buf, const char *bytes, size_t length)
{
	if (length == 0)
		return;
	reserve(buf, length);
	memcpy(buf->at + buf->length, bytes, length);
	buf->length += length;
}

void buf_add_str(Buf *buf, Str text)
{
	buf_add(buf, text.at, text.length);
}

void buf_add_c(Buf *buf, const char *c_string)
{
	buf_add(buf, c_string, strlen(c_string));
}

void buf_add_char(Buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

void buf_add_integer(Buf *buf, int64_t value)
{
	char digits[20];
	size_t first = sizeof digits;
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	do {
		digits[--first] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (value < 0)
		buf_add_char(buf, '-');
	buf_add(buf, digits + first, sizeof digits - first);
}

void buf_print(Buf *buf, const char *format, ...)
{
	va_list values, again;
	va_start(values, format);
	va_copy(again, values);
	int length = vsnprintf(NULL, 0, format, values);
	va_end(values);
	if (length < 0)
		fatal("buf_print: bad format");
	reserve(buf, (size_t)length);
	vsnprintf(buf->at + buf->length, (size_t)length + 1, format, again);
	va_end(again);
	buf->length += (size_t)length;
}

Str buf_str(const Buf *buf)
{
	return (Str){ buf->at, buf->length };
}
