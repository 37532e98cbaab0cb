/* SPDX-License-Identifier: Apache-2.0 */
#include "people/role.h"

#include "base/list.h"
#include "base/log.h"

static const char *const role_words[ROLES] = {
	[ROLE_ADMIN] = "admin",	    [ROLE_COORDINATOR] = "coordinator", [ROLE_HEAD] = "head",
	[ROLE_OFFICER] = "officer", [ROLE_INSPECTOR] = "inspector",	[ROLE_LEADER] = "leader",
	[ROLE_AUDITOR] = "auditor",
};

static bool is_role_of_inspection(Role role, const Agency *agency);
static bool inspects_from(Db *db, Id person, Day from);
static bool overlaps_standing(Db *db, const RoleGrant *grant);
static void journal_grant(Db *db, const RoleGrant *grant, const char *deed, const Actor *by);

static RoleGrant read_grant(Rows *rows)
{
	Role role;
	if (!role_from(row_text(rows, "role"), &role))
		fatal("role grant %lld has no known role", (long long)row_id(rows, "id"));
	return (RoleGrant){
		.id = row_id(rows, "id"),
		.person = row_id(rows, "person"),
		.agency = row_id(rows, "agency"),
		.role = role,
		.from = row_day(rows, "from_day"),
		.until = row_day(rows, "until_day"),
		.granted_by = row_id(rows, "granted_by"),
		.granted_at = row_instant(rows, "granted_at"),
		.ended_at = row_instant(rows, "ended_at"),
	};
}

static RoleGrantList read_grants(Db *db, Rows *rows)
{
	RoleGrantList grants = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &grants) = read_grant(rows);
	return grants;
}

const RoleGrant *role_find(Db *db, Id grant)
{
	RoleGrantList found =
		read_grants(db, db_query(db, "SELECT * FROM role_grant WHERE id = $1", ID(grant)));
	return found.count ? &found.items[0] : NULL;
}

RoleGrantList role_list_of(Db *db, Id person, Day on)
{
	return read_grants(db, db_query(db,
					"SELECT * FROM role_grant WHERE person = $1"
					" AND from_day <= $2"
					" AND (until_day IS NULL OR until_day >= $2)"
					" AND (ended_at IS NULL OR until_day > $2)"
					" ORDER BY id",
					ID(person), DAY(on)));
}

bool role_stands_at(Db *db, Id agency, Day from)
{
	Rows *rows = db_query(db,
			      "SELECT id FROM role_grant WHERE agency = $1"
			      " AND (until_day IS NULL OR until_day >= $2)"
			      " AND (ended_at IS NULL"
			      " OR (until_day > $2 AND until_day > from_day)) LIMIT 1",
			      ID(agency), DAY(from));
	bool stands = db_next(rows);
	db_rows_end(rows);
	return stands;
}

RoleGrantList role_list_ever(Db *db, Id person)
{
	return read_grants(
		db,
		db_query(db, "SELECT * FROM role_grant WHERE person = $1 ORDER BY id", ID(person)));
}

bool role_holds(const RoleGrant *grant, Day on)
{
	bool is_ended = grant->ended_at.seconds != 0;
	return role_touches(grant, on, on) && (!is_ended || day_before(on, grant->until));
}

bool role_touches(const RoleGrant *grant, Day from, Day to)
{
	return !day_before(to, grant->from) &&
	       (!day_is_set(grant->until) || !day_before(grant->until, from));
}

RoleGrantList role_list(Db *db, Day on)
{
	return read_grants(db, db_query(db,
					"SELECT * FROM role_grant WHERE from_day <= $1"
					" AND (until_day IS NULL OR until_day >= $1)"
					" AND (ended_at IS NULL OR until_day > $1)"
					" ORDER BY person, id",
					DAY(on)));
}

/* Any row at all: also one that has ended, or one that has not begun. */
static bool has_ever_held(Db *db, Id person, Role role)
{
	Rows *rows = db_query(db,
			      "SELECT COUNT(*) AS found FROM role_grant"
			      " WHERE person = $1 AND role = $2",
			      ID(person), TEXT(str_of(role_words[role])));
	bool held = db_next(rows) && row_integer(rows, "found") > 0;
	db_rows_end(rows);
	return held;
}

