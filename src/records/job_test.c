/* SPDX-License-Identifier: Apache-2.0 */
#include "records/job.h"

#include "base/test.h"
#include "db/test_db.h"

#define NOW ((Instant){ 1800000000 })
#define LATER ((Instant){ 1800000001 })

static void a_job_waits_for_its_time(void **state)
{
	Db *db = *state;
	Job job;
	assert_false(job_is_due(db, NOW));
	job_want(db, "sweep", LATER);
	assert_false(job_is_due(db, NOW));
	assert_false(job_take(db, NOW, &job));
	assert_true(job_is_due(db, LATER));
	assert_true(job_take(db, LATER, &job));
	assert_text(job.kind, "sweep");
	assert_int_equal(job.position, 0);
}

static void the_next_piece_goes_on_where_the_last_one_left(void **state)
{
	Db *db = *state;
	Job job;
	job_want(db, "sweep", NOW);
	assert_true(job_take(db, NOW, &job));
	job_leave(db, &job, 7);
	assert_true(job_take(db, NOW, &job));
	assert_int_equal(job.position, 7);
	job_leave(db, &job, 0);
	assert_false(job_is_due(db, NOW));
}

static void a_job_that_is_wanted_again_begins_anew(void **state)
{
	Db *db = *state;
	Job job;
	job_want(db, "sweep", NOW);
	job_take(db, NOW, &job);
	job_leave(db, &job, 7);
	job_want(db, "sweep", NOW);
	assert_true(job_take(db, NOW, &job));
	assert_int_equal(job.position, 0);
	job_leave(db, &job, 0);
	assert_false(job_is_due(db, NOW));
}

static void what_is_due_longest_is_taken_first(void **state)
{
	Db *db = *state;
	Job job;
	job_want(db, "second", LATER);
	job_want(db, "first", NOW);
	assert_true(job_take(db, LATER, &job));
	assert_text(job.kind, "first");
}

static void what_is_put_off_lets_the_others_go_first(void **state)
{
	Db *db = *state;
	Job job;
	job_want(db, "fails", NOW);
	job_want(db, "works", NOW);
	assert_true(job_take(db, NOW, &job));
	job_leave(db, &job, 7);
	job_put_off(db, &job, LATER);
	assert_true(job_take(db, NOW, &job));
	assert_text(job.kind, "works");
	job_leave(db, &job, 0);
	assert_false(job_is_due(db, NOW));
	assert_true(job_take(db, LATER, &job));
	assert_int_equal(job.position, 7);
}

RUN_TESTS(WRITE_TEST(a_job_waits_for_its_time),
	  WRITE_TEST(the_next_piece_goes_on_where_the_last_one_left),
	  WRITE_TEST(a_job_that_is_wanted_again_begins_anew),
	  WRITE_TEST(what_is_due_longest_is_taken_first),
	  WRITE_TEST(what_is_put_off_lets_the_others_go_first))
