/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/recommendation_pages.h"

#include "base/list.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/chain_pages.h"
#include "plans/recommendation_view.h"

/* The earliest day that any row counts from. */
static Day earliest(const RecommendationList *list, Day today)
{
	Day first = today;
	for (size_t i = 0; i < list->count; i++) {
		const State *state = &list->items[i].state;
		if (!state->holder)
			continue;
		if (day_is_set(state->due) && day_before(state->due, first))
			first = state->due;
		if (day_is_set(state->since) && day_before(state->since, first))
			first = state->since;
	}
	return first;
}

static Calendar calendar_since(Request *rq, Day first)
{
	if (!day_before(first, rq->today)) /* nothing to count */
		return (Calendar){ .week = calendar_week(rq->db) };
	return calendar_between(rq->db, calendar_week(rq->db), first, rq->today);
}

ListedList recommendation_listed(Request *rq, const RecommendationList *list)
{
	Calendar calendar = calendar_since(rq, earliest(list, rq->today));
	ListedList listed = { 0 };
	for (size_t i = 0; i < list->count; i++) {
		const Recommendation *r = &list->items[i];
		*list_push(rq->arena, &listed) = (ListedRecommendation){
			.recommendation = r,
			.days_late = status_days_late(&calendar, r->state.due, rq->today),
			.days_held = calendar_working_days(&calendar, r->state.since, rq->today),
		};
	}
	return listed;
}

static void add_option(Request *rq, OptionList *options, Str value, Str label)
{
	*list_push(rq->arena, options) = (Option){ .value = value, .label = label };
}

/* GET /rekomendasi/{ref} */
Response recommendation_show(Request *rq)
{
	const Recommendation *r = recommendation_find_reference(rq->db, path_text(rq, "ref"));
	if (!r)
		return not_found(rq);
	RecommendationList one = { .items = (Recommendation *)r, .count = 1 };
	Calendar calendar = calendar_since(rq, earliest(&one, rq->today));
	RecommendationPage shown = {
		.recommendation = r,
		.evaluation = evaluation_find(rq->db, r->evaluation),
		.chain = chain_read(rq->db, r->id),
		.holder = agency_find(rq->db, r->state.holder),
		.days_late = status_days_late(&calendar, r->state.due, rq->today),
		.days_held = calendar_working_days(&calendar, r->state.since, rq->today),
	};
	if (!shown.evaluation)
		return not_found(rq);
	shown.events = chain_events(rq->arena, &shown.chain, rq->site->zone_hours);
	if (rq->person) {
		StandingList standing = recommendation_relation(rq->db, r, rq->person);
		shown.may_respond = could(rq, RESPOND, standing);
		shown.may_plan = could(rq, ADD_ACTION, standing);
		shown.may_change = could(rq, CHANGE_RECOMMENDATION, standing);
		shown.next = next_deed(rq, &shown);
	}
	rq->section = "rekomendasi";
	return page(rq, recommendation_show_view(rq, &shown));
}

static const char *const priorities[] = { "high", "medium", "low" };
#define PRIORITY_COUNT (sizeof priorities / sizeof *priorities)

static OptionList priority_options(Request *rq)
{
	OptionList options = { 0 };
	for (size_t i = 0; i < PRIORITY_COUNT; i++) {
		Str word = str_of(priorities[i]);
		add_option(rq, &options, word, priority_label(rq, word));
	}
	return options;
}

static bool is_priority(Str word)
{
	for (size_t i = 0; i < PRIORITY_COUNT; i++)
		if (str_equal_c(word, priorities[i]))
			return true;
	return false;
}

/* GET /rekomendasi/{ref}/ubah */
Response recommendation_edit(Request *rq)
{
	const Recommendation *r = recommendation_find_reference(rq->db, path_text(rq, "ref"));
	if (!r)
		return not_found(rq);
	if (!may(rq, CHANGE_RECOMMENDATION, recommendation_relation(rq->db, r, rq->person),
		 r->reference))
		return forbidden(rq);
	return page(rq, recommendation_edit_view(rq, r, priority_options(rq)));
}

/* POST /rekomendasi/{ref}/ubah */
Response recommendation_update(Request *rq)
{
	const Recommendation *r = recommendation_find_reference(rq->db, path_text(rq, "ref"));
	if (!r)
		return not_found(rq);
	if (!may(rq, CHANGE_RECOMMENDATION, recommendation_relation(rq->db, r, rq->person),
		 r->reference))
		return forbidden(rq);

	Recommendation wanted = *r;
	wanted.benefit = form_text_optional(rq, "benefit", 600);
	wanted.priority = form_line(rq, "priority");
	wanted.due = form_day_optional(rq, "due", (Day){ 0 }, (Day){ 0 });
	wanted.version = form_version(rq);
	if (wanted.priority.length && !is_priority(wanted.priority))
		form_fault(rq, "priority", T(rq, "Pilih salah satu."));
	if (form_invalid(rq))
		return invalid(rq, recommendation_edit_view(rq, r, priority_options(rq)));

	if (!recommendation_change(rq->db, &wanted, rq->by)) {
		clash_fault(rq, "recommendation", r->id);
		return conflict(rq, recommendation_edit_view(rq, r, priority_options(rq)));
	}
	return redirect(rq, "/rekomendasi/%" STR_FORMAT, STR_ARGS(r->reference));
}
