/* SPDX-License-Identifier: Apache-2.0 */
#include "web/watch.h"

#include <pthread.h>
#include <stddef.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"

#define LOOK_NS INT64_C(1000000000)
#define MINUTE_NS (60 * LOOK_NS)

/* Work by the clock: at most one of its pieces is on its way. */
typedef struct Tick {
	Piece piece;
	Watch *watch;
	Arena *arena;
	Instant now;
	Day today;
	bool failed, goes_on; /* goes_on: the job has another piece */
	_Atomic bool is_away;
} Tick;

struct Watch {
	Serving *serving;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t stop;
	bool is_stopping;
	int64_t database_seen;
	bool has_seen;
	int64_t next_minute_ns;
	_Atomic int64_t next_job_ns;
	Tick minute, day, job;
	_Atomic int32_t day_done; /* number of the day whose work is stored */
};

static void *watch_thread(void *by);
static bool wait_a_second(Watch *watch);
static void look(Watch *watch);
static bool change_number(Db *db, int64_t *number);
static void send_what_is_due(Watch *watch, Request *rq, bool has_job);
static void send_tick(Watch *watch, Tick *tick, void (*run)(Piece *, Db *), Request *rq);
static void run_minute(Piece *piece, Db *db);
static void run_day(Piece *piece, Db *db);
static void run_job(Piece *piece, Db *db);
static bool is_ending(Watch *watch);
static void end_tick(Tick *tick, Db *db);
static void tick_done(Piece *piece, DbFailure fate);
static void tick_over(Tick *tick);

Watch *watch_start(Serving *serving)
{
	Watch *watch = NEW(serving->arena, Watch);
	watch->serving = serving;
	watch->next_minute_ns = clock_monotonic_ns() + MINUTE_NS;
	watch->minute.watch = watch->day.watch = watch->job.watch = watch;
	pthread_condattr_t monotonic;
	if (pthread_mutex_init(&watch->lock, NULL) || pthread_condattr_init(&monotonic) ||
	    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC) ||
	    pthread_cond_init(&watch->stop, &monotonic))
		fatal("the lock of a thread cannot be made");
	pthread_condattr_destroy(&monotonic);
	if (pthread_create(&watch->thread, NULL, watch_thread, watch))
		fatal("a thread cannot be started");
	return watch;
}

void watch_stop(Watch *watch)
{
	pthread_mutex_lock(&watch->lock);
	watch->is_stopping = true;
	pthread_cond_broadcast(&watch->stop);
	pthread_mutex_unlock(&watch->lock);
	pthread_join(watch->thread, NULL);
}

static void *watch_thread(void *by)
{
	Watch *watch = by;
	do {
		look(watch);
		connections_close_late(watch->serving->connections);
	} while (wait_a_second(watch));
	return NULL;
}

/* false: the server is stopping. */
static bool wait_a_second(Watch *watch)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec++;
	pthread_mutex_lock(&watch->lock);
	int waited = 0;
	while (!watch->is_stopping && !waited)
		waited = pthread_cond_timedwait(&watch->stop, &watch->lock, &until);
	bool goes_on = !watch->is_stopping;
	pthread_mutex_unlock(&watch->lock);
	return goes_on;
}

static void look(Watch *watch)
{
	Serving *serving = watch->serving;
	Reader *reader = reader_here(serving->readers);
	Arena *arena = reader_take_arena(reader);
	Request rq = { .arena = arena, .now = clock_now() };
	if (reader_begin(reader, &rq, (ReadLimit){ 0 })) {
		int64_t seen = 0;
		bool is_known = change_number(rq.db, &seen);
		bool is_changed = is_known && watch->has_seen && seen != watch->database_seen;
		bool has_job = serving->app->hooks.has_job(rq.db, rq.now);
		if (reader_end(reader, &rq) == DB_FINE && is_known) {
			watch->database_seen = seen;
			watch->has_seen = true;
		}
		if (is_changed)
			revision_raise(&serving->revision);
		send_what_is_due(watch, &rq, has_job);
	}
	reader_give_arena(reader, arena);
}

