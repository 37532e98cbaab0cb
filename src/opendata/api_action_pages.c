/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/api_answer_pages.h"
#include "opendata/api_output_pages.h"
#include "opendata/api_pages.h"
#include "plans/action_list.h"
#include "plans/milestone.h"
#include "web/listing.h"

static const char *const orders[ACTION_ORDERS] = {
	[ACTIONS_BY_URGENCY] = "urgency", [ACTIONS_BY_DUE] = "due",
	[ACTIONS_BY_DUE_LATEST] = "-due", [ACTIONS_NEWEST] = "newest",
	[ACTIONS_OLDEST] = "oldest",
};

static const char *const parts[ACTION_PARTS] = {
	[ACTION_LEADS_OR_HELPS] = "",
	[ACTION_LEADS] = "lead",
	[ACTION_HELPS] = "contributor",
};

static const char *const windows[ACTION_WINDOWS] = {
	[ACTION_ANY_DUE] = "",
	[ACTION_OVERDUE] = "overdue",
	[ACTION_THIS_MONTH] = "this_month",
	[ACTION_THIS_QUARTER] = "this_quarter",
};

static unsigned or_first(int index)
{
	return index < 0 ? 0 : (unsigned)index;
}

static bool read_question(ApiReader *reader, ActionQuestion *question)
{
	Request *rq = reader->rq;
	int order = api_word(reader, "sort", orders, ACTION_ORDERS);
	int part = api_word(reader, "role", parts, ACTION_PARTS);
	int window = api_word(reader, "due", windows, ACTION_WINDOWS);
	ActionAsked asked = {
		.statuses = api_statuses(reader),
		.agency = query_text(rq, "agency"),
		.part = str_of(action_part_word(or_first(part))),
		.year = query_text(rq, "year"),
		.words = query_text(rq, "q"),
		.window = str_of(action_window_word(or_first(window))),
		.order = str_of(action_order_word(or_first(order))),
		.cursor = query_text(rq, "cursor"),
	};
	api_agency(reader);
	api_year(reader);
	api_cursor(reader);
	int limit = api_limit(reader);
	if (!reader->has_fault &&
	    action_question_read(rq->db, &asked, rq->today, question) != ASKED_WELL)
		api_refuse(reader, "cursor", &(StrList){ 0 },
			   T(rq, "Penanda halaman daftar ini tidak dikenal. Mulailah lagi dari "
				 "halaman pertama."));
	question->limit = limit;
	return !reader->has_fault;
}

static JsonObject action_object(Request *rq, const Action *action, const AgencyList *agencies)
{
	Id id = action->id;
	JsonObject object = api_object(
		rq, str_print(rq->arena, "/api/v1/actions/%lld", (long long)id),
		str_print(rq->arena, "/rencana-aksi/%lld", (long long)id), action->is_generated);
	bool is_in_force = !day_is_set(action->withdrawn_on);
	Id holder = is_in_force ? action->state.holder : 0;
	json_integer(&object, "id", id);
	json_integer(&object, "plan_year", action->plan_year);
	json_text(&object, "title", action->title);
	json_text(&object, "programme", action->programme);
	api_agency_field(&object, "lead", agency_among(agencies, action->lead));
	json_day(&object, "starts", action->starts);
	json_day(&object, "due", action->due);
	json_text(&object, "status",
		  is_in_force ? str_of(status_word(action->state.status)) : (Str){ 0 });
	api_agency_field(&object, "holder", agency_among(agencies, holder));
	json_day(&object, "held_since", holder ? action->state.since : (Day){ 0 });
	json_day(&object, "withdrawn_on", action->withdrawn_on);
	json_text(&object, "withdrawn_reason", action->withdrawn_reason);
	return object;
}

/* GET /api/v1/actions?q=&status=&agency=&role=&year=&due=&sort=&limit=&cursor= */
Response api_action_index(Request *rq)
{
	ApiReader reader = { .rq = rq };
	ActionQuestion question;
	if (!read_question(&reader, &question))
		return reader.fault;
	ActionList rows = action_list_page(rq->db, &question);
	ApiList list = api_list_begin(rq);
	if (rows.count > (size_t)question.limit) {
		rows.count = (size_t)question.limit;
		api_list_goes_on(&list, action_cursor(&question, &rows.items[rows.count - 1]));
	}
	AgencyList agencies = agency_all(rq->db);
	for (size_t i = 0; i < rows.count; i++) {
		JsonObject object = action_object(rq, &rows.items[i], &agencies);
		api_list_add(&list, &object);
	}
	api_list_counted(&list, action_list_count(rq->db, &question, LISTING_MOST), LISTING_MOST);
	return api_list_end(&list);
}

/* --- one --- */

static void add_contributors(Request *rq, JsonObject *object, Id action)
{
	AgencyList contributors = action_contributors(rq->db, action);
	ApiList list = api_list_begin(rq);
	for (size_t i = 0; i < contributors.count; i++) {
		JsonObject one = json_object(rq->arena);
		json_text(&one, "name", contributors.items[i].name);
		json_text(&one, "short_name", contributors.items[i].short_name);
		json_text(&one, "slug", contributors.items[i].slug);
		api_list_add(&list, &one);
	}
	json_raw(object, "contributors", api_list_text(&list));
}

static void add_recommendations(Request *rq, JsonObject *object, Id action)
{
	RecommendationList served = recommendation_list_of_action(rq->db, action);
	ApiList list = api_list_begin(rq);
	for (size_t i = 0; i < served.count; i++) {
		JsonObject one = json_object(rq->arena);
		Str self = str_print(rq->arena, "/api/v1/recommendations/%.*s",
				     STR_ARGS(served.items[i].reference));
		json_text(&one, "reference", served.items[i].reference);
		json_text(&one, "self", api_address(rq, self));
		api_list_add(&list, &one);
	}
	json_raw(object, "recommendations", api_list_text(&list));
}

static const char *milestone_status(const MilestoneFacts *facts)
{
	if (facts->has_accepted)
		return "accepted";
	if (facts->has_waiting)
		return "waiting";
	return facts->newest_returned ? "returned" : "open";
}

static void add_milestones(Request *rq, JsonObject *object, const Action *action,
			   const AgencyList *agencies)
{
	MilestoneList milestones = milestone_list(rq->db, action->id);
	ApiList list = api_list_begin(rq);
	for (size_t i = 0; i < milestones.count; i++) {
		const Milestone *milestone = &milestones.items[i];
		JsonObject one = json_object(rq->arena);
		json_integer(&one, "id", milestone->id);
		json_text(&one, "title", milestone->title);
		json_text(&one, "proof", milestone->proof);
		json_day(&one, "due", milestone->due);
		json_text(&one, "status", str_of(milestone_status(&milestone->facts)));
		api_agency_field(&one, "owner", agency_among(agencies, milestone->owner));
		api_list_add(&list, &one);
	}
	json_raw(object, "milestones", api_list_text(&list));
}

/* GET /api/v1/actions/{action} */
Response api_action_show(Request *rq)
{
	const Action *action = action_find(rq->db, path_id(rq, "action"));
	if (!action)
		return not_found(rq);
	AgencyList agencies = agency_all(rq->db);
	JsonObject object = action_object(rq, action, &agencies);
	add_contributors(rq, &object, action->id);
	add_recommendations(rq, &object, action->id);
	add_milestones(rq, &object, action, &agencies);
	OutputList outputs = output_list(rq->db, action->id);
	json_raw(&object, "outputs", api_outputs_text(rq, &outputs));
	return api_answer(rq, &object);
}
