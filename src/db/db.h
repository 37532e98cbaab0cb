/* SPDX-License-Identifier: Apache-2.0 */
/* The database, SQLite or PostgreSQL behind one header. A Db is one connection, used by one thread
 * at a time. It remembers its first failure: later queries give no rows and later writes write
 * nothing, so that no feature tests for errors; the dispatcher asks db_failed() once, rolls back
 * and answers. */
#ifndef NYATA_DB_H
#define NYATA_DB_H

#include "db/query.h"
#include "db/schema.h"

typedef enum DbFailure {
	DB_FINE,
	DB_BROKEN,	/* no connection, I/O error, statement timeout: 503 */
	DB_FULL,	/* the disk is full: 507 */
	DB_CONSTRAINT,	/* a constraint, statement or value that only a bug lets fail: 500 */
	DB_INTERRUPTED, /* a READ passed its limit: run again in HEAVY */
} DbFailure;

typedef enum DbUse { DB_READ, DB_WRITE } DbUse;

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
/* Inside a read, before something that takes long without the database: lets its snapshot go. The
 * next query begins another, with the whole limit before it. */
void db_rest(Db *db);
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

/* SQLite: copies WAL pages back when the WAL has grown over 64 MiB. Nothing on PostgreSQL. */
void db_checkpoint(Db *db);
/* No other connection has the embedded database open, of this process or another; true on
 * PostgreSQL, where nobody need ask. Outside a transaction, on a connection for writing. */
bool db_is_alone(Db *db);
/* For tests: the n-th statement from now on finds the database broken; 0: none does. */
void db_break_at(Db *db, int n);
/* Counts fsyncs of commits made by this process, for the bench. */
int64_t db_commit_count(void);

#endif
