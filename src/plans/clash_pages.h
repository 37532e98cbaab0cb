/* SPDX-License-Identifier: Apache-2.0 */
/* Two people change one record: what the second one reads. */
#ifndef NYATA_CLASH_PAGES_H
#define NYATA_CLASH_PAGES_H

#include "web/form.h"

/* A fault of the whole form that says who changed the subject last, and when. The page then answers
 * conflict() with its form, in which what was typed stands. */
void clash_fault(Request *rq, const char *kind, Id subject);

#endif
