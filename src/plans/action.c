/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/action.h"

#include "base/buf.h"
#include "base/list.h"
#include "plans/action_list.h"
#include "plans/evidence.h"
#include "plans/state.h"

static ActionList read_list(Db *db, Rows *rows);
static IdList contributor_ids(Db *db, Id action);
static IdList without_lead_and_doubles(Db *db, const ActionDraft *draft);
static ActionChange refuse_party(Db *db, const Action *action, const IdList *contributors);
static bool moves_the_judge(Db *db, const Action *before, const IdList *contributors, Id lead);
static bool coordinates(Db *db, const Actor *by);
static bool ids_have(const IdList *ids, Id id);
static bool owner_would_leave(Db *db, Id action, Id lead, const IdList *contributors);
static void contributors_write(Db *db, Id action, const IdList *contributors);
static JsonObject facts_of(Db *db, const Action *action, const IdList *contributors);

#define SELECT_ACTION                                                                              \
	"SELECT " ACTION_COLUMNS " FROM action a " ACTION_JOINS                                    \
	" LEFT JOIN action_state s ON s.action = a.id"

Action action_of_row(Rows *rows)
{
	return (Action){
		.id = row_id(rows, "id"),
		.plan_year = row_integer(rows, "plan_year"),
		.title = row_text(rows, "title"),
		.programme = row_text(rows, "programme"),
		.lead = row_id(rows, "lead"),
		.lead_from = row_day(rows, "lead_from"),
		.starts = row_day(rows, "starts"),
		.due = row_day(rows, "due"),
		.is_generated = row_bool(rows, "is_generated"),
		.added_at = row_instant(rows, "added_at"),
		.withdrawn_at = row_instant(rows, "withdrawn_at"),
		.withdrawn_on = row_day(rows, "withdrawn_on"),
		.withdrawn_reason = row_text(rows, "withdrawn_reason"),
		.version = row_integer(rows, "version"),
		.lead_name = row_text(rows, "lead_name"),
		.lead_slug = row_text(rows, "lead_slug"),
		.state = state_read(rows),
		.place = row_text(rows, "place"),
		.due_place = row_text(rows, "due_place"),
	};
}

const Action *action_find(Db *db, Id id)
{
	ActionList list = read_list(db, db_query(db, SELECT_ACTION " WHERE a.id = $1", ID(id)));
	return list.count ? &list.items[0] : NULL;
}

ActionList action_list_of(Db *db, Id recommendation)
{
	return read_list(db, db_query(db,
				      SELECT_ACTION " JOIN action_recommendation l"
						    " ON l.action = a.id"
						    " WHERE l.recommendation = $1"
						    " ORDER BY (a.withdrawn_on IS NOT NULL),"
						    " a.due, a.id",
				      ID(recommendation)));
}

ActionList action_list_led_by(Db *db, Id agency)
{
	return read_list(db, db_query(db,
				      SELECT_ACTION " WHERE a.lead = $1 AND a.withdrawn_on IS NULL"
						    " ORDER BY a.due, a.id",
				      ID(agency)));
}

ActionList action_list_awaiting(Db *db, Id agency)
{
	return read_list(db,
			 db_query(db,
				  SELECT_ACTION " WHERE s.holder = $1 AND s.status = 'obstructed'"
						" AND a.lead <> $1 AND a.withdrawn_on IS NULL"
						" ORDER BY a.due, a.id",
				  ID(agency)));
}

static ActionList read_list(Db *db, Rows *rows)
{
	ActionList list = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &list) = action_of_row(rows);
	return list;
}

AgencyList action_contributors(Db *db, Id action)
{
	AgencyList list = { 0 };
	IdList ids = contributor_ids(db, action);
	for (size_t i = 0; i < ids.count; i++) {
		const Agency *agency = agency_find(db, ids.items[i]);
		if (agency)
			*list_push(db_arena(db), &list) = *agency;
	}
	return list;
}

static IdList contributor_ids(Db *db, Id action)
{
	IdList ids = { 0 };
	Rows *rows = db_query(db,
			      "SELECT c.agency FROM action_contributor c"
			      " JOIN agency g ON g.id = c.agency"
			      " WHERE c.action = $1 ORDER BY g.position, g.id",
			      ID(action));
	while (db_next(rows))
		*list_push(db_arena(db), &ids) = row_id(rows, "agency");
	return ids;
}

int64_t action_count_owed_by(Db *db, Id agency)
{
	int64_t count = 0;
	Rows *rows = db_query(db,
			      "SELECT (SELECT COUNT(*) FROM action a JOIN action_state s"
			      " ON s.action = a.id WHERE a.lead = $1 AND s.status <> 'carried_out')"
			      " + (SELECT COUNT(*) FROM milestone m JOIN action a"
			      " ON a.id = m.action AND a.withdrawn_on IS NULL WHERE m.owner = $1"
			      " AND NOT EXISTS (SELECT 1 FROM evidence e JOIN verdict v"
			      " ON v.evidence = e.id WHERE e.milestone = m.id"
			      " AND v.kind = 'accepted')) AS owed",
			      ID(agency));
	while (db_next(rows))
		count = row_integer(rows, "owed");
	return count;
}

