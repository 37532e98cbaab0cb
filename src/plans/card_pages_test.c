/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/card_pages.h"

#include <inttypes.h>

#include "plans/test_plan_pages.h"

static void assert_is_picture(Response answer)
{
	assert_int_equal(answer.status, 200);
	assert_string_equal(answer.type, "image/png");
	assert_memory_equal(answer.body.at, "\x89PNG", 4);
}

static void each_public_thing_has_a_card_for_everybody(void **state)
{
	World *w = *state;
	Client anyone = client_of(w, 0);
	Id evidence = fresh_evidence(w, w->health, 0);
	Id action = fresh_action(w, w->health, 0);
	assert_is_picture(client_get(
		&anyone, path_to(w, "/rekomendasi/%s/kartu.png", fresh_recommendation(w))));
	assert_is_picture(
		client_get(&anyone, path_to(w, "/rencana-aksi/%" PRId64 "/kartu.png", action)));
	assert_is_picture(
		client_get(&anyone, path_to(w, "/bukti/%" PRId64 "/kartu.png", evidence)));
}

static void a_card_changes_with_what_it_shows(void **state)
{
	World *w = *state;
	Client anyone = client_of(w, 0);
	Id id = fresh_action(w, w->health, 0);
	const char *path = path_to(w, "/rencana-aksi/%" PRId64 "/kartu.png", id);
	Str before = client_get(&anyone, path).body;
	assert_true(str_equal(before, client_get(&anyone, path).body));
	Actor by = acting(w->coordinator, w->bureau, PAGE_DAY);
	deeds_begin(w);
	assert_true(withdraw(w, id, action_find(w->db, id)->version, &by));
	deeds_end(w);
	assert_false(str_equal(before, client_get(&anyone, path).body));
}

static void what_is_not_there_has_no_card(void **state)
{
	World *w = *state;
	Client anyone = client_of(w, 0);
	const char *const paths[] = { "/rekomendasi/XX-0/kartu.png",
				      "/rencana-aksi/999999/kartu.png", "/bukti/999999/kartu.png",
				      "/bukti/0/kartu.png" };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_int_equal(client_get(&anyone, paths[i]).status, 404);
}

static void a_link_to_a_recommendation_tells_what_it_is(void **state)
{
	World *w = *state;
	Client anyone = client_of(w, 0);
	const char *reference = fresh_recommendation(w);
	Response shown = client_get(&anyone, path_to(w, "/rekomendasi/%s", reference));
	const char *const parts[] = {
		"<meta property=\"og:title\" content=\"",
		"<meta property=\"og:description\" content=\"Belum ditanggapi. Bola ada di ",
		"<meta property=\"og:image\" content=\"http://nyata.test/rekomendasi/",
		"/kartu.png\">",
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		assert_page_has(shown, parts[i]);
}

static void a_link_to_an_action_or_evidence_says_who_and_how_far(void **state)
{
	World *w = *state;
	Client anyone = client_of(w, 0);
	Id evidence = fresh_evidence(w, w->health, 0);
	Id action = fresh_action(w, w->health, 0);
	assert_page_has(client_get(&anyone, path_to(w, "/rencana-aksi/%" PRId64, action)),
			"<meta name=\"description\" content=\"Belum direncanakan. Dipimpin ");
	assert_page_has(client_get(&anyone, path_to(w, "/bukti/%" PRId64, evidence)),
			": menunggu pemeriksaan.\">");
}

RUN_PAGES(TEST(each_public_thing_has_a_card_for_everybody), TEST(a_card_changes_with_what_it_shows),
	  TEST(what_is_not_there_has_no_card), TEST(a_link_to_a_recommendation_tells_what_it_is),
	  TEST(a_link_to_an_action_or_evidence_says_who_and_how_far))
