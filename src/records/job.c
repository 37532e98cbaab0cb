/* SPDX-License-Identifier: Apache-2.0 */
#include "records/job.h"

void job_want(Db *db, const char *kind, Instant at)
{
	db_write(db,
		 "INSERT INTO job (kind, at, position, number) VALUES ($1, $2, 0, 1)"
		 " ON CONFLICT (kind) DO UPDATE SET at = excluded.at, position = 0,"
		 " number = job.number + 1",
		 TEXT(str_of(kind)), INSTANT(at));
}

bool job_is_due(Db *db, Instant now)
{
	Rows *rows = db_query(db, "SELECT id FROM job WHERE at <= $1 LIMIT 1", INSTANT(now));
	bool is_due = db_next(rows);
	db_rows_end(rows);
	return is_due;
}

bool job_take(Db *db, Instant now, Job *job)
{
	Rows *rows = db_query(db,
			      "SELECT id, kind, position, number FROM job WHERE at <= $1"
			      " ORDER BY at, id LIMIT 1",
			      INSTANT(now));
	bool is_due = db_next(rows);
	if (is_due)
		*job = (Job){ .id = row_id(rows, "id"),
			      .kind = row_text(rows, "kind"),
			      .position = row_id(rows, "position"),
			      .number = row_integer(rows, "number") };
	db_rows_end(rows);
	return is_due && db_write(db,
				  "UPDATE job SET number = number + 1"
				  " WHERE id = $1 AND number = $2",
				  ID(job->id), INTEGER(job->number)) == 1;
}

void job_leave(Db *db, const Job *job, Id position)
{
	if (position)
		db_write(db, "UPDATE job SET position = $2 WHERE id = $1", ID(job->id),
			 INTEGER(position));
	else
		db_write(db, "DELETE FROM job WHERE id = $1", ID(job->id));
}

void job_put_off(Db *db, const Job *job, Instant until)
{
	db_write(db, "UPDATE job SET at = $2 WHERE id = $1", ID(job->id), INSTANT(until));
}
