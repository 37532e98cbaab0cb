/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cursor.h"

#define LONGEST_KEY 40
#define LONGEST_NUMBER 18

Str cursor_text(Arena *arena, Cursor cursor)
{
	if (!cursor.is_set)
		return (Str){ 0 };
	return str_print(arena, "%c%lld.%lld.%" STR_FORMAT, cursor.is_back ? 'p' : 'n',
			 (long long)cursor.before, (long long)cursor.id, STR_ARGS(cursor.key));
}

static bool read_number(Str text, int64_t *number)
{
	return text.length <= LONGEST_NUMBER && str_integer(text, number) && *number >= 0;
}

static bool is_key(Str text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (!is_letter && !(c >= '0' && c <= '9') && c != '-' && c != ' ')
			return false;
	}
	return text.length <= LONGEST_KEY;
}

bool cursor_read(Str text, Cursor *cursor)
{
	*cursor = (Cursor){ 0 };
	if (!text.length)
		return true;
	Cursor read = { .is_set = true, .is_back = text.at[0] == 'p' };
	if (text.at[0] != 'n' && text.at[0] != 'p')
		return false;
	Str rest = str_slice(text, 1, text.length);
	Str before = str_cut(&rest, '.'), id = str_cut(&rest, '.');
	if (!read_number(before, &read.before) || !read_number(id, &read.id) || !is_key(rest))
		return false;
	read.key = rest;
	*cursor = read;
	return true;
}
