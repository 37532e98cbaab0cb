/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_plan_pages.h"

static void an_output_is_added_with_blanks_kept_apart_from_zero(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	Client head = client_of(w, w->health_head);
	Response answer =
		client_post(&head, path_to(w, "/rencana-aksi/%d/keluaran", (int)action),
			    { "indicator", "Loket dibuka" }, { "unit", "loket" },
			    { "target_1", "0" }, { "target_2", "" }, { "target_4", "2,5" },
			    { "target_total", "2,5" }, { "budget", "1.250.000" });
	Response shown = client_follow(&head, answer);
	assert_page_has(shown, "Rp1.250.000");
	assert_page_has(shown, "TW I </span>0");
	assert_page_has(shown, "TW II </span>–");
	assert_page_has(shown, "TW IV </span>2,5");
}

static void an_ambiguous_number_is_asked_about(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	Client head = client_of(w, w->health_head);
	Response answer = client_post(&head, path_to(w, "/rencana-aksi/%d/keluaran", (int)action),
				      { "indicator", "Loket dibuka" }, { "unit", "loket" },
				      { "target_total", "1.250" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "“1.250” dapat berarti 1250 atau 1,25. Tulis salah satunya.");
}

static void the_target_of_a_year_is_not_below_that_of_a_quarter(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, 0);
	Client head = client_of(w, w->health_head);
	const char *path = path_to(w, "/rencana-aksi/%d/keluaran", (int)action);
	Response answer = client_post(&head, path, { "indicator", "Puas" }, { "unit", "persen" },
				      { "target_1", "40" }, { "target_3", "90" },
				      { "target_4", "80" }, { "target_total", "85" });
	assert_int_equal(answer.status, 422);
	assert_page_has(answer, "lebih kecil daripada target TW III, yaitu 90.");
	answer = client_post(&head, path, { "indicator", "Puas" }, { "unit", "persen" },
			     { "target_3", "90" }, { "target_total", "90" });
	assert_int_equal(answer.status, 303);
}

static Output added(World *w, Id action)
{
	Actor by = acting(w->coordinator, w->bureau, PAGE_DAY);
	Output output = { .action = action,
			  .indicator = S("Loket"),
			  .unit = S("loket"),
			  .targets = { { true, { 11250 } } },
			  .target_total = { 30000 },
			  .budget = -1 };
	deeds_begin(w);
	output.id = output_add(w->db, &output, &by);
	deeds_end(w);
	return output;
}

static void the_form_to_change_it_types_numbers_so_that_they_are_read_the_same(void **state)
{
	World *w = *state;
	Output output = added(w, fresh_action(w, w->health, 0));
	const char *path = path_to(w, "/keluaran/%d/ubah", (int)output.id);
	Client client = client_of(w, w->coordinator);
	Response form = client_get(&client, path);
	assert_page_has(form, "value=\"1,1250\"");
	Response answer =
		client_post(&client, path, { "version", "1" }, { "indicator", "Loket" },
			    { "unit", "loket" }, { "target_1", "1,1250" }, { "target_total", "3" });
	assert_int_equal(answer.status, 303);
	db_begin_read(w->db);
	const Output *after = output_find(w->db, output.id);
	db_commit(w->db);
	assert_int_equal(after->targets[0].value.tenthousandths, 11250);
	assert_int_equal(after->target_total.tenthousandths, 30000);
}

static void a_second_change_is_a_clash(void **state)
{
	World *w = *state;
	Output output = added(w, fresh_action(w, w->health, 0));
	const char *path = path_to(w, "/keluaran/%d/ubah", (int)output.id);
	Client client = client_of(w, w->coordinator);
	Response answer =
		client_post(&client, path, { "version", "5" }, { "indicator", "Loket <i>" },
			    { "unit", "loket" }, { "target_total", "3" });
	assert_int_equal(answer.status, 409);
	assert_page_has(answer, "Anda sudah mengubah data ini di jendela lain pada");
	assert_page_has(answer, "<span>Data sudah berubah</span>");
	assert_page_has(answer, "Loket &lt;i&gt;");
}

static void a_clash_shows_beside_what_was_typed_what_is_stored(void **state)
{
	World *w = *state;
	Output output = added(w, fresh_action(w, w->health, 0));
	Client client = client_of(w, w->coordinator);
	Response answer =
		client_post(&client, path_to(w, "/keluaran/%d/ubah", (int)output.id),
			    { "version", "5" }, { "indicator", "Loket baru" }, { "unit", "loket" },
			    { "target_1", "1,1250" }, { "target_total", "5" });
	assert_page_has(answer,
			"id=\"indicator-stored\">Sekarang tersimpan: <strong>Loket</strong>");
	assert_page_has(answer,
			"id=\"target_total-stored\">Sekarang tersimpan: <strong>3</strong>");
	assert_false(response_has(answer, "unit-stored"));
	assert_false(response_has(answer, "target_1-stored"));
}

static void other_agencies_and_the_public_do_not_change_it(void **state)
{
	World *w = *state;
	Id action = fresh_action(w, w->health, w->roads);
	Output output = added(w, action);
	Client other = client_of(w, w->roads_officer), nobody = client_of(w, 0);
	const char *edit = path_to(w, "/keluaran/%d/ubah", (int)output.id);
	const char *add = path_to(w, "/rencana-aksi/%d/keluaran", (int)action);
	assert_int_equal(client_get(&other, edit).status, 403);
	assert_int_equal(client_get(&other, add).status, 403);
	assert_int_equal(client_get(&nobody, edit).status, 303);
	assert_int_equal(client_get(&other, "/keluaran/999999/ubah").status, 404);
}

RUN_PAGES(TEST(an_output_is_added_with_blanks_kept_apart_from_zero),
	  TEST(an_ambiguous_number_is_asked_about),
	  TEST(the_target_of_a_year_is_not_below_that_of_a_quarter),
	  TEST(the_form_to_change_it_types_numbers_so_that_they_are_read_the_same),
	  TEST(a_second_change_is_a_clash),
	  TEST(a_clash_shows_beside_what_was_typed_what_is_stored),
	  TEST(other_agencies_and_the_public_do_not_change_it))
