/* SPDX-License-Identifier: Apache-2.0 */
#include "view_file.h"

#include <ctype.h>
#include <string.h>

#include "text.h"

typedef struct Cursor {
	const char *file, *at, *end;
	int line;
} Cursor;

static const char *line_end(const Cursor *cursor)
{
	const char *newline = memchr(cursor->at, '\n', (size_t)(cursor->end - cursor->at));

	return newline ? newline : cursor->end;
}

static void next_line(Cursor *cursor)
{
	const char *end = line_end(cursor);

	cursor->at = end < cursor->end ? end + 1 : end;
	cursor->line++;
}

static Place here(const Cursor *cursor)
{
	return (Place){ cursor->file, cursor->line };
}

static bool line_starts(const Cursor *cursor, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(cursor->end - cursor->at) >= length &&
	       memcmp(cursor->at, word, length) == 0 &&
	       (cursor->at + length == cursor->end || isspace((unsigned char)cursor->at[length]));
}

static bool line_blank(const Cursor *cursor)
{
	const char *end = line_end(cursor);

	for (const char *c = cursor->at; c < end; c++) {
		if (!isspace((unsigned char)*c))
			return false;
	}
	return true;
}

/* How many bytes the UTF-8 character at c has; 0 where it is none. */
static int character_length(const unsigned char *c, const unsigned char *end)
{
	int length = *c < 0x80	 ? 1
		     : *c < 0xc2 ? 0
		     : *c < 0xe0 ? 2
		     : *c < 0xf0 ? 3
		     : *c < 0xf5 ? 4
				 : 0;

	if (*c == 0 || end - c < length)
		return 0;
	for (int i = 1; i < length; i++) {
		if ((c[i] & 0xc0) != 0x80)
			return 0;
	}
	return length;
}

static void require_utf8(const char *file, const char *text, size_t length)
{
	const unsigned char *c = (const unsigned char *)text, *end = c + length;
	Place place = { file, 1 };

	while (c < end) {
		int bytes = character_length(c, end);
		if (bytes == 0)
			refuse(place, "this line is not UTF-8 text");
		if (*c == '\n')
			place.line++;
		c += bytes;
	}
}

static int parenthesis_depth(const char *text)
{
	int depth = 0;

	for (; *text; text++)
		depth += *text == '(' ? 1 : *text == ')' ? -1 : 0;
	return depth;
}

/* "%view name(Request *rq," may go on over further % lines until its parentheses close. */
static const char *read_signature(Cursor *cursor)
{
	Place place = here(cursor);
	Text signature = { 0 };

	text_add(&signature, cursor->at + strlen("%view"), line_end(cursor));
	next_line(cursor);
	while (parenthesis_depth(signature.at) > 0 && cursor->at < cursor->end &&
	       *cursor->at == '%') {
		text_add_char(&signature, ' ');
		text_add(&signature, cursor->at + 1, line_end(cursor));
		next_line(cursor);
	}

	const char *name = signature.at + strspn(signature.at, " \t");
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
	const char *parameters = name + length;
	bool ok = length > 0 && !isdigit((unsigned char)*name) &&
		  text_starts(parameters, "(Request *rq") &&
		  strchr(",)", parameters[strlen("(Request *rq")]) &&
		  parameters[strlen("(Request *rq")] && parenthesis_depth(parameters) == 0;
	if (!ok)
		refuse(place, "write %%view name(Request *rq, …) with a lower-case name");

	size_t end = strlen(name);
	while (end > 0 && isspace((unsigned char)name[end - 1]))
		end--;
	return text_copy(name, name + end);
}

static View *read_view(Cursor *cursor)
{
	View *view = take(sizeof *view);

	view->place = here(cursor);
	view->signature = read_signature(cursor);
	view->body = cursor->at;
	view->body_line = cursor->line;
	while (cursor->at < cursor->end && !line_starts(cursor, "%end")) {
		if (line_starts(cursor, "%view"))
			refuse(here(cursor), "the view of line %d has no %%end before this one",
			       view->place.line);
		next_line(cursor);
	}
	if (cursor->at >= cursor->end)
		refuse(view->place, "this view has no %%end");
	view->body_end = cursor->at;
	next_line(cursor);
	return view;
}

static void read_outside(Cursor *cursor, Text *prelude, bool first_view_seen)
{
	if (line_starts(cursor, "%end"))
		refuse(here(cursor), "this %%end ends no view");
	if (*cursor->at == '%') {
		if (first_view_seen)
			refuse(here(cursor), "C outside a view belongs before the first %%view");
		text_print(prelude, "#line %d \"%s\"\n", cursor->line, cursor->file);
		text_add(prelude, cursor->at + 1, line_end(cursor));
		text_add_char(prelude, '\n');
	} else if (!line_blank(cursor)) {
		refuse(here(cursor),
		       "HTML stands outside a view: begin one with %%view name(Request *rq)");
	}
	next_line(cursor);
}

ViewFile view_file_read(const char *name, const char *text, size_t length)
{
	ViewFile file = { .name = name };
	Cursor cursor = { .file = name, .at = text, .end = text + length, .line = 1 };
	Text prelude = { 0 };

	require_utf8(name, text, length);
	while (cursor.at < cursor.end) {
		if (!line_starts(&cursor, "%view")) {
			read_outside(&cursor, &prelude, file.first != NULL);
			continue;
		}
		View *view = read_view(&cursor);
		if (file.last)
			file.last->next = view;
		else
			file.first = view;
		file.last = view;
	}
	if (!file.first)
		refuse((Place){ name, 1 }, "the file holds no %%view");
	file.prelude = prelude.at ? prelude.at : "";
	return file;
}
