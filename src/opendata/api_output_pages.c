/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/api_output_pages.h"

#include "opendata/api_answer_pages.h"
#include "opendata/api_pages.h"
#include "plans/output_list.h"
#include "plans/progress.h"

static const char *const quarters[QUARTERS] = { "q1", "q2", "q3", "q4" };

static Str decimal_text(Arena *arena, MaybeDecimal value)
{
	return value.is_set ? decimal_machine(arena, value.value) : (Str){ 0 };
}

static void add_rupiah(JsonObject *object, const char *name, int64_t rupiah)
{
	if (rupiah < 0)
		json_text(object, name, (Str){ 0 });
	else
		json_integer(object, name, rupiah);
}

/* Only what the head has approved counts. */
static Str progress_text(Request *rq, const Output *output, const ProgressList *reports)
{
	JsonObject object = json_object(rq->arena);
	MaybeDecimal year = progress_of_year(output, reports);
	for (int i = 0; i < QUARTERS; i++) {
		const Progress *report = progress_current(reports, output->id, i);
		json_text(&object, quarters[i],
			  report ? decimal_machine(rq->arena, report->realised) : (Str){ 0 });
	}
	json_text(&object, "year", decimal_text(rq->arena, year));
	add_rupiah(&object, "percent",
		   progress_percent(year, (MaybeDecimal){ true, output->target_total }));
	add_rupiah(&object, "spent_rupiah", progress_budget(output, reports));
	return json_print(&object);
}

static JsonObject output_object(Request *rq, const Output *output, const ProgressList *reports)
{
	long long action = (long long)output->action;
	Str self = str_print(rq->arena, "/api/v1/outputs/%lld", (long long)output->id);
	JsonObject object =
		api_object(rq, self, str_print(rq->arena, "/rencana-aksi/%lld", action), false);
	JsonObject targets = json_object(rq->arena);
	for (int i = 0; i < QUARTERS; i++)
		json_text(&targets, quarters[i], decimal_text(rq->arena, output->targets[i]));
	json_text(&targets, "total", decimal_machine(rq->arena, output->target_total));
	json_integer(&object, "id", output->id);
	json_integer(&object, "action", action);
	json_text(&object, "indicator", output->indicator);
	json_text(&object, "unit", output->unit);
	json_raw(&object, "targets", json_print(&targets));
	add_rupiah(&object, "budget_rupiah", output->budget);
	json_raw(&object, "progress", progress_text(rq, output, reports));
	return object;
}

static void add_all(ApiList *list, const OutputList *outputs)
{
	ProgressList reports = { 0 };
	for (size_t i = 0; i < outputs->count; i++) {
		const Output *output = &outputs->items[i];
		if (!i || output->action != outputs->items[i - 1].action)
			reports = progress_list(list->rq->db, output->action);
		JsonObject object = output_object(list->rq, output, &reports);
		api_list_add(list, &object);
	}
}

Str api_outputs_text(Request *rq, const OutputList *outputs)
{
	ApiList list = api_list_begin(rq);
	add_all(&list, outputs);
	return api_list_text(&list);
}

/* GET /api/v1/outputs?agency=&year=&limit=&cursor= */
Response api_output_index(Request *rq)
{
	ApiReader reader = { .rq = rq };
	const Agency *agency = api_agency(&reader);
	OutputQuestion question = { .lead = agency ? agency->id : 0,
				    .year = api_year(&reader),
				    .after = api_cursor(&reader).id,
				    .limit = api_limit(&reader) };
	if (reader.has_fault)
		return reader.fault;
	OutputList outputs = output_list_page(rq->db, &question);
	ApiList list = api_list_begin(rq);
	if (outputs.count > (size_t)question.limit) {
		outputs.count = (size_t)question.limit;
		api_list_goes_on(&list, (Cursor){ .is_set = true,
						  .id = outputs.items[outputs.count - 1].id });
	}
	add_all(&list, &outputs);
	api_list_counted(&list, output_list_count(rq->db, &question, OUTPUTS_COUNTED),
			 OUTPUTS_COUNTED);
	return api_list_end(&list);
}

/* GET /api/v1/actions/{action}/outputs */
Response api_action_output_index(Request *rq)
{
	const Action *action = action_find(rq->db, path_id(rq, "action"));
	if (!action)
		return not_found(rq);
	OutputList outputs = output_list(rq->db, action->id);
	ApiList list = api_list_begin(rq);
	add_all(&list, &outputs);
	api_list_counted(&list, (int64_t)outputs.count, INT64_MAX);
	return api_list_end(&list);
}

/* GET /api/v1/outputs/{output} */
Response api_output_show(Request *rq)
{
	const Output *output = output_find(rq->db, path_id(rq, "output"));
	if (!output)
		return not_found(rq);
	ProgressList reports = progress_list(rq->db, output->action);
	JsonObject object = output_object(rq, output, &reports);
	return api_answer(rq, &object);
}
