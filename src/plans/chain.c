/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/chain.h"

#include <stdlib.h>

#include "base/list.h"

static void read_actions(Db *db, Id recommendation, Chain *chain)
{
	Rows *rows = db_query(db,
			      "SELECT a.*, g.short_name AS lead_name, g.slug AS lead_slug,"
			      " s.status, s.due AS state_due"
			      " FROM action_recommendation r"
			      " JOIN action a ON a.id = r.action"
			      " JOIN agency g ON g.id = a.lead"
			      " LEFT JOIN action_state s ON s.action = a.id"
			      " WHERE r.recommendation = $1"
			      " ORDER BY a.withdrawn_at IS NOT NULL, a.due, a.id",
			      ID(recommendation));
	while (db_next(rows)) {
		ChainAction *item = list_push(db_arena(db), &chain->actions);
		item->action = (Action){
			.id = row_id(rows, "id"),
			.plan_year = row_integer(rows, "plan_year"),
			.title = row_text(rows, "title"),
			.programme = row_text(rows, "programme"),
			.lead = row_id(rows, "lead"),
			.starts = row_day(rows, "starts"),
			.due = row_day(rows, "due"),
			.is_generated = row_bool(rows, "is_generated"),
			.added_at = row_instant(rows, "added_at"),
			.withdrawn_at = row_instant(rows, "withdrawn_at"),
			.withdrawn_reason = row_text(rows, "withdrawn_reason"),
			.lead_name = row_text(rows, "lead_name"),
			.lead_slug = row_text(rows, "lead_slug"),
			.state = { .due = row_day(rows, "state_due") },
		};
		status_from(row_text(rows, "status"), &item->action.state.status);
	}
}

static ChainAction *chain_action(Chain *chain, Id action)
{
	for (size_t i = 0; i < chain->actions.count; i++)
		if (chain->actions.items[i].action.id == action)
			return &chain->actions.items[i];
	return NULL;
}

static void read_contributors(Db *db, Id recommendation, Chain *chain)
{
	Rows *rows = db_query(db,
			      "SELECT c.action, g.short_name FROM action_recommendation r"
			      " JOIN action_contributor c ON c.action = r.action"
			      " JOIN agency g ON g.id = c.agency"
			      " WHERE r.recommendation = $1 ORDER BY g.position, g.id",
			      ID(recommendation));
	while (db_next(rows)) {
		ChainAction *item = chain_action(chain, row_id(rows, "action"));
		if (item)
			*list_push(db_arena(db), &item->contributors) =
				row_text(rows, "short_name");
	}
}

static void read_milestones(Db *db, Id recommendation, Chain *chain)
{
	Rows *rows =
		db_query(db,
			 "SELECT m.*, g.short_name AS owner_name, g.slug AS owner_slug,"
			 " (SELECT min(v.at) FROM evidence e JOIN verdict v ON v.evidence = e.id"
			 "  WHERE e.milestone = m.id AND v.kind = 'accepted') AS accepted_at"
			 " FROM action_recommendation r"
			 " JOIN milestone m ON m.action = r.action"
			 " JOIN agency g ON g.id = m.owner"
			 " WHERE r.recommendation = $1 ORDER BY m.action, m.due, m.id",
			 ID(recommendation));
	while (db_next(rows)) {
		Milestone *m = list_push(db_arena(db), &chain->milestones);
		*m = (Milestone){
			.id = row_id(rows, "id"),
			.action = row_id(rows, "action"),
			.owner = row_id(rows, "owner"),
			.title = row_text(rows, "title"),
			.proof = row_text(rows, "proof"),
			.due = row_day(rows, "due"),
			.owner_name = row_text(rows, "owner_name"),
			.owner_slug = row_text(rows, "owner_slug"),
			.facts.has_accepted = !row_is_null(rows, "accepted_at"),
		};
	}
}

