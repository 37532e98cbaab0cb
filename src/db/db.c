/* SPDX-License-Identifier: Apache-2.0 */
/* The connection, its failure, and its transactions, the same for both databases. */
#include "db/engine.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"

/* Commits of all connections of this process. */
static _Atomic int64_t commit_count;

/* --- connection */

static const Engine *engine_of(Str *url)
{
	if (str_starts(*url, S("sqlite:"))) {
		*url = str_slice(*url, strlen("sqlite:"), url->length);
		return url->length ? &sqlite_engine : NULL;
	}
	if (str_starts(*url, S("postgres://")) || str_starts(*url, S("postgresql://")))
		return &postgres_engine;
	return NULL;
}

Db *db_open(Arena *arena, Str url, DbUse use, const char **why)
{
	const Engine *engine = engine_of(&url);
	if (!engine) {
		*why = "the database is named as sqlite:FILE or postgres://USER@HOST:PORT/NAME";
		return NULL;
	}
	Db *db = calloc(1, sizeof *db);
	if (!db)
		fatal("no memory for a connection");
	*db = (Db){
		.engine = engine, .url = strndup(url.at, url.length), .use = use, .arena = arena
	};
	if (!db->url)
		fatal("no memory for a connection");
	if (engine->open(db, arena, why))
		return db;
	db_close(db);
	return NULL;
}

void db_close(Db *db)
{
	if (!db)
		return;
	db_rollback(db);
	statement_free_all(db);
	db->engine->close(db);
	free(db->url);
	free(db);
}

bool db_is_postgres(const Db *db)
{
	return db->engine->is_postgres;
}

void db_set_arena(Db *db, Arena *arena)
{
	db->arena = arena;
}

Arena *db_arena(Db *db)
{
	return db->arena;
}

/* --- failure */

bool db_failed(const Db *db)
{
	return db->failure != DB_FINE;
}

DbFailure db_failure(const Db *db)
{
	return db->failure;
}

const char *db_failure_text(const Db *db)
{
	return db->failure_text;
}

/* One line: a database's message may have several, and so may a statement. */
static void make_one_line(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ')
			*text = ' ';
}

void db_fail(Db *db, DbFailure failure, const char *message, const char *sql)
{
	if (db->failure != DB_FINE)
		return;
	db->failure = failure;
	snprintf(db->failure_text, sizeof db->failure_text, "%.200s%s%.150s", message,
		 sql ? ": " : "", sql ? sql : "");
	make_one_line(db->failure_text);
}

static void forgive(Db *db)
{
	db->failure = DB_FINE;
	db->failure_text[0] = '\0';
}

void db_recover(Db *db)
{
	if (db->transaction)
		fatal("db_recover() inside a transaction");
	if (!db_failed(db))
		return;
	bool was_broken = db->failure == DB_BROKEN;
	forgive(db);
	if (!was_broken)
		return;
	/* A statement may be what broke, for example by a schema that another process changed. */
	statement_forget_all(db);
	db->engine->reconnect(db);
}

/* --- transactions */

static void end_transaction(Db *db);

static void begin(Db *db, Transaction transaction)
{
	if (db->transaction)
		fatal("a transaction inside a transaction");
	if (db_failed(db))
		return;
	statement_trim(db);
	db->changed = db->journalled = false;
	if (db->engine->begin(db, transaction))
		db->transaction = transaction;
}

void db_begin_read(Db *db)
{
	begin(db, IN_READ);
}

void db_begin_write(Db *db)
{
	if (db->use == DB_READ)
		fatal("a write transaction on a connection for reading");
	begin(db, IN_WRITE);
}

DbFailure db_commit(Db *db)
{
	if (!db->transaction && !db_failed(db))
		fatal("db_commit() without a transaction");
	if (db->in_savepoint && !db_failed(db))
		fatal("db_commit() inside a savepoint");
	db_wake(db);
	if (db_lost_transaction(db))
		db_fail(db, DB_BROKEN, "the database has ended the transaction", NULL);
	statement_end_all(db);
	if (db_failed(db) || !db->engine->commit(db)) {
		db_rollback(db);
		return db->failure;
	}
	if (db->transaction == IN_WRITE)
		atomic_fetch_add(&commit_count, 1);
	end_transaction(db);
	return DB_FINE;
}

