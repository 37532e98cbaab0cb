/* SPDX-License-Identifier: Apache-2.0 */
#include "people/sign_in.h"

#include <pthread.h>
#include <unistd.h>

#include "people/throttle.h"

/* A whole office may sit behind one address, so an address may fail more often than an account. */
#define ACCOUNT_ALLOWED 5
#define ADDRESS_ALLOWED 30

/* What one try is counted by. */
typedef struct Counters {
	ThrottleKey account; /* of the device, of the network with the account, or of all others */
	ThrottleKey address;
	bool has_address; /* a known device is not held up by its neighbours */
} Counters;

static ThrottleKey network_key(const SignInTry *attempt)
{
	return throttle_key("network of account", attempt->account,
			    throttle_network(attempt->arena, attempt->address));
}

static Counters counters_of(const SignInTry *attempt)
{
	if (attempt->device.length)
		return (Counters){ .account = throttle_key("device", attempt->account,
							   attempt->device) };
	ThrottleKey of_network = network_key(attempt);
	bool is_known = throttle_is_known(of_network, attempt->now);
	Str network = throttle_network(attempt->arena, attempt->address);
	return (Counters){
		.account = is_known ? of_network
				    : throttle_key("account", attempt->account, (Str){ 0 }),
		.address = throttle_key("address", network, (Str){ 0 }),
		.has_address = true,
	};
}

int sign_in_wait(const SignInTry *attempt)
{
	Counters counters = counters_of(attempt);
	int by_account = throttle_wait(counters.account, ACCOUNT_ALLOWED, attempt->now);
	int by_address = counters.has_address
				 ? throttle_wait(counters.address, ADDRESS_ALLOWED, attempt->now)
				 : 0;
	return by_account > by_address ? by_account : by_address;
}

void sign_in_failed(const SignInTry *attempt)
{
	Counters counters = counters_of(attempt);
	throttle_count(counters.account, attempt->now);
	if (counters.has_address)
		throttle_count(counters.address, attempt->now);
}

/* The address keeps its failures: who guesses at others' accounts may well have one. What all
 * strangers share is forgotten where one of them turned out to be the owner. */
void sign_in_succeeded(const SignInTry *attempt)
{
	throttle_forget(counters_of(attempt).account);
	throttle_know(network_key(attempt), attempt->now);
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
