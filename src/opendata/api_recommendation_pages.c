/* SPDX-License-Identifier: Apache-2.0 */
#include "base/list.h"
#include "opendata/api_answer_pages.h"
#include "opendata/api_pages.h"
#include "plans/recommendation_list_pages.h"

/* In the order of RecommendationOrder. */
static const char *const orders[RECOMMENDATION_ORDERS] = {
	[RECOMMENDATIONS_BY_URGENCY] = "urgency",     [RECOMMENDATIONS_BY_DUE] = "due",
	[RECOMMENDATIONS_BY_DUE_LATEST] = "-due",     [RECOMMENDATIONS_BY_NUMBER] = "number",
	[RECOMMENDATIONS_BY_NUMBER_LAST] = "-number", [RECOMMENDATIONS_NEWEST] = "newest",
	[RECOMMENDATIONS_OLDEST] = "oldest",
};

static bool read_question(ApiReader *reader, RecommendationQuestion *question)
{
	Request *rq = reader->rq;
	int order = api_word(reader, "sort", orders, RECOMMENDATION_ORDERS);
	RecommendationAsked asked = {
		.statuses = api_statuses(reader),
		.agency = query_text(rq, "agency"),
		.year = query_text(rq, "year"),
		.indicator = query_text(rq, "indicator"),
		.words = query_text(rq, "q"),
		.order = str_of(recommendation_order_word(order < 0 ? 0 : (unsigned)order)),
		.cursor = query_text(rq, "cursor"),
	};
	api_agency(reader);
	api_year(reader);
	api_cursor(reader);
	int limit = api_limit(reader);
	if (asked.indicator.length && !indicator_find_slug(rq->db, asked.indicator))
		api_refuse(reader, "indicator", &(StrList){ 0 },
			   T(rq, "Indikator itu tidak ada. Pakai slug dari rekomendasi."));
	if (!reader->has_fault &&
	    recommendation_question_read(rq->db, &asked, question) != ASKED_WELL)
		api_refuse(reader, "year", &(StrList){ 0 },
			   T(rq, "Tahun itu tidak punya evaluasi."));
	question->limit = limit;
	return !reader->has_fault;
}

static Str path_of(Request *rq, const char *folder, const Recommendation *r)
{
	return str_print(rq->arena, "%s/%" STR_FORMAT, folder, STR_ARGS(r->reference));
}

/* What the objects of one answer name, read once. */
typedef struct Names {
	AgencyList agencies;
	IndicatorList indicators;
} Names;

static Names names_of(Request *rq)
{
	return (Names){ agency_all(rq->db), recommendation_indicators(rq->db) };
}

static const Indicator *indicator_among(const IndicatorList *list, Id id)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].id == id)
			return &list->items[i];
	return NULL;
}

static void add_indicator(JsonObject *object, const Indicator *about)
{
	JsonObject indicator = json_object(object->arena);
	if (!about) {
		json_text(object, "indicator", (Str){ 0 });
		return;
	}
	json_text(&indicator, "slug", about->slug);
	json_text(&indicator, "code", about->code);
	json_text(&indicator, "name", about->name);
	json_text(&indicator, "name_en", about->name_en);
	json_raw(object, "indicator", json_print(&indicator));
}

static JsonObject recommendation_object(Request *rq, const ListedRecommendation *row,
					const Names *names)
{
	const Recommendation *r = row->recommendation;
	JsonObject object = api_object(rq, path_of(rq, "/api/v1/recommendations", r),
				       path_of(rq, "/rekomendasi", r), r->is_sample);
	json_text(&object, "reference", r->reference);
	json_integer(&object, "year", r->year);
	json_integer(&object, "number", r->number);
	json_text(&object, "text", r->text);
	json_text(&object, "note", r->note);
	json_text(&object, "benefit", r->benefit);
	json_text(&object, "priority", r->priority);
	json_day(&object, "due", r->state.due);
	json_day(&object, "added_on", r->added_on);
	json_text(&object, "status", str_of(status_word(r->state.status)));
	add_indicator(&object, indicator_among(&names->indicators, r->indicator));
	api_agency_field(&object, "holder", agency_among(&names->agencies, r->state.holder));
	json_day(&object, "held_since", r->state.holder ? r->state.since : (Day){ 0 });
	if (r->state.status == STATUS_LATE)
		json_integer(&object, "working_days_late", row->days_late);
	else
		json_text(&object, "working_days_late", (Str){ 0 });
	return object;
}

/* GET /api/v1/recommendations?q=&status=&agency=&year=&indicator=&sort=&limit=&cursor= */
Response api_recommendation_index(Request *rq)
{
	ApiReader reader = { .rq = rq };
	RecommendationQuestion question;
	if (!read_question(&reader, &question))
		return reader.fault;
	RecommendationList rows = recommendation_list_page(rq->db, &question);
	ApiList list = api_list_begin(rq);
	if (rows.count > (size_t)question.limit) {
		rows.count = (size_t)question.limit;
		api_list_goes_on(&list,
				 recommendation_cursor(&question, &rows.items[rows.count - 1]));
	}
	Names names = names_of(rq);
	ListedList listed = recommendation_listed(rq, &rows);
	for (size_t i = 0; i < listed.count; i++) {
		JsonObject object = recommendation_object(rq, &listed.items[i], &names);
		api_list_add(&list, &object);
	}
	api_list_counted(&list, recommendation_list_count(rq->db, &question, LISTING_MOST),
			 LISTING_MOST);
	return api_list_end(&list);
}

static void add_responses(Request *rq, JsonObject *object, Id recommendation)
{
	FormalResponseList responses = response_list(rq->db, recommendation);
	ApiList list = api_list_begin(rq);
	for (size_t i = 0; i < responses.count; i++) {
		const FormalResponse *response = &responses.items[i];
		JsonObject one = json_object(rq->arena);
		json_text(&one, "kind", str_of(response_word(response->kind)));
		json_text(&one, "reason", response->reason);
		json_text(&one, "signer", response->signer);
		json_day(&one, "signed_on", response->signed_on);
		json_day(&one, "given_on", response->given_on);
		api_list_add(&list, &one);
	}
	json_raw(object, "responses", api_list_text(&list));
}

static void add_actions(Request *rq, JsonObject *object, Id recommendation)
{
	ActionList actions = action_list_of(rq->db, recommendation);
	ApiList list = api_list_begin(rq);
	for (size_t i = 0; i < actions.count; i++) {
		const Action *action = &actions.items[i];
		JsonObject one = json_object(rq->arena);
		Str self = str_print(rq->arena, "/api/v1/actions/%lld", (long long)action->id);
		json_integer(&one, "id", action->id);
		json_text(&one, "self", api_address(rq, self));
		json_text(&one, "title", action->title);
		api_list_add(&list, &one);
	}
	json_raw(object, "actions", api_list_text(&list));
}

/* GET /api/v1/recommendations/{ref} */
Response api_recommendation_show(Request *rq)
{
	const Recommendation *r = recommendation_find_reference(rq->db, path_text(rq, "ref"));
	if (!r)
		return not_found(rq);
	RecommendationList one = { .items = (Recommendation *)r, .count = 1 };
	Names names = names_of(rq);
	ListedList listed = recommendation_listed(rq, &one);
	JsonObject object = recommendation_object(rq, &listed.items[0], &names);
	add_responses(rq, &object, r->id);
	add_actions(rq, &object, r->id);
	return api_answer(rq, &object);
}
