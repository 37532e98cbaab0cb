/* SPDX-License-Identifier: Apache-2.0 */
#include "web/multipart.h"

#include <string.h>

#include "base/buf.h"

/* The window holds what cannot be decided yet: at most the headers of one part. */
#define WINDOW_BYTES ((size_t)16 * 1024)
#define HEADERS_BYTES ((size_t)4 * 1024)

typedef enum Stage { PREAMBLE, BEHIND_BOUNDARY, HEADERS, CONTENT, EPILOGUE, BROKEN } Stage;

/* What became of looking for a parameter. */
typedef enum Found { ABSENT, FOUND, UNREADABLE } Found;

struct Multipart {
	Arena *arena;
	MultipartReader reader;
	Str delimiter; /* CR LF -- boundary */
	Stage stage;
	char *window;
	size_t held;
};

static bool step(Multipart *multipart, size_t *used);
static bool step_content(Multipart *multipart, Str held, size_t *used);
static bool step_boundary(Multipart *multipart, Str held, size_t *used);
static bool step_headers(Multipart *multipart, Str held, size_t *used);
static bool begin_part(Multipart *multipart, Str headers);
static Found find_parameter(Str disposition, Str name, Str *value);
static Str unquote(Arena *arena, Str quoted);

Str multipart_boundary(Str content_type)
{
	Str rest = content_type;
	str_cut(&rest, ';');
	while (rest.length) {
		Str parameter = str_trim(str_cut(&rest, ';'));
		Str name = str_cut(&parameter, '=');
		if (!str_equal_ascii_case(name, S("boundary")))
			continue;
		if (parameter.length > 2 && parameter.at[0] == '"' && str_ends(parameter, S("\"")))
			parameter = str_slice(parameter, 1, parameter.length - 1);
		return parameter.length <= 70 ? parameter : (Str){ 0 };
	}
	return (Str){ 0 };
}

Multipart *multipart_new(Arena *arena, Str boundary, MultipartReader reader)
{
	Multipart *multipart = NEW(arena, Multipart);
	multipart->arena = arena;
	multipart->reader = reader;
	multipart->delimiter = str_print(arena, "\r\n--%" STR_FORMAT, STR_ARGS(boundary));
	multipart->window = arena_take(arena, WINDOW_BYTES);
	/* The first boundary may stand at the very start: as if a line had ended before it. */
	memcpy(multipart->window, "\r\n", 2);
	multipart->held = 2;
	return multipart;
}

bool multipart_add(Multipart *multipart, Str bytes)
{
	while (bytes.length && multipart->stage != BROKEN) {
		size_t room = WINDOW_BYTES - multipart->held;
		size_t taken = bytes.length < room ? bytes.length : room;
		memcpy(multipart->window + multipart->held, bytes.at, taken);
		multipart->held += taken;
		bytes = str_slice(bytes, taken, bytes.length);
		size_t used = 0;
		while (multipart->stage != BROKEN && step(multipart, &used))
			;
		memmove(multipart->window, multipart->window + used, multipart->held - used);
		multipart->held -= used;
	}
	return multipart->stage != BROKEN;
}

bool multipart_is_whole(const Multipart *multipart)
{
	return multipart->stage == EPILOGUE;
}

/* One step over what the window holds from *used on. false: needs more bytes. */
static bool step(Multipart *multipart, size_t *used)
{
	Str held = { multipart->window + *used, multipart->held - *used };
	switch (multipart->stage) {
	case PREAMBLE:
	case CONTENT:
		return step_content(multipart, held, used);
	case BEHIND_BOUNDARY:
		return step_boundary(multipart, held, used);
	case HEADERS:
		return step_headers(multipart, held, used);
	case EPILOGUE:
		*used = multipart->held;
		return false;
	case BROKEN:
		return false;
	}
	return false;
}

/* Hands out all that cannot belong to a boundary. */
static bool step_content(Multipart *multipart, Str held, size_t *used)
{
	ptrdiff_t at = str_find(held, multipart->delimiter);
	size_t sure = at >= 0 ? (size_t)at : 0;
	if (at < 0 && held.length >= multipart->delimiter.length)
		sure = held.length - multipart->delimiter.length + 1;
	bool in_part = multipart->stage == CONTENT;
	const MultipartReader *reader = &multipart->reader;
	if (in_part && sure && !reader->bytes(reader->by, str_slice(held, 0, sure)))
		multipart->stage = BROKEN;
	*used += sure;
	if (at < 0 || multipart->stage == BROKEN)
		return false;
	*used += multipart->delimiter.length;
	multipart->stage = BEHIND_BOUNDARY;
	if (in_part && !reader->part_end(reader->by))
		multipart->stage = BROKEN;
	return true;
}

