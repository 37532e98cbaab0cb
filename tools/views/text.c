/* SPDX-License-Identifier: Apache-2.0 */
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Block {
	struct Block *previous;
	size_t used, size;
	_Alignas(max_align_t) char bytes[];
} Block;

static Block *newest;

void *take(size_t bytes)
{
	size_t rounded = (bytes + 15) & ~(size_t)15;

	if (!newest || newest->size - newest->used < rounded) {
		size_t size = rounded > 65536 ? rounded : 65536;
		Block *block = calloc(1, sizeof *block + size);
		if (!block)
			abort();
		block->previous = newest;
		block->size = size;
		newest = block;
	}
	void *taken = newest->bytes + newest->used;
	newest->used += rounded;
	return taken;
}

void memory_reset(void)
{
	while (newest) {
		Block *previous = newest->previous;
		free(newest);
		newest = previous;
	}
}

char *text_copy(const char *from, const char *end)
{
	size_t length = (size_t)(end - from);
	char *copy = take(length + 1);

	memcpy(copy, from, length);
	return copy;
}

char *text_format(const char *format, ...)
{
	va_list arguments, again;

	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	char *text = take((size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(arguments);
	return text;
}

bool text_is(const char *from, const char *end, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(end - from) == length && memcmp(from, word, length) == 0;
}

bool text_starts(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static void text_room(Text *text, size_t more)
{
	if (text->at && text->capacity - text->length > more)
		return;
	size_t capacity = 2 * text->capacity + more + 64;
	char *bigger = take(capacity);
	if (text->length > 0)
		memcpy(bigger, text->at, text->length);
	text->at = bigger;
	text->capacity = capacity;
}

void text_add(Text *text, const char *from, const char *end)
{
	size_t length = (size_t)(end - from);

	text_room(text, length);
	memcpy(text->at + text->length, from, length);
	text->length += length;
	text->at[text->length] = '\0';
}

void text_add_char(Text *text, char c)
{
	text_add(text, &c, &c + 1);
}

void text_add_string(Text *text, const char *string)
{
	text_add(text, string, string + strlen(string));
}

void text_print(Text *text, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	text_print_list(text, format, arguments);
	va_end(arguments);
}

void text_print_list(Text *text, const char *format, va_list arguments)
{
	va_list again;

	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	text_room(text, (size_t)length + 1);
	vsnprintf(text->at + text->length, (size_t)length + 1, format, again);
	text->length += (size_t)length;
	va_end(again);
}

void text_add_c_literal(Text *text, const char *from, const char *end)
{
	for (const char *c = from; c < end; c++) {
		if (*c == '\n')
			text_add_string(text, "\\n");
		else if (*c == '\t')
			text_add_string(text, "\\t");
		else if (*c == '"' || *c == '\\' || *c == '?')
			text_print(text, "\\%c", *c);
		else if ((unsigned char)*c < 0x20 || *c == 0x7f)
			text_print(text, "\\%03o", (unsigned)(unsigned char)*c);
		else
			text_add_char(text, *c);
	}
}

char *file_read(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		return NULL;

	Text text = { 0 };
	char part[16384];
	size_t count;
	while ((count = fread(part, 1, sizeof part, file)) > 0)
		text_add(&text, part, part + count);
	bool failed = ferror(file);
	fclose(file);
	if (failed)
		return NULL;
	text_add_string(&text, "");
	*length = text.length;
	return text.at;
}

bool file_write(const char *path, const Text *text)
{
	size_t length = 0;
	const char *before = file_read(path, &length);
	if (before && length == text->length && memcmp(before, text->at, length) == 0)
		return true;

	FILE *file = fopen(path, "wb");
	if (!file)
		return false;
	bool written = fwrite(text->at, 1, text->length, file) == text->length;
	return (fclose(file) == 0) && written;
}
