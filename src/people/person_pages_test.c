/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people_pages.h"

static const char *path_of(const TestPeople *people, Id person, const char *end)
{
	return str_c(people->arena,
		     str_print(people->arena, "/pengguna/%lld%s", (long long)person, end));
}

static const char *id_text(const TestPeople *people, Id id)
{
	return str_c(people->arena, str_print(people->arena, "%lld", (long long)id));
}

static Id grant_of(const TestPeople *people, Id person)
{
	db_begin_read(people->db);
	RoleGrantList grants = role_list_of(people->db, person, test_by(0).today);
	db_commit(people->db);
	return grants.count ? grants.items[0].id : 0;
}

static const char *end_path(const TestPeople *people, Id grant)
{
	return str_c(people->arena,
		     str_print(people->arena, "/peran/%lld/akhir", (long long)grant));
}

static void an_admin_a_leader_and_an_auditor_see_everybody(void **state)
{
	const TestPeople *people = *state;
	const Id readers[] = { people->admin, people->leader, people->auditor };
	for (size_t i = 0; i < 3; i++) {
		Client client = test_client(people, readers[i]);
		Response answer = client_get(&client, "/pengguna");
		assert_int_equal(answer.status, 200);
		assert_page_has(answer, "9 pengguna");
		assert_page_has(answer, "Person inspector");
	}
}

static void a_head_sees_the_own_agency_only(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->head);
	Response answer = client_get(&client, "/pengguna");
	assert_page_has(answer, "2 pengguna");
	assert_page_has(answer, "Person officer");
	assert_false(response_has(answer, "Person inspector"));
	assert_int_equal(client_get(&client, path_of(people, people->officer, "")).status, 200);
	assert_int_equal(client_get(&client, path_of(people, people->inspector, "")).status, 404);
}

static void the_others_see_nobody(void **state)
{
	const TestPeople *people = *state;
	const Id readers[] = { people->coordinator, people->officer, people->inspector };
	for (size_t i = 0; i < 3; i++) {
		Client client = test_client(people, readers[i]);
		assert_int_equal(client_get(&client, "/pengguna").status, 403);
	}
	Client nobody = test_client(people, 0);
	assert_text(client_get(&nobody, "/pengguna").location, "/masuk?lanjut=%2Fpengguna");
}

static void an_admin_adds_a_person_and_hands_over_a_link(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	Response answer = client_post_from(&client, "/pengguna/baru", "/pengguna",
					   { "name", "Sri Wahyuni" }, { "account", "sri.wahyuni" },
					   { "office", "Kepala Bidang" }, { "role", "officer" },
					   { "agency", id_text(people, people->other_dinas) });
	assert_int_equal(answer.status, 200);
	assert_page_has(answer, "http://nyata.test/undangan/");
	db_begin_read(people->db);
	const Person *added = person_find_account(people->db, S("sri.wahyuni"), test_by(0).today);
	assert_non_null(added);
	assert_int_equal(added->roles.items[0].agency, people->other_dinas);
	db_commit(people->db);
}

static void the_same_form_sent_thrice_adds_one_person(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	Str token = client_token(&client, "/pengguna/baru", "/pengguna");
	const Typed fields[] = { { "name", "Once" }, { "account", "once" }, { 0 } };
	assert_int_equal(client_send(&client, "/pengguna", token, fields).status, 200);
	for (int i = 0; i < 2; i++) {
		Response again = client_send(&client, "/pengguna", token, fields);
		assert_int_equal(again.status, 409);
		assert_false(response_has(again, "/undangan/"));
	}
	assert_page_has(client_get(&client, "/pengguna"), "10 pengguna");
}

static void wrong_input_stands_beside_its_field_and_stores_nothing(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	const struct {
		const char *name, *account, *role, *agency, *message;
	} wrong[] = {
		{ "", "someone", "", "", "Isi bagian ini" },
		{ "Someone", "Some One", "", "", "huruf kecil" },
		{ "Someone", "officer", "", "", "sudah dipakai" },
		{ "Someone", "someone", "king", "1", "Pilih perannya" },
		{ "Someone", "someone", "inspector", id_text(people, people->inspectorate),
		  "bukan Anda yang memberikan" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		Response answer =
			client_post_from(&client, "/pengguna/baru", "/pengguna",
					 { "name", wrong[i].name }, { "account", wrong[i].account },
					 { "role", wrong[i].role }, { "agency", wrong[i].agency });
		assert_int_equal(answer.status, 422);
		assert_page_has(answer, wrong[i].message);
	}
	assert_page_has(client_get(&client, "/pengguna"), "9 pengguna");
}

static void a_head_adds_officers_of_the_own_agency_only(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->head);
	Str token = client_token(&client, "/pengguna/baru", "/pengguna");
	const Typed elsewhere[] = { { "name", "New" },
				    { "account", "new" },
				    { "role", "officer" },
				    { "agency", id_text(people, people->other_dinas) },
				    { 0 } };
	assert_int_equal(client_send(&client, "/pengguna", token, elsewhere).status, 403);
	assert_text(test_last_entry(people).deed, "add_person");
	const Typed nowhere[] = { { "name", "New" }, { "account", "new" }, { 0 } };
	assert_int_equal(client_send(&client, "/pengguna", token, nowhere).status, 422);
	const Typed here[] = { { "name", "New" },
			       { "account", "new" },
			       { "role", "officer" },
			       { "agency", id_text(people, people->dinas) },
			       { 0 } };
	assert_int_equal(client_send(&client, "/pengguna", token, here).status, 200);
}

