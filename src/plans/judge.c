/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/judge.h"

#include "base/list.h"
#include "plans/milestone.h"

static IdList parties_of(Db *db, const Evidence *evidence);
static bool is_party(Db *db, const IdList *parties, Id agency);
static bool has_party_role(Db *db, const IdList *parties, Id person, Day on);
static bool is_inspector(const RoleGrantList *roles);
static Id independent_inspectorate(Db *db, const IdList *parties);
static bool lists(const AgencyList *agencies, Id agency);

static Judge refused(VerdictResult why)
{
	return (Judge){ .refusal = why };
}

static bool is_dependent(Db *db, const Evidence *evidence, const IdList *parties, Id person,
			 Day today)
{
	return has_party_role(db, parties, person, today) ||
	       has_party_role(db, parties, person, evidence->uploaded_on);
}

Judge judge_find(Db *db, const Evidence *evidence, Id person, Day today)
{
	const Milestone *milestone = evidence ? milestone_find(db, evidence->milestone) : NULL;
	const Action *action = milestone ? action_find(db, milestone->action) : NULL;
	if (!action || day_is_set(action->withdrawn_on))
		return refused(VERDICT_WITHDRAWN);
	RoleGrantList now = role_list_of(db, person, today);
	if (!is_inspector(&now))
		return refused(VERDICT_NOT_AN_INSPECTOR);
	if (evidence->verdict)
		return refused(VERDICT_ALREADY);
	if (evidence->person == person)
		return refused(VERDICT_OWN_EVIDENCE);

	IdList parties = parties_of(db, evidence);
	if (is_dependent(db, evidence, &parties, person, today))
		return refused(VERDICT_NOT_INDEPENDENT);
	Id inspectorate = independent_inspectorate(db, &parties);
	for (size_t i = 0; i < now.count; i++) {
		Id agency = now.items[i].agency;
		if (now.items[i].role == ROLE_INSPECTOR &&
		    (!inspectorate || agency_is_one_with(db, inspectorate, agency)))
			return (Judge){ .agency = agency };
	}
	return refused(VERDICT_FOR_INSPECTORATE);
}

/* Nothing from a database that has failed. */
static void add_agency(Db *db, AgencyList *list, Id id)
{
	const Agency *agency = agency_find(db, id);
	if (agency)
		*list_push(db_arena(db), list) = *agency;
}

AgencyList judge_agencies(Db *db, const Evidence *evidence, Day today)
{
	AgencyList judges = { 0 };
	IdList parties = parties_of(db, evidence);
	Id inspectorate = independent_inspectorate(db, &parties);
	if (inspectorate) {
		add_agency(db, &judges, inspectorate);
		return judges;
	}
	RoleGrantList roles = role_list(db, today);
	for (size_t i = 0; i < roles.count; i++) {
		const RoleGrant *grant = &roles.items[i];
		if (grant->role == ROLE_INSPECTOR && grant->person != evidence->person &&
		    !lists(&judges, grant->agency) &&
		    !is_dependent(db, evidence, &parties, grant->person, today))
			add_agency(db, &judges, grant->agency);
	}
	return judges;
}

static bool lists(const AgencyList *agencies, Id agency)
{
	for (size_t i = 0; i < agencies->count; i++)
		if (agencies->items[i].id == agency)
			return true;
	return false;
}

/* Who leads, contributes or owns the milestone, at the upload or now, and who brought it. */
static IdList parties_of(Db *db, const Evidence *evidence)
{
	IdList parties = { 0 };
	Rows *rows = db_query(db,
			      "SELECT agency FROM evidence_party WHERE evidence = $1"
			      " UNION SELECT owner FROM milestone WHERE id = $2"
			      " UNION SELECT a.lead FROM action a"
			      " JOIN milestone m ON m.action = a.id WHERE m.id = $2"
			      " UNION SELECT c.agency FROM action_contributor c"
			      " JOIN milestone m ON m.action = c.action WHERE m.id = $2",
			      ID(evidence->id), ID(evidence->milestone));
	while (db_next(rows))
		*list_push(db_arena(db), &parties) = row_id(rows, "agency");
	return parties;
}

static bool is_party(Db *db, const IdList *parties, Id agency)
{
	for (size_t i = 0; i < parties->count; i++)
		if (agency_is_one_with(db, parties->items[i], agency))
			return true;
	return false;
}

/* Any role counts, not only the inspector's, also one that ended in the course of that day. */
static bool has_party_role(Db *db, const IdList *parties, Id person, Day on)
{
	RoleGrantList roles = role_list_touched(db, person, on);
	for (size_t i = 0; i < roles.count; i++)
		if (is_party(db, parties, roles.items[i].agency))
			return true;
	return false;
}

static bool is_inspector(const RoleGrantList *roles)
{
	for (size_t i = 0; i < roles->count; i++)
		if (roles->items[i].role == ROLE_INSPECTOR)
			return true;
	return false;
}

/* 0 where the inspectorate is a party itself, or there is none. */
static Id independent_inspectorate(Db *db, const IdList *parties)
{
	const Agency *inspectorate = agency_inspectorate(db);
	return inspectorate && !is_party(db, parties, inspectorate->id) ? inspectorate->id : 0;
}
