/* SPDX-License-Identifier: Apache-2.0 */
/* /data-terbuka: each operation of the API with its parameters, how to ask, and a true answer. */
#ifndef NYATA_API_GUIDE_PAGES_H
#define NYATA_API_GUIDE_PAGES_H

#include "opendata/api_document_pages.h"

Response api_guide_show(Request *rq);

typedef struct GuideParameter {
	Str name, words;
	StrList values; /* that it may have, where they are few */
} GuideParameter;

typedef struct GuideParameterList {
	GuideParameter *items;
	size_t count, capacity;
} GuideParameterList;

typedef struct GuideOperation {
	const ApiOperation *operation;
	Str anchor;
	GuideParameterList parameters;
	Str example; /* a whole address; empty: there is nothing to show yet */
	Str answer;  /* JSON with line ends */
} GuideOperation;

typedef struct GuideOperationList {
	GuideOperation *items;
	size_t count, capacity;
} GuideOperationList;

/* JSON with a line for each value, two blanks a level. */
Str json_indented(Arena *arena, Str json);

#endif
