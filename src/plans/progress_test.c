/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/test_world.h"

static Id add_output(World *w, Id action, Decimal total)
{
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	return output_add(w->db,
			  &(Output){ .action = action,
				     .indicator = S("Loket"),
				     .unit = S("loket"),
				     .targets = { { true, { 20000 } }, { true, { 20000 } } },
				     .target_total = total,
				     .budget = -1 },
			  &by);
}

/* An accepted recommendation with an action that has a milestone due in November and an output. */
static Id planned_output(World *w)
{
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	add_milestone(w, action, w->health, "2026-11-30", "2026-03-05");
	return add_output(w, action, (Decimal){ 40000 });
}

static Progress report(Id output, int quarter, int64_t tenthousandths)
{
	return (Progress){ .output = output,
			   .quarter = quarter,
			   .realised = { tenthousandths },
			   .budget = 1000000,
			   .words = S("Dua loket dibuka.") };
}

static ProgressResult try(World *w, Progress progress, const char *day)
{
	Id id;
	Actor by = acting(w->health_officer, w->health, day);
	return progress_add(w->db, &progress, &id, &by);
}

/* By the officer, after what stands; its id. */
static Id added(World *w, Progress progress, const char *day)
{
	Id id = 0;
	Actor by = acting(w->health_officer, w->health, day);
	const Output *output = output_find(w->db, progress.output);
	ProgressList list = progress_list(w->db, output->action);
	const Progress *newest = progress_newest(&list, output->id, progress.quarter);
	progress.replaces = newest ? newest->id : 0;
	assert_int_equal(progress_add(w->db, &progress, &id, &by), PROGRESS_DONE);
	return id;
}

static Id approved(World *w, Progress progress, const char *day)
{
	Id id = added(w, progress, day);
	Actor by = acting(w->health_head, w->health, day);
	assert_int_equal(progress_approve(w->db, id, &by), PROGRESS_DONE);
	return id;
}

static void a_report_waits_for_the_head_and_counts_once_approved(void **state)
{
	World *w = *state;
	Id output = planned_output(w);
	Id id = added(w, report(output, 0, 15000), "2026-04-02");
	const Output *o = output_find(w->db, output);
	ProgressList list = progress_list(w->db, o->action);
	assert_int_equal(progress_find(w->db, id)->state, PROGRESS_WAITING);
	assert_null(progress_current(&list, output, 0));
	assert_false(progress_of_year(o, &list).is_set);
	Actor head = acting(w->health_head, w->health, "2026-04-03");
	assert_int_equal(progress_approve(w->db, id, &head), PROGRESS_DONE);
	list = progress_list(w->db, o->action);
	assert_int_equal(progress_current(&list, output, 0)->id, id);
	assert_int_equal(progress_find(w->db, id)->settled_by, w->health_head);
	assert_int_equal(progress_approve(w->db, id, &head), PROGRESS_ALREADY);
}

static void a_newer_one_takes_its_place_and_the_older_stays(void **state)
{
	World *w = *state;
	Id output = planned_output(w);
	Id first = approved(w, report(output, 0, 15000), "2026-04-02");
	Id second = added(w, report(output, 0, 20000), "2026-04-06");
	Id action = output_find(w->db, output)->action;
	ProgressList list = progress_list(w->db, action);
	assert_int_equal(list.count, 2);
	assert_int_equal(progress_current(&list, output, 0)->id, first);
	assert_int_equal(progress_newest(&list, output, 0)->id, second);
	Id third = approved(w, report(output, 0, 10000), "2026-04-07");
	list = progress_list(w->db, action);
	assert_int_equal(progress_current(&list, output, 0)->id, third);
	assert_int_equal(progress_find(w->db, second)->state, PROGRESS_SUPERSEDED);
	Actor head = acting(w->health_head, w->health, "2026-04-08");
	assert_int_equal(progress_approve(w->db, second, &head), PROGRESS_ALREADY);
}

static void it_is_sent_back_with_a_reason_only(void **state)
{
	World *w = *state;
	Id id = added(w, report(planned_output(w), 0, 15000), "2026-04-02");
	Actor head = acting(w->health_head, w->health, "2026-04-03");
	assert_int_equal(progress_return(w->db, id, S("  "), &head), PROGRESS_NEEDS_REASON);
	assert_int_equal(progress_return(w->db, id, S("Anggaran belum ada."), &head),
			 PROGRESS_DONE);
	const Progress *back = progress_find(w->db, id);
	assert_int_equal(back->state, PROGRESS_RETURNED);
	assert_text(back->reason, "Anggaran belum ada.");
	assert_text(journalled(w, "progress", id)->deed, "return");
}

