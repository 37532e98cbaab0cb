/* SPDX-License-Identifier: Apache-2.0 */
#include "home/card_pages.h"

#include "demo/test_demo_pages.h"

static Response get(void **state, const char *path)
{
	Client client = demo_reader(*state, NULL);
	return client_get(&client, path);
}

static void the_front_page_and_each_agency_have_a_card(void **state)
{
	const char *const paths[] = { "/kartu.png", "/perangkat-daerah/diskominfo/kartu.png",
				      "/perangkat-daerah/kabupaten-lumajang/kartu.png" };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		Response answer = get(state, paths[i]);
		assert_int_equal(answer.status, 200);
		assert_string_equal(answer.type, "image/png");
	}
	assert_false(str_equal(get(state, paths[0]).body, get(state, paths[1]).body));
	assert_int_equal(get(state, "/perangkat-daerah/tidak-ada/kartu.png").status, 404);
}

static void a_link_to_an_agency_says_how_much_lies_there(void **state)
{
	assert_page_has(get(state, "/perangkat-daerah/diskominfo"),
			"<meta property=\"og:description\" content=\"Memimpin ");
}

static void a_list_shows_the_card_of_the_front_page(void **state)
{
	assert_page_has(get(state, "/rekomendasi"),
			"<meta property=\"og:image\" content=\"http://nyata.test/kartu.png\">");
	assert_page_has(get(state, "/en/rekomendasi"),
			"content=\"http://nyata.test/en/kartu.png\">");
}

static void before_the_first_evaluation_the_card_says_what_the_program_is_for(void **state)
{
	Response answer = get(state, "/kartu.png");
	assert_int_equal(answer.status, 200);
	assert_string_equal(answer.type, "image/png");
}

int main(void)
{
	const struct CMUnitTest told[] = {
		TEST(the_front_page_and_each_agency_have_a_card),
		TEST(a_link_to_an_agency_says_how_much_lies_there),
		TEST(a_list_shows_the_card_of_the_front_page),
	};
	const struct CMUnitTest empty[] = {
		TEST(before_the_first_evaluation_the_card_says_what_the_program_is_for),
	};
	int failed = cmocka_run_group_tests(told, demo_begin, demo_end);
	return failed + cmocka_run_group_tests(empty, demo_begin_empty, demo_end);
}
