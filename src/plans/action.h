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
	State state; /* means nothing for a withdrawn one */
} Action;

typedef struct ActionList {
	Action *items;
	size_t count, capacity;
} ActionList;

typedef enum ActionChange {
	ACTION_CHANGED,
	ACTION_CLASH,
	ACTION_WITHDRAWN,
	ACTION_OWNER_LEFT, /* the owner of an open milestone would neither lead nor contribute */
} ActionChange;

const Action *action_find(Db *db, Id id);
ActionList action_list_of(Db *db, Id recommendation); /* withdrawn ones last */
ActionList action_list_led_by(Db *db, Id agency);     /* not withdrawn, by due */
AgencyList action_contributors(Db *db, Id action);    /* in the order of the tree */
/* Leads or contributes. */
bool action_has_party(Db *db, Id action, Id agency);

/* contributors without the lead and without doubles. */
Id action_add(Db *db, const Action *action, Id recommendation, const Id *contributors,
	      size_t contributor_count, const Actor *by);
ActionChange action_change(Db *db, const Action *action, const Id *contributors,
			   size_t contributor_count, const Actor *by);
/* One more recommendation that the action serves; nothing when it does already or is withdrawn. */
void action_serve(Db *db, Id action, Id recommendation, const Actor *by);
bool action_withdraw(Db *db, Id action, Str reason, int64_t version, const Actor *by);

StandingList action_relation(Db *db, const Action *action, const Person *person);

#endif
