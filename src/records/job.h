/* SPDX-License-Identifier: Apache-2.0 */
/* Work that is too long for one transaction: a row that says how far it has come. A piece takes the
 * job, does its part and moves the position, all in one transaction, so a piece is done once or not
 * at all, whoever ends in the middle of it. What the work is, jobs.c knows. */
#ifndef NYATA_JOB_H
#define NYATA_JOB_H

#include "db/db.h"

typedef struct Job {
	Id id;
	Str kind;
	Id position;	/* what is done, as the kind counts; 0: nothing yet */
	int64_t number; /* raised by each piece and each wish */
} Job;

/* From then on, from its beginning, also when it is under way. */
void job_want(Db *db, const char *kind, Instant at);
bool job_is_due(Db *db, Instant now);
/* The job that is due longest. false: there is none, or another process was faster. */
bool job_take(Db *db, Instant now, Job *job);
/* The same transaction as job_take(). Position 0: it is done. */
void job_leave(Db *db, const Job *job, Id position);
/* Its piece failed and was undone: the others of the queue come first. */
void job_put_off(Db *db, const Job *job, Instant until);

#endif
