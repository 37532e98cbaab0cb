/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/output.h"

#include "base/list.h"

static JsonObject facts_of(Db *db, const Output *output);

Output output_of_row(Rows *rows)
{
	return (Output){
		.id = row_id(rows, "id"),
		.action = row_id(rows, "action"),
		.indicator = row_text(rows, "indicator"),
		.unit = row_text(rows, "unit"),
		.targets = { row_maybe_decimal(rows, "target_q1"),
			     row_maybe_decimal(rows, "target_q2"),
			     row_maybe_decimal(rows, "target_q3"),
			     row_maybe_decimal(rows, "target_q4") },
		.target_total = row_decimal(rows, "target_total"),
		.budget = row_is_null(rows, "budget") ? -1 : row_integer(rows, "budget"),
		.version = row_integer(rows, "version"),
	};
}

const Output *output_find(Db *db, Id id)
{
	Output *output = NULL;
	Rows *rows = db_query(db, "SELECT * FROM output WHERE id = $1", ID(id));
	while (db_next(rows)) {
		output = NEW(db_arena(db), Output);
		*output = output_of_row(rows);
	}
	return output;
}

OutputList output_list(Db *db, Id action)
{
	OutputList list = { 0 };
	Rows *rows = db_query(db, "SELECT * FROM output WHERE action = $1 ORDER BY id", ID(action));
	while (db_next(rows))
		*list_push(db_arena(db), &list) = output_of_row(rows);
	return list;
}

OutputList output_list_led_by(Db *db, Id agency)
{
	OutputList list = { 0 };
	Rows *rows = db_query(db,
			      "SELECT o.* FROM action a JOIN output o ON o.action = a.id"
			      " WHERE a.lead = $1 AND a.withdrawn_on IS NULL ORDER BY o.id",
			      ID(agency));
	while (db_next(rows))
		*list_push(db_arena(db), &list) = output_of_row(rows);
	return list;
}

OutputList output_list_of(Db *db, Id recommendation)
{
	OutputList list = { 0 };
	Rows *rows = db_query(db,
			      "SELECT o.* FROM action_recommendation r"
			      " JOIN output o ON o.action = r.action"
			      " WHERE r.recommendation = $1 ORDER BY o.action, o.id",
			      ID(recommendation));
	while (db_next(rows))
		*list_push(db_arena(db), &list) = output_of_row(rows);
	return list;
}

static Value budget_value(const Output *output)
{
	return output->budget < 0 ? ID(0) : INTEGER(output->budget);
}

Id output_add(Db *db, const Output *output, const Actor *by)
{
	Id id = db_insert(
		db,
		"INSERT INTO output (action, indicator, unit, target_q1, target_q2, target_q3,"
		" target_q4, target_total, budget, version)"
		" SELECT a.id, $2, $3, $4, $5, $6, $7, $8, $9, 1 FROM action a"
		" WHERE a.id = $1 AND a.withdrawn_on IS NULL RETURNING id",
		ID(output->action), TEXT(output->indicator), TEXT(output->unit),
		MAYBE_DECIMAL(output->targets[0]), MAYBE_DECIMAL(output->targets[1]),
		MAYBE_DECIMAL(output->targets[2]), MAYBE_DECIMAL(output->targets[3]),
		DECIMAL(output->target_total), budget_value(output));
	if (!id)
		return 0;
	JsonObject facts = facts_of(db, output);
	journal_add(db, by, "add", "output", id, &facts, NULL);
	return id;
}

bool output_change(Db *db, const Output *output, const Actor *by)
{
	int64_t changed = db_write(
		db,
		"UPDATE output SET indicator = $3, unit = $4, target_q1 = $5, target_q2 = $6,"
		" target_q3 = $7, target_q4 = $8, target_total = $9, budget = $10,"
		" version = version + 1"
		" WHERE id = $1 AND version = $2 AND EXISTS (SELECT 1 FROM action a"
		" WHERE a.id = output.action AND a.withdrawn_on IS NULL)",
		ID(output->id), INTEGER(output->version), TEXT(output->indicator),
		TEXT(output->unit), MAYBE_DECIMAL(output->targets[0]),
		MAYBE_DECIMAL(output->targets[1]), MAYBE_DECIMAL(output->targets[2]),
		MAYBE_DECIMAL(output->targets[3]), DECIMAL(output->target_total),
		budget_value(output));
	if (!changed)
		return false;
	JsonObject facts = facts_of(db, output);
	journal_add(db, by, "change", "output", output->id, &facts, NULL);
	return true;
}

static JsonObject facts_of(Db *db, const Output *output)
{
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "action", output->action);
	json_text(&facts, "indicator", output->indicator);
	json_text(&facts, "unit", output->unit);
	json_decimal(&facts, "target_q1", output->targets[0]);
	json_decimal(&facts, "target_q2", output->targets[1]);
	json_decimal(&facts, "target_q3", output->targets[2]);
	json_decimal(&facts, "target_q4", output->targets[3]);
	json_decimal(&facts, "target_total", (MaybeDecimal){ true, output->target_total });
	if (output->budget >= 0)
		json_integer(&facts, "budget", output->budget);
	return facts;
}
