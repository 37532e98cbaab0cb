/* SPDX-License-Identifier: Apache-2.0 */
/* The view compiler as one call: from the text of a view file to its C. */
#ifndef TOOLS_VIEWS_H
#define TOOLS_VIEWS_H

#include "emit.h"

/* Parsed, its messages marked. Text ends with a NUL. */
ViewFile views_read(const char *name, const char *text, size_t length);
Output views_compile(const char *name, const char *text, size_t length,
	const Catalogue *catalogue, const char *header_name);

#endif
