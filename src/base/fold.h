/* SPDX-License-Identifier: Apache-2.0 */
/* Text folded for comparing and finding: ICU's NFKD and case folding, marks dropped, every run of
 * characters that are neither letters nor digits becomes one blank. "Tingkat  Maturitas (SPIP)" and
 * "tingkat maturitas spip" fold to the same. */
#ifndef NYATA_FOLD_H
#define NYATA_FOLD_H

#include "base/str.h"

Str str_fold(Arena *arena, Str text);

#endif
