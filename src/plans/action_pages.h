/* SPDX-License-Identifier: Apache-2.0 */
/* /rencana-aksi/…: one action with its outputs, milestones and evidence; to make, change, withdraw
 * it. */
#ifndef NYATA_ACTION_PAGES_H
#define NYATA_ACTION_PAGES_H

#include "plans/output_pages.h"
#include "plans/progress_pages.h"
#include "plans/status_pages.h"
#include "web/response.h"

Response action_show(Request *rq);
Response action_new(Request *rq);
Response action_create(Request *rq);
Response action_edit(Request *rq);
Response action_update(Request *rq);
Response action_withdraw_edit(Request *rq);
Response action_withdraw_update(Request *rq);
/* The action serves one more recommendation. */
Response action_serve_create(Request *rq);

/* The action of the path, for the pages of what hangs on it. */
const Action *action_of_path(Request *rq);
/* "action 7", for the journal of refusals. */
Str action_about(Request *rq, const Action *action);
/* One that is withdrawn takes no more outputs, milestones or changes: 409 with the reason. */
Response action_is_withdrawn(Request *rq, const Action *action);

typedef struct MilestoneRow {
	const Milestone *milestone;
	int number, days_late; /* number: by due day, from 1 */
	EvidenceList evidence;
	VerdictList verdicts;
	bool may_prove, may_change;
} MilestoneRow;

typedef struct MilestoneRowList {
	MilestoneRow *items;
	size_t count, capacity;
} MilestoneRowList;

typedef struct ActionPage {
	const Action *action;
	int days_late;
	AgencyList contributors;
	RecommendationList recommendations;
	OutputList outputs;
	ProgressList progress;
	const Progress *obstacle; /* NULL: nothing is in the way */
	MilestoneRowList milestones;
	bool may_change, may_withdraw;
} ActionPage;

/* The form to make or change one. */
typedef struct ActionForm {
	const Recommendation *from; /* NULL: an action that stands is changed */
	Action action;
	Str path; /* the form is sent there */
	OptionList leads, contributors;
	size_t contributor_count; /* chosen ones */
} ActionForm;

#endif
