/* SPDX-License-Identifier: Apache-2.0 */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"

Str str_of(const char *c_string)
{
	return c_string ? (Str){ c_string, strlen(c_string) } : (Str){ 0 };
}

Str str_copy(Arena *arena, Str text)
{
	if (text.length == 0)
		return (Str){ 0 };
	char *copy = arena_take(arena, text.length + 1);
	memcpy(copy, text.at, text.length);
	return (Str){ copy, text.length };
}

const char *str_c(Arena *arena, Str text)
{
	Str copy = str_copy(arena, text);
	return copy.at ? copy.at : "";
}

Str str_print(Arena *arena, const char *format, ...)
{
	va_list values, again;
	va_start(values, format);
	va_copy(again, values);
	int length = vsnprintf(NULL, 0, format, values);
	va_end(values);
	if (length < 0)
		fatal("str_print: bad format");
	char *at = arena_take(arena, (size_t)length + 1);
	vsnprintf(at, (size_t)length + 1, format, again);
	va_end(again);
	return (Str){ at, (size_t)length };
}

Str str_join(Arena *arena, const StrList *parts, Str between)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < parts->count; i++) {
		if (i)
			buf_add_str(&out, between);
		buf_add_str(&out, parts->items[i]);
	}
	return buf_str(&out);
}

bool str_equal(Str a, Str b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

bool str_equal_c(Str a, const char *b)
{
	return str_equal(a, str_of(b));
}

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool str_equal_ascii_case(Str a, Str b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++)
		if (ascii_lower(a.at[i]) != ascii_lower(b.at[i]))
			return false;
	return true;
}

int str_compare(Str a, Str b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
	if (order)
		return order;
	return (a.length > b.length) - (a.length < b.length);
}

bool str_starts(Str text, Str start)
{
	return text.length >= start.length && str_equal(str_slice(text, 0, start.length), start);
}

bool str_ends(Str text, Str end)
{
	return text.length >= end.length &&
	       str_equal(str_slice(text, text.length - end.length, text.length), end);
}

ptrdiff_t str_find(Str text, Str needle)
{
	if (needle.length == 0)
		return 0;
	if (text.length < needle.length)
		return -1;
	const char *found = memmem(text.at, text.length, needle.at, needle.length);
	return found ? found - text.at : -1;
}

ptrdiff_t str_find_char(Str text, char c)
{
	const char *found = text.length ? memchr(text.at, c, text.length) : NULL;
	return found ? found - text.at : -1;
}

Str str_slice(Str text, size_t from, size_t to)
{
	if (to > text.length)
		to = text.length;
	if (from >= to)
		return (Str){ 0 };
	return (Str){ text.at + from, to - from };
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

Str str_trim(Str text)
{
	size_t from = 0, to = text.length;
	while (from < to && is_space(text.at[from]))
		from++;
	while (to > from && is_space(text.at[to - 1]))
		to--;
	return str_slice(text, from, to);
}

Str str_cut(Str *rest, char separator)
{
	ptrdiff_t at = str_find_char(*rest, separator);
	if (at < 0) {
		Str all = *rest;
		*rest = (Str){ 0 };
		return all;
	}
	Str part = str_slice(*rest, 0, (size_t)at);
	*rest = str_slice(*rest, (size_t)at + 1, rest->length);
	return part;
}

Str str_squeeze(Arena *arena, Str text)
{
	text = str_trim(text);
	Buf out = buf_new(arena);
	for (size_t i = 0; i < text.length; i++) {
		if (!is_space(text.at[i]))
			buf_add_char(&out, text.at[i]);
		else if (!is_space(text.at[i - 1]))
			buf_add_char(&out, ' ');
	}
	return buf_str(&out);
}

bool str_integer(Str text, int64_t *number)
{
	bool negative = text.length > 1 && text.at[0] == '-';
	if (negative)
		text = str_slice(text, 1, text.length);
	if (text.length == 0)
		return false;
	int64_t value = 0;
	for (size_t i = 0; i < text.length; i++) {
		int digit = text.at[i] - '0';
		if (digit < 0 || digit > 9)
			return false;
		/* Counted downwards, since the least number has no positive twin. */
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_sub_overflow(value, digit, &value))
			return false;
	}
	if (!negative && value == INT64_MIN)
		return false;
	*number = negative ? value : -value;
	return true;
}

bool str_is_utf8(Str text)
{
	for (size_t at = 0, bytes; at < text.length; at += bytes) {
		bytes = utf8_sequence(text, at);
		if (!bytes)
			return false;
	}
	return true;
}

size_t str_characters(Str text)
{
	size_t count = 0;
	for (size_t i = 0; i < text.length; i++)
		count += ((unsigned char)text.at[i] & 0xc0) != 0x80;
	return count;
}

Str str_shorten(Arena *arena, Str text, size_t characters)
{
	if (str_characters(text) <= characters || characters == 0)
		return characters ? text : (Str){ 0 };
	size_t kept = 0, at = 0;
	while (at < text.length && kept < characters - 1) {
		at++;
		while (at < text.length && ((unsigned char)text.at[at] & 0xc0) == 0x80)
			at++;
		kept++;
	}
	return str_print(arena, "%" STR_FORMAT "\u2026",
			 STR_ARGS(str_trim(str_slice(text, 0, at))));
}

Str str_hex(Arena *arena, const uint8_t *bytes, size_t count)
{
	static const char digits[] = "0123456789abcdef";
	char *hex = arena_take(arena, count * 2 + 1);
	for (size_t i = 0; i < count; i++) {
		hex[2 * i] = digits[bytes[i] >> 4];
		hex[2 * i + 1] = digits[bytes[i] & 15];
	}
	return (Str){ hex, count * 2 };
}

Str str_slug(Arena *arena, Str text)
{
	Buf out = buf_new(arena);
	bool gap = false;
	for (size_t i = 0; i < text.length; i++) {
		char c = ascii_lower(text.at[i]);
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
			gap = out.length > 0;
			continue;
		}
		if (gap)
			buf_add_char(&out, '-');
		gap = false;
		buf_add_char(&out, c);
	}
	return buf_str(&out);
}
