/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_heading_row.h"

#include "base/clean.h"
#include "base/fold.h"

#define HEADING_WITHIN_ROWS 30
#define MOST_HEADINGS 64

Str import_cell_trimmed(Str text)
{
	text = str_trim(text);
	while (str_starts(text, S("\xc2\xa0")))
		text = str_trim(str_slice(text, 2, text.length));
	while (str_ends(text, S("\xc2\xa0")))
		text = str_trim(str_slice(text, 0, text.length - 2));
	return text;
}

/* By a choice, else by our words; IMPORT_COLUMNS: neither. *choice is NULL where nobody chose. */
static ImportColumn column_from(const Reading *reading, Str text, const ImportChoice **choice)
{
	*choice = NULL;
	if (text.length > IMPORT_HEADING_CHARACTERS)
		return IMPORT_COLUMNS;
	Str folded = str_fold(reading->arena, text);
	*choice = import_choice_among(reading->choices, folded);
	return *choice ? (*choice)->column : import_column_known(folded);
}

bool row_span_next(const Sheet *sheet, RowSpan *span)
{
	if (span->to >= sheet->cells.count)
		return false;
	span->from = span->to;
	span->row = sheet->cells.items[span->from].row;
	while (span->to < sheet->cells.count && sheet->cells.items[span->to].row == span->row)
		span->to++;
	return true;
}

static ImportFault twice(Arena *arena, const Sheet *sheet, const SheetCell *cell, int other)
{
	return (ImportFault){
		.reason = IMPORT_COLUMN_TWICE,
		.sheet = sheet->name,
		.row = cell->row,
		.column = cell->column,
		.value = import_cell_trimmed(cell->text),
		.detail = import_cell_name(arena, cell->row, other),
	};
}

static HeadingRow heading_of(const Reading *reading, const Sheet *sheet, RowSpan span)
{
	HeadingRow heading = { .row = span.row };
	for (size_t i = span.from; i < span.to && i - span.from < MOST_HEADINGS; i++) {
		const SheetCell *cell = &sheet->cells.items[i];
		const ImportChoice *choice;
		ImportColumn column = column_from(reading, cell->text, &choice);
		if (column == IMPORT_COLUMNS)
			continue;
		heading.known++;
		if (heading.columns[column] == 0)
			heading.columns[column] = cell->column;
		else if (import_column_must_be_one(column) || (choice && column != COLUMN_OTHER))
			heading.twice = twice(reading->arena, sheet, cell, heading.columns[column]);
	}
	return heading;
}

static bool holds_something(const Sheet *sheet, RowSpan span, int column)
{
	for (size_t i = span.from; i < span.to; i++)
		if (sheet->cells.items[i].column == column)
			return true;
	return false;
}

/* Headings in two rows: what stands above, over a column that is empty here, counts too. */
static void add_row_above(const Reading *reading, const Sheet *sheet, RowSpan above, RowSpan span,
			  HeadingRow *heading)
{
	HeadingRow upper = heading_of(reading, sheet, above);
	for (int column = 0; column < IMPORT_COLUMNS; column++) {
		int place = upper.columns[column];
		if (place && !heading->columns[column] && !holds_something(sheet, span, place)) {
			heading->columns[column] = place;
			heading->known++;
		}
	}
}

/* The row with the most known words; known 0 when there is none. */
static HeadingRow find_heading(const Reading *reading, const Sheet *sheet)
{
	HeadingRow best = { 0 };
	RowSpan span = { 0 }, above = { 0 };
	for (; row_span_next(sheet, &span) && span.row <= HEADING_WITHIN_ROWS; above = span) {
		HeadingRow heading = heading_of(reading, sheet, span);
		if (heading.known > 0 && above.row == span.row - 1)
			add_row_above(reading, sheet, above, span, &heading);
		bool is_table = heading.known >= 2;
		bool asks = heading.columns[COLUMN_RECOMMENDATION] > 0;
		bool best_asks = best.columns[COLUMN_RECOMMENDATION] > 0;
		if (is_table &&
		    (asks > best_asks || (asks == best_asks && heading.known > best.known)))
			best = heading;
	}
	return best;
}

static bool is_listed(const ImportUnknownList *list, Str folded)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i].folded, folded))
			return true;
	return false;
}

static uint32_t taken_by(const HeadingRow *heading)
{
	uint32_t taken = 0;
	for (int column = 0; column < IMPORT_COLUMNS; column++)
		if (heading->columns[column])
			taken |= UINT32_C(1) << column;
	return taken;
}

/* The headings of a row that no word of ours is: those somebody has chosen for, and the others. */
static void note_unknown(const Reading *reading, const Sheet *sheet, const HeadingRow *heading,
			 RowSpan span)
{
	for (size_t i = span.from; i < span.to && i - span.from < MOST_HEADINGS; i++) {
		const SheetCell *cell = &sheet->cells.items[i];
		const ImportChoice *choice;
		ImportColumn column = column_from(reading, cell->text, &choice);
		Str text = import_cell_trimmed(text_clean(reading->arena, cell->text));
		Str folded = str_fold(reading->arena, text);
		if ((column != IMPORT_COLUMNS && !choice) || folded.length == 0 ||
		    text.length > IMPORT_HEADING_CHARACTERS || is_listed(reading->unknown, folded))
			continue;
		*list_push(reading->arena, reading->unknown) =
			(ImportUnknown){ .sheet = sheet->name,
					 .row = cell->row,
					 .column = cell->column,
					 .heading = text,
					 .folded = folded,
					 .choice = choice,
					 .guess = IMPORT_COLUMNS,
					 .taken = taken_by(heading) };
	}
}

static RowSpan span_of(const Sheet *sheet, int row)
{
	RowSpan span = { 0 };
	while (row_span_next(sheet, &span))
		if (span.row == row)
			return span;
	return (RowSpan){ 0 };
}

/* Where no row has words of ours: the first with the most texts may be the heading row. */
static int likely_heading(const Sheet *sheet)
{
	int likely = 0;
	RowSpan span = { 0 };
	int most = 1;
	while (row_span_next(sheet, &span) && span.row <= HEADING_WITHIN_ROWS) {
		int texts = 0;
		for (size_t i = span.from; i < span.to; i++)
			texts += !sheet->cells.items[i].is_number &&
				 sheet->cells.items[i].text.length <= IMPORT_HEADING_CHARACTERS;
		if (texts > most) {
			most = texts;
			likely = span.row;
		}
	}
	return likely;
}

static const Sheet *longest_sheet(const Workbook *workbook)
{
	const Sheet *longest = NULL;
	for (size_t i = 0; i < workbook->count; i++) {
		const Sheet *sheet = &workbook->items[i];
		if (!sheet->is_hidden && (!longest || sheet->cells.count > longest->cells.count))
			longest = sheet;
	}
	return longest;
}

HeadingRow heading_row_find(const Reading *reading, const Sheet *sheet)
{
	HeadingRow heading = find_heading(reading, sheet);
	if (heading.known > 0)
		note_unknown(reading, sheet, &heading, span_of(sheet, heading.row));
	return heading;
}

void heading_row_guess(const Reading *reading, const Workbook *workbook)
{
	const Sheet *sheet = longest_sheet(workbook);
	int row = sheet ? likely_heading(sheet) : 0;
	if (!row)
		return;
	RowSpan span = span_of(sheet, row);
	HeadingRow heading = heading_of(reading, sheet, span);
	note_unknown(reading, sheet, &heading, span);
}

ImportColumn import_heading_column(const Reading *reading, Str text)
{
	const ImportChoice *choice;
	return column_from(reading, text, &choice);
}
