/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/verdict_pages.h"

#include <inttypes.h>

#include "base/list.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/judge.h"
#include "plans/verdict_view.h"

static VerdictForm form_for(Request *rq, const EvidencePage *shown);
static Verdict read_form(Request *rq, const Evidence *evidence);
static Response refuse(Request *rq, const EvidencePage *shown, VerdictResult why);
static Str refusal_words(Request *rq, const EvidencePage *shown, VerdictResult why);
static Str judges_words(Request *rq, const EvidencePage *shown);

/* GET /bukti/{evidence}/putusan */
Response verdict_new(Request *rq)
{
	const EvidencePage *shown = evidence_page(rq, path_id(rq, "evidence"));
	if (!shown)
		return not_found(rq);
	Id id = shown->evidence->id;
	if (!may(rq, GIVE_VERDICT, evidence_relation(rq->db, shown->evidence, rq->person),
		 evidence_about(rq, id)))
		return forbidden(rq);
	VerdictResult result = verdict_may_be_given(rq->db, id, rq->person->id, rq->today);
	if (result != VERDICT_GIVEN)
		return refuse(rq, shown, result);
	rq->section = "pemeriksaan";
	return page(rq, verdict_new_view(rq, form_for(rq, shown)));
}

/* POST /bukti/{evidence}/putusan */
Response verdict_create(Request *rq)
{
	const EvidencePage *shown = evidence_page(rq, path_id(rq, "evidence"));
	if (!shown)
		return not_found(rq);
	Id evidence = shown->evidence->id;
	if (!may(rq, GIVE_VERDICT, evidence_relation(rq->db, shown->evidence, rq->person),
		 evidence_about(rq, evidence)))
		return forbidden(rq);
	VerdictResult result = verdict_may_be_given(rq->db, evidence, rq->person->id, rq->today);
	if (result != VERDICT_GIVEN)
		return refuse(rq, shown, result);

	rq->section = "pemeriksaan";
	Verdict verdict = read_form(rq, shown->evidence);
	if (form_invalid(rq))
		return invalid(rq, verdict_new_view(rq, form_for(rq, shown)));

	Id id;
	result = verdict_add(rq->db, &verdict, &id, rq->by);
	if (result != VERDICT_GIVEN)
		return refuse(rq, shown, result);
	return redirect(rq, "/bukti/%" PRId64, evidence);
}

/* The agency in whose name the reader inspects. */
static Str own_office(Request *rq)
{
	for (size_t i = 0; i < rq->person->roles.count; i++) {
		const RoleGrant *grant = &rq->person->roles.items[i];
		const Agency *agency =
			grant->role == ROLE_INSPECTOR ? agency_find(rq->db, grant->agency) : NULL;
		if (agency)
			return agency->name;
	}
	return (Str){ 0 };
}

static VerdictForm form_for(Request *rq, const EvidencePage *shown)
{
	Calendar calendar = calendar_find(rq->db, calendar_week(rq->db));
	VerdictForm form = {
		.page = shown,
		.path = str_print(rq->arena, "/bukti/%" PRId64 "/putusan", shown->evidence->id),
		.judge = own_office(rq),
		.days_waiting =
			calendar_working_days(&calendar, shown->evidence->uploaded_on, rq->today),
	};
	*list_push(rq->arena, &form.kinds) = (Option){
		.value = S("accepted"),
		.label = T(rq, "Terima"),
		.hint = TF(rq, "Tonggak {number} terbukti hari ini.",
			   HOLE("number", str_print(rq->arena, "%d", shown->milestone_number)))
	};
	*list_push(rq->arena, &form.kinds) =
		(Option){ .value = S("returned"),
			  .label = T(rq, "Kembalikan"),
			  .hint = TF(rq, "Bola kembali ke {agency}.",
				     HOLE("agency", shown->milestone->owner_name)) };
	for (int reason = REASON_NONE + 1; reason < VERDICT_REASONS; reason++)
		*list_push(rq->arena, &form.reasons) =
			(Option){ .value = str_of(verdict_reason_word((VerdictReason)reason)),
				  .label = verdict_reason_label(rq, (VerdictReason)reason) };
	return form;
}

/* What nobody can open proves nothing. */
static Str hold_words(Request *rq, Hold hold)
{
	switch (hold) {
	case HOLD_NONE:
		break;
	case HOLD_SCAN:
		return T(rq,
			 "Berkas ini masih diperiksa dari virus, jadi belum dapat diterima. Tunggu "
			 "sebentar, atau kembalikan.");
	case HOLD_INFECTED:
		return T(rq,
			 "Berkas ini mengandung virus, jadi tidak dapat diterima. Kembalikan agar "
			 "diganti.");
	}
	return (Str){ 0 };
}

