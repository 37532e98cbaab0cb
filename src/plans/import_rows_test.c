/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "base/buf.h"
#include "plans/import_guess.h"

/* A sheet whose cells are given line by line, parted by ';', an empty one left out. */
static Sheet *add_sheet(Arena *arena, Workbook *workbook, const char *name, const char *lines)
{
	Sheet *sheet = list_push(arena, workbook);
	sheet->name = str_of(name);
	Str rest = str_of(lines);
	for (int row = 1; rest.length > 0; row++) {
		Str line = str_cut(&rest, '\n');
		for (int column = 1; line.length > 0; column++) {
			Str text = str_cut(&line, ';');
			if (text.length > 0)
				*list_push(arena, &sheet->cells) =
					(SheetCell){ row, column, text, false };
		}
	}
	return sheet;
}

static void add_merge(Arena *arena, Sheet *sheet, SheetMerge merge)
{
	*list_push(arena, &sheet->merges) = merge;
}

/* "sheet 3: indicator > recommendation" of each row, * for what a merged cell says. */
static Str shown(Arena *arena, const Workbook *workbook, size_t fault_count)
{
	ImportChoiceList choices = { 0 };
	ImportTable table = import_table_read(arena, workbook, &choices);
	ImportRowList rows = table.rows;
	Buf out = buf_new(arena);
	assert_int_equal(table.faults.count, fault_count);
	for (size_t i = 0; i < rows.count; i++) {
		const ImportCell *cells = rows.items[i].cells;
		buf_print(&out, "%s%.*s %d: %.*s%s > %.*s%s", i ? " | " : "",
			  STR_ARGS(rows.items[i].sheet), rows.items[i].row,
			  STR_ARGS(cells[COLUMN_INDICATOR].text),
			  cells[COLUMN_INDICATOR].is_merged ? "*" : "",
			  STR_ARGS(cells[COLUMN_RECOMMENDATION].text),
			  cells[COLUMN_RECOMMENDATION].is_merged ? "*" : "");
	}
	return buf_str(&out);
}

static void the_heading_row_is_found_below_titles(void **state)
{
	Workbook workbook = { 0 };
	add_sheet(*state, &workbook, "Hasil",
		  "LEMBAR HASIL EVALUASI\nKabupaten Lumajang\n\n;NO.;Indikator ;REKOMENDASI\n"
		  ";1;Nilai SAKIP;satu\n\n;2;Opini BPK;dua\n");
	assert_text(shown(*state, &workbook, 0),
		    "Hasil 5: Nilai SAKIP > satu | Hasil 7: Opini BPK > dua");
}

static void every_visible_sheet_with_a_heading_row_is_read(void **state)
{
	Workbook workbook = { 0 };
	add_sheet(*state, &workbook, "Sampul", "Laporan\n");
	add_sheet(*state, &workbook, "Satu", "Indikator;Rekomendasi\na;b\n");
	add_sheet(*state, &workbook, "Rahasia", "Indikator;Rekomendasi\nx;y\n")->is_hidden = true;
	add_sheet(*state, &workbook, "Dua", "Indikator;Rekomendasi\nc;d\n");
	assert_text(shown(*state, &workbook, 0), "Satu 2: a > b | Dua 2: c > d");
}

static void a_heading_row_below_the_thirtieth_row_is_not_looked_for(void **state)
{
	Workbook workbook = { 0 };
	Buf lines = buf_new(*state);
	for (int i = 0; i < 30; i++)
		buf_add_c(&lines, "judul\n");
	buf_add_c(&lines, "Indikator;Rekomendasi\na;b\n");
	add_sheet(*state, &workbook, "Jauh", str_c(*state, buf_str(&lines)));
	assert_text(shown(*state, &workbook, 1), "");
}

static void what_nobody_can_see_is_an_empty_cell(void **state)
{
	Arena *arena = *state;
	Workbook workbook = { 0 };
	add_sheet(arena, &workbook, "A",
		  "Indikator;Rekomendasi\nUmum;\u200B\u3164\nUmum;Rapikan\u202E arsip\n");
	assert_text(shown(arena, &workbook, 0), "A 2: Umum >  | A 3: Umum > Rapikan arsip");
}

