/* SPDX-License-Identifier: Apache-2.0 */
/* Queries and what they give. A Rows is always one row ahead of its reader: a query of one row has
 * ended its statement when that row is read, so that nothing stays open behind a `find`. */
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/engine.h"

/* Tables whose changes need no journal row: what is made again at will, and what is journalled by
 * whoever uses it. Beside them every table that ends in _state or begins with search. */
static const char *const UNJOURNALLED[] = {
	"session", "form_sent",	     "file_chunk", "outbox",
	"job",	   "schema_version", "search",	   "search_index",
};

static Statement *run(Db *db, Str sql, const Value *values);
static Rows *query(Db *db, Str sql, const Value *values);

Rows *db_query_values(Db *db, const char *sql, const Value *values)
{
	return query(db, str_of(sql), values);
}

Rows *db_query_sql(Db *db, const SqlText *sql)
{
	return query(db, sql->text, sql->values);
}

static Rows *query(Db *db, Str sql, const Value *values)
{
	Rows *rows = NEW(db->arena, Rows);
	rows->db = db;
	Statement *statement = run(db, sql, values);
	if (!statement)
		return rows;
	rows->statement = statement;
	rows->use = statement->use;
	rows->cell_count = statement->column_count;
	rows->cells = NEW_ARRAY(db->arena, Cell, (size_t)rows->cell_count);
	rows->is_open = statement->has_row;
	return rows;
}

Id db_insert_values(Db *db, const char *sql, const Value *values)
{
	Rows *rows = query(db, str_of(sql), values);
	Id id = db_next(rows) ? row_id(rows, "id") : 0;
	db_rows_end(rows);
	return id;
}

int64_t db_write_values(Db *db, const char *sql, const Value *values)
{
	Statement *statement = run(db, str_of(sql), values);
	if (!statement)
		return 0;
	if (statement->has_row)
		fatal("db_write() of a statement that gives rows: %s", sql);
	return statement->changed;
}

/* --- running */

static bool is_storable_text(Str text)
{
	return !text.length || (!memchr(text.at, '\0', text.length) && str_is_utf8(text));
}

static bool values_fit(Db *db, const Value *values, const char *sql)
{
	int count = 0;
	for (; values[count].kind != VALUE_END; count++) {
		if (count == MAX_VALUES)
			fatal("a statement with more than %d values: %s", MAX_VALUES, sql);
		if (values[count].kind == VALUE_TEXT && !is_storable_text(values[count].text))
			db_fail(db, DB_CONSTRAINT, "a text that is not UTF-8 or holds NUL", sql);
	}
	return !db_failed(db);
}

static bool may_write(Db *db, const Statement *statement)
{
	if (!statement->table.length || db->transaction == IN_WRITE)
		return true;
	db_fail(db, DB_CONSTRAINT, "a write outside a write transaction", statement->text);
	return false;
}

static bool needs_journal(Str table)
{
	if (str_ends(table, S("_state")) || str_starts(table, S("search")))
		return false;
	for (size_t i = 0; i < sizeof UNJOURNALLED / sizeof *UNJOURNALLED; i++)
		if (str_equal_c(table, UNJOURNALLED[i]))
			return false;
	return true;
}

static void note_change(Db *db, const Statement *statement)
{
	if (!statement->table.length || !statement->changed)
		return;
	if (str_equal_c(statement->table, "journal"))
		db->journalled = true;
	else if (needs_journal(statement->table))
		db->changed = true;
}