GrantRights grant_rights(Db *db, const Actor *by)
{
	bool is_command = by->person == 0 && by->source == BY_COMMAND;
	GrantRights rights = { .administers = is_command, .is_command = is_command };
	if (by->person == 0)
		return rights;
	const Agency *bureau = agency_organisation_bureau(db);
	rights.bureau = bureau ? bureau->id : 0;
	rights.was_admin = has_ever_held(db, by->person, ROLE_ADMIN);
	rights.held = role_list_of(db, by->person, by->today);
	for (size_t i = 0; i < rights.held.count; i++) {
		rights.administers |= rights.held.items[i].role == ROLE_ADMIN;
		rights.leads |= rights.held.items[i].role == ROLE_LEADER;
	}
	return rights;
}

static bool heads(const GrantRights *rights, const Agency *agency)
{
	for (size_t i = 0; i < rights->held.count; i++)
		if (rights->held.items[i].role == ROLE_HEAD &&
		    rights->held.items[i].agency == agency->id)
			return true;
	return false;
}

/* Law 2: who runs the system never says who judges. */
static bool may_give_inspector(const GrantRights *rights, const Agency *agency)
{
	if (rights->was_admin)
		return false;
	if (agency->kind == AGENCY_INSPEKTORAT)
		return heads(rights, agency);
	bool is_leaders = agency->kind == AGENCY_OUTSIDE ||
			  (rights->bureau != 0 && agency->id == rights->bureau);
	return is_leaders && rights->leads;
}

static bool may_give(const GrantRights *rights, Role role, const Agency *agency)
{
	if (role == ROLE_INSPECTOR)
		return may_give_inspector(rights, agency);
	return rights->administers || (role == ROLE_OFFICER && heads(rights, agency));
}

static bool has_that_role(const Agency *agency, Role role)
{
	return agency->kind != AGENCY_OUTSIDE || role == ROLE_INSPECTOR;
}

bool role_is_offered(const GrantRights *rights, Role role, const Agency *agency)
{
	return may_give(rights, role, agency) && has_that_role(agency, role);
}

static RoleGrant with_start(const RoleGrant *grant, const Actor *by)
{
	RoleGrant whole = *grant;
	if (!day_is_set(whole.from))
		whole.from = by->today;
	return whole;
}

static GrantResult judge_grant(Db *db, const RoleGrant *wanted, const Actor *by)
{
	RoleGrant grant = with_start(wanted, by);
	const Agency *agency = agency_find(db, grant.agency);
	if (!agency || day_is_set(agency->closed_on))
		return GRANT_CLOSED;
	if (by->person == grant.person)
		return GRANT_TO_ONESELF;
	GrantRights rights = grant_rights(db, by);
	if (!may_give(&rights, grant.role, agency))
		return GRANT_NOT_YOURS;
	if (!has_that_role(agency, grant.role))
		return GRANT_NO_ACCOUNTS;
	if (is_role_of_inspection(grant.role, agency) &&
	    has_ever_held(db, grant.person, ROLE_ADMIN))
		return GRANT_ONCE_ADMIN;
	if (grant.role == ROLE_ADMIN && inspects_from(db, grant.person, grant.from))
		return GRANT_IS_INSPECTOR;
	if (overlaps_standing(db, &grant))
		return GRANT_HELD_ALREADY;
	return GRANT_DONE;
}

GrantResult role_grant(Db *db, const RoleGrant *wanted, const Actor *by)
{
	GrantResult result = judge_grant(db, wanted, by);
	if (result != GRANT_DONE)
		return result;

	RoleGrant grant = with_start(wanted, by);
	grant.id = db_insert(db,
			     "INSERT INTO role_grant (person, role, agency, from_day, until_day,"
			     " granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
			     " RETURNING id",
			     ID(grant.person), TEXT(str_of(role_words[grant.role])),
			     ID(grant.agency), DAY(grant.from), DAY(grant.until), ID(by->person),
			     INTEGER(by->now.seconds));
	journal_grant(db, &grant, "grant", by);
	return GRANT_DONE;
}

bool role_may_be_ended(Db *db, const RoleGrant *grant, const Actor *by)
{
	if (grant->ended_at.seconds || by->person == grant->person)
		return false;
	if (day_is_set(grant->until) && day_before(grant->until, by->today))
		return false;
	const Agency *agency = agency_find(db, grant->agency);
	GrantRights rights = grant_rights(db, by);
	return agency && may_give(&rights, grant->role, agency);
}