static void a_merged_cell_holds_for_all_its_rows(void **state)
{
	Workbook workbook = { 0 };
	Sheet *sheet =
		add_sheet(*state, &workbook, "Hasil",
			  "Indikator;Rekomendasi\nNilai SAKIP;satu\n;dua\n;tiga\nOpini;empat\n");
	add_merge(*state, sheet, (SheetMerge){ 2, 1, 4, 1 });
	assert_text(shown(*state, &workbook, 0),
		    "Hasil 2: Nilai SAKIP > satu | Hasil 3: Nilai SAKIP* > dua"
		    " | Hasil 4: Nilai SAKIP* > tiga | Hasil 5: Opini > empat");
}

static void a_merged_recommendation_is_marked_in_its_other_rows(void **state)
{
	Workbook workbook = { 0 };
	Sheet *sheet = add_sheet(*state, &workbook, "Hasil",
				 "Indikator;Rekomendasi\nNilai SAKIP;satu\nOpini BPK;\n");
	add_merge(*state, sheet, (SheetMerge){ 2, 2, 3, 2 });
	assert_text(shown(*state, &workbook, 0),
		    "Hasil 2: Nilai SAKIP > satu | Hasil 3: Opini BPK > satu*");
}

static void merged_cells_over_one_another_cost_little(void **state)
{
	Workbook workbook = { 0 };
	Sheet *sheet = add_sheet(*state, &workbook, "Hasil", "Indikator;Rekomendasi\na;b\n");
	for (int i = 0; i < 100000; i++)
		add_merge(*state, sheet, (SheetMerge){ 2, 1, OPEN_LAST_ROW, 1 });
	assert_text(shown(*state, &workbook, 0), "Hasil 2: a > b");
}

static void headings_are_known_by_the_words_that_offices_use(void **state)
{
	static const char *const words[] = { "Rekomendasi", "REKOMENDASI PERBAIKAN", "Saran",
					     "Uraian Rekomendasi", "Rekomendasi Hasil Evaluasi" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		Workbook workbook = { 0 };
		add_sheet(*state, &workbook, "S",
			  str_c(*state, str_print(*state, "Nama Indikator;%s\na;b\n", words[i])));
		assert_text(shown(*state, &workbook, 0), "S 2: a > b");
	}
}

/* "Butir saran=recommendation (chosen); PIC=?": what was not known, with its guess or choice. */
static Str unknown_of(Arena *arena, const Workbook *workbook, const ImportChoiceList *choices)
{
	ImportTable table = import_table_read(arena, workbook, choices);
	import_guess(arena, workbook, &(IndicatorList){ 0 }, &table.unknown);
	Buf out = buf_new(arena);
	for (size_t i = 0; i < table.unknown.count; i++) {
		const ImportUnknown *one = &table.unknown.items[i];
		ImportColumn column = one->choice ? one->choice->column : one->guess;
		const char *word = column == IMPORT_COLUMNS ? "?" : import_column_word(column);
		buf_print(&out, "%s%.*s=%s%s", i ? "; " : "", STR_ARGS(one->heading), word,
			  one->choice ? "!" : "");
	}
	return buf_str(&out);
}

static void a_heading_that_no_word_of_ours_is_gets_a_guess(void **state)
{
	Workbook workbook = { 0 };
	add_sheet(*state, &workbook, "A",
		  "No;Indikatr;Rekomendasi;Butir saran evaluator;Bobot indikator;PIC\n"
		  "1;Nilai SAKIP;satu;Perbaiki penetapan target kinerja;2;Budi\n");
	assert_text(
		unknown_of(*state, &workbook, &(ImportChoiceList){ 0 }),
		"Indikatr=indicator; Butir saran evaluator=note; Bobot indikator=ignore; PIC=?");
}

