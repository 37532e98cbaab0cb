/* SPDX-License-Identifier: Apache-2.0 */
#include "base/fold.h"
#include "base/json.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	Str text = { (const char *)bytes, count };
	Arena *arena = arena_new();

	Str folded = str_fold(arena, text);
	must(str_is_utf8(folded));
	must(str_equal(folded, str_fold(arena, folded)));
	must(str_is_utf8(json_quote(arena, text)));
	Str slug = str_slug(arena, text);
	must(str_equal(slug, str_slug(arena, slug)));
	Str squeezed = str_squeeze(arena, text);
	must(str_equal(squeezed, str_squeeze(arena, squeezed)));
	if (str_is_utf8(text)) {
		must(str_characters(str_shorten(arena, text, 10)) <= 10);
		must(str_is_utf8(str_shorten(arena, text, 10)));
	}
	arena_free(arena);
	return 0;
}
