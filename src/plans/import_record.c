/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_record.h"

static const ImportRecord *only_one(Db *db, Rows *rows);
static void remove_recommendations(Db *db, Id evaluation, const Actor *by);

#define SELECT_RECORD                                                                              \
	"SELECT i.*, p.office AS office, u.office AS undone_office FROM evaluation_import i"       \
	" LEFT JOIN person p ON p.id = i.person LEFT JOIN person u ON u.id = i.undone_by"

static ImportRecord read_record(Rows *rows)
{
	return (ImportRecord){
		.id = row_id(rows, "id"),
		.evaluation = row_id(rows, "evaluation"),
		.year = row_integer(rows, "year"),
		.file_name = row_text(rows, "file_name"),
		.file_sha256 = row_text(rows, "file_sha256"),
		.recommendations = row_integer(rows, "recommendations"),
		.person = row_id(rows, "person"),
		.office = row_text(rows, "office"),
		.at = row_instant(rows, "at"),
		.undone_at = row_instant(rows, "undone_at"),
		.undone_by = row_id(rows, "undone_by"),
		.undone_office = row_text(rows, "undone_office"),
	};
}

const ImportRecord *import_record_find(Db *db, Id id)
{
	return only_one(db, db_query(db, SELECT_RECORD " WHERE i.id = $1", ID(id)));
}

const ImportRecord *import_record_find_year(Db *db, int64_t year)
{
	return only_one(db, db_query(db,
				     SELECT_RECORD " JOIN evaluation e ON e.id = i.evaluation"
						   " WHERE e.kind = 'rb' AND e.year = $1",
				     INTEGER(year)));
}

static const ImportRecord *only_one(Db *db, Rows *rows)
{
	ImportRecord *record = NULL;
	while (db_next(rows)) {
		record = NEW(db_arena(db), ImportRecord);
		*record = read_record(rows);
	}
	return record;
}

ImportRecordList import_record_list(Db *db)
{
	ImportRecordList list = { 0 };
	Rows *rows = db_query(db, SELECT_RECORD " ORDER BY i.id DESC");
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_record(rows);
	return list;
}

/* Rows of id and name; the query asks for one more than is shown. */
static void add_hanging(Db *db, ImportHangingList *list, HangingKind kind, Rows *rows)
{
	int count = 0;
	while (db_next(rows)) {
		if (++count > IMPORT_MOST_HANGING) {
			list->has_more = true;
			continue;
		}
		*list_push(db_arena(db), list) = (ImportHanging){
			.kind = kind,
			.id = row_id(rows, "id"),
			.name = row_text(rows, "name"),
		};
	}
}

/* What was changed of the rows themselves. */
static void add_changes(Db *db, ImportHangingList *list, Id evaluation)
{
	add_hanging(db, list, HANGS_LETTER,
		    db_query(db,
			     "SELECT id, '' AS name FROM evaluation"
			     " WHERE id = $1 AND version > 1",
			     ID(evaluation)));
	add_hanging(db, list, HANGS_CHANGE,
		    db_query(db,
			     "SELECT id, reference AS name FROM recommendation"
			     " WHERE evaluation = $1 AND version > 1 ORDER BY number LIMIT 21",
			     ID(evaluation)));
}

ImportHangingList import_hanging_list(Db *db, const ImportRecord *record)
{
	ImportHangingList list = { 0 };
	Id evaluation = record->evaluation;
	add_changes(db, &list, evaluation);
	add_hanging(db, &list, HANGS_RESPONSE,
		    db_query(db,
			     "SELECT id, reference AS name FROM recommendation r"
			     " WHERE r.evaluation = $1 AND EXISTS (SELECT 1 FROM response s"
			     " WHERE s.recommendation = r.id) ORDER BY r.number LIMIT 21",
			     ID(evaluation)));
	add_hanging(db, &list, HANGS_ACTION,
		    db_query(db,
			     "SELECT DISTINCT a.id, a.title AS name FROM recommendation r"
			     " JOIN action_recommendation s ON s.recommendation = r.id"
			     " JOIN action a ON a.id = s.action"
			     " WHERE r.evaluation = $1 ORDER BY a.id LIMIT 21",
			     ID(evaluation)));
	add_hanging(db, &list, HANGS_EVIDENCE,
		    db_query(db,
			     "SELECT DISTINCT e.id, e.title AS name FROM recommendation r"
			     " JOIN action_recommendation s ON s.recommendation = r.id"
			     " JOIN milestone m ON m.action = s.action"
			     " JOIN evidence e ON e.milestone = m.id"
			     " WHERE r.evaluation = $1 ORDER BY e.id LIMIT 21",
			     ID(evaluation)));
	return list;
}

void import_record_add(Db *db, Id evaluation, const ImportDraft *draft, const Actor *by)
{
	Id id = db_insert(db,
			  "INSERT INTO evaluation_import (evaluation, year, file_name, file_sha256,"
			  " recommendations, person, at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
			  " RETURNING id",
			  ID(evaluation), INTEGER(draft->evaluation.year), TEXT(draft->file_name),
			  TEXT_OR_NULL(draft->evaluation.file_sha256),
			  INTEGER((int64_t)draft->items.count), ID(by->person), INSTANT(by->now));
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "evaluation", evaluation);
	json_integer(&facts, "year", draft->evaluation.year);
	json_text(&facts, "file_name", draft->file_name);
	json_integer(&facts, "recommendations", (int64_t)draft->items.count);
	journal_add(db, by, "add", "evaluation_import", id, &facts, NULL);
}

UndoResult import_undo(Db *db, const ImportRecord *record, const Actor *by)
{
	if (!record->evaluation)
		return UNDO_BEFORE;
	if (import_hanging_list(db, record).count > 0)
		return UNDO_HANGS;
	if (!db_write(db,
		      "UPDATE evaluation_import SET evaluation = NULL, undone_by = $2,"
		      " undone_at = $3 WHERE id = $1 AND evaluation IS NOT NULL",
		      ID(record->id), ID(by->person), INSTANT(by->now)))
		return UNDO_BEFORE;
	remove_recommendations(db, record->evaluation, by);
	evaluation_remove(db, record->evaluation, by);
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "evaluation", record->evaluation);
	json_integer(&facts, "year", record->year);
	json_integer(&facts, "recommendations", record->recommendations);
	journal_add(db, by, "undo", "evaluation_import", record->id, &facts, NULL);
	return UNDO_DONE;
}

static void remove_recommendations(Db *db, Id evaluation, const Actor *by)
{
	IdList ids = { 0 };
	Rows *rows =
		db_query(db, "SELECT id FROM recommendation WHERE evaluation = $1 ORDER BY number",
			 ID(evaluation));
	while (db_next(rows))
		*list_push(db_arena(db), &ids) = row_id(rows, "id");
	for (size_t i = 0; i < ids.count; i++)
		recommendation_remove(db, ids.items[i], by);
}
