/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_import.h"

static void an_indicator_is_found_by_its_folded_name(void **state)
{
	(void)state;
	assert_draft("Indikator;Rekomendasi\n"
		     "nilai  SAKIP;Meningkatkan mutu\n"
		     "Tingkat Maturitas Sistem Pengendalian Intern Pemerintah (SPIP);Menguatkan\n"
		     "16. Indeks Sistem Merit;Memetakan\n",
		     "G-B-5 Meningkatkan mutu | G-B-3 Menguatkan | G-B-16 Memetakan");
}

static void an_indicator_is_found_by_its_code(void **state)
{
	(void)state;
	assert_draft("Kode;Indikator;Rekomendasi\n"
		     "G-B-16;apa saja;satu\n"
		     ";T-A-2 Realisasi Investasi;dua\n",
		     "G-B-16 satu | T-A-2 dua");
}

static void numbers_count_under_the_component_heading_above(void **state)
{
	(void)state;
	assert_draft("LEMBAR HASIL EVALUASI;;\n"
		     "Kabupaten Lumajang;;\n"
		     "No;Skor;Rekomendasi\n"
		     "RB General;;\n"
		     "A. Strategi Pelaksanaan RB General;;\n"
		     "1;2,5;satu\n"
		     "B. Capaian Pelaksanaan Kebijakan Reformasi Birokrasi;;\n"
		     "1;80;dua\n"
		     "16.;300;tiga\n"
		     "B;Capaian Indikator Dampak RB Tematik;\n"
		     "1;9,1;empat\n",
		     "G-A-1 satu | G-B-1 dua | G-B-16 tiga | T-B-1 empat");
}

static void a_name_wins_over_its_number(void **state)
{
	(void)state;
	assert_draft("No;Indikator;Rekomendasi\n"
		     "1;Indeks SPBE;satu\n"
		     "2;Umum;dua\n"
		     "3;;tiga\n",
		     "G-C-1 satu | Umum dua | Umum tiga");
}

static void a_number_that_fits_two_indicators_is_a_fault_with_its_candidates(void **state)
{
	(void)state;
	assert_fault("No;Rekomendasi\nRB General;\n1;satu\n", IMPORT_INDICATOR_AMBIGUOUS, "CSV!A3");
	assert_true(str_find(last_fault.detail, S("G-A-1 Rencana Aksi")) >= 0);
	assert_true(str_find(last_fault.detail, S("G-C-1 Indeks SPBE")) >= 0);
}

static void a_name_that_fits_two_indicators_is_decided_by_the_heading_only(void **state)
{
	(void)state;
	assert_fault("No;Indikator;Rekomendasi\n1;Pengentasan Kemiskinan;satu\n",
		     IMPORT_INDICATOR_AMBIGUOUS, "CSV!B2");
	assert_true(str_find(last_fault.detail, S("T-B-1")) >= 0);
	assert_draft("No;Indikator;Rekomendasi\n"
		     ";A. Strategi Pembangunan RB Tematik;\n"
		     "1;Pengentasan Kemiskinan;satu\n",
		     "T-A-1 satu");
}

static void a_number_without_a_component_is_a_fault(void **state)
{
	(void)state;
	assert_fault("No;Rekomendasi\n16;satu\n", IMPORT_NUMBER_WITHOUT_COMPONENT, "CSV!A2");
	assert_fault(
		"No;Rekomendasi\nA. Strategi Pelaksanaan RB General;\nD. Bagian Baru;\n1;satu\n",
		IMPORT_NUMBER_WITHOUT_COMPONENT, "CSV!A4");
	assert_fault("No;Rekomendasi\nA. Strategi Pelaksanaan RB General;\n9;satu\n",
		     IMPORT_NUMBER_UNKNOWN, "CSV!A3");
}

static void an_unknown_name_is_a_fault_that_names_what_comes_near(void **state)
{
	(void)state;
	assert_fault("Indikator;Rekomendasi\nIndeks Sistim Merit ASN;satu\n",
		     IMPORT_INDICATOR_UNKNOWN, "CSV!A2");
	assert_text(last_fault.value, "Indeks Sistim Merit ASN");
	assert_true(str_find(last_fault.detail, S("G-B-16 Indeks Sistem Merit")) >= 0);
	assert_fault("Kode;Rekomendasi\nX-9;satu\n", IMPORT_INDICATOR_UNKNOWN, "CSV!A2");
}

