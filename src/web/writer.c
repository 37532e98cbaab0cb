/* SPDX-License-Identifier: Apache-2.0 */
#include "web/writer.h"

#include <pthread.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"

/* How long a group waits at most for those who came together before. */
#define GATHER_NS INT64_C(3000000)
#define ASK_AGAIN_NS INT64_C(1000000000)

struct Writer {
	WriterSetup setup;
	Db *db;
	Arena *arena; /* of the connection */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t work;
	Piece *first, **last;
	int waiting;
	int wake_at; /* the thread sleeps until so many wait */
	bool is_stopping;
	int expected; /* pieces of the next group */
	int64_t ask_again_at_ns;
	atomic_bool is_broken;
};

typedef struct Group {
	Piece *pieces[WRITER_GROUP];
	int count;
} Group;

static void *writer_thread(void *by);
static void put(Writer *writer, Piece *piece);
static bool gather(Writer *writer);
static struct timespec in_the_future(int64_t ns);
static Piece *take(Writer *writer);
static void run_group(Writer *writer);
static bool is_there(Writer *writer);
static DbFailure run_pieces(Writer *writer, Group *group);
static void give_up(Writer *writer, DbFailure failure, bool in_commit);

Writer *writer_start(Arena *arena, WriterSetup setup, const char **why)
{
	Arena *own = arena_new();
	Db *db = db_open(own, setup.database_url, DB_WRITE, why);
	if (!db) {
		*why = str_c(arena, str_copy(arena, str_of(*why)));
		arena_free(own);
		return NULL;
	}
	Writer *writer = NEW(arena, Writer);
	writer->setup = setup;
	writer->db = db;
	writer->arena = own;
	writer->last = &writer->first;
	pthread_condattr_t monotonic;
	if (pthread_mutex_init(&writer->lock, NULL) || pthread_condattr_init(&monotonic) ||
	    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC) ||
	    pthread_cond_init(&writer->work, &monotonic))
		fatal("the lock of the write lane cannot be made");
	pthread_condattr_destroy(&monotonic);
	if (pthread_create(&writer->thread, NULL, writer_thread, writer))
		fatal("the thread of the write lane cannot be started");
	return writer;
}

bool writer_is_postgres(const Writer *writer)
{
	return db_is_postgres(writer->db);
}

bool writer_may_write(const Writer *writer)
{
	return !atomic_load(&writer->is_broken);
}

bool writer_add(Writer *writer, Piece *piece)
{
	pthread_mutex_lock(&writer->lock);
	bool has_room = writer->waiting < writer->setup.most && !writer->is_stopping;
	if (has_room)
		put(writer, piece);
	pthread_mutex_unlock(&writer->lock);
	return has_room;
}

void writer_add_next(Writer *writer, Piece *piece)
{
	pthread_mutex_lock(&writer->lock);
	put(writer, piece);
	pthread_mutex_unlock(&writer->lock);
}

static void put(Writer *writer, Piece *piece)
{
	piece->next = NULL;
	*writer->last = piece;
	writer->last = &piece->next;
	writer->waiting++;
	if (writer->waiting >= writer->wake_at)
		pthread_cond_signal(&writer->work);
}

static void *writer_thread(void *by)
{
	Writer *writer = by;
	while (gather(writer))
		run_group(writer);
	return NULL;
}

/* Waits until a group can begin; false when the lane is stopping and nothing waits. Who was
 * answered together asks again together: after a group of several, their number is waited for a
 * moment. Who comes alone is not kept waiting. */
static bool gather(Writer *writer)
{
	pthread_mutex_lock(&writer->lock);
	writer->wake_at = 1;
	int64_t idle_since_ns = clock_monotonic_ns();
	while (!writer->first && !writer->is_stopping)
		pthread_cond_wait(&writer->work, &writer->lock);
	if (clock_monotonic_ns() - idle_since_ns > GATHER_NS)
		writer->expected = 1; /* that they come together is over */
	struct timespec until = in_the_future(GATHER_NS);
	writer->wake_at = writer->expected;
	int late = 0;
	while (writer->waiting < writer->expected && !writer->is_stopping && !late)
		late = pthread_cond_timedwait(&writer->work, &writer->lock, &until);
	bool has_work = writer->first;
	pthread_mutex_unlock(&writer->lock);
	return has_work;
}

