/* SPDX-License-Identifier: Apache-2.0 */
/* Faults of a file in words, for the page and the command, in the language of rq, of which only
 * the arena and the language matter. */
#ifndef NYATA_IMPORT_FAULT_PAGES_H
#define NYATA_IMPORT_FAULT_PAGES_H

#include "plans/import_fault.h"
#include "web/language.h"

/* Why it cannot stay, and how to mend it: a whole sentence each. */
Str import_reason_words(const Request *rq, const ImportFault *fault);
Str import_mend_words(const Request *rq, const ImportFault *fault);

#endif
