/* SPDX-License-Identifier: Apache-2.0 */
#include "records/mail_address.h"

#define ADDRESS_MOST 254
#define PART_MOST 64

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_of_name(char c)
{
	return is_letter(c) || (c && str_find_char(S("!#$%&'*+-/=?^_`{|}~"), c) >= 0);
}

static bool is_of_domain(char c)
{
	return is_letter(c) || c == '-';
}

/* Parts of 1 to 64 characters between single dots (RFC 5321). */
static bool is_dotted(Str text, bool (*is_of)(char))
{
	size_t part = 0;
	for (size_t i = 0; i < text.length; i++) {
		bool is_dot = text.at[i] == '.';
		if (is_dot ? part == 0 : !is_of(text.at[i]))
			return false;
		part = is_dot ? 0 : part + 1;
		if (part > PART_MOST)
			return false;
	}
	return part > 0;
}

bool mail_address_is_valid(Str address)
{
	ptrdiff_t at = str_find_char(address, '@');
	if (at < 1 || at > PART_MOST || address.length > ADDRESS_MOST)
		return false;
	Str name = str_slice(address, 0, (size_t)at);
	Str domain = str_slice(address, (size_t)at + 1, address.length);
	bool has_edge = str_starts(domain, S("-")) || str_ends(domain, S("-")) ||
			str_find(domain, S("-.")) >= 0 || str_find(domain, S(".-")) >= 0;
	return is_dotted(name, is_of_name) && is_dotted(domain, is_of_domain) && !has_edge &&
	       str_find_char(domain, '.') > 0;
}

Str mail_address_masked(Arena *arena, Str address)
{
	ptrdiff_t at = str_find_char(address, '@');
	if (at < 1)
		return (Str){ 0 };
	Str domain = str_slice(address, (size_t)at, address.length);
	return str_print(arena, "%c…%" STR_FORMAT, address.at[0], STR_ARGS(domain));
}
