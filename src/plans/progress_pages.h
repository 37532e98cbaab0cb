/* SPDX-License-Identifier: Apache-2.0 */
/* /keluaran/{output}/kemajuan: what was reached, quarter by quarter; its form for one quarter; and
 * /kemajuan/{progress}/persetujuan, where the head approves. What waits is for officials only. */
#ifndef NYATA_PROGRESS_PAGES_H
#define NYATA_PROGRESS_PAGES_H

#include "plans/progress.h"
#include "web/form.h"
#include "web/response.h"

Response progress_index(Request *rq);
Response progress_new(Request *rq);
Response progress_create(Request *rq);
Response progress_settle_edit(Request *rq);
Response progress_settle_update(Request *rq);

/* An action's outputs with what was reached, as a small table of the pages above. */
typedef struct ProgressTable {
	const OutputList *outputs;
	const ProgressList *progress;
	Id action;
} ProgressTable;

/* One output of it. */
typedef struct ProgressRow {
	MaybeDecimal realised;
	int64_t percent, budget; /* -1: none */
	int last;		 /* the last quarter reported; -1: none yet */
} ProgressRow;

ProgressRow progress_row(const Output *output, const ProgressList *progress);
int progress_table_count(const ProgressTable *table);
/* The report whose obstacle stands; NULL when nothing is in the way. */
const Progress *progress_in_the_way(const ProgressTable *table);

/* "38 %"; a dash where there is no target above zero. */
Str percent_words(const Request *rq, int64_t percent);
/* Rupiah; a dash for -1. */
Str budget_words(const Request *rq, int64_t budget);
/* The agency that an obstacle waits for, or who else; empty where nobody is named. */
Str awaited_name(const Progress *progress);
/* The width of a meter of 100. */
int meter_width(int64_t percent);

typedef struct ProgressPage {
	const Output *output;
	const Action *action;
	ProgressList progress; /* of this output; what does not count is for officials only */
	const Progress *obstacle;
	int begun; /* quarters */
	bool may_report, may_approve;
} ProgressPage;

Str progress_state_label(const Request *rq, const ProgressPage *page, const Progress *progress);
/* "is-done", and the icon. */
const char *progress_state_class(const ProgressPage *page, const Progress *progress);
const char *progress_state_icon(const ProgressPage *page, const Progress *progress);

typedef struct ProgressForm {
	const Output *output;
	const Action *action;
	int quarter;
	Progress before; /* what the form begins with; id 0: the first report of the quarter */
	Str path;
	OptionList agencies;
	bool asks_sure; /* the figure is more than ten times the target */
} ProgressForm;

typedef struct SettleForm {
	ProgressPage page;
	const Progress *progress;
	Str path;
	OptionList kinds;
} SettleForm;

#endif
