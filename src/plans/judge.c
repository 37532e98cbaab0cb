/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/judge.h"

#include "base/list.h"
#include "plans/milestone.h"

static bool inspects(const Candidate *candidate);
static bool brought(const Evidence *evidence, Id person);
static IdList parties_of(Db *db, const Evidence *evidence);
static bool is_dependent(const Candidate *candidate, const Evidence *evidence,
			 const IdList *parties);
static bool has_party_role(const Candidate *candidate, const IdList *parties, Day on);
static bool is_party(const Candidate *candidate, const IdList *parties, Id agency);
static bool is_independent(const Candidate *candidate, const IdList *parties, Id agency);
static bool lists(const AgencyList *agencies, Id agency);

Candidate judge_candidate(Db *db, Id person, Day today)
{
	const Agency *inspectorate = agency_inspectorate(db);
	return (Candidate){ .person = person,
			    .today = today,
			    .roles = role_list_ever(db, person),
			    .agencies = agency_all(db),
			    .inspectorate = inspectorate ? inspectorate->id : 0 };
}

static Judge refused(VerdictResult why)
{
	return (Judge){ .refusal = why };
}

Judge judge_find(Db *db, const Candidate *candidate, const Evidence *evidence)
{
	if (!evidence || day_is_set(evidence->withdrawn_on))
		return refused(VERDICT_WITHDRAWN);
	if (!inspects(candidate))
		return refused(VERDICT_NOT_AN_INSPECTOR);
	if (evidence->verdict)
		return refused(VERDICT_ALREADY);
	if (brought(evidence, candidate->person))
		return refused(VERDICT_OWN_EVIDENCE);

	IdList parties = parties_of(db, evidence);
	if (is_dependent(candidate, evidence, &parties))
		return refused(VERDICT_NOT_INDEPENDENT);
	bool is_theirs = is_independent(candidate, &parties, candidate->inspectorate);
	for (size_t i = 0; i < candidate->roles.count; i++) {
		const RoleGrant *held = &candidate->roles.items[i];
		if (held->role == ROLE_INSPECTOR && role_holds(held, candidate->today) &&
		    (!is_theirs || agency_is_one_with(&candidate->agencies, candidate->inspectorate,
						      held->agency)))
			return (Judge){ .agency = held->agency };
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
	Candidate candidate = judge_candidate(db, 0, today);
	if (is_independent(&candidate, &parties, candidate.inspectorate)) {
		add_agency(db, &judges, candidate.inspectorate);
		return judges;
	}
	RoleGrantList roles = role_list(db, today);
	for (size_t i = 0; i < roles.count; i++) {
		const RoleGrant *grant = &roles.items[i];
		if (grant->role != ROLE_INSPECTOR || brought(evidence, grant->person) ||
		    lists(&judges, grant->agency))
			continue;
		candidate.person = grant->person;
		candidate.roles = role_list_ever(db, grant->person);
		if (!is_dependent(&candidate, evidence, &parties))
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

static bool inspects(const Candidate *candidate)
{
	for (size_t i = 0; i < candidate->roles.count; i++)
		if (candidate->roles.items[i].role == ROLE_INSPECTOR &&
		    role_holds(&candidate->roles.items[i], candidate->today))
			return true;
	return false;
}

/* Itself, or the copy of its link that is judged. */
static bool brought(const Evidence *evidence, Id person)
{
	return evidence->person == person || evidence->copied_by == person;
}

/* At the upload, when a link's copy was kept, and now. */
static IdList parties_of(Db *db, const Evidence *evidence)
{
	IdList parties = { 0 };
	Rows *rows = db_query(
		db, "SELECT agency FROM evidence_party WHERE evidence = $1 UNION " SELECT_PARTIES,
		ID(evidence->id));
	while (db_next(rows))
		*list_push(db_arena(db), &parties) = row_id(rows, "agency");
	return parties;
}

static bool is_dependent(const Candidate *candidate, const Evidence *evidence,
			 const IdList *parties)
{
	return has_party_role(candidate, parties, candidate->today) ||
	       has_party_role(candidate, parties, evidence->uploaded_on) ||
	       (day_is_set(evidence->copied_on) &&
		has_party_role(candidate, parties, evidence->copied_on));
}

/* Any role counts, not only the inspector's, also one that ended in the course of that day. */
static bool has_party_role(const Candidate *candidate, const IdList *parties, Day on)
{
	for (size_t i = 0; i < candidate->roles.count; i++)
		if (role_touches(&candidate->roles.items[i], on) &&
		    is_party(candidate, parties, candidate->roles.items[i].agency))
			return true;
	return false;
}

static bool is_party(const Candidate *candidate, const IdList *parties, Id agency)
{
	for (size_t i = 0; i < parties->count; i++)
		if (agency_is_one_with(&candidate->agencies, parties->items[i], agency))
			return true;
	return false;
}

/* false for no agency at all. */
static bool is_independent(const Candidate *candidate, const IdList *parties, Id agency)
{
	return agency && !is_party(candidate, parties, agency);
}