static void what_stands_below_a_heading_tells_what_it_is(void **state)
{
	Workbook workbook = { 0 };
	add_sheet(*state, &workbook, "A",
		  "Indikator;Nilai;Hal yang diminta;Daerah\n"
		  "a;1;Perbaiki penetapan target kinerja;Kab. Lumajang\n"
		  "b;2;Lengkapi peta proses bisnis dinas;Kab. Lumajang\n");
	assert_text(unknown_of(*state, &workbook, &(ImportChoiceList){ 0 }),
		    "Hal yang diminta=recommendation; Daerah=institution");
}

static void a_choice_makes_a_heading_known(void **state)
{
	Workbook workbook = { 0 };
	ImportChoiceList choices = { 0 };
	add_sheet(*state, &workbook, "A", "Indikator;Hal yang diminta\na;b\n");
	assert_text(shown(*state, &workbook, 1), "");
	import_choice_put(*state, &choices, S("HAL yang  diminta:"), COLUMN_RECOMMENDATION);
	ImportTable table = import_table_read(*state, &workbook, &choices);
	assert_int_equal(table.faults.count, 0);
	assert_text(table.rows.items[0].cells[COLUMN_RECOMMENDATION].text, "b");
	assert_text(unknown_of(*state, &workbook, &choices), "Hal yang diminta=recommendation!");
}

static void two_headings_chosen_for_one_column_are_a_fault(void **state)
{
	Workbook workbook = { 0 };
	ImportChoiceList choices = { 0 };
	add_sheet(*state, &workbook, "A", "Indikator;Rekomendasi;Catatan;Ulasan\na;b;c;d\n");
	import_choice_put(*state, &choices, S("Ulasan"), COLUMN_NOTE);
	ImportTable table = import_table_read(*state, &workbook, &choices);
	assert_int_equal(table.faults.count, 1);
	assert_int_equal(table.faults.items[0].reason, IMPORT_COLUMN_TWICE);
	assert_text(import_fault_place(*state, &table.faults.items[0]), "A!D1");
}

static void where_no_heading_is_known_the_likely_row_is_asked_about(void **state)
{
	Workbook workbook = { 0 };
	add_sheet(*state, &workbook, "A",
		  "Laporan\nUrusan;Yang diminta;PIC\nx;Perbaiki penetapan target kinerja;y\n");
	assert_text(unknown_of(*state, &workbook, &(ImportChoiceList){ 0 }),
		    "Urusan=?; Yang diminta=recommendation; PIC=?");
}

static void the_two_columns_of_our_copy_are_left_out(void **state)
{
	Workbook workbook = { 0 };
	add_sheet(*state, &workbook, "A",
		  "Indikator;Rekomendasi;Kesalahan;Cara memperbaiki\na;b;C2: salah;perbaiki\n"
		  ";;salah;perbaiki\n");
	assert_text(shown(*state, &workbook, 0), "A 2: a > b");
	assert_text(unknown_of(*state, &workbook, &(ImportChoiceList){ 0 }), "");
}

RUN_TESTS(TEST(a_heading_that_no_word_of_ours_is_gets_a_guess),
	  TEST(what_stands_below_a_heading_tells_what_it_is), TEST(a_choice_makes_a_heading_known),
	  TEST(two_headings_chosen_for_one_column_are_a_fault),
	  TEST(where_no_heading_is_known_the_likely_row_is_asked_about),
	  TEST(the_two_columns_of_our_copy_are_left_out),
	  TEST(the_heading_row_is_found_below_titles),
	  TEST(every_visible_sheet_with_a_heading_row_is_read),
	  TEST(a_heading_row_below_the_thirtieth_row_is_not_looked_for),
	  TEST(what_nobody_can_see_is_an_empty_cell), TEST(a_merged_cell_holds_for_all_its_rows),
	  TEST(a_merged_recommendation_is_marked_in_its_other_rows),
	  TEST(merged_cells_over_one_another_cost_little),
	  TEST(headings_are_known_by_the_words_that_offices_use))
