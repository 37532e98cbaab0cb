/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/verdict.h"

#include "base/list.h"
#include "base/word.h"
#include "plans/state.h"

/* Whom law 2 keeps from judging: those who lead, contribute, own the milestone, brought the
 * evidence. */
typedef struct Parties {
	Id *items;
	size_t count, capacity;
} Parties;

static VerdictList read_list(Db *db, Rows *rows);
static VerdictResult find_judge(Db *db, const Evidence *evidence, Id person, Day today, Id *agency);
static Parties parties_of_action(Db *db, Id action);
static Parties parties_of_evidence(Db *db, const Evidence *evidence, const Milestone *milestone);
static bool is_party(Db *db, const Parties *parties, Id agency);
static bool lists(const AgencyList *agencies, Id agency);
static bool has_party_role(Db *db, const Parties *parties, Id person, Day on);
static bool is_inspector(const RoleGrantList *roles);
static Id independent_inspectorate(Db *db, const Parties *parties);

#define SELECT_VERDICT                                                                             \
	"SELECT v.*, g.name AS agency_name FROM verdict v JOIN agency g ON g.id = v.agency"

static Verdict read_verdict(Rows *rows)
{
	Verdict verdict = {
		.id = row_id(rows, "id"),
		.evidence = row_id(rows, "evidence"),
		.kind = str_equal(row_text(rows, "kind"), S("accepted")) ? VERDICT_ACCEPTED
									 : VERDICT_RETURNED,
		.words = row_text(rows, "words"),
		.person = row_id(rows, "person"),
		.agency = row_id(rows, "agency"),
		.at = row_instant(rows, "at"),
		.given_on = row_day(rows, "given_on"),
		.agency_name = row_text(rows, "agency_name"),
	};
	verdict_reason_from(row_text(rows, "reason"), &verdict.reason);
	return verdict;
}

static const char *const reason_words[VERDICT_REASONS] = {
	[REASON_NONE] = "none",
	[REASON_NOT_THE_RESULT] = "not_the_result",
	[REASON_INCOMPLETE] = "incomplete",
	[REASON_UNREADABLE] = "unreadable",
	[REASON_WRONG_PERIOD] = "wrong_period",
	[REASON_NOT_FORMAL] = "not_formal",
	[REASON_USED_BEFORE] = "used_before",
	[REASON_OTHER] = "other",
};

const char *verdict_reason_word(VerdictReason reason)
{
	return reason_words[reason];
}

bool verdict_reason_from(Str word, VerdictReason *reason)
{
	int index = word_index(reason_words, VERDICT_REASONS, word);
	if (index >= 0)
		*reason = (VerdictReason)index;
	return index >= 0;
}

const Verdict *verdict_find_of(Db *db, Id evidence)
{
	VerdictList list =
		read_list(db, db_query(db, SELECT_VERDICT " WHERE v.evidence = $1", ID(evidence)));
	return list.count ? &list.items[0] : NULL;
}

VerdictList verdict_list_of_milestone(Db *db, Id milestone)
{
	return read_list(db, db_query(db,
				      SELECT_VERDICT " JOIN evidence e ON e.id = v.evidence"
						     " WHERE e.milestone = $1 ORDER BY v.id",
				      ID(milestone)));
}

static VerdictList read_list(Db *db, Rows *rows)
{
	VerdictList list = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_verdict(rows);
	return list;
}

VerdictResult verdict_may_be_given(Db *db, Id evidence, Id person, Day today)
{
	Id agency;
	return find_judge(db, evidence_find(db, evidence), person, today, &agency);
}

VerdictResult verdict_add(Db *db, const Verdict *verdict, Id *id, const Actor *by)
{
	Id agency = 0;
	const Evidence *evidence = evidence_find(db, verdict->evidence);
	VerdictResult refusal = find_judge(db, evidence, by->person, by->today, &agency);
	if (refusal != VERDICT_GIVEN)
		return refusal;
	bool is_accepted = verdict->kind == VERDICT_ACCEPTED;
	if (!is_accepted &&
	    (verdict->reason == REASON_NONE || str_trim(verdict->words).length == 0))
		return VERDICT_NEEDS_REASON;

	Str kind = is_accepted ? S("accepted") : S("returned");
	Str reason = str_of(verdict_reason_word(is_accepted ? REASON_NONE : verdict->reason));
	*id = db_insert(db,
			"INSERT INTO verdict (evidence, kind, reason, words, person, agency, at,"
			" given_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
			" ON CONFLICT DO NOTHING RETURNING id",
			ID(evidence->id), TEXT(kind), TEXT(reason), TEXT(verdict->words),
			ID(by->person), ID(agency), INSTANT(by->now), DAY(by->today));
	if (!*id)
		return VERDICT_ALREADY;
	evidence_settle(db, evidence->id);
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "evidence", evidence->id);
	json_integer(&facts, "milestone", evidence->milestone);
	json_integer(&facts, "agency", agency);
	json_text(&facts, "kind", kind);
	json_text(&facts, "reason", reason);
	json_text(&facts, "words", verdict->words);
	journal_add(db, by, "add", "verdict", *id, &facts, NULL);
	action_state_refresh(db, milestone_action(db, evidence->milestone), by->today);
	return VERDICT_GIVEN;
}

