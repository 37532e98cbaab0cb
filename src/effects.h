/* SPDX-License-Identifier: Apache-2.0 */
/* What follows from what: a fact of a lower folder may change the state of a higher one. */
#ifndef NYATA_EFFECTS_H
#define NYATA_EFFECTS_H

#include "records/journal.h"
#include "web/request.h"

/* For the journal rows that this request has just written, in its savepoint. */
void effects_run(Request *rq);
/* The same for a command or a job; first_id: the newest journal row before the deed. */
void effects_run_after(Db *db, Id first_id, const Actor *by);

#endif
