/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people_pages.h"

#include "people/password.h"

#define PASSWORD "kuda lari di pantai"

static const char *invite(const TestPeople *people, Id person)
{
	Actor by = test_by(0);
	db_begin_write(people->db);
	OneTimeLink link = { person, S(LINK_SETS_PASSWORD), 72 };
	Str token = one_time_link_add(people->db, &link, &by);
	db_commit(people->db);
	return str_c(people->arena,
		     str_print(people->arena, "/undangan/%" STR_FORMAT, STR_ARGS(token)));
}

static void a_link_sets_the_password_and_signs_in(void **state)
{
	const TestPeople *people = *state;
	const char *path = invite(people, people->officer);
	Client client = test_client(people, 0);
	assert_page_has(client_get(&client, path), "<strong>officer</strong>");
	Response answer =
		client_post(&client, path, { "password", PASSWORD }, { "again", PASSWORD });
	assert_int_equal(answer.status, 303);
	assert_page_has(client_follow(&client, answer), "Person officer");

	client_sign_out(&client);
	answer = client_post(&client, "/masuk", { "account", "officer" }, { "password", PASSWORD });
	assert_int_equal(answer.status, 303);
}

static void a_link_works_once(void **state)
{
	const TestPeople *people = *state;
	const char *path = invite(people, people->officer);
	Client client = test_client(people, 0);
	Str token = client_token(&client, path, path);
	Str other_token = client_token(&client, path, path);
	const Typed fields[] = { { "password", PASSWORD }, { "again", PASSWORD }, { 0 } };
	assert_int_equal(client_send(&client, path, token, fields).status, 303);
	client_sign_out(&client);
	assert_int_equal(client_get(&client, path).status, 404);
	assert_int_equal(client_send(&client, path, other_token, fields).status, 404);
}

static void looking_at_a_link_does_not_use_it(void **state)
{
	const TestPeople *people = *state;
	const char *path = invite(people, people->officer);
	Client client = test_client(people, 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(client_get(&client, path).status, 200);
}

static void a_link_ends_after_three_days(void **state)
{
	const TestPeople *people = *state;
	const char *path = invite(people, people->officer);
	Client client = test_client(people, 0);
	client.now = (Instant){ test_by(0).now.seconds + 72 * 3600 };
	Response answer = client_get(&client, path);
	assert_int_equal(answer.status, 404);
	assert_page_has(answer, "Minta tautan baru");
}

static void a_password_that_does_not_serve_is_refused_and_the_link_stays(void **state)
{
	const TestPeople *people = *state;
	const char *path = invite(people, people->officer);
	Client client = test_client(people, 0);
	const struct {
		const char *password, *again, *message;
	} wrong[] = {
		{ "", "", "Isi bagian ini" },
		{ "kuda lari", "kuda lari", "paling sedikit 12" },
		{ "lumajang20262026", "lumajang20262026", "mudah ditebak" },
		{ "officer-officer", "officer-officer", "mudah ditebak" },
		{ PASSWORD, "kuda lari di pantal", "yang sama dua kali" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		Response answer = client_post(&client, path, { "password", wrong[i].password },
					      { "again", wrong[i].again });
		assert_int_equal(answer.status, 422);
		assert_page_has(answer, wrong[i].message);
		assert_int_equal(answer.set_cookie.length, 0);
	}
	assert_int_equal(client_get(&client, path).status, 200);
}

static void an_unknown_link_is_not_found(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, 0);
	assert_int_equal(client_get(&client, "/undangan/abc").status, 404);
}

static void passwords_that_are_guessed_first_are_told(void **state)
{
	const TestPeople *people = *state;
	const char *guessable[] = { "password1234",  "Lumajang12345",  "kata sandi 123",
				    "123456789012",  "aaaaaaaaaaaa",   "sriwahyuni2026",
				    "administrator", "qwerty asdfgh 1" };
	const char *good[] = { PASSWORD, "7KQ2M-XW4RT-9PLZC-B3NVD", "Semeru tampak dari dapur",
			       "x7!kQ2#mW9$z" };
	for (size_t i = 0; i < sizeof guessable / sizeof *guessable; i++)
		if (!password_is_guessable(people->arena, str_of(guessable[i]), S("sriwahyuni")))
			fail_msg("%s is taken", guessable[i]);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (password_is_guessable(people->arena, str_of(good[i]), S("sriwahyuni")))
			fail_msg("%s is refused", good[i]);
}

static const struct CMUnitTest tests[] = {
	PAGE_TEST(a_link_sets_the_password_and_signs_in),
	PAGE_TEST(a_link_works_once),
	PAGE_TEST(looking_at_a_link_does_not_use_it),
	PAGE_TEST(a_link_ends_after_three_days),
	PAGE_TEST(a_password_that_does_not_serve_is_refused_and_the_link_stays),
	PAGE_TEST(an_unknown_link_is_not_found),
	PAGE_TEST(passwords_that_are_guessed_first_are_told),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
