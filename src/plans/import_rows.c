/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_rows.h"

#include "base/clean.h"
#include "base/fold.h"

#define HEADING_WITHIN_ROWS 30
#define MOST_HEADINGS 64

typedef struct Synonym {
	const char *folded;
	ImportColumn column;
} Synonym;

static const Synonym synonyms[] = {
	{ "no", COLUMN_NUMBER },
	{ "nomor", COLUMN_NUMBER },
	{ "no urut", COLUMN_NUMBER },
	{ "no indikator", COLUMN_NUMBER },
	{ "nomor indikator", COLUMN_NUMBER },
	{ "kode", COLUMN_CODE },
	{ "kode indikator", COLUMN_CODE },
	{ "indikator", COLUMN_INDICATOR },
	{ "nama indikator", COLUMN_INDICATOR },
	{ "indikator penilaian", COLUMN_INDICATOR },
	{ "indikator rb", COLUMN_INDICATOR },
	{ "uraian indikator", COLUMN_INDICATOR },
	{ "komponen indikator", COLUMN_INDICATOR },
	{ "komponen penilaian", COLUMN_INDICATOR },
	{ "kelompok instansi", COLUMN_GROUP },
	{ "grup instansi", COLUMN_GROUP },
	{ "group instansi", COLUMN_GROUP },
	{ "jenis instansi", COLUMN_GROUP },
	{ "nama instansi", COLUMN_INSTITUTION },
	{ "instansi", COLUMN_INSTITUTION },
	{ "instansi pemerintah", COLUMN_INSTITUTION },
	{ "pemerintah daerah", COLUMN_INSTITUTION },
	{ "nama pemerintah daerah", COLUMN_INSTITUTION },
	{ "nama pemda", COLUMN_INSTITUTION },
	{ "pemda", COLUMN_INSTITUTION },
	{ "kabupaten kota", COLUMN_INSTITUTION },
	{ "nama kabupaten kota", COLUMN_INSTITUTION },
	{ "nilai minimal", COLUMN_LEAST },
	{ "nilai minimum", COLUMN_LEAST },
	{ "nilai min", COLUMN_LEAST },
	{ "skor minimal", COLUMN_LEAST },
	{ "min", COLUMN_LEAST },
	{ "min value", COLUMN_LEAST },
	{ "nilai maksimal", COLUMN_MOST },
	{ "nilai maksimum", COLUMN_MOST },
	{ "nilai maks", COLUMN_MOST },
	{ "nilai max", COLUMN_MOST },
	{ "skor maksimal", COLUMN_MOST },
	{ "maks", COLUMN_MOST },
	{ "max", COLUMN_MOST },
	{ "max value", COLUMN_MOST },
	{ "skor", COLUMN_SCORE },
	{ "score", COLUMN_SCORE },
	{ "nilai", COLUMN_SCORE },
	{ "nilai skor", COLUMN_SCORE },
	{ "skor nilai", COLUMN_SCORE },
	{ "nilai capaian", COLUMN_SCORE },
	{ "catatan", COLUMN_NOTE },
	{ "catatan evaluator", COLUMN_NOTE },
	{ "catatan evaluasi", COLUMN_NOTE },
	{ "catatan hasil evaluasi", COLUMN_NOTE },
	{ "temuan", COLUMN_NOTE },
	{ "keterangan", COLUMN_REMARK },
	{ "ket", COLUMN_REMARK },
	{ "rekomendasi", COLUMN_RECOMMENDATION },
	{ "uraian rekomendasi", COLUMN_RECOMMENDATION },
	{ "rekomendasi perbaikan", COLUMN_RECOMMENDATION },
	{ "rekomendasi evaluator", COLUMN_RECOMMENDATION },
	{ "rekomendasi evaluasi", COLUMN_RECOMMENDATION },
	{ "rekomendasi hasil evaluasi", COLUMN_RECOMMENDATION },
	{ "saran", COLUMN_RECOMMENDATION },
	{ "saran perbaikan", COLUMN_RECOMMENDATION },
	{ "saran rekomendasi", COLUMN_RECOMMENDATION },
	{ "recommendation", COLUMN_RECOMMENDATION },
	{ "id instansi", COLUMN_OTHER },
	{ "instansi id", COLUMN_OTHER },
	{ "id bobot", COLUMN_OTHER },
	{ "lke bobot id", COLUMN_OTHER },
	{ "bobot", COLUMN_OTHER },
	{ "target", COLUMN_OTHER },
	{ "target baik", COLUMN_OTHER },
	{ "skor index", COLUMN_OTHER },
	{ "skor indeks", COLUMN_OTHER },
	{ "capaian", COLUMN_OTHER },
	{ "naik turun", COLUMN_OTHER },
};

/* A heading row: where it stands and which column is what. */
typedef struct Heading {
	int row;
	int known; /* columns with a known word */
	int columns[IMPORT_COLUMNS];
	ImportFault twice; /* the same word over two columns that matter; row 0: none */
} Heading;

/* Cells of one row: from first to before end. */
typedef struct RowSpan {
	size_t from, to;
	int row;
} RowSpan;

static Str trimmed(Str text)
{
	text = str_trim(text);
	while (str_starts(text, S("\xc2\xa0")))
		text = str_trim(str_slice(text, 2, text.length));
	while (str_ends(text, S("\xc2\xa0")))
		text = str_trim(str_slice(text, 0, text.length - 2));
	return text;
}

/* IMPORT_COLUMNS: no word that we know. */
static ImportColumn column_from(Arena *arena, Str text)
{
	if (text.length > 200)
		return IMPORT_COLUMNS;
	Str folded = str_fold(arena, text);
	for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
		if (str_equal_c(folded, synonyms[i].folded))
			return synonyms[i].column;
	return IMPORT_COLUMNS;
}

