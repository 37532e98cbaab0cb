/* SPDX-License-Identifier: Apache-2.0 */
/* nyata-open kind|workbook: reads an untrusted file from descriptor 0, says what it found on
 * descriptor 1 (base/open_stream.h), and on descriptor 2 one line where the machine refuses. It
 * closes its sandbox before it reads a byte. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "nyata-open/kind.h"
#include "nyata-open/sandbox.h"
#include "nyata-open/workbook.h"

static int refuse(const char *what)
{
	dprintf(STDERR_FILENO, "%s\n", what);
	return 1;
}

/* The whole file, mapped: its pages are the cache's, not this process's memory. */
static Str file_bytes(Answer *answer, off_t said)
{
	size_t size = (size_t)said;
	if (size > OPEN_MOST_FILE_BYTES)
		answer_too_big(answer, OPEN_LIMIT_FILE_BYTES, size);
	if (size == 0)
		answer_end(answer, OPEN_STATUS_WRONG_KIND);
	void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
	if (bytes == MAP_FAILED)
		_exit(refuse("descriptor 0 cannot be mapped"));
	return (Str){ bytes, size };
}

int main(int count, char **arguments)
{
	bool is_kind = count == 2 && strcmp(arguments[1], "kind") == 0;
	if (!is_kind && (count != 2 || strcmp(arguments[1], "workbook") != 0))
		return refuse("usage: nyata-open kind|workbook < FILE");
	if (!sandbox_limit())
		return refuse("limits were refused");
	KindReader *kinds = is_kind ? kind_reader_new() : NULL;
	if (is_kind && !kinds)
		return refuse("the database of file kinds is missing (libmagic-mgc)");
	/* Asked now: the sandbox lets nobody ask about files, by descriptor or by name. */
	struct stat file;
	if (fstat(STDIN_FILENO, &file) != 0 || !S_ISREG(file.st_mode))
		return refuse("descriptor 0 is no file");
	const char *what;
	if (!sandbox_close(&what))
		return refuse(what);

	Answer answer = { 0 };
	answer_begin(&answer);
	Arena *arena = arena_new();
	Str bytes = file_bytes(&answer, file.st_size);
	if (is_kind)
		kind_say(kinds, arena, &answer, bytes);
	Package package;
	workbook_say(arena, &package, workbook_find(arena, &package, &answer, bytes));
}
