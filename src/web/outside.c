/* SPDX-License-Identifier: Apache-2.0 */
#include "web/outside.h"

#include <poll.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

#define LOOK_SECONDS 1

struct Outside {
	Serving *serving;
	const OutsideHooks *hooks;
	pthread_t thread;
	int stop;     /* an eventfd, readable for good once the server ends */
	Arena *arena; /* of one piece of work */
	void *work;
	Instant now;
	Day today;
	/* A piece on its way through the lane. */
	Piece piece;
	pthread_mutex_t lock;
	pthread_cond_t back;
	bool is_away, is_stored;
	int rest_seconds;
};

static void *outside_thread(void *by);
static bool is_due(Outside *outside);
static int do_one(Outside *outside);
static bool through_lane(Outside *outside, void (*run)(Piece *, Db *));
static void run_take(Piece *piece, Db *db);
static void run_store(Piece *piece, Db *db);
static void piece_done(Piece *piece, DbFailure fate);
static bool store(Outside *outside);
static bool fetch(Outside *outside);
static bool is_stopped_after(const Outside *outside, int seconds);

Outside *outside_start(Serving *serving, const OutsideHooks *hooks)
{
	if (!hooks)
		return NULL;
	Outside *outside = NEW(serving->arena, Outside);
	outside->hooks = hooks;
	outside->serving = serving;
	outside->stop = eventfd(0, EFD_CLOEXEC);
	if (outside->stop < 0 || pthread_mutex_init(&outside->lock, NULL) ||
	    pthread_cond_init(&outside->back, NULL) ||
	    pthread_create(&outside->thread, NULL, outside_thread, outside))
		fatal("a thread cannot be started");
	return outside;
}

void outside_stop(Outside *outside)
{
	if (!outside)
		return;
	uint64_t one = 1;
	if (write(outside->stop, &one, sizeof one) != sizeof one)
		log_error("a thread cannot be told to end");
	pthread_join(outside->thread, NULL);
	close(outside->stop);
	pthread_cond_destroy(&outside->back);
	pthread_mutex_destroy(&outside->lock);
}

static void *outside_thread(void *by)
{
	Outside *outside = by;
	int rest = LOOK_SECONDS;
	while (!is_stopped_after(outside, rest)) {
		rest = LOOK_SECONDS;
		if (!is_due(outside))
			continue;
		outside->arena = arena_new();
		rest = do_one(outside);
		arena_free(outside->arena);
	}
	return NULL;
}

static bool is_stopped_after(const Outside *outside, int seconds)
{
	struct pollfd stop = { outside->stop, POLLIN, 0 };
	return poll(&stop, 1, seconds * 1000) > 0;
}

static bool is_due(Outside *outside)
{
	Serving *serving = outside->serving;
	Reader *reader = reader_here(serving->readers);
	Arena *arena = reader_take_arena(reader);
	Request rq = { .arena = arena, .now = clock_now() };
	bool is_due = false;
	if (reader_begin(reader, &rq, (ReadLimit){ 0 })) {
		is_due = outside->hooks->is_due(serving->app, rq.db, rq.now);
		outside->now = rq.now;
		outside->today = rq.today;
		is_due = reader_end(reader, &rq) == DB_FINE && is_due;
	}
	reader_give_arena(reader, arena);
	return is_due;
}

/* Gives how long to rest before the next. */
static int do_one(Outside *outside)
{
	const App *app = outside->serving->app;
	outside->work = NULL;
	if (!through_lane(outside, run_take) || !outside->work || !fetch(outside))
		return LOOK_SECONDS;
	outside->hooks->run(app, outside->arena, outside->work, outside->stop);
	outside->now = clock_now();
	return store(outside) ? outside->rest_seconds : LOOK_SECONDS;
}

/* What was done outside cannot be taken back, so that it was is stored as long as the server runs;
 * and once more when it ends. */
static bool store(Outside *outside)
{
	while (!through_lane(outside, run_store)) {
		if (is_stopped_after(outside, LOOK_SECONDS))
			return through_lane(outside, run_store);
		outside->now = clock_now();
	}
	return true;
}

static bool fetch(Outside *outside)
{
	if (!outside->hooks->fetch)
		return true;
	Serving *serving = outside->serving;
	Reader *reader = reader_here(serving->readers);
	Request rq = { .arena = outside->arena, .now = outside->now };
	if (!reader_begin(reader, &rq, (ReadLimit){ 0 }))
		return false;
	bool is_there = outside->hooks->fetch(rq.db, outside->work);
	return reader_end(reader, &rq) == DB_FINE && is_there;
}

/* Waits until it is stored for good, or is not. */
static bool through_lane(Outside *outside, void (*run)(Piece *, Db *))
{
	outside->piece = (Piece){ .run = run, .done = piece_done };
	outside->is_away = true;
	if (!writer_add(outside->serving->writer, &outside->piece))
		return false;
	pthread_mutex_lock(&outside->lock);
	while (outside->is_away)
		pthread_cond_wait(&outside->back, &outside->lock);
	pthread_mutex_unlock(&outside->lock);
	return outside->is_stored;
}

static Outside *outside_of(Piece *piece)
{
	return (Outside *)((char *)piece - offsetof(Outside, piece));
}

static void end_piece(Outside *outside, Db *db)
{
	outside->is_stored = !db_failed(db);
	if (outside->is_stored) {
		db_release(db);
		return;
	}
	log_error("work for outside failed: %s", db_failure_text(db));
	db_rollback_savepoint(db);
}

static void run_take(Piece *piece, Db *db)
{
	Outside *outside = outside_of(piece);
	db_set_arena(db, outside->arena);
	db_savepoint(db);
	outside->work = outside->hooks->take(db, outside->arena, outside->now);
	end_piece(outside, db);
}

static void run_store(Piece *piece, Db *db)
{
	Outside *outside = outside_of(piece);
	db_set_arena(db, outside->arena);
	db_savepoint(db);
	outside->rest_seconds =
		outside->hooks->store(db, outside->work, outside->now, outside->today);
	end_piece(outside, db);
}

static void piece_done(Piece *piece, DbFailure fate)
{
	Outside *outside = outside_of(piece);
	pthread_mutex_lock(&outside->lock);
	outside->is_stored = outside->is_stored && fate == DB_FINE;
	outside->is_away = false;
	pthread_cond_signal(&outside->back);
	pthread_mutex_unlock(&outside->lock);
}
