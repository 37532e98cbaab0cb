/* SPDX-License-Identifier: Apache-2.0 */
/* What db/ knows inside: the connection, its statements, and the table of functions that each
 * database fills in. Nothing outside this folder includes it. */
#ifndef NYATA_ENGINE_H
#define NYATA_ENGINE_H

#include "db/db.h"
#include "db/statement.h"

typedef enum CellKind { CELL_NULL, CELL_INTEGER, CELL_TEXT, CELL_BYTES } CellKind;

/* One column of the row a Rows stands on. */
typedef struct Cell {
	CellKind kind;
	int64_t integer;
	Str text;
} Cell;

struct Rows {
	Db *db;
	Statement *statement; /* NULL when the query failed */
	uint64_t use;
	Cell *cells;
	int cell_count;
	int hint; /* where the next column is likely to be */
	bool is_open, is_on_row;
};

typedef enum Transaction { NO_TRANSACTION, IN_READ, IN_WRITE } Transaction;

/* Each function that gives a bool gives false after db_fail(). */
typedef struct Engine {
	bool (*open)(Db *db, Arena *arena, const char **why);
	void (*close)(Db *db);
	/* Makes the connection anew if it was lost. */
	bool (*reconnect)(Db *db);
	/* One or more statements without values and rows. */
	bool (*execute)(Db *db, const char *sql);
	bool (*begin)(Db *db, Transaction transaction);
	bool (*commit)(Db *db);
	bool (*is_lost)(const Db *db);

	/* The part of the cache's key that depends on the values. */
	uint64_t (*types)(const Value *values);
	bool (*prepare)(Db *db, Statement *statement, const Value *values);
	/* Binds, runs up to the first row: sets has_row and changed. */
	bool (*run)(Db *db, Statement *statement, const Value *values);
	/* Copies the row into the Db's arena and goes on to the next: sets has_row. */
	void (*take_row)(Db *db, Statement *statement, Cell *cells);
	void (*reset)(Db *db, Statement *statement);
	void (*drop)(Db *db, Statement *statement);
	const char *(*prepare_only)(Db *db, const char *sql);

	void (*limit)(Db *db);
	void (*checkpoint)(Db *db);
	bool (*is_alone)(Db *db);
	bool is_postgres;
	/* One row, column n: is there a table of that name ($1)? */
	const char *table_exists;
} Engine;

extern const Engine sqlite_engine;
extern const Engine postgres_engine;

/* A read's limit: when it began, and what it may take; 0 for none. */
typedef struct ReadLimit {
	int64_t thread_ns, wall_ns;
	int64_t thread_began, wall_began;
} ReadLimit;

struct Db {
	const Engine *engine;
	void *link; /* sqlite3 or PGconn */
	char *url;  /* behind "sqlite:" the file */
	DbUse use;
	Arena *arena;
	Transaction transaction;
	bool in_savepoint;
	bool is_resting; /* in a read whose snapshot was let go */
	bool changed, journalled;
	int breaks_in; /* statements until db_break_at() strikes; 0: never */
	DbFailure failure;
	char failure_text[400];
	ReadLimit limit;
	StatementCache cache;
	unsigned statement_number;
};

/* Remembers the first failure; sql (may be NULL) is quoted in its text. */
void db_fail(Db *db, DbFailure failure, const char *message, const char *sql);
/* Begins the snapshot that db_rest() has let go. */
void db_wake(Db *db);
/* Has the read gone past its limit? */
bool db_past_limit(const Db *db);

#endif
