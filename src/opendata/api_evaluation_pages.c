/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/api_answer_pages.h"
#include "opendata/api_pages.h"
#include "plans/recommendation.h"

static JsonObject evaluation_object(Request *rq, const Evaluation *evaluation)
{
	int64_t counts[STATUSES], all = 0;
	JsonObject by_status = json_object(rq->arena), recommendations = json_object(rq->arena);
	int year = (int)evaluation->year;
	JsonObject object = api_object(rq, str_print(rq->arena, "/api/v1/evaluations/%d", year),
				       str_print(rq->arena, "/rekomendasi?tahun=%d", year),
				       evaluation->is_sample);
	recommendation_count_by_status(rq->db, evaluation->id, counts);
	for (Status s = 0; s < STATUSES; s++) {
		json_integer(&by_status, status_word(s), counts[s]);
		all += counts[s];
	}
	json_integer(&recommendations, "total", all);
	json_raw(&recommendations, "by_status", json_print(&by_status));
	json_text(&object, "kind", evaluation->kind);
	json_integer(&object, "year", year);
	json_text(&object, "agency_name", evaluation->agency_name);
	json_text(&object, "letter_number", evaluation->letter_number);
	json_day(&object, "letter_day", evaluation->letter_day);
	Str index = decimal_machine(rq->arena, evaluation->index_value.value);
	json_text(&object, "index", evaluation->index_value.is_set ? index : (Str){ 0 });
	json_text(&object, "category", evaluation->category);
	json_raw(&object, "recommendations", json_print(&recommendations));
	return object;
}

/* GET /api/v1/evaluations: a handful of years, so always all of them. */
Response api_evaluation_index(Request *rq)
{
	EvaluationList evaluations = evaluation_list(rq->db);
	ApiList list = api_list_begin(rq);
	for (size_t i = 0; i < evaluations.count; i++) {
		JsonObject object = evaluation_object(rq, &evaluations.items[i]);
		api_list_add(&list, &object);
	}
	api_list_counted(&list, (int64_t)evaluations.count, INT64_MAX);
	return api_list_end(&list);
}

/* GET /api/v1/evaluations/{year} */
Response api_evaluation_show(Request *rq)
{
	const Evaluation *evaluation = evaluation_find_year(rq->db, S("rb"), path_id(rq, "year"));
	if (!evaluation)
		return not_found(rq);
	JsonObject object = evaluation_object(rq, evaluation);
	return api_answer(rq, &object);
}
