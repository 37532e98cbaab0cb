/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of evidence: taken from a form, pictures made anew; given out under /berkas/{sha256} as
 * an attachment, pictures inline. */
#ifndef NYATA_EVIDENCE_FILE_PAGES_H
#define NYATA_EVIDENCE_FILE_PAGES_H

#include "plans/evidence_pages.h"

/* GET /berkas/{sha256} */
Response evidence_file_show(Request *rq);
/* GET /berkas/{sha256}/kecil */
Response evidence_small_show(Request *rq);

/* After evidence_prepare(): the form's file, if there is one, has no fault. */
bool evidence_file_fits(Request *rq);
/* The file of a form, looked into by evidence_prepare() and named in the database. NULL: none was
 * sent, or it has a fault that says how to mend it. */
const Upload *evidence_file_read(Request *rq, bool required);

#endif
