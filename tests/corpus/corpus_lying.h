/* SPDX-License-Identifier: Apache-2.0 */
/* Files that are not what they say, and a few that look so and are: what each is, what it is
 * called, what becomes of it when it is handed in as evidence. For tests only. */
#ifndef NYATA_CORPUS_LYING_H
#define NYATA_CORPUS_LYING_H

#include "base/str.h"

typedef enum Fate {
	EMPTY,
	NOT_TAKEN, /* of no kind that is taken */
	NAME_LIES, /* of a kind that is, under the ending of another */
	BROKEN,
	LOCKED,
	TOO_BIG,
	MOVING,
	KEPT_PDF,  /* as it came; only ever downloaded */
	KEPT_XLSX, /* the same */
	MADE_JPEG, /* anew, from its pixels alone */
	MADE_PNG,
} Fate;

typedef struct LyingFile {
	const char *what;
	const char *name; /* that it is sent under */
	Str bytes;	  /* or, where it is empty, what make gives */
	Str (*make)(Arena *arena);
	Fate fate;
	const char *stored_name; /* where it is stored; NULL: as it was sent */
} LyingFile;

extern const LyingFile lying_files[];
extern const size_t lying_file_count;

#endif
