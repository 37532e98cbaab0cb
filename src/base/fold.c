/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "base/buf.h"
#include "base/log.h"

/* ICU's text: UTF-16 units. */
typedef struct Units {
	UChar *at;
	int32_t length;
} Units;

/* No step makes a text longer than this many times its units (NFKD of U+FDFA gives 18). */
enum { GROWTH = 18, LONGEST_BYTES = INT32_MAX / (GROWTH * 4) };

static void check(UErrorCode error, const char *step)
{
	if (U_FAILURE(error))
		fatal("fold: %s: %s", step, u_errorName(error));
}

static Units units_of(Arena *arena, Str text)
{
	UErrorCode error = U_ZERO_ERROR;
	Units units = { NEW_ARRAY(arena, UChar, text.length + 1), 0 };
	u_strFromUTF8WithSub(units.at, (int32_t)text.length + 1, &units.length, text.at,
			     (int32_t)text.length, 0xFFFD, NULL, &error);
	check(error, "reading UTF-8");
	return units;
}

static Units decomposed(Arena *arena, Units from)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&error);
	check(error, "NFKD data");
	int32_t needed = unorm2_normalize(nfkd, from.at, from.length, NULL, 0, &error);
	error = U_ZERO_ERROR;
	Units to = { NEW_ARRAY(arena, UChar, (size_t)needed + 1), needed };
	unorm2_normalize(nfkd, from.at, from.length, to.at, needed + 1, &error);
	check(error, "NFKD");
	return to;
}

static Units case_folded(Arena *arena, Units from)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t capacity = from.length * 3 + 1; /* one unit folds to at most three */
	Units to = { NEW_ARRAY(arena, UChar, (size_t)capacity), 0 };
	to.length =
		u_strFoldCase(to.at, capacity, from.at, from.length, U_FOLD_CASE_DEFAULT, &error);
	check(error, "case folding");
	return to;
}

static bool is_mark(UChar32 c)
{
	return U_GET_GC_MASK(c) & U_GC_M_MASK;
}

static void add_code_point(Buf *out, UChar32 c)
{
	char bytes[U8_MAX_LENGTH];
	size_t length = 0;
	U8_APPEND_UNSAFE(bytes, length, c);
	buf_add(out, bytes, length);
}

static bool is_ascii(Str text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
}

/* What the way through ICU gives for ASCII, in a tenth of its time and memory: most cells of a long
 * file are such. */
static Str fold_ascii(Arena *arena, Str text)
{
	char *out = arena_take_raw(arena, text.length + 1);
	size_t length = 0;
	bool gap = false;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
			gap = length > 0;
			continue;
		}
		if (gap)
			out[length++] = ' ';
		gap = false;
		out[length++] = c;
	}
	return (Str){ out, length };
}

Str str_fold(Arena *arena, Str text)
{
	if (is_ascii(text))
		return fold_ascii(arena, text);
	if (text.length > LONGEST_BYTES)
		fatal("fold: a text of %zu bytes", text.length);
	Units units = decomposed(arena, units_of(arena, text));
	units = decomposed(arena, case_folded(arena, units)); /* folding can compose again */

	Buf out = buf_new(arena);
	bool gap = false;
	for (int32_t i = 0; i < units.length;) {
		UChar32 c;
		U16_NEXT(units.at, i, units.length, c);
		if (is_mark(c))
			continue;
		if (!u_isalnum(c)) {
			gap = out.length > 0;
			continue;
		}
		if (gap)
			buf_add_char(&out, ' ');
		gap = false;
		add_code_point(&out, c);
	}
	return buf_str(&out);
}