static void the_heads_own_report_is_approved_at_once(void **state)
{
	World *w = *state;
	Progress own = report(planned_output(w), 0, 15000);
	own.is_own = true;
	Id id = 0;
	Actor head = acting(w->health_head, w->health, "2026-04-03");
	assert_int_equal(progress_add(w->db, &own, &id, &head), PROGRESS_DONE);
	assert_int_equal(progress_find(w->db, id)->state, PROGRESS_APPROVED);
}

static void a_quarter_that_has_not_begun_takes_no_report(void **state)
{
	World *w = *state;
	Id output = planned_output(w);
	assert_int_equal(try(w, report(output, 1, 15000), "2026-03-31"), PROGRESS_TOO_EARLY);
	assert_int_equal(try(w, report(output, 1, 15000), "2026-04-01"), PROGRESS_DONE);
	assert_int_equal(try(w, report(output, 0, 15000), "2027-02-01"), PROGRESS_DONE);
}

static void a_report_made_beside_another_is_a_clash(void **state)
{
	World *w = *state;
	Id output = planned_output(w);
	Id first = added(w, report(output, 0, 15000), "2026-04-02");
	assert_int_equal(try(w, report(output, 0, 20000), "2026-04-02"), PROGRESS_CLASH);
	Progress second = report(output, 0, 20000);
	second.replaces = first;
	assert_int_equal(try(w, second, "2026-04-02"), PROGRESS_DONE);
	assert_int_equal(try(w, second, "2026-04-02"), PROGRESS_CLASH);
}

static void a_withdrawn_action_takes_no_report_and_no_approval(void **state)
{
	World *w = *state;
	Id output = planned_output(w);
	Id id = added(w, report(output, 0, 15000), "2026-04-02");
	const Action *action = action_find(w->db, output_find(w->db, output)->action);
	Actor by = acting(w->coordinator, w->bureau, "2026-04-03");
	assert_true(withdraw(w, action->id, action->version, &by));
	assert_int_equal(progress_approve(w->db, id, &by), PROGRESS_WITHDRAWN);
	assert_int_equal(try(w, report(output, 0, 1), "2026-04-04"), PROGRESS_WITHDRAWN);
	assert_int_equal(try(w, report(999999, 0, 1), "2026-04-04"), PROGRESS_WITHDRAWN);
}

static void an_obstacle_waits_for_another_open_agency_or_for_words(void **state)
{
	World *w = *state;
	Progress stuck = report(planned_output(w), 0, 15000);
	stuck.obstacle = S("Aplikasi belum tersambung.");
	stuck.awaited = w->health;
	assert_int_equal(try(w, stuck, "2026-04-02"), PROGRESS_NO_AWAITED);
	stuck.awaited = 999999;
	assert_int_equal(try(w, stuck, "2026-04-02"), PROGRESS_NO_AWAITED);
	stuck.awaited = w->campus;
	stuck.awaited_as = S("penyedia");
	Id id = added(w, stuck, "2026-04-02");
	assert_int_equal(progress_find(w->db, id)->awaited_as.length, 0);
	stuck.obstacle = (Str){ 0 };
	id = added(w, stuck, "2026-04-02");
	assert_int_equal(progress_find(w->db, id)->awaited, 0);
}

static void an_approved_obstacle_changes_the_status_and_a_later_report_ends_it(void **state)
{
	World *w = *state;
	Progress stuck = report(planned_output(w), 0, 15000);
	Progress free = report(stuck.output, 1, 20000);
	stuck.obstacle = S("Aplikasi belum tersambung.");
	stuck.awaited = w->roads;
	Id id = added(w, stuck, "2026-04-02");
	check_state(w, STATUS_RUNNING, HELD_BY_OWNER, w->health, "2026-03-05");
	Actor head = acting(w->health_head, w->health, "2026-04-03");
	progress_approve(w->db, id, &head);
	check_state(w, STATUS_OBSTRUCTED, HELD_BY_AWAITED, w->roads, "2026-04-03");
	assert_int_equal(state_count_wrong(w->db, on("2026-04-03")), 0);
	approved(w, stuck, "2026-04-10"); /* said again: it stands since it was said first */
	check_state(w, STATUS_OBSTRUCTED, HELD_BY_AWAITED, w->roads, "2026-04-03");
	Progress elsewhere = stuck;
	elsewhere.awaited = w->bureau;
	approved(w, elsewhere, "2026-04-13");
	check_state(w, STATUS_OBSTRUCTED, HELD_BY_AWAITED, w->bureau, "2026-04-13");
	approved(w, free, "2026-07-02");
	check_state(w, STATUS_RUNNING, HELD_BY_OWNER, w->health, "2026-03-05");
	approved(w, stuck, "2026-07-03"); /* an older quarter mended: the newer one decides */
	check_state(w, STATUS_RUNNING, HELD_BY_OWNER, w->health, "2026-03-05");
}

