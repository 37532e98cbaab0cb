/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/action_list.h"

#include "plans/test_world.h"

static size_t found(World *w, ActionFilter filter)
{
	return action_list_page(w->db, &(ActionQuestion){ .filter = filter }).count;
}

static void an_agency_leads_or_helps(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	add_action(w, w->health, w->roads, "2026-03-04");
	add_action(w, w->roads, 0, "2026-03-04");
	assert_int_equal(found(w, (ActionFilter){ .agency = w->roads }), 2);
	assert_int_equal(found(w, (ActionFilter){ .agency = w->roads, .part = ACTION_LEADS }), 1);
	assert_int_equal(found(w, (ActionFilter){ .agency = w->roads, .part = ACTION_HELPS }), 1);
	assert_int_equal(found(w, (ActionFilter){ .agency = w->campus }), 0);
}

static void a_withdrawn_action_is_in_no_list(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	Actor by = acting(w->coordinator, w->bureau, "2026-03-05");
	assert_int_equal(found(w, (ActionFilter){ 0 }), 1);
	assert_true(withdraw(w, action, 1, &by));
	assert_int_equal(found(w, (ActionFilter){ 0 }), 0);
}

static void due_windows_hold_what_is_open_and_due_then(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	add_milestone(w, action, w->health, "2026-05-20", "2026-03-05");
	add_action(w, w->roads, 0, "2026-03-04"); /* nothing is due yet */
	const struct {
		const char *window, *today;
		size_t count;
	} cases[] = {
		{ "bulan-ini", "2026-05-01", 1 },
		{ "bulan-ini", "2026-05-31", 1 },
		{ "bulan-ini", "2026-04-30", 0 },
		{ "bulan-ini", "2026-06-01", 0 },
		{ "triwulan-ini", "2026-04-01", 1 },
		{ "triwulan-ini", "2026-06-30", 1 },
		{ "triwulan-ini", "2026-03-31", 0 },
		{ "triwulan-ini", "2026-07-01", 0 },
		{ "lewat", "2026-05-20", 0 },
		{ "lewat", "2026-05-21", 1 },
		{ "", "2026-05-21", 2 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		ActionQuestion question;
		ActionAsked asked = { .window = str_of(cases[i].window) };
		assert_int_equal(action_question_read(w->db, &asked, on(cases[i].today), &question),
				 ASKED_WELL);
		assert_int_equal(action_list_page(w->db, &question).count, cases[i].count);
	}
}

static void words_are_found_in_title_and_programme(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, 0, "2026-03-04");
	ActionDraft draft = action_draft(w->db, action);
	Actor by = acting(w->coordinator, w->bureau, "2026-03-05");
	draft.action.title = S("Memperbaiki jembatan gantung");
	draft.action.programme = S("1.03.10");
	assert_int_equal(action_change(w->db, &draft, &by), ACTION_CHANGED);
	assert_int_equal(found(w, (ActionFilter){ .words = S("perbaikan jembat") }), 1);
	assert_int_equal(found(w, (ActionFilter){ .words = S("1.03") }), 1);
	assert_int_equal(found(w, (ActionFilter){ .words = S("loket jembatan") }), 0);
}

static void what_nothing_has_is_refused(void **state)
{
	World *w = *state;
	ActionQuestion question;
	const ActionAsked unknown[] = { { .agency = S("tidak-ada") },
					{ .part = S("menonton") },
					{ .year = S("dua") },
					{ .window = S("besok") },
					{ .order = S("acak") } };
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		assert_int_equal(
			action_question_read(w->db, &unknown[i], on("2026-03-05"), &question),
			ASKED_UNKNOWN);
	ActionAsked nowhere = { .cursor = S("x") };
	assert_int_equal(action_question_read(w->db, &nowhere, on("2026-03-05"), &question),
			 ASKED_NOWHERE);
}

static void pages_hold_each_row_once(void **state)
{
	World *w = *state;
	accept_recommendation(w, "2026-03-03");
	for (int i = 0; i < 5; i++)
		add_action(w, w->health, 0, "2026-03-04");
	for (ActionOrder order = 0; order < ACTION_ORDERS; order++) {
		ActionQuestion question = { .order = order, .limit = 2 };
		size_t seen = 0, pages = 0;
		for (bool is_more = true; is_more; pages++) {
			ActionList list = action_list_page(w->db, &question);
			is_more = list.count > 2;
			seen += is_more ? 2 : list.count;
			if (is_more)
				question.cursor = action_cursor(&question, &list.items[1]);
		}
		assert_int_equal(seen, 5);
		assert_int_equal(pages, 3);
	}
}

RUN_IN_WORLD(IN_WORLD(an_agency_leads_or_helps), IN_WORLD(a_withdrawn_action_is_in_no_list),
	     IN_WORLD(due_windows_hold_what_is_open_and_due_then),
	     IN_WORLD(words_are_found_in_title_and_programme),
	     IN_WORLD(what_nothing_has_is_refused), IN_WORLD(pages_hold_each_row_once))
