/* SPDX-License-Identifier: Apache-2.0 */
/* Small real files for the demo: a one-page PDF, a one-sheet workbook. */
#ifndef NYATA_SAMPLE_FILE_H
#define NYATA_SAMPLE_FILE_H

#include "base/str.h"

Str sample_pdf(Arena *arena, Str title);
/* The parts of the workbook are stored, not compressed. */
Str sample_xlsx(Arena *arena, Str title);

#endif
