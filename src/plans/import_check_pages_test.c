/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_import_pages.h"

#define UNKNOWN                                                                                    \
	"Indikator;Hal yang diminta;PIC\nNilai SAKIP;Perbaiki penetapan target kinerja;Budi\n"
#define FAULTY "Indikator;Rekomendasi\nIndeks Merit;a\nNilai SAKIP;b\n"

/* Sends the form of choices of a page, with these words for its first two headings. */
static Response choose(Client *client, Response from, const char *first, const char *second)
{
	static const char *const names[] = { "year",	  "letter",	 "day",	    "index",
					     "category",  "agency_name", "size",    "sha256",
					     "file_name", "kept",	 "judul-1", "judul-2" };
	Typed typed[15] = { { "kolom-1", first }, { "kolom-2", second } };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		typed[i + 2] = (Typed){ names[i],
					hidden(client->arena, from, "/impor/periksa", names[i]) };
	return client_send(client, "/impor/periksa",
			   str_of(hidden(client->arena, from, "/impor/periksa", "form")), typed);
}

static int64_t remembered(const TestPeople *people)
{
	db_begin_read(people->db);
	int64_t count = (int64_t)import_choice_list(people->db).count;
	db_commit(people->db);
	return count;
}

/* The address of the copy on a page, as it is asked for. */
static const char *copy_on(Client *client, Response from)
{
	ptrdiff_t at = str_find(from.body, S("/impor/salinan?"));
	assert_true(at >= 0);
	Str rest = str_slice(from.body, (size_t)at, from.body.length);
	Str address = str_cut(&rest, '"');
	Buf out = buf_new(client->arena);
	while (address.length > 0) {
		buf_add_str(&out, str_cut(&address, '&'));
		if (str_starts(address, S("amp;")))
			address = str_slice(address, 4, address.length);
		buf_add_c(&out, address.length ? "&" : "");
	}
	return str_c(client->arena, buf_str(&out));
}

static Client another_coordinator(const TestPeople *people)
{
	db_begin_write(people->db);
	test_grant(people->db, people->head, ROLE_COORDINATOR, people->dinas, test_by(0));
	db_commit(people->db);
	return import_client_of(people, people->head);
}

static void an_unknown_heading_is_shown_with_a_guess(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response answer = upload(&client, "lhe.csv", S(UNKNOWN));
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Hal yang diminta");
	assert_page_has(answer, "Tebakan kami: Rekomendasi.");
	assert_page_has(answer, "value=\"recommendation\" selected");
}

static void a_choice_is_checked_without_the_file_and_remembered(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response draft =
		choose(&client, upload(&client, "lhe.csv", S(UNKNOWN)), "recommendation", "ignore");
	assert_int_equal(draft.status, 200);
	assert_page_has(draft, "1 rekomendasi akan disimpan");
	assert_int_equal(remembered(people), 2);
	assert_int_equal(confirm(&client, draft).status, 303);
	assert_true(is_stored(people, "RB-2024-01"));
}

static void the_next_file_with_that_heading_is_not_asked_about(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	choose(&client, upload(&client, "lhe.csv", S(UNKNOWN)), "recommendation", "ignore");
	Response draft = upload(&client, "lain.csv", S(UNKNOWN "Umum;Lanjutkan yang baik;\n"));
	assert_int_equal(draft.status, 200);
	assert_page_has(draft, "2 rekomendasi akan disimpan");
	assert_page_has(draft, "Anda pilih sebagai Rekomendasi pada 24 November 2026");
}

static void two_headings_for_one_column_are_refused_in_a_sentence(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response answer = choose(&client, upload(&client, "lhe.csv", S(UNKNOWN)), "recommendation",
				 "recommendation");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Kolom Rekomendasi sudah Anda pilih untuk judul");
	assert_int_equal(remembered(people), 0);
}

static void a_choice_without_a_recommendation_is_not_remembered(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response answer =
		choose(&client, upload(&client, "lhe.csv", S(UNKNOWN)), "ignore", "ignore");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "tidak punya kolom");
	assert_int_equal(remembered(people), 0);
}

