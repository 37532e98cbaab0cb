/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

#define PATH "/evaluasi/2025/surat"
#define MENDED(version_text)                                                                       \
	{ "letter", "B/2/2026" }, { "day", "21/02/2026" }, { "index", "72,3512" },                 \
		{ "category", "BB" },                                                              \
	{                                                                                          \
		"version", version_text                                                            \
	}

static Evaluation letter_now(World *w)
{
	db_begin_read(w->db);
	const Evaluation *evaluation = evaluation_find(w->db, w->evaluation);
	db_commit(w->db);
	assert_non_null(evaluation);
	return *evaluation;
}

static const char *version_now(World *w)
{
	return path_to(w, "%d", (int)letter_now(w).version);
}

static void a_coordinator_mends_the_letter(void **state)
{
	World *w = *state;
	Client client = client_of(w, w->coordinator);
	assert_page_has(client_get(&client, "/"), "href=\"" PATH "\">Ubah surat evaluasi");
	Response answer = client_post(&client, PATH, MENDED(version_now(w)));
	assert_int_equal(answer.status, 303);
	Evaluation letter = letter_now(w);
	assert_text(letter.letter_number, "B/2/2026");
	assert_int_equal(letter.letter_day.number, on("2026-02-21").number);
	assert_int_equal(letter.index_value.value.tenthousandths, 723512);
	assert_text(letter.category, "BB");
	assert_text(letter.agency_name, "Kabupaten Contoh");
	Response list = client_follow(&client, answer);
	assert_page_has(list, "B/2/2026");
	assert_page_has(list, "href=\"" PATH "\">Ubah surat");
	assert_page_has(client_get(&client, PATH), "value=\"72,3512\"");
}

static void it_is_journalled_with_who_did_it(void **state)
{
	World *w = *state;
	Client client = client_of(w, w->coordinator);
	client_post(&client, PATH, MENDED(version_now(w)));
	db_begin_read(w->db);
	const JournalEntry *row = journalled(w, "evaluation", w->evaluation);
	db_commit(w->db);
	assert_text(row->deed, "change");
	assert_int_equal(row->person, w->coordinator);
}

static void two_who_mend_it_are_told_of_each_other(void **state)
{
	World *w = *state;
	Client client = client_of(w, w->coordinator);
	const char *old = version_now(w);
	client_post(&client, PATH, MENDED(old));
	Response answer =
		client_post(&client, PATH, { "letter", "B/3/2026" }, { "day", "22/02/2026" },
			    { "index", "70" }, { "category", "B" }, { "version", old });
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Anda sudah mengubah data ini di jendela lain");
	assert_page_has(answer, "value=\"B/3/2026\"");
	assert_text(letter_now(w).letter_number, "B/2/2026");
}

static void what_the_import_refuses_is_refused_here(void **state)
{
	World *w = *state;
	Client client = client_of(w, w->coordinator);
	int64_t before = letter_now(w).version;
	Response answer = client_post(&client, PATH, { "letter", "" }, { "day", "11/03/2026" },
				      { "index", "120,01" }, { "category", "E" },
				      { "version", version_now(w) });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "Ada 4 hal yang perlu diperbaiki");
	assert_page_has(answer, "value=\"120,01\"");
	assert_int_equal(letter_now(w).version, before);
}

static void nobody_else_mends_it(void **state)
{
	World *w = *state;
	const Id others[] = { w->admin, w->leader, w->health_head, w->inspector };
	for (size_t i = 0; i < 4; i++) {
		Client client = client_of(w, others[i]);
		assert_int_equal(client_get(&client, PATH).status, 403);
		assert_false(response_has(client_get(&client, "/"), PATH));
	}
	Client nobody = client_of(w, 0);
	assert_int_equal(client_get(&nobody, PATH).status, 303);
	assert_false(response_has(client_get(&nobody, "/"), PATH));
}

static void a_year_without_an_evaluation_is_not_found(void **state)
{
	World *w = *state;
	Client client = client_of(w, w->coordinator);
	assert_int_equal(client_get(&client, "/evaluasi/2019/surat").status, 404);
	assert_int_equal(client_get(&client, "/evaluasi/x/surat").status, 404);
}

RUN_PAGES(TEST(a_coordinator_mends_the_letter), TEST(it_is_journalled_with_who_did_it),
	  TEST(two_who_mend_it_are_told_of_each_other),
	  TEST(what_the_import_refuses_is_refused_here), TEST(nobody_else_mends_it),
	  TEST(a_year_without_an_evaluation_is_not_found))
