/* SPDX-License-Identifier: Apache-2.0 */
#include "people/session_use.h"

#include <pthread.h>

#include "base/list.h"

#define BUCKETS 1024
#define PLACES 4

static struct {
	pthread_mutex_t mutex;
	SessionUse uses[BUCKETS][PLACES];
} table = { .mutex = PTHREAD_MUTEX_INITIALIZER };

/* The session's place, else the one that has been unused for longest. */
static SessionUse *place_of(uint64_t key)
{
	SessionUse *bucket = table.uses[key % BUCKETS];
	SessionUse *oldest = &bucket[0];
	for (size_t i = 0; i < PLACES; i++) {
		if (bucket[i].key == key)
			return &bucket[i];
		if (bucket[i].at.seconds < oldest->at.seconds)
			oldest = &bucket[i];
	}
	return oldest;
}

void session_use_note(uint64_t key, Id session, Instant at)
{
	pthread_mutex_lock(&table.mutex);
	SessionUse *use = place_of(key);
	if (use->key != key)
		*use = (SessionUse){ .key = key, .session = session };
	if (at.seconds > use->at.seconds)
		use->at = at;
	pthread_mutex_unlock(&table.mutex);
}

Instant session_use_find(uint64_t key)
{
	pthread_mutex_lock(&table.mutex);
	const SessionUse *use = place_of(key);
	Instant at = use->key == key ? use->at : (Instant){ 0 };
	pthread_mutex_unlock(&table.mutex);
	return at;
}

SessionUseList session_uses_take(Arena *arena)
{
	SessionUseList taken = { 0 };
	pthread_mutex_lock(&table.mutex);
	for (size_t i = 0; i < BUCKETS * PLACES; i++) {
		SessionUse *use = &table.uses[i / PLACES][i % PLACES];
		if (use->session == 0 || use->written.seconds == use->at.seconds)
			continue;
		use->written = use->at;
		*list_push(arena, &taken) = *use;
	}
	pthread_mutex_unlock(&table.mutex);
	return taken;
}
