/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/card_pages.h"

#include <inttypes.h>

#include "plans/action_pages.h"
#include "plans/chain_pages.h"

static Str holder_words(Request *rq, const Recommendation *r)
{
	if (!r->holder_name.length)
		return (Str){ 0 };
	return TF(rq, "Bola ada di {agency}", HOLE("agency", r->holder_name));
}

static Str lead_words(Request *rq, const Action *action)
{
	return TF(rq, "Dipimpin {agency}, batas {day}", HOLE("agency", action->lead_name),
		  HOLE("day", day_words(rq, action->due)));
}

/* GET /rekomendasi/{ref}/kartu.png */
Response recommendation_card_show(Request *rq)
{
	const Recommendation *r = recommendation_find_reference(rq->db, path_text(rq, "ref"));
	if (!r)
		return not_found(rq);
	Calendar calendar = calendar_find(rq->db, calendar_week(rq->db));
	int days_late = status_days_late(&calendar, r->state.due, rq->today);
	return card_answer(rq, &(Card){
				       .kicker = TF(rq, "Rekomendasi {reference}",
						    HOLE("reference", r->reference)),
				       .title = r->text,
				       .status = status_label(rq, r->state.status, days_late),
				       .status_css = status_class(r->state.status),
				       .note = holder_words(rq, r),
				       .is_sample = r->is_sample,
			       });
}

/* GET /rencana-aksi/{action}/kartu.png */
Response action_card_show(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	bool stands = !day_is_set(action->withdrawn_on);
	return card_answer(
		rq, &(Card){
			    .kicker = TF(rq, "Rencana aksi {year}",
					 HOLE("year",
					      str_print(rq->arena, "%" PRId64, action->plan_year))),
			    .title = action->title,
			    .status = stands ? status_label(rq, action->state.status,
							    action_days_late(rq, action))
					     : T(rq, "Ditarik"),
			    .status_css = stands ? status_class(action->state.status) : "is-note",
			    .note = lead_words(rq, action),
			    .is_sample = action->is_generated,
		    });
}

static const char *verdict_class(const Verdict *verdict)
{
	if (!verdict)
		return "is-wait";
	return verdict->kind == VERDICT_ACCEPTED ? "is-done" : "is-back";
}

/* GET /bukti/{evidence}/kartu.png */
Response evidence_card_show(Request *rq)
{
	const EvidencePage *page = evidence_page(rq, path_id(rq, "evidence"));
	if (!page)
		return not_found(rq);
	const Evidence *evidence = page->evidence;
	return card_answer(rq, &(Card){
				       .kicker = T(rq, "Bukti dukung"),
				       .title = evidence->title,
				       .status = evidence_outcome(rq, evidence, &page->verdicts),
				       .status_css = verdict_class(page->verdict),
				       .note = evidence->agency_name,
				       .is_sample = page->action->is_generated,
			       });
}

Str recommendation_sentence(Request *rq, const Recommendation *r, int days_late)
{
	Str status = status_label(rq, r->state.status, days_late), holder = holder_words(rq, r);
	return str_print(rq->arena, "%" STR_FORMAT ".%s%" STR_FORMAT "%s", STR_ARGS(status),
			 holder.length ? " " : "", STR_ARGS(holder), holder.length ? "." : "");
}

Str action_sentence(Request *rq, const Action *action, int days_late)
{
	Str status = day_is_set(action->withdrawn_on)
			     ? T(rq, "Ditarik")
			     : status_label(rq, action->state.status, days_late);
	Str lead = lead_words(rq, action);
	return str_print(rq->arena, "%" STR_FORMAT ". %" STR_FORMAT ".", STR_ARGS(status),
			 STR_ARGS(lead));
}

Str evidence_sentence(Request *rq, const EvidencePage *page)
{
	return TF(rq, "Bukti dari {agency}: {outcome}.",
		  HOLE("agency", page->evidence->agency_name),
		  HOLE("outcome", evidence_outcome(rq, page->evidence, &page->verdicts)));
}
