/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_rows.h"

#include "base/clean.h"
#include "base/fold.h"
#include "plans/import_heading_row.h"

/* What was said about a row is none of its cells. */
static bool is_of_our_copy(const HeadingRow *heading, int column)
{
	return column == heading->columns[COLUMN_FAULT] || column == heading->columns[COLUMN_MEND];
}

static ImportRow read_row(Arena *arena, const Sheet *sheet, const HeadingRow *heading, RowSpan span)
{
	ImportRow row = { .sheet = sheet->name, .row = span.row };
	for (int column = 0; column < COLUMN_OTHER; column++)
		row.cells[column].column = heading->columns[column];
	for (size_t i = span.from; i < span.to; i++) {
		const SheetCell *cell = &sheet->cells.items[i];
		Str text = import_cell_trimmed(text_clean(arena, cell->text));
		if (text.length == 0 || is_of_our_copy(heading, cell->column))
			continue;
		if (row.filled == 0)
			row.first = text;
		if (row.filled++ == 1)
			row.second = text;
		for (int column = 0; column < COLUMN_OTHER; column++)
			if (heading->columns[column] == cell->column) {
				row.cells[column].text = text;
				row.cells[column].is_number = cell->is_number;
			}
	}
	return row;
}

/* The heading again on a new printed page, or the numbers of the columns just below it. */
static bool repeats_heading(const Reading *reading, const HeadingRow *heading, const ImportRow *row)
{
	Str asked = row->cells[COLUMN_RECOMMENDATION].text;
	if (asked.length == 0)
		return false;
	if (import_heading_column(reading, asked) == COLUMN_RECOMMENDATION)
		return true;
	int64_t number;
	return row->row <= heading->row + 2 && row->filled > 2 && asked.length <= 4 &&
	       str_integer(str_fold(reading->arena, asked), &number) && row->first.length <= 4 &&
	       str_integer(str_fold(reading->arena, row->first), &number);
}

/* What a merged cell says holds for all its rows. A merged recommendation does not: which indicator
 * it belongs to is for people to say. */
static void fill_down(ImportRowList *rows, size_t from, const SheetMerge *merge,
		      ImportColumn column)
{
	size_t low = from, high = rows->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (rows->items[middle].row < merge->row)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == rows->count || rows->items[low].row != merge->row)
		return;
	ImportCell above = rows->items[low].cells[column];
	for (size_t i = low + 1; i < rows->count && rows->items[i].row <= merge->last_row; i++) {
		ImportCell *cell = &rows->items[i].cells[column];
		if (cell->text.length == 0 && !cell->is_merged)
			*cell = (ImportCell){ .column = above.column,
					      .text = above.text,
					      .is_number = above.is_number,
					      .is_merged = true };
	}
}

static void fill_merged(ImportRowList *rows, size_t from, const Sheet *sheet,
			const HeadingRow *heading)
{
	size_t steps = 0;
	for (size_t i = 0; i < sheet->merges.count; i++) {
		const SheetMerge *merge = &sheet->merges.items[i];
		for (int column = 0; column < COLUMN_OTHER; column++) {
			if (merge->row == merge->last_row || merge->row <= heading->row ||
			    heading->columns[column] != merge->column)
				continue;
			/* Honest files have no merged cells over one another. */
			steps += (size_t)(merge->last_row - merge->row);
			if (steps > OPEN_LAST_ROW * (size_t)IMPORT_COLUMNS)
				return;
			fill_down(rows, from, merge, (ImportColumn)column);
		}
	}
}

static size_t count_rows(const Sheet *sheet)
{
	size_t count = 0;
	RowSpan span = { 0 };
	while (row_span_next(sheet, &span))
		count++;
	return count;
}

static void read_sheet(const Reading *reading, const Sheet *sheet, const HeadingRow *heading,
		       ImportRowList *rows)
{
	Arena *arena = reading->arena;
	size_t from = rows->count;
	RowSpan span = { 0 };
	list_reserve(arena, rows, rows->count + count_rows(sheet));
	while (row_span_next(sheet, &span)) {
		if (span.row <= heading->row)
			continue;
		ImportRow row = read_row(arena, sheet, heading, span);
		row.begins_sheet = rows->count == from;
		if (row.filled > 0 && !repeats_heading(reading, heading, &row))
			*list_push(arena, rows) = row;
	}
	fill_merged(rows, from, sheet, heading);
}

static void take_sheet(const Reading *reading, const Sheet *sheet, ImportTable *table,
		       ImportFault *none)
{
	HeadingRow heading = heading_row_find(reading, sheet);
	if (heading.columns[COLUMN_RECOMMENDATION] > 0) {
		if (heading.twice.row)
			*list_push(reading->arena, &table->faults) = heading.twice;
		*list_push(reading->arena, &table->sheets) =
			(ImportSheet){ .sheet = sheet,
				       .heading_row = heading.row,
				       .recommendation_column =
					       heading.columns[COLUMN_RECOMMENDATION],
				       .fault_column = heading.columns[COLUMN_FAULT],
				       .mend_column = heading.columns[COLUMN_MEND] };
		read_sheet(reading, sheet, &heading, &table->rows);
		return;
	}
	if (heading.known > 0 && none->row == 0)
		*none = (ImportFault){ .reason = IMPORT_NO_RECOMMENDATION,
				       .sheet = sheet->name,
				       .row = heading.row,
				       .column = 1 };
}

ImportTable import_table_read(Arena *arena, const Workbook *workbook,
			      const ImportChoiceList *choices)
{
	ImportTable table = { 0 };
	ImportFault none = { .reason = IMPORT_NO_HEADING };
	Reading reading = { arena, choices, &table.unknown };
	StrList names = { 0 };
	for (size_t i = 0; i < workbook->count; i++) {
		const Sheet *sheet = &workbook->items[i];
		if (sheet->is_hidden)
			continue;
		*list_push(arena, &names) = sheet->name;
		take_sheet(&reading, sheet, &table, &none);
	}
	if (table.sheets.count > 0)
		return table;
	if (none.row == 0)
		heading_row_guess(&reading, workbook);
	none.detail = str_join(arena, &names, S(", "));
	*list_push(arena, &table.faults) = none;
	return table;
}

Workbook import_workbook_of(Arena *arena, const CsvTable *table)
{
	Workbook workbook = { 0 };
	Sheet sheet = { .name = S("CSV"), .row_count = (int)table->count };
	for (size_t i = 0; i < table->count; i++)
		for (size_t j = 0; j < table->items[i].count; j++)
			if (table->items[i].items[j].length > 0)
				*list_push(arena, &sheet.cells) =
					(SheetCell){ .row = (int)i + 1,
						     .column = (int)j + 1,
						     .text = table->items[i].items[j] };
	*list_push(arena, &workbook) = sheet;
	return workbook;
}
