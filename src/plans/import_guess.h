/* SPDX-License-Identifier: Apache-2.0 */
/* What a heading that nobody knows may mean: by words of ours in it, by letters that are nearly the
 * same, else by what stands below it. A guess is only offered, never used. */
#ifndef NYATA_IMPORT_GUESS_H
#define NYATA_IMPORT_GUESS_H

#include "measure/indicator.h"
#include "plans/import_rows.h"

/* Sets the guess of each that nobody has chosen for; no column is guessed twice in one file. */
void import_guess(Arena *arena, const Workbook *workbook, const IndicatorList *indicators,
		  ImportUnknownList *unknown);

#endif
