/* SPDX-License-Identifier: Apache-2.0 */
#include "base/stem.h"

#include <libstemmer.h>

#include "base/list.h"
#include "base/log.h"

StrList str_stems(Arena *arena, const StrList *words)
{
	StrList stems = { 0 };
	struct sb_stemmer *stemmer = sb_stemmer_new("indonesian", "UTF_8");
	if (!stemmer)
		fatal("libstemmer knows no Indonesian");
	for (size_t i = 0; i < words->count; i++) {
		Str word = words->items[i];
		const sb_symbol *stem =
			sb_stemmer_stem(stemmer, (const sb_symbol *)word.at, (int)word.length);
		if (!stem)
			fatal("no memory for a stem");
		Str made = { (const char *)stem, (size_t)sb_stemmer_length(stemmer) };
		*list_push(arena, &stems) = made.length ? str_copy(arena, made) : word;
	}
	sb_stemmer_delete(stemmer);
	return stems;
}
