/* SPDX-License-Identifier: Apache-2.0 */
/* A counter of the process that grows whenever the database may have changed: with each commit of
 * the write lane and when a look once a second finds another's. Read it before a snapshot opens:
 * what was made from the snapshot is then never newer than its number says. */
#ifndef NYATA_REVISION_H
#define NYATA_REVISION_H

#include <stdatomic.h>
#include <stdint.h>

typedef struct Revision {
	_Atomic int64_t number;
} Revision;

static inline int64_t revision_now(Revision *revision)
{
	return atomic_load_explicit(&revision->number, memory_order_acquire);
}

static inline void revision_raise(Revision *revision)
{
	atomic_fetch_add_explicit(&revision->number, 1, memory_order_release);
}

#endif
