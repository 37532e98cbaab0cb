/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/response_pages.h"

#include "base/list.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/response_view.h"

static const ResponseKind kinds[] = { RESPONSE_ACCEPTED, RESPONSE_PARTLY, RESPONSE_NOTED };
#define KIND_COUNT (sizeof kinds / sizeof *kinds)

static ResponsePage response_page(Request *rq, const Recommendation *recommendation)
{
	ResponsePage shown = { .recommendation = recommendation,
			       .earlier = response_list(rq->db, recommendation->id) };
	if (shown.earlier.count)
		shown.newest = shown.earlier.items[shown.earlier.count - 1].id;
	const Str labels[KIND_COUNT] = { T(rq, "Diterima"), T(rq, "Diterima sebagian"),
					 T(rq, "Dicatat dengan alasan") };
	const Str hints[KIND_COUNT] = {
		T(rq, "Dikerjakan sepenuhnya; setelah ini dibuat rencana aksinya."),
		T(rq, "Sebagian dikerjakan; tulis bagian mana, dan mengapa tidak semuanya."),
		T(rq, "Tidak dikerjakan; alasannya tampil kepada umum."),
	};
	for (size_t i = 0; i < KIND_COUNT; i++)
		*list_push(rq->arena, &shown.kinds) =
			(Option){ .value = str_of(response_word(kinds[i])),
				  .label = labels[i],
				  .hint = hints[i] };
	return shown;
}

FormalResponse response_to_compare(const Request *rq, const ResponsePage *shown)
{
	if (!form_message(rq, FORM_CLASH).length || !shown->earlier.count)
		return (FormalResponse){ 0 };
	return shown->earlier.items[shown->earlier.count - 1];
}

static FormalResponse read_form(Request *rq, Id recommendation)
{
	const char *words[KIND_COUNT];
	for (size_t i = 0; i < KIND_COUNT; i++)
		words[i] = response_word(kinds[i]);
	int kind = form_choice(rq, "kind", words, KIND_COUNT);
	FormalResponse response = {
		.recommendation = recommendation,
		.kind = kind < 0 ? RESPONSE_NONE : kinds[kind],
		.reason = form_text_optional(rq, "reason", 4000),
		.signer = form_text(rq, "signer", 160),
		.signed_on = form_day(rq, "signed_on", (Day){ 0 }, rq->today),
	};
	if (response_needs_reason(response.kind) && response.reason.length == 0 &&
	    form_message(rq, "reason").length == 0)
		form_fault(rq, "reason",
			   T(rq, "Tulis alasannya; tanggapan ini tidak berlaku tanpa alasan."));
	return response;
}

/* GET /rekomendasi/{ref}/tanggapan */
Response response_new(Request *rq)
{
	const Recommendation *r = recommendation_find_reference(rq->db, path_text(rq, "ref"));
	if (!r)
		return not_found(rq);
	if (!may(rq, RESPOND, recommendation_relation(rq->db, r, rq->person), r->reference))
		return forbidden(rq);
	return page(rq, response_new_view(rq, response_page(rq, r)));
}

/* POST /rekomendasi/{ref}/tanggapan */
Response response_create(Request *rq)
{
	const Recommendation *r = recommendation_find_reference(rq->db, path_text(rq, "ref"));
	if (!r)
		return not_found(rq);
	if (!may(rq, RESPOND, recommendation_relation(rq->db, r, rq->person), r->reference))
		return forbidden(rq);

	FormalResponse response = read_form(rq, r->id);
	Id seen = form_id_optional(rq, "newest");
	if (form_invalid(rq))
		return invalid(rq, response_new_view(rq, response_page(rq, r)));

	if (!response_add(rq->db, &response, seen, rq->by)) {
		ResponsePage shown = response_page(rq, r);
		clash_fault(rq, "response", shown.newest);
		return conflict(rq, response_new_view(rq, shown));
	}
	return redirect(rq, "/rekomendasi/%" STR_FORMAT, STR_ARGS(r->reference));
}
