/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_import_pages.h"

static void only_a_coordinator_imports(void **state)
{
	const TestPeople *people = *state;
	const Id others[] = { people->admin, people->head, people->inspector, people->auditor };
	for (size_t i = 0; i < 4; i++) {
		Client client = import_client_of(people, others[i]);
		assert_int_equal(client_get(&client, "/impor").status, 403);
	}
	Client client = import_client_of(people, people->coordinator);
	assert_page_has(client_get(&client, "/impor"), "Impor evaluasi");
}

static void a_draft_shows_everything_and_stores_nothing(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response draft = upload(&client, "lhe.csv", S(WHOLE));
	assert_int_equal(draft.status, 200);
	assert_page_has(draft, "3 rekomendasi akan disimpan");
	assert_page_has(draft, "G-B-5 Nilai SAKIP");
	assert_page_has(draft, "Evaluasi Reformasi Birokrasi 2024");
	assert_page_has(draft, "CSV!C2");
	assert_false(is_stored(people, "RB-2024-01"));
}

static int64_t count_chunks(Db *db)
{
	Rows *rows = db_query(db, "SELECT COUNT(*) AS n FROM file_chunk");
	int64_t count = db_next(rows) ? row_integer(rows, "n") : -1;
	db_rows_end(rows);
	return count;
}

static void a_file_beside_the_forms_own_is_refused_and_neither_is_stored(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	int64_t before = count_chunks(people->db);
	client_attach(&client, "x", "lain.csv", S("lain"));
	assert_page_has(upload(&client, "lhe.csv", S(WHOLE "\n")), "Lampirkan satu berkas saja");
	assert_int_equal(count_chunks(people->db), before);
}

static void what_is_confirmed_is_stored_with_its_file(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response stored = confirm(&client, upload(&client, "lhe.csv", S(WHOLE)));
	assert_int_equal(stored.status, 303);
	assert_text(stored.location, "/impor?tersimpan=2024");
	assert_page_has(client_get(&client, "/impor?tersimpan=2024"),
			"<strong>3 rekomendasi</strong>");
	assert_page_has(client_get(&client, "/impor?tersimpan=2023"), "Unggah lembar hasil");
	assert_true(is_stored(people, "RB-2024-03"));
	db_begin_read(people->db);
	const Evaluation *evaluation = evaluation_find_year(people->db, S("rb"), 2024);
	assert_text(evaluation->letter_number, "B/679/RB.06/2025");
	assert_int_equal(evaluation->index_value.value.tenthousandths, 723500);
	assert_non_null(file_find(people->db, evaluation->file_sha256));
	db_commit(people->db);
}

static void the_same_file_again_changes_nothing(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	confirm(&client, upload(&client, "lhe.csv", S(WHOLE)));
	assert_page_has(upload(&client, "lhe.csv", S(WHOLE)), "Tidak ada yang berubah");
	assert_false(is_stored(people, "RB-2024-04"));
}

static void another_file_for_that_year_is_refused_by_its_letter(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	confirm(&client, upload(&client, "lhe.csv", S(WHOLE)));
	Response answer = upload(&client, "lain.csv", S("Indikator;Rekomendasi\nUmum;Lain\n"));
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Office of coordinator sudah menyimpan evaluasi 2024");
	assert_page_has(answer, "dari surat B/679/RB.06/2025");
	assert_page_has(answer, "value=\"BB\" selected");
	assert_false(response_has(answer, "kesalahan di"));
}

static void who_confirms_after_another_is_refused(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response draft = upload(&client, "lhe.csv", S(WHOLE));
	Response other = upload(&client, "lain.csv", S("Indikator;Rekomendasi\nUmum;Lain\n"));
	assert_int_equal(confirm(&client, other).status, 303);
	Response refused = confirm(&client, draft);
	assert_int_equal(refused.status, 409);
	assert_page_has(refused, "Office of coordinator sudah menyimpan evaluasi 2024");
	assert_false(is_stored(people, "RB-2024-02"));
}

static void faults_stand_in_a_table_with_the_way_to_mend_them(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response answer = upload(&client, "lhe.csv", S("Indikator;Rekomendasi\nIndeks Merit;a\n"));
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "1 kesalahan di");
	assert_false(response_has(answer, "hal yang perlu diperbaiki"));
	assert_page_has(answer, "CSV!A2");
	assert_page_has(answer, "Maksud Anda G-B-16 Indeks Sistem Merit?");
	assert_page_has(answer, "value=\"B/679/RB.06/2025\"");
}

static void a_page_shows_two_hundred_faults_and_counts_the_others(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Buf csv = buf_new(people->arena);
	buf_add_c(&csv, "Indikator;Rekomendasi\n");
	for (int i = 0; i < 205; i++)
		buf_print(&csv, "Indeks tak dikenal %d;Perbaiki\n", i);
	Response answer = upload(&client, "lhe.csv", buf_str(&csv));
	assert_page_has(answer, "CSV!A201");
	assert_page_has(answer, "5 kesalahan lagi");
	assert_false(response_has(answer, "CSV!A202"));
}

static void a_file_that_is_no_table_is_refused_in_a_sentence(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response answer = upload(&client, "lhe.xlsx", S("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"));
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "bukan XLSX atau CSV");
}

static void every_field_of_the_letter_is_checked(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	client_attach(&client, "file", "lhe.csv", S(WHOLE));
	Response answer = client_post(&client, "/impor", { "year", "2030" }, { "letter", "" },
				      { "day", "31/02/2025" }, { "index", "130" },
				      { "category", "E" }, { "agency_name", "" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Ada 5 hal yang perlu diperbaiki");
}

static void a_missing_file_is_asked_for(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response answer = client_post(&client, "/impor", { "year", "2024" }, { "letter", "B/1" },
				      { "day", "30/04/2025" }, { "index", "72,35" },
				      { "category", "BB" }, { "agency_name", "" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Ada 1 hal yang perlu diperbaiki");
}

static void a_file_that_is_not_kept_any_more_is_asked_for_again(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response draft = upload(&client, "lhe.csv", S(WHOLE));
	Response answer = confirm_with(&client, draft, "00ff");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Pilih berkasnya sekali lagi");
	assert_false(is_stored(people, "RB-2024-01"));
}

static void the_english_page_says_it_in_english(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	assert_page_has(client_get(&client, "/en/impor"), "Import an evaluation");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_PAGES(only_a_coordinator_imports),
		ON_PAGES(a_draft_shows_everything_and_stores_nothing),
		ON_PAGES(a_file_beside_the_forms_own_is_refused_and_neither_is_stored),
		ON_PAGES(what_is_confirmed_is_stored_with_its_file),
		ON_PAGES(the_same_file_again_changes_nothing),
		ON_PAGES(another_file_for_that_year_is_refused_by_its_letter),
		ON_PAGES(who_confirms_after_another_is_refused),
		ON_PAGES(faults_stand_in_a_table_with_the_way_to_mend_them),
		ON_PAGES(a_page_shows_two_hundred_faults_and_counts_the_others),
		ON_PAGES(a_file_that_is_no_table_is_refused_in_a_sentence),
		ON_PAGES(every_field_of_the_letter_is_checked),
		ON_PAGES(a_missing_file_is_asked_for),
		ON_PAGES(a_file_that_is_not_kept_any_more_is_asked_for_again),
		ON_PAGES(the_english_page_says_it_in_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
