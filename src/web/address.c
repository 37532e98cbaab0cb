/* SPDX-License-Identifier: Apache-2.0 */
#include "web/address.h"

#include <string.h>

static int hex_digit(char c);
static void add_encoded(Buf *out, Str text, const char *kept);

bool address_decode(Arena *arena, Str text, bool is_query, Str *decoded)
{
	char *at = arena_take(arena, text.length + 1);
	size_t length = 0;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c == '+' && is_query)
			c = ' ';
		if (c == '%') {
			int high = i + 2 < text.length ? hex_digit(text.at[i + 1]) : -1;
			int low = i + 2 < text.length ? hex_digit(text.at[i + 2]) : -1;
			if (high < 0 || low < 0)
				return false;
			c = (char)(high * 16 + low);
			i += 2;
		}
		if (c == '\0')
			return false;
		at[length++] = c;
	}
	*decoded = (Str){ at, length };
	return str_is_utf8(*decoded);
}

void address_add_encoded(Buf *out, Str text)
{
	add_encoded(out, text, "-._~");
}

void address_add_encoded_path(Buf *out, Str path)
{
	add_encoded(out, path, "-._~/");
}

bool address_is_local(Str address)
{
	if (address.length == 0 || address.at[0] != '/')
		return false;
	if (address.length > 1 && address.at[1] == '/')
		return false;
	/* Browsers read a backslash as a slash, and drop tabs and line ends. */
	for (size_t i = 0; i < address.length; i++)
		if ((unsigned char)address.at[i] <= ' ' || address.at[i] == '\\' ||
		    address.at[i] == 0x7f)
			return false;
	return true;
}

bool address_is_site(Str url)
{
	static const char host_bytes[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
					 "0123456789.-:[]";
	size_t scheme = str_starts(url, S("https://"))	? strlen("https://")
			: str_starts(url, S("http://")) ? strlen("http://")
							: 0;
	for (size_t i = scheme; i < url.length; i++)
		if (!memchr(host_bytes, url.at[i], sizeof host_bytes - 1))
			return false;
	return scheme && url.length > scheme;
}

bool address_is_api(Str path)
{
	return str_starts(path, S("/api/"));
}

bool address_takes_prefix(Str path)
{
	return !str_starts(path, S("/assets/")) && !address_is_api(path) &&
	       !str_starts(path, S("/berkas/"));
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static void add_encoded(Buf *out, Str text, const char *kept)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.at[i];
		bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
				(c >= '0' && c <= '9') || (c && strchr(kept, c));
		if (is_plain)
			buf_add_char(out, (char)c);
		else
			buf_print(out, "%%%02X", c);
	}
}