void db_rollback(Db *db)
{
	if (!db->transaction)
		return;
	statement_end_all(db);
	if (!db->is_resting && !db_lost_transaction(db))
		db->engine->execute(db, "ROLLBACK");
	end_transaction(db);
}

/* A limit is that of one read: the next one has none until it is given one. */
static void end_transaction(Db *db)
{
	db->transaction = NO_TRANSACTION;
	db->in_savepoint = db->is_resting = false;
	if (db->limit.thread_ns || db->limit.wall_ns)
		db_limit_read(db, 0, 0);
}

void db_rest(Db *db)
{
	if (db->transaction != IN_READ || db->is_resting || db_failed(db))
		return;
	statement_end_all(db);
	db->is_resting = db->engine->execute(db, "ROLLBACK");
}

void db_wake(Db *db)
{
	if (!db->is_resting)
		return;
	db->is_resting = false;
	if (db->engine->begin(db, IN_READ) && (db->limit.thread_ns || db->limit.wall_ns))
		db_limit_read(db, db->limit.thread_ns, db->limit.wall_ns);
}

void db_savepoint(Db *db)
{
	if (db->in_savepoint)
		fatal("a savepoint inside a savepoint");
	if (db_failed(db))
		return;
	if (db->transaction != IN_WRITE)
		fatal("a savepoint outside a write transaction");
	db->changed = db->journalled = false;
	db->in_savepoint = db->engine->execute(db, "SAVEPOINT piece");
}

void db_release(Db *db)
{
	if (!db->in_savepoint || db_failed(db))
		return;
	statement_end_all(db);
	db->engine->execute(db, "RELEASE SAVEPOINT piece");
	db->in_savepoint = false;
}

void db_rollback_savepoint(Db *db)
{
	if (!db->in_savepoint)
		return;
	statement_end_all(db);
	db->in_savepoint = false;
	db->changed = db->journalled = false;
	if (db->failure == DB_BROKEN || db_lost_transaction(db))
		return;
	forgive(db);
	if (db->engine->execute(db, "ROLLBACK TO SAVEPOINT piece"))
		db->engine->execute(db, "RELEASE SAVEPOINT piece");
}

bool db_lost_transaction(const Db *db)
{
	return db->transaction && !db->is_resting && db->engine->is_lost(db);
}

bool db_changed(const Db *db)
{
	return db->changed;
}

bool db_journalled(const Db *db)
{
	return db->journalled;
}

int64_t db_commit_count(void)
{
	return atomic_load(&commit_count);
}

bool db_is_alone(Db *db)
{
	return db->engine->is_alone(db);
}

void db_checkpoint(Db *db)
{
	if (db->transaction)
		fatal("db_checkpoint() inside a transaction");
	db->engine->checkpoint(db);
}

/* --- a read's limit */

void db_limit_read(Db *db, int64_t thread_ns, int64_t wall_ns)
{
	if (db->use == DB_WRITE)
		return;
	db->limit = (ReadLimit){ .thread_ns = thread_ns,
				 .wall_ns = wall_ns,
				 .thread_began = clock_thread_ns(),
				 .wall_began = clock_monotonic_ns() };
	db->engine->limit(db);
}

/* A thread never works for longer than the wall clock runs: its own clock, which is dear to read,
 * is asked only when that much time has passed at all. */
bool db_past_limit(const Db *db)
{
	const ReadLimit *limit = &db->limit;
	if (!limit->thread_ns && !limit->wall_ns)
		return false;
	int64_t wall = clock_monotonic_ns() - limit->wall_began;
	if (limit->wall_ns && wall > limit->wall_ns)
		return true;
	return limit->thread_ns && wall > limit->thread_ns &&
	       clock_thread_ns() - limit->thread_began > limit->thread_ns;
}

const char *db_prepare_only(Db *db, const char *sql)
{
	return db->engine->prepare_only(db, sql);
}

void db_break_at(Db *db, int n)
{
	db->breaks_in = n;
}
