/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of all messages, gathered from views and from C. */
#ifndef TOOLS_KEYS_H
#define TOOLS_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "../views/place.h"

typedef struct Key {
	const char *id;
	Place place;		/* where it was found first */
	size_t order;		/* of being found */
	const char *references; /* the files it stands in: "src/plans/action.html …" */
	bool is_in_c;		/* asked for at run time */
} Key;

typedef struct KeyList {
	Key *items;
	size_t count, capacity;
} KeyList;

/* Adds the messages of a .html or .c file. */
void keys_add_file(KeyList *keys, const char *file);
void keys_sort_by_id(KeyList *keys);
/* Each key once, the references of all its places together, in the order of being found. */
void keys_unite(KeyList *keys);

#endif
