/* SPDX-License-Identifier: Apache-2.0 */
/* Tries counted in the memory of the process: after some of them the next one waits, longer each
 * time, never for good. What one row of routes may do with it, its caller says. */
#ifndef NYATA_THROTTLE_H
#define NYATA_THROTTLE_H

#include "base/day.h"

/* What is counted: a kind and a name or two. Letters' case does not matter. */
typedef uint64_t ThrottleKey;

ThrottleKey throttle_key(const char *kind, Str name, Str second);
/* The address; of IPv6 its network of 64 bits, which one household has to itself. */
Str throttle_network(Arena *arena, Str address);

void throttle_count(ThrottleKey key, Instant now);
void throttle_forget(ThrottleKey key);
/* Seconds until the next try, where so many cost no wait: ten after the last one, twice as long
 * after each further one, a quarter of an hour at most. Forgotten after an hour without one. */
int throttle_wait(ThrottleKey key, int allowed, Instant now);

/* Successes, kept apart so that nobody without one pushes them out: for thirty days. */
void throttle_know(ThrottleKey key, Instant now);
bool throttle_is_known(ThrottleKey key, Instant now);

#endif
