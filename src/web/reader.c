/* SPDX-License-Identifier: Apache-2.0 */
#include "web/reader.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"

#define SPARE_ARENAS 32
/* An arena that grew beyond this for one large answer is freed instead of kept. */
#define SPARE_ARENA_BYTES ((size_t)256 * 1024)
#define ASK_AGAIN_NS INT64_C(1000000000)
/* Longer than connecting may take. */
#define ASKING_NS (INT64_C(15) * 1000000000)

struct Readers {
	const App *app;
	Revision *revision;
	pthread_key_t key;
	pthread_mutex_t lock; /* of the site */
	Site site;
	Arena *site_arena;
	int64_t site_revision;
	/* 0: the database is there, as far as is known. */
	_Atomic int64_t ask_again_at_ns;
};

struct Reader {
	Readers *shared;
	Db *db;
	Arena *db_arena;
	Arena *spare[SPARE_ARENAS];
	int spare_count;
};

static void reader_free(void *kept);
static Site site_copy(Arena *arena, const Site *from);
static Db *reader_db(Reader *reader);
static bool may_ask(Readers *shared);
static void note_asked(Readers *shared, bool is_there);
static bool open_db(Reader *reader);
static void read_site(Reader *reader, Request *rq, int64_t revision);
static void add_listening(const App *app, Site *site, Arena *arena);

Readers *readers_new(Arena *arena, const App *app, Revision *revision)
{
	Readers *readers = NEW(arena, Readers);
	*readers = (Readers){ .app = app, .revision = revision, .site_revision = -1 };
	readers->site_arena = arena_new();
	add_listening(app, &readers->site, readers->site_arena);
	if (pthread_mutex_init(&readers->lock, NULL))
		fatal("the lock of the readers cannot be made");
	if (pthread_key_create(&readers->key, reader_free))
		fatal("no key for what each thread keeps");
	return readers;
}

void readers_free(Readers *readers)
{
	pthread_key_delete(readers->key);
	pthread_mutex_destroy(&readers->lock);
	arena_free(readers->site_arena);
}

void readers_put_site(Readers *readers, Request *rq)
{
	Site *site = NEW(rq->arena, Site);
	pthread_mutex_lock(&readers->lock);
	*site = site_copy(rq->arena, &readers->site);
	pthread_mutex_unlock(&readers->lock);
	rq->site = site;
	rq->today = day_of_instant(rq->now, site->zone_hours);
}

static Site site_copy(Arena *arena, const Site *from)
{
	Site site = *from;
	site.regency = str_copy(arena, from->regency);
	site.code = str_copy(arena, from->code);
	site.zone_name = str_copy(arena, from->zone_name);
	site.public_url = str_copy(arena, from->public_url);
	site.form_secret = str_copy(arena, from->form_secret);
	site.tracking_secret = str_copy(arena, from->tracking_secret);
	return site;
}

Reader *reader_here(Readers *readers)
{
	Reader *reader = pthread_getspecific(readers->key);
	if (reader)
		return reader;
	reader = calloc(1, sizeof *reader);
	if (!reader || pthread_setspecific(readers->key, reader))
		fatal("out of memory");
	reader->shared = readers;
	return reader;
}

void reader_end_here(Readers *readers)
{
	reader_free(pthread_getspecific(readers->key));
	pthread_setspecific(readers->key, NULL);
}

static void reader_free(void *kept)
{
	Reader *reader = kept;
	if (!reader)
		return;
	if (reader->db)
		db_close(reader->db);
	arena_free(reader->db_arena);
	while (reader->spare_count)
		arena_free(reader->spare[--reader->spare_count]);
	free(reader);
}

Arena *reader_take_arena(Reader *reader)
{
	return reader->spare_count ? reader->spare[--reader->spare_count] : arena_new();
}

void reader_give_arena(Reader *reader, Arena *arena)
{
	if (reader->spare_count == SPARE_ARENAS || arena_held_bytes(arena) > SPARE_ARENA_BYTES) {
		arena_free(arena);
		return;
	}
	arena_reset(arena);
	reader->spare[reader->spare_count++] = arena;
}

