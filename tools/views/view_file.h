/* SPDX-License-Identifier: Apache-2.0 */
/* A view file cut into its parts: the C before the first %view, and each view. */
#ifndef TOOLS_VIEW_FILE_H
#define TOOLS_VIEW_FILE_H

#include <stddef.h>

#include "node.h"

typedef struct View {
	Place place;
	const char *signature; /* name(Request *rq, …) */
	const char *body, *body_end;
	int body_line;
	Node *tree; /* root, made by parse_view() */
	struct View *next;
} View;

typedef struct ViewFile {
	const char *name; /* as messages and #line say it: src/plans/action.html */
	const char *prelude;
	View *first, *last;
} ViewFile;

ViewFile view_file_read(const char *name, const char *text, size_t length);

/* parser.c: makes view->tree. */
void parse_view(const char *file, View *view);

#endif
