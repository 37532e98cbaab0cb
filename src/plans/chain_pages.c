/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/chain_pages.h"

#include <inttypes.h>

#include "people/permission_pages.h"

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
	case STATUS_OBSTRUCTED:
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
	case HELD_BY_AWAITED:
		return T(rq, "yang menghilangkan kendala");
	case HELD_BY_LEAD:
		if (state->status == STATUS_OBSTRUCTED)
			return T(rq, "yang menghilangkan kendala");
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

static bool stands(const ChainAction *item)
{
	return !item->action.withdrawn_at.seconds;
}

bool is_judged(const RecommendationPage *page)
{
	const Chain *chain = &page->chain;
	for (size_t i = 0; i < chain->actions.count; i++)
		if (stands(&chain->actions.items[i]) && chain->actions.items[i].milestones == 0)
			return false;
	return chain->milestones_total > 0 && chain->milestones_done == chain->milestones_total;
}

static NextDeed next_milestones(Request *rq, const Chain *chain)
{
	for (size_t i = 0; i < chain->actions.count; i++) {
		const ChainAction *item = &chain->actions.items[i];
		if (!stands(item) || item->milestones ||
		    !could(rq, CHANGE_ACTION, action_relation(rq->db, &item->action, rq->person)))
			continue;
		return (NextDeed){ .label = T(rq, "Tambah tonggak"),
				   .target =
					   str_print(rq->arena, "/rencana-aksi/%" PRId64 "/tonggak",
						     item->action.id) };
	}
	return (NextDeed){ 0 };
}

static bool has_waiting(const Chain *chain, Id milestone)
{
	for (size_t i = 0; i < chain->evidence.count; i++)
		if (chain->evidence.items[i].evidence.milestone == milestone &&
		    !chain->evidence.items[i].verdict.id)
			return true;
	return false;
}

static bool takes_evidence(Request *rq, const Chain *chain, const Milestone *milestone)
{
	for (size_t i = 0; i < chain->actions.count; i++)
		if (chain->actions.items[i].action.id == milestone->action &&
		    !stands(&chain->actions.items[i]))
			return false;
	return could(rq, ADD_EVIDENCE, milestone_relation(rq->db, milestone, rq->person));
}

/* For the open milestone that is due first; for stronger evidence, for the one that is due last. */
static NextDeed next_evidence(Request *rq, const Chain *chain, bool is_stronger)
{
	const Milestone *found = NULL;
	for (size_t i = 0; i < chain->milestones.count; i++) {
		const Milestone *m = &chain->milestones.items[i];
		if (m->facts.has_accepted != is_stronger || has_waiting(chain, m->id) ||
		    (found && day_before(found->due, m->due) != is_stronger))
			continue;
		if (takes_evidence(rq, chain, m))
			found = m;
	}
	if (!found)
		return (NextDeed){ 0 };
	return (NextDeed){ .label = T(rq, "Serahkan bukti"),
			   .target =
				   str_print(rq->arena, "/tonggak/%" PRId64 "/bukti", found->id) };
}

static NextDeed next_verdict(Request *rq, const Chain *chain)
{
	for (size_t i = chain->evidence.count; i-- > 0;) {
		const ChainEvidence *item = &chain->evidence.items[i];
		if (item->verdict.id ||
		    verdict_may_be_given(rq->db, item->evidence.id, rq->person->id, rq->today) !=
			    VERDICT_GIVEN)
			continue;
		return (NextDeed){ .label = T(rq, "Periksa bukti"),
				   .target = str_print(rq->arena, "/bukti/%" PRId64 "/putusan",
						       item->evidence.id) };
	}
	return (NextDeed){ 0 };
}

NextDeed next_deed(Request *rq, const RecommendationPage *page)
{
	const Recommendation *r = page->recommendation;
	bool is_unanswered = r->state.status == STATUS_UNANSWERED;
	bool is_allowed = is_unanswered ? page->may_respond : page->may_plan;
	switch (r->state.holder_kind) {
	case HELD_BY_COORDINATOR:
		if (!is_allowed)
			break;
		return (NextDeed){
			.label = is_unanswered ? T(rq, "Beri tanggapan")
					       : T(rq, "Buat rencana aksi"),
			.target = str_print(rq->arena,
					    is_unanswered ? "/rekomendasi/%.*s/tanggapan"
							  : "/rencana-aksi/baru?dari=%.*s",
					    STR_ARGS(r->reference)),
			.is_plan = !is_unanswered,
		};
	case HELD_BY_AWAITED:
		return next_evidence(rq, &page->chain, false);
	case HELD_BY_LEAD:
		if (r->state.status == STATUS_OBSTRUCTED)
			return next_evidence(rq, &page->chain, false);
		return r->state.status == STATUS_UNPLANNED ? next_milestones(rq, &page->chain)
							   : next_evidence(rq, &page->chain, true);
	case HELD_BY_OWNER:
		return next_evidence(rq, &page->chain, false);
	case HELD_BY_INSPECTORATE:
		return next_verdict(rq, &page->chain);
	case HELD_BY_NOBODY:
	case HOLDER_KINDS:
		break;
	}
	return (NextDeed){ 0 };
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

const Progress *chain_obstacle(const Chain *chain, const Action *action)
{
	if (action->state.status == STATUS_CARRIED_OUT)
		return NULL;
	return progress_in_the_way(
		&(ProgressTable){ .progress = &chain->progress, .action = action->id });
}
