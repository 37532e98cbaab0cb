/* SPDX-License-Identifier: Apache-2.0 */
/* What a file is, by its content. */
#ifndef NYATA_OPEN_KIND_H
#define NYATA_OPEN_KIND_H

#include "nyata-open/answer.h"

typedef struct KindReader KindReader;

/* Loads the database of file kinds; before the sandbox closes. NULL: it is missing. */
KindReader *kind_reader_new(void);
/* Says "pdf", "xlsx", "csv", "jpeg", "png" or "webp" and ends; other kinds end with WRONG_KIND. */
_Noreturn void kind_say(KindReader *reader, Arena *arena, Answer *answer, Str bytes);

#endif
