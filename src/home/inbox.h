/* SPDX-License-Identifier: Apache-2.0 */
/* What a person must do, most urgent first, gathered from the roles the person holds. Computed when
 * it is shown; nothing is stored. */
#ifndef NYATA_INBOX_H
#define NYATA_INBOX_H

#include "plans/verdict.h"

typedef enum TaskKind {
	TASK_RESPOND,	 /* coordinator: a recommendation without a response */
	TASK_PLAN,	 /* coordinator: accepted, and no action yet */
	TASK_MILESTONES, /* lead: an action without a milestone */
	TASK_STRENGTHEN, /* lead: all is proved, but by decrees and invitations only */
	TASK_PROVE,	 /* owner: a milestone without evidence */
	TASK_MEND,	 /* owner: evidence that was returned */
	TASK_REPORT,	 /* lead: progress of a quarter that is over, or that was sent back */
	TASK_APPROVE,	 /* head: a report of progress that waits */
	TASK_UNBLOCK,	 /* whom another's obstacle waits for */
	TASK_JUDGE,	 /* inspector: evidence that waits */
	TASK_INFECTED,	 /* who brought it, and the administrator: a file with a virus */
	TASK_SCANNER,	 /* administrator: the virus scanner is down */
	TASK_MAIL,	 /* administrator: mails fail */
} TaskKind;

typedef struct Task {
	TaskKind kind;
	Str title;	      /* what people wrote: the recommendation, the action, the milestone */
	Str reference;	      /* of the recommendation; empty where there are several */
	VerdictReason reason; /* of the verdict that returned it */
	Str words;	      /* of the same */
	Str agency;	      /* whose evidence or report it is */
	Str awaiting;	      /* TASK_UNBLOCK: who waits */
	int quarter;	      /* TASK_REPORT, TASK_APPROVE: 0 to 3 */
	Str target;	      /* path of the deed */
	Day due;	      /* {0}: none */
	Day since;	      /* the upload, the report, the obstacle: what waits since */
	int days; /* working days: late (negative) or left (positive or 0); waited where since is
		     set */
} Task;

typedef struct TaskList {
	Task *items;
	size_t count, capacity;
} TaskList;

typedef struct Inbox {
	/* now: what the chain waits for before a day counts, or without one; week: due within five
	 * working days. */
	TaskList late, now, week, later;
	EvidenceList waiting; /* sent by the person's agencies, with the inspectorate now */
} Inbox;

Inbox inbox_read(Db *db, const Person *person, Day today);

#endif