static void a_leader_and_an_auditor_add_nobody(void **state)
{
	const TestPeople *people = *state;
	Client leader = test_client(people, people->leader);
	assert_int_equal(client_get(&leader, "/pengguna/baru").status, 403);
	Client auditor = test_client(people, people->auditor);
	assert_int_equal(client_get(&auditor, "/pengguna/baru").status, 403);
}

static void a_leader_names_an_inspector_at_the_bureau(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->leader);
	Response answer =
		client_post_from(&client, path_of(people, people->nobody, ""),
				 path_of(people, people->nobody, "/peran"), { "role", "inspector" },
				 { "agency", id_text(people, people->bureau) });
	assert_int_equal(answer.status, 303);
	assert_page_has(client_follow(&client, answer), "Inspektorat (APIP)");
}

static void a_role_without_an_agency_is_a_field_left_empty(void **state)
{
	const TestPeople *people = *state;
	Client head = test_client(people, people->head);
	Response answer = client_post_from(&head, path_of(people, people->officer, ""),
					   path_of(people, people->officer, "/peran"),
					   { "role", "officer" }, { "agency", "" });
	assert_int_equal(answer.status, 422);
}

static void a_refused_grant_says_the_rule(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->inspectorate_head);
	/* The admin holds no role at the inspectorate, so its head does not even see the person. */
	Client leader = test_client(people, people->leader);
	assert_int_equal(client_get(&client, path_of(people, people->admin, "")).status, 404);
	Response answer =
		client_post_from(&leader, path_of(people, people->admin, ""),
				 path_of(people, people->admin, "/peran"), { "role", "inspector" },
				 { "agency", id_text(people, people->bureau) });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "pernah menjadi administrator");
}

static void an_auditor_is_shown_no_form(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->auditor);
	Response answer = client_get(&client, path_of(people, people->officer, ""));
	assert_int_equal(answer.status, 200);
	assert_false(response_has(answer, "action=\"/pengguna"));
	assert_false(response_has(answer, "action=\"/peran"));
}

static void a_head_ends_an_officers_role(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->head);
	const char *path = end_path(people, grant_of(people, people->officer));
	Response answer = client_post_from(&client, path_of(people, people->officer, ""), path);
	assert_int_equal(answer.status, 303);
	assert_int_equal(grant_of(people, people->officer), 0);
}

static void an_admin_is_offered_no_end_for_an_inspectors_role(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	const char *path = end_path(people, grant_of(people, people->inspector));
	Response answer = client_get(&client, path_of(people, people->inspector, ""));
	assert_false(response_has(answer, path));
}

static void two_who_change_one_person_are_told_of_each_other(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	const char *path = path_of(people, people->officer, "");
	Str first = client_token(&client, path, path);
	Str second = client_token(&client, path, path);
	const Typed one[] = { { "name", "One" }, { "office", "A" }, { "version", "1" }, { 0 } };
	const Typed two[] = { { "name", "Two" }, { "office", "B" }, { "version", "1" }, { 0 } };
	assert_int_equal(client_send(&client, path, first, one).status, 303);
	Response answer = client_send(&client, path, second, two);
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Anda sudah mengubah data ini");
	assert_page_has(answer, "value=\"Two\"");
	assert_page_has(client_get(&client, path), "<h1 translate=\"no\">One</h1>");
}

static void a_link_is_renewed_by_who_gives_the_role(void **state)
{
	const TestPeople *people = *state;
	Client admin = test_client(people, people->admin);
	const char *officer = path_of(people, people->officer, "/tautan");
	Response answer = client_post_from(&admin, path_of(people, people->officer, ""), officer);
	assert_int_equal(answer.status, 200);
	assert_page_has(answer, "/undangan/");
	const char *inspector = path_of(people, people->inspector, "/tautan");
	Response shown = client_get(&admin, path_of(people, people->inspector, ""));
	assert_false(response_has(shown, inspector));
}

