/* SPDX-License-Identifier: Apache-2.0 */
#include "web/pool.h"

#include <pthread.h>

#include "base/log.h"

struct Pool {
	Readers *readers;
	pthread_mutex_t lock;
	pthread_cond_t work;
	Errand *first, **last;
	int waiting, most;
	bool is_stopping;
	pthread_t *threads;
	int thread_count;
};

static void *pool_thread(void *by);
static Errand *take(Pool *pool);

Pool *pool_start(Arena *arena, Readers *readers, int threads, int most)
{
	Pool *pool = NEW(arena, Pool);
	pool->readers = readers;
	pool->last = &pool->first;
	pool->most = most;
	pool->threads = NEW_ARRAY(arena, pthread_t, (size_t)threads);
	pool->thread_count = threads;
	if (pthread_mutex_init(&pool->lock, NULL) || pthread_cond_init(&pool->work, NULL))
		fatal("the lock of a pool cannot be made");
	for (int i = 0; i < threads; i++)
		if (pthread_create(&pool->threads[i], NULL, pool_thread, pool))
			fatal("a thread cannot be started");
	return pool;
}

static void *pool_thread(void *by)
{
	Pool *pool = by;
	Reader *reader = reader_here(pool->readers);
	for (Errand *errand; (errand = take(pool));)
		errand->run(errand, reader);
	return NULL;
}

/* The next errand; NULL when the pool is stopping and nothing waits. */
static Errand *take(Pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	while (!pool->first && !pool->is_stopping)
		pthread_cond_wait(&pool->work, &pool->lock);
	Errand *errand = pool->first;
	if (errand) {
		pool->first = errand->next;
		if (!pool->first)
			pool->last = &pool->first;
		pool->waiting--;
	}
	pthread_mutex_unlock(&pool->lock);
	return errand;
}

bool pool_add(Pool *pool, Errand *errand)
{
	pthread_mutex_lock(&pool->lock);
	bool has_room = pool->waiting < pool->most && !pool->is_stopping;
	if (has_room) {
		errand->next = NULL;
		*pool->last = errand;
		pool->last = &errand->next;
		pool->waiting++;
		pthread_cond_signal(&pool->work);
	}
	pthread_mutex_unlock(&pool->lock);
	return has_room;
}

void pool_stop(Pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	pool->is_stopping = true;
	pthread_cond_broadcast(&pool->work);
	pthread_mutex_unlock(&pool->lock);
	for (int i = 0; i < pool->thread_count; i++)
		pthread_join(pool->threads[i], NULL);
	pthread_cond_destroy(&pool->work);
	pthread_mutex_destroy(&pool->lock);
}