/* "--" ends everything; a line end begins the headers of the next part. */
static bool step_boundary(Multipart *multipart, Str held, size_t *used)
{
	if (held.length < 2)
		return false;
	*used += 2;
	if (str_starts(held, S("--")))
		multipart->stage = EPILOGUE;
	else if (str_starts(held, S("\r\n")))
		multipart->stage = HEADERS;
	else
		multipart->stage = BROKEN;
	return true;
}

static bool step_headers(Multipart *multipart, Str held, size_t *used)
{
	ptrdiff_t end = str_find(held, S("\r\n\r\n"));
	if (end < 0 && held.length <= HEADERS_BYTES)
		return false;
	if (end < 0 || (size_t)end > HEADERS_BYTES) {
		multipart->stage = BROKEN;
		return false;
	}
	*used += (size_t)end + 4;
	multipart->stage = CONTENT;
	if (!begin_part(multipart, str_slice(held, 0, (size_t)end)))
		multipart->stage = BROKEN;
	return true;
}

/* A part that names a file is a file, or it breaks the body: as a field it would be read into
 * memory and its bytes taken for a text. */
static bool begin_part(Multipart *multipart, Str headers)
{
	Str name = { 0 }, file_name = { 0 };
	Found has_name = ABSENT, is_file = ABSENT;
	while (headers.length) {
		Str line = str_trim(str_cut(&headers, '\n'));
		Str field = str_cut(&line, ':');
		if (!str_equal_ascii_case(field, S("content-disposition")))
			continue;
		has_name = find_parameter(line, S("name"), &name);
		is_file = find_parameter(line, S("filename"), &file_name);
	}
	const MultipartReader *reader = &multipart->reader;
	return has_name == FOUND && is_file != UNREADABLE &&
	       reader->part(reader->by, unquote(multipart->arena, name),
			    unquote(multipart->arena, file_name), is_file == FOUND);
}

/* The place of the quote that ends what was quoted from there on; the length when there is none. A
 * backslash before a quote is an escape of older programs, unless nothing follows: browsers leave
 * the backslash at the end of a name as it is. */
static size_t closing_quote(Str text, size_t from)
{
	for (size_t i = from; i < text.length; i++) {
		if (text.at[i] != '"')
			continue;
		Str rest = str_trim(str_slice(text, i + 1, text.length));
		bool ends = rest.length == 0 || rest.at[0] == ';';
		if (i == from || text.at[i - 1] != '\\' || ends)
			return i;
	}
	return text.length;
}

/* The value behind ; name= with its escapes, without its quotes. */
static Found read_parameter(Str rest, Str *value)
{
	if (!str_starts(rest, S("=")))
		return UNREADABLE;
	rest = str_slice(rest, 1, rest.length);
	if (str_starts(rest, S("\""))) {
		size_t end = closing_quote(rest, 1);
		*value = str_slice(rest, 1, end);
		return end < rest.length ? FOUND : UNREADABLE;
	}
	*value = str_trim(str_cut(&rest, ';'));
	return value->length && str_find_char(*value, '"') < 0 ? FOUND : UNREADABLE;
}

static Found find_parameter(Str disposition, Str name, Str *value)
{
	for (size_t i = 0; i < disposition.length; i++) {
		char c = disposition.at[i];
		if (c == '"')
			i = closing_quote(disposition, i + 1);
		if (c != ';')
			continue;
		Str rest = str_trim(str_slice(disposition, i + 1, disposition.length));
		if (!str_equal_ascii_case(str_slice(rest, 0, name.length), name))
			continue;
		rest = str_slice(rest, name.length, rest.length);
		if (rest.length && (rest.at[0] == '=' || rest.at[0] == '*'))
			return read_parameter(rest, value);
	}
	return ABSENT;
}

/* Browsers write a quote and line ends as %22, %0D and %0A and leave all else as it is; older
 * programs put a backslash before a quote. */
static Str unquote(Arena *arena, Str quoted)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < quoted.length; i++) {
		Str rest = str_slice(quoted, i, quoted.length);
		bool is_escape = str_starts(rest, S("%22")) || str_starts(rest, S("%0D")) ||
				 str_starts(rest, S("%0A"));
		if (str_starts(rest, S("\\\"")))
			continue;
		buf_add_char(&out, is_escape ? (rest.at[1] == '2' ? '"' : ' ') : quoted.at[i]);
		i += is_escape ? 2 : 0;
	}
	return buf_str(&out);
}
