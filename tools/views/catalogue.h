/* SPDX-License-Identifier: Apache-2.0 */
/* locale/en.po, as gettext writes it, without contexts. */
#ifndef TOOLS_CATALOGUE_H
#define TOOLS_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "place.h"

typedef struct Translation {
	Place place;
	const char *id, *plural_id; /* plural_id: NULL without plural */
	const char *one, *many;	    /* many: NULL without plural */
	bool is_fuzzy;
} Translation;

typedef struct Catalogue {
	Translation *items;
	size_t count, capacity;
} Catalogue;

Catalogue catalogue_read(const char *file, const char *text);
/* NULL where English is missing, empty, fuzzy, or lacks the plural that a hole {n} asks for. */
const Translation *catalogue_find(const Catalogue *catalogue, const char *key);

#endif
