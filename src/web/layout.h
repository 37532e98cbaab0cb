/* SPDX-License-Identifier: Apache-2.0 */
/* What the letterhead around every page shows. */
#ifndef NYATA_LAYOUT_H
#define NYATA_LAYOUT_H

#include "web/request.h"
#include "web/html.h"

typedef struct NavEntry {
	const char *path, *label; /* label: Indonesian, for t() */
	const char *section;	  /* what rq->section says on its pages */
} NavEntry;

extern const NavEntry nav_entries[];
extern const size_t nav_count;

bool nav_is_current(const Request *rq, const NavEntry *entry);
/* "Rekomendasi · Nyata"; on an answer with faults "Ada kesalahan: …". */
Str layout_title(const Request *rq);
/* The whole address of this page in a language, without a query; empty where the public address is
 * not known. */
Url layout_address(const Request *rq, Language language);

#endif
