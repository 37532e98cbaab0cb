/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "nyata-open/xml.h"

#define ESCAPE_BYTES 7 /* _xHHHH_ */

void text_add(Answer *answer, Text *text, const char *bytes, size_t count)
{
	if (text->length + count > OPEN_MOST_TEXT_BYTES)
		answer_too_big(answer, OPEN_LIMIT_TEXT_BYTES, text->length + count);
	if (text->length + count > text->capacity) {
		size_t capacity = (text->length + count) * 2 + 256;
		char *grown = realloc(text->at, capacity);
		if (!grown)
			answer_too_big(answer, OPEN_LIMIT_TEXT_BYTES, text->length + count);
		text->at = grown;
		text->capacity = capacity;
	}
	memcpy(text->at + text->length, bytes, count);
	text->length += count;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
		return (c | 32) - 'a' + 10;
	return -1;
}

/* The code of an escape at the start of rest, or -1. */
static int escape_code(Str rest)
{
	if (rest.length < ESCAPE_BYTES || !str_starts(rest, S("_x")) ||
	    rest.at[ESCAPE_BYTES - 1] != '_')
		return -1;
	int code = 0;
	for (int i = 2; i < ESCAPE_BYTES - 1; i++) {
		int digit = hex_digit(rest.at[i]);
		if (digit < 0)
			return -1;
		code = code * 16 + digit;
	}
	return code;
}

void text_unescape(Text *text, size_t from)
{
	size_t to = from;
	for (size_t at = from; at < text->length;) {
		Str rest = { text->at + at, text->length - at };
		int code = escape_code(rest);
		if (code < 0 || code > 0x7f) {
			size_t control = utf8_control(rest, 0);
			at += control;
			if (!control)
				text->at[to++] = text->at[at++];
			continue;
		}
		char c = (char)code;
		if (c != '\r' && !utf8_control((Str){ &c, 1 }, 0))
			text->at[to++] = c;
		at += ESCAPE_BYTES;
	}
	text->length = to;
}

Str text_str(const Text *text, size_t from)
{
	return from < text->length ? (Str){ text->at + from, text->length - from } : (Str){ 0 };
}

void string_start(StringReading *reading, const char *name)
{
	if (xml_is(name, "rPh"))
		reading->is_phonetic = true;
	if (xml_is(name, "t"))
		reading->is_text = true;
}

void string_end(StringReading *reading, const char *name)
{
	if (xml_is(name, "rPh"))
		reading->is_phonetic = false;
	if (xml_is(name, "t"))
		reading->is_text = false;
}

bool string_wants_text(const StringReading *reading)
{
	return reading->is_text && !reading->is_phonetic;
}
