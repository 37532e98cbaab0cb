/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_fault.h"

#include <stdlib.h>

static int by_cell(const void *a, const void *b)
{
	const ImportFault *x = a, *y = b;
	int sheets = str_compare(x->sheet, y->sheet);
	if (sheets)
		return sheets;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->column < y->column ? -1 : x->column > y->column;
}

void import_faults_sort(ImportFaultList *faults)
{
	if (faults->count)
		qsort(faults->items, faults->count, sizeof *faults->items, by_cell);
}

Str import_cell_name(Arena *arena, int row, int column)
{
	char letters[4];
	int length = 0;
	if (row < 1 || column < 1)
		return (Str){ 0 };
	for (; column > 0 && length < 4; column = (column - 1) / 26)
		letters[length++] = (char)('A' + (column - 1) % 26);
	char name[4];
	for (int i = 0; i < length; i++)
		name[i] = letters[length - 1 - i];
	return str_print(arena, "%.*s%d", length, name, row);
}

Str import_fault_place(Arena *arena, const ImportFault *fault)
{
	Str cell = import_cell_name(arena, fault->row, fault->column);
	if (cell.length == 0)
		return fault->sheet;
	return str_print(arena, "%" STR_FORMAT "!%" STR_FORMAT, STR_ARGS(fault->sheet),
			 STR_ARGS(cell));
}

static ImportFault too_big(const Workbook *workbook)
{
	static const struct {
		ImportReason reason;
		int64_t most;
	} limits[OPEN_LIMITS] = {
		[OPEN_LIMIT_NONE] = { IMPORT_FILE_BROKEN, 0 },
		[OPEN_LIMIT_FILE_BYTES] = { IMPORT_FILE_BYTES, OPEN_MOST_FILE_BYTES },
		[OPEN_LIMIT_UNPACKED_BYTES] = { IMPORT_FILE_UNPACKED, OPEN_MOST_UNPACKED_BYTES },
		[OPEN_LIMIT_RATIO] = { IMPORT_FILE_RATIO, OPEN_MOST_RATIO },
		[OPEN_LIMIT_ENTRIES] = { IMPORT_FILE_ENTRIES, OPEN_MOST_ENTRIES },
		[OPEN_LIMIT_SHEETS] = { IMPORT_FILE_SHEETS, OPEN_MOST_SHEETS },
		[OPEN_LIMIT_ROWS] = { IMPORT_FILE_ROWS, OPEN_MOST_ROWS },
		[OPEN_LIMIT_CELLS] = { IMPORT_FILE_CELLS, OPEN_MOST_CELLS },
		[OPEN_LIMIT_CELL_BYTES] = { IMPORT_FILE_CELL, OPEN_MOST_CELL_BYTES },
		[OPEN_LIMIT_TEXT_BYTES] = { IMPORT_FILE_TEXTS, OPEN_MOST_TEXT_BYTES },
	};
	return (ImportFault){ .reason = limits[workbook->limit].reason,
			      .number = workbook->limit_count,
			      .most = limits[workbook->limit].most };
}

ImportFault import_fault_opened(Opened result, const Workbook *workbook)
{
	static const ImportReason reasons[] = {
		[OPENED] = IMPORT_FILE_BROKEN,
		[OPEN_WRONG_KIND] = IMPORT_FILE_WRONG_KIND,
		[OPEN_ENCRYPTED] = IMPORT_FILE_ENCRYPTED,
		[OPEN_BROKEN] = IMPORT_FILE_BROKEN,
		[OPEN_KILLED] = IMPORT_FILE_KILLED,
		[OPEN_FAILED] = IMPORT_FILE_FAILED,
	};
	if (result == OPEN_TOO_BIG)
		return too_big(workbook);
	return (ImportFault){ .reason = reasons[result] };
}