/* Law 2, for everybody. On VERDICT_GIVEN *agency is the one whose inspector the person is here. */
static VerdictResult find_judge(Db *db, const Evidence *evidence, Id person, Day today, Id *agency)
{
	const Milestone *milestone = evidence ? milestone_find(db, evidence->milestone) : NULL;
	const Action *action = milestone ? action_find(db, milestone->action) : NULL;
	if (!action || day_is_set(action->withdrawn_on))
		return VERDICT_WITHDRAWN;
	RoleGrantList now = role_list_of(db, person, today);
	if (!is_inspector(&now))
		return VERDICT_NOT_AN_INSPECTOR;
	if (evidence->verdict)
		return VERDICT_ALREADY;
	if (evidence->person == person)
		return VERDICT_OWN_EVIDENCE;

	Parties parties = parties_of_evidence(db, evidence, milestone);
	if (has_party_role(db, &parties, person, today) ||
	    has_party_role(db, &parties, person, evidence->uploaded_on))
		return VERDICT_NOT_INDEPENDENT;
	Id inspectorate = independent_inspectorate(db, &parties);
	for (size_t i = 0; i < now.count; i++) {
		if (now.items[i].role != ROLE_INSPECTOR)
			continue;
		*agency = now.items[i].agency;
		if (!inspectorate || agency_is_one_with(db, inspectorate, *agency))
			return VERDICT_GIVEN;
	}
	return VERDICT_FOR_INSPECTORATE;
}

/* Nothing from a database that has failed. */
static void add_agency(Db *db, AgencyList *list, Id id)
{
	const Agency *agency = agency_find(db, id);
	if (agency)
		*list_push(db_arena(db), list) = *agency;
}

AgencyList verdict_agencies_for(Db *db, Id action, Day today)
{
	AgencyList judges = { 0 };
	Parties parties = parties_of_action(db, action);
	Id inspectorate = independent_inspectorate(db, &parties);
	if (inspectorate) {
		add_agency(db, &judges, inspectorate);
		return judges;
	}
	RoleGrantList roles = role_list(db, today);
	for (size_t i = 0; i < roles.count; i++) {
		Id agency = roles.items[i].agency;
		if (roles.items[i].role == ROLE_INSPECTOR && !is_party(db, &parties, agency) &&
		    !lists(&judges, agency))
			add_agency(db, &judges, agency);
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

static Parties parties_of_action(Db *db, Id action)
{
	Parties parties = { 0 };
	Rows *rows = db_query(db,
			      "SELECT lead AS agency FROM action WHERE id = $1"
			      " UNION SELECT agency FROM action_contributor WHERE action = $1",
			      ID(action));
	while (db_next(rows))
		*list_push(db_arena(db), &parties) = row_id(rows, "agency");
	return parties;
}

/* Who owned or uploaded stays a party when the action no longer names them. */
static Parties parties_of_evidence(Db *db, const Evidence *evidence, const Milestone *milestone)
{
	Parties parties = parties_of_action(db, milestone->action);
	*list_push(db_arena(db), &parties) = milestone->owner;
	*list_push(db_arena(db), &parties) = evidence->agency;
	return parties;
}

static bool is_party(Db *db, const Parties *parties, Id agency)
{
	for (size_t i = 0; i < parties->count; i++)
		if (agency_is_one_with(db, parties->items[i], agency))
			return true;
	return false;
}

/* Any role counts, not only the inspector's, also one that ended in the course of that day. */
static bool has_party_role(Db *db, const Parties *parties, Id person, Day on)
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
static Id independent_inspectorate(Db *db, const Parties *parties)
{
	const Agency *inspectorate = agency_inspectorate(db);
	return inspectorate && !is_party(db, parties, inspectorate->id) ? inspectorate->id : 0;
}
