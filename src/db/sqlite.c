/* SPDX-License-Identifier: Apache-2.0 */
/* SQLite: the database in one file. WAL with full synchronisation, one connection per thread. */
#include <pthread.h>
#include <sqlite3.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/log.h"
#include "db/engine.h"

#define WAIT_MS 5000
#define CHECKPOINT_WAIT_MS 50
#define WAL_MOST_BYTES (64L * 1024 * 1024)
/* Virtual machine steps between two looks at the clock: some tens of microseconds. */
#define STEPS_BETWEEN_LOOKS 2000

/* --- failure */

/* The errno of the last write to the WAL that failed; 0 when it is not known. */
static int wal_errno(Db *db)
{
	int cause = 0;
	sqlite3_file *wal = NULL;
	sqlite3_file_control(db->link, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
	if (wal && wal->pMethods)
		wal->pMethods->xFileControl(wal, SQLITE_FCNTL_LAST_ERRNO, &cause);
	return cause;
}

/* No room, or no room for this user. A sync that fails is never taken for that: what was written is
 * then in doubt. */
static bool is_full(Db *db, int code)
{
	int cause = 0;
	if (code == SQLITE_FULL)
		return true;
	if (code == SQLITE_IOERR_WRITE)
		cause = wal_errno(db);
	if (code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_SHMMAP)
		cause = sqlite3_system_errno(db->link);
	return cause == ENOSPC || cause == EDQUOT;
}

static DbFailure failure_of(Db *db, int code)
{
	if (is_full(db, code))
		return DB_FULL;
	switch (code & 0xff) {
	case SQLITE_INTERRUPT:
		return DB_INTERRUPTED;
	case SQLITE_CONSTRAINT:
	case SQLITE_ERROR:
	case SQLITE_MISMATCH:
	case SQLITE_RANGE:
	case SQLITE_READONLY:
	case SQLITE_TOOBIG:
		return DB_CONSTRAINT;
	default:
		return DB_BROKEN;
	}
}

static bool fail(Db *db, const char *sql)
{
	int code = sqlite3_extended_errcode(db->link);
	db_fail(db, failure_of(db, code), sqlite3_errmsg(db->link), sql);
	return false;
}

/* --- connection */

static const char *const SETTINGS[] = {
	"PRAGMA synchronous = FULL",
	"PRAGMA foreign_keys = ON",
	"PRAGMA cache_size = -4000",
	"PRAGMA wal_autocheckpoint = 4000",
	"PRAGMA journal_size_limit = 67108864",
};

static bool set_up(Db *db)
{
	int ok = sqlite3_extended_result_codes(db->link, 1);
	ok |= sqlite3_busy_timeout(db->link, WAIT_MS);
	ok |= sqlite3_db_config(db->link, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	ok |= sqlite3_db_config(db->link, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	ok |= sqlite3_db_config(db->link, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	ok |= sqlite3_db_config(db->link, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	for (size_t i = 0; i < sizeof SETTINGS / sizeof *SETTINGS && ok == SQLITE_OK; i++)
		ok = sqlite3_exec(db->link, SETTINGS[i], NULL, NULL, NULL);
	if (ok != SQLITE_OK)
		return false;
	/* The first look into the file: a file of another kind is found out here. */
	const char *use = db->use == DB_READ ? "PRAGMA query_only = ON; PRAGMA schema_version"
					     : "PRAGMA journal_mode = WAL; PRAGMA schema_version";
	return sqlite3_exec(db->link, use, NULL, NULL, NULL) == SQLITE_OK;
}

/* Else each allocation of each thread waits for one lock, to count bytes that nobody reads. */
static void count_no_memory(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static bool sqlite_open(Db *db, Arena *arena, const char **why)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, count_no_memory);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
	if (db->use == DB_WRITE)
		flags |= SQLITE_OPEN_CREATE;
	sqlite3 *link = NULL;
	int code = sqlite3_open_v2(db->url, &link, flags, NULL);
	db->link = link;
	if (code == SQLITE_OK && set_up(db))
		return true;
	*why = str_c(arena, str_print(arena, "the database %s cannot be opened: %s", db->url,
				      link ? sqlite3_errmsg(link) : "no memory"));
	return false;
}

static void sqlite_close(Db *db)
{
	sqlite3_close(db->link);
	db->link = NULL;
}

static bool sqlite_reconnect(Db *db)
{
	(void)db;
	return true;
}

/* --- transactions */

static bool sqlite_execute(Db *db, const char *sql)
{
	int code = sqlite3_exec(db->link, sql, NULL, NULL, NULL);
	return code == SQLITE_OK || fail(db, sql);
}

static bool sqlite_begin(Db *db, Transaction transaction)
{
	return sqlite_execute(db, transaction == IN_WRITE ? "BEGIN IMMEDIATE" : "BEGIN");
}

static bool sqlite_commit(Db *db)
{
	return sqlite_execute(db, "COMMIT");
}

static bool sqlite_is_lost(const Db *db)
{
	return sqlite3_get_autocommit(db->link) != 0;
}

/* --- statements */

/* SQLite sees no difference between kinds when it prepares. */
static uint64_t sqlite_types(const Value *values)
{
	(void)values;
	return 0;
}

static const char *column_name(const void *handle, int column)
{
	return sqlite3_column_name((sqlite3_stmt *)handle, column);
}

/* In SQLite $1 is a name: where it stands in the list depends on the order of first use. */
static void find_places(Statement *statement)
{
	statement->place_count = sqlite3_bind_parameter_count(statement->handle);
	for (int i = 0; i < MAX_VALUES; i++) {
		char name[16];
		snprintf(name, sizeof name, "$%d", i + 1);
		statement->places[i] = sqlite3_bind_parameter_index(statement->handle, name);
	}
}

static bool sqlite_prepare(Db *db, Statement *statement, const Value *values)
{
	(void)values;
	sqlite3_stmt *handle = NULL;
	int code = sqlite3_prepare_v3(db->link, statement->text, (int)statement->length + 1,
				      SQLITE_PREPARE_PERSISTENT, &handle, NULL);
	if (code != SQLITE_OK)
		return fail(db, statement->text);
	if (!handle)
		fatal("an empty statement");
	statement->handle = handle;
	find_places(statement);
	statement_name_columns(statement, sqlite3_column_count(handle), column_name, handle);
	return true;
}

static int bind(Db *db, Statement *statement, int place, const Value *value)
{
	/* A statement that gives rows is stepped on after the caller's texts may be gone. */
	sqlite3_destructor_type copy = statement->column_count ? SQLITE_TRANSIENT : SQLITE_STATIC;
	/* No bytes are not NULL. */
	const char *at = value->text.at ? value->text.at : "";
	switch (value->kind) {
	case VALUE_INTEGER:
		return sqlite3_bind_int64(statement->handle, place, value->integer);
	case VALUE_TEXT:
		return sqlite3_bind_text64(statement->handle, place, at, value->text.length, copy,
					   SQLITE_UTF8);
	case VALUE_BYTES:
		return sqlite3_bind_blob64(statement->handle, place, at, value->text.length, copy);
	case VALUE_DAY: {
		Str day = day_iso(db->arena, value->day);
		return sqlite3_bind_text64(statement->handle, place, day.at, day.length,
					   SQLITE_TRANSIENT, SQLITE_UTF8);
	}
	case VALUE_NULL:
	case VALUE_END:
		break;
	}
	return sqlite3_bind_null(statement->handle, place);
}

static bool bind_all(Db *db, Statement *statement, const Value *values)
{
	int bound = 0;
	for (int i = 0; values[i].kind != VALUE_END; i++) {
		int place = statement->places[i];
		if (!place)
			continue;
		int code = bind(db, statement, place, &values[i]);
		if (code != SQLITE_OK)
			return fail(db, statement->text);
		bound++;
	}
	if (bound < statement->place_count)
		db_fail(db, DB_CONSTRAINT, "fewer values than parameters", statement->text);
	return bound == statement->place_count;
}

static bool step(Db *db, Statement *statement)
{
	int code = sqlite3_step(statement->handle);
	statement->has_row = code == SQLITE_ROW;
	return code == SQLITE_ROW || code == SQLITE_DONE || fail(db, statement->text);
}

/* All changes of a statement with RETURNING are done at its first row, but counted at its end. */
static bool sqlite_run(Db *db, Statement *statement, const Value *values)
{
	if (!bind_all(db, statement, values) || !step(db, statement))
		return false;
	if (!statement->table.length)
		statement->changed = 0;
	else
		statement->changed = statement->has_row ? 1 : sqlite3_changes64(db->link);
	return true;
}

static Cell read_cell(Db *db, Statement *statement, int column)
{
	sqlite3_stmt *handle = statement->handle;
	switch (sqlite3_column_type(handle, column)) {
	case SQLITE_INTEGER:
		return (Cell){ CELL_INTEGER, sqlite3_column_int64(handle, column), { 0 } };
	case SQLITE_TEXT: {
		const char *at = (const char *)sqlite3_column_text(handle, column);
		Str text = { at, (size_t)sqlite3_column_bytes(handle, column) };
		return (Cell){ CELL_TEXT, 0, text.length ? str_copy(db->arena, text) : S("") };
	}
	case SQLITE_BLOB: {
		const char *at = sqlite3_column_blob(handle, column);
		Str bytes = { at, (size_t)sqlite3_column_bytes(handle, column) };
		return (Cell){ CELL_BYTES, 0, bytes.length ? str_copy(db->arena, bytes) : S("") };
	}
	case SQLITE_NULL:
		return (Cell){ 0 };
	default:
		fatal("a floating-point value in %s", statement->text);
	}
}

static void sqlite_take_row(Db *db, Statement *statement, Cell *cells)
{
	for (int i = 0; i < statement->column_count; i++)
		cells[i] = read_cell(db, statement, i);
	step(db, statement);
}

static void sqlite_reset(Db *db, Statement *statement)
{
	(void)db;
	sqlite3_reset(statement->handle);
	sqlite3_clear_bindings(statement->handle);
}

static void sqlite_drop(Db *db, Statement *statement)
{
	(void)db;
	sqlite3_finalize(statement->handle);
}

static const char *sqlite_prepare_only(Db *db, const char *sql)
{
	sqlite3_stmt *handle = NULL;
	int code = sqlite3_prepare_v2(db->link, sql, -1, &handle, NULL);
	sqlite3_finalize(handle);
	if (code == SQLITE_OK)
		return NULL;
	return str_c(db->arena, str_of(sqlite3_errmsg(db->link)));
}

/* --- limit and checkpoint */

static int look_at_clock(void *db)
{
	return db_past_limit(db);
}

static void sqlite_limit(Db *db)
{
	bool is_limited = db->limit.thread_ns || db->limit.wall_ns;
	sqlite3_progress_handler(db->link, STEPS_BETWEEN_LOOKS, is_limited ? look_at_clock : NULL,
				 db);
}

/* After each few megabytes a commit copies back what no reader needs; only a reader that was there
 * all the time lets the file grow on. It is asked to leave for a moment, not waited for. */
static void sqlite_checkpoint(Db *db)
{
	const char *file = sqlite3_db_filename(db->link, NULL);
	struct stat wal;
	if (stat(sqlite3_filename_wal(file), &wal) || wal.st_size <= WAL_MOST_BYTES)
		return;
	sqlite3_busy_timeout(db->link, CHECKPOINT_WAIT_MS);
	int code =
		sqlite3_wal_checkpoint_v2(db->link, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	if (code != SQLITE_OK && code != SQLITE_BUSY)
		log_warning("the WAL was not copied back: %s", sqlite3_errmsg(db->link));
	sqlite3_busy_timeout(db->link, WAIT_MS);
}

/* WAL can only be left by a connection that has the file for itself. */
static bool sqlite_is_alone(Db *db)
{
	sqlite3_busy_timeout(db->link, 0);
	bool is_alone = sqlite3_exec(db->link, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) ==
			SQLITE_OK;
	if (is_alone)
		sqlite3_exec(db->link, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
	sqlite3_busy_timeout(db->link, WAIT_MS);
	return is_alone;
}

const Engine sqlite_engine = {
	.open = sqlite_open,
	.close = sqlite_close,
	.reconnect = sqlite_reconnect,
	.execute = sqlite_execute,
	.begin = sqlite_begin,
	.commit = sqlite_commit,
	.is_lost = sqlite_is_lost,
	.types = sqlite_types,
	.prepare = sqlite_prepare,
	.run = sqlite_run,
	.take_row = sqlite_take_row,
	.reset = sqlite_reset,
	.drop = sqlite_drop,
	.prepare_only = sqlite_prepare_only,
	.limit = sqlite_limit,
	.checkpoint = sqlite_checkpoint,
	.is_alone = sqlite_is_alone,
	.table_exists =
		"SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name = $1",
};
