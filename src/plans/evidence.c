/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evidence.h"

#include "base/list.h"
#include "base/word.h"
#include "plans/milestone.h"
#include "plans/state.h"

static EvidenceList read_list(Db *db, Rows *rows);
static Str worth(const Evidence *evidence);
static void parties_keep(Db *db, Id evidence);

#define SELECT_EVIDENCE                                                                            \
	"SELECT e.*, f.size_bytes AS file_bytes, f.kind AS file_kind, g.name AS agency_name,"      \
	" v.id AS verdict, s.result AS scan,"                                                      \
	" (SELECT x.withdrawn_on FROM milestone o JOIN action x ON x.id = o.action"                \
	" WHERE o.id = e.milestone) AS withdrawn_on"                                               \
	" FROM evidence e JOIN agency g ON g.id = e.agency"                                        \
	" LEFT JOIN file f ON f.sha256 = e.file_sha256"                                            \
	" LEFT JOIN file_scan_state s ON s.sha256 = e.file_sha256"                                 \
	" LEFT JOIN verdict v ON v.evidence = e.id"

static Evidence read_evidence(Rows *rows)
{
	Evidence evidence = {
		.id = row_id(rows, "id"),
		.milestone = row_id(rows, "milestone"),
		.title = row_text(rows, "title"),
		.is_link = str_equal(row_text(rows, "kind"), S("link")),
		.file_sha256 = row_text(rows, "file_sha256"),
		.file_name = row_text(rows, "file_name"),
		.file_kind = row_text(rows, "file_kind"),
		.file_bytes = row_integer(rows, "file_bytes"),
		.scan = scan_result_from(row_text(rows, "scan")),
		.link = row_text(rows, "link"),
		.effective_on = row_day(rows, "effective_on"),
		.uploaded_at = row_instant(rows, "uploaded_at"),
		.uploaded_on = row_day(rows, "uploaded_on"),
		.person = row_id(rows, "person"),
		.agency = row_id(rows, "agency"),
		.copied_by = row_id(rows, "copied_by"),
		.copied_on = row_day(rows, "copied_on"),
		.is_open = row_bool(rows, "is_open"),
		.version = row_integer(rows, "version"),
		.agency_name = row_text(rows, "agency_name"),
		.verdict = row_id(rows, "verdict"),
		.withdrawn_on = row_day(rows, "withdrawn_on"),
	};
	rank_from(row_text(rows, "rank"), &evidence.rank);
	return evidence;
}

static const char *const rank_words[RANKS] = {
	[RANK_PLAN] = "plan",	  [RANK_DECREE] = "decree",   [RANK_PHOTO] = "photo",
	[RANK_SYSTEM] = "system", [RANK_CITIZEN] = "citizen",
};

const char *rank_word(Rank rank)
{
	return rank_words[rank];
}

bool rank_from(Str word, Rank *rank)
{
	int index = word_index(rank_words, RANKS, word);
	if (index >= 0)
		*rank = (Rank)index;
	return index >= 0;
}

Rank evidence_rank(const Evidence *evidence)
{
	return evidence->is_link && evidence->file_sha256.length == 0 ? RANK_PLAN : evidence->rank;
}

const Evidence *evidence_find(Db *db, Id id)
{
	EvidenceList list = read_list(db, db_query(db, SELECT_EVIDENCE " WHERE e.id = $1", ID(id)));
	return list.count ? &list.items[0] : NULL;
}

EvidenceList evidence_list(Db *db, Id milestone)
{
	return read_list(db, db_query(db, SELECT_EVIDENCE " WHERE e.milestone = $1 ORDER BY e.id",
				      ID(milestone)));
}

EvidenceList evidence_list_waiting(Db *db)
{
	return read_list(db, db_query(db, SELECT_EVIDENCE " JOIN milestone m ON m.id = e.milestone"
							  " JOIN action a ON a.id = m.action"
							  " WHERE e.is_waiting = 1"
							  " AND a.withdrawn_on IS NULL"
							  " ORDER BY e.uploaded_at, e.id"));
}

EvidenceList evidence_list_infected(Db *db)
{
	return read_list(db, db_query(db, SELECT_EVIDENCE " JOIN milestone m ON m.id = e.milestone"
							  " JOIN action a ON a.id = m.action"
							  " WHERE s.result = 'infected'"
							  " AND e.is_waiting = 1"
							  " AND a.withdrawn_on IS NULL"
							  " ORDER BY e.uploaded_at, e.id"));
}

const Evidence *evidence_oldest_waiting(Db *db, Id milestone)
{
	EvidenceList list = read_list(db, db_query(db,
						   SELECT_EVIDENCE " WHERE e.milestone = $1"
								   " AND e.is_waiting = 1"
								   " ORDER BY e.id LIMIT 1",
						   ID(milestone)));
	return list.count ? &list.items[0] : NULL;
}

EvidenceList evidence_list_same_file(Db *db, Str sha256, Id but)
{
	return read_list(db, db_query(db,
				      SELECT_EVIDENCE " WHERE e.file_sha256 = $1 AND e.id <> $2"
						      " ORDER BY e.id",
				      TEXT(sha256), INTEGER(but)));
}

static EvidenceList read_list(Db *db, Rows *rows)
{
	EvidenceList list = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_evidence(rows);
	return list;
}

