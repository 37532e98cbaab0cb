/* SPDX-License-Identifier: Apache-2.0 */
#include "people/permission.h"

#include "base/list.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

const Permission permission_table[] = {
	{ ROLE_ADMIN, REL_ANY, READ_FILE, "Files of evidence are open to every official." },
	{ ROLE_ADMIN, REL_ANY, SEE_PERSONS, "Runs the system and its accounts." },
	{ ROLE_ADMIN, REL_ANY, ADD_PERSON, "Runs the system and its accounts." },
	{ ROLE_ADMIN, REL_ANY, CHANGE_PERSON, "Runs the system and its accounts." },
	{ ROLE_ADMIN, REL_ANY, GRANT_ROLE,
	  "Grants every role but inspector: who runs the system never says who judges." },
	{ ROLE_ADMIN, REL_ANY, CHANGE_AGENCY, "Keeps the list of agencies." },

	{ ROLE_COORDINATOR, REL_ANY, IMPORT_EVALUATION,
	  "Keeps the evaluations and their recommendations." },
	{ ROLE_COORDINATOR, REL_ANY, UNDO_IMPORT,
	  "Takes a wrong file back, while nothing hangs on what it brought." },
	{ ROLE_COORDINATOR, REL_ANY, CHANGE_EVALUATION,
	  "Mends what was typed of an evaluation's letter." },
	{ ROLE_COORDINATOR, REL_ANY, CHANGE_RECOMMENDATION,
	  "Keeps the evaluations and their recommendations." },
	{ ROLE_COORDINATOR, REL_ANY, RESPOND, "Records the regency's signed response." },
	{ ROLE_COORDINATOR, REL_ANY, ADD_ACTION, "Keeps the plan." },
	{ ROLE_COORDINATOR, REL_ANY, CHANGE_ACTION, "Keeps the plan." },
	{ ROLE_COORDINATOR, REL_ANY, WITHDRAW_ACTION,
	  "Keeps the plan; who carries an action out does not drop it." },
	{ ROLE_COORDINATOR, REL_ANY, REPORT_PROGRESS,
	  "Types in what an agency hands over on paper; the head still approves." },
	{ ROLE_COORDINATOR, REL_ANY, READ_FILE, "Files of evidence are open to every official." },

	{ ROLE_HEAD, REL_LEADS, CHANGE_ACTION,
	  "The lead agency sets the outputs and milestones of its action." },
	{ ROLE_HEAD, REL_LEADS, REPORT_PROGRESS, "The lead agency says how far its action is." },
	{ ROLE_HEAD, REL_LEADS, APPROVE_PROGRESS,
	  "The head of the lead agency answers for its figures." },
	{ ROLE_HEAD, REL_LEADS, ADD_EVIDENCE, "The lead agency answers for the whole action." },
	{ ROLE_HEAD, REL_OWNS, ADD_EVIDENCE, "Who owns a milestone proves it." },
	{ ROLE_HEAD, REL_LEADS, KEEP_LINK_COPY, "The lead agency answers for the whole action." },
	{ ROLE_HEAD, REL_OWNS, KEEP_LINK_COPY, "Who owns a milestone proves it." },
	{ ROLE_HEAD, REL_LEADS, OPEN_EVIDENCE,
	  "The head of the lead agency answers for what the public may read." },
	{ ROLE_HEAD, REL_ANY, READ_FILE, "Files of evidence are open to every official." },
	{ ROLE_HEAD, REL_OWN_AGENCY, SEE_PERSONS, "Knows who acts for the own agency." },
	{ ROLE_HEAD, REL_OWN_AGENCY, ADD_PERSON, "Brings in the own agency's officers." },
	{ ROLE_HEAD, REL_OWN_AGENCY, GRANT_ROLE,
	  "Names the own agency's officers; at the inspectorate, its inspectors." },

	{ ROLE_OFFICER, REL_LEADS, CHANGE_ACTION,
	  "The lead agency sets the outputs and milestones of its action." },
	{ ROLE_OFFICER, REL_LEADS, REPORT_PROGRESS, "The lead agency says how far its action is." },
	{ ROLE_OFFICER, REL_LEADS, ADD_EVIDENCE, "The lead agency answers for the whole action." },
	{ ROLE_OFFICER, REL_OWNS, ADD_EVIDENCE, "Who owns a milestone proves it." },
	{ ROLE_OFFICER, REL_LEADS, KEEP_LINK_COPY,
	  "The lead agency answers for the whole action." },
	{ ROLE_OFFICER, REL_OWNS, KEEP_LINK_COPY, "Who owns a milestone proves it." },
	{ ROLE_OFFICER, REL_ANY, READ_FILE, "Files of evidence are open to every official." },

	{ ROLE_INSPECTOR, REL_ANY, GIVE_VERDICT,
	  "Judges evidence; law 2 in the model says whose." },
	{ ROLE_INSPECTOR, REL_ANY, READ_FILE, "Files of evidence are open to every official." },

	{ ROLE_LEADER, REL_ANY, READ_FILE, "Files of evidence are open to every official." },
	{ ROLE_LEADER, REL_ANY, SEE_PERSONS, "Chooses whom to name as inspector." },
	{ ROLE_LEADER, REL_ANY, GRANT_ROLE,
	  "Names the inspectors at the organisation bureau and at outside bodies." },

	{ ROLE_AUDITOR, REL_ANY, READ_FILE, "Reads all, changes nothing." },
	{ ROLE_AUDITOR, REL_ANY, SEE_PERSONS, "Reads all, changes nothing." },
};

