/* SPDX-License-Identifier: Apache-2.0 */
/* Walks over the rows of a file, headings of components between them, and fills a draft with what
 * is asked for and what is wrong. */
#ifndef NYATA_IMPORT_WALK_H
#define NYATA_IMPORT_WALK_H

#include "plans/evaluation_import.h"
#include "plans/import_rows.h"

void import_walk(Arena *arena, const ImportKnown *known, const ImportRowList *rows,
		 const ImportLetter *letter, ImportDraft *draft);

#endif