bool action_has_party(Db *db, Id action, Id agency)
{
	bool is_party = false;
	Rows *rows = db_query(db,
			      "SELECT id FROM action WHERE id = $1 AND lead = $2"
			      " UNION SELECT action FROM action_contributor"
			      " WHERE action = $1 AND agency = $2",
			      ID(action), ID(agency));
	while (db_next(rows))
		is_party = true;
	return is_party;
}

bool action_may_be_led_by(const Agency *agency)
{
	return action_may_be_helped_by(agency) && agency->kind != AGENCY_OUTSIDE;
}

bool action_may_be_helped_by(const Agency *agency)
{
	return !day_is_set(agency->closed_on) && agency->kind != AGENCY_REGENCY;
}

ActionDraft action_draft(Db *db, Id id)
{
	const Action *action = action_find(db, id);
	ActionDraft draft = { .contributors = contributor_ids(db, id) };
	if (action)
		draft.action = *action;
	return draft;
}

Id action_add(Db *db, const ActionDraft *draft, const Actor *by)
{
	const Action *action = &draft->action;
	IdList parties = without_lead_and_doubles(db, draft);
	if (refuse_party(db, action, &parties) != ACTION_CHANGED)
		return 0;
	Id id = db_insert(db,
			  "INSERT INTO action (plan_year, title, lead, lead_from, programme,"
			  " starts, due, is_generated, added_at, withdrawn_reason, version)"
			  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 1) RETURNING id",
			  INTEGER(action->plan_year), TEXT(action->title), ID(action->lead),
			  DAY(by->today), TEXT(action->programme), DAY(action->starts),
			  DAY(action->due), BOOL(action->is_generated), INSTANT(by->now));
	db_write(db, "INSERT INTO action_recommendation (recommendation, action) VALUES ($1, $2)",
		 ID(draft->recommendation), ID(id));
	contributors_write(db, id, &parties);
	JsonObject facts = facts_of(db, action, &parties);
	json_integer(&facts, "recommendation", draft->recommendation);
	action_words_keep(db, id);
	journal_add(db, by, "add", "action", id, &facts, NULL);
	action_state_refresh(db, id, by->today);
	return id;
}

ActionChange action_change(Db *db, const ActionDraft *draft, const Actor *by)
{
	const Action *action = &draft->action, *before = action_find(db, action->id);
	if (!before || before->version != action->version)
		return ACTION_CLASH;
	if (day_is_set(before->withdrawn_on))
		return ACTION_WITHDRAWN;
	IdList parties = without_lead_and_doubles(db, draft);
	ActionChange refusal = refuse_party(db, action, &parties);
	if (refusal != ACTION_CHANGED)
		return refusal;
	if (moves_the_judge(db, before, &parties, action->lead) && !coordinates(db, by))
		return ACTION_FOR_COORDINATOR;
	if (owner_would_leave(db, action->id, action->lead, &parties))
		return ACTION_OWNER_LEFT;

	db_write(db,
		 "UPDATE action SET title = $2, programme = $3, starts = $4, due = $5, lead = $6,"
		 " lead_from = CASE WHEN lead = $6 THEN lead_from ELSE $7 END,"
		 " plan_year = $8, version = version + 1 WHERE id = $1",
		 ID(action->id), TEXT(action->title), TEXT(action->programme), DAY(action->starts),
		 DAY(action->due), ID(action->lead), DAY(by->today), INTEGER(action->plan_year));
	contributors_write(db, action->id, &parties);
	action_words_keep(db, action->id);
	evidence_parties_widen(db, action->id);
	JsonObject facts = facts_of(db, action, &parties);
	if (day_compare(before->due, action->due) != 0)
		json_day(&facts, "due_before", before->due);
	if (before->lead != action->lead)
		json_integer(&facts, "lead_before", before->lead);
	journal_add(db, by, "change", "action", action->id, &facts, NULL);
	action_state_refresh(db, action->id, by->today);
	return ACTION_CHANGED;
}

/* Itself, or what is one with it. */
static bool inspectorate_takes_part(Db *db, Id lead, const IdList *contributors)
{
	const Agency *inspectorate = agency_inspectorate(db);
	AgencyList all = agency_all(db);
	if (!inspectorate)
		return false;
	bool takes_part = agency_is_one_with(&all, inspectorate->id, lead);
	for (size_t i = 0; i < contributors->count; i++)
		takes_part |= agency_is_one_with(&all, inspectorate->id, contributors->items[i]);
	return takes_part;
}

static bool moves_the_judge(Db *db, const Action *before, const IdList *contributors, Id lead)
{
	IdList helped = contributor_ids(db, before->id);
	return inspectorate_takes_part(db, before->lead, &helped) !=
	       inspectorate_takes_part(db, lead, contributors);
}

/* Commands do, for who runs them has the machine. */
static bool coordinates(Db *db, const Actor *by)
{
	RoleGrantList roles = role_list_of(db, by->person, by->today);
	bool coordinates = !by->person;
	for (size_t i = 0; i < roles.count; i++)
		coordinates |= roles.items[i].role == ROLE_COORDINATOR;
	return coordinates;
}