static void quarters_add_up_where_their_targets_do_and_else_the_last_counts(void **state)
{
	World *w = *state;
	Id adding = planned_output(w);
	Id action = output_find(w->db, adding)->action;
	Id running = add_output(w, action, (Decimal){ 20000 });
	for (int quarter = 0; quarter < 2; quarter++) {
		approved(w, report(adding, quarter, 15000), "2026-04-02");
		approved(w, report(running, quarter, 10000 + quarter), "2026-04-02");
	}
	ProgressList list = progress_list(w->db, action);
	const Output *a = output_find(w->db, adding), *r = output_find(w->db, running);
	assert_true(progress_adds_up(a));
	assert_false(progress_adds_up(r));
	assert_int_equal(progress_of_year(a, &list).value.tenthousandths, 30000);
	assert_int_equal(progress_of_year(r, &list).value.tenthousandths, 10001);
	assert_int_equal(progress_budget(r, &list), 2000000);
}

static void percent_is_of_a_target_above_zero_rounded_half_up(void **state)
{
	(void)state;
	MaybeDecimal three = { true, { 30000 } }, eight = { true, { 80000 } }, zero = { true },
		     most = { true, DECIMAL_MAX };
	assert_int_equal(progress_percent(three, eight), 38); /* 37.5 */
	assert_int_equal(progress_percent(zero, eight), 0);
	assert_int_equal(progress_percent(three, zero), -1);
	assert_int_equal(progress_percent(three, (MaybeDecimal){ 0 }), -1);
	assert_int_equal(progress_percent((MaybeDecimal){ 0 }, eight), -1);
	assert_int_equal(progress_percent(most, (MaybeDecimal){ true, { 1 } }), INT64_MAX);
}

static void what_waits_or_was_sent_back_is_nobody_elses_to_read(void **state)
{
	World *w = *state;
	Progress secret = report(planned_output(w), 0, 15000);
	secret.words = S("Masih rahasia.");
	Id id = added(w, secret, "2026-04-02");
	const JournalEntry *row = journalled(w, "progress", id);
	assert_int_equal(str_find(row->public_facts, S("rahasia")), -1);
	assert_true(str_find(row->private_facts, S("rahasia")) > 0);
	Actor head = acting(w->health_head, w->health, "2026-04-03");
	progress_approve(w->db, id, &head);
	row = journalled(w, "progress", id);
	assert_text(row->deed, "approve");
	assert_true(str_find(row->public_facts, S("rahasia")) > 0);
}

static void quarters_are_those_of_the_plans_year(void **state)
{
	(void)state;
	assert_int_equal(quarter_end(2026, 0).number, on("2026-03-31").number);
	assert_int_equal(quarter_end(2026, 3).number, on("2026-12-31").number);
	assert_int_equal(quarters_begun(2026, on("2025-12-31")), 0);
	assert_int_equal(quarters_begun(2026, on("2026-01-01")), 1);
	assert_int_equal(quarters_begun(2026, on("2028-01-01")), 4);
}

RUN_IN_WORLD(IN_WORLD(a_report_waits_for_the_head_and_counts_once_approved),
	     IN_WORLD(a_newer_one_takes_its_place_and_the_older_stays),
	     IN_WORLD(it_is_sent_back_with_a_reason_only),
	     IN_WORLD(the_heads_own_report_is_approved_at_once),
	     IN_WORLD(a_quarter_that_has_not_begun_takes_no_report),
	     IN_WORLD(a_report_made_beside_another_is_a_clash),
	     IN_WORLD(a_withdrawn_action_takes_no_report_and_no_approval),
	     IN_WORLD(an_obstacle_waits_for_another_open_agency_or_for_words),
	     IN_WORLD(an_approved_obstacle_changes_the_status_and_a_later_report_ends_it),
	     IN_WORLD(quarters_add_up_where_their_targets_do_and_else_the_last_counts),
	     IN_WORLD(percent_is_of_a_target_above_zero_rounded_half_up),
	     IN_WORLD(what_waits_or_was_sent_back_is_nobody_elses_to_read),
	     IN_WORLD(quarters_are_those_of_the_plans_year))