static void one_cell_with_a_list_becomes_several(void **state)
{
	(void)state;
	assert_draft("Indikator;Catatan;Rekomendasi\n"
		     "Nilai SAKIP;turun;\"1. Menata\n2. Mengukur\"\n",
		     "G-B-5 Menata | G-B-5 Mengukur");
	ImportDraft draft =
		draft_of("Indikator;Catatan;Rekomendasi\nNilai SAKIP;turun;1. a 2. b\n");
	assert_text(draft.items.items[1].note, "turun");
}

/* A workbook of one sheet, its second column merged over the rows below the heading. */
static ImportDraft draft_of_merged(const char *text, int column)
{
	CsvTable table = csv_read(arena, str_of(text), (CsvLimits){ 1000, 10000, 10000 });
	Workbook workbook = import_workbook_of(arena, &table);
	*list_push(arena, &workbook.items[0].merges) =
		(SheetMerge){ 2, column, (int)table.count, column };
	ImportKnown known = import_known(db, 2024);
	return import_draft(arena, &known, &workbook, &(ImportLetter){ .year = 2024 });
}

static void a_merged_indicator_holds_for_its_rows(void **state)
{
	(void)state;
	ImportDraft draft = draft_of_merged("Indikator;Rekomendasi\nNilai SAKIP;satu\n;dua\n", 1);
	assert_text(shown(&draft), "G-B-5 satu | G-B-5 dua");
}

static void a_recommendation_merged_over_several_indicators_is_a_fault(void **state)
{
	(void)state;
	ImportDraft draft =
		draft_of_merged("Indikator;Rekomendasi\nNilai SAKIP;satu\nOpini BPK;\n", 2);
	assert_int_equal(draft.faults.count, 1);
	assert_int_equal(draft.faults.items[0].reason, IMPORT_RECOMMENDATION_MERGED);
	assert_text(import_fault_place(arena, &draft.faults.items[0]), "CSV!B3");
}

static void rows_of_other_institutions_are_left_out_and_counted(void **state)
{
	(void)state;
	const char *text = "Nama Instansi;Indikator;Rekomendasi\n"
			   "Kab. Lumajang;Nilai SAKIP;satu\n"
			   "Kab. Jember;Nilai SAKIP;dua\n"
			   "Kota Malang;Nilai SAKIP;tiga\n";
	ImportDraft draft = draft_of(text);
	assert_text(shown(&draft), "G-B-5 satu");
	assert_int_equal(draft.left_out, 2);

	draft = draft_for(text, (ImportLetter){ .year = 2024, .agency_name = S("Kota Malang") });
	assert_text(shown(&draft), "G-B-5 satu | G-B-5 tiga");
}

static void a_file_of_others_alone_is_a_fault_that_names_them(void **state)
{
	(void)state;
	assert_fault("Instansi;Indikator;Rekomendasi\nKab. Jember;Nilai SAKIP;satu\n",
		     IMPORT_INSTITUTION_NOT_OURS, "");
	assert_text(last_fault.detail, "Kab. Jember");
}

static void a_row_of_nobody_between_those_of_others_is_a_fault(void **state)
{
	(void)state;
	assert_fault("Instansi;Indikator;Rekomendasi\n"
		     "Kab. Jember;Nilai SAKIP;satu\n"
		     ";Nilai SAKIP;dua\n",
		     IMPORT_INSTITUTION_EMPTY, "CSV!A3");
}

static void rows_without_a_recommendation_are_counted(void **state)
{
	(void)state;
	ImportDraft draft = draft_of("No;Indikator;Rekomendasi\n"
				     "1;Nilai SAKIP;satu\n"
				     "2;Indeks SPBE;\n"
				     "3;Indeks Sistem Merit;-\n"
				     "4;Opini BPK;Nihil\n");
	assert_int_equal(draft.items.count, 1);
	assert_int_equal(draft.without, 3);
}

static void a_file_without_a_heading_row_or_without_that_column_is_a_fault(void **state)
{
	(void)state;
	assert_fault("a;b\nc;d\n", IMPORT_NO_HEADING, "");
	assert_fault("judul;x\nNo;Indikator\n1;Nilai SAKIP\n", IMPORT_NO_RECOMMENDATION, "CSV!A2");
	assert_fault("Indikator;Rekomendasi\nNilai SAKIP;\n", IMPORT_NOTHING_FOUND, "");
}

static void two_columns_of_one_name_are_a_fault(void **state)
{
	(void)state;
	assert_fault("Indikator;Rekomendasi;Rekomendasi Perbaikan\nNilai SAKIP;a;b\n",
		     IMPORT_COLUMN_TWICE, "CSV!C1");
	assert_text(last_fault.detail, "B1");
}

