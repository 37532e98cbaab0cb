/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

#include "home/journal_pages.h"

static Response get(void **state, const char *path)
{
	Client client = client_of(*state, 0);
	return client_get(&client, path);
}

static Str file_text(World *w, Response answer)
{
	char *text = arena_take(w->arena, (size_t)answer.size_bytes + 1);
	assert_int_equal(answer.status, 200);
	assert_int_equal(pread(answer.descriptor, text, (size_t)answer.size_bytes, 0),
			 answer.size_bytes);
	close(answer.descriptor);
	return (Str){ text, (size_t)answer.size_bytes };
}

static void entries_are_sentences_about_offices_and_never_names(void **state)
{
	World *w = *state;
	fresh_evidence(w, w->health, 0);
	deeds_begin(w);
	Person officer = *person_find(w->db, w->health_officer, on(DAY_ONE));
	Actor by = acting(w->admin, w->root, PAGE_DAY);
	officer.name = S("Siti Rahasia");
	assert_true(person_change(w->db, &officer, &by));
	deeds_end(w);
	Response list = get(state, "/jurnal?hal=evidence");
	assert_int_equal(list.status, 200);
	assert_page_has(list, "menambah bukti");
	assert_page_has(list, "yang terbaru di atas.");
	assert_false(response_has(list, "Siti Rahasia"));
	assert_page_has(list, str_c(w->arena, officer.office));
	assert_page_has(get(state, "/en/jurnal?hal=evidence"), "added evidence");
}

static void sessions_persons_and_private_facts_are_not_for_outsiders(void **state)
{
	World *w = *state;
	fresh_evidence(w, w->health, 0);
	client_of(w, w->health_officer); /* a session begins */
	assert_int_equal(get(state, "/jurnal?hal=session").status, 404);
	assert_int_equal(get(state, "/jurnal?hal=person").status, 404);
	Str all = file_text(w, get(state, "/jurnal.csv"));
	assert_true(str_find(all, S("menambah,bukti")) >= 0);
	assert_true(str_find(all, S("session")) < 0);
	assert_true(str_find(all, S("one_time_link")) < 0);
	assert_true(str_find(all, S("file_name")) < 0);
}

static void filters_narrow_each_other(void **state)
{
	World *w = *state;
	fresh_evidence(w, w->health, 0);
	assert_page_has(get(state, "/jurnal?hal=evidence&peristiwa=add&asal=page"), "menambah");
	assert_page_has(get(state, "/jurnal?hal=evidence&peristiwa=withdraw"), "Tidak ada yang");
	assert_page_has(get(state, "/jurnal?hal=evidence&dari=2026-03-09&sampai=2026-03-09"),
			"menambah");
	assert_page_has(get(state, "/jurnal?hal=evidence&sampai=2026-03-08"), "Tidak ada yang");
}

static void what_nothing_has_is_not_found_and_no_place_is_told(void **state)
{
	const char *const unknown[] = { "hal=kucing", "peristiwa=%27", "perangkat=tidak-ada",
					"asal=mimpi", "dari=kemarin",  "urut=acak",
					"nomor=satu", "nomor=7" };
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		const char *path = path_to(*state, "/jurnal?%s", unknown[i]);
		assert_int_equal(get(state, path).status, 404);
	}
	assert_int_equal(get(state, "/jurnal?mulai=n1.2.'").status, 400);
}

static void pages_turn_both_ways(void **state)
{
	World *w = *state;
	for (int i = 0; i < 20; i++)
		fresh_evidence(w, w->health, 0);
	Response first = get(state, "/jurnal");
	assert_page_has(first, "1–50 dari ");
	assert_page_has(first, "rel=\"next\"");
	assert_false(response_has(first, "rel=\"prev\""));
	ptrdiff_t at = str_find(first.body, S("rel=\"next\" href=\""));
	Str target = str_slice(first.body, (size_t)at + 17, first.body.length);
	target = str_cut(&target, '"');
	Response second = get(state, str_c(w->arena, target));
	assert_page_has(second, "51–100 dari ");
	assert_page_has(second, "<a rel=\"prev\" href=\"/jurnal\">");
}

RUN_PAGES(TEST(entries_are_sentences_about_offices_and_never_names),
	  TEST(sessions_persons_and_private_facts_are_not_for_outsiders),
	  TEST(filters_narrow_each_other), TEST(what_nothing_has_is_not_found_and_no_place_is_told),
	  TEST(pages_turn_both_ways))
