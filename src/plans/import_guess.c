/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_guess.h"

#include "base/fold.h"

#define LEAST_PERCENT 60 /* of nearness, or of the cells that look like it */
#define MOST_CELLS 50	 /* that are looked at in a column */
#define LONG_BYTES 25

/* The indicators folded, and how many of a column's cells look like what. */
typedef struct Guessing {
	Arena *arena;
	StrList names, codes;
} Guessing;

typedef struct Cells {
	int count, names, codes, institutions, sentences, numbers;
} Cells;

static ImportColumn by_words(const ImportUnknown *unknown, uint32_t taken);
static ImportColumn by_cells(const Guessing *guessing, const Sheet *sheet,
			     const ImportUnknown *unknown, uint32_t taken);

static Guessing guessing_of(Arena *arena, const IndicatorList *indicators)
{
	Guessing guessing = { .arena = arena };
	for (size_t i = 0; i < indicators->count; i++) {
		*list_push(arena, &guessing.names) = str_fold(arena, indicators->items[i].name);
		*list_push(arena, &guessing.codes) = str_fold(arena, indicators->items[i].code);
	}
	return guessing;
}

static const Sheet *sheet_named(const Workbook *workbook, Str name)
{
	for (size_t i = 0; i < workbook->count; i++)
		if (!workbook->items[i].is_hidden && str_equal(workbook->items[i].name, name))
			return &workbook->items[i];
	return NULL;
}

void import_guess(Arena *arena, const Workbook *workbook, const IndicatorList *indicators,
		  ImportUnknownList *unknown)
{
	if (unknown->count == 0)
		return;
	Guessing guessing = guessing_of(arena, indicators);
	uint32_t guessed = 0;
	for (size_t i = 0; i < unknown->count; i++) {
		ImportUnknown *one = &unknown->items[i];
		const Sheet *sheet = sheet_named(workbook, one->sheet);
		if (one->choice || !sheet)
			continue;
		one->guess = by_words(one, one->taken | guessed);
		if (one->guess == IMPORT_COLUMNS)
			one->guess = by_cells(&guessing, sheet, one, one->taken | guessed);
		if (one->guess < COLUMN_OTHER)
			guessed |= UINT32_C(1) << one->guess;
	}
}

static bool is_free(ImportColumn column, uint32_t taken)
{
	return column == COLUMN_OTHER || !(taken & (UINT32_C(1) << column));
}

static ImportColumn by_words(const ImportUnknown *unknown, uint32_t taken)
{
	int percents[IMPORT_COLUMNS], best = LEAST_PERCENT - 1;
	ImportColumn guess = IMPORT_COLUMNS;
	import_column_nearness(unknown->folded, percents);
	for (int column = 0; column < IMPORT_CHOICES; column++)
		if (percents[column] > best && is_free((ImportColumn)column, taken)) {
			best = percents[column];
			guess = (ImportColumn)column;
		}
	return guess;
}

static bool is_among(const StrList *list, Str folded)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i], folded))
			return true;
	return false;
}

static void count_cell(const Guessing *guessing, const SheetCell *cell, Cells *cells)
{
	Str folded = str_fold(guessing->arena, str_slice(cell->text, 0, IMPORT_HEADING_CHARACTERS));
	int64_t number;
	cells->count++;
	cells->numbers += cell->is_number || str_integer(folded, &number);
	cells->names += is_among(&guessing->names, folded);
	cells->codes += is_among(&guessing->codes, folded);
	cells->institutions += str_starts(folded, S("kabupaten ")) ||
			       str_starts(folded, S("kab ")) || str_starts(folded, S("kota ")) ||
			       str_starts(folded, S("pemerintah "));
	cells->sentences += cell->text.length >= LONG_BYTES && str_find_char(folded, ' ') > 0;
}

static Cells cells_below(const Guessing *guessing, const Sheet *sheet, const ImportUnknown *heading)
{
	Cells cells = { 0 };
	for (size_t i = 0; i < sheet->cells.count && cells.count < MOST_CELLS; i++)
		if (sheet->cells.items[i].column == heading->column &&
		    sheet->cells.items[i].row > heading->row)
			count_cell(guessing, &sheet->cells.items[i], &cells);
	return cells;
}

/* What is most telling comes first: names that the instrument knows, then sentences. */
static ImportColumn by_cells(const Guessing *guessing, const Sheet *sheet,
			     const ImportUnknown *unknown, uint32_t taken)
{
	Cells cells = cells_below(guessing, sheet, unknown);
	const struct {
		ImportColumn column;
		int like;
	} ways[] = {
		{ COLUMN_INDICATOR, cells.names },
		{ COLUMN_CODE, cells.codes },
		{ COLUMN_INSTITUTION, cells.institutions },
		{ COLUMN_RECOMMENDATION, cells.sentences },
		{ COLUMN_NOTE, cells.sentences },
		{ COLUMN_NUMBER, cells.numbers },
	};
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (cells.count > 0 && 100 * ways[i].like >= LEAST_PERCENT * cells.count &&
		    is_free(ways[i].column, taken))
			return ways[i].column;
	return IMPORT_COLUMNS;
}
