/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/verdict.h"

#include "base/list.h"
#include "base/word.h"
#include "plans/judge.h"
#include "plans/state.h"

static VerdictList read_list(Db *db, Rows *rows);

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

const Verdict *verdict_find(Db *db, Id id)
{
	VerdictList list = read_list(db, db_query(db, SELECT_VERDICT " WHERE v.id = $1", ID(id)));
	return list.count ? &list.items[0] : NULL;
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
	Candidate candidate = judge_candidate(db, person, today);
	return judge_find(db, &candidate, evidence_find(db, evidence)).refusal;
}

VerdictResult verdict_add(Db *db, const Verdict *verdict, Id *id, const Actor *by)
{
	const Evidence *evidence = evidence_find(db, verdict->evidence);
	Candidate candidate = judge_candidate(db, by->person, by->today);
	Judge judge = judge_find(db, &candidate, evidence);
	if (judge.refusal != VERDICT_GIVEN)
		return judge.refusal;
	if (evidence->version != verdict->evidence_version)
		return VERDICT_CLASH;
	bool is_accepted = verdict->kind == VERDICT_ACCEPTED;
	if (!is_accepted &&
	    (verdict->reason == REASON_NONE || str_trim(verdict->words).length == 0))
		return VERDICT_NEEDS_REASON;
	if (is_accepted && evidence->scan == SCAN_INFECTED)
		return VERDICT_INFECTED;

	Str kind = is_accepted ? S("accepted") : S("returned");
	Str reason = str_of(verdict_reason_word(is_accepted ? REASON_NONE : verdict->reason));
	*id = db_insert(db,
			"INSERT INTO verdict (evidence, kind, reason, words, person, agency, at,"
			" given_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
			" ON CONFLICT DO NOTHING RETURNING id",
			ID(evidence->id), TEXT(kind), TEXT(reason), TEXT(verdict->words),
			ID(by->person), ID(judge.agency), INSTANT(by->now), DAY(by->today));
	if (!*id)
		return VERDICT_ALREADY;
	evidence_settle(db, evidence->id);
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "evidence", evidence->id);
	json_integer(&facts, "milestone", evidence->milestone);
	json_integer(&facts, "agency", judge.agency);
	json_text(&facts, "kind", kind);
	json_text(&facts, "reason", reason);
	json_text(&facts, "words", verdict->words);
	journal_add(db, by, "add", "verdict", *id, &facts, NULL);
	action_state_refresh(db, milestone_action(db, evidence->milestone), by->today);
	return VERDICT_GIVEN;
}
