/* SPDX-License-Identifier: Apache-2.0 */
/* The schema brought forward from a given list of files; db_migrate() gives it the program's. */
#ifndef NYATA_MIGRATE_H
#define NYATA_MIGRATE_H

#include "base/embedded.h"
#include "db/db.h"

/* Files in order of their versions; "0003_measure.sql" is version 3. */
MigrateResult db_migrate_files(Db *db, const Embedded *files, size_t count);

#endif
