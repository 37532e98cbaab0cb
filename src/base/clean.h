/* SPDX-License-Identifier: Apache-2.0 */
/* What people typed or a file holds, as it is kept. */
#ifndef NYATA_CLEAN_H
#define NYATA_CLEAN_H

#include "base/str.h"

/* Valid UTF-8 (U+FFFD where it was not), line ends as \n, blanks of all kinds as one of them,
 * nothing hidden. Where nothing can be seen nothing is left. */
Str text_clean(Arena *arena, Str text);

#endif
