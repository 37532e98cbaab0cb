/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <unistd.h>

#include "plans/import_copy.h"
#include "plans/test_import.h"
#include "web/unnamed.h"

#define ROWS 1000
#define PLANTED 17

static int scratch_file(void)
{
	int descriptor = unnamed_open();
	assert_true(descriptor >= 0);
	return descriptor;
}

/* The copy of a draft, read again as anybody's file would be. */
static Workbook copy_of(const ImportDraft *draft)
{
	StrList reasons = { 0 }, mends = { 0 };
	for (size_t i = 0; i < draft->faults.count; i++) {
		*list_push(arena, &reasons) = str_print(arena, "salah %zu", i);
		*list_push(arena, &mends) = S("perbaiki");
	}
	CopyWords words = { S("Kesalahan"), S("Cara memperbaiki"), &reasons, &mends };
	int descriptor = scratch_file();
	assert_true(import_copy_write(arena, draft, &words, descriptor));
	ImportFile file;
	assert_true(import_file_read(arena, descriptor, &file));
	close(descriptor);
	assert_string_equal(file.kind, "xlsx");
	return file.workbook;
}

static ImportDraft draft_of_workbook(const Workbook *workbook)
{
	ImportLetter letter = { .year = 2024, .number = S("B/1/RB/2025") };
	ImportKnown known = import_known(db, letter.year);
	ImportDraft draft = import_draft(arena, &known, workbook, &letter);
	import_faults_sort(&draft.faults);
	return draft;
}

static SheetCell *cell_at(const Workbook *workbook, int row, int column)
{
	const SheetCellList *cells = &workbook->items[0].cells;
	for (size_t i = 0; i < cells->count; i++)
		if (cells->items[i].row == row && cells->items[i].column == column)
			return &cells->items[i];
	return NULL;
}

/* Each 60th row has an indicator that nobody knows. */
static bool is_planted(int row)
{
	return row % 60 == 0 && row <= 60 * PLANTED && row > 1;
}

static Workbook long_file(void)
{
	Buf csv = buf_new(arena);
	buf_add_c(&csv, "No;Indikator;Rekomendasi;Skor\n");
	for (int row = 2; row <= ROWS + 100; row++)
		buf_print(&csv, "%d;%s;Perbaiki hal nomor %d;87,45\n", row,
			  is_planted(row) ? "Indeks tak dikenal" : "Nilai SAKIP", row);
	CsvTable table = csv_read(arena, buf_str(&csv), (CsvLimits){ 20000, 400000, 10000 });
	return import_workbook_of(arena, &table);
}

static void seventeen_faults_are_said_beside_their_rows_and_mended_there(void **state)
{
	(void)state;
	Workbook office = long_file();
	ImportDraft draft = draft_of_workbook(&office);
	assert_int_equal(draft.faults.count, PLANTED);
	assert_text(import_fault_place(arena, &draft.faults.items[16]), "CSV!B1020");

	Workbook copy = copy_of(&draft);
	assert_text(cell_at(&copy, 1020, 5)->text, "B1020: salah 16");
	assert_text(cell_at(&copy, 1020, 6)->text, "perbaiki");
	assert_null(cell_at(&copy, 1019, 5));
	assert_int_equal(draft_of_workbook(&copy).faults.count, PLANTED);
	for (int row = 60; row <= 60 * PLANTED; row += 60)
		cell_at(&copy, row, 2)->text = S("Nilai SAKIP");
	ImportDraft mended = draft_of_workbook(&copy);
	assert_int_equal(mended.faults.count, 0);
	assert_int_equal(mended.items.count, ROWS + 99);
	assert_int_equal(mended.unknown.count, 0);
}

static void a_text_never_becomes_a_formula(void **state)
{
	(void)state;
	ImportDraft draft = draft_of("Indikator;Rekomendasi;Catatan\n"
				     "Nilai SAKIP;=HYPERLINK(1);+1\nOpini;x;-2\nUmum;@a;\n");
	Workbook copy = copy_of(&draft);
	assert_text(cell_at(&copy, 2, 2)->text, "=HYPERLINK(1)");
	assert_false(cell_at(&copy, 2, 2)->is_number);
	assert_text(cell_at(&copy, 2, 3)->text, "+1");
	assert_false(cell_at(&copy, 2, 3)->is_number);
	assert_text(cell_at(&copy, 3, 3)->text, "-2");
	assert_text(cell_at(&copy, 4, 2)->text, "@a");
}

static void numbers_stay_numbers_and_texts_texts(void **state)
{
	(void)state;
	Workbook office = { 0 };
	Sheet *sheet = list_push(arena, &office);
	*sheet = (Sheet){ .name = S("Hasil"), .row_count = 2, .column_count = 3 };
	const SheetCell cells[] = {
		{ 1, 1, S("Indikator"), false }, { 1, 2, S("Rekomendasi"), false },
		{ 1, 3, S("Skor"), false },	 { 2, 1, S("tak ada"), false },
		{ 2, 2, S("satu"), false },	 { 2, 3, S("87.45"), true }
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		*list_push(arena, &sheet->cells) = cells[i];
	ImportDraft draft = draft_of_workbook(&office);
	Workbook copy = copy_of(&draft);
	assert_text(copy.items[0].name, "Hasil");
	assert_true(cell_at(&copy, 2, 3)->is_number);
	assert_text(cell_at(&copy, 2, 3)->text, "87.45");
	assert_false(cell_at(&copy, 2, 2)->is_number);
}

static void a_merged_cell_stands_in_each_of_its_rows(void **state)
{
	(void)state;
	Workbook office = { 0 };
	CsvTable table =
		csv_read(arena, S("Indikator;Rekomendasi\nNilai SAKIP;satu\n;dua\nx;tiga\n"),
			 (CsvLimits){ 100, 100, 100 });
	office = import_workbook_of(arena, &table);
	*list_push(arena, &office.items[0].merges) = (SheetMerge){ 2, 1, 3, 1 };
	ImportDraft draft = draft_of_workbook(&office);
	assert_int_equal(draft.faults.count, 1);
	Workbook copy = copy_of(&draft);
	assert_text(cell_at(&copy, 3, 1)->text, "Nilai SAKIP");
}

static void a_copy_of_a_copy_has_the_two_columns_once(void **state)
{
	(void)state;
	ImportDraft draft = draft_of("Indikator;Rekomendasi\nIndeks aneh;satu\n");
	Workbook copy = copy_of(&draft);
	ImportDraft again = draft_of_workbook(&copy);
	Workbook second = copy_of(&again);
	assert_text(cell_at(&second, 1, 3)->text, "Kesalahan");
	assert_text(cell_at(&second, 2, 3)->text, "A2: salah 0");
	assert_null(cell_at(&second, 1, 5));
}

static void a_fault_of_the_whole_file_stands_in_the_first_row_below_the_heading(void **state)
{
	(void)state;
	ImportDraft draft = draft_of("Indikator;Rekomendasi\nNilai SAKIP;-\n");
	assert_int_equal(draft.faults.items[0].reason, IMPORT_NOTHING_FOUND);
	Workbook copy = copy_of(&draft);
	assert_text(cell_at(&copy, 2, 3)->text, "salah 0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_DB(seventeen_faults_are_said_beside_their_rows_and_mended_there),
		IN_DB(a_text_never_becomes_a_formula),
		IN_DB(numbers_stay_numbers_and_texts_texts),
		IN_DB(a_merged_cell_stands_in_each_of_its_rows),
		IN_DB(a_copy_of_a_copy_has_the_two_columns_once),
		IN_DB(a_fault_of_the_whole_file_stands_in_the_first_row_below_the_heading),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
