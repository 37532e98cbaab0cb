/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/chain_pages.h"

ChainStep chain_step(const RecommendationPage *page)
{
	const State *state = &page->recommendation->state;
	switch (state->status) {
	case STATUS_UNANSWERED:
	case STATUS_NOTED:
		return STEP_RESPONSE;
	case STATUS_UNPLANNED:
		return page->chain.actions_total ? STEP_MILESTONE : STEP_ACTION;
	case STATUS_CARRIED_OUT:
		return STEP_EFFECT;
	case STATUS_WAITING:
		return STEP_VERDICT;
	case STATUS_LATE:
	case STATUS_RETURNED:
	case STATUS_RUNNING:
	case STATUSES:
		break;
	}
	return STEP_EVIDENCE;
}

const char *step_class(ChainStep here, ChainStep step)
{
	return step == here ? "here" : step > here ? "todo" : "";
}

const char *event_class(EventKind kind)
{
	switch (kind) {
	case EVENT_ACCEPTED:
		return "verdict is-done";
	case EVENT_RETURNED:
		return "verdict is-back";
	case EVENT_EVIDENCE:
		return "proof";
	case EVENT_RESPONSE:
	case EVENT_ACTION:
	case EVENT_WITHDRAWN:
		break;
	}
	return "";
}

const char *petal_class(bool is_open)
{
	return is_open ? "on" : "";
}

const char *gate_class(bool is_open)
{
	return is_open ? "open" : "";
}

const char *gate_petal_class(int gate, int petal, bool is_open)
{
	if (gate != petal)
		return "";
	return is_open ? "on" : "at";
}

const char *milestone_class(const Milestone *milestone)
{
	return milestone->facts.has_accepted ? "is-done" : "";
}

Str awaited_words(Request *rq, const RecommendationPage *page)
{
	const State *state = &page->recommendation->state;
	switch (state->holder_kind) {
	case HELD_BY_COORDINATOR:
		return state->status == STATUS_UNANSWERED
			       ? T(rq, "tanggapan resmi atas rekomendasi ini")
			       : T(rq, "rencana aksi yang menjalankannya");
	case HELD_BY_LEAD:
		return state->status == STATUS_UNPLANNED
			       ? T(rq, "tonggak rencana aksi")
			       : T(rq, "bukti yang lebih kuat daripada keputusan atau undangan");
	case HELD_BY_OWNER:
		return state->status == STATUS_RETURNED ? T(rq, "perbaikan bukti yang dikembalikan")
							: T(rq, "bukti tonggak");
	case HELD_BY_INSPECTORATE:
		return T(rq, "putusan atas bukti");
	case HELD_BY_NOBODY:
	case HOLDER_KINDS:
		break;
	}
	return (Str){ 0 };
}

Str evidence_status_words(Request *rq, const ChainEvidence *item)
{
	if (!item->verdict.id)
		return T(rq, "Menunggu pemeriksaan");
	Hole agency = HOLE("agency", item->verdict.agency_name);
	Hole day =
		HOLE("day", day_words(rq, day_of_instant(item->verdict.at, rq->site->zone_hours)));
	if (item->verdict.kind == VERDICT_ACCEPTED)
		return TF(rq, "Diterima {agency}, {day}", agency, day);
	return TF(rq, "Dikembalikan {agency}, {day}", agency, day);
}

Str priority_label(Request *rq, Str priority)
{
	if (str_equal(priority, S("high")))
		return T(rq, "tinggi");
	if (str_equal(priority, S("low")))
		return T(rq, "rendah");
	return T(rq, "sedang");
}

int action_days_late(Request *rq, const Action *action)
{
	if (action->state.status != STATUS_LATE)
		return 0;
	Calendar calendar =
		calendar_between(rq->db, calendar_week(rq->db), action->state.due, rq->today);
	return status_days_late(&calendar, action->state.due, rq->today);
}

Day received_day(Request *rq, const RecommendationPage *page)
{
	const Evaluation *evaluation = page->evaluation;
	if (day_is_set(evaluation->letter_day))
		return evaluation->letter_day;
	return day_of_instant(evaluation->added_at, rq->site->zone_hours);
}
