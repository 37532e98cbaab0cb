/* SPDX-License-Identifier: Apache-2.0 */
/* What the views of progress show, in words. */
#include "plans/progress_pages.h"

#include <inttypes.h>

ProgressRow progress_row(const Output *output, const ProgressList *progress)
{
	ProgressRow row = {
		.realised = progress_of_year(output, progress),
		.budget = progress_budget(output, progress),
		.last = -1,
	};
	row.percent = progress_percent(row.realised, (MaybeDecimal){ true, output->target_total });
	for (int i = 0; i < QUARTERS; i++)
		if (progress_current(progress, output->id, i))
			row.last = i;
	return row;
}

int progress_table_count(const ProgressTable *table)
{
	int count = 0;
	for (size_t i = 0; i < table->outputs->count; i++)
		count += table->outputs->items[i].action == table->action;
	return count;
}

const Progress *progress_in_the_way(const ProgressTable *table)
{
	ObstacleFacts obstacle = progress_obstacle_among(table->progress, table->action);
	for (size_t i = 0; obstacle.is_set && i < table->progress->count; i++)
		if (table->progress->items[i].id == obstacle.progress)
			return &table->progress->items[i];
	return NULL;
}

Str percent_words(const Request *rq, int64_t percent)
{
	if (percent < 0)
		return S("–");
	return TF(rq, "{n} %", HOLE("n", number_words(rq, percent)));
}

Str budget_words(const Request *rq, int64_t budget)
{
	return budget < 0 ? S("–") : money_words(rq, budget);
}

Str awaited_name(const Progress *progress)
{
	return progress->awaited ? progress->awaited_name : progress->awaited_as;
}

int meter_width(int64_t percent)
{
	if (percent < 0)
		return 0;
	return percent > 100 ? 100 : (int)percent;
}

/* Approved before, and another approved since. */
static bool is_past(const ProgressPage *page, const Progress *progress)
{
	return progress->state == PROGRESS_APPROVED &&
	       progress_current(&page->progress, progress->output, progress->quarter) != progress;
}

Str progress_state_label(const Request *rq, const ProgressPage *page, const Progress *progress)
{
	static const char *const labels[] = {
		[PROGRESS_WAITING] = N_("Menunggu persetujuan kepala"),
		[PROGRESS_APPROVED] = N_("Disetujui kepala"),
		[PROGRESS_RETURNED] = N_("Dikirim balik"),
		[PROGRESS_SUPERSEDED] = N_("Diganti laporan yang lebih baru"),
	};
	return t(rq, labels[is_past(page, progress) ? PROGRESS_SUPERSEDED : progress->state]);
}

const char *progress_state_class(const ProgressPage *page, const Progress *progress)
{
	static const char *const classes[] = {
		[PROGRESS_WAITING] = "chip is-wait",
		[PROGRESS_APPROVED] = "chip is-done",
		[PROGRESS_RETURNED] = "chip is-back",
		[PROGRESS_SUPERSEDED] = "chip is-note",
	};
	return classes[is_past(page, progress) ? PROGRESS_SUPERSEDED : progress->state];
}

const char *progress_state_icon(const ProgressPage *page, const Progress *progress)
{
	static const char *const icons[] = {
		[PROGRESS_WAITING] = "wait",
		[PROGRESS_APPROVED] = "done",
		[PROGRESS_RETURNED] = "back",
		[PROGRESS_SUPERSEDED] = "note",
	};
	return icons[is_past(page, progress) ? PROGRESS_SUPERSEDED : progress->state];
}
