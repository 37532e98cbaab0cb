/* SPDX-License-Identifier: Apache-2.0 */
/* PostgreSQL: the database for several machines. Values go out in binary form with their types
 * named, results come back as text. A result is read whole before the first row is seen, since the
 * connection must be free for the next query. */
#include <libpq-fe.h>

#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/engine.h"
#include "db/postgres_cell.h"

/* The nodes of one database take turns under this lock: "Nyata" in ASCII. */
#define TAKE_WRITERS_LOCK "SELECT pg_advisory_xact_lock(337043879009)"
#define OLDEST_SERVER 150000

enum TypeOid { OID_UNKNOWN = 0, OID_BYTEA = 17, OID_INT8 = 20, OID_TEXT = 25 };

/* --- failure */

static DbFailure failure_of(Db *db, const char *state)
{
	if (!state || PQstatus(db->link) != CONNECTION_OK)
		return DB_BROKEN;
	if (!strcmp(state, "53100"))
		return DB_FULL;
	if (!strcmp(state, "57014") && db->use == DB_READ)
		return DB_INTERRUPTED;
	/* Constraints, values, statements, a write in a read: only a bug gets here. */
	static const char *const bugs[] = { "21", "22", "23", "25", "42" };
	for (size_t i = 0; i < sizeof bugs / sizeof *bugs; i++)
		if (!strncmp(state, bugs[i], 2))
			return DB_CONSTRAINT;
	return DB_BROKEN;
}

/* The primary message only: the detail of a constraint quotes what the row holds. */
static bool fail(Db *db, const PGresult *result, const char *sql)
{
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	db_fail(db, failure_of(db, PQresultErrorField(result, PG_DIAG_SQLSTATE)),
		message ? message : PQerrorMessage(db->link), sql);
	return false;
}

static bool is_good(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);
	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

/* --- connection */

/* Timeouts bound a node that hangs; acknowledged means on disk, whatever the server's default. */
static const char SETTINGS[] =
	"SET statement_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s';"
	" SET client_min_messages = 'warning'; SET bytea_output = 'hex'; SET timezone = 'UTC';"
	" SET standard_conforming_strings = on;"
	" SELECT set_config('synchronous_commit', 'on', false)"
	" WHERE current_setting('synchronous_commit') = 'off'";

static void keep_silent(void *nothing, const PGresult *notice)
{
	(void)nothing;
	(void)notice;
}

static bool run_settings(Db *db, const char *sql)
{
	PGresult *result = PQexec(db->link, sql);
	bool ok = is_good(result);
	PQclear(result);
	return ok;
}

/* NULL, or why the connection is of no use. */
static const char *connect_anew(Db *db)
{
	/* What stands before dbname is a default that the URL may change. */
	const char *names[] = { "connect_timeout", "tcp_user_timeout", "fallback_application_name",
				"dbname",	   "client_encoding",  NULL };
	const char *values[] = { "5", "10000", "nyata", db->url, "UTF8", NULL };
	PQfinish(db->link);
	db->link = PQconnectdbParams(names, values, 1);
	if (PQstatus(db->link) != CONNECTION_OK)
		return PQerrorMessage(db->link);
	PQsetNoticeReceiver(db->link, keep_silent, NULL);
	if (PQserverVersion(db->link) < OLDEST_SERVER)
		return "PostgreSQL 15 or newer is needed";
	const char *encoding = PQparameterStatus(db->link, "server_encoding");
	if (!encoding || strcmp(encoding, "UTF8") != 0)
		return "the database must be made with ENCODING 'UTF8'";
	if (!run_settings(db, SETTINGS) ||
	    (db->use == DB_READ && !run_settings(db, "SET default_transaction_read_only = on")))
		return PQerrorMessage(db->link);
	return NULL;
}

static bool postgres_open(Db *db, Arena *arena, const char **why)
{
	const char *fault = connect_anew(db);
	if (!fault)
		return true;
	Str text = str_squeeze(arena, str_of(fault));
	*why = str_c(arena,
		     str_print(arena, "the PostgreSQL database cannot be opened: %" STR_FORMAT,
			       STR_ARGS(text)));
	return false;
}

static void postgres_close(Db *db)
{
	PQfinish(db->link);
	db->link = NULL;
}

static bool postgres_reconnect(Db *db)
{
	if (PQstatus(db->link) == CONNECTION_OK && PQtransactionStatus(db->link) == PQTRANS_IDLE)
		return true;
	const char *fault = connect_anew(db);
	if (fault)
		db_fail(db, DB_BROKEN, fault, NULL);
	return !fault;
}

