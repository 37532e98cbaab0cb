/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evaluation_import_pages.h"

#include <inttypes.h>

#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/evaluation_import_view.h"
#include "plans/evaluation_pages.h"
#include "plans/import_fault_pages.h"
#include "records/file.h"

static Response answer_taken(Request *rq, const PreparedImport *prepared);

bool import_may(Request *rq)
{
	return may(rq, IMPORT_EVALUATION, standing_any(rq->db, rq->person), S("evaluation"));
}

/* The form, and below it what is stored already. */
Html import_form(Request *rq, const PreparedImport *prepared)
{
	EvaluationList stored = evaluation_list(rq->db);
	ImportRecordList records = import_record_list(rq->db);
	ImportChoiceList choices = import_choice_list(rq->db);
	ImportPast past = { &stored, &records, &choices };
	return import_new_view(rq, prepared, &past);
}

/* GET /impor - the coordinator brings in the letter of an evaluation. */
Response import_new(Request *rq)
{
	if (!import_may(rq))
		return forbidden(rq);
	int64_t year = query_integer(rq, "tersimpan", 0);
	const Evaluation *stored = year ? evaluation_find_year(rq->db, S("rb"), year) : NULL;
	return page(rq, stored ? import_stored_view(rq, stored) : import_form(rq, NULL));
}

int64_t import_stored_count(Request *rq, const Evaluation *evaluation)
{
	int64_t counts[STATUSES] = { 0 }, sum = 0;
	recommendation_count_by_status(rq->db, evaluation->id, counts);
	for (size_t i = 0; i < STATUSES; i++)
		sum += counts[i];
	return sum;
}

/* The fields of both forms. */
ImportLetter import_letter_form(Request *rq)
{
	int this_year = day_parts(rq->today).year;
	ImportLetter letter = {
		.year = form_year(rq, "year", EVALUATION_FIRST_YEAR, this_year),
	};
	Evaluation typed = evaluation_letter_form(rq);
	letter.number = typed.letter_number;
	letter.day = typed.letter_day;
	letter.index_value = typed.index_value;
	letter.category = typed.category;
	letter.agency_name = form_text_optional(rq, "agency_name", 200);
	return letter;
}

/* Slow: the workbook is opened by nyata-open. */
void import_check_prepare(Request *rq)
{
	PreparedImport *prepared = NEW(rq->arena, PreparedImport);
	rq->prepared = prepared;
	prepared->letter = import_letter_form(rq);
	const Upload *upload = form_file(rq, "file", true);
	if (!upload)
		return;
	prepared->letter.file_name = upload->name;
	prepared->size_bytes = upload->size_bytes;
	prepared->letter.file_sha256 = upload->sha256;
	import_draft_file(rq, prepared, upload->descriptor);
}

/* A fault of the file as a whole stands at its field; those of cells stand in a table. */
void import_draft_file(Request *rq, PreparedImport *prepared, int descriptor)
{
	ImportFile *file = &prepared->file;
	db_rest(rq->db);
	if (!import_file_read(rq->arena, descriptor, file)) {
		form_fault(rq, "file",
			   str_print(rq->arena, "%" STR_FORMAT " %" STR_FORMAT,
				     STR_ARGS(import_reason_words(rq, &file->fault)),
				     STR_ARGS(import_mend_words(rq, &file->fault))));
		return;
	}
	if (form_invalid(rq))
		return;
	ImportKnown known = import_known(rq->db, prepared->letter.year);
	prepared->draft = import_draft(rq->arena, &known, &file->workbook, &prepared->letter);
	import_faults_sort(&prepared->draft.faults);
}

/* Also one with faults is kept for a day: for the copy that shows them, and to be checked again
 * with what somebody chose for its headings. */
bool import_check_admits(Request *rq)
{
	return could(rq, IMPORT_EVALUATION, standing_any(rq->db, rq->person)) && !form_invalid(rq);
}

/* POST /impor - what the file would bring, or every fault that stands in the way. */
Response import_check(Request *rq)
{
	const PreparedImport *prepared = rq->prepared;
	if (!import_may(rq))
		return forbidden(rq);
	if (form_invalid(rq) || prepared->draft.faults.count > 0)
		return import_answer_faults(rq, prepared);
	return page(rq, import_draft_view(rq, prepared));
}

Response import_answer_faults(Request *rq, const PreparedImport *prepared)
{
	if (!form_invalid(rq) && import_is_taken(prepared))
		return answer_taken(rq, prepared);
	return invalid(rq, import_form(rq, prepared));
}

bool import_is_taken(const PreparedImport *prepared)
{
	const ImportFaultList *faults = &prepared->draft.faults;
	return faults->count == 1 && faults->items[0].reason == IMPORT_YEAR_TAKEN;
}

/* Says who was faster, and with which letter; what was typed stands in the form. */
static Response answer_taken(Request *rq, const PreparedImport *prepared)
{
	int64_t year = prepared->letter.year;
	const Evaluation *standing = evaluation_find_year(rq->db, S("rb"), year);
	DeedWords first = first_deed(rq, "evaluation", standing ? standing->id : 0);
	form_fault(
		rq, "year",
		TF(rq,
		   "{who} sudah menyimpan evaluasi {year} pada {when}, dari surat {letter}. Yang "
		   "tersimpan tidak ditimpa: periksa tahunnya, atau bandingkan dengan daftar "
		   "rekomendasi.",
		   HOLE("who", first.who), HOLE("year", str_print(rq->arena, "%" PRId64, year)),
		   HOLE("when", first.when),
		   HOLE("letter", standing ? standing->letter_number : (Str){ 0 })));
	PreparedImport shown = *prepared;
	shown.draft.faults = (ImportFaultList){ 0 };
	return conflict(rq, import_form(rq, &shown));
}

/* The file's bytes get their name, the evaluation its rows. false: *refusal says why not. */
static bool store(Request *rq, const PreparedImport *prepared, Response *refusal)
{
	File file = { .sha256 = prepared->letter.file_sha256,
		      .size_bytes = prepared->size_bytes,
		      .kind = str_of(prepared->file.kind) };
	if (!file_add(rq->db, &file, rq->by)) {
		form_fault(
			rq, "file",
			T(rq, "Berkas ini tidak lagi utuh di sini. Pilih berkasnya sekali lagi."));
		*refusal = invalid(rq, import_form(rq, prepared));
		return false;
	}
	if (import_apply(rq->db, &prepared->draft, rq->by) != IMPORT_TAKEN)
		return true;
	*refusal = answer_taken(rq, prepared);
	return false;
}

/* POST /impor/simpan - the coordinator has seen the draft and says yes. */
Response import_create(Request *rq)
{
	const PreparedImport *prepared = rq->prepared;
	if (!import_may(rq))
		return forbidden(rq);
	if (form_invalid(rq) || prepared->draft.faults.count > 0)
		return import_answer_faults(rq, prepared);
	if (prepared->draft.is_same)
		return page(rq, import_draft_view(rq, prepared));
	Response refusal;
	if (!store(rq, prepared, &refusal))
		return refusal;
	return redirect(rq, "/impor?tersimpan=%" PRId64, prepared->letter.year);
}

Str import_item_place(Request *rq, const ImportItem *item)
{
	return import_fault_place(
		rq->arena,
		&(ImportFault){ .sheet = item->sheet, .row = item->row, .column = item->column });
}

Str import_instrument_name(const Request *rq, const Instrument *instrument)
{
	return rq->language == ENGLISH ? instrument->name_en : instrument->name;
}
