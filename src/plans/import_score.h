/* SPDX-License-Identifier: Apache-2.0 */
/* The score of a row: a number, within its least and most where the row names them. */
#ifndef NYATA_IMPORT_SCORE_H
#define NYATA_IMPORT_SCORE_H

#include "plans/import_rows.h"

/* faults grow. A score in words ("WTP") is taken as it is. */
void import_score_check(Arena *arena, const ImportRow *row, ImportFaultList *faults);
/* The fault stands in that cell of the row, with its text as the value. */
ImportFault *import_row_fault(Arena *arena, ImportFaultList *faults, const ImportRow *row,
			      ImportColumn column);

#endif
