/* SPDX-License-Identifier: Apache-2.0 */
/* Indonesian words brought to their stem by libstemmer: "perbaikan" and "diperbaiki" meet. */
#ifndef NYATA_STEM_H
#define NYATA_STEM_H

#include "base/str.h"

/* Of folded words, in their order; a word of another language comes back much as it is. */
StrList str_stems(Arena *arena, const StrList *words);

#endif
