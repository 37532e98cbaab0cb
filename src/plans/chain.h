/* SPDX-License-Identifier: Apache-2.0 */
/* Everything that hangs on one recommendation, read in a handful of queries for its page. Reads
 * only; each table is written by its own noun. */
#ifndef NYATA_CHAIN_H
#define NYATA_CHAIN_H

#include "plans/action.h"
#include "plans/progress.h"
#include "plans/response.h"
#include "plans/verdict.h"

typedef struct ChainAction {
	Action action;
	StrList contributors; /* short names */
	int milestones, milestones_done;
} ChainAction;

typedef struct ChainActionList {
	ChainAction *items; /* by due; withdrawn ones last */
	size_t count, capacity;
} ChainActionList;

typedef struct ChainEvidence {
	Evidence evidence;
	Str milestone_title;
	Id action;
	int milestone_number; /* counted over the action's milestones by due day, from 1 */
	Verdict verdict;      /* id 0: it waits */
} ChainEvidence;

typedef struct ChainEvidenceList {
	ChainEvidence *items; /* newest first */
	size_t count, capacity;
} ChainEvidenceList;

typedef struct Chain {
	FormalResponseList responses; /* oldest first */
	ChainActionList actions;
	MilestoneList milestones; /* by action, then due */
	ChainEvidenceList evidence;
	OutputList outputs;
	ProgressList progress;
	/* Of the actions that stand; the lists hold what was withdrawn too. */
	int actions_total, milestones_total, milestones_done, evidence_total, accepted, waiting;
} Chain;

Chain chain_read(Db *db, Id recommendation);

/* Agencies that lead or contribute to an action that stands, by position. */
AgencyList chain_agencies(Db *db);

typedef enum EventKind {
	EVENT_RESPONSE,
	EVENT_ACTION,
	EVENT_WITHDRAWN,
	EVENT_EVIDENCE,
	EVENT_ACCEPTED,
	EVENT_RETURNED,
} EventKind;

typedef struct Event {
	EventKind kind;
	Instant at;
	Day day;
	Str agency, title, words;
	ResponseKind response;
	VerdictReason reason; /* of a return */
	int milestone_number;
	Id evidence;
} Event;

typedef struct EventList {
	Event *items; /* newest first */
	size_t count, capacity;
} EventList;

/* What happened, from the dated facts of the chain. */
EventList chain_events(Arena *arena, const Chain *chain, int zone_hours);

#endif
