/* SPDX-License-Identifier: Apache-2.0 */
/* The database, SQLite or PostgreSQL behind one header. A Db is one connection, used by one thread
 * at a time. It remembers its first failure: later queries give no rows and later writes write
 * nothing, so that no feature tests for errors; the dispatcher asks db_failed() once, rolls back
 * and answers. */
#ifndef NYATA_DB_H
#define NYATA_DB_H

#include "base/day.h"
#include "base/decimal.h"
#include "db/value.h"

typedef struct Db Db;
typedef struct Rows Rows;

typedef enum DbFailure {
	DB_FINE,
	DB_BROKEN,	/* no connection, I/O error, statement timeout: 503 */
	DB_FULL,	/* the disk is full: 507 */
	DB_CONSTRAINT,	/* a constraint, statement or value that only a bug lets fail: 500 */
	DB_INTERRUPTED, /* a READ passed its limit: run again in HEAVY */
} DbFailure;

typedef enum DbUse { DB_READ, DB_WRITE } DbUse;

/* --- statements
 * ------------------------------------------------------------------------------------ */

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

/* --- connection and transaction
 * -------------------------------------------------------------------- */

/* url is sqlite:FILE or postgres://USER@HOST:PORT/NAME (anything libpq reads). NULL with one
 * sentence in *why when it cannot be opened. DB_READ never writes. The caller closes it. */
Db *db_open(Arena *arena, Str url, DbUse use, const char **why);
void db_close(Db *db);
bool db_is_postgres(const Db *db);

/* Where rows and texts go from now on; per request. */
void db_set_arena(Db *db, Arena *arena);
Arena *db_arena(Db *db);

bool db_failed(const Db *db);
DbFailure db_failure(const Db *db);
/* One line for the log. */
const char *db_failure_text(const Db *db);
/* After the transaction was ended: the connection is good again where it can be (PostgreSQL:
 * connects anew). */
void db_recover(Db *db);

/* One snapshot, read only. SQLite: BEGIN; PostgreSQL: REPEATABLE READ READ ONLY. */
void db_begin_read(Db *db);
/* SQLite: BEGIN IMMEDIATE (waits up to 5 s); PostgreSQL: READ COMMITTED, then the writers' advisory
 * lock. */
void db_begin_write(Db *db);
/* DB_FINE, or why nothing of the transaction is known to be stored; it is then rolled back, and the
 * failure stays until db_recover(). */
DbFailure db_commit(Db *db);
void db_rollback(Db *db);
/* A piece of a group. Unfinished statements are reset before RELEASE. A rolled back savepoint
 * clears a DB_CONSTRAINT or DB_FULL failure of its piece, if the database has kept the transaction.
 */
void db_savepoint(Db *db);
void db_release(Db *db);
void db_rollback_savepoint(Db *db);
/* The database has ended the transaction by itself: the whole group is lost. */
bool db_lost_transaction(const Db *db);

/* Did the statements since db_savepoint() change a table outside UNJOURNALLED[], and was the
 * journal written? */
bool db_changed(const Db *db);
bool db_journalled(const Db *db);

/* From now on, until this transaction's end, a read passes its limit after that much processor time
 * of the thread or wall time; 0 for none. Nothing on a connection for writing. */
void db_limit_read(Db *db, int64_t thread_ns, int64_t wall_ns);

/* --- schema
 * ---------------------------------------------------------------------------------------- */

typedef enum MigrateResult { MIGRATE_DONE, MIGRATE_FAILED, MIGRATE_NEWER } MigrateResult;

/* Brings the schema forward, each file in one transaction. MIGRATE_NEWER: the database is of a
 * newer program. */
MigrateResult db_migrate(Db *db);
/* 0 for an empty database. */
int db_schema_version(Db *db);
/* One schema text in our five words as the database wants it. */
Str schema_for(Arena *arena, Str text, bool postgres);

/* For the test that prepares everything: calls see for each registered statement and fragment. */
size_t sql_count(void);
const char *sql_at(size_t index);
/* Prepares without running; NULL, or the database's message. */
const char *db_prepare_only(Db *db, const char *sql);
/* SQLite: copies WAL pages back when the WAL has grown over 64 MiB. Nothing on PostgreSQL. */
void db_checkpoint(Db *db);
/* Counts fsyncs of commits made by this process, for the bench. */
int64_t db_commit_count(void);

#endif
