/* SPDX-License-Identifier: Apache-2.0 */
/* Preloaded into a program, counts what it flushes to disk; writes the count into the file that
 * FSYNC_COUNT names when the program ends. Unlike a tracer it leaves the program its speed. */
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static _Atomic long count;

static int call(const char *name, int file)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
	atomic_fetch_add(&count, 1);
	return real(file);
}

int fsync(int file)
{
	return call("fsync", file);
}

int fdatasync(int file)
{
	return call("fdatasync", file);
}

__attribute__((destructor)) static void write_count(void)
{
	const char *path = getenv("FSYNC_COUNT");
	FILE *to = path ? fopen(path, "w") : NULL;
	if (!to)
		return;
	fprintf(to, "%ld\n", atomic_load(&count));
	fclose(to);
}
