/* SPDX-License-Identifier: Apache-2.0 */
#include "records/opener_stream.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"

/* Walks over the bytes of one record; is_short where they are not all here yet. */
typedef struct Cursor {
	const uint8_t *at, *end;
	bool is_short;
} Cursor;

OpenerStream *opener_stream_new(Arena *arena)
{
	OpenerStream *stream = NEW(arena, OpenerStream);
	stream->arena = arena;
	return stream;
}

static uint64_t take_number(Cursor *cursor, size_t width)
{
	uint64_t number = 0;
	if ((size_t)(cursor->end - cursor->at) < width) {
		cursor->is_short = true;
		return 0;
	}
	for (size_t i = width; i-- > 0;)
		number = number << 8 | cursor->at[i];
	cursor->at += width;
	return number;
}

static Str take_text(Cursor *cursor, size_t length)
{
	if (cursor->is_short || (size_t)(cursor->end - cursor->at) < length) {
		cursor->is_short = true;
		return (Str){ 0 };
	}
	cursor->at += length;
	return (Str){ (const char *)cursor->at - length, length };
}

/* Valid UTF-8 without control characters; line ends and tabs may stand in a cell. */
static bool is_text(Str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (utf8_control(text, i))
			return false;
	return str_is_utf8(text);
}

/* Once, and short: a child that a file has taken over may not fill the memory of the server. */
static bool take_kind(OpenerStream *stream, Cursor *cursor)
{
	Str kind = take_text(cursor, take_number(cursor, 1));
	if (!cursor->is_short && stream->kind.length)
		return false;
	if (cursor->is_short)
		return true;
	stream->kind = str_copy(stream->arena, kind);
	return true;
}

static bool take_sheet(OpenerStream *stream, Cursor *cursor)
{
	bool is_hidden = take_number(cursor, 1) != 0;
	uint64_t length = take_number(cursor, 2);
	/* Before waiting for that much. */
	if (length > OPEN_MOST_NAME_BYTES)
		return false;
	Str name = take_text(cursor, length);
	if (cursor->is_short)
		return true;
	if (stream->is_in_sheet || stream->workbook.count >= OPEN_MOST_SHEETS || !is_text(name))
		return false;
	*list_push(stream->arena, &stream->workbook) =
		(Sheet){ .name = str_copy(stream->arena, name), .is_hidden = is_hidden };
	stream->is_in_sheet = true;
	stream->row = stream->column = 0;
	return true;
}

static bool is_after(const OpenerStream *stream, int row, int column)
{
	return row > stream->row || (row == stream->row && column > stream->column);
}

static bool is_place(uint64_t row, uint64_t column)
{
	return row >= 1 && row <= OPEN_LAST_ROW && column >= 1 && column <= OPEN_LAST_COLUMN;
}

static bool take_cell(OpenerStream *stream, Cursor *cursor)
{
	uint64_t row = take_number(cursor, 4), column = take_number(cursor, 2);
	uint64_t is_number = take_number(cursor, 1), length = take_number(cursor, 4);
	/* Before waiting for that much. */
	if (length > OPEN_MOST_CELL_BYTES)
		return false;
	Str text = take_text(cursor, length);
	if (cursor->is_short)
		return true;
	stream->text_bytes += text.length;
	if (!stream->is_in_sheet || !is_place(row, column) || text.length == 0 ||
	    !is_after(stream, (int)row, (int)column) || !is_text(text) ||
	    ++stream->cell_count > OPEN_MOST_CELLS || stream->text_bytes > OPEN_MOST_TEXT_BYTES)
		return false;

	Sheet *sheet = &stream->workbook.items[stream->workbook.count - 1];
	*list_push(stream->arena, &sheet->cells) =
		(SheetCell){ .row = (int)row,
			     .column = (int)column,
			     .text = str_copy(stream->arena, text),
			     .is_number = is_number != 0 };
	stream->row = sheet->row_count = (int)row;
	stream->column = (int)column;
	if (sheet->column_count < (int)column)
		sheet->column_count = (int)column;
	return true;
}

