/* SPDX-License-Identifier: Apache-2.0 */
#include "home/inbox_progress.h"

#include <inttypes.h>

#include "base/list.h"
#include "plans/progress.h"
#include "records/setting.h"

/* The report that is asked for; quarter -1: none. */
typedef struct Wanted {
	int quarter;
	const Progress *returned; /* NULL: nothing was reported yet */
} Wanted;

static const Action *action_among(const ActionList *actions, Id id)
{
	for (size_t i = 0; i < actions->count; i++)
		if (actions->items[i].id == id)
			return &actions->items[i];
	return NULL;
}

static Wanted wanted_of(const Action *action, const Output *output, const ProgressList *progress,
			Day today)
{
	for (int i = 0; i < QUARTERS; i++) {
		const Progress *newest = progress_newest(progress, output->id, i);
		if (newest && newest->state == PROGRESS_RETURNED)
			return (Wanted){ i, newest };
		Day end = quarter_end(action->plan_year, i);
		const MaybeDecimal *target = &output->targets[i];
		bool has_target = target->is_set && target->value.tenthousandths > 0;
		if (!newest && has_target && day_before(end, today) &&
		    !day_before(end, action->starts))
			return (Wanted){ i, NULL };
	}
	return (Wanted){ -1, NULL };
}

void inbox_add_reports(Db *db, Id agency, Day today, TaskList *tasks)
{
	ActionList actions = action_list_led_by(db, agency);
	OutputList outputs = output_list_led_by(db, agency);
	if (outputs.count == 0)
		return;
	ProgressList progress = progress_list_led_by(db, agency);
	Calendar calendar = calendar_find(db, calendar_week(db));
	int days = (int)setting_integer(db, "progress.report_days");
	for (size_t i = 0; i < outputs.count; i++) {
		const Output *output = &outputs.items[i];
		const Action *action = action_among(&actions, output->action);
		if (!action)
			continue;
		Wanted wanted = wanted_of(action, output, &progress, today);
		if (wanted.quarter < 0)
			continue;
		*list_push(db_arena(db), tasks) = (Task){
			.kind = TASK_REPORT,
			.title = output->indicator,
			.quarter = wanted.quarter,
			.words = wanted.returned ? wanted.returned->reason : (Str){ 0 },
			.target = str_print(db_arena(db), "/keluaran/%" PRId64 "/kemajuan/%d",
					    output->id, wanted.quarter + 1),
			.due = calendar_due(&calendar,
					    quarter_end(action->plan_year, wanted.quarter), days),
		};
	}
}

static const Output *output_among(const OutputList *outputs, Id id)
{
	for (size_t i = 0; i < outputs->count; i++)
		if (outputs->items[i].id == id)
			return &outputs->items[i];
	return NULL;
}

void inbox_add_approvals(Db *db, Id agency, TaskList *tasks)
{
	ProgressList progress = progress_list_led_by(db, agency);
	if (progress.count == 0)
		return;
	OutputList outputs = output_list_led_by(db, agency);
	for (size_t i = 0; i < progress.count; i++) {
		const Progress *p = &progress.items[i];
		const Output *output = output_among(&outputs, p->output);
		if (p->state == PROGRESS_WAITING && output)
			*list_push(db_arena(db), tasks) = (Task){
				.kind = TASK_APPROVE,
				.title = output->indicator,
				.quarter = p->quarter,
				.agency = p->agency_name,
				.since = p->reported_on,
				.target = str_print(db_arena(db),
						    "/kemajuan/%" PRId64 "/persetujuan", p->id),
			};
	}
}

void inbox_add_obstacles(Db *db, Id agency, TaskList *tasks)
{
	ActionList stuck = action_list_awaiting(db, agency);
	for (size_t i = 0; i < stuck.count; i++) {
		const Action *action = &stuck.items[i];
		ObstacleFacts obstacle = progress_obstacle(db, action->id);
		const Progress *report =
			obstacle.is_set ? progress_find(db, obstacle.progress) : NULL;
		if (!report)
			continue;
		*list_push(db_arena(db), tasks) = (Task){
			.kind = TASK_UNBLOCK,
			.title = action->title,
			.words = report->obstacle,
			.awaiting = action->lead_name,
			.since = obstacle.since,
			.target = str_print(db_arena(db), "/rencana-aksi/%" PRId64, action->id),
		};
	}
}
