/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/pdf.h"

#include <string.h>

/* Readers look for the end in the last KiB; some writers leave blanks behind it. */
#define END_BYTES 2048

static bool has_end(Str bytes);
static bool is_encrypted(Str bytes);
static size_t after(Str bytes, size_t from, Str what);
static size_t after_string(Str bytes, size_t from);
static size_t after_line(Str bytes, size_t from);
static size_t after_word(Str bytes, size_t from);
static bool is_name(Str word, const char *name);

OpenStatus pdf_status(Str bytes)
{
	if (!str_starts(bytes, S("%PDF-")))
		return OPEN_STATUS_WRONG_KIND;
	if (!has_end(bytes))
		return OPEN_STATUS_BROKEN;
	return is_encrypted(bytes) ? OPEN_STATUS_ENCRYPTED : OPEN_STATUS_FINE;
}

static bool has_end(Str bytes)
{
	size_t from = bytes.length > END_BYTES ? bytes.length - END_BYTES : 0;
	Str end = str_slice(bytes, from, bytes.length);
	ptrdiff_t start = str_find(end, S("startxref"));
	return start >= 0 && str_find(str_slice(end, (size_t)start, end.length), S("%%EOF")) >= 0;
}

/* Over words, names, strings and comments; what stands in a stream or in a string is data. */
static bool is_encrypted(Str bytes)
{
	size_t at = 0;
	while (at < bytes.length) {
		char c = bytes.at[at];
		if (c == '(') {
			at = after_string(bytes, at);
			continue;
		}
		if (c == '%') {
			at = after_line(bytes, at);
			continue;
		}
		size_t end = after_word(bytes, at);
		Str word = str_slice(bytes, at, end);
		if (is_name(word, "Encrypt"))
			return true;
		at = str_equal_c(word, "stream") ? after(bytes, end, S("endstream")) : end;
	}
	return false;
}

static size_t after(Str bytes, size_t from, Str what)
{
	ptrdiff_t found = str_find(str_slice(bytes, from, bytes.length), what);
	return found < 0 ? bytes.length : from + (size_t)found + what.length;
}

/* Brackets in a string are balanced, or have a backslash before them. */
static size_t after_string(Str bytes, size_t from)
{
	int depth = 0;
	for (size_t at = from; at < bytes.length; at++) {
		char c = bytes.at[at];
		depth += c == '(';
		depth -= c == ')';
		if (depth == 0)
			return at + 1;
		at += c == '\\';
	}
	return bytes.length;
}

static size_t after_line(Str bytes, size_t from)
{
	while (from < bytes.length && bytes.at[from] != '\n' && bytes.at[from] != '\r')
		from++;
	return from;
}

static bool is_delimiter(char c)
{
	return memchr("\0\t\n\f\r ()<>[]{}/%", c, 16);
}

/* A word or a name without its blanks; a blank or another delimiter alone is one too. */
static size_t after_word(Str bytes, size_t from)
{
	size_t at = from + 1;
	if (bytes.at[from] != '/' && is_delimiter(bytes.at[from]))
		return at;
	while (at < bytes.length && !is_delimiter(bytes.at[at]))
		at++;
	return at;
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "#45" in a name is the byte 0x45. */
static bool is_name(Str word, const char *name)
{
	if (!str_starts(word, S("/")))
		return false;
	size_t at = 1;
	for (; *name && at < word.length; name++) {
		char c = word.at[at++];
		if (c == '#' && at + 1 < word.length) {
			int high = digit(word.at[at]), low = digit(word.at[at + 1]);
			if (high < 0 || low < 0)
				return false;
			c = (char)(high * 16 + low);
			at += 2;
		}
		if (c != *name)
			return false;
	}
	return !*name && at == word.length;
}