bool reader_begin(Reader *reader, Request *rq, ReadLimit limit)
{
	Db *db = reader_db(reader);
	if (!db)
		return false;
	int64_t revision = revision_now(reader->shared->revision);
	db_set_arena(db, rq->arena);
	db_limit_read(db, limit.thread_ns, limit.wall_ns);
	db_begin_read(db);
	if (db_failure(db) == DB_BROKEN)
		note_asked(reader->shared, false);
	read_site(reader, rq, revision);
	readers_put_site(reader->shared, rq);
	rq->db = db;
	return true;
}

/* NULL: the database is away. What broke in the last read is mended here, where its reader has had
 * his answer. */
static Db *reader_db(Reader *reader)
{
	if (reader->db && db_failure(reader->db) != DB_BROKEN)
		db_recover(reader->db);
	if (reader->db && !db_failed(reader->db))
		return reader->db;
	if (!may_ask(reader->shared))
		return NULL;
	if (reader->db)
		db_recover(reader->db);
	bool is_there = reader->db ? !db_failed(reader->db) : open_db(reader);
	if (!is_there && reader->db)
		log_error("a read connection is lost: %s", db_failure_text(reader->db));
	note_asked(reader->shared, is_there);
	return is_there ? reader->db : NULL;
}

/* Asking a database that is away takes as long as a timeout: one thread does, a second after the
 * last one was told no, and all others answer at once. */
static bool may_ask(Readers *shared)
{
	int64_t now_ns = clock_monotonic_ns();
	int64_t at_ns = atomic_load(&shared->ask_again_at_ns);
	if (at_ns == 0)
		return true;
	return at_ns <= now_ns &&
	       atomic_compare_exchange_strong(&shared->ask_again_at_ns, &at_ns, now_ns + ASKING_NS);
}

static void note_asked(Readers *shared, bool is_there)
{
	atomic_store(&shared->ask_again_at_ns, is_there ? 0 : clock_monotonic_ns() + ASK_AGAIN_NS);
}

static bool open_db(Reader *reader)
{
	const char *why = NULL;
	Arena *arena = arena_new();
	reader->db = db_open(arena, reader->shared->app->database_url, DB_READ, &why);
	if (reader->db) {
		reader->db_arena = arena;
		return true;
	}
	log_error("a read connection cannot be opened: %s", why ? why : "no reason given");
	arena_free(arena);
	return false;
}

/* Unless what is known is as new as the snapshot. A failure leaves what was known. */
static void read_site(Reader *reader, Request *rq, int64_t revision)
{
	Readers *shared = reader->shared;
	pthread_mutex_lock(&shared->lock);
	bool is_known = shared->site_revision >= revision;
	pthread_mutex_unlock(&shared->lock);
	if (is_known)
		return;
	Site site = { 0 };
	shared->app->hooks.read_site(reader->db, &site, rq->arena);
	if (db_failed(reader->db))
		return;
	add_listening(shared->app, &site, rq->arena);
	pthread_mutex_lock(&shared->lock);
	if (shared->site_revision < revision) {
		arena_reset(shared->site_arena);
		shared->site = site_copy(shared->site_arena, &site);
		shared->site_revision = revision;
	}
	pthread_mutex_unlock(&shared->lock);
}

/* What the command line says of the site. */
static void add_listening(const App *app, Site *site, Arena *arena)
{
	site->public_url = app->public_url;
	if (!app->public_url.length)
		site->public_url = str_print(arena, "http://%" STR_FORMAT, STR_ARGS(app->listen));
	site->is_https = str_starts(app->public_url, S("https://"));
	site->clock_is_moved = clock_is_moved();
	site->is_insecure_lan = app->insecure_lan;
}

DbFailure reader_end(Reader *reader, Request *rq)
{
	DbFailure failure = db_failure(reader->db);
	db_rollback(reader->db);
	rq->db = NULL;
	return failure;
}
