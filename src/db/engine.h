/* SPDX-License-Identifier: Apache-2.0 */
/* What db/ knows inside: the connection, its statements, and the table of functions that each
 * database fills in. Nothing outside this folder includes it. */
#ifndef NYATA_ENGINE_H
#define NYATA_ENGINE_H

#include "db/db.h"

#define MAX_VALUES 40

typedef enum CellKind { CELL_NULL, CELL_INTEGER, CELL_TEXT, CELL_BYTES } CellKind;

/* One column of the row a Rows stands on. */
typedef struct Cell {
	CellKind kind;
	int64_t integer;
	Str text;
} Cell;

/* A prepared statement in its connection's cache. The struct itself lives as long as the
 * connection, so that a Rows that outlived its transaction is noticed and not followed. */
typedef struct Statement {
	struct Statement *next;
	char *text; /* NUL-terminated; NULL while the struct waits for its next statement */
	size_t length;
	uint64_t hash;
	uint64_t types;	  /* PostgreSQL: the kinds of the values it was prepared for */
	uint64_t use;	  /* grows each time it is begun and each time it is cut short */
	uint64_t begun;	  /* the connection's count of queries at its last use */
	Str table;	  /* what it changes, a part of text; {0} for a SELECT */
	char **columns;	  /* names */
	int column_count; /* 0 also for a statement that gives no rows */
	bool is_open;	  /* running: it must be reset before the transaction can end */
	bool has_row;	  /* stands on a row that was not taken yet */
	int64_t changed;  /* rows changed by the last run */

	void *handle;		/* sqlite3_stmt, or PGresult while it is open */
	int places[MAX_VALUES]; /* SQLite: where $1, $2 … are bound; 0 where unused */
	int place_count;
	unsigned number; /* PostgreSQL: its name is s<number>; 0 when it was not prepared */
	int next_row;	 /* PostgreSQL: of the result */
} Statement;

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
	bool is_postgres;
	/* One row, column n: is there a table of that name ($1)? */
	const char *table_exists;
} Engine;

extern const Engine sqlite_engine;
extern const Engine postgres_engine;

#define STATEMENT_BUCKETS 128

typedef struct StatementCache {
	Statement *buckets[STATEMENT_BUCKETS];
	Statement *spare;
	size_t count;
	uint64_t queries;
} StatementCache;

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
	bool changed, journalled;
	DbFailure failure;
	char failure_text[400];
	ReadLimit limit;
	StatementCache cache;
	unsigned statement_number;
};

/* Remembers the first failure; sql (may be NULL) is quoted in its text. */
void db_fail(Db *db, DbFailure failure, const char *message, const char *sql);
/* Has the read gone past its limit? */
bool db_past_limit(const Db *db);
bool is_storable_text(Str text);

/* The statement for a text, prepared and not open; NULL when the database failed. */
Statement *statement_for(Db *db, Str sql, const Value *values);
/* It stands on no row any more: ready for its next use. */
void statement_end(Db *db, Statement *statement);
/* Ends all that are open, so that the transaction or savepoint can end. */
void statement_end_all(Db *db);
/* Keeps the cache within its bound. Only between transactions, when no Rows stands on a row. */
void statement_trim(Db *db);
void statement_forget_all(Db *db);
void statement_free_all(Db *db);
/* Column names, copied; called by prepare or by the first run. */
void statement_name_columns(Statement *statement, int count,
			    const char *(*name)(const void *handle, int column),
			    const void *handle);
/* "INSERT INTO x", "UPDATE x", "DELETE FROM x", also behind WITH: x; {0} for all else. */
Str statement_table(Str sql);

#endif
