/* SPDX-License-Identifier: Apache-2.0 */
/* The walls around a reader of untrusted files: after sandbox_close() the process reads and writes
 * the descriptors that it has, takes memory up to its limit, and can do nothing else. */
#ifndef NYATA_OPEN_SANDBOX_H
#define NYATA_OPEN_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

typedef struct SandboxLimits {
	size_t memory_bytes; /* address space, with what the program's libraries take of it */
	unsigned processor_seconds;
} SandboxLimits;

/* Limits of memory, processor time and file size. false: the machine refused. */
bool sandbox_limit(SandboxLimits limits);
/* No new rights, no files (Landlock), no calls but the listed ones (seccomp), no new descriptors.
 * false with a word in *what: the machine refused, and nothing may be read. */
bool sandbox_close(const char **what);

#endif
