/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/output_pages.h"

#include <inttypes.h>

#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/action_pages.h"
#include "plans/output_view.h"

Str quarter_label(const Request *rq, int quarter)
{
	static const char *const labels[] = { N_("TW I"), N_("TW II"), N_("TW III"), N_("TW IV") };
	return t(rq, labels[quarter]);
}

const char *output_target_name(int quarter)
{
	static const char *const names[] = { "target_1", "target_2", "target_3", "target_4" };
	return names[quarter];
}

/* Three digits behind the comma could be taken for thousands, so they become four. */
Str decimal_typed(const Request *rq, MaybeDecimal value)
{
	int64_t parts = value.value.tenthousandths;
	bool three_digits = parts % 10 == 0 && parts % 100 != 0;
	if (!value.is_set)
		return (Str){ 0 };
	return decimal_print(rq->arena, value.value, three_digits ? 4 : 0, 4, 0, ',');
}

/* Percentages do not add up over a year, so the whole is compared with the largest part alone. */
static void check_total(Request *rq, const Output *output)
{
	int largest = 0;
	for (int i = 1; i < 4; i++)
		if (output->targets[i].is_set &&
		    (!output->targets[largest].is_set ||
		     output->targets[i].value.tenthousandths >
			     output->targets[largest].value.tenthousandths))
			largest = i;
	const MaybeDecimal *most = &output->targets[largest];
	if (!most->is_set || output->target_total.tenthousandths >= most->value.tenthousandths)
		return;
	form_fault(rq, "target_total",
		   TF(rq,
		      "Target setahun lebih kecil daripada target {quarter}, yaitu {target}. "
		      "Perbaiki salah satunya.",
		      HOLE("quarter", quarter_label(rq, largest)),
		      HOLE("target", decimal_words(rq, most->value))));
}

static Output read_form(Request *rq, Id action)
{
	Output output = {
		.action = action,
		.indicator = form_text(rq, "indicator", 300),
		.unit = form_text(rq, "unit", 60),
	};
	for (int i = 0; i < 4; i++)
		output.targets[i] =
			form_maybe_decimal(rq, output_target_name(i), (Decimal){ 0 }, DECIMAL_MAX);
	output.target_total = form_decimal(rq, "target_total", (Decimal){ 0 }, DECIMAL_MAX);
	output.budget = form_money(rq, "budget");
	if (!form_invalid(rq))
		check_total(rq, &output);
	return output;
}

static OutputForm new_form(Request *rq, const Action *action)
{
	return (OutputForm){ .action = action,
			     .output = { .budget = -1 },
			     .path = str_print(rq->arena, "/rencana-aksi/%" PRId64 "/keluaran",
					       action->id) };
}

static OutputForm form_of(Request *rq, const Action *action, const Output *output)
{
	return (OutputForm){
		.action = action,
		.output = *output,
		.path = str_print(rq->arena, "/keluaran/%" PRId64 "/ubah", output->id),
	};
}

/* GET /rencana-aksi/{action}/keluaran */
Response output_new(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);
	return page(rq, output_form_view(rq, new_form(rq, action)));
}

/* POST /rencana-aksi/{action}/keluaran */
Response output_create(Request *rq)
{
	const Action *action = action_of_path(rq);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);

	Output output = read_form(rq, action->id);
	if (form_invalid(rq))
		return invalid(rq, output_form_view(rq, new_form(rq, action)));

	if (!output_add(rq->db, &output, rq->by))
		return action_is_withdrawn(rq, action);
	return redirect(rq, "/rencana-aksi/%" PRId64, action->id);
}

/* GET /keluaran/{output}/ubah */
Response output_edit(Request *rq)
{
	const Output *output = output_find(rq->db, path_id(rq, "output"));
	if (!output)
		return not_found(rq);
	const Action *action = action_find(rq->db, output->action);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);
	return page(rq, output_form_view(rq, form_of(rq, action, output)));
}

/* POST /keluaran/{output}/ubah */
Response output_update(Request *rq)
{
	const Output *output = output_find(rq->db, path_id(rq, "output"));
	if (!output)
		return not_found(rq);
	const Action *action = action_find(rq->db, output->action);
	if (!action)
		return not_found(rq);
	if (!may(rq, CHANGE_ACTION, action_relation(rq->db, action, rq->person),
		 action_about(rq, action)))
		return forbidden(rq);
	if (day_is_set(action->withdrawn_on))
		return action_is_withdrawn(rq, action);

	Output wanted = read_form(rq, action->id);
	wanted.id = output->id;
	wanted.version = form_version(rq);
	if (form_invalid(rq))
		return invalid(rq, output_form_view(rq, form_of(rq, action, output)));

	if (!output_change(rq->db, &wanted, rq->by)) {
		clash_fault(rq, "output", output->id);
		return conflict(rq, output_form_view(rq, form_of(rq, action, output)));
	}
	return redirect(rq, "/rencana-aksi/%" PRId64, action->id);
}
