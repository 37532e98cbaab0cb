/* SPDX-License-Identifier: Apache-2.0 */
#include "base/csv.h"
#include "fuzz.h"

/* What was read, written with its separator, is read again as the same cells, save for the
 * apostrophe before what could be a formula. */
static void check_written_again(Arena *arena, const CsvTable *table, CsvLimits limits)
{
	Buf out = buf_new(arena);
	buf_print(&out, "sep=%c\n", table->separator);
	for (size_t i = 0; i < table->count; i++) {
		for (size_t j = 0; j < table->items[i].count; j++) {
			if (j)
				buf_add_char(&out, table->separator);
			csv_add_cell(&out, table->items[i].items[j], table->separator);
		}
		buf_add_char(&out, '\n');
	}
	limits.cell_bytes += 1;
	CsvTable again = csv_read(arena, buf_str(&out), limits);
	must(!again.fault && again.count == table->count);
	for (size_t i = 0; i < table->count; i++) {
		must(again.items[i].count == table->items[i].count);
		for (size_t j = 0; j < table->items[i].count; j++) {
			Str cell = table->items[i].items[j], back = again.items[i].items[j];
			must(str_equal(cell, back) ||
			     (str_starts(back, S("'")) &&
			      str_equal(cell, str_slice(back, 1, back.length))));
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	CsvLimits limits = { .rows = 50, .cells = 500, .cell_bytes = 200 };
	Arena *arena = arena_new();
	CsvTable table = csv_read(arena, (Str){ (const char *)bytes, count }, limits);
	size_t cells = 0;
	must(table.count <= limits.rows);
	for (size_t i = 0; i < table.count; i++) {
		const CsvRow *row = &table.items[i];
		must(row->count > 0);
		must(i == 0 || row->line > row[-1].line);
		cells += row->count;
		for (size_t j = 0; j < row->count; j++)
			must(str_is_utf8(row->items[j]));
	}
	must(cells <= limits.cells);
	limits.cell_bytes *= 3; /* one byte of Windows-1252 has up to three of UTF-8 */
	check_written_again(arena, &table, limits);
	arena_free(arena);
	return 0;
}
