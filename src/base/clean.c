/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clean.h"

#include "base/buf.h"
#include "base/look.h"
#include "base/utf8.h"

/* Controls, marks that turn the direction of a text, and characters that cannot be seen: they make
 * a text look like another one, or like none. What joins letters (U+200C, U+200D) stays. */
static bool is_hidden(Str character)
{
	static const char *const unseen[] = { "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
					      "\u2066", "\u2067", "\u2068", "\u2069", "\u200B",
					      "\u200E", "\u200F", "\u2060", "\uFEFF", "\u115F",
					      "\u1160", "\u3164", "\u00AD", "\u061C" };
	unsigned char first = (unsigned char)character.at[0];
	if (character.length == 1)
		return (first < ' ' && first != '\n' && first != '\t') || first == 0x7f;
	if (character.length == 2 && first == 0xC2 && (unsigned char)character.at[1] < 0xA0)
		return true;
	for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++)
		if (str_equal_c(character, unseen[i]))
			return true;
	return false;
}

/* One character as it is kept. true: a reader sees it. */
static bool add_character(Buf *out, Str character)
{
	Look look = look_of(character);
	if (character.at[0] == '\n')
		buf_add_char(out, '\n');
	else if (look == LOOK_BLANK && !is_hidden(character))
		buf_add_char(out, ' ');
	else if (!is_hidden(character))
		buf_add_str(out, character);
	return look == LOOK_SEEN;
}

/* ASCII with something to see, as most texts are. */
static bool is_plain(Str text)
{
	bool is_seen = false;
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if ((c < ' ' && c != '\n') || c >= 0x7f)
			return false;
		is_seen |= c > ' ';
	}
	return is_seen;
}

Str text_clean(Arena *arena, Str text)
{
	if (is_plain(text))
		return text;
	Buf out = buf_new(arena);
	bool is_seen = false;
	for (size_t i = 0; i < text.length;) {
		Str rest = str_slice(text, i, text.length);
		size_t bytes = utf8_sequence(text, i);
		bool is_line_end = rest.at[0] == '\r';
		if (is_line_end && str_starts(rest, S("\r\n")))
			bytes = 2;
		i += bytes ? bytes : 1;
		Str character = str_slice(rest, 0, bytes);
		if (is_line_end)
			character = S("\n");
		else if (bytes == 0)
			character = S("\uFFFD");
		is_seen |= add_character(&out, character);
	}
	return is_seen ? buf_str(&out) : (Str){ 0 };
}