/* --- transactions */

static bool postgres_execute(Db *db, const char *sql)
{
	PGresult *result = PQexec(db->link, sql);
	bool ok = is_good(result) || fail(db, result, sql);
	PQclear(result);
	return ok;
}

/* A connection that the server closed while it stood idle is found out here, before anything was
 * done on it, so it can be made anew and the BEGIN sent again. */
static bool postgres_begin(Db *db, Transaction transaction)
{
	const char *sql =
		transaction == IN_WRITE
			? "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; " TAKE_WRITERS_LOCK
			: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
	PGresult *result = PQexec(db->link, sql);
	if (!is_good(result) && PQstatus(db->link) != CONNECTION_OK) {
		PQclear(result);
		statement_forget_all(db);
		if (!postgres_reconnect(db))
			return false;
		result = PQexec(db->link, sql);
	}
	bool ok = is_good(result) || fail(db, result, sql);
	PQclear(result);
	if (!ok && PQtransactionStatus(db->link) == PQTRANS_INERROR)
		PQclear(PQexec(db->link, "ROLLBACK"));
	return ok;
}

/* COMMIT of a transaction that has failed is answered with ROLLBACK and no error. */
static bool postgres_commit(Db *db)
{
	PGresult *result = PQexec(db->link, "COMMIT");
	bool ok = is_good(result) || fail(db, result, "COMMIT");
	if (ok && strcmp(PQcmdStatus(result), "COMMIT") != 0) {
		db_fail(db, DB_BROKEN, "the database rolled the transaction back", NULL);
		ok = false;
	}
	PQclear(result);
	return ok;
}

static bool postgres_is_lost(const Db *db)
{
	PGTransactionStatusType status = PQtransactionStatus(db->link);
	return status == PQTRANS_IDLE || status == PQTRANS_UNKNOWN;
}

/* --- statements */

static ValueKind kind_of(const Value *value)
{
	ValueKind kind = value->kind == VALUE_NULL ? value->null_of : value->kind;
	return kind == VALUE_DAY ? VALUE_TEXT : kind;
}

static Oid oid_of(const Value *value)
{
	switch (kind_of(value)) {
	case VALUE_INTEGER:
		return OID_INT8;
	case VALUE_TEXT:
	case VALUE_DAY:
		return OID_TEXT;
	case VALUE_BYTES:
		return OID_BYTEA;
	case VALUE_NULL:
	case VALUE_END:
		break;
	}
	return OID_UNKNOWN;
}

static uint64_t postgres_types(const Value *values)
{
	uint64_t types = 0;
	for (; values->kind != VALUE_END; values++)
		types = types * 31 + (uint64_t)kind_of(values) + 1;
	return types;
}

static bool postgres_prepare(Db *db, Statement *statement, const Value *values)
{
	Oid types[MAX_VALUES] = { 0 };
	int count = 0;
	for (; count < MAX_VALUES && values[count].kind != VALUE_END; count++)
		types[count] = oid_of(&values[count]);
	statement->number = ++db->statement_number;
	char name[16];
	snprintf(name, sizeof name, "s%u", statement->number);
	PGresult *result = PQprepare(db->link, name, statement->text, count, types);
	bool ok = is_good(result) || fail(db, result, statement->text);
	if (!ok)
		statement->number = 0;
	PQclear(result);
	return ok;
}

typedef struct Parameters {
	int count;
	const char *at[MAX_VALUES];
	int lengths[MAX_VALUES];
	int formats[MAX_VALUES]; /* all 1, binary */
	int64_t integers[MAX_VALUES];
} Parameters;

static void add_parameter(Db *db, Parameters *parameters, const Value *value)
{
	int i = parameters->count++;
	Str text = value->text;
	parameters->formats[i] = 1;
	switch (value->kind) {
	case VALUE_INTEGER:
		parameters->integers[i] = (int64_t)htobe64((uint64_t)value->integer);
		text = (Str){ (const char *)&parameters->integers[i], sizeof(int64_t) };
		break;
	case VALUE_DAY:
		text = day_iso(db->arena, value->day);
		break;
	case VALUE_TEXT:
	case VALUE_BYTES:
		/* No bytes are not NULL. */
		text.at = text.at ? text.at : "";
		break;
	case VALUE_NULL:
	case VALUE_END:
		return;
	}
	parameters->at[i] = text.at;
	parameters->lengths[i] = (int)text.length;
}