/* A statement that has done its work when this returns is ended; NULL when the database failed. */
static Statement *run(Db *db, Str sql, const Value *values)
{
	db_wake(db);
	if (!db_failed(db) && db_past_limit(db))
		db_fail(db, DB_INTERRUPTED, "the read took too long", NULL);
	if (db->breaks_in && --db->breaks_in == 0)
		db_fail(db, DB_BROKEN, "a test broke this statement", NULL);
	if (db_failed(db))
		return NULL;
	Statement *statement = statement_for(db, sql, values);
	if (!statement || !values_fit(db, values, statement->text) || !may_write(db, statement))
		return NULL;
	statement->is_open = true;
	if (!db->engine->run(db, statement, values)) {
		statement_end(db, statement);
		return NULL;
	}
	note_change(db, statement);
	if (!statement->has_row)
		statement_end(db, statement);
	return statement;
}

/* --- rows */

static void check_use(const Rows *rows)
{
	if (rows->statement->use != rows->use)
		fatal("rows were read on after the end of their transaction or savepoint");
}

bool db_next(Rows *rows)
{
	rows->is_on_row = false;
	if (!rows->is_open)
		return false;
	if (db_failed(rows->db)) {
		db_rows_end(rows);
		return false;
	}
	check_use(rows);
	rows->db->engine->take_row(rows->db, rows->statement, rows->cells);
	rows->is_on_row = true;
	if (!rows->statement->has_row) {
		statement_end(rows->db, rows->statement);
		rows->is_open = false;
	}
	return true;
}

void db_rows_end(Rows *rows)
{
	if (rows->is_open && rows->statement->use == rows->use)
		statement_end(rows->db, rows->statement);
	rows->is_open = rows->is_on_row = false;
}

/* Columns are mostly read in their order, so the search begins behind the last one found. */
static int find_column(Rows *rows, const char *name)
{
	for (int i = 0; i < rows->cell_count; i++) {
		int column = rows->hint + i;
		if (column >= rows->cell_count)
			column -= rows->cell_count;
		if (!strcmp(rows->statement->columns[column], name)) {
			rows->hint = column + 1 < rows->cell_count ? column + 1 : 0;
			return column;
		}
	}
	fatal("no column %s in %s", name, rows->statement->text);
}

/* Whoever reads without a row (a count, say) gets NULL from a failed database. */
static Cell cell(Rows *rows, const char *name, CellKind kind)
{
	if (!rows->is_on_row) {
		if (db_failed(rows->db))
			return (Cell){ 0 };
		fatal("column %s was read without a row", name);
	}
	Cell found = rows->cells[find_column(rows, name)];
	if (found.kind != CELL_NULL && found.kind != kind)
		fatal("column %s is of another type in %s", name, rows->statement->text);
	return found;
}

Id row_id(Rows *rows, const char *name)
{
	return cell(rows, name, CELL_INTEGER).integer;
}

int64_t row_integer(Rows *rows, const char *name)
{
	return cell(rows, name, CELL_INTEGER).integer;
}

bool row_bool(Rows *rows, const char *name)
{
	return cell(rows, name, CELL_INTEGER).integer != 0;
}

Str row_text(Rows *rows, const char *name)
{
	return cell(rows, name, CELL_TEXT).text;
}

Str row_bytes(Rows *rows, const char *name)
{
	return cell(rows, name, CELL_BYTES).text;
}

Day row_day(Rows *rows, const char *name)
{
	return day_from_iso(cell(rows, name, CELL_TEXT).text);
}

Instant row_instant(Rows *rows, const char *name)
{
	return (Instant){ cell(rows, name, CELL_INTEGER).integer };
}

Decimal row_decimal(Rows *rows, const char *name)
{
	return (Decimal){ cell(rows, name, CELL_INTEGER).integer };
}

MaybeDecimal row_maybe_decimal(Rows *rows, const char *name)
{
	Cell found = cell(rows, name, CELL_INTEGER);
	return (MaybeDecimal){ .is_set = found.kind != CELL_NULL, .value = { found.integer } };
}

bool row_is_null(Rows *rows, const char *name)
{
	if (!rows->is_on_row)
		return cell(rows, name, CELL_NULL).kind == CELL_NULL;
	return rows->cells[find_column(rows, name)].kind == CELL_NULL;
}