static struct timespec in_the_future(int64_t ns)
{
	int64_t then_ns = clock_monotonic_ns() + ns;
	return (struct timespec){ .tv_sec = then_ns / 1000000000, .tv_nsec = then_ns % 1000000000 };
}

/* The next piece; NULL when nothing waits. */
static Piece *take(Writer *writer)
{
	pthread_mutex_lock(&writer->lock);
	Piece *piece = writer->first;
	if (piece) {
		writer->first = piece->next;
		if (!writer->first)
			writer->last = &writer->first;
		writer->waiting--;
	}
	pthread_mutex_unlock(&writer->lock);
	return piece;
}

static void run_group(Writer *writer)
{
	Group group = { .pieces = { take(writer) }, .count = 1 };
	bool may = writer_may_write(writer) && is_there(writer);
	DbFailure fate = may ? run_pieces(writer, &group) : DB_BROKEN;
	int half = writer->expected / 2;
	writer->expected = group.count > half ? group.count : half;
	/* The pieces' arenas go with them. */
	db_set_arena(writer->db, writer->arena);
	for (int i = 0; i < group.count; i++)
		group.pieces[i]->done(group.pieces[i], fate);
	if (fate == DB_FINE)
		db_checkpoint(writer->db);
}

/* What broke in the last group is mended before the next one, which may come long after. A database
 * that is away is asked again once a second, not by each piece. */
static bool is_there(Writer *writer)
{
	if (!db_failed(writer->db))
		return true;
	if (clock_monotonic_ns() < writer->ask_again_at_ns)
		return false;
	db_recover(writer->db);
	if (!db_failed(writer->db))
		return true;
	log_error("the write connection is lost: %s", db_failure_text(writer->db));
	writer->ask_again_at_ns = clock_monotonic_ns() + ASK_AGAIN_NS;
	return false;
}

/* What became of the whole group. The revision grows before anybody hears of the commit, so that
 * who was answered reads what he wrote. */
static DbFailure run_pieces(Writer *writer, Group *group)
{
	Piece *piece = group->pieces[0];
	int64_t until_ns = clock_monotonic_ns() + WRITER_GROUP_NS;
	db_begin_write(writer->db);
	while (!db_failed(writer->db)) {
		piece->run(piece, writer->db);
		if (db_lost_transaction(writer->db) || db_failed(writer->db))
			break;
		bool is_full = group->count == WRITER_GROUP || clock_monotonic_ns() >= until_ns;
		piece = is_full ? NULL : take(writer);
		if (!piece) {
			DbFailure fate = db_commit(writer->db);
			if (fate == DB_FINE)
				revision_raise(writer->setup.revision);
			else
				give_up(writer, fate, true);
			return fate;
		}
		group->pieces[group->count++] = piece;
	}
	DbFailure fate = db_failed(writer->db) ? db_failure(writer->db) : DB_BROKEN;
	give_up(writer, fate, false);
	return fate;
}

/* A commit that met an I/O error on the embedded database leaves open what is stored: this process
 * writes nothing more. A full disk mends itself, a constraint that waits for the commit is a bug of
 * one form and nothing of its group is stored, and PostgreSQL is connected to anew. */
static void give_up(Writer *writer, DbFailure failure, bool in_commit)
{
	log_error("a group of writes was not stored: %s",
		  db_failed(writer->db) ? db_failure_text(writer->db)
					: "the database has ended the transaction by itself");
	bool is_fatal = in_commit && failure != DB_FULL && failure != DB_CONSTRAINT &&
			!db_is_postgres(writer->db);
	db_rollback(writer->db);
	if (!is_fatal)
		return;
	atomic_store(&writer->is_broken, true);
	writer->setup.on_broken(writer->setup.by);
}

void writer_stop(Writer *writer)
{
	pthread_mutex_lock(&writer->lock);
	writer->is_stopping = true;
	pthread_cond_broadcast(&writer->work);
	pthread_mutex_unlock(&writer->lock);
	pthread_join(writer->thread, NULL);
	db_close(writer->db);
	arena_free(writer->arena);
	pthread_cond_destroy(&writer->work);
	pthread_mutex_destroy(&writer->lock);
}
