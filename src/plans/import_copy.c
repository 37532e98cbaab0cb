/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_copy.h"

#include <stdlib.h>

#include "base/buf.h"
#include "records/workbook.h"

#define NARROWEST 8 /* characters */
#define WIDEST 60
#define WORDS_WIDTH 60
#define ROWS_MEASURED 200 /* for the widths of columns */
#define COLUMNS_FILLED 64 /* of merged cells; a table is no wider */

typedef struct Picked {
	const ImportFault *fault;
	Str reason, mend;
} Picked;

typedef struct PickedList {
	Picked *items; /* by row */
	size_t count, capacity;
} PickedList;

/* A sheet while it is copied. */
typedef struct Copying {
	Arena *arena; /* reset after each row */
	WorkbookOut *out;
	const ImportSheet *from;
	const CopyWords *words;
	PickedList faults;
	size_t fault, cell, merge; /* the next of each */
	SheetMergeList merges;	   /* by row */
	int words_column;	   /* of the faults; the way to mend them stands beside it */
	Str filled[COLUMNS_FILLED + 1];
	int filled_until[COLUMNS_FILLED + 1];
} Copying;

/* The faults of one row: from first to before end. */
typedef struct RowFaults {
	const Picked *first, *end;
} RowFaults;

static void copy_sheet(Arena *arena, const ImportDraft *draft, size_t which, Copying *copying);
static void set_widths(Copying *copying);
static void copy_row(Copying *copying, int row);

bool import_copy_write(Arena *arena, const ImportDraft *draft, const CopyWords *words,
		       int descriptor)
{
	Arena *scratch = arena_new();
	WorkbookOut *out = workbook_begin(scratch, descriptor);
	for (size_t i = 0; out && i < draft->sheets.count; i++) {
		Copying *copying = NEW(arena, Copying);
		copying->arena = scratch;
		copying->out = out;
		copying->words = words;
		copy_sheet(arena, draft, i, copying);
	}
	bool written = out && workbook_end(out);
	arena_free(scratch);
	return written;
}

/* Those of the sheet; those of the file as a whole go on the first sheet. */
static PickedList faults_of(Arena *arena, const ImportDraft *draft, size_t which,
			    const CopyWords *words)
{
	PickedList picked = { 0 };
	for (size_t i = 0; i < draft->faults.count; i++) {
		const ImportFault *fault = &draft->faults.items[i];
		bool is_here = str_equal(fault->sheet, draft->sheets.items[which].sheet->name) ||
			       (fault->sheet.length == 0 && which == 0);
		if (is_here)
			*list_push(arena, &picked) =
				(Picked){ fault, words->reasons->items[i], words->mends->items[i] };
	}
	return picked;
}

static int by_row(const void *a, const void *b)
{
	const SheetMerge *x = a, *y = b;
	return x->row < y->row ? -1 : x->row > y->row;
}

static SheetMergeList merges_of(Arena *arena, const Sheet *sheet)
{
	SheetMergeList merges = { 0 };
	for (size_t i = 0; i < sheet->merges.count; i++) {
		const SheetMerge *merge = &sheet->merges.items[i];
		if (merge->last_row > merge->row && merge->column <= COLUMNS_FILLED)
			*list_push(arena, &merges) = *merge;
	}
	if (merges.count)
		qsort(merges.items, merges.count, sizeof *merges.items, by_row);
	return merges;
}

static bool is_of_copy(const ImportSheet *from, int column)
{
	return column == from->fault_column || column == from->mend_column;
}

/* Behind the last column that is the office's own. */
static int first_free_column(const ImportSheet *from)
{
	int last = 0;
	for (size_t i = 0; i < from->sheet->cells.count; i++) {
		int column = from->sheet->cells.items[i].column;
		if (column > last && !is_of_copy(from, column))
			last = column;
	}
	return last + 1;
}

static void copy_sheet(Arena *arena, const ImportDraft *draft, size_t which, Copying *copying)
{
	const ImportSheet *from = &draft->sheets.items[which];
	copying->from = from;
	copying->faults = faults_of(arena, draft, which, copying->words);
	copying->merges = merges_of(arena, from->sheet);
	copying->words_column = first_free_column(from);
	workbook_sheet(copying->out, from->sheet->name);
	set_widths(copying);
	workbook_freeze(copying->out, from->heading_row);
	for (int row = 1; row <= from->sheet->row_count + 1; row++) {
		ArenaMark mark = arena_mark(copying->arena);
		copy_row(copying, row);
		arena_reset_to(copying->arena, mark);
	}
}

static void set_widths(Copying *copying)
{
	const Sheet *sheet = copying->from->sheet;
	int count = copying->words_column, first = copying->from->heading_row;
	size_t *widths = NEW_ARRAY(copying->arena, size_t, (size_t)count + 1);
	for (size_t i = 0; i < sheet->cells.count; i++) {
		const SheetCell *cell = &sheet->cells.items[i];
		if (cell->row < first || cell->row > first + ROWS_MEASURED || cell->column >= count)
			continue;
		size_t width = str_characters(str_slice(cell->text, 0, WIDEST));
		if (width > widths[cell->column])
			widths[cell->column] = width;
	}
	for (int column = 1; column < count; column++) {
		size_t width = widths[column] + 2;
		workbook_width(copying->out, column, column,
			       (double)(width < NARROWEST ? NARROWEST : width));
	}
	workbook_width(copying->out, count, count + 1, WORDS_WIDTH);
}