/* From the columns that read_evidence() joins; id 0: it waits. */
static Verdict read_verdict(Rows *rows)
{
	Verdict verdict = {
		.id = row_id(rows, "verdict_id"),
		.kind = str_equal(row_text(rows, "verdict_kind"), S("returned")) ? VERDICT_RETURNED
										 : VERDICT_ACCEPTED,
		.words = row_text(rows, "verdict_words"),
		.at = row_instant(rows, "verdict_at"),
		.agency_name = row_text(rows, "verdict_agency"),
	};
	verdict_reason_from(row_text(rows, "verdict_reason"), &verdict.reason);
	return verdict;
}

/* The evidence of all milestones with its verdict, in one query. */
static void read_evidence(Db *db, Id recommendation, Chain *chain)
{
	Rows *rows = db_query(
		db,
		"SELECT e.*, m.title AS milestone_title, m.action, g.short_name AS agency_name,"
		" f.size_bytes, f.kind AS file_kind, v.id AS verdict_id, v.kind AS verdict_kind,"
		" v.reason AS verdict_reason, v.words AS verdict_words, v.at AS verdict_at,"
		" j.short_name AS verdict_agency"
		" FROM action_recommendation r"
		" JOIN milestone m ON m.action = r.action"
		" JOIN evidence e ON e.milestone = m.id"
		" JOIN agency g ON g.id = e.agency"
		" LEFT JOIN file f ON f.sha256 = e.file_sha256"
		" LEFT JOIN verdict v ON v.evidence = e.id"
		" LEFT JOIN agency j ON j.id = v.agency"
		" WHERE r.recommendation = $1 ORDER BY e.uploaded_at DESC, e.id DESC",
		ID(recommendation));
	while (db_next(rows)) {
		ChainEvidence *item = list_push(db_arena(db), &chain->evidence);
		item->evidence = (Evidence){
			.id = row_id(rows, "id"),
			.milestone = row_id(rows, "milestone"),
			.title = row_text(rows, "title"),
			.is_link = str_equal(row_text(rows, "kind"), S("link")),
			.file_sha256 = row_text(rows, "file_sha256"),
			.file_name = row_text(rows, "file_name"),
			.file_kind = row_text(rows, "file_kind"),
			.file_bytes = row_integer(rows, "size_bytes"),
			.link = row_text(rows, "link"),
			.effective_on = row_day(rows, "effective_on"),
			.uploaded_at = row_instant(rows, "uploaded_at"),
			.is_open = row_bool(rows, "is_open"),
			.agency_name = row_text(rows, "agency_name"),
			.verdict = row_id(rows, "verdict_id"),
		};
		rank_from(row_text(rows, "rank"), &item->evidence.rank);
		item->milestone_title = row_text(rows, "milestone_title");
		item->action = row_id(rows, "action");
		item->verdict = read_verdict(rows);
	}
}

static bool stands(const ChainAction *action)
{
	return action && !action->action.withdrawn_at.seconds;
}

/* Withdrawn actions take no part in what is done and what waits. */
static void count_all(Chain *chain)
{
	int number = 0;
	for (size_t i = 0; i < chain->actions.count; i++)
		chain->actions_total += stands(&chain->actions.items[i]);
	for (size_t i = 0; i < chain->milestones.count; i++) {
		const Milestone *m = &chain->milestones.items[i];
		number = i && m[-1].action == m->action ? number + 1 : 1;
		for (size_t k = 0; k < chain->evidence.count; k++)
			if (chain->evidence.items[k].evidence.milestone == m->id)
				chain->evidence.items[k].milestone_number = number;
		ChainAction *action = chain_action(chain, m->action);
		if (!stands(action))
			continue;
		action->milestones++;
		action->milestones_done += m->facts.has_accepted;
		chain->milestones_total++;
		chain->milestones_done += m->facts.has_accepted;
	}
	for (size_t k = 0; k < chain->evidence.count; k++) {
		const ChainEvidence *item = &chain->evidence.items[k];
		const Verdict *verdict = &item->verdict;
		if (!stands(chain_action(chain, item->action)))
			continue;
		chain->evidence_total++;
		chain->waiting += verdict->id == 0;
		chain->accepted += verdict->id && verdict->kind == VERDICT_ACCEPTED;
	}
}

