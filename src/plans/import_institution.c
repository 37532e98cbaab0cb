/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_institution.h"

#include "base/fold.h"
#include "base/list.h"

typedef struct ShortForm {
	const char *word, *opened; /* NULL: the word says nothing */
} ShortForm;

static const ShortForm short_forms[] = {
	{ "pemerintah", NULL },	   { "daerah", NULL },
	{ "pemda", NULL },	   { "pem", NULL },
	{ "kab", "kabupaten" },	   { "pemkab", "kabupaten" },
	{ "pemkot", "kota" },	   { "prov", "provinsi" },
	{ "pemprov", "provinsi" }, { "propinsi", "provinsi" },
};

static Str opened(Str word)
{
	for (size_t i = 0; i < sizeof short_forms / sizeof *short_forms; i++)
		if (str_equal_c(word, short_forms[i].word))
			return str_of(short_forms[i].opened);
	return word;
}

Str institution_fold(Arena *arena, Str name)
{
	Str folded = str_fold(arena, name);
	StrList words = { 0 };
	while (folded.length > 0) {
		Str word = opened(str_cut(&folded, ' '));
		if (word.length > 0)
			*list_push(arena, &words) = word;
	}
	return str_join(arena, &words, S(" "));
}

/* "kabupaten lumajang" without its kind, which goes to *kind. */
static Str without_kind(Str name, Str *kind)
{
	static const char *const kinds[] = { "kabupaten", "kota", "provinsi" };
	Str rest = name, word = str_cut(&rest, ' ');
	*kind = (Str){ 0 };
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_equal_c(word, kinds[i]) && rest.length > 0) {
			*kind = word;
			return rest;
		}
	return name;
}

bool institution_is(Str name, Str group, Str ours)
{
	Str kind, our_kind;
	Str place = without_kind(name, &kind), our_place = without_kind(ours, &our_kind);
	if (place.length == 0 || !str_equal(place, our_place))
		return false;
	/* A group like "Kabupaten/Kota" names both and decides nothing. */
	if (kind.length == 0 && str_find_char(group, ' ') < 0)
		kind = group;
	bool is_kind = str_equal_c(kind, "kabupaten") || str_equal_c(kind, "kota") ||
		       str_equal_c(kind, "provinsi");
	return our_kind.length == 0 || !is_kind || str_equal(kind, our_kind);
}