static Verdict read_form(Request *rq, const Evidence *evidence)
{
	static const char *const kinds[] = { "accepted", "returned" };
	int kind = form_choice(rq, "kind", kinds, 2);
	Verdict verdict = {
		.evidence = evidence->id,
		.evidence_version = form_version(rq),
		.kind = kind == 0 ? VERDICT_ACCEPTED : VERDICT_RETURNED,
		.words = form_text_optional(rq, "words", 4000),
	};
	Str reason = form_line(rq, "reason");
	if (kind == 0 && evidence_hold(rq, evidence) != HOLD_NONE)
		form_fault(rq, "kind", hold_words(rq, evidence_hold(rq, evidence)));
	if (kind != 1)
		return verdict;
	if (!verdict_reason_from(reason, &verdict.reason) || verdict.reason == REASON_NONE)
		form_fault(rq, "reason", T(rq, "Pilih alasan dari daftar."));
	if (verdict.words.length == 0)
		form_fault(rq, "words",
			   T(rq, "Tulis apa yang harus diperbaiki, agar tidak dikembalikan lagi."));
	return verdict;
}

/* A try against law 2 is journalled like any watched deed that the table refuses. */
static Response refuse(Request *rq, const EvidencePage *shown, VerdictResult why)
{
	if (why == VERDICT_CLASH) {
		clash_notice(rq, "evidence", shown->evidence->id);
		return conflict(rq, verdict_new_view(rq, form_for(rq, shown)));
	}
	if (why == VERDICT_INFECTED) {
		form_fault(rq, "kind", hold_words(rq, HOLD_INFECTED));
		return invalid(rq, verdict_new_view(rq, form_for(rq, shown)));
	}
	int status = why == VERDICT_ALREADY || why == VERDICT_WITHDRAWN ? 409 : 403;
	if (status == 403) {
		rq->refused_deed = str_of(deed_word(GIVE_VERDICT));
		rq->refused_about = evidence_about(rq, shown->evidence->id);
	}
	if (status == 403)
		return problem(rq, status, refusal_words(rq, shown, why));
	return past(rq, refusal_words(rq, shown, why), T(rq, "Lihat buktinya"),
		    str_print(rq->arena, "/bukti/%" PRId64, shown->evidence->id));
}

/* The rule, and who may judge instead. */
static Str refusal_words(Request *rq, const EvidencePage *shown, VerdictResult why)
{
	Str judges = judges_words(rq, shown);
	switch (why) {
	case VERDICT_GIVEN:
	case VERDICT_NEEDS_REASON:
	case VERDICT_CLASH:
	case VERDICT_INFECTED:
	case VERDICT_NOT_AN_INSPECTOR:
		break;
	case VERDICT_NOT_INDEPENDENT:
		return TF(
			rq,
			"Anda tidak memutus bukti ini: perangkat daerah Anda, sekarang atau pada "
			"hari bukti diserahkan, ikut memimpin atau menyumbang. Yang melapor tidak "
			"memutus. Yang berwenang: {judges}.",
			HOLE("judges", judges));
	case VERDICT_FOR_INSPECTORATE:
		return TF(rq,
			  "Bukti ini diputus oleh {judges}, sebab ia tidak ikut memimpin dan tidak "
			  "menyumbang di sini.",
			  HOLE("judges", judges));
	case VERDICT_OWN_EVIDENCE:
		return TF(
			rq,
			"Anda sendiri yang menyerahkan bukti ini, jadi orang lain yang memutusnya. "
			"Yang berwenang: {judges}.",
			HOLE("judges", judges));
	case VERDICT_ALREADY:
		if (!shown->verdict) /* the database failed, and says so itself */
			return T(rq, "Putusan belum tersimpan. Coba lagi.");
		return TF(
			rq,
			"Bukti ini sudah diputus oleh {agency} pada {day}. Putusan tidak ditimpa; "
			"yang belum puas membawa bukti baru.",
			HOLE("agency", shown->verdict->agency_name),
			HOLE("day", day_words(rq, shown->verdict->given_on)));
	case VERDICT_WITHDRAWN:
		return T(rq, "Rencana aksinya sudah ditarik, jadi buktinya tidak diputus lagi.");
	}
	return TF(rq, "Putusan diberikan oleh pemeriksa. Yang berwenang: {judges}.",
		  HOLE("judges", judges));
}

static Str judges_words(Request *rq, const EvidencePage *shown)
{
	StrList names = { 0 };
	AgencyList judges = judge_agencies(rq->db, shown->evidence, rq->today);
	for (size_t i = 0; i < judges.count; i++)
		*list_push(rq->arena, &names) = judges.items[i].name;
	if (names.count == 0)
		return T(rq, "belum ada; pimpinan menunjuk pemeriksa di Bagian Organisasi atau di "
			     "badan luar");
	return str_join(rq->arena, &names, S(", "));
}