/* ACTION_CHANGED: everybody may take the part that they are named for. */
static ActionChange refuse_party(Db *db, const Action *action, const IdList *contributors)
{
	const Agency *lead = agency_find(db, action->lead);
	if (!lead || !action_may_be_led_by(lead))
		return ACTION_NO_LEAD;
	IdList before = contributor_ids(db, action->id);
	for (size_t i = 0; i < contributors->count; i++) {
		const Agency *agency = agency_find(db, contributors->items[i]);
		if (!agency || (!action_may_be_helped_by(agency) && !ids_have(&before, agency->id)))
			return ACTION_NO_HELPER;
	}
	return ACTION_CHANGED;
}

void action_serve(Db *db, Id action, Id recommendation, const Actor *by)
{
	int64_t added = db_write(db,
				 "INSERT INTO action_recommendation (recommendation, action)"
				 " SELECT $2, a.id FROM action a"
				 " WHERE a.id = $1 AND a.withdrawn_on IS NULL"
				 " ON CONFLICT DO NOTHING",
				 ID(action), ID(recommendation));
	if (!added)
		return;
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "recommendation", recommendation);
	journal_add(db, by, "serve", "action", action, &facts, NULL);
	action_state_refresh(db, action, by->today);
}

bool action_withdraw(Db *db, const Action *action, const Actor *by)
{
	int64_t changed = db_write(db,
				   "UPDATE action SET withdrawn_at = $3, withdrawn_on = $4,"
				   " withdrawn_reason = $5, version = version + 1"
				   " WHERE id = $1 AND version = $2 AND withdrawn_on IS NULL",
				   ID(action->id), INTEGER(action->version), INSTANT(by->now),
				   DAY(by->today), TEXT(action->withdrawn_reason));
	if (!changed)
		return false;
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "reason", action->withdrawn_reason);
	journal_add(db, by, "withdraw", "action", action->id, &facts, NULL);
	action_state_refresh(db, action->id, by->today);
	return true;
}

static IdList without_lead_and_doubles(Db *db, const ActionDraft *draft)
{
	IdList ids = { 0 };
	for (size_t i = 0; i < draft->contributors.count; i++) {
		Id contributor = draft->contributors.items[i];
		if (contributor != draft->action.lead && !ids_have(&ids, contributor))
			*list_push(db_arena(db), &ids) = contributor;
	}
	return ids;
}

static bool ids_have(const IdList *ids, Id id)
{
	for (size_t i = 0; i < ids->count; i++)
		if (ids->items[i] == id)
			return true;
	return false;
}

/* Of the milestones without accepted evidence; what is done stays with whom it was done by. */
static bool owner_would_leave(Db *db, Id action, Id lead, const IdList *contributors)
{
	bool leaves = false;
	Rows *rows = db_query(db,
			      "SELECT DISTINCT m.owner FROM milestone m WHERE m.action = $1"
			      " AND NOT EXISTS (SELECT 1 FROM evidence e"
			      " JOIN verdict v ON v.evidence = e.id"
			      " WHERE e.milestone = m.id AND v.kind = 'accepted')",
			      ID(action));
	while (db_next(rows)) {
		Id owner = row_id(rows, "owner");
		leaves |= owner != lead && !ids_have(contributors, owner);
	}
	return leaves;
}

static void contributors_write(Db *db, Id action, const IdList *contributors)
{
	db_write(db, "DELETE FROM action_contributor WHERE action = $1", ID(action));
	for (size_t i = 0; i < contributors->count; i++)
		db_write(db, "INSERT INTO action_contributor (action, agency) VALUES ($1, $2)",
			 ID(action), ID(contributors->items[i]));
}

static JsonObject facts_of(Db *db, const Action *action, const IdList *contributors)
{
	Buf agencies = buf_new(db_arena(db));
	for (size_t i = 0; i < contributors->count; i++)
		buf_print(&agencies, "%s%lld", i ? "," : "", (long long)contributors->items[i]);
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "plan_year", action->plan_year);
	json_text(&facts, "title", action->title);
	json_text(&facts, "programme", action->programme);
	json_integer(&facts, "lead", action->lead);
	json_raw(&facts, "contributors",
		 str_print(db_arena(db), "[%" STR_FORMAT "]", STR_ARGS(buf_str(&agencies))));
	json_day(&facts, "starts", action->starts);
	json_day(&facts, "due", action->due);
	json_bool(&facts, "is_generated", action->is_generated);
	return facts;
}

StandingList action_relation(Db *db, const Action *action, const Person *person)
{
	StandingList standing = standing_any(db, person);
	IdList contributors = contributor_ids(db, action->id);
	size_t roles = standing.count;
	for (size_t i = 0; i < roles; i++) {
		Standing held = standing.items[i];
		if (held.agency == action->lead)
			held.relation = REL_LEADS;
		else if (ids_have(&contributors, held.agency))
			held.relation = REL_CONTRIBUTES;
		else
			continue;
		*list_push(db_arena(db), &standing) = held;
	}
	return standing;
}
