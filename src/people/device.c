/* SPDX-License-Identifier: Apache-2.0 */
#include "people/device.h"

#include "base/buf.h"
#include "base/digest.h"

#define ID_BYTES 16
#define ID_CHARACTERS ((size_t)2 * ID_BYTES)
#define MOST_SEALS 4

/* ID.SEAL.SEAL…, each of 32 hex characters, the newest first. */
static Str id_of(Str cookie)
{
	Str id = str_cut(&cookie, '.');
	return id.length == ID_CHARACTERS ? id : (Str){ 0 };
}

static Str seal_of(Arena *arena, Str secret, Str id, Id person)
{
	Str sealed =
		str_print(arena, "device\n%" STR_FORMAT "\n%lld", STR_ARGS(id), (long long)person);
	Digest digest = digest_hmac(secret, sealed);
	return str_slice(digest_hex(arena, &digest), 0, ID_CHARACTERS);
}

/* Compared as digests, so that time tells nothing. */
static bool is_same(Str a, Str b)
{
	Digest first = digest_sha256(a), second = digest_sha256(b);
	return digest_equal(&first, &second);
}

Str device_of(Arena *arena, Str secret, Str cookie, Id person)
{
	Str id = id_of(cookie);
	if (!id.length || !person)
		return (Str){ 0 };
	Str seal = seal_of(arena, secret, id, person);
	Str rest = str_slice(cookie, ID_CHARACTERS + 1, cookie.length);
	for (int i = 0; i < MOST_SEALS && rest.length; i++)
		if (is_same(str_cut(&rest, '.'), seal))
			return id;
	return (Str){ 0 };
}

Str device_cookie(Arena *arena, Str secret, Str cookie, Id person)
{
	Str id = id_of(cookie);
	Str rest = id.length ? str_slice(cookie, ID_CHARACTERS + 1, cookie.length) : (Str){ 0 };
	if (!id.length)
		id = random_hex(arena, ID_BYTES);
	Str seal = seal_of(arena, secret, id, person);
	Buf out = buf_new(arena);
	buf_print(&out, "%" STR_FORMAT ".%" STR_FORMAT, STR_ARGS(id), STR_ARGS(seal));
	for (int kept = 1; kept < MOST_SEALS && rest.length;) {
		Str other = str_cut(&rest, '.');
		if (other.length != ID_CHARACTERS || is_same(other, seal))
			continue;
		buf_print(&out, ".%" STR_FORMAT, STR_ARGS(other));
		kept++;
	}
	return buf_str(&out);
}

/* --- in words --- */

typedef struct Name {
	const char *sign, *name;
} Name;

/* The first sign that is found names it: most browsers also claim to be others. */
static const Name browsers[] = {
	{ "Edg", "Edge" },     { "OPR/", "Opera" },	 { "SamsungBrowser", "Samsung Internet" },
	{ "UCBrowser", "UC" }, { "Firefox", "Firefox" }, { "FxiOS", "Firefox" },
	{ "CriOS", "Chrome" }, { "Chrome", "Chrome" },	 { "Safari", "Safari" },
};
static const Name systems[] = {
	{ "Android", "Android" }, { "iPhone", "iPhone" }, { "iPad", "iPad" },
	{ "Windows", "Windows" }, { "Mac OS", "Mac" },	  { "CrOS", "ChromeOS" },
	{ "Linux", "Linux" },
};

static const char *name_in(Str text, const Name *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(text, str_of(names[i].sign)) >= 0)
			return names[i].name;
	return "";
}

Str device_kind(Arena *arena, Str user_agent)
{
	return str_print(arena, "%s/%s",
			 name_in(user_agent, browsers, sizeof browsers / sizeof *browsers),
			 name_in(user_agent, systems, sizeof systems / sizeof *systems));
}

Str device_network(Arena *arena, Str address)
{
	char mark = str_find_char(address, ':') >= 0 ? ':' : '.';
	Str rest = address;
	Str first = str_cut(&rest, mark), second = str_cut(&rest, mark);
	if (!first.length || !second.length || !rest.length)
		return (Str){ 0 };
	return str_print(arena, "%" STR_FORMAT "%c%" STR_FORMAT "%c…", STR_ARGS(first), mark,
			 STR_ARGS(second), mark);
}