static bool next_span(const Sheet *sheet, RowSpan *span)
{
	if (span->to >= sheet->cells.count)
		return false;
	span->from = span->to;
	span->row = sheet->cells.items[span->from].row;
	while (span->to < sheet->cells.count && sheet->cells.items[span->to].row == span->row)
		span->to++;
	return true;
}

/* Two columns under one word cannot be told apart; of scores and remarks the first is taken. */
static bool must_be_one(ImportColumn column)
{
	return column == COLUMN_CODE || column == COLUMN_INDICATOR ||
	       column == COLUMN_INSTITUTION || column == COLUMN_RECOMMENDATION ||
	       column == COLUMN_NUMBER;
}

static Heading heading_of(Arena *arena, const Sheet *sheet, RowSpan span)
{
	Heading heading = { .row = span.row };
	for (size_t i = span.from; i < span.to && i - span.from < MOST_HEADINGS; i++) {
		const SheetCell *cell = &sheet->cells.items[i];
		ImportColumn column = column_from(arena, cell->text);
		if (column == IMPORT_COLUMNS)
			continue;
		heading.known++;
		if (heading.columns[column] == 0)
			heading.columns[column] = cell->column;
		else if (must_be_one(column))
			heading.twice = (ImportFault){
				.reason = IMPORT_COLUMN_TWICE,
				.sheet = sheet->name,
				.row = cell->row,
				.column = cell->column,
				.value = trimmed(cell->text),
				.detail =
					import_cell_name(arena, cell->row, heading.columns[column]),
			};
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
static void add_row_above(Arena *arena, const Sheet *sheet, RowSpan above, RowSpan span,
			  Heading *heading)
{
	Heading upper = heading_of(arena, sheet, above);
	for (int column = 0; column < IMPORT_COLUMNS; column++) {
		int place = upper.columns[column];
		if (place && !heading->columns[column] && !holds_something(sheet, span, place)) {
			heading->columns[column] = place;
			heading->known++;
		}
	}
}

/* The row with the most known words; known 0 when there is none. */
static Heading find_heading(Arena *arena, const Sheet *sheet)
{
	Heading best = { 0 };
	RowSpan span = { 0 }, above = { 0 };
	for (; next_span(sheet, &span) && span.row <= HEADING_WITHIN_ROWS; above = span) {
		Heading heading = heading_of(arena, sheet, span);
		if (heading.known > 0 && above.row == span.row - 1)
			add_row_above(arena, sheet, above, span, &heading);
		bool is_table = heading.known >= 2;
		bool asks = heading.columns[COLUMN_RECOMMENDATION] > 0;
		bool best_asks = best.columns[COLUMN_RECOMMENDATION] > 0;
		if (is_table &&
		    (asks > best_asks || (asks == best_asks && heading.known > best.known)))
			best = heading;
	}
	return best;
}

static ImportRow read_row(Arena *arena, const Sheet *sheet, const Heading *heading, RowSpan span)
{
	ImportRow row = { .sheet = sheet->name, .row = span.row };
	for (int column = 0; column < IMPORT_COLUMNS; column++)
		row.cells[column].column = heading->columns[column];
	for (size_t i = span.from; i < span.to; i++) {
		const SheetCell *cell = &sheet->cells.items[i];
		Str text = trimmed(text_clean(arena, cell->text));
		if (text.length == 0)
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
static bool repeats_heading(Arena *arena, const Heading *heading, const ImportRow *row)
{
	Str asked = row->cells[COLUMN_RECOMMENDATION].text;
	if (asked.length == 0)
		return false;
	if (column_from(arena, asked) == COLUMN_RECOMMENDATION)
		return true;
	int64_t number;
	return row->row <= heading->row + 2 && row->filled > 2 && asked.length <= 4 &&
	       str_integer(str_fold(arena, asked), &number) && row->first.length <= 4 &&
	       str_integer(str_fold(arena, row->first), &number);
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
			const Heading *heading)
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

static void read_sheet(Arena *arena, const Sheet *sheet, const Heading *heading,
		       ImportRowList *rows)
{
	size_t from = rows->count;
	RowSpan span = { 0 };
	while (next_span(sheet, &span)) {
		if (span.row <= heading->row)
			continue;
		ImportRow row = read_row(arena, sheet, heading, span);
		row.begins_sheet = rows->count == from;
		if (row.filled > 0 && !repeats_heading(arena, heading, &row))
			*list_push(arena, rows) = row;
	}
	fill_merged(rows, from, sheet, heading);
}

ImportRowList import_rows_read(Arena *arena, const Workbook *workbook, ImportFaultList *faults)
{
	ImportRowList rows = { 0 };
	ImportFault none = { .reason = IMPORT_NO_HEADING };
	StrList names = { 0 };
	bool found = false;
	for (size_t i = 0; i < workbook->count; i++) {
		const Sheet *sheet = &workbook->items[i];
		if (sheet->is_hidden)
			continue;
		*list_push(arena, &names) = sheet->name;
		Heading heading = find_heading(arena, sheet);
		if (heading.columns[COLUMN_RECOMMENDATION] > 0) {
			found = true;
			if (heading.twice.row)
				*list_push(arena, faults) = heading.twice;
			read_sheet(arena, sheet, &heading, &rows);
		} else if (heading.known > 0 && none.row == 0) {
			none = (ImportFault){ .reason = IMPORT_NO_RECOMMENDATION,
					      .sheet = sheet->name,
					      .row = heading.row,
					      .column = 1 };
		}
	}
	if (!found) {
		none.detail = str_join(arena, &names, S(", "));
		*list_push(arena, faults) = none;
	}
	return rows;
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
