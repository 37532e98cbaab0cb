/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static Output sample(Id action)
{
	return (Output){ .action = action,
			 .indicator = S("Loket yang dibuka"),
			 .unit = S("loket"),
			 .targets = { { true, { 10000 } }, { true, { 0 } } },
			 .target_total = { 10000 },
			 .budget = -1 };
}

static void blank_and_zero_are_kept_apart(void **state)
{
	World *w = *state;
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	Output output = sample(add_action(w, w->health, 0, "2026-03-04"));
	Id first = output_add(w->db, &output, &by);
	output.budget = 0;
	Id second = output_add(w->db, &output, &by);
	const Output *o = output_find(w->db, first);
	assert_true(o->targets[0].is_set && o->targets[1].is_set);
	assert_int_equal(o->targets[1].value.tenthousandths, 0);
	assert_false(o->targets[2].is_set);
	assert_int_equal(o->budget, -1);
	assert_int_equal(output_find(w->db, second)->budget, 0);
	assert_int_equal(output_list(w->db, output.action).count, 2);
}

static void it_changes_once_from_one_version(void **state)
{
	World *w = *state;
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	Output output = sample(add_action(w, w->health, 0, "2026-03-04"));
	output = *output_find(w->db, output_add(w->db, &output, &by));
	output.target_total = (Decimal){ 20000 };
	output.budget = 5000000;
	assert_true(output_change(w->db, &output, &by));
	assert_false(output_change(w->db, &output, &by));
	assert_int_equal(output_find(w->db, output.id)->budget, 5000000);
	const JournalEntry *row = journalled(w, "output", output.id);
	assert_text(row->deed, "change");
	assert_true(str_find(row->public_facts, S("\"budget\":5000000")) > 0);
}

static void a_withdrawn_action_takes_no_output_and_no_change(void **state)
{
	World *w = *state;
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	Output output = sample(add_action(w, w->health, 0, "2026-03-04"));
	output = *output_find(w->db, output_add(w->db, &output, &by));
	assert_true(withdraw(w, output.action, 1, &by));
	assert_int_equal(output_add(w->db, &output, &by), 0);
	assert_false(output_change(w->db, &output, &by));
}

RUN_IN_WORLD(IN_WORLD(blank_and_zero_are_kept_apart), IN_WORLD(it_changes_once_from_one_version),
	     IN_WORLD(a_withdrawn_action_takes_no_output_and_no_change))
