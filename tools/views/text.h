/* SPDX-License-Identifier: Apache-2.0 */
/* Memory and text of the build tools.
 *
 * A tool runs for milliseconds and gives nothing back while it runs: take() hands out zeroed
 * memory and memory_reset() takes all of it back at once (tests only). A Text is text that
 * grows; its bytes are always closed by a NUL, so text->at is a C string. */
#ifndef TOOLS_TEXT_H
#define TOOLS_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct Text {
	char *at;
	size_t length, capacity;
} Text;

void *take(size_t bytes);
void memory_reset(void);

char *text_copy(const char *from, const char *end);
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
bool text_is(const char *from, const char *end, const char *word);
bool text_starts(const char *text, const char *start);

void text_add(Text *text, const char *from, const char *end);
void text_add_char(Text *text, char c);
void text_add_string(Text *text, const char *string);
void text_print(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_print_list(Text *text, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));
/* Adds the bytes as the inside of a C string literal. */
void text_add_c_literal(Text *text, const char *from, const char *end);

/* The whole file, or NULL where it cannot be read. */
char *file_read(const char *path, size_t *length);
/* Leaves an unchanged file untouched, so that nothing is compiled again because of it. */
bool file_write(const char *path, const Text *text);

#endif
