/* SPDX-License-Identifier: Apache-2.0 */
#include "web/test_app.h"

static void the_same_form_three_times_is_one_row_and_one_answer(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/atur", "/atur");
	const Typed fields[] = { { "name", "a" }, { 0 } };
	for (int i = 0; i < 3; i++) {
		Response answer = client_send(&client, "/atur", token, fields);
		assert_int_equal(answer.status, 303);
		assert_text(answer.location, "/atur/a");
	}
	assert_int_equal(test_app_count(*state, "add"), 1);
}

static void the_same_form_with_other_fields_comes_back_with_a_new_key(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/atur", "/atur");
	client_send(&client, "/atur", token, (const Typed[]){ { "name", "a" }, { 0 } });
	Response answer =
		client_send(&client, "/atur", token, (const Typed[]){ { "name", "b" }, { 0 } });
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "value=\"b\"");
	assert_page_has(answer, "Formulir ini sudah pernah dikirim dengan isian lain");
	assert_page_has(answer, "<a href=\"/atur/a\">Buka yang sudah tersimpan</a>");
	assert_false(response_has(answer, str_c(client.arena, token)));
	assert_false(test_app_has_setting(*state, "b"));
}

static void a_handler_that_asks_about_no_faults_is_undone(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/halaman", "/halaman");
	client_send(&client, "/halaman", token, (const Typed[]){ { "name", "a" }, { 0 } });
	Response answer =
		client_send(&client, "/halaman", token, (const Typed[]){ { "name", "b" }, { 0 } });
	assert_int_equal(answer.status, 409);
	assert_false(test_app_has_setting(*state, "b"));
}

static void a_page_that_changed_rows_is_not_made_twice(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/halaman", "/halaman");
	const Typed fields[] = { { "name", "a" }, { 0 } };
	assert_int_equal(client_send(&client, "/halaman", token, fields).status, 200);
	Response again = client_send(&client, "/halaman", token, fields);
	assert_int_equal(again.status, 409);
	assert_page_has(again, "Formulir ini sudah terkirim dan tersimpan.");
	assert_int_equal(test_app_count(*state, "add"), 1);
}

static void a_page_that_changed_nothing_may_be_asked_for_again(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/halaman", "/halaman");
	const Typed nothing[] = { { 0 } };
	assert_int_equal(client_send(&client, "/halaman", token, nothing).status, 200);
	assert_int_equal(client_send(&client, "/halaman", token, nothing).status, 200);
}

static void a_second_click_on_the_sign_in_gets_its_cookie_too(void **state)
{
	Client client = test_app_client(state);
	Str token = client_token(&client, "/masuk", "/masuk");
	client_send(&client, "/masuk", token, (const Typed[]){ { 0 } });
	assert_text(client.cookie, "nyata=petugas");
	client_sign_out(&client);
	client_send(&client, "/masuk", token, (const Typed[]){ { 0 } });
	assert_text(client.cookie, "nyata=petugas");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(the_same_form_three_times_is_one_row_and_one_answer),
		DB_TEST(the_same_form_with_other_fields_comes_back_with_a_new_key),
		DB_TEST(a_handler_that_asks_about_no_faults_is_undone),
		DB_TEST(a_page_that_changed_rows_is_not_made_twice),
		DB_TEST(a_page_that_changed_nothing_may_be_asked_for_again),
		DB_TEST(a_second_click_on_the_sign_in_gets_its_cookie_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
