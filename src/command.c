/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "commands.h"
#include "effects.h"
#include "jobs.h"
#include "records/setting.h"

static void complain(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));

static void complain(const char *format, va_list arguments)
{
	fputs("nyata: ", stderr);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
}

int command_refused(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	complain(format, arguments);
	va_end(arguments);
	return 1;
}

int command_misused(const char *usage, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	complain(format, arguments);
	va_end(arguments);
	fprintf(stderr, "usage: %s\n", usage);
	return 2;
}

int command_option_refused(const char *usage, const char *command, char **argv)
{
	return command_misused(usage, "%s does not know the option \"%s\", or its value is missing",
			       command, argv[optind - 1]);
}

void command_say(Str text)
{
	printf("%" STR_FORMAT "\n", STR_ARGS(text));
}

/* SQLite would make the file. */
static bool is_missing_file(const Globals *globals)
{
	Str file = globals->database_url;
	if (!str_starts(file, S("sqlite:")))
		return false;
	file = str_slice(file, 7, file.length);
	return access(str_c(globals->arena, file), F_OK) != 0;
}

int command_no_database(const Globals *globals)
{
	const char *why = NULL;
	Db *db = is_missing_file(globals)
			 ? NULL
			 : db_open(globals->arena, globals->database_url, DB_READ, &why);
	if (why)
		return command_refused("%s", why);
	if (db)
		db_close(db);
	return command_refused("there is no Nyata database at %" STR_FORMAT
			       "; make one with \"nyata init\" or \"nyata demo\"",
			       STR_ARGS(globals->database_url));
}

static Db *refuse_new(const Globals *globals)
{
	command_no_database(globals);
	return NULL;
}

static Db *open_or_say(const Globals *globals)
{
	const char *why = NULL;
	Db *db = db_open(globals->arena, globals->database_url, DB_WRITE, &why);
	if (!db)
		command_refused("%s", why);
	return db;
}

Db *command_open(const Globals *globals, bool may_be_new)
{
	if (!may_be_new && is_missing_file(globals))
		return refuse_new(globals);
	Db *db = open_or_say(globals);
	if (!db)
		return NULL;
	db_set_arena(db, globals->arena);
	if (!may_be_new && db_schema_version(db) == 0) {
		db_close(db);
		return refuse_new(globals);
	}
	MigrateResult result = db_migrate(db);
	if (result == MIGRATE_DONE)
		return db;
	command_refused(result == MIGRATE_NEWER ? "the database was made by a newer Nyata; update"
						  " this program%s%s"
						: "the schema cannot be brought forward%s%s",
			result == MIGRATE_NEWER ? "" : ": ",
			result == MIGRATE_NEWER ? "" : db_failure_text(db));
	db_close(db);
	return NULL;
}

Db *command_open_to_read(const Globals *globals)
{
	const char *why = NULL;
	if (is_missing_file(globals))
		return NULL;
	Db *db = db_open(globals->arena, globals->database_url, DB_READ, &why);
	if (!db)
		return NULL;
	db_set_arena(db, globals->arena);
	if (db_schema_version(db) > 0)
		return db;
	db_close(db);
	return NULL;
}

Actor command_actor(Db *db, const char *name)
{
	return (Actor){
		.source = BY_COMMAND,
		.request = str_of(name),
		.now = clock_now(),
		.today = clock_today(setting_zone_hours(db)),
	};
}

int command_commit(Db *db)
{
	DbFailure failure = db_commit(db);
	if (failure != DB_FINE)
		command_refused("nothing was stored: %s", db_failure_text(db));
	db_close(db);
	return failure == DB_FINE ? 0 : 1;
}

int command_commit_deed(Db *db, Id before, const Actor *by)
{
	effects_run_after(db, before, by);
	DbFailure failure = db_commit(db);
	if (failure == DB_FINE)
		jobs_run_all(db, by->now, by->today);
	else
		command_refused("nothing was stored: %s", db_failure_text(db));
	db_close(db);
	return failure == DB_FINE ? 0 : 1;
}

void command_roll_back(Db *db)
{
	db_rollback(db);
	db_close(db);
}
