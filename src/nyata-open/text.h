/* SPDX-License-Identifier: Apache-2.0 */
/* Text that grows, and the strings of a workbook: runs are joined, the reading aids of East Asian
 * writing (rPh) left out. */
#ifndef NYATA_OPEN_TEXT_H
#define NYATA_OPEN_TEXT_H

#include "nyata-open/answer.h"

typedef struct Text {
	char *at;
	size_t length, capacity;
} Text;

/* More than OPEN_MOST_TEXT_BYTES ends the process. */
void text_add(Answer *answer, Text *text, const char *bytes, size_t count);
/* Undoes the escapes _xHHHH_ (ECMA-376 22.4.2.4) of what stands behind from: line feeds and tabs
 * come back, other control characters go, also those that XML lets stand. */
void text_unescape(Text *text, size_t from);
Str text_str(const Text *text, size_t from);

/* Where a reader stands inside a string. */
typedef struct StringReading {
	bool is_text, is_phonetic;
} StringReading;

void string_start(StringReading *reading, const char *name);
void string_end(StringReading *reading, const char *name);
bool string_wants_text(const StringReading *reading);

#endif
