/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a view file as C. */
#ifndef TOOLS_EMIT_H
#define TOOLS_EMIT_H

#include "catalogue.h"
#include "text.h"
#include "view_file.h"

typedef struct Output {
	Text header, source;
	int missing; /* messages without English; each is named on standard error when asked to */
} Output;

/* The trees of the file must be marked by messages_mark(). Catalogue may be NULL. */
Output emit_view_file(const ViewFile *file, const Catalogue *catalogue, const char *header_name,
		      bool name_missing);

#endif
