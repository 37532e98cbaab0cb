/* SPDX-License-Identifier: Apache-2.0 */
/* A copy of an office's file in which each row with a fault says what is wrong and how to mend it,
 * in two columns at the right. The importer leaves the two out, so the mended copy is imported as
 * it is. */
#ifndef NYATA_IMPORT_COPY_H
#define NYATA_IMPORT_COPY_H

#include "plans/evaluation_import.h"

/* What is said, in the reader's language; reasons and mends one for each fault of the draft. */
typedef struct CopyWords {
	Str fault_heading, mend_heading;
	const StrList *reasons, *mends;
} CopyWords;

/* As XLSX into an empty descriptor, the sheets that were read. What a merged cell says stands in
 * each of its rows, so that rows can be mended one by one; of a merged recommendation only where
 * that is the fault. The draft's faults are sorted. false: it could not be written. */
bool import_copy_write(Arena *arena, const ImportDraft *draft, const CopyWords *words,
		       int descriptor);

#endif