Chain chain_read(Db *db, Id recommendation)
{
	Chain chain = { .responses = response_list(db, recommendation) };
	read_actions(db, recommendation, &chain);
	if (chain.actions.count) {
		read_contributors(db, recommendation, &chain);
		read_milestones(db, recommendation, &chain);
		read_evidence(db, recommendation, &chain);
		chain.outputs = output_list_of(db, recommendation);
		if (chain.outputs.count)
			chain.progress = progress_list_of(db, recommendation);
	}
	count_all(&chain);
	return chain;
}

static int newest_first(const void *a, const void *b)
{
	const Event *x = a, *y = b;
	if (x->at.seconds != y->at.seconds)
		return x->at.seconds < y->at.seconds ? 1 : -1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? 1 : -1;
	return x->evidence < y->evidence ? 1 : -(x->evidence > y->evidence);
}

static void add_evidence_events(Arena *arena, const ChainEvidence *item, EventList *events)
{
	*list_push(arena, events) = (Event){
		.kind = EVENT_EVIDENCE,
		.at = item->evidence.uploaded_at,
		.agency = item->evidence.agency_name,
		.title = item->evidence.title,
		.milestone_number = item->milestone_number,
		.evidence = item->evidence.id,
	};
	if (!item->verdict.id)
		return;
	*list_push(arena, events) = (Event){
		.kind = item->verdict.kind == VERDICT_ACCEPTED ? EVENT_ACCEPTED : EVENT_RETURNED,
		.at = item->verdict.at,
		.agency = item->verdict.agency_name,
		.title = item->evidence.title,
		.words = item->verdict.words,
		.reason = item->verdict.reason,
		.milestone_number = item->milestone_number,
		.evidence = item->evidence.id,
	};
}

static void add_action_events(Arena *arena, const Action *action, EventList *events)
{
	*list_push(arena, events) = (Event){
		.kind = EVENT_ACTION,
		.at = action->added_at,
		.agency = action->lead_name,
		.title = action->title,
	};
	if (action->withdrawn_at.seconds)
		*list_push(arena, events) = (Event){
			.kind = EVENT_WITHDRAWN,
			.at = action->withdrawn_at,
			.agency = action->lead_name,
			.title = action->title,
			.words = action->withdrawn_reason,
		};
}

EventList chain_events(Arena *arena, const Chain *chain, int zone_hours)
{
	EventList events = { 0 };
	for (size_t i = 0; i < chain->responses.count; i++) {
		const FormalResponse *response = &chain->responses.items[i];
		*list_push(arena, &events) = (Event){
			.kind = EVENT_RESPONSE,
			.at = response->at,
			.title = response->signer,
			.words = response->reason,
			.response = response->kind,
		};
	}
	for (size_t i = 0; i < chain->actions.count; i++)
		add_action_events(arena, &chain->actions.items[i].action, &events);
	for (size_t i = 0; i < chain->evidence.count; i++)
		add_evidence_events(arena, &chain->evidence.items[i], &events);
	if (events.count)
		qsort(events.items, events.count, sizeof *events.items, newest_first);
	for (size_t i = 0; i < events.count; i++)
		events.items[i].day = day_of_instant(events.items[i].at, zone_hours);
	return events;
}

AgencyList chain_agencies(Db *db)
{
	AgencyList agencies = { 0 };
	Rows *rows = db_query(db, "SELECT g.id, g.slug, g.name, g.short_name FROM agency g"
				  " WHERE EXISTS (SELECT 1 FROM action a"
				  " WHERE a.lead = g.id AND a.withdrawn_on IS NULL)"
				  " OR EXISTS (SELECT 1 FROM action_contributor c"
				  " JOIN action a ON a.id = c.action"
				  " WHERE c.agency = g.id AND a.withdrawn_on IS NULL)"
				  " ORDER BY g.position, g.id");
	while (db_next(rows))
		*list_push(db_arena(db), &agencies) = (Agency){
			.id = row_id(rows, "id"),
			.slug = row_text(rows, "slug"),
			.name = row_text(rows, "name"),
			.short_name = row_text(rows, "short_name"),
		};
	return agencies;
}
