/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/milestone.h"

#include "base/list.h"
#include "plans/evidence.h"
#include "plans/state.h"

static MilestoneList read_list(Db *db, Rows *rows);
static MilestoneFacts read_facts(Rows *rows);
static JsonObject facts_of(Db *db, const Milestone *milestone);

/* The facts of the status function beside each milestone: its verdicts and what waits for one. A
 * link without a kept copy is worth no more than a plan document. */
#define SELECT_MILESTONE                                                                           \
	"SELECT m.*, g.name AS owner_name, g.slug AS owner_slug,"                                  \
	" (SELECT MIN(v.given_on) FROM evidence e JOIN verdict v ON v.evidence = e.id"             \
	" WHERE e.milestone = m.id AND v.kind = 'accepted') AS accepted_on,"                       \
	" (SELECT MIN(v.given_on) FROM evidence e JOIN verdict v ON v.evidence = e.id"             \
	" WHERE e.milestone = m.id AND v.kind = 'accepted'"                                        \
	" AND e.rank IN ('photo', 'system', 'citizen') AND e.file_sha256 IS NOT NULL)"             \
	" AS accepted_above_on,"                                                                   \
	" (SELECT MIN(e.uploaded_on) FROM evidence e"                                              \
	" WHERE e.milestone = m.id AND e.is_waiting = 1) AS waiting_since,"                        \
	" (SELECT v.kind FROM evidence e JOIN verdict v ON v.evidence = e.id"                      \
	" WHERE e.milestone = m.id ORDER BY v.id DESC LIMIT 1) AS newest_kind,"                    \
	" (SELECT v.given_on FROM evidence e JOIN verdict v ON v.evidence = e.id"                  \
	" WHERE e.milestone = m.id ORDER BY v.id DESC LIMIT 1) AS newest_on"                       \
	" FROM milestone m JOIN agency g ON g.id = m.owner"

static Milestone read_milestone(Rows *rows)
{
	return (Milestone){
		.id = row_id(rows, "id"),
		.action = row_id(rows, "action"),
		.owner = row_id(rows, "owner"),
		.title = row_text(rows, "title"),
		.proof = row_text(rows, "proof"),
		.due = row_day(rows, "due"),
		.owner_from = row_day(rows, "owner_from"),
		.added_at = row_instant(rows, "added_at"),
		.version = row_integer(rows, "version"),
		.owner_name = row_text(rows, "owner_name"),
		.owner_slug = row_text(rows, "owner_slug"),
		.facts = read_facts(rows),
	};
}

static MilestoneFacts read_facts(Rows *rows)
{
	bool is_returned = str_equal(row_text(rows, "newest_kind"), S("returned"));
	return (MilestoneFacts){
		.milestone = row_id(rows, "id"),
		.owner = row_id(rows, "owner"),
		.due = row_day(rows, "due"),
		.owner_from = row_day(rows, "owner_from"),
		.has_accepted = !row_is_null(rows, "accepted_on"),
		.has_accepted_above_decree = !row_is_null(rows, "accepted_above_on"),
		.has_waiting = !row_is_null(rows, "waiting_since"),
		.newest_returned = is_returned,
		.accepted_on = row_day(rows, "accepted_on"),
		.accepted_above_on = row_day(rows, "accepted_above_on"),
		.waiting_since = row_day(rows, "waiting_since"),
		.returned_on = is_returned ? row_day(rows, "newest_on") : (Day){ 0 },
	};
}

const Milestone *milestone_find(Db *db, Id id)
{
	MilestoneList list =
		read_list(db, db_query(db, SELECT_MILESTONE " WHERE m.id = $1", ID(id)));
	return list.count ? &list.items[0] : NULL;
}

Id milestone_action(Db *db, Id milestone)
{
	const Milestone *found = milestone_find(db, milestone);
	return found ? found->action : 0;
}

MilestoneList milestone_list(Db *db, Id action)
{
	return read_list(db,
			 db_query(db, SELECT_MILESTONE " WHERE m.action = $1 ORDER BY m.due, m.id",
				  ID(action)));
}

MilestoneList milestone_list_open_of(Db *db, Id owner)
{
	MilestoneList all =
		read_list(db, db_query(db,
				       SELECT_MILESTONE " JOIN action a ON a.id = m.action"
							" WHERE m.owner = $1"
							" AND a.withdrawn_on IS NULL"
							" ORDER BY m.due, m.id",
				       ID(owner)));
	MilestoneList open = { 0 };
	for (int waiting = 0; waiting <= 1; waiting++)
		for (size_t i = 0; i < all.count; i++) {
			const MilestoneFacts *facts = &all.items[i].facts;
			if (!facts->has_accepted && facts->has_waiting == waiting)
				*list_push(db_arena(db), &open) = all.items[i];
		}
	return open;
}

