/* SPDX-License-Identifier: Apache-2.0 */
/* Who may do what, in one table: role x relation x deed. permits() looks it up, for pages and
 * commands alike. Law 2 and the gates are not here: the models refuse, so no way leads round them.
 */
#ifndef NYATA_PERMISSION_H
#define NYATA_PERMISSION_H

#include "people/person.h"

typedef enum Deed {
	IMPORT_EVALUATION,
	UNDO_IMPORT,	       /* of an evaluation, while nothing hangs on it */
	CHANGE_EVALUATION,     /* what its letter says */
	CHANGE_RECOMMENDATION, /* priority, due, what changes for citizens */
	RESPOND,
	ADD_ACTION,
	CHANGE_ACTION, /* outputs and milestones too */
	WITHDRAW_ACTION,
	REPORT_PROGRESS,
	APPROVE_PROGRESS, /* or send it back */
	ADD_EVIDENCE,
	KEEP_LINK_COPY,
	OPEN_EVIDENCE, /* tick "terbuka untuk umum" */
	GIVE_VERDICT,
	READ_FILE,
	SEE_PERSONS,
	ADD_PERSON,
	CHANGE_PERSON,
	GRANT_ROLE, /* which role where: people/role.c */
	CHANGE_AGENCY,
	DEEDS,
} Deed;

/* How the agency of a role stands to the thing. */
typedef enum Relation {
	REL_ANY, /* nothing in particular */
	REL_LEADS,
	REL_CONTRIBUTES,
	REL_OWNS,	/* owns the milestone */
	REL_OWN_AGENCY, /* the thing is this agency, or a person of it */
	RELATIONS,
} Relation;

/* For each role that a person holds, the relation of that role's agency; made by noun_relation().
 */
typedef struct Standing {
	Role role;
	Id agency;
	Relation relation;
} Standing;

typedef struct StandingList {
	Standing *items;
	size_t count, capacity;
} StandingList;

typedef struct Permission {
	Role role;
	Relation relation; /* REL_ANY: whatever the relation is */
	Deed deed;
	const char *why; /* one English sentence for the documentation */
} Permission;

extern const Permission permission_table[];
extern const size_t permission_count;

const char *deed_word(Deed deed); /* "give_verdict" */
bool deed_is_watched(Deed deed);  /* a refusal is journalled */
const char *relation_word(Relation relation);

/* docs/permissions.md, made from the table. */
Str permission_document(Arena *arena);

/* The relation REL_ANY for every role; what a deed about nothing in particular is asked with. */
StandingList standing_any(Db *db, const Person *person);
/* The relation of each role's agency to an agency: REL_OWN_AGENCY where it is the same. */
StandingList standing_at(Db *db, const Person *person, Id agency);
/* The same to a person: REL_OWN_AGENCY where the other holds a role at that agency. */
StandingList standing_with(Db *db, const Person *person, const Person *other);
/* NULL person: false. */
bool permits(const Person *person, Deed deed, const StandingList *standing);
/* The agency whose role allows the deed; 0 when none. What Actor.agency becomes. */
Id permitting_agency(const Person *person, Deed deed, const StandingList *standing);

#endif
