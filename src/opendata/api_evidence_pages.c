/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/api_answer_pages.h"
#include "opendata/api_pages.h"
#include "plans/evidence_list.h"
#include "plans/verdict.h"

static const char *const orders[] = { "newest", "oldest" };

static void add_verdict(Request *rq, JsonObject *object, Id evidence, const AgencyList *agencies)
{
	const Verdict *verdict = verdict_find_of(rq->db, evidence);
	JsonObject one = json_object(rq->arena);
	if (!verdict) {
		json_text(object, "verdict", (Str){ 0 });
		return;
	}
	bool is_accepted = verdict->kind == VERDICT_ACCEPTED;
	Str reason = is_accepted ? (Str){ 0 } : str_of(verdict_reason_word(verdict->reason));
	json_text(&one, "kind",
		  str_of(evidence_outcome_word(is_accepted ? OUTCOME_ACCEPTED : OUTCOME_RETURNED)));
	json_text(&one, "reason", reason);
	json_text(&one, "words", verdict->words);
	json_day(&one, "given_on", verdict->given_on);
	api_agency_field(&one, "agency", agency_among(agencies, verdict->agency));
	json_raw(object, "verdict", json_print(&one));
}

/* The address of a link and the name of a file stay with those who may open them. */
static JsonObject evidence_object(Request *rq, const Evidence *evidence, const AgencyList *agencies)
{
	Str page = str_print(rq->arena, "/bukti/%lld", (long long)evidence->id);
	Str self = str_print(rq->arena, "/api/v1/evidence/%lld", (long long)evidence->id);
	const Milestone *milestone = milestone_find(rq->db, evidence->milestone);
	JsonObject object = api_object(rq, self, page, false);
	bool has_bytes = evidence->file_sha256.length > 0;
	json_integer(&object, "id", evidence->id);
	json_integer(&object, "milestone", evidence->milestone);
	json_integer(&object, "action", milestone ? milestone->action : 0);
	json_text(&object, "title", evidence->title);
	json_text(&object, "kind", evidence->is_link ? S("link") : S("file"));
	json_text(&object, "format", evidence->file_kind);
	json_text(&object, "sha256", evidence->file_sha256);
	if (has_bytes)
		json_integer(&object, "size_bytes", evidence->file_bytes);
	else
		json_text(&object, "size_bytes", (Str){ 0 });
	json_text(&object, "rank", str_of(rank_word(evidence_rank(evidence))));
	json_day(&object, "effective_on", evidence->effective_on);
	api_instant(&object, "uploaded_at", evidence->uploaded_at);
	api_agency_field(&object, "agency", agency_among(agencies, evidence->agency));
	json_bool(&object, "open_to_all", evidence->is_open);
	add_verdict(rq, &object, evidence->id, agencies);
	return object;
}

static EvidenceQuestion read_question(ApiReader *reader)
{
	static const char *const outcomes[] = { "", "waiting", "accepted", "returned" };
	const Agency *agency = api_agency(reader);
	int outcome = api_word(reader, "status", outcomes, EVIDENCE_OUTCOMES);
	return (EvidenceQuestion){
		.agency = agency ? agency->id : 0,
		.outcome = outcome < 0 ? OUTCOME_ANY : (EvidenceOutcome)outcome,
		.oldest_first = api_word(reader, "sort", orders, 2) == 1,
		.beside = api_cursor(reader).id,
		.limit = api_limit(reader),
	};
}

/* GET /api/v1/evidence?agency=&status=&sort=&limit=&cursor= */
Response api_evidence_index(Request *rq)
{
	ApiReader reader = { .rq = rq };
	EvidenceQuestion question = read_question(&reader);
	if (reader.has_fault)
		return reader.fault;
	EvidenceList rows = evidence_list_page(rq->db, &question);
	AgencyList agencies = agency_all(rq->db);
	ApiList list = api_list_begin(rq);
	if (rows.count > (size_t)question.limit) {
		rows.count = (size_t)question.limit;
		api_list_goes_on(&list,
				 (Cursor){ .is_set = true, .id = rows.items[rows.count - 1].id });
	}
	for (size_t i = 0; i < rows.count; i++) {
		JsonObject object = evidence_object(rq, &rows.items[i], &agencies);
		api_list_add(&list, &object);
	}
	api_list_counted(&list, evidence_list_count(rq->db, &question, EVIDENCE_COUNTED),
			 EVIDENCE_COUNTED);
	return api_list_end(&list);
}

/* GET /api/v1/evidence/{evidence} */
Response api_evidence_show(Request *rq)
{
	const Evidence *evidence = evidence_find(rq->db, path_id(rq, "evidence"));
	if (!evidence)
		return not_found(rq);
	AgencyList agencies = agency_all(rq->db);
	JsonObject object = evidence_object(rq, evidence, &agencies);
	return api_answer(rq, &object);
}
