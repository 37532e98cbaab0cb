/* SPDX-License-Identifier: Apache-2.0 */
#include "web/address.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	Str text = { (const char *)bytes, count };
	Arena *arena = arena_new();
	Str decoded;
	if (address_decode(arena, text, true, &decoded)) {
		must(str_is_utf8(decoded));
		must(str_find_char(decoded, 0) < 0);
		Buf out = buf_new(arena);
		address_add_encoded(&out, decoded);
		Str again;
		must(address_decode(arena, buf_str(&out), true, &again));
		must(str_equal(decoded, again));
	}
	if (address_is_local(text)) {
		must(str_starts(text, S("/")));
		must(!str_starts(text, S("//")) && !str_starts(text, S("/\\")));
	}
	arena_free(arena);
	return 0;
}