static void a_choice_that_clashes_with_a_known_heading_is_a_fault(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response asked = upload(&client, "lhe.csv",
				S("Indikator;Rekomendasi;Yang lain;PIC\n"
				  "Nilai SAKIP;a;b;c\n"));
	Response answer = choose(&client, asked, "recommendation", "ignore");
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Kolom ini berarti sama dengan kolom di B1");
	assert_int_equal(remembered(people), 0);
}

static void what_is_remembered_can_be_forgotten(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	choose(&client, upload(&client, "lhe.csv", S(UNKNOWN)), "recommendation", "ignore");
	Response list = client_get(&client, "/impor");
	assert_page_has(list, "Judul kolom yang diingat");
	assert_page_has(list, "Hal yang diminta");
	assert_int_equal(client_post_from(&client, "/impor", "/impor/judul/1/hapus").status, 303);
	assert_int_equal(remembered(people), 1);
	assert_int_equal(client_post_from(&client, "/impor", "/impor/judul/2/hapus").status, 303);
	assert_false(response_has(client_get(&client, "/impor"), "Judul kolom yang diingat"));
}

static void a_file_with_faults_has_a_copy_that_says_them(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	const char *address = copy_on(&client, upload(&client, "lhe.csv", S(FAULTY)));
	Response copy = client_get(&client, address);
	assert_int_equal(copy.status, 200);
	assert_text(copy.download_name, "lhe-kesalahan.xlsx");
	ImportFile file;
	assert_true(import_file_read(people->arena, copy.descriptor, &file));
	close(copy.descriptor);
	const SheetCellList *cells = &file.workbook.items[0].cells;
	assert_text(cells->items[2].text, "Kesalahan");
	assert_text(cells->items[6].text, "A2: Tidak ada indikator bernama ini dalam instrumen.");
}

/* The same coordinator, signed in anew. */
static Client a_day_later(const TestPeople *people)
{
	Client client = import_client_of(people, people->coordinator);
	Actor by = test_by(people->coordinator);
	by.now = (Instant){ client.now.seconds + 24 * 60 * 60 + 1 };
	client.now = by.now;
	db_begin_write(people->db);
	Str token = session_add(people->db, people->coordinator, &by);
	db_commit(people->db);
	client_sign_in(&client, token);
	return client;
}

static void a_copy_is_only_for_its_sender_and_for_a_day(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	const char *address = copy_on(&client, upload(&client, "lhe.csv", S(FAULTY)));
	Client other = another_coordinator(people);
	assert_int_equal(client_get(&other, address).status, 404);
	Client nobody = import_client_of(people, people->auditor);
	assert_int_equal(client_get(&nobody, address).status, 403);
	Client later = a_day_later(people);
	assert_int_equal(client_get(&client, address).status, 200);
	assert_int_equal(client_get(&later, address).status, 404);
}

static void somebody_elses_file_is_not_stored(void **state)
{
	const TestPeople *people = *state;
	Client client = import_client_of(people, people->coordinator);
	Response draft = upload(&client, "lhe.csv", S(WHOLE));
	Client other = another_coordinator(people);
	Response own = upload(&other, "lain.csv", S("Indikator;Rekomendasi\nUmum;Lain\n"));
	const char *sha256 = hidden(people->arena, draft, "/impor/simpan", "sha256");
	assert_int_equal(confirm_with(&other, own, sha256).status, 422);
	assert_false(is_stored(people, "RB-2024-01"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_PAGES(an_unknown_heading_is_shown_with_a_guess),
		ON_PAGES(a_choice_is_checked_without_the_file_and_remembered),
		ON_PAGES(the_next_file_with_that_heading_is_not_asked_about),
		ON_PAGES(two_headings_for_one_column_are_refused_in_a_sentence),
		ON_PAGES(a_choice_without_a_recommendation_is_not_remembered),
		ON_PAGES(a_choice_that_clashes_with_a_known_heading_is_a_fault),
		ON_PAGES(what_is_remembered_can_be_forgotten),
		ON_PAGES(a_file_with_faults_has_a_copy_that_says_them),
		ON_PAGES(a_copy_is_only_for_its_sender_and_for_a_day),
		ON_PAGES(somebody_elses_file_is_not_stored),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