const size_t permission_count = COUNT_OF(permission_table);

/* Watched: a refused try may be somebody reaching for another's power. */
static const struct DeedName {
	const char *word;
	bool is_watched;
} deeds[DEEDS] = {
	[IMPORT_EVALUATION] = { "import_evaluation", true },
	[UNDO_IMPORT] = { "undo_import", true },
	[CHANGE_EVALUATION] = { "change_evaluation", true },
	[CHANGE_RECOMMENDATION] = { "change_recommendation", false },
	[RESPOND] = { "respond", true },
	[ADD_ACTION] = { "add_action", false },
	[CHANGE_ACTION] = { "change_action", false },
	[WITHDRAW_ACTION] = { "withdraw_action", true },
	[REPORT_PROGRESS] = { "report_progress", false },
	[APPROVE_PROGRESS] = { "approve_progress", true },
	[ADD_EVIDENCE] = { "add_evidence", false },
	[KEEP_LINK_COPY] = { "keep_link_copy", false },
	[OPEN_EVIDENCE] = { "open_evidence", true },
	[GIVE_VERDICT] = { "give_verdict", true },
	[READ_FILE] = { "read_file", false },
	[SEE_PERSONS] = { "see_persons", false },
	[ADD_PERSON] = { "add_person", true },
	[CHANGE_PERSON] = { "change_person", true },
	[GRANT_ROLE] = { "grant_role", true },
	[CHANGE_AGENCY] = { "change_agency", true },
};

static const char *const relation_words[RELATIONS] = {
	[REL_ANY] = "any",   [REL_LEADS] = "leads",	      [REL_CONTRIBUTES] = "contributes",
	[REL_OWNS] = "owns", [REL_OWN_AGENCY] = "own_agency",
};

static bool allows(const Permission *permission, Deed deed, const Standing *standing);

const char *deed_word(Deed deed)
{
	return deeds[deed].word;
}

bool deed_is_watched(Deed deed)
{
	return deeds[deed].is_watched;
}

const char *relation_word(Relation relation)
{
	return relation_words[relation];
}

StandingList standing_any(Db *db, const Person *person)
{
	return standing_at(db, person, 0);
}

StandingList standing_at(Db *db, const Person *person, Id agency)
{
	StandingList standing = { 0 };
	for (size_t i = 0; person && i < person->roles.count; i++) {
		const RoleGrant *grant = &person->roles.items[i];
		bool is_own = agency != 0 && grant->agency == agency;
		*list_push(db_arena(db), &standing) = (Standing){
			.role = grant->role,
			.agency = grant->agency,
			.relation = is_own ? REL_OWN_AGENCY : REL_ANY,
		};
	}
	return standing;
}

StandingList standing_with(Db *db, const Person *person, const Person *other)
{
	StandingList standing = standing_any(db, person);
	for (size_t i = 0; i < standing.count; i++)
		for (size_t j = 0; j < other->roles.count; j++)
			if (other->roles.items[j].agency == standing.items[i].agency)
				standing.items[i].relation = REL_OWN_AGENCY;
	return standing;
}

/* The first of the person's roles that allows the deed; NULL when none does. */
static const Standing *allowing(const Person *person, Deed deed, const StandingList *standing)
{
	if (!person)
		return NULL;
	for (size_t i = 0; i < standing->count; i++)
		for (size_t j = 0; j < permission_count; j++)
			if (allows(&permission_table[j], deed, &standing->items[i]))
				return &standing->items[i];
	return NULL;
}

static bool allows(const Permission *permission, Deed deed, const Standing *standing)
{
	return permission->deed == deed && permission->role == standing->role &&
	       (permission->relation == REL_ANY || permission->relation == standing->relation);
}

bool permits(const Person *person, Deed deed, const StandingList *standing)
{
	return allowing(person, deed, standing) != NULL;
}

Id permitting_agency(const Person *person, Deed deed, const StandingList *standing)
{
	const Standing *found = allowing(person, deed, standing);
	return found ? found->agency : 0;
}
