/* SPDX-License-Identifier: Apache-2.0 */
/* Statements and their rows; a feature includes db/db.h. */
#ifndef NYATA_QUERY_H
#define NYATA_QUERY_H

#include "base/day.h"
#include "base/decimal.h"
#include "db/value.h"

typedef struct Db Db;
typedef struct Rows Rows;

/* SQL() takes a literal only and puts it into the program's list of statements, which a test
 * prepares on both databases. A text that begins with a blank is a fragment for sql_add(). */
#define SQL(literal)                                                                               \
	({                                                                                         \
		static const char *const sql_entry __attribute__((section("nyata_sql"), used)) =   \
			"" literal "";                                                             \
		sql_entry;                                                                         \
	})

/* Parameters are $1, $2 …, each used as often as needed: db_query(db, "… WHERE id = $1", ID(id)).
 */
#define db_query(db, literal, ...) db_query_values((db), SQL(literal), VALUES(__VA_ARGS__))
/* INSERT … RETURNING id: the new id, or 0 where ON CONFLICT DO NOTHING met a row (or the database
 * failed). */
#define db_insert(db, literal, ...) db_insert_values((db), SQL(literal), VALUES(__VA_ARGS__))
/* INSERT, UPDATE, DELETE: how many rows changed. */
#define db_write(db, literal, ...) db_write_values((db), SQL(literal), VALUES(__VA_ARGS__))

/* Texts given as Values must live until the call returns; rows are copied into the arena of the Db,
 * each when db_next() stands on it: a long loop may set a scratch arena and reset it per row.
 * Writes need a write transaction; a text must be UTF-8 without NUL. */
Rows *db_query_values(Db *db, const char *sql, const Value *values);
Id db_insert_values(Db *db, const char *sql, const Value *values);
int64_t db_write_values(Db *db, const char *sql, const Value *values);

/* A list's statement put together from literals; values grow with it. */
typedef struct SqlText {
	Str text;
	Value values[24]; /* ends with VALUE_END */
	int value_count;
} SqlText;

/* fragment must come from SQL(). */
void sql_add(Db *db, SqlText *sql, const char *fragment);
/* Appends a value and gives its number, for which the fragment says $N literally. */
int sql_value(SqlText *sql, Value value);
Rows *db_query_sql(Db *db, const SqlText *sql);

/* false at the end; the statement is reset as soon as its last row was given, so a query of one row
 * leaves nothing open. A loop left early needs db_rows_end(). Rows end with their savepoint and
 * their transaction: db_next() after that is fatal(). */
bool db_next(Rows *rows);
void db_rows_end(Rows *rows);

/* Columns by name; a name that is not there is fatal(). Texts live in the Db's arena. */
Id row_id(Rows *rows, const char *name);	   /* NULL is 0 */
int64_t row_integer(Rows *rows, const char *name); /* NULL is 0 */
bool row_bool(Rows *rows, const char *name);
Str row_text(Rows *rows, const char *name); /* NULL is {0} */
Str row_bytes(Rows *rows, const char *name);
Day row_day(Rows *rows, const char *name);
Instant row_instant(Rows *rows, const char *name);
Decimal row_decimal(Rows *rows, const char *name);
MaybeDecimal row_maybe_decimal(Rows *rows, const char *name);
bool row_is_null(Rows *rows, const char *name);

#endif
