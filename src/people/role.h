/* SPDX-License-Identifier: Apache-2.0 */
/* Roles, held per agency, as rows that are ended and never deleted. Who may grant what is settled
 * here (WALLS.md): admin and commands grant all but inspector; the head of the inspectorate grants
 * inspectors there, a leader those at the organisation bureau and at outside bodies, neither of
 * them if ever an admin; a head grants officers of the own agency. Nobody grants a role to oneself.
 * Whoever has ever held admin can be neither head of the inspectorate nor inspector, and who is one
 * of the two becomes no admin. */
#ifndef NYATA_ROLE_H
#define NYATA_ROLE_H

#include "people/agency.h"

typedef enum Role {
	ROLE_ADMIN,
	ROLE_COORDINATOR,
	ROLE_HEAD,
	ROLE_OFFICER,
	ROLE_INSPECTOR,
	ROLE_LEADER,
	ROLE_AUDITOR,
	ROLES,
} Role;

#define ROLE_BIT(role) (UINT32_C(1) << (role))

typedef struct RoleGrant {
	Id id, person, agency;
	Role role;
	Day from, until; /* until {0}: open-ended */
	Id granted_by;
	Instant granted_at, ended_at;
} RoleGrant;

typedef struct RoleGrantList {
	RoleGrant *items;
	size_t count, capacity;
} RoleGrantList;

typedef enum GrantResult {
	GRANT_DONE,
	GRANT_NOT_YOURS, /* this role at this agency is not the granter's to give */
	GRANT_TO_ONESELF,
	GRANT_ONCE_ADMIN,   /* has held admin: never head of the inspectorate, never inspector */
	GRANT_IS_INSPECTOR, /* heads the inspectorate or inspects: no admin */
	GRANT_NO_ACCOUNTS,  /* an outside body holds no role but inspector */
	GRANT_CLOSED,	    /* the agency is closed */
	GRANT_HELD_ALREADY,
} GrantResult;

const char *role_word(Role role); /* "coordinator", as stored */
bool role_from(Str word, Role *role);

/* NULL when there is none. */
const RoleGrant *role_find(Db *db, Id grant);
/* In force on that day; one that is ended holds no more on the day of its end. */
RoleGrantList role_list_of(Db *db, Id person, Day on);
/* Does anybody hold a role there on that day or on a later one? */
bool role_stands_at(Db *db, Id agency, Day from);
/* All that somebody ever held. */
RoleGrantList role_list_ever(Db *db, Id person);
/* Is it in force on that day? One that is ended holds no more on the day of its end. */
bool role_holds(const RoleGrant *grant, Day on);
/* Was it held at any time of those days, both included? What law 2 asks, so that a role ended at
 * noon still counts. */
bool role_touches(const RoleGrant *grant, Day from, Day to);
/* In force on that day, of all persons, by person. */
RoleGrantList role_list(Db *db, Day on);

/* What somebody may give, read once; role_is_offered() then asks without the database. Whether the
 * one who is to get it may have it is for role_grant() to say. */
typedef struct GrantRights {
	bool administers, leads, was_admin, is_command;
	Id bureau; /* the organisation bureau */
	RoleGrantList held;
} GrantRights;

GrantRights grant_rights(Db *db, const Actor *by);
bool role_is_offered(const GrantRights *rights, Role role, const Agency *agency);

/* grant gives person, agency, role, from and until; from {0} is today. by->person 0 is allowed for
 * commands (init, demo, user) only. */
GrantResult role_grant(Db *db, const RoleGrant *grant, const Actor *by);
/* Whoever may grant a role may end it, but for one's own. false: there is no such grant in force,
 * or it is not by's to end. */
bool role_end(Db *db, Id grant, const Actor *by);
/* role_end() would not refuse; for pages that offer only what may be. */
bool role_may_be_ended(Db *db, const RoleGrant *grant, const Actor *by);

/* May by send the person a link that sets a password? Whoever may give each of the roles that the
 * person holds, so that no administrator slips into an inspector's account; the head of the
 * inspectorate gets one from a leader. Somebody without a role: from admins, or from a command. */
bool role_may_renew_access(Db *db, Id person, const Actor *by);
/* Could any administrator? false for who judges, or names those who do. */
bool role_admin_may_renew(Db *db, Id person, Day on);

#endif
