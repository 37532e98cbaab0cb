/* SPDX-License-Identifier: Apache-2.0 */
/* What an action delivers: /rencana-aksi/{action}/keluaran and /keluaran/{output}/ubah. */
#ifndef NYATA_OUTPUT_PAGES_H
#define NYATA_OUTPUT_PAGES_H

#include "plans/output.h"
#include "web/form.h"
#include "web/response.h"

Response output_new(Request *rq);
Response output_create(Request *rq);
Response output_edit(Request *rq);
Response output_update(Request *rq);

/* "TW I" to "TW IV", from 0. */
Str quarter_label(const Request *rq, int quarter);

/* As it is typed again: "87,45", without grouping; empty for blank. */
Str decimal_typed(const Request *rq, MaybeDecimal value);

typedef struct OutputForm {
	const Action *action;
	Output output; /* id 0: a new one */
	Str path;
} OutputForm;

/* The field of a quarter, from 0: "target_1". */
const char *output_target_name(int quarter);

#endif
