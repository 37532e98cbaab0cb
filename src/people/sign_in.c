/* SPDX-License-Identifier: Apache-2.0 */
#include "people/sign_in.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"

/* A whole office may sit behind one address, so an address may fail more often than an account. */
#define ACCOUNT_ALLOWED 5
#define ADDRESS_ALLOWED 30
#define FIRST_WAIT_SECONDS 10
#define LONGEST_WAIT_SECONDS (15 * 60)
/* Failures are forgotten that long after the last one. */
#define FORGET_SECONDS (60 * 60)

#define BUCKETS 1024
#define PLACES 4

typedef struct Failures {
	uint64_t key;
	int count;
	Instant last;
} Failures;

/* Bounded: what is pushed out is what has failed longest ago. The keys are made with a secret of
 * the process, so that nobody can aim at a bucket. */
static struct {
	pthread_mutex_t mutex;
	bool has_secret;
	char secret[32];
	Failures failures[BUCKETS][PLACES];
} table = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static uint64_t key_of(const char *kind, Str name);
static uint64_t key_of_address(Str address);
static Failures *find_failures(uint64_t key);
static void add_failure(uint64_t key, Instant now);
static int wait_of(const Failures *failures, int allowed, Instant now);

int sign_in_wait(Str account, Str address, Instant now)
{
	pthread_mutex_lock(&table.mutex);
	const Failures *of_account = find_failures(key_of("account", account));
	const Failures *of_address = find_failures(key_of_address(address));
	int by_account = wait_of(of_account, ACCOUNT_ALLOWED, now);
	int by_address = wait_of(of_address, ADDRESS_ALLOWED, now);
	pthread_mutex_unlock(&table.mutex);
	return by_account > by_address ? by_account : by_address;
}

void sign_in_failed(Str account, Str address, Instant now)
{
	pthread_mutex_lock(&table.mutex);
	add_failure(key_of("account", account), now);
	add_failure(key_of_address(address), now);
	pthread_mutex_unlock(&table.mutex);
}

/* The address keeps its failures: who guesses at others' accounts may well have one. */
void sign_in_succeeded(Str account)
{
	pthread_mutex_lock(&table.mutex);
	Failures *failures = find_failures(key_of("account", account));
	if (failures)
		*failures = (Failures){ 0 };
	pthread_mutex_unlock(&table.mutex);
}

/* "Admin" and "admin" are one account. */
static uint64_t key_of(const char *kind, Str name)
{
	if (!table.has_secret) {
		random_bytes(table.secret, sizeof table.secret);
		table.has_secret = true;
	}
	Arena *arena = arena_new();
	Buf text = buf_new(arena);
	buf_print(&text, "%s ", kind);
	for (size_t i = 0; i < name.length; i++)
		buf_add_char(&text, (char)tolower((unsigned char)name.at[i]));
	Digest digest = digest_hmac((Str){ table.secret, sizeof table.secret }, buf_str(&text));
	arena_free(arena);

	uint64_t key;
	memcpy(&key, digest.bytes, sizeof key);
	return key;
}

static uint64_t key_of_address(Str address)
{
	char text[INET6_ADDRSTRLEN] = "";
	struct in6_addr network;
	if (address.length && address.length < sizeof text)
		memcpy(text, address.at, address.length);
	if (inet_pton(AF_INET6, text, &network) != 1 || IN6_IS_ADDR_V4MAPPED(&network))
		return key_of("address", address);
	memset(network.s6_addr + 8, 0, 8);
	inet_ntop(AF_INET6, &network, text, sizeof text);
	return key_of("address", str_of(text));
}

static Failures *find_failures(uint64_t key)
{
	Failures *bucket = table.failures[key % BUCKETS];
	for (size_t i = 0; i < PLACES; i++)
		if (bucket[i].key == key && bucket[i].count > 0)
			return &bucket[i];
	return NULL;
}

static Failures *claim_failures(uint64_t key)
{
	Failures *bucket = table.failures[key % BUCKETS];
	Failures *oldest = &bucket[0];
	for (size_t i = 1; i < PLACES; i++)
		if (bucket[i].last.seconds < oldest->last.seconds)
			oldest = &bucket[i];
	*oldest = (Failures){ .key = key };
	return oldest;
}

static void add_failure(uint64_t key, Instant now)
{
	Failures *failures = find_failures(key);
	if (!failures)
		failures = claim_failures(key);
	if (now.seconds - failures->last.seconds > FORGET_SECONDS)
		failures->count = 0;
	failures->count++;
	failures->last = now;
}

/* Ten seconds after the last failure that is allowed, twice as long after each further one. */
static int wait_of(const Failures *failures, int allowed, Instant now)
{
	if (!failures || failures->count < allowed)
		return 0;
	int64_t past = now.seconds - failures->last.seconds;
	if (past > FORGET_SECONDS)
		return 0;
	int wait = FIRST_WAIT_SECONDS;
	for (int i = allowed; i < failures->count && wait < LONGEST_WAIT_SECONDS; i++)
		wait *= 2;
	if (wait > LONGEST_WAIT_SECONDS)
		wait = LONGEST_WAIT_SECONDS;
	return past < wait ? (int)(wait - past) : 0;
}

static struct {
	pthread_mutex_t mutex;
	pthread_cond_t freed;
	long running;
} hashings = { .mutex = PTHREAD_MUTEX_INITIALIZER, .freed = PTHREAD_COND_INITIALIZER };

void hashing_begin(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	pthread_mutex_lock(&hashings.mutex);
	while (hashings.running >= (cores > 0 ? cores : 1))
		pthread_cond_wait(&hashings.freed, &hashings.mutex);
	hashings.running++;
	pthread_mutex_unlock(&hashings.mutex);
}

void hashing_end(void)
{
	pthread_mutex_lock(&hashings.mutex);
	hashings.running--;
	pthread_cond_signal(&hashings.freed);
	pthread_mutex_unlock(&hashings.mutex);
}
