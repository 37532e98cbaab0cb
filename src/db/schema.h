/* SPDX-License-Identifier: Apache-2.0 */
/* The schema and how it comes forward, and what the program keeps for looking at its own SQL. */
#ifndef NYATA_SCHEMA_H
#define NYATA_SCHEMA_H

#include "db/query.h"

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

#endif
