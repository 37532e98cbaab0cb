/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_undo_pages.h"

#include <inttypes.h>

#include "people/permission_pages.h"
#include "plans/import_undo_view.h"

static bool may_undo(Request *rq, const ImportRecord *record)
{
	return may(rq, UNDO_IMPORT, standing_any(rq->db, rq->person),
		   str_print(rq->arena, "evaluation_import %" PRId64, record->id));
}

bool import_may_be_undone(const Request *rq, const ImportRecord *record)
{
	return record->evaluation && could(rq, UNDO_IMPORT, standing_any(rq->db, rq->person));
}

/* GET /impor/{import}/batal - what would go, or why it cannot. */
Response import_undo_new(Request *rq)
{
	const ImportRecord *record = import_record_find(rq->db, path_id(rq, "import"));
	if (!record)
		return not_found(rq);
	if (!may_undo(rq, record))
		return forbidden(rq);
	ImportHangingList hanging = import_hanging_list(rq->db, record);
	return page(rq, import_undo_view(rq, record, &hanging));
}

/* POST /impor/{import}/batal - the coordinator has read it and says yes. */
Response import_undo_create(Request *rq)
{
	const ImportRecord *record = import_record_find(rq->db, path_id(rq, "import"));
	if (!record)
		return not_found(rq);
	if (!may_undo(rq, record))
		return forbidden(rq);
	if (import_undo(rq->db, record, rq->by) == UNDO_HANGS) {
		ImportHangingList hanging = import_hanging_list(rq->db, record);
		return conflict(rq, import_undo_view(rq, record, &hanging));
	}
	return redirect(rq, "/impor/%" PRId64 "/batal", record->id);
}

Str import_undo_path(Request *rq, const ImportRecord *record)
{
	return str_print(rq->arena, "/impor/%" PRId64 "/batal", record->id);
}

Str import_who(const Request *rq, Id person, Str office)
{
	if (!person)
		return T(rq, "perintah di server");
	return office.length ? office : T(rq, "Orang lain");
}

Str import_hanging_words(const Request *rq, HangingKind kind)
{
	switch (kind) {
	case HANGS_LETTER:
		return T(rq, "Surat evaluasinya sudah diubah:");
	case HANGS_CHANGE:
		return T(rq, "Isinya sudah diubah:");
	case HANGS_RESPONSE:
		return T(rq, "Sudah ditanggapi:");
	case HANGS_ACTION:
		return T(rq, "Sudah ada rencana aksi:");
	case HANGS_EVIDENCE:
		return T(rq, "Sudah ada bukti:");
	case HANGING_KINDS:
		break;
	}
	return (Str){ 0 };
}

Str import_hanging_target(Request *rq, const ImportRecord *record, const ImportHanging *hanging)
{
	switch (hanging->kind) {
	case HANGS_LETTER:
		return str_print(rq->arena, "/evaluasi/%" PRId64 "/surat", record->year);
	case HANGS_ACTION:
		return str_print(rq->arena, "/rencana-aksi/%" PRId64, hanging->id);
	case HANGS_EVIDENCE:
		return str_print(rq->arena, "/bukti/%" PRId64, hanging->id);
	case HANGS_CHANGE:
	case HANGS_RESPONSE:
	case HANGING_KINDS:
		break;
	}
	return str_print(rq->arena, "/rekomendasi/%" STR_FORMAT, STR_ARGS(hanging->name));
}
