/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"

/* The second byte decides about overlong forms, surrogates and the end of Unicode. */
typedef struct Lead {
	unsigned char from, to; /* the lead byte */
	unsigned char second_from, second_to;
	unsigned char length;
} Lead;

static const Lead leads[] = {
	{ 0xC2, 0xDF, 0x80, 0xBF, 2 }, { 0xE0, 0xE0, 0xA0, 0xBF, 3 }, { 0xE1, 0xEC, 0x80, 0xBF, 3 },
	{ 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 }, { 0xF0, 0xF0, 0x90, 0xBF, 4 },
	{ 0xF1, 0xF3, 0x80, 0xBF, 4 }, { 0xF4, 0xF4, 0x80, 0x8F, 4 },
};

static bool sequence_matches(const Lead *lead, const unsigned char *bytes, size_t left)
{
	if (bytes[0] < lead->from || bytes[0] > lead->to || left < lead->length)
		return false;
	if (bytes[1] < lead->second_from || bytes[1] > lead->second_to)
		return false;
	for (size_t i = 2; i < lead->length; i++)
		if ((bytes[i] & 0xC0) != 0x80)
			return false;
	return true;
}

size_t utf8_sequence(Str text, size_t at)
{
	if (at >= text.length)
		return 0;
	const unsigned char *bytes = (const unsigned char *)text.at + at;
	if (bytes[0] < 0x80)
		return 1;
	for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
		if (sequence_matches(&leads[i], bytes, text.length - at))
			return leads[i].length;
	return 0;
}

size_t utf8_control(Str text, size_t at)
{
	if (at >= text.length)
		return 0;
	unsigned char c = (unsigned char)text.at[at];
	if (c < 0x20 || c == 0x7F)
		return c != '\t' && c != '\n' && c != '\r';
	unsigned char next = at + 1 < text.length ? (unsigned char)text.at[at + 1] : 0;
	return c == 0xC2 && next >= 0x80 && next <= 0x9F ? 2 : 0;
}
