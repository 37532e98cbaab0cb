/* SPDX-License-Identifier: Apache-2.0 */
/* A dated result within an action: who owes it, by when, and what proves it. Done by its first
 * accepted evidence. */
#ifndef NYATA_MILESTONE_H
#define NYATA_MILESTONE_H

#include "plans/action.h"

typedef struct Milestone {
	Id id, action, owner;
	Str title, proof;
	Day due, owner_from; /* owner_from: since when that agency owns it */
	Instant added_at;
	int64_t version;
	Str owner_name, owner_slug;
	MilestoneFacts facts;
} Milestone;

typedef struct MilestoneList {
	Milestone *items;
	size_t count, capacity;
} MilestoneList;

typedef enum MilestoneChange {
	MILESTONE_CHANGED,
	MILESTONE_CLASH,
	MILESTONE_WITHDRAWN,   /* its action is */
	MILESTONE_DONE,	       /* what was accepted is not rewritten */
	MILESTONE_WAITS,       /* what evidence is judged against is not rewritten beside it */
	MILESTONE_NOT_A_PARTY, /* nor may that agency own it */
} MilestoneChange;

const Milestone *milestone_find(Db *db, Id id);
/* Of a milestone that stands; 0 from a database that has failed. */
Id milestone_action(Db *db, Id milestone);
MilestoneList milestone_list(Db *db, Id action); /* by due */
/* Open milestones of an agency by due, those with evidence waiting last, for the inbox. */
MilestoneList milestone_list_open_of(Db *db, Id owner);
/* It leads the action or contributes, and is not closed, unless it owns the milestone already:
 * before, 0 for a new one. */
bool milestone_may_be_owned_by(Db *db, Id action, Id agency, Id before);
/* 0: the agency may not own it, or the action is withdrawn. */
Id milestone_add(Db *db, const Milestone *milestone, const Actor *by);
MilestoneChange milestone_change(Db *db, const Milestone *milestone, const Actor *by);

StandingList milestone_relation(Db *db, const Milestone *milestone, const Person *person);

#endif
