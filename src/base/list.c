/* SPDX-License-Identifier: Apache-2.0 */
#include "base/list.h"

#include <string.h>

void *list_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_bytes)
{
	if (count < *capacity)
		return items;
	size_t larger = *capacity ? *capacity * 2 : 8;
	void *moved = arena_take_array(arena, item_bytes, larger);
	if (count)
		memcpy(moved, items, count * item_bytes);
	*capacity = larger;
	return moved;
}