static void a_heading_that_is_printed_again_and_column_numbers_are_no_rows(void **state)
{
	(void)state;
	assert_draft("No;Indikator;Rekomendasi\n"
		     "(1);(2);(3)\n"
		     "1;Nilai SAKIP;satu\n"
		     "No;Indikator;Rekomendasi\n"
		     "2;Indeks SPBE;dua\n",
		     "G-B-5 satu | G-C-1 dua");
}

static void headings_in_two_rows_are_read_together(void **state)
{
	(void)state;
	assert_draft("No;Indikator;Hasil Evaluasi;\n"
		     ";;Skor;Rekomendasi\n"
		     "1;Nilai SAKIP;70;satu\n",
		     "G-B-5 satu");
}

static void a_score_outside_its_range_or_unreadable_is_a_fault(void **state)
{
	(void)state;
#define SCORED "Indikator;Nilai Minimal;Nilai Maksimal;Skor;Rekomendasi\nNilai SAKIP;0;100;"
	assert_draft(SCORED "87,45;satu\n", "G-B-5 satu");
	assert_draft(SCORED "WTP;satu\n", "G-B-5 satu");
	assert_fault(SCORED "101;satu\n", IMPORT_SCORE_OUTSIDE, "CSV!D2");
	assert_text(last_fault.detail, "0 – 100");
	assert_fault(SCORED "8x;satu\n", IMPORT_SCORE_WRONG, "CSV!D2");
	assert_fault(SCORED "1.250;satu\n", IMPORT_SCORE_AMBIGUOUS, "CSV!D2");
}

static void numbers_errors_and_repetitions_in_the_place_of_words_are_faults(void **state)
{
	(void)state;
	assert_fault("Indikator;Rekomendasi\nNilai SAKIP;12,5\n", IMPORT_RECOMMENDATION_NUMBER,
		     "CSV!B2");
	assert_fault("Indikator;Rekomendasi\n#REF!;satu\n", IMPORT_CELL_ERROR, "CSV!A2");
	assert_fault("Indikator;Rekomendasi\nNilai SAKIP;satu\nNilai SAKIP;satu\n",
		     IMPORT_RECOMMENDATION_TWICE, "CSV!B3");
	assert_text(last_fault.detail, "CSV!B2");
}

static void a_recommendation_of_more_than_4000_characters_is_a_fault(void **state)
{
	(void)state;
	Buf text = buf_new(arena);
	buf_add_c(&text, "Indikator;Rekomendasi\nNilai SAKIP;");
	for (int i = 0; i < 4001; i++)
		buf_add_char(&text, 'x');
	assert_fault(str_c(arena, buf_str(&text)), IMPORT_RECOMMENDATION_LONG, "CSV!B2");
	assert_int_equal(last_fault.number, 4001);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_DB(an_indicator_is_found_by_its_folded_name),
		IN_DB(an_indicator_is_found_by_its_code),
		IN_DB(numbers_count_under_the_component_heading_above),
		IN_DB(a_name_wins_over_its_number),
		IN_DB(a_number_that_fits_two_indicators_is_a_fault_with_its_candidates),
		IN_DB(a_name_that_fits_two_indicators_is_decided_by_the_heading_only),
		IN_DB(a_number_without_a_component_is_a_fault),
		IN_DB(an_unknown_name_is_a_fault_that_names_what_comes_near),
		IN_DB(one_cell_with_a_list_becomes_several),
		IN_DB(a_merged_indicator_holds_for_its_rows),
		IN_DB(a_recommendation_merged_over_several_indicators_is_a_fault),
		IN_DB(rows_of_other_institutions_are_left_out_and_counted),
		IN_DB(a_file_of_others_alone_is_a_fault_that_names_them),
		IN_DB(a_row_of_nobody_between_those_of_others_is_a_fault),
		IN_DB(rows_without_a_recommendation_are_counted),
		IN_DB(a_file_without_a_heading_row_or_without_that_column_is_a_fault),
		IN_DB(two_columns_of_one_name_are_a_fault),
		IN_DB(a_heading_that_is_printed_again_and_column_numbers_are_no_rows),
		IN_DB(headings_in_two_rows_are_read_together),
		IN_DB(a_score_outside_its_range_or_unreadable_is_a_fault),
		IN_DB(numbers_errors_and_repetitions_in_the_place_of_words_are_faults),
		IN_DB(a_recommendation_of_more_than_4000_characters_is_a_fault),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
