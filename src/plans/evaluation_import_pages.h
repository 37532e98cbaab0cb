/* SPDX-License-Identifier: Apache-2.0 */
/* /impor: an evaluation from an office's file. The file is read twice: for the draft, and again
 * when a person has confirmed it; between the two only its chunks are kept, for a day. */
#ifndef NYATA_EVALUATION_IMPORT_PAGES_H
#define NYATA_EVALUATION_IMPORT_PAGES_H

#include "plans/import_record.h"
#include "web/form.h"
#include "web/response.h"

/* What was read before the write lane. */
typedef struct PreparedImport {
	ImportLetter letter;
	int64_t size_bytes;
	ImportFile file;
	ImportDraft draft; /* empty where the letter or the file has a fault */
} PreparedImport;

/* What was imported before, below the form. */
typedef struct ImportPast {
	const EvaluationList *evaluations;
	const ImportRecordList *records;
	const ImportChoiceList *choices;
} ImportPast;

/* A file of 20 MiB and the other fields. */
#define IMPORT_FORM_BYTES (OPEN_MOST_FILE_BYTES + 256 * 1024)

/* Rows of faults, or of recommendations, that one page shows. */
#define IMPORT_MOST_SHOWN 200

/* Opens the file and makes the draft; what is wrong with the file as a whole is a fault of the
 * field "file". */
void import_draft_file(Request *rq, PreparedImport *prepared, int descriptor);
/* Number, day and all that both forms ask for. */
ImportLetter import_letter_form(Request *rq);
bool import_may(Request *rq);
/* The form with its faults, as far as there are any; the draft. */
/* The file has no fault, but its year has an evaluation already. */
bool import_is_taken(const PreparedImport *prepared);
Html import_form(Request *rq, const PreparedImport *prepared);
Response import_answer_faults(Request *rq, const PreparedImport *prepared);

/* How many recommendations stand there from it. */
int64_t import_stored_count(Request *rq, const Evaluation *evaluation);

/* GET /impor; ?tersimpan=YEAR says what stands there since. */
Response import_new(Request *rq);
/* POST /impor: the upload; the handler shows the draft and stores nothing. */
void import_check_prepare(Request *rq);
bool import_check_admits(Request *rq);
Response import_check(Request *rq);
/* POST /impor/simpan: the kept file, read again by import_kept_prepare(); all or nothing. */
Response import_create(Request *rq);

/* For the view. */
Str import_item_place(Request *rq, const ImportItem *item);
Str import_instrument_name(const Request *rq, const Instrument *instrument);

#endif