/* Where it is said: not in the heading row, which says what the columns are. */
static int row_of(const Copying *copying, const ImportFault *fault)
{
	int row = fault->row > 0 ? fault->row : 1;
	return row == copying->from->heading_row ? row + 1 : row;
}

static RowFaults faults_of_row(Copying *copying, int row)
{
	if (!copying->faults.count)
		return (RowFaults){ 0 };
	RowFaults faults = { .first = copying->faults.items + copying->fault };
	while (copying->fault < copying->faults.count &&
	       row_of(copying, copying->faults.items[copying->fault].fault) <= row)
		copying->fault++;
	faults.end = copying->faults.items + copying->fault;
	return faults;
}

static bool is_bad(RowFaults faults, int row, int column)
{
	for (const Picked *one = faults.first; one < faults.end; one++)
		if (one->fault->row == row && one->fault->column == column)
			return true;
	return false;
}

static void write_cell(Copying *copying, WorkbookCell place, const SheetCell *cell)
{
	const char *text = str_c(copying->arena, cell->text);
	char *end = NULL;
	double number = cell->is_number ? strtod(text, &end) : 0;
	if (end && end != text && *end == '\0')
		workbook_number(copying->out, place, number);
	else
		workbook_text(copying->out, place, cell->text);
}

/* What a merged cell above says, where nothing stands here. */
static void write_filled(Copying *copying, int row, RowFaults faults)
{
	for (int column = 1; column <= COLUMNS_FILLED; column++) {
		bool bad = is_bad(faults, row, column);
		if (copying->filled_until[column] < row || is_of_copy(copying->from, column) ||
		    (column == copying->from->recommendation_column && !bad))
			continue;
		workbook_text(copying->out,
			      (WorkbookCell){ row, column, bad ? LOOK_BAD : LOOK_PLAIN },
			      copying->filled[column]);
	}
}

static void write_cells(Copying *copying, int row, RowFaults faults)
{
	const SheetCellList *cells = &copying->from->sheet->cells;
	CellLook look = row == copying->from->heading_row ? LOOK_HEADING : LOOK_PLAIN;
	for (; copying->cell < cells->count && cells->items[copying->cell].row <= row;
	     copying->cell++) {
		const SheetCell *cell = &cells->items[copying->cell];
		bool bad = is_bad(faults, row, cell->column);
		if (!is_of_copy(copying->from, cell->column))
			write_cell(copying,
				   (WorkbookCell){ row, cell->column, bad ? LOOK_BAD : look },
				   cell);
		for (size_t i = copying->merge; i < copying->merges.count; i++) {
			const SheetMerge *merge = &copying->merges.items[i];
			if (merge->row != row)
				break;
			if (merge->column == cell->column && row > copying->from->heading_row) {
				copying->filled[merge->column] = cell->text;
				copying->filled_until[merge->column] = merge->last_row;
			}
		}
	}
	while (copying->merge < copying->merges.count &&
	       copying->merges.items[copying->merge].row <= row)
		copying->merge++;
}

/* "C14: …", a line for each fault. */
static void write_words(Copying *copying, int row, RowFaults faults)
{
	Buf reasons = buf_new(copying->arena), mends = buf_new(copying->arena);
	for (const Picked *one = faults.first; one < faults.end; one++) {
		Str cell = import_cell_name(copying->arena, one->fault->row, one->fault->column);
		if (one > faults.first) {
			buf_add_char(&reasons, '\n');
			buf_add_char(&mends, '\n');
		}
		buf_add_str(&reasons, cell);
		buf_add_c(&reasons, cell.length ? ": " : "");
		buf_add_str(&reasons, one->reason);
		buf_add_str(&mends, one->mend);
	}
	WorkbookCell place = { row, copying->words_column, LOOK_WORDS };
	workbook_text(copying->out, place, buf_str(&reasons));
	place.column++;
	workbook_text(copying->out, place, buf_str(&mends));
}

static void copy_row(Copying *copying, int row)
{
	RowFaults faults = faults_of_row(copying, row);
	for (const Picked *one = faults.first; one < faults.end; one++)
		if (one->fault->row == row)
			workbook_text(copying->out,
				      (WorkbookCell){ row, one->fault->column, LOOK_BAD }, S(""));
	write_filled(copying, row, faults);
	write_cells(copying, row, faults);
	if (row == copying->from->heading_row) {
		WorkbookCell place = { row, copying->words_column, LOOK_HEADING };
		workbook_text(copying->out, place, copying->words->fault_heading);
		place.column++;
		workbook_text(copying->out, place, copying->words->mend_heading);
	} else if (faults.first < faults.end) {
		write_words(copying, row, faults);
	}
}
