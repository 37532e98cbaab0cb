/* SPDX-License-Identifier: Apache-2.0 */
/* The view compiler as one call: from the text of a view file to its C. */
#ifndef TOOLS_VIEWS_H
#define TOOLS_VIEWS_H

#include "emit.h"

typedef struct Source {
	const char *name; /* as messages and #line say it: src/plans/action.html */
	const char *text; /* ends with a NUL */
	size_t length;
} Source;

/* Parsed, its messages marked. */
ViewFile views_read(const Source *source);
Output views_compile(const Source *source, const Catalogue *catalogue, const char *header_name);

#endif
