/* SPDX-License-Identifier: Apache-2.0 */
#include "home/inbox_progress.h"
#include "plans/test_world.h"

static Id planned_output(World *w)
{
	Actor by = acting(w->coordinator, w->bureau, "2026-03-04");
	accept_recommendation(w, "2026-03-03");
	Id action = add_action(w, w->health, w->roads, "2026-03-04");
	add_milestone(w, action, w->health, "2026-11-30", "2026-03-05");
	return output_add(
		w->db,
		&(Output){ .action = action,
			   .indicator = S("Loket"),
			   .unit = S("loket"),
			   .targets = { { true, { 20000 } }, { true, { 0 } }, { true, { 20000 } } },
			   .target_total = { 40000 },
			   .budget = -1 },
		&by);
}

static Progress report(Id output, int quarter, Id replaces)
{
	return (Progress){ .output = output,
			   .quarter = quarter,
			   .realised = { 10000 },
			   .words = S("Ya."),
			   .replaces = replaces };
}

static Id added(World *w, Progress progress, const char *day)
{
	Id id = 0;
	Actor by = acting(w->health_officer, w->health, day);
	assert_int_equal(progress_add(w->db, &progress, &id, &by), PROGRESS_DONE);
	return id;
}

static TaskList reports(World *w, const char *day)
{
	TaskList tasks = { 0 };
	inbox_add_reports(w->db, w->health, on(day), &tasks);
	return tasks;
}

static void a_quarter_that_is_over_asks_for_its_report(void **state)
{
	World *w = *state;
	Id output = planned_output(w);
	assert_int_equal(reports(w, "2026-03-31").count, 0);
	TaskList tasks = reports(w, "2026-04-01");
	assert_int_equal(tasks.count, 1);
	assert_int_equal(tasks.items[0].quarter, 0);
	/* Ten working days after Tuesday, 31 March; no holiday is known here. */
	assert_int_equal(tasks.items[0].due.number, on("2026-04-14").number);
	added(w, report(output, 0, 0), "2026-04-02");
	assert_int_equal(reports(w, "2026-04-03").count, 0);
}

static void a_quarter_without_a_target_is_not_asked_about(void **state)
{
	World *w = *state;
	Id output = planned_output(w);
	added(w, report(output, 0, 0), "2026-04-02");
	assert_int_equal(reports(w, "2026-09-30").count, 0);
	TaskList tasks = reports(w, "2026-10-01");
	assert_int_equal(tasks.count, 1);
	assert_int_equal(tasks.items[0].quarter, 2);
}

static void what_was_missed_comes_before_what_is_new(void **state)
{
	World *w = *state;
	planned_output(w);
	TaskList tasks = reports(w, "2026-10-01");
	assert_int_equal(tasks.count, 1);
	assert_int_equal(tasks.items[0].quarter, 0);
}

static void a_report_that_was_sent_back_is_asked_for_again_with_the_reason(void **state)
{
	World *w = *state;
	Id id = added(w, report(planned_output(w), 0, 0), "2026-03-20");
	Actor head = acting(w->health_head, w->health, "2026-03-23");
	TaskList tasks = { 0 };
	inbox_add_approvals(w->db, w->health, &tasks);
	assert_int_equal(tasks.count, 1);
	assert_int_equal(tasks.items[0].since.number, on("2026-03-20").number);
	progress_return(w->db, id, S("Loket mana?"), &head);
	tasks = reports(w, "2026-03-24");
	assert_int_equal(tasks.count, 1);
	assert_text(tasks.items[0].words, "Loket mana?");
	tasks = (TaskList){ 0 };
	inbox_add_approvals(w->db, w->health, &tasks);
	assert_int_equal(tasks.count, 0);
}

static void only_the_head_is_asked_to_approve(void **state)
{
	World *w = *state;
	added(w, report(planned_output(w), 0, 0), "2026-03-20");
	Day today = on("2026-03-23");
	Inbox head = inbox_read(w->db, person_find(w->db, w->health_head, today), today);
	Inbox officer = inbox_read(w->db, person_find(w->db, w->health_officer, today), today);
	assert_int_equal(head.now.count, 1);
	assert_int_equal(head.now.items[0].kind, TASK_APPROVE);
	assert_int_equal(head.now.items[0].days, 1);
	assert_int_equal(officer.now.count, 0);
}

static void whom_an_obstacle_waits_for_has_a_task(void **state)
{
	World *w = *state;
	Progress stuck = report(planned_output(w), 0, 0);
	stuck.obstacle = S("Jaringan belum terpasang.");
	stuck.awaited = w->roads;
	Id id = added(w, stuck, "2026-03-20");
	TaskList tasks = { 0 };
	inbox_add_obstacles(w->db, w->roads, &tasks);
	assert_int_equal(tasks.count, 0);
	Actor head = acting(w->health_head, w->health, "2026-03-23");
	progress_approve(w->db, id, &head);
	inbox_add_obstacles(w->db, w->roads, &tasks);
	assert_int_equal(tasks.count, 1);
	assert_int_equal(tasks.items[0].kind, TASK_UNBLOCK);
	assert_text(tasks.items[0].words, "Jaringan belum terpasang.");
	tasks = (TaskList){ 0 };
	inbox_add_obstacles(w->db, w->health, &tasks);
	assert_int_equal(tasks.count, 0);
}

RUN_IN_WORLD(IN_WORLD(a_quarter_that_is_over_asks_for_its_report),
	     IN_WORLD(a_quarter_without_a_target_is_not_asked_about),
	     IN_WORLD(what_was_missed_comes_before_what_is_new),
	     IN_WORLD(a_report_that_was_sent_back_is_asked_for_again_with_the_reason),
	     IN_WORLD(only_the_head_is_asked_to_approve),
	     IN_WORLD(whom_an_obstacle_waits_for_has_a_task))
