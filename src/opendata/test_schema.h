/* SPDX-License-Identifier: Apache-2.0 */
/* A small reader of JSON Schema, as much of it as /api/openapi.json uses. For tests only. */
#ifndef NYATA_TEST_SCHEMA_H
#define NYATA_TEST_SCHEMA_H

#include "base/str.h"

/* Does the document's answer of this status for GET path describe the body? NULL: yes; else a line
 * that says where not. */
const char *schema_fault(Arena *arena, Str document, const char *path, const char *status,
			 Str body);
/* How many paths the document has; -1: it is no JSON. */
int schema_paths(Str document);
bool schema_has_path(Str document, const char *path);
/* A field of an object of the body, by "items.0.self"; {0}: there is none, or it is null. */
Str schema_text_at(Arena *arena, Str body, const char *place);
/* How many items; -1: no list. */
int schema_count_at(Str body, const char *place);

#endif
