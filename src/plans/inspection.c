/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/inspection.h"

#include "base/list.h"
#include "plans/judge.h"

InspectionList inspection_list(Db *db, Id person, Day today)
{
	InspectionList list = { 0 };
	Rows *rows = db_query(
		db, "SELECT e.id, e.title, e.uploaded_at, g.short_name AS agency_name,"
		    " m.title AS milestone, a.title AS action, l.short_name AS lead_name,"
		    " (SELECT count(*) FROM evidence o"
		    "  WHERE o.file_sha256 = e.file_sha256 AND o.id <> e.id) AS used_elsewhere,"
		    " (SELECT count(*) FROM evidence o JOIN verdict v ON v.evidence = o.id"
		    "  WHERE o.milestone = e.milestone AND v.kind = 'returned') AS returned_before"
		    " FROM evidence e"
		    " JOIN milestone m ON m.id = e.milestone"
		    " JOIN action a ON a.id = m.action AND a.withdrawn_at IS NULL"
		    " JOIN agency g ON g.id = e.agency"
		    " JOIN agency l ON l.id = a.lead"
		    " WHERE e.is_waiting = 1 ORDER BY e.uploaded_at, e.id");
	while (db_next(rows))
		*list_push(db_arena(db), &list) = (Inspection){
			.evidence = row_id(rows, "id"),
			.title = row_text(rows, "title"),
			.agency_name = row_text(rows, "agency_name"),
			.milestone = row_text(rows, "milestone"),
			.action = row_text(rows, "action"),
			.lead_name = row_text(rows, "lead_name"),
			.uploaded_at = row_instant(rows, "uploaded_at"),
			.used_elsewhere = row_integer(rows, "used_elsewhere"),
			.returned_before = row_integer(rows, "returned_before"),
		};
	Candidate candidate = judge_candidate(db, person, today);
	for (size_t i = 0; i < list.count; i++) {
		const Evidence *evidence = evidence_find(db, list.items[i].evidence);
		list.items[i].may = judge_find(db, &candidate, evidence).refusal;
	}
	return list;
}

Id inspection_next(Db *db, Id person, Day today)
{
	InspectionList list = inspection_list(db, person, today);
	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].may == VERDICT_GIVEN)
			return list.items[i].evidence;
	return 0;
}

GivenVerdictList inspection_newest_verdicts(Db *db, int64_t limit)
{
	GivenVerdictList list = { 0 };
	Rows *rows = db_query(
		db,
		"SELECT v.evidence, v.kind, v.words, v.at, e.title, g.short_name AS agency_name,"
		" j.short_name AS judge FROM verdict v"
		" JOIN evidence e ON e.id = v.evidence"
		" JOIN agency g ON g.id = e.agency"
		" JOIN agency j ON j.id = v.agency"
		" ORDER BY v.id DESC LIMIT $1",
		INTEGER(limit));
	while (db_next(rows))
		*list_push(db_arena(db), &list) = (GivenVerdict){
			.evidence = row_id(rows, "evidence"),
			.title = row_text(rows, "title"),
			.agency_name = row_text(rows, "agency_name"),
			.judge = row_text(rows, "judge"),
			.words = row_text(rows, "words"),
			.kind = str_equal(row_text(rows, "kind"), S("returned")) ? VERDICT_RETURNED
										 : VERDICT_ACCEPTED,
			.at = row_instant(rows, "at"),
		};
	return list;
}
