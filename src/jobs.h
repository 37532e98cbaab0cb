/* SPDX-License-Identifier: Apache-2.0 */
/* Everything that runs by the clock. */
#ifndef NYATA_JOBS_H
#define NYATA_JOBS_H

#include "db/db.h"

/* The stored copies of all states that may still change, in pieces. */
void jobs_want_states(Db *db, Instant now);
/* One piece of what is due, 20 ms at most, in the caller's savepoint; what fails is rolled back to
 * there and put off for a minute, so that the others go on. false: there is no more, or the
 * database has failed; outside a savepoint each failure is one of the database. */
bool jobs_run_piece(Db *db, Arena *arena, Instant now, Day today);
/* All that is due, each piece in a transaction of its own; for commands, which have no lane. */
void jobs_run_all(Db *db, Instant now, Day today);

void jobs_every_minute(Db *db, Arena *arena, Instant now);
void jobs_every_day(Db *db, Arena *arena, Instant now, Day today);

#endif
