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
	Day starts, due;
	bool is_generated; /* made by demo */
	Instant added_at, withdrawn_at;
	Str withdrawn_reason;
	int64_t version;
	Str lead_name, lead_slug;
	State state;
} Action;

typedef struct ActionList {
	Action *items;
	size_t count, capacity;
} ActionList;

typedef enum ActionChange { ACTION_CHANGED, ACTION_CLASH, ACTION_WITHDRAWN } ActionChange;

const Action *action_find(Db *db, Id id);
ActionList action_list_of(Db *db, Id recommendation); /* withdrawn ones last */
ActionList action_list_led_by(Db *db, Id agency);
AgencyList action_contributors(Db *db, Id action);

/* contributors without the lead and without doubles. */
Id action_add(Db *db, const Action *action, Id recommendation, const Id *contributors,
	      size_t contributor_count, const Actor *by);
ActionChange action_change(Db *db, const Action *action, const Id *contributors,
			   size_t contributor_count, const Actor *by);
/* One more recommendation that the action serves; nothing when it does already. */
void action_serve(Db *db, Id action, Id recommendation, const Actor *by);
bool action_withdraw(Db *db, Id action, Str reason, int64_t version, const Actor *by);

StandingList action_relation(Db *db, const Action *action, const Person *person);

#endif
