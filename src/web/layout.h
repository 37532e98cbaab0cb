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
/* "Nyata Kabupaten Lumajang" */
Str layout_site_name(const Request *rq);
/* Is it a page that everybody may open, with a public address? */
bool may_be_shared(const Request *rq);
/* Opens WhatsApp with the title and address of this page, to be sent to whom the reader chooses. */
Url layout_share_address(const Request *rq);
/* The title where the page is shown by itself, beside a link: without the program's name. */
Str layout_share_title(const Request *rq);
/* The whole address of this page in a language, without a query; empty where the public address is
 * not known. */
Url layout_address(const Request *rq, Language language);

#endif
