/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/shared_strings.h"

#include <stdlib.h>

#include "nyata-open/xml.h"

static void add_start(SharedStrings *shared)
{
	if (shared->count > OPEN_MOST_CELLS)
		answer_too_big(shared->answer, OPEN_LIMIT_CELLS, shared->count);
	if (shared->count == shared->capacity) {
		size_t capacity = shared->capacity * 2 + 1024;
		uint32_t *grown = realloc(shared->starts, capacity * sizeof *grown);
		if (!grown)
			answer_too_big(shared->answer, OPEN_LIMIT_CELLS, shared->count);
		shared->starts = grown;
		shared->capacity = capacity;
	}
	shared->starts[shared->count++] = (uint32_t)shared->text.length;
}

static bool on_start(void *state, const char *name, const char **attributes)
{
	SharedStrings *shared = state;
	(void)attributes;
	if (xml_is(name, "si"))
		add_start(shared);
	string_start(&shared->string, name);
	return true;
}

static void on_end(void *state, const char *name)
{
	SharedStrings *shared = state;
	string_end(&shared->string, name);
	if (xml_is(name, "si"))
		text_unescape(&shared->text, shared->starts[shared->count - 1]);
}

static void on_text(void *state, const char *text, int length)
{
	SharedStrings *shared = state;
	if (shared->count > 0 && string_wants_text(&shared->string))
		text_add(shared->answer, &shared->text, text, (size_t)length);
}

void shared_strings_read(SharedStrings *shared, Package *package, const char *part)
{
	static const XmlReader reader = { on_start, on_end, on_text };
	*shared = (SharedStrings){ .answer = package->answer };
	if (!part)
		return;
	xml_read(package, part, &reader, shared);
	/* The end of the last one. */
	add_start(shared);
	shared->count--;
}

bool shared_string_find(const SharedStrings *shared, int64_t number, Str *text)
{
	if (number < 0 || (size_t)number >= shared->count)
		return false;
	uint32_t start = shared->starts[number], end = shared->starts[number + 1];
	/* Where every string is empty there is no text to point into. */
	*text = start < end ? (Str){ shared->text.at + start, end - start } : (Str){ 0 };
	return true;
}
