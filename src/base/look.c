/* SPDX-License-Identifier: Apache-2.0 */
#include "base/look.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#define EMPTY_BRAILLE_CELL 0x2800

Look look_of(Str character)
{
	UChar32 code;
	int32_t at = 0;
	U8_NEXT(character.at, at, (int32_t)character.length, code);
	if (code > ' ' && code < 0x7f)
		return LOOK_SEEN;
	if (u_isUWhiteSpace(code) || code == EMPTY_BRAILLE_CELL)
		return LOOK_BLANK;
	if (!u_isgraph(code) || u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		return LOOK_UNSEEN;
	return LOOK_SEEN;
}
