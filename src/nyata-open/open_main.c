/* SPDX-License-Identifier: Apache-2.0 */
/* nyata-open kind|workbook: reads an untrusted file from descriptor 0, says what it found on
 * descriptor 1 (base/open_stream.h), and on descriptor 2 one line where the machine refuses. It
 * closes its sandbox before it reads a byte. */
#include <string.h>

#include "nyata-open/input.h"
#include "nyata-open/kind.h"
#include "nyata-open/workbook.h"

static const SandboxLimits limits = { .memory_bytes = 256 * 1024 * 1024, .processor_seconds = 5 };

int main(int count, char **arguments)
{
	bool is_kind = count == 2 && strcmp(arguments[1], "kind") == 0;
	if (!is_kind && (count != 2 || strcmp(arguments[1], "workbook") != 0))
		return input_refuse("usage: nyata-open kind|workbook < FILE");
	if (!sandbox_limit(limits))
		return input_refuse("limits were refused");
	KindReader *kinds = is_kind ? kind_reader_new() : NULL;
	if (is_kind && !kinds)
		return input_refuse("the database of file kinds is missing (libmagic-mgc)");
	off_t size;
	if (!input_close_walls(&size))
		return 1;

	Answer answer = { 0 };
	answer_begin(&answer);
	Arena *arena = arena_new();
	Str bytes = input_bytes(&answer, size);
	if (is_kind)
		kind_say(kinds, arena, &answer, bytes);
	Package package;
	workbook_say(arena, &package, workbook_find(arena, &package, &answer, bytes));
}