static void an_admin_blocks_and_opens_an_account_but_not_the_own(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	Client officer = test_client(people, people->officer);
	const char *page = path_of(people, people->officer, "");
	Response answer = client_post_from(
		&client, page, path_of(people, people->officer, "/blokir"), { "version", "1" });
	assert_page_has(client_follow(&client, answer), "Diblokir");
	assert_int_equal(client_get(&officer, "/tugas").status, 303);
	answer = client_post_from(&client, page, path_of(people, people->officer, "/buka"),
				  { "version", "2" });
	assert_false(response_has(client_follow(&client, answer), "Diblokir"));
	Response own = client_get(&client, path_of(people, people->admin, ""));
	assert_false(response_has(own, "/blokir"));
}

/* One blocks and opens again; the other's page is older than both. */
static void two_who_block_one_person_are_told_of_each_other(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	const char *page = path_of(people, people->officer, "");
	const char *block = path_of(people, people->officer, "/blokir");
	const char *open = path_of(people, people->officer, "/buka");
	Str old = client_token(&client, page, block);
	const Typed first[] = { { "version", "1" }, { 0 } };
	client_post_from(&client, page, block, { "version", "1" });
	client_post_from(&client, page, open, { "version", "2" });
	Response answer = client_send(&client, block, old, first);
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Office of admin sudah mengubah akun ini");
	assert_page_has(answer, "name=\"version\" value=\"3\"");
	assert_page_has(client_get(&client, page), "Blokir akun");
}

/* Nobody is shown these forms; the deed itself is refused too. */
static void forged_forms_are_refused(void **state)
{
	const TestPeople *people = *state;
	Client admin = test_client(people, people->admin);
	const struct {
		const char *path;
		int status;
	} forged[] = {
		{ path_of(people, people->admin, "/blokir"), 403 },
		{ path_of(people, people->inspector, "/tautan"), 403 },
		{ path_of(people, people->inspectorate_head, "/tautan"), 403 },
		{ end_path(people, grant_of(people, people->inspector)), 409 },
		{ end_path(people, grant_of(people, people->admin)), 409 },
		{ end_path(people, 99999), 404 },
	};
	const Typed nothing[] = { { 0 } };
	for (size_t i = 0; i < sizeof forged / sizeof *forged; i++) {
		Str token = test_token(&admin, forged[i].path);
		Response answer = client_send(&admin, forged[i].path, token, nothing);
		assert_int_equal(answer.status, forged[i].status);
		assert_false(response_has(answer, "/undangan/"));
	}
}

static void who_may_not_change_persons_is_refused_and_journalled(void **state)
{
	const TestPeople *people = *state;
	Client head = test_client(people, people->head);
	const char *ends[] = { "", "/blokir", "/buka" };
	const Typed fields[] = { { "name", "X" }, { "version", "1" }, { 0 } };
	for (size_t i = 0; i < 3; i++) {
		const char *path = path_of(people, people->officer, ends[i]);
		Response answer = client_send(&head, path, test_token(&head, path), fields);
		assert_int_equal(answer.status, 403);
		assert_text(test_last_entry(people).deed, "change_person");
	}
}

static void what_is_no_person_is_not_found(void **state)
{
	const TestPeople *people = *state;
	Client client = test_client(people, people->admin);
	const char *paths[] = { "/pengguna/0", "/pengguna/-1", "/pengguna/x", "/pengguna/99999",
				"/pengguna/99999999999999999999" };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_int_equal(client_get(&client, paths[i]).status, 404);
}

static const struct CMUnitTest tests[] = {
	PAGE_TEST(an_admin_a_leader_and_an_auditor_see_everybody),
	PAGE_TEST(a_head_sees_the_own_agency_only),
	PAGE_TEST(the_others_see_nobody),
	PAGE_TEST(an_admin_adds_a_person_and_hands_over_a_link),
	PAGE_TEST(the_same_form_sent_thrice_adds_one_person),
	PAGE_TEST(wrong_input_stands_beside_its_field_and_stores_nothing),
	PAGE_TEST(a_head_adds_officers_of_the_own_agency_only),
	PAGE_TEST(a_leader_and_an_auditor_add_nobody),
	PAGE_TEST(a_leader_names_an_inspector_at_the_bureau),
	PAGE_TEST(a_role_without_an_agency_is_a_field_left_empty),
	PAGE_TEST(a_refused_grant_says_the_rule),
	PAGE_TEST(an_auditor_is_shown_no_form),
	PAGE_TEST(a_head_ends_an_officers_role),
	PAGE_TEST(an_admin_is_offered_no_end_for_an_inspectors_role),
	PAGE_TEST(two_who_change_one_person_are_told_of_each_other),
	PAGE_TEST(a_link_is_renewed_by_who_gives_the_role),
	PAGE_TEST(an_admin_blocks_and_opens_an_account_but_not_the_own),
	PAGE_TEST(two_who_block_one_person_are_told_of_each_other),
	PAGE_TEST(forged_forms_are_refused),
	PAGE_TEST(who_may_not_change_persons_is_refused_and_journalled),
	PAGE_TEST(what_is_no_person_is_not_found),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
