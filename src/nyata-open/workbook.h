/* SPDX-License-Identifier: Apache-2.0 */
/* A workbook (ECMA-376, .xlsx): which sheets it has and where they are. */
#ifndef NYATA_OPEN_WORKBOOK_H
#define NYATA_OPEN_WORKBOOK_H

#include "nyata-open/package.h"

/* Opens the package and makes sure that it is a workbook; gives the workbook's part. Everything
 * else ends the process with its answer: a text document, an old .xls, an encrypted file. */
Str workbook_find(Arena *arena, Package *package, Answer *answer, Str bytes);
/* Says every sheet, and ends. */
_Noreturn void workbook_say(Arena *arena, Package *package, Str part);

#endif
