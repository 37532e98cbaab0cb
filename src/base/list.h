/* SPDX-License-Identifier: Apache-2.0 */
/* Lists by value: a struct with `items`, `count`, `capacity`, grown in an arena.
 *     typedef struct ActionList { Action *items; size_t count, capacity; } ActionList;
 *     *list_push(arena, &list) = action; */
#ifndef NYATA_LIST_H
#define NYATA_LIST_H

#include "base/arena.h"

/* A pointer to a new zeroed last item. */
#define list_push(arena, list)                                                                     \
	((list)->items = list_grow((arena), (list)->items, (list)->count, &(list)->capacity,       \
				   sizeof *(list)->items),                                         \
	 &(list)->items[(list)->count++])

/* Room for that many items at once, where it is known how many come: none of them is moved. */
#define list_reserve(arena, list, most)                                                            \
	((list)->items = list_room((arena), (list)->items, (list)->count, &(list)->capacity,       \
				   (most), sizeof *(list)->items))
void *list_room(Arena *arena, void *items, size_t count, size_t *capacity, size_t most,
		size_t item_bytes);

/* Room for one item more than count, which is zeroed; the items are moved when there was none. */
void *list_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_bytes);

#endif
