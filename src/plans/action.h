/* SPDX-License-Identifier: Apache-2.0 */
/* One promised step: a lead agency, contributors, start and due. Serves one or more
 * recommendations. */
#ifndef NYATA_ACTION_H
#define NYATA_ACTION_H

#include "plans/recommendation.h"

typedef struct Action {
	Id id;
	int64_t plan_year;
	Str title, programme;
	Id lead;
	Day lead_from; /* since when that agency leads */
	Day starts, due;
	bool is_generated; /* made by demo */
	Instant added_at, withdrawn_at;
	Day withdrawn_on; /* {0}: in force */
	Str withdrawn_reason;
	int64_t version;
	Str lead_name, lead_slug;
	State state;	      /* means nothing for a withdrawn one */
	Str place, due_place; /* what lists order by */
} Action;

typedef struct ActionList {
	Action *items;
	size_t count, capacity;
} ActionList;

/* An action as somebody wants it. */
typedef struct ActionDraft {
	Action action;
	IdList contributors;
	Id recommendation; /* that it serves first; action_add() alone asks it */
} ActionDraft;

typedef enum ActionChange {
	ACTION_CHANGED,
	ACTION_CLASH,
	ACTION_WITHDRAWN,
	ACTION_OWNER_LEFT, /* the owner of an open milestone would neither lead nor contribute */
	ACTION_NO_LEAD,	   /* that agency may not lead: action_may_be_led_by() */
	ACTION_FOR_COORDINATOR, /* the inspectorate would begin or end to take part, which decides
				   who judges: not for those who are judged */
	ACTION_NO_HELPER,	/* nor that one contribute: action_may_be_helped_by() */
} ActionChange;

const Action *action_find(Db *db, Id id);
ActionList action_list_of(Db *db, Id recommendation); /* withdrawn ones last */
ActionList action_list_led_by(Db *db, Id agency);     /* not withdrawn, by due */
/* Obstructed, and waiting for that agency; by due. */
ActionList action_list_awaiting(Db *db, Id agency);
AgencyList action_contributors(Db *db, Id action); /* in the order of the tree */
/* What an agency still owes: actions that it leads and milestones that it owns, neither withdrawn
 * nor done. It is not closed before they have another. */
int64_t action_count_owed_by(Db *db, Id agency);
/* Leads or contributes. */
bool action_has_party(Db *db, Id action, Id agency);

/* Open, neither the regency as a whole nor an outside body, which has no account. */
bool action_may_be_led_by(const Agency *agency);
/* Open and not the regency as a whole; an outside body may help. */
bool action_may_be_helped_by(const Agency *agency);

/* What stands now, to be changed. */
ActionDraft action_draft(Db *db, Id action);
/* The lead among the contributors and doubles are left out. 0: an agency may not take that part. */
Id action_add(Db *db, const ActionDraft *draft, const Actor *by);
/* A contributor that was closed meanwhile may stay; a closed lead needs a successor. */
ActionChange action_change(Db *db, const ActionDraft *draft, const Actor *by);
/* One more recommendation that the action serves; nothing when it does already or is withdrawn. */
void action_serve(Db *db, Id action, Id recommendation, const Actor *by);
/* Asks for id, version and withdrawn_reason. false: somebody was faster. */
bool action_withdraw(Db *db, const Action *action, const Actor *by);

/* For the other statements that give whole actions: what they select, of a (action), s
 * (action_state) and what is joined to them, and what reads a row of it. */
#define ACTION_COLUMNS                                                                             \
	"a.*, g.name AS lead_name, g.slug AS lead_slug,"                                           \
	" s.status, s.holder_kind, s.holder, s.since, s.due AS state_due, s.place, s.due_place"
#define ACTION_JOINS "JOIN agency g ON g.id = a.lead"
Action action_of_row(Rows *rows);

StandingList action_relation(Db *db, const Action *action, const Person *person);

#endif