bool role_end(Db *db, Id id, const Actor *by)
{
	const RoleGrant *grant = role_find(db, id);
	if (!grant || !role_may_be_ended(db, grant, by))
		return false;

	int64_t ended =
		db_write(db,
			 "UPDATE role_grant SET ended_at = $2, ended_by = $3, until_day = $4"
			 " WHERE id = $1 AND ended_at IS NULL",
			 ID(id), INTEGER(by->now.seconds), ID(by->person), DAY(by->today));
	if (ended == 0)
		return false;
	RoleGrant after = *grant;
	after.until = by->today;
	journal_grant(db, &after, "end", by);
	return true;
}

static bool is_role_of_inspection(Role role, const Agency *agency)
{
	return role == ROLE_INSPECTOR || (role == ROLE_HEAD && agency->kind == AGENCY_INSPEKTORAT);
}

static bool may_renew_role(Db *db, const GrantRights *rights, const RoleGrant *grant)
{
	const Agency *agency = agency_find(db, grant->agency);
	if (!agency)
		return false;
	if (grant->role == ROLE_HEAD && agency->kind == AGENCY_INSPEKTORAT)
		return rights->leads && !rights->was_admin;
	if (grant->role == ROLE_LEADER) /* who names inspectors */
		return rights->is_command || (rights->leads && !rights->was_admin);
	return may_give(rights, grant->role, agency);
}

bool role_may_renew_access(Db *db, Id person, const Actor *by)
{
	GrantRights rights = grant_rights(db, by);
	RoleGrantList grants = role_list_of(db, person, by->today);
	for (size_t i = 0; i < grants.count; i++)
		if (!may_renew_role(db, &rights, &grants.items[i]))
			return false;
	return grants.count > 0 || rights.administers;
}

bool role_admin_may_renew(Db *db, Id person, Day on)
{
	GrantRights rights = { .administers = true, .was_admin = true };
	RoleGrantList grants = role_list_of(db, person, on);
	for (size_t i = 0; i < grants.count; i++)
		if (!may_renew_role(db, &rights, &grants.items[i]))
			return false;
	return true;
}

/* Inspector or head of the inspectorate on some day from then on. */
static bool inspects_from(Db *db, Id person, Day from)
{
	RoleGrantList grants = read_grants(
		db, db_query(db,
			     "SELECT * FROM role_grant WHERE person = $1 AND ended_at IS NULL"
			     " AND (until_day IS NULL OR until_day >= $2)",
			     ID(person), DAY(from)));
	for (size_t i = 0; i < grants.count; i++) {
		const Agency *agency = agency_find(db, grants.items[i].agency);
		if (agency && is_role_of_inspection(grants.items[i].role, agency))
			return true;
	}
	return false;
}

static bool overlaps_standing(Db *db, const RoleGrant *grant)
{
	Rows *rows = db_query(db,
			      "SELECT COUNT(*) AS found FROM role_grant"
			      " WHERE person = $1 AND role = $2 AND agency = $3"
			      " AND ended_at IS NULL AND (until_day IS NULL OR until_day >= $4)"
			      " AND from_day <= $5",
			      ID(grant->person), TEXT(str_of(role_words[grant->role])),
			      ID(grant->agency), DAY(grant->from),
			      DAY(day_is_set(grant->until) ? grant->until : day_of(9999, 12, 31)));
	bool found = db_next(rows) && row_integer(rows, "found") > 0;
	db_rows_end(rows);
	return found;
}

/* The public reads which office holds what, not who: names are in the private part. */
static void journal_grant(Db *db, const RoleGrant *grant, const char *deed, const Actor *by)
{
	const Agency *agency = agency_find(db, grant->agency);
	JsonObject public_facts = json_object(db_arena(db));
	json_text(&public_facts, "role", str_of(role_words[grant->role]));
	json_text(&public_facts, "agency", agency ? agency->slug : (Str){ 0 });
	json_day(&public_facts, "from", grant->from);
	json_day(&public_facts, "until", grant->until);
	JsonObject private_facts = json_object(db_arena(db));
	json_integer(&private_facts, "person", grant->person);
	journal_add(db, by, deed, "role", grant->id, &public_facts, &private_facts);
}

const char *role_word(Role role)
{
	return role_words[role];
}

bool role_from(Str word, Role *role)
{
	for (int i = 0; i < ROLES; i++) {
		if (!str_equal_c(word, role_words[i]))
			continue;
		*role = (Role)i;
		return true;
	}
	return false;
}
