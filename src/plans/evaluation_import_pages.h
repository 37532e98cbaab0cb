/* SPDX-License-Identifier: Apache-2.0 */
/* /impor: an evaluation from an office's file. The file is read twice: for the draft, and again
 * when a person has confirmed it; between the two only its chunks are kept, for a day. */
#ifndef NYATA_EVALUATION_IMPORT_PAGES_H
#define NYATA_EVALUATION_IMPORT_PAGES_H

#include "plans/evaluation_import.h"
#include "web/form.h"
#include "web/response.h"

/* What was read before the write lane. */
typedef struct PreparedImport {
	ImportLetter letter;
	Str file_name;
	int64_t size_bytes;
	ImportFile file;
	ImportDraft draft; /* empty where the letter or the file has a fault */
} PreparedImport;

/* A file of 20 MiB and the other fields. */
#define IMPORT_FORM_BYTES (OPEN_MOST_FILE_BYTES + 256 * 1024)

/* Rows of faults, or of recommendations, that one page shows. */
#define IMPORT_MOST_SHOWN 200

/* How many recommendations stand there from it. */
int64_t import_stored_count(Request *rq, const Evaluation *evaluation);

/* GET /impor; ?tersimpan=YEAR says what stands there since. */
Response import_new(Request *rq);
/* POST /impor: the upload; the handler shows the draft and stores nothing. */
void import_check_prepare(Request *rq);
bool import_check_admits(Request *rq);
Response import_check(Request *rq);
/* POST /impor/simpan: the kept file, read again; all or nothing. */
void import_create_prepare(Request *rq);
Response import_create(Request *rq);

/* For the view. */
Str import_item_place(Request *rq, const ImportItem *item);
Str import_instrument_name(const Request *rq, const Instrument *instrument);

#endif
