/* SPDX-License-Identifier: Apache-2.0 */
/* The schema goes forward only, a file at a time, each in one transaction that also notes its
 * version: a migration that is cut short goes on where it stopped. */
#include "db/migrate.h"

#include "base/clock.h"
#include "base/log.h"
#include "db/engine.h"

static const char VERSIONS[] = "CREATE TABLE schema_version (\n"
			       "	version BIGINT PRIMARY KEY,\n"
			       "	name TEXT NOT NULL,\n"
			       "	at BIGINT NOT NULL\n"
			       ");\n";

static int file_version(const Embedded *file);
static bool is_for(const Db *db, const Embedded *file);
static bool apply(Db *db, const Embedded *file);

MigrateResult db_migrate(Db *db)
{
	return db_migrate_files(db, schema_files, schema_files_count);
}

MigrateResult db_migrate_files(Db *db, const Embedded *files, size_t count)
{
	int newest = count ? file_version(&files[count - 1]) : 0;
	int version = db_schema_version(db);
	if (db_failed(db))
		return MIGRATE_FAILED;
	if (version > newest)
		return MIGRATE_NEWER;
	for (size_t i = 0; i < count; i++)
		if (file_version(&files[i]) > version && !apply(db, &files[i]))
			return MIGRATE_FAILED;
	/* Statements from before know the columns of before. */
	statement_forget_all(db);
	return MIGRATE_DONE;
}

static int file_version(const Embedded *file)
{
	Str rest = str_of(file->name);
	int64_t version = 0;
	if (!str_integer(str_cut(&rest, '_'), &version) || version < 1)
		fatal("schema file %s has no number", file->name);
	return (int)version;
}

/* What the five words cannot say for both is for one alone: "0011_search.sqlite.sql". The other
 * takes its number and runs nothing. */
static bool is_for(const Db *db, const Embedded *file)
{
	const char *other = db_is_postgres(db) ? ".sqlite." : ".postgres.";
	return str_find(str_of(file->name), str_of(other)) < 0;
}

static bool table_exists(Db *db, Str name)
{
	Rows *rows = db_query_values(db, db->engine->table_exists, VALUES(TEXT(name)));
	bool exists = db_next(rows) && row_integer(rows, "n") > 0;
	db_rows_end(rows);
	return exists;
}

int db_schema_version(Db *db)
{
	if (!table_exists(db, S("schema_version")))
		return 0;
	Rows *rows = db_query(db, "SELECT max(version) AS version FROM schema_version");
	int version = db_next(rows) ? (int)row_integer(rows, "version") : 0;
	db_rows_end(rows);
	return version;
}

static void run_schema(Db *db, Str text)
{
	if (db_failed(db))
		return;
	Str sql = schema_for(db->arena, text, db_is_postgres(db));
	db->engine->execute(db, str_c(db->arena, sql));
}

/* Building an index may take longer than any page. */
static void lift_timeout(Db *db)
{
	if (!db_failed(db) && db_is_postgres(db))
		db->engine->execute(db, "SET LOCAL statement_timeout = 0");
}

/* Another process may have been faster: the version is read again under the writers' lock. */
static bool apply(Db *db, const Embedded *file)
{
	int version = file_version(file);
	db_begin_write(db);
	lift_timeout(db);
	if (!table_exists(db, S("schema_version")))
		run_schema(db, str_of(VERSIONS));
	if (db_schema_version(db) < version) {
		if (is_for(db, file))
			run_schema(db, (Str){ (const char *)file->bytes, file->size_bytes });
		db_write(db, "INSERT INTO schema_version (version, name, at) VALUES ($1, $2, $3)",
			 INTEGER(version), TEXT(str_of(file->name)), INSTANT(clock_now()));
	}
	return db_commit(db) == DB_FINE;
}
