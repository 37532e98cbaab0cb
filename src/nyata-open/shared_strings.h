/* SPDX-License-Identifier: Apache-2.0 */
/* The table of strings that cells name by number. */
#ifndef NYATA_OPEN_SHARED_STRINGS_H
#define NYATA_OPEN_SHARED_STRINGS_H

#include "nyata-open/package.h"
#include "nyata-open/text.h"

typedef struct SharedStrings {
	Answer *answer;
	Text text;
	uint32_t *starts; /* count + 1 of them, once all is read */
	size_t count, capacity;
	StringReading string;
} SharedStrings;

void shared_strings_read(SharedStrings *shared, Package *package, const char *part);
/* false: there is no such string. */
bool shared_string_find(const SharedStrings *shared, int64_t number, Str *text);

#endif