static bool take_merge(OpenerStream *stream, Cursor *cursor)
{
	uint64_t row = take_number(cursor, 4), column = take_number(cursor, 2);
	uint64_t last_row = take_number(cursor, 4), last_column = take_number(cursor, 2);
	if (cursor->is_short)
		return true;
	if (!stream->is_in_sheet || !is_place(row, column) || !is_place(last_row, last_column) ||
	    last_row < row || last_column < column || ++stream->merge_count > OPEN_MOST_CELLS)
		return false;
	Sheet *sheet = &stream->workbook.items[stream->workbook.count - 1];
	*list_push(stream->arena, &sheet->merges) =
		(SheetMerge){ (int)row, (int)column, (int)last_row, (int)last_column };
	return true;
}

/* What is allowed of the one that is being read. */
static size_t most_bytes(const OpenerStream *stream)
{
	return stream->picture_count == 1 ? OPEN_MOST_PICTURE_BYTES : OPEN_MOST_SMALL_BYTES;
}

/* The whole one first, then the small one, each once. */
static bool take_picture(OpenerStream *stream, Cursor *cursor)
{
	bool is_small = take_number(cursor, 1) != 0, is_png = take_number(cursor, 1) != 0;
	int width = (int)take_number(cursor, 2), height = (int)take_number(cursor, 2);
	if (cursor->is_short)
		return true;
	int side = is_small ? OPEN_SMALL_SIDE : OPEN_PICTURE_SIDE;
	if (stream->picture_count != (is_small ? 1 : 0) || (is_small && is_png) || width < 1 ||
	    height < 1 || width > side || height > side)
		return false;
	stream->pictures[stream->picture_count++] =
		(OpenPicture){ .is_png = is_png, .width = width, .height = height };
	stream->picture_bytes = buf_new(stream->arena);
	return true;
}

static bool take_picture_bytes(OpenerStream *stream, Cursor *cursor)
{
	uint64_t length = take_number(cursor, 2);
	/* Before waiting for that much. */
	if (length > OPEN_PIECE_BYTES || (!cursor->is_short && stream->picture_count == 0))
		return false;
	Str bytes = take_text(cursor, length);
	if (cursor->is_short)
		return true;
	if (stream->picture_bytes.length + bytes.length > most_bytes(stream))
		return false;
	buf_add_str(&stream->picture_bytes, bytes);
	stream->pictures[stream->picture_count - 1].bytes = buf_str(&stream->picture_bytes);
	return true;
}

static bool take_end(OpenerStream *stream, Cursor *cursor)
{
	uint64_t status = take_number(cursor, 1), limit = take_number(cursor, 1);
	uint64_t count = take_number(cursor, 8);
	if (cursor->is_short)
		return true;
	if (status >= OPEN_STATUSES || limit >= OPEN_LIMITS || count > INT64_MAX ||
	    (status == OPEN_STATUS_FINE && stream->is_in_sheet))
		return false;
	stream->status = (OpenStatus)status;
	stream->workbook.limit = (OpenLimit)limit;
	stream->workbook.limit_count = (int64_t)count;
	stream->is_over = true;
	return true;
}

/* One record: false when it is none of ours. */
static bool take_record(OpenerStream *stream, Cursor *cursor)
{
	if (stream->is_over)
		return false;
	switch (take_number(cursor, 1)) {
	case 'K':
		return take_kind(stream, cursor);
	case 'S':
		return take_sheet(stream, cursor);
	case 'C':
		return take_cell(stream, cursor);
	case 'M':
		return take_merge(stream, cursor);
	case 'E':
		if (!stream->is_in_sheet)
			return false;
		stream->is_in_sheet = false;
		return true;
	case 'P':
		return take_picture(stream, cursor);
	case 'B':
		return take_picture_bytes(stream, cursor);
	case 'Z':
		return take_end(stream, cursor);
	}
	return false;
}

bool opener_stream_take(OpenerStream *stream)
{
	Cursor cursor = { stream->bytes, stream->bytes + stream->used, false };
	if (!stream->has_magic) {
		Str magic = take_text(&cursor, strlen(OPEN_STREAM_MAGIC));
		if (cursor.is_short)
			return true;
		if (!str_equal(magic, S(OPEN_STREAM_MAGIC)))
			stream->is_wrong = true;
		stream->has_magic = true;
	}
	const uint8_t *whole = cursor.at;
	while (!stream->is_wrong && cursor.at < cursor.end) {
		if (!take_record(stream, &cursor))
			stream->is_wrong = true;
		if (cursor.is_short)
			break;
		whole = cursor.at;
	}
	stream->used = (size_t)(stream->bytes + stream->used - whole);
	memmove(stream->bytes, whole, stream->used);
	return !stream->is_wrong;
}