static MilestoneList read_list(Db *db, Rows *rows)
{
	MilestoneList list = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_milestone(rows);
	return list;
}

bool milestone_may_be_owned_by(Db *db, Id action, Id agency, Id before)
{
	if (!action_has_party(db, action, agency))
		return false;
	const Agency *owner = agency_find(db, agency);
	return owner && (agency == before || action_may_be_helped_by(owner));
}

Id milestone_add(Db *db, const Milestone *milestone, const Actor *by)
{
	if (!milestone_may_be_owned_by(db, milestone->action, milestone->owner, 0))
		return 0;
	Id id = db_insert(db,
			  "INSERT INTO milestone (action, title, owner, owner_from, due, proof,"
			  " added_at, version)"
			  " SELECT a.id, $2, $3, $4, $5, $6, $7, 1 FROM action a"
			  " WHERE a.id = $1 AND a.withdrawn_on IS NULL RETURNING id",
			  ID(milestone->action), TEXT(milestone->title), ID(milestone->owner),
			  DAY(by->today), DAY(milestone->due), TEXT(milestone->proof),
			  INSTANT(by->now));
	if (!id)
		return 0;
	JsonObject facts = facts_of(db, milestone);
	journal_add(db, by, "add", "milestone", id, &facts, NULL);
	action_state_refresh(db, milestone->action, by->today);
	return id;
}

static bool promises_other(const Milestone *before, const Milestone *after)
{
	return before->owner != after->owner || !str_equal(before->title, after->title) ||
	       !str_equal(before->proof, after->proof);
}

MilestoneChange milestone_change(Db *db, const Milestone *milestone, const Actor *by)
{
	const Milestone *before = milestone_find(db, milestone->id);
	if (!before || before->version != milestone->version)
		return MILESTONE_CLASH;
	if (before->facts.has_accepted)
		return MILESTONE_DONE;
	if (before->facts.has_waiting && promises_other(before, milestone))
		return MILESTONE_WAITS;
	const Action *action = action_find(db, before->action);
	if (!action || day_is_set(action->withdrawn_on))
		return MILESTONE_WITHDRAWN;
	if (!milestone_may_be_owned_by(db, before->action, milestone->owner, before->owner))
		return MILESTONE_NOT_A_PARTY;

	db_write(db,
		 "UPDATE milestone SET title = $2, owner = $3,"
		 " owner_from = CASE WHEN owner = $3 THEN owner_from ELSE $4 END,"
		 " due = $5, proof = $6, version = version + 1 WHERE id = $1",
		 ID(milestone->id), TEXT(milestone->title), ID(milestone->owner), DAY(by->today),
		 DAY(milestone->due), TEXT(milestone->proof));
	evidence_parties_widen(db, before->action);
	Milestone after = *milestone;
	after.action = before->action;
	JsonObject facts = facts_of(db, &after);
	if (day_compare(before->due, after.due) != 0)
		json_day(&facts, "due_before", before->due);
	if (before->owner != after.owner)
		json_integer(&facts, "owner_before", before->owner);
	journal_add(db, by, "change", "milestone", after.id, &facts, NULL);
	action_state_refresh(db, after.action, by->today);
	return MILESTONE_CHANGED;
}

static JsonObject facts_of(Db *db, const Milestone *milestone)
{
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "action", milestone->action);
	json_text(&facts, "title", milestone->title);
	json_integer(&facts, "owner", milestone->owner);
	json_day(&facts, "due", milestone->due);
	json_text(&facts, "proof", milestone->proof);
	return facts;
}

StandingList milestone_relation(Db *db, const Milestone *milestone, const Person *person)
{
	const Action *action = action_find(db, milestone->action);
	if (!action)
		return standing_any(db, person);
	StandingList standing = action_relation(db, action, person);
	StandingList held = standing_any(db, person);
	for (size_t i = 0; i < held.count; i++) {
		if (held.items[i].agency != milestone->owner)
			continue;
		held.items[i].relation = REL_OWNS;
		*list_push(db_arena(db), &standing) = held.items[i];
	}
	return standing;
}
