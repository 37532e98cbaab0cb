/* SPDX-License-Identifier: Apache-2.0 */
#include "base/list.h"

#include <string.h>

#include "base/log.h"

void *list_room(Arena *arena, void *items, size_t count, size_t *capacity, size_t most,
		size_t item_bytes)
{
	size_t bytes;
	if (most <= *capacity)
		return items;
	if (__builtin_mul_overflow(most, item_bytes, &bytes))
		fatal("a list of %zu items of %zu bytes", most, item_bytes);
	void *moved = arena_take_raw(arena, bytes);
	if (count)
		memcpy(moved, items, count * item_bytes);
	*capacity = most;
	return moved;
}

/* Only the item that is pushed is zeroed: the room behind it may never be touched. */
void *list_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_bytes)
{
	if (count >= *capacity)
		items = list_room(arena, items, count, capacity, *capacity ? *capacity * 2 : 8,
				  item_bytes);
	memset((char *)items + count * item_bytes, 0, item_bytes);
	return items;
}
