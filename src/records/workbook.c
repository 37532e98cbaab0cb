/* SPDX-License-Identifier: Apache-2.0 */
#include "records/workbook.h"

#include <stdlib.h>
#include <xlsxwriter.h>

#define MOST_CELL_BYTES 32767 /* a cell holds as many characters; of other letters fewer */
#define MOST_COLUMNS 16384
#define RED_BEHIND 0xFFD9D6
#define GREY_BEHIND 0xE7E6E6

struct WorkbookOut {
	Arena *arena;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *looks[CELL_LOOKS];
	int sheet_count;
	bool has_failed;
};

static void add_looks(WorkbookOut *out);
static bool is_place(const WorkbookOut *out, WorkbookCell cell);
static Str cut_text(Str text);

WorkbookOut *workbook_begin(Arena *arena, int descriptor)
{
	WorkbookOut *out = NEW(arena, WorkbookOut);
	Str path = str_print(arena, "/proc/self/fd/%d", descriptor);
	char *folder = getenv("TMPDIR");
	lxw_workbook_options options = { .constant_memory = LXW_TRUE,
					 .tmpdir = folder && *folder ? folder : NULL };
	out->arena = arena;
	out->book = workbook_new_opt(str_c(arena, path), &options);
	if (!out->book)
		return NULL;
	add_looks(out);
	return out;
}

static lxw_format *add_look(WorkbookOut *out)
{
	lxw_format *format = workbook_add_format(out->book);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	format_set_text_wrap(format);
	return format;
}

static void add_looks(WorkbookOut *out)
{
	out->looks[LOOK_HEADING] = add_look(out);
	format_set_bold(out->looks[LOOK_HEADING]);
	format_set_bg_color(out->looks[LOOK_HEADING], GREY_BEHIND);
	out->looks[LOOK_BAD] = add_look(out);
	format_set_bg_color(out->looks[LOOK_BAD], RED_BEHIND);
	format_set_border(out->looks[LOOK_BAD], LXW_BORDER_THIN);
	out->looks[LOOK_WORDS] = add_look(out);
}

void workbook_sheet(WorkbookOut *out, Str name)
{
	const char *wanted = str_c(out->arena, name);
	out->sheet_count++;
	if (workbook_validate_sheet_name(out->book, wanted) != LXW_NO_ERROR)
		wanted = str_c(out->arena, str_print(out->arena, "Lembar %d", out->sheet_count));
	out->sheet = workbook_add_worksheet(out->book, wanted);
	out->has_failed |= !out->sheet;
}

void workbook_width(WorkbookOut *out, int column, int last, double characters)
{
	if (out->sheet && column >= 1 && last <= MOST_COLUMNS)
		worksheet_set_column(out->sheet, (lxw_col_t)(column - 1), (lxw_col_t)(last - 1),
				     characters, NULL);
}

void workbook_freeze(WorkbookOut *out, int row)
{
	if (out->sheet && row >= 1)
		worksheet_freeze_panes(out->sheet, (lxw_row_t)row, 0);
}

/* The library's own limits; the reader of workbooks has the same. */
static bool is_place(const WorkbookOut *out, WorkbookCell cell)
{
	return out->sheet && cell.row >= 1 && cell.row <= LXW_ROW_MAX && cell.column >= 1 &&
	       cell.column <= LXW_COL_MAX;
}

void workbook_text(WorkbookOut *out, WorkbookCell cell, Str text)
{
	if (!is_place(out, cell))
		return;
	const char *shown = str_c(out->arena, cut_text(text));
	if (worksheet_write_string(out->sheet, (lxw_row_t)(cell.row - 1),
				   (lxw_col_t)(cell.column - 1), shown,
				   out->looks[cell.look]) != LXW_NO_ERROR)
		out->has_failed = true;
}

/* Where a character ends. */
static Str cut_text(Str text)
{
	size_t length = text.length;
	if (length > MOST_CELL_BYTES) {
		length = MOST_CELL_BYTES;
		while (length && ((unsigned char)text.at[length] & 0xC0) == 0x80)
			length--;
	}
	return str_slice(text, 0, length);
}

void workbook_number(WorkbookOut *out, WorkbookCell cell, double number)
{
	if (is_place(out, cell))
		worksheet_write_number(out->sheet, (lxw_row_t)(cell.row - 1),
				       (lxw_col_t)(cell.column - 1), number, out->looks[cell.look]);
}

bool workbook_end(WorkbookOut *out)
{
	lxw_error ended = workbook_close(out->book);
	out->book = NULL;
	return ended == LXW_NO_ERROR && !out->has_failed;
}
