/* SPDX-License-Identifier: Apache-2.0 */
#include "web/unnamed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"

int unnamed_open(void)
{
	const char *folder = getenv("TMPDIR");
	if (!folder || !*folder)
		folder = "/tmp";
	int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
		return descriptor;
	Arena *arena = arena_new();
	Str name = str_print(arena, "%s/nyata-XXXXXX", folder);
	char *path = (char *)str_c(arena, name);
	descriptor = mkostemp(path, O_CLOEXEC);
	if (descriptor >= 0 && unlink(path) != 0) {
		int error = errno; /* a name that stays would leave the bytes behind */
		close(descriptor);
		descriptor = -1;
		errno = error;
	}
	arena_free(arena);
	return descriptor;
}
