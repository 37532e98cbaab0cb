/* SPDX-License-Identifier: Apache-2.0 */
/* A file between its check and its import: its bytes are kept as chunks for a day, and a seal in
 * the page's forms says who sent them, so that nobody else checks, copies or stores them. What its
 * unknown headings mean is chosen here and remembered. */
#ifndef NYATA_IMPORT_CHECK_PAGES_H
#define NYATA_IMPORT_CHECK_PAGES_H

#include "plans/evaluation_import_pages.h"

/* For the forms of the page: who sent the file, and when. */
Str import_seal(const Request *rq, Str sha256, int64_t size_bytes);

/* Reads the kept file again, with what the form chose for its headings: for /impor/periksa and
 * /impor/simpan. */
void import_kept_prepare(Request *rq);
/* POST /impor/periksa: the same file with these choices, which are remembered. */
Response import_recheck(Request *rq);
/* GET /impor/salinan: the file with a column of faults, as XLSX. */
Response import_copy_show(Request *rq);
/* POST /impor/judul/{choice}/hapus: the next file with that heading is asked about again. */
Response import_choice_delete(Request *rq);

/* For the views. */
Str import_column_name(const Request *rq, ImportColumn column);
/* "kolom-1" and "judul-1", for the n-th unknown heading from 0. */
const char *import_column_field(Request *rq, size_t n);
const char *import_heading_field(Request *rq, size_t n);
/* What is said beside the heading: a guess, or who chose and when. */
Str import_unknown_words(Request *rq, const ImportUnknown *unknown);
Str import_choice_words(Request *rq, const ImportChoice *choice);
/* What the select shows at first. */
ImportColumn import_unknown_value(const ImportUnknown *unknown);
/* Empty: the file is not kept, or its headings are not understood. */
Str import_copy_address(Request *rq, const PreparedImport *prepared);

#endif
