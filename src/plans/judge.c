/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/judge.h"

#include "base/list.h"
#include "plans/milestone.h"

/* direct: with all that each is one with today; kin: as the tree stood when they were kept. */
typedef struct Parties {
	IdList direct, kin;
} Parties;

static bool inspects(const Candidate *candidate);
static bool brought(const Evidence *evidence, Id person);
static bool may_stand_in(const Candidate *candidate, Id agency);
static Parties parties_of(Db *db, const Evidence *evidence);
static bool is_dependent(const Candidate *candidate, const Evidence *evidence,
			 const Parties *parties);
static bool is_party(const Candidate *candidate, const Parties *parties, Id agency);
static bool is_independent(const Candidate *candidate, const Parties *parties, Id agency);

Candidate judge_candidate(Db *db, Id person, Day today)
{
	const Agency *inspectorate = agency_inspectorate(db);
	const Agency *bureau = agency_organisation_bureau(db);
	return (Candidate){ .person = person,
			    .today = today,
			    .roles = role_list_ever(db, person),
			    .agencies = agency_all(db),
			    .inspectorate = inspectorate ? inspectorate->id : 0,
			    .bureau = bureau ? bureau->id : 0 };
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

	Parties parties = parties_of(db, evidence);
	if (is_dependent(candidate, evidence, &parties))
		return refused(VERDICT_NOT_INDEPENDENT);
	bool is_theirs = is_independent(candidate, &parties, candidate->inspectorate);
	for (size_t i = 0; i < candidate->roles.count; i++) {
		const RoleGrant *held = &candidate->roles.items[i];
		bool may_here = is_theirs
					? agency_is_one_with(&candidate->agencies,
							     candidate->inspectorate, held->agency)
					: may_stand_in(candidate, held->agency);
		if (held->role == ROLE_INSPECTOR && role_holds(held, candidate->today) && may_here)
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
	Parties parties = parties_of(db, evidence);
	Candidate candidate = judge_candidate(db, 0, today);
	if (is_independent(&candidate, &parties, candidate.inspectorate)) {
		add_agency(db, &judges, candidate.inspectorate);
		return judges;
	}
	RoleGrantList roles = role_list(db, today);
	for (size_t i = 0; i < roles.count; i++) {
		const RoleGrant *grant = &roles.items[i];
		if (grant->role != ROLE_INSPECTOR || brought(evidence, grant->person) ||
		    agency_list_has(&judges, grant->agency) ||
		    !may_stand_in(&candidate, grant->agency))
			continue;
		candidate.person = grant->person;
		candidate.roles = role_list_ever(db, grant->person);
		if (!is_dependent(&candidate, evidence, &parties))
			add_agency(db, &judges, grant->agency);
	}
	return judges;
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

/* For the inspectorate where it is a party itself: the organisation bureau or an outside body. An
 * inspector's role at any other agency is worth nothing, whatever kind it once was. */
static bool may_stand_in(const Candidate *candidate, Id agency)
{
	const Agency *of = agency_among(&candidate->agencies, agency);
	return agency == candidate->bureau || (of && of->kind == AGENCY_OUTSIDE);
}

/* At the upload, since then, and now. */
static Parties parties_of(Db *db, const Evidence *evidence)
{
	Parties parties = { 0 };
	Rows *kept = db_query(db, "SELECT agency, is_kin FROM evidence_party WHERE evidence = $1",
			      ID(evidence->id));
	while (db_next(kept)) {
		IdList *list = row_bool(kept, "is_kin") ? &parties.kin : &parties.direct;
		*list_push(db_arena(db), list) = row_id(kept, "agency");
	}
	Rows *now = db_query(db, SELECT_PARTIES, ID(evidence->id));
	while (db_next(now))
		*list_push(db_arena(db), &parties.direct) = row_id(now, "agency");
	return parties;
}

/* Any role at a party counts, not only the inspector's, on any day from the upload until now. */
static bool is_dependent(const Candidate *candidate, const Evidence *evidence,
			 const Parties *parties)
{
	for (size_t i = 0; i < candidate->roles.count; i++)
		if (role_touches(&candidate->roles.items[i], evidence->uploaded_on,
				 candidate->today) &&
		    is_party(candidate, parties, candidate->roles.items[i].agency))
			return true;
	return false;
}

static bool is_party(const Candidate *candidate, const Parties *parties, Id agency)
{
	for (size_t i = 0; i < parties->direct.count; i++)
		if (agency_is_one_with(&candidate->agencies, parties->direct.items[i], agency))
			return true;
	for (size_t i = 0; i < parties->kin.count; i++)
		if (parties->kin.items[i] == agency)
			return true;
	return false;
}

/* false for no agency at all. */
static bool is_independent(const Candidate *candidate, const Parties *parties, Id agency)
{
	return agency && !is_party(candidate, parties, agency);
}