static void send_what_is_due(Watch *watch, Request *rq, bool has_job)
{
	int64_t now_ns = clock_monotonic_ns();
	if (now_ns >= watch->next_minute_ns) {
		watch->next_minute_ns = now_ns + MINUTE_NS;
		send_tick(watch, &watch->minute, run_minute, rq);
	}
	if (rq->today.number != atomic_load(&watch->day_done))
		send_tick(watch, &watch->day, run_day, rq);
	if (has_job && now_ns >= atomic_load(&watch->next_job_ns))
		send_tick(watch, &watch->job, run_job, rq);
}

/* A number that is another one after another connection's commit. */
static bool change_number(Db *db, int64_t *number)
{
	const char *sql = db_is_postgres(db)
				  ? "SELECT coalesce(max(id), 0) AS data_version FROM journal"
				  : "PRAGMA data_version";
	Rows *rows = db_query_values(db, sql, VALUES());
	bool is_known = db_next(rows);
	if (is_known)
		*number = row_integer(rows, "data_version");
	db_rows_end(rows);
	return is_known;
}

static void send_tick(Watch *watch, Tick *tick, void (*run)(Piece *, Db *), Request *rq)
{
	if (atomic_exchange(&tick->is_away, true))
		return;
	tick->piece.run = run;
	tick->piece.done = tick_done;
	tick->now = rq->now;
	tick->today = rq->today;
	tick->failed = false;
	tick->arena = arena_new();
	if (!writer_add(watch->serving->writer, &tick->piece)) /* full: asked again in a second */
		tick_over(tick);
}

static Tick *tick_of(Piece *piece)
{
	return (Tick *)((char *)piece - offsetof(Tick, piece));
}

static void run_minute(Piece *piece, Db *db)
{
	Tick *tick = tick_of(piece);
	db_set_arena(db, tick->arena);
	db_savepoint(db);
	tick->watch->serving->app->hooks.every_minute(db, tick->arena, tick->now);
	end_tick(tick, db);
}

static void run_day(Piece *piece, Db *db)
{
	Tick *tick = tick_of(piece);
	db_set_arena(db, tick->arena);
	db_savepoint(db);
	tick->watch->serving->app->hooks.every_day(db, tick->arena, tick->now, tick->today);
	end_tick(tick, db);
}

static void run_job(Piece *piece, Db *db)
{
	Tick *tick = tick_of(piece);
	db_savepoint(db);
	tick->goes_on =
		tick->watch->serving->app->hooks.run_job(db, tick->arena, tick->now, tick->today);
	end_tick(tick, db);
}

static void end_tick(Tick *tick, Db *db)
{
	tick->failed = db_failed(db);
	if (!tick->failed) {
		db_release(db);
		return;
	}
	log_error("work by the clock failed: %s", db_failure_text(db));
	db_rollback_savepoint(db);
}

/* The day's work is tried again each second until it is stored, jobs after a minute where the
 * database failed.
 * A job goes on as long as it has pieces, each behind the forms that wait by then. */
static void tick_done(Piece *piece, DbFailure fate)
{
	Tick *tick = tick_of(piece);
	Watch *watch = tick->watch;
	bool is_stored = fate == DB_FINE && !tick->failed;
	if (tick == &watch->day && is_stored)
		atomic_store(&watch->day_done, tick->today.number);
	if (tick == &watch->job && !is_stored)
		atomic_store(&watch->next_job_ns, clock_monotonic_ns() + MINUTE_NS);
	if (tick == &watch->job && is_stored && tick->goes_on && !is_ending(watch)) {
		arena_reset(tick->arena);
		writer_add_next(watch->serving->writer, &tick->piece);
		return;
	}
	tick_over(tick);
}

static void tick_over(Tick *tick)
{
	arena_free(tick->arena);
	atomic_store(&tick->is_away, false);
}

static bool is_ending(Watch *watch)
{
	pthread_mutex_lock(&watch->lock);
	bool is_ending = watch->is_stopping;
	pthread_mutex_unlock(&watch->lock);
	return is_ending;
}
