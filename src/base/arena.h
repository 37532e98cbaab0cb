/* SPDX-License-Identifier: Apache-2.0 */
/* Memory freed by lifetime, not by piece. An Arena hands out zeroed memory that lives until the
 * arena is reset or freed; out of memory is fatal(). One request has one arena. Not safe for use by
 * two threads. */
#ifndef NYATA_ARENA_H
#define NYATA_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;

/* A place in an arena to which arena_reset_to() goes back. */
typedef struct ArenaMark {
	void *block;
	size_t used_bytes;
} ArenaMark;

/* The caller owns the arena and ends it with arena_free(). */
Arena *arena_new(void);
void arena_free(Arena *arena);

/* Zeroed memory aligned for any type. */
void *arena_take(Arena *arena, size_t size_bytes);
#define NEW(arena, type) ((type *)arena_take((arena), sizeof(type)))
#define NEW_ARRAY(arena, type, count) ((type *)arena_take_array((arena), sizeof(type), (count)))
/* fatal() when size times count overflows. */
void *arena_take_array(Arena *arena, size_t size_bytes, size_t count);

/* The same without zeroes, for bytes that are written at once: what a Buf is made of. */
void *arena_take_raw(Arena *arena, size_t size_bytes);
/* Makes the piece that was taken last longer where it stands; false when it was not the last one,
 * or there is no room behind it. */
bool arena_extend(Arena *arena, const void *piece, size_t size_bytes, size_t longer_bytes);

/* Everything taken since the mark (or since the start) is given back; the memory stays with the
 * arena. */
ArenaMark arena_mark(const Arena *arena);
void arena_reset_to(Arena *arena, ArenaMark mark);
void arena_reset(Arena *arena);

size_t arena_held_bytes(const Arena *arena);

#endif