Id evidence_add(Db *db, const Evidence *evidence, const Actor *by)
{
	Id id = db_insert(
		db,
		"INSERT INTO evidence (milestone, title, kind, file_sha256, file_name, link, rank,"
		" effective_on, uploaded_at, uploaded_on, person, agency, is_open, is_waiting,"
		" version)"
		" SELECT m.id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, COALESCE($12, m.owner),"
		" 0, 1, 1 FROM milestone m JOIN action a ON a.id = m.action"
		" WHERE m.id = $1 AND a.withdrawn_on IS NULL RETURNING id",
		ID(evidence->milestone), TEXT(evidence->title),
		TEXT(evidence->is_link ? S("link") : S("file")),
		TEXT_OR_NULL(evidence->file_sha256), TEXT(evidence->file_name),
		TEXT(evidence->link), TEXT(str_of(rank_word(evidence->rank))),
		DAY(evidence->effective_on), INSTANT(by->now), DAY(by->today), ID(by->person),
		ID(by->agency));
	const Evidence *added = evidence_find(db, id);
	if (!added)
		return 0;
	parties_keep(db, id);

	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "milestone", added->milestone);
	json_text(&facts, "title", added->title);
	json_text(&facts, "kind", added->is_link ? S("link") : added->file_kind);
	json_text(&facts, "sha256", added->file_sha256);
	json_integer(&facts, "size_bytes", added->file_bytes);
	json_text(&facts, "rank", worth(added));
	json_day(&facts, "effective_on", added->effective_on);
	json_day(&facts, "uploaded_on", added->uploaded_on);
	JsonObject hidden = json_object(db_arena(db));
	json_text(&hidden, "file_name", added->file_name);
	json_text(&hidden, "link", added->link);
	journal_add(db, by, "add", "evidence", id, &facts, &hidden);
	action_state_refresh(db, milestone_action(db, added->milestone), by->today);
	return id;
}

/* Those of today and their kin beside those who stand there, for law 2. */
static void parties_keep(Db *db, Id evidence)
{
	IdList parties = { 0 };
	Rows *rows = db_query(db, SELECT_PARTIES, ID(evidence));
	while (db_next(rows))
		*list_push(db_arena(db), &parties) = row_id(rows, "agency");
	for (size_t i = 0; i < parties.count; i++)
		db_write(db,
			 "INSERT INTO evidence_party (evidence, agency, is_kin) VALUES ($1, $2, 0)"
			 " ON CONFLICT (evidence, agency) DO UPDATE SET is_kin = 0",
			 ID(evidence), ID(parties.items[i]));
	AgencyList all = agency_all(db);
	for (size_t i = 0; i < all.count; i++)
		for (size_t k = 0; k < parties.count; k++)
			if (agency_is_one_with(&all, all.items[i].id, parties.items[k]))
				db_write(db,
					 "INSERT INTO evidence_party (evidence, agency, is_kin)"
					 " VALUES ($1, $2, 1) ON CONFLICT DO NOTHING",
					 ID(evidence), ID(all.items[i].id));
}

void evidence_parties_widen(Db *db, Id action)
{
	IdList waiting = { 0 };
	Rows *rows = db_query(db,
			      "SELECT e.id FROM evidence e JOIN milestone m ON m.id = e.milestone"
			      " WHERE m.action = $1 AND e.is_waiting = 1 ORDER BY e.id",
			      ID(action));
	while (db_next(rows))
		*list_push(db_arena(db), &waiting) = row_id(rows, "id");
	for (size_t i = 0; i < waiting.count; i++)
		parties_keep(db, waiting.items[i]);
}

bool evidence_keep_copy(Db *db, const Evidence *evidence, const Actor *by)
{
	int64_t changed =
		db_write(db,
			 "UPDATE evidence SET file_sha256 = $3, file_name = $4,"
			 " copied_by = $5, copied_on = $6, version = version + 1"
			 " WHERE id = $1 AND version = $2 AND kind = 'link'"
			 " AND file_sha256 IS NULL AND is_waiting = 1"
			 " AND EXISTS (SELECT 1 FROM milestone m"
			 " JOIN action a ON a.id = m.action"
			 " WHERE m.id = evidence.milestone AND a.withdrawn_on IS NULL)",
			 ID(evidence->id), INTEGER(evidence->version), TEXT(evidence->file_sha256),
			 TEXT(evidence->file_name), ID(by->person), DAY(by->today));
	const Evidence *kept = changed ? evidence_find(db, evidence->id) : NULL;
	if (!kept)
		return false;
	parties_keep(db, kept->id);

	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "sha256", kept->file_sha256);
	json_integer(&facts, "size_bytes", kept->file_bytes);
	json_text(&facts, "rank", worth(kept));
	JsonObject hidden = json_object(db_arena(db));
	json_text(&hidden, "file_name", kept->file_name);
	journal_add(db, by, "keep_copy", "evidence", evidence->id, &facts, &hidden);
	action_state_refresh(db, milestone_action(db, kept->milestone), by->today);
	return true;
}

static Str worth(const Evidence *evidence)
{
	return str_of(rank_word(evidence_rank(evidence)));
}

bool evidence_open(Db *db, const Evidence *evidence, const Actor *by)
{
	int64_t changed =
		db_write(db,
			 "UPDATE evidence SET is_open = $3, version = version + 1"
			 " WHERE id = $1 AND version = $2 AND file_sha256 IS NOT NULL",
			 ID(evidence->id), INTEGER(evidence->version), BOOL(evidence->is_open));
	if (!changed)
		return false;
	JsonObject facts = json_object(db_arena(db));
	json_bool(&facts, "is_open", evidence->is_open);
	journal_add(db, by, evidence->is_open ? "open" : "close", "evidence", evidence->id, &facts,
		    NULL);
	return true;
}

void evidence_settle(Db *db, Id evidence)
{
	db_write(db, "UPDATE evidence SET is_waiting = 0 WHERE id = $1", ID(evidence));
}

StandingList evidence_relation(Db *db, const Evidence *evidence, const Person *person)
{
	const Milestone *milestone = milestone_find(db, evidence->milestone);
	return milestone ? milestone_relation(db, milestone, person) : standing_any(db, person);
}
