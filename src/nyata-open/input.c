/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/input.h"

#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int input_refuse(const char *what)
{
	dprintf(STDERR_FILENO, "%s\n", what);
	return 1;
}

bool input_close_walls(off_t *size)
{
	/* Asked now: the sandbox lets nobody ask about files, by descriptor or by name. */
	struct stat file;
	if (fstat(STDIN_FILENO, &file) != 0 || !S_ISREG(file.st_mode)) {
		input_refuse("descriptor 0 is no file");
		return false;
	}
	*size = file.st_size;
	const char *what;
	bool is_closed = sandbox_close(&what);
	if (!is_closed)
		input_refuse(what);
	return is_closed;
}

Str input_bytes(Answer *answer, off_t said)
{
	size_t size = (size_t)said;
	if (size > OPEN_MOST_FILE_BYTES)
		answer_too_big(answer, OPEN_LIMIT_FILE_BYTES, size);
	if (size == 0)
		answer_end(answer, OPEN_STATUS_WRONG_KIND);
	void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
	if (bytes == MAP_FAILED)
		_exit(input_refuse("descriptor 0 cannot be mapped"));
	return (Str){ bytes, size };
}
