/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evaluation.h"

#include "base/list.h"

static Evaluation read_evaluation(Rows *rows);
static const Evaluation *only_one(Db *db, Rows *rows);
static JsonObject facts_of(Db *db, const Evaluation *evaluation);

static Evaluation read_evaluation(Rows *rows)
{
	return (Evaluation){
		.id = row_id(rows, "id"),
		.instrument = row_id(rows, "instrument"),
		.kind = row_text(rows, "kind"),
		.year = row_integer(rows, "year"),
		.agency_name = row_text(rows, "agency_name"),
		.letter_number = row_text(rows, "letter_number"),
		.letter_day = row_day(rows, "letter_day"),
		.index_value = row_maybe_decimal(rows, "index_value"),
		.category = row_text(rows, "category"),
		.file_sha256 = row_text(rows, "file_sha256"),
		.is_sample = row_bool(rows, "is_sample"),
		.added_at = row_instant(rows, "added_at"),
		.version = row_integer(rows, "version"),
	};
}

const Evaluation *evaluation_find(Db *db, Id id)
{
	return only_one(db, db_query(db, "SELECT * FROM evaluation WHERE id = $1", ID(id)));
}

const Evaluation *evaluation_find_year(Db *db, Str kind, int64_t year)
{
	return only_one(db, db_query(db, "SELECT * FROM evaluation WHERE kind = $1 AND year = $2",
				     TEXT(kind), INTEGER(year)));
}

const Evaluation *evaluation_newest(Db *db)
{
	return only_one(
		db, db_query(db, "SELECT * FROM evaluation ORDER BY year DESC, id DESC LIMIT 1"));
}

static const Evaluation *only_one(Db *db, Rows *rows)
{
	Evaluation *evaluation = NULL;
	while (db_next(rows)) {
		evaluation = NEW(db_arena(db), Evaluation);
		*evaluation = read_evaluation(rows);
	}
	return evaluation;
}

EvaluationList evaluation_list(Db *db)
{
	EvaluationList list = { 0 };
	Rows *rows = db_query(db, "SELECT * FROM evaluation ORDER BY year DESC, kind, id");
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_evaluation(rows);
	return list;
}

/* SQLite gives the number of a row that was removed again, and the journal knows another by it. */
static Id unused(Db *db, Id id)
{
	Id next = journal_unused_subject(db, "evaluation", id);
	if (next != id)
		db_write(db, "UPDATE evaluation SET id = $2 WHERE id = $1", ID(id), ID(next));
	return next;
}

Id evaluation_add(Db *db, const Evaluation *evaluation, const Actor *by)
{
	Id id = db_insert(db,
			  "INSERT INTO evaluation (instrument, kind, year, agency_name,"
			  " letter_number, letter_day, index_value, category, file_sha256,"
			  " is_sample, added_at, version)"
			  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)"
			  " ON CONFLICT DO NOTHING RETURNING id",
			  ID(evaluation->instrument), TEXT(evaluation->kind),
			  INTEGER(evaluation->year), TEXT(evaluation->agency_name),
			  TEXT(evaluation->letter_number), DAY(evaluation->letter_day),
			  MAYBE_DECIMAL(evaluation->index_value), TEXT(evaluation->category),
			  TEXT_OR_NULL(evaluation->file_sha256), BOOL(evaluation->is_sample),
			  INSTANT(by->now));
	if (!id)
		return 0;
	id = unused(db, id);
	JsonObject facts = facts_of(db, evaluation);
	journal_add(db, by, "add", "evaluation", id, &facts, NULL);
	return id;
}

bool evaluation_change(Db *db, const Evaluation *evaluation, const Actor *by)
{
	int64_t changed = db_write(
		db,
		"UPDATE evaluation SET agency_name = $3, letter_number = $4, letter_day = $5,"
		" index_value = $6, category = $7, file_sha256 = $8, version = version + 1"
		" WHERE id = $1 AND version = $2",
		ID(evaluation->id), INTEGER(evaluation->version), TEXT(evaluation->agency_name),
		TEXT(evaluation->letter_number), DAY(evaluation->letter_day),
		MAYBE_DECIMAL(evaluation->index_value), TEXT(evaluation->category),
		TEXT_OR_NULL(evaluation->file_sha256));
	if (!changed)
		return false;
	JsonObject facts = facts_of(db, evaluation);
	journal_add(db, by, "change", "evaluation", evaluation->id, &facts, NULL);
	return true;
}

void evaluation_remove(Db *db, Id id, const Actor *by)
{
	const Evaluation *evaluation = evaluation_find(db, id);
	if (!evaluation)
		return;
	JsonObject facts = facts_of(db, evaluation);
	db_write(db, "DELETE FROM evaluation WHERE id = $1", ID(id));
	journal_add(db, by, "remove", "evaluation", id, &facts, NULL);
}

static JsonObject facts_of(Db *db, const Evaluation *evaluation)
{
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "kind", evaluation->kind);
	json_integer(&facts, "year", evaluation->year);
	json_text(&facts, "agency_name", evaluation->agency_name);
	json_text(&facts, "letter_number", evaluation->letter_number);
	json_day(&facts, "letter_day", evaluation->letter_day);
	json_decimal(&facts, "index_value", evaluation->index_value);
	json_text(&facts, "category", evaluation->category);
	json_text(&facts, "file_sha256", evaluation->file_sha256);
	json_bool(&facts, "is_sample", evaluation->is_sample);
	return facts;
}
