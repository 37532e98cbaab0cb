/* SPDX-License-Identifier: Apache-2.0 */
/* When sessions were last used, in the memory of the process, so that reading a page writes
 * nothing. The table is bounded: a use that is pushed out costs its session up to a minute of its
 * idle time. */
#ifndef NYATA_SESSION_USE_H
#define NYATA_SESSION_USE_H

#include "db/value.h"

typedef struct SessionUse {
	uint64_t key; /* of the session's token */
	Id session;
	Instant at;
	Instant written; /* the use that was taken for writing last */
} SessionUse;

typedef struct SessionUseList {
	SessionUse *items;
	size_t count, capacity;
} SessionUseList;

void session_use_note(uint64_t key, Id session, Instant at);
/* {0} when none is known. */
Instant session_use_find(uint64_t key);
/* The uses that are newer than what was taken before; they stay known to session_use_find(). */
SessionUseList session_uses_take(Arena *arena);

#endif
