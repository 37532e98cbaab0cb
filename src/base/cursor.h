/* SPDX-License-Identifier: Apache-2.0 */
/* A place in an ordered list, as it stands in an address: behind or before which row the page
 * begins. It is no secret and no promise: whoever makes one up gets another place of what they may
 * read anyway. */
#ifndef NYATA_CURSOR_H
#define NYATA_CURSOR_H

#include "base/str.h"

typedef struct Cursor {
	bool is_set;	/* false: the list's beginning */
	bool is_back;	/* the page ends before the row, instead of beginning behind it */
	int64_t before; /* how many rows stand before the page; shown, never asked */
	Str key;	/* what the list is ordered by, empty where that is the id */
	int64_t id;
} Cursor;

/* "n50.123.2026-11-24": letters, digits, blank, "-" and "." alone. */
Str cursor_text(Arena *arena, Cursor cursor);
/* An empty text is the beginning. false: no cursor. */
bool cursor_read(Str text, Cursor *cursor);

#endif
