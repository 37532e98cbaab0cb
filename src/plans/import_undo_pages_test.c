/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/response.h"
#include "plans/test_import_pages.h"

static Client with_import(const TestPeople *people)
{
	Client client = import_client_of(people, people->coordinator);
	confirm(&client, upload(&client, "lhe.csv", S(WHOLE)));
	return client;
}

static void respond(const TestPeople *people)
{
	Actor by = test_by(people->coordinator);
	db_begin_write(people->db);
	const Recommendation *first = recommendation_find_reference(people->db, S("RB-2024-01"));
	FormalResponse accepted = { .recommendation = first->id,
				    .kind = RESPONSE_ACCEPTED,
				    .signer = S("Sekda"),
				    .signed_on = by.today };
	assert_true(response_add(people->db, &accepted, 0, &by));
	db_commit(people->db);
}

static void an_import_is_listed_with_the_way_to_take_it_back(void **state)
{
	const TestPeople *people = *state;
	Client client = with_import(people);
	Response list = client_get(&client, "/impor");
	assert_page_has(list, "Impor yang pernah dilakukan");
	assert_page_has(list, "lhe.csv");
	assert_page_has(list, "/impor/1/batal");
	Response asked = client_get(&client, "/impor/1/batal");
	assert_page_has(asked, "Yang akan hilang");
	assert_page_has(asked, "3 rekomendasi");
	assert_true(is_stored(people, "RB-2024-01"));
}

static void a_coordinator_takes_it_back_and_imports_again(void **state)
{
	const TestPeople *people = *state;
	Client client = with_import(people);
	Response answer = client_post(&client, "/impor/1/batal");
	assert_int_equal(answer.status, 303);
	assert_page_has(client_follow(&client, answer), "sudah tidak ada lagi");
	assert_false(is_stored(people, "RB-2024-01"));
	assert_page_has(client_get(&client, "/impor"), "Dibatalkan 24 November 2026");
	assert_int_equal(confirm(&client, upload(&client, "lhe.csv", S(WHOLE))).status, 303);
	assert_true(is_stored(people, "RB-2024-03"));
}

static void what_hangs_on_it_is_named_with_its_link(void **state)
{
	const TestPeople *people = *state;
	Client client = with_import(people);
	respond(people);
	Response asked = client_get(&client, "/impor/1/batal");
	assert_page_has(asked, "Impor ini tidak dapat dibatalkan");
	assert_page_has(asked, "Sudah ditanggapi:");
	assert_page_has(asked, "href=\"/rekomendasi/RB-2024-01\"");
	assert_false(response_has(asked, "<form method=\"post\" action=\"/impor/1/batal\""));
}

static void who_is_slower_than_a_response_is_refused_with_the_reason(void **state)
{
	const TestPeople *people = *state;
	Client client = with_import(people);
	Str token = client_token(&client, "/impor/1/batal", "/impor/1/batal");
	respond(people);
	Response answer = client_send(&client, "/impor/1/batal", token, (const Typed[]){ { 0 } });
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Sudah ditanggapi:");
	assert_true(is_stored(people, "RB-2024-01"));
}

static void nobody_else_takes_it_back(void **state)
{
	const TestPeople *people = *state;
	with_import(people);
	const Id others[] = { people->admin, people->head, people->inspector, people->auditor };
	for (size_t i = 0; i < 4; i++) {
		Client client = import_client_of(people, others[i]);
		assert_int_equal(client_get(&client, "/impor/1/batal").status, 403);
	}
	Client client = import_client_of(people, people->coordinator);
	assert_int_equal(client_get(&client, "/impor/2/batal").status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_PAGES(an_import_is_listed_with_the_way_to_take_it_back),
		ON_PAGES(a_coordinator_takes_it_back_and_imports_again),
		ON_PAGES(what_hangs_on_it_is_named_with_its_link),
		ON_PAGES(who_is_slower_than_a_response_is_refused_with_the_reason),
		ON_PAGES(nobody_else_takes_it_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
