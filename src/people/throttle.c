/* SPDX-License-Identifier: Apache-2.0 */
#include "people/throttle.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <pthread.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"

#define FIRST_WAIT_SECONDS 10
#define LONGEST_WAIT_SECONDS (15 * 60)
#define FORGET_SECONDS (60 * 60)
#define KNOWN_SECONDS (30 * 24 * 60 * 60)

#define BUCKETS 1024
#define PLACES 4

typedef struct Count {
	ThrottleKey key;
	int count;
	Instant last;
} Count;

/* Bounded: what is pushed out is what has been quiet for longest. The keys are made with a secret
 * of the process, so that nobody can aim at a bucket. */
typedef struct Table {
	Count counts[BUCKETS][PLACES];
} Table;

static struct {
	pthread_mutex_t mutex;
	bool has_secret;
	char secret[32];
	Table tries, known;
} throttle = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static void add_folded(Buf *text, Str name)
{
	for (size_t i = 0; i < name.length; i++)
		buf_add_char(text, (char)tolower((unsigned char)name.at[i]));
}

static Str secret(void)
{
	pthread_mutex_lock(&throttle.mutex);
	if (!throttle.has_secret)
		random_bytes(throttle.secret, sizeof throttle.secret);
	throttle.has_secret = true;
	pthread_mutex_unlock(&throttle.mutex);
	return (Str){ throttle.secret, sizeof throttle.secret };
}

ThrottleKey throttle_key(const char *kind, Str name, Str second)
{
	Arena *arena = arena_new();
	Buf text = buf_new(arena);
	buf_print(&text, "%s %zu ", kind, name.length);
	add_folded(&text, name);
	add_folded(&text, second);
	Digest digest = digest_hmac(secret(), buf_str(&text));
	arena_free(arena);

	ThrottleKey key;
	memcpy(&key, digest.bytes, sizeof key);
	return key;
}

Str throttle_network(Arena *arena, Str address)
{
	char text[INET6_ADDRSTRLEN] = "";
	struct in6_addr network;
	if (address.length && address.length < sizeof text)
		memcpy(text, address.at, address.length);
	if (inet_pton(AF_INET6, text, &network) != 1 || IN6_IS_ADDR_V4MAPPED(&network))
		return address;
	memset(network.s6_addr + 8, 0, 8);
	inet_ntop(AF_INET6, &network, text, sizeof text);
	return str_copy(arena, str_of(text));
}

/* --- the tables, under the lock --- */

static Count *find_count(Table *table, ThrottleKey key)
{
	Count *bucket = table->counts[key % BUCKETS];
	for (size_t i = 0; i < PLACES; i++)
		if (bucket[i].key == key && bucket[i].count > 0)
			return &bucket[i];
	return NULL;
}

static Count *claim_count(Table *table, ThrottleKey key)
{
	Count *bucket = table->counts[key % BUCKETS];
	Count *oldest = &bucket[0];
	for (size_t i = 1; i < PLACES; i++)
		if (bucket[i].last.seconds < oldest->last.seconds)
			oldest = &bucket[i];
	*oldest = (Count){ .key = key };
	return oldest;
}

static void add_one(Table *table, ThrottleKey key, Instant now, int64_t forget_seconds)
{
	Count *count = find_count(table, key);
	if (!count)
		count = claim_count(table, key);
	if (now.seconds - count->last.seconds > forget_seconds)
		count->count = 0;
	count->count++;
	count->last = now;
}

static int wait_of(const Count *count, int allowed, Instant now)
{
	if (!count || count->count < allowed)
		return 0;
	int64_t past = now.seconds - count->last.seconds;
	if (past > FORGET_SECONDS)
		return 0;
	int wait = FIRST_WAIT_SECONDS;
	for (int i = allowed; i < count->count && wait < LONGEST_WAIT_SECONDS; i++)
		wait *= 2;
	if (wait > LONGEST_WAIT_SECONDS)
		wait = LONGEST_WAIT_SECONDS;
	return past < wait ? (int)(wait - past) : 0;
}

/* --- for all --- */

void throttle_count(ThrottleKey key, Instant now)
{
	pthread_mutex_lock(&throttle.mutex);
	add_one(&throttle.tries, key, now, FORGET_SECONDS);
	pthread_mutex_unlock(&throttle.mutex);
}

void throttle_forget(ThrottleKey key)
{
	pthread_mutex_lock(&throttle.mutex);
	Count *count = find_count(&throttle.tries, key);
	if (count)
		*count = (Count){ 0 };
	pthread_mutex_unlock(&throttle.mutex);
}

int throttle_wait(ThrottleKey key, int allowed, Instant now)
{
	pthread_mutex_lock(&throttle.mutex);
	int wait = wait_of(find_count(&throttle.tries, key), allowed, now);
	pthread_mutex_unlock(&throttle.mutex);
	return wait;
}

void throttle_know(ThrottleKey key, Instant now)
{
	pthread_mutex_lock(&throttle.mutex);
	add_one(&throttle.known, key, now, KNOWN_SECONDS);
	pthread_mutex_unlock(&throttle.mutex);
}

bool throttle_is_known(ThrottleKey key, Instant now)
{
	pthread_mutex_lock(&throttle.mutex);
	const Count *count = find_count(&throttle.known, key);
	bool is_known = count && now.seconds - count->last.seconds <= KNOWN_SECONDS;
	pthread_mutex_unlock(&throttle.mutex);
	return is_known;
}
