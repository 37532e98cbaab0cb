/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/answer.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

static void flush(Answer *answer)
{
	for (size_t at = 0; at < answer->used;) {
		ssize_t written = write(STDOUT_FILENO, answer->bytes + at, answer->used - at);
		if (written < 0 && errno == EINTR)
			continue;
		/* Nobody listens any more. */
		if (written <= 0)
			_exit(1);
		at += (size_t)written;
	}
	answer->used = 0;
}

static void put(Answer *answer, const void *bytes, size_t count)
{
	if (answer->used + count > sizeof answer->bytes)
		flush(answer);
	memcpy(answer->bytes + answer->used, bytes, count);
	answer->used += count;
}

static void put_number(Answer *answer, uint64_t number, size_t width)
{
	unsigned char bytes[8];
	for (size_t i = 0; i < width; i++)
		bytes[i] = (unsigned char)(number >> (8 * i));
	put(answer, bytes, width);
}

static void put_place(Answer *answer, CellPlace place)
{
	put_number(answer, place.row, 4);
	put_number(answer, place.column, 2);
}

void answer_begin(Answer *answer)
{
	put(answer, OPEN_STREAM_MAGIC, 4);
}

void answer_kind(Answer *answer, const char *kind)
{
	size_t length = strlen(kind);
	put(answer, "K", 1);
	put_number(answer, length, 1);
	put(answer, kind, length);
}

/* What the other side takes for text; XML lets more stand in names and numbers. */
static void check_text(Answer *answer, Str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (utf8_control(text, i))
			answer_end(answer, OPEN_STATUS_BROKEN);
}

void answer_sheet(Answer *answer, Str name, bool is_hidden)
{
	check_text(answer, name);
	if (name.length > OPEN_MOST_NAME_BYTES)
		answer_end(answer, OPEN_STATUS_BROKEN);
	answer->last_row = answer->declared_rows = 0;
	put(answer, "S", 1);
	put_number(answer, is_hidden, 1);
	put_number(answer, name.length, 2);
	put(answer, name.at, name.length);
}

static void count_row(Answer *answer, uint32_t row)
{
	if (row == answer->last_row)
		return;
	answer->last_row = row;
	if (++answer->row_count > OPEN_MOST_ROWS)
		answer_too_big(answer, OPEN_LIMIT_ROWS,
			       answer->declared_rows > OPEN_MOST_ROWS ? answer->declared_rows
								      : OPEN_MOST_ROWS + 1);
}

void answer_cell(Answer *answer, CellPlace place, Str text, bool is_number)
{
	if (text.length > OPEN_MOST_CELL_BYTES)
		answer_too_big(answer, OPEN_LIMIT_CELL_BYTES, text.length);
	check_text(answer, text);
	count_row(answer, place.row);
	if (++answer->cell_count > OPEN_MOST_CELLS)
		answer_too_big(answer, OPEN_LIMIT_CELLS, (uint64_t)answer->cell_count);
	answer->text_bytes += text.length;
	if (answer->text_bytes > OPEN_MOST_TEXT_BYTES)
		answer_too_big(answer, OPEN_LIMIT_TEXT_BYTES, answer->text_bytes);

	put(answer, "C", 1);
	put_place(answer, place);
	put_number(answer, is_number, 1);
	put_number(answer, text.length, 4);
	put(answer, text.at, text.length);
}

void answer_merge(Answer *answer, CellPlace first, CellPlace last)
{
	if (++answer->merge_count > OPEN_MOST_CELLS)
		answer_too_big(answer, OPEN_LIMIT_CELLS, (uint64_t)answer->merge_count);
	put(answer, "M", 1);
	put_place(answer, first);
	put_place(answer, last);
}

void answer_sheet_end(Answer *answer)
{
	put(answer, "E", 1);
}

void answer_picture(Answer *answer, const AnswerPicture *picture)
{
	put(answer, "P", 1);
	put_number(answer, picture->is_small, 1);
	put_number(answer, picture->is_png, 1);
	put_number(answer, picture->width, 2);
	put_number(answer, picture->height, 2);
	for (Str rest = picture->bytes; rest.length > 0;) {
		Str piece = str_slice(rest, 0, OPEN_PIECE_BYTES);
		rest = str_slice(rest, piece.length, rest.length);
		put(answer, "B", 1);
		put_number(answer, piece.length, 2);
		put(answer, piece.at, piece.length);
	}
}

static _Noreturn void end_with(Answer *answer, OpenStatus status, OpenLimit limit, uint64_t count)
{
	put(answer, "Z", 1);
	put_number(answer, status, 1);
	put_number(answer, limit, 1);
	put_number(answer, count, 8);
	flush(answer);
	_exit(0);
}

void answer_end(Answer *answer, OpenStatus status)
{
	end_with(answer, status, OPEN_LIMIT_NONE, 0);
}

void answer_too_big(Answer *answer, OpenLimit limit, uint64_t count)
{
	end_with(answer, OPEN_STATUS_TOO_BIG, limit, count);
}
