/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

#define FIRST_BLOCK_BYTES ((size_t)16 * 1024)
#define LARGEST_DOUBLING ((size_t)1024 * 1024)
#define ALIGNMENT alignof(max_align_t)

/* Blocks form a list in the order in which they are filled; a reset keeps them for the next use. */
typedef struct Block {
	struct Block *next;
	size_t size_bytes;
	size_t used_bytes;
	alignas(max_align_t) char bytes[];
} Block;

struct Arena {
	Block *first;
	Block *current;
	size_t held_bytes;
};

static Block *block_new(size_t size_bytes)
{
	Block *block = malloc(sizeof *block + size_bytes);
	if (!block)
		fatal("out of memory: %zu bytes", size_bytes);
	*block = (Block){ .size_bytes = size_bytes };
	return block;
}

Arena *arena_new(void)
{
	Arena *arena = malloc(sizeof *arena);
	if (!arena)
		fatal("out of memory");
	Block *block = block_new(FIRST_BLOCK_BYTES);
	*arena = (Arena){ .first = block, .current = block, .held_bytes = FIRST_BLOCK_BYTES };
	return arena;
}

void arena_free(Arena *arena)
{
	if (!arena)
		return;
	for (Block *block = arena->first, *next; block; block = next) {
		next = block->next;
		free(block);
	}
	free(arena);
}

/* The next block that has room, kept or new; kept blocks that are too small are passed over. */
static Block *next_block(Arena *arena, size_t size_bytes)
{
	Block *last = arena->current;
	while (last->next && last->next->size_bytes < size_bytes)
		last = last->next;
	if (last->next)
		return last->next;
	size_t wanted = arena->current->size_bytes * 2;
	if (wanted > LARGEST_DOUBLING)
		wanted = LARGEST_DOUBLING;
	if (wanted < size_bytes)
		wanted = size_bytes;
	last->next = block_new(wanted);
	arena->held_bytes += wanted;
	return last->next;
}

static size_t rounded(size_t size_bytes)
{
	if (size_bytes > SIZE_MAX / 2)
		fatal("arena: %zu bytes asked for", size_bytes);
	return (size_bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void *arena_take_raw(Arena *arena, size_t size_bytes)
{
	size_t needed = rounded(size_bytes);
	Block *block = arena->current;
	if (block->size_bytes - block->used_bytes < needed) {
		block = next_block(arena, needed);
		block->used_bytes = 0;
		arena->current = block;
	}
	void *taken = block->bytes + block->used_bytes;
	block->used_bytes += needed;
	return taken;
}

void *arena_take(Arena *arena, size_t size_bytes)
{
	return memset(arena_take_raw(arena, size_bytes), 0, size_bytes);
}

bool arena_extend(Arena *arena, const void *piece, size_t size_bytes, size_t longer_bytes)
{
	Block *block = arena->current;
	size_t before = rounded(size_bytes), after = rounded(longer_bytes);
	if (block->used_bytes < before ||
	    block->bytes + block->used_bytes - before != (const char *)piece ||
	    block->size_bytes - (block->used_bytes - before) < after)
		return false;
	block->used_bytes += after - before;
	return true;
}

void *arena_take_array(Arena *arena, size_t size_bytes, size_t count)
{
	size_t total;
	if (__builtin_mul_overflow(size_bytes, count, &total))
		fatal("arena: %zu items of %zu bytes asked for", count, size_bytes);
	return arena_take(arena, total);
}

ArenaMark arena_mark(const Arena *arena)
{
	return (ArenaMark){ .block = arena->current, .used_bytes = arena->current->used_bytes };
}

void arena_reset_to(Arena *arena, ArenaMark mark)
{
	arena->current = mark.block;
	arena->current->used_bytes = mark.used_bytes;
}

void arena_reset(Arena *arena)
{
	arena->current = arena->first;
	arena->first->used_bytes = 0;
}

size_t arena_held_bytes(const Arena *arena)
{
	return arena->held_bytes;
}