static const char *column_name(const void *handle, int column)
{
	return PQfname(handle, column);
}

static bool postgres_run(Db *db, Statement *statement, const Value *values)
{
	Parameters parameters = { 0 };
	for (; values->kind != VALUE_END; values++)
		add_parameter(db, &parameters, values);
	char name[16];
	snprintf(name, sizeof name, "s%u", statement->number);
	PGresult *result = PQexecPrepared(db->link, name, parameters.count, parameters.at,
					  parameters.lengths, parameters.formats, 0);
	statement->handle = result;
	statement->next_row = 0;
	if (!is_good(result))
		return fail(db, result, statement->text);
	statement_name_columns(statement, PQnfields(result), column_name, result);
	statement->has_row = PQntuples(result) > 0;
	statement->changed = statement->table.length ? atoll(PQcmdTuples(result)) : 0;
	return true;
}

static void postgres_take_row(Db *db, Statement *statement, Cell *cells)
{
	for (int i = 0; i < statement->column_count; i++)
		cells[i] = postgres_cell(db->arena, statement->handle, statement->next_row, i);
	statement->has_row = ++statement->next_row < PQntuples(statement->handle);
}

static void postgres_reset(Db *db, Statement *statement)
{
	(void)db;
	PQclear(statement->handle);
	statement->handle = NULL;
}

/* A connection that is lost or stands in a failed transaction has nothing to drop. */
static void postgres_drop(Db *db, Statement *statement)
{
	if (!statement->number || PQtransactionStatus(db->link) != PQTRANS_IDLE)
		return;
	char sql[32];
	snprintf(sql, sizeof sql, "DEALLOCATE s%u", statement->number);
	PQclear(PQexec(db->link, sql));
}

/* --- preparing without values */

/* The number in "could not determine data type of parameter $3"; 0 for any other message. */
static int undetermined_parameter(const PGresult *result)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	const char *dollar = message ? strchr(message, '$') : NULL;
	if (!state || !dollar || (strcmp(state, "42P18") != 0 && strcmp(state, "42P08") != 0))
		return 0;
	int number = (int)strtol(dollar + 1, NULL, 10);
	return number <= MAX_VALUES ? number : 0;
}

/* Values name their types, a text alone does not: where PostgreSQL cannot tell a parameter's type,
 * it is tried as a number and then as a text. */
static const char *postgres_prepare_only(Db *db, const char *sql)
{
	Oid types[MAX_VALUES] = { 0 };
	int tried = 0;
	const char *message = NULL;
	for (int tries = 0; tries < 2 * MAX_VALUES; tries++) {
		PGresult *result = PQprepare(db->link, "", sql, MAX_VALUES, types);
		bool ok = is_good(result);
		int number = undetermined_parameter(result);
		message = str_c(db->arena, str_of(PQresultErrorMessage(result)));
		PQclear(result);
		if (ok)
			return NULL;
		tried = number ? number : tried;
		if (!tried || types[tried - 1] == OID_TEXT)
			return message;
		types[tried - 1] = types[tried - 1] == OID_INT8 ? OID_TEXT : OID_INT8;
	}
	return message;
}

/* The session's statement_timeout bounds each statement; db_past_limit() is asked before each. */
static void postgres_limit(Db *db)
{
	(void)db;
}

static bool postgres_is_alone(Db *db)
{
	(void)db;
	return true;
}

static void postgres_checkpoint(Db *db)
{
	(void)db;
}

const Engine postgres_engine = {
	.open = postgres_open,
	.close = postgres_close,
	.reconnect = postgres_reconnect,
	.execute = postgres_execute,
	.begin = postgres_begin,
	.commit = postgres_commit,
	.is_lost = postgres_is_lost,
	.types = postgres_types,
	.prepare = postgres_prepare,
	.run = postgres_run,
	.take_row = postgres_take_row,
	.reset = postgres_reset,
	.drop = postgres_drop,
	.prepare_only = postgres_prepare_only,
	.limit = postgres_limit,
	.checkpoint = postgres_checkpoint,
	.is_alone = postgres_is_alone,
	.is_postgres = true,
	.table_exists = "SELECT count(*) AS n FROM pg_catalog.pg_class"
			" WHERE oid = to_regclass(quote_ident($1)) AND relkind = 'r'",
};
