/* SPDX-License-Identifier: Apache-2.0 */
#include "web/watch.h"

#include <semaphore.h>
#include <time.h>
#include <unistd.h>

#include "base/test.h"
#include "db/test_db.h"

#define WAITING 2

/* The hooks get nothing of the test's own. */
static sem_t was_asked, has_run, goes_on;

static void read_nothing(Db *db, Site *site, Arena *arena)
{
	(void)db;
	(void)arena;
	*site = (Site){ .zone_hours = 7 };
}

static bool has_job(Db *db, Instant now)
{
	(void)db;
	(void)now;
	sem_post(&was_asked);
	return true;
}

static bool run_job(Db *db, Arena *arena, Instant now, Day today)
{
	(void)db;
	(void)arena;
	(void)now;
	(void)today;
	sem_post(&has_run);
	return false;
}

static void every_day(Db *db, Arena *arena, Instant now, Day today)
{
	(void)db;
	(void)arena;
	(void)now;
	(void)today;
}

static void hold(Piece *piece, Db *db)
{
	(void)piece;
	(void)db;
	sem_wait(&goes_on);
}

static void nothing_is_left(Piece *piece, DbFailure fate)
{
	(void)piece;
	assert_int_equal(fate, DB_FINE);
}

static bool comes_within(sem_t *what, int seconds)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += seconds;
	return sem_timedwait(what, &until) == 0;
}

static Serving *serving_on(Db *db, App *app)
{
	Arena *arena = db_arena(db);
	Serving *serving = NEW(arena, Serving);
	const char *why = NULL;
	*app = (App){ .database_url = test_db_url(db),
		      .hooks = { .read_site = read_nothing,
				 .has_job = has_job,
				 .run_job = run_job,
				 .every_day = every_day } };
	serving->app = app;
	serving->arena = arena;
	serving->connections = connections_new(arena, 30);
	serving->readers = readers_new(arena, app, &serving->revision);
	serving->writer = writer_start(arena,
				       (WriterSetup){ .database_url = app->database_url,
						      .most = WAITING,
						      .revision = &serving->revision },
				       &why);
	assert_non_null(serving->writer);
	return serving;
}

/* The held one is taken out of the lane, those behind it fill it. */
static void a_job_that_a_full_lane_refused_is_sent_again_within_seconds(void **state)
{
	App app;
	Serving *serving = serving_on(*state, &app);
	Piece pieces[1 + WAITING];
	size_t added = 0;
	while (added < 1 + WAITING) {
		pieces[added] = (Piece){ .run = hold, .done = nothing_is_left };
		if (writer_add(serving->writer, &pieces[added]))
			added++;
		else
			usleep(1000);
	}
	Watch *watch = watch_start(serving);
	assert_true(comes_within(&was_asked, 5) && comes_within(&was_asked, 5));
	assert_false(comes_within(&has_run, 0));
	for (size_t i = 0; i < added; i++)
		sem_post(&goes_on);
	assert_true(comes_within(&has_run, 5));
	watch_stop(watch);
	writer_stop(serving->writer);
	readers_free(serving->readers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(a_job_that_a_full_lane_refused_is_sent_again_within_seconds),
	};
	sem_init(&was_asked, 0, 0);
	sem_init(&has_run, 0, 0);
	sem_init(&goes_on, 0, 0);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
