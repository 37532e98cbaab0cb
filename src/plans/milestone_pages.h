/* SPDX-License-Identifier: Apache-2.0 */
/* Dated results: /rencana-aksi/{action}/tonggak and /tonggak/{milestone}/ubah. */
#ifndef NYATA_MILESTONE_PAGES_H
#define NYATA_MILESTONE_PAGES_H

#include "plans/milestone.h"
#include "web/form.h"
#include "web/response.h"

Response milestone_new(Request *rq);
Response milestone_create(Request *rq);
Response milestone_edit(Request *rq);
Response milestone_update(Request *rq);

typedef struct MilestoneForm {
	const Action *action;
	Milestone milestone; /* id 0: a new one */
	Str path;
	OptionList owners; /* lead and contributors */
} MilestoneForm;

#endif
