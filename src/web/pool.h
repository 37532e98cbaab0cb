/* SPDX-License-Identifier: Apache-2.0 */
/* A few threads with a bounded queue before them: HEAVY, and READ on PostgreSQL. */
#ifndef NYATA_POOL_H
#define NYATA_POOL_H

#include "web/reader.h"

typedef struct Pool Pool;
typedef struct Errand Errand;

/* Part of what it works on, which must live until run is done with it. */
struct Errand {
	Errand *next;
	void (*run)(Errand *errand, Reader *reader);
};

/* most: how many may wait. */
Pool *pool_start(Arena *arena, Readers *readers, int threads, int most);
/* false: the queue is full, or the pool is stopping. */
bool pool_add(Pool *pool, Errand *errand);
/* Does what waits, then ends the threads. */
void pool_stop(Pool *pool);

#endif
