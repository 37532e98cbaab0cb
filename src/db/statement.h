/* SPDX-License-Identifier: Apache-2.0 */
/* Prepared statements and their cache, inside db/. */
#ifndef NYATA_STATEMENT_H
#define NYATA_STATEMENT_H

#include "db/query.h"

#define MAX_VALUES 40

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

#define STATEMENT_BUCKETS 128

typedef struct StatementCache {
	Statement *buckets[STATEMENT_BUCKETS];
	Statement *spare;
	size_t count;
	uint64_t queries;
} StatementCache;

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
