/* SPDX-License-Identifier: Apache-2.0 */
#include "people/password.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"

#define LEFT_LEAST 6
#define DIFFERENT_LEAST 4
#define ACCOUNT_LEAST 3

static const char *const guessed_first[] = {
	"password",  "katasandi",     "kata sandi", "sandi",   "lumajang",    "indonesia",
	"kabupaten", "administrator", "admin",	    "rahasia", "qwerty",      "asdfgh",
	"bismillah", "abcdef",	      "nyata",	    "welcome", "inspektorat",
};

static Str lowered(Arena *arena, Str text)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < text.length; i++)
		buf_add_char(&out, (char)tolower((unsigned char)text.at[i]));
	return buf_str(&out);
}

static Str without(Arena *arena, Str text, Str word)
{
	Buf out = buf_new(arena);
	ptrdiff_t at;
	while ((at = str_find(text, word)) >= 0) {
		buf_add_str(&out, str_slice(text, 0, (size_t)at));
		text = str_slice(text, (size_t)at + word.length, text.length);
	}
	buf_add_str(&out, text);
	return buf_str(&out);
}

static bool is_varied(Str text)
{
	bool seen[256] = { false };
	size_t left = 0, different = 0;
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (isdigit(c) || isspace(c))
			continue;
		left++;
		different += !seen[c];
		seen[c] = true;
	}
	return left >= LEFT_LEAST && different >= DIFFERENT_LEAST;
}

bool password_is_guessable(Arena *arena, Str password, Str account)
{
	Str left = lowered(arena, password);
	if (account.length >= ACCOUNT_LEAST)
		left = without(arena, left, lowered(arena, account));
	for (size_t i = 0; i < sizeof guessed_first / sizeof *guessed_first; i++)
		left = without(arena, left, str_of(guessed_first[i]));
	return !is_varied(left);
}
