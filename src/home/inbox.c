/* SPDX-License-Identifier: Apache-2.0 */
#include "home/inbox.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/list.h"
#include "records/outbox.h"
#include "home/inbox_progress.h"
#include "plans/judge.h"
#include "plans/milestone.h"

#define DAYS_OF_A_WEEK 5

/* "/tonggak/7/bukti" */
static Str path_of(Db *db, const char *thing, Id id, const char *deed)
{
	return str_print(db_arena(db), "/%s/%" PRId64 "%s", thing, id, deed);
}

static void add_coordinator_tasks(Db *db, TaskList *tasks)
{
	RecommendationFilter filter = { .statuses =
						1u << STATUS_UNANSWERED | 1u << STATUS_UNPLANNED };
	RecommendationList list = recommendation_list(db, filter);
	for (size_t i = 0; i < list.count; i++) {
		const Recommendation *r = &list.items[i];
		if (r->state.holder_kind != HELD_BY_COORDINATOR)
			continue;
		bool unanswered = r->state.status == STATUS_UNANSWERED;
		*list_push(db_arena(db), tasks) = (Task){
			.kind = unanswered ? TASK_RESPOND : TASK_PLAN,
			.title = r->text,
			.reference = r->reference,
			.target = unanswered
					  ? str_print(db_arena(db), "/rekomendasi/%.*s/tanggapan",
						      STR_ARGS(r->reference))
					  : str_print(db_arena(db), "/rencana-aksi/baru?dari=%.*s",
						      STR_ARGS(r->reference)),
			.due = r->due,
		};
	}
}

/* Another action may have proved the same recommendation; then this one owes nothing more. */
static bool serves_an_open_one(Db *db, Id action)
{
	RecommendationList served = recommendation_list_of_action(db, action);
	for (size_t i = 0; i < served.count; i++) {
		Status status = served.items[i].state.status;
		if (status != STATUS_CARRIED_OUT && status != STATUS_NOTED)
			return true;
	}
	return false;
}

/* What a milestone's newest evidence was returned with; NULL: it was not. */
static const Verdict *newest_return(Db *db, const Milestone *milestone)
{
	if (!milestone->facts.newest_returned)
		return NULL;
	VerdictList verdicts = verdict_list_of_milestone(db, milestone->id);
	return verdicts.count ? &verdicts.items[verdicts.count - 1] : NULL;
}

/* Held by the lead, and planned: what was accepted is too weak. The stronger evidence goes to the
 * milestone whose evidence was returned last, or else to the one that is due last. */
static void add_weakly_proved(Db *db, const Action *action, TaskList *tasks)
{
	if (action->state.status != STATUS_RUNNING || action->state.holder_kind != HELD_BY_LEAD ||
	    !serves_an_open_one(db, action->id))
		return;
	MilestoneList milestones = milestone_list(db, action->id);
	if (milestones.count == 0)
		return;
	Id target = milestones.items[milestones.count - 1].id;
	const Verdict *newest = NULL;
	for (size_t i = 0; i < milestones.count; i++) {
		const Verdict *verdict = newest_return(db, &milestones.items[i]);
		if (!verdict || (newest && verdict->id < newest->id))
			continue;
		newest = verdict;
		target = milestones.items[i].id;
	}
	*list_push(db_arena(db), tasks) = (Task){
		.kind = TASK_STRENGTHEN,
		.title = action->title,
		.reason = newest ? newest->reason : REASON_NONE,
		.words = newest ? newest->words : (Str){ 0 },
		.target = path_of(db, "tonggak", target, "/bukti"),
		.due = action->due,
	};
}

static void add_lead_tasks(Db *db, Id agency, TaskList *tasks)
{
	ActionList actions = action_list_led_by(db, agency);
	for (size_t i = 0; i < actions.count; i++) {
		const Action *action = &actions.items[i];
		add_weakly_proved(db, action, tasks);
		if (action->state.status != STATUS_UNPLANNED)
			continue;
		*list_push(db_arena(db), tasks) = (Task){
			.kind = TASK_MILESTONES,
			.title = action->title,
			.target = path_of(db, "rencana-aksi", action->id, ""),
			.due = action->due,
		};
	}
}

static void add_owner_tasks(Db *db, Id agency, TaskList *tasks)
{
	MilestoneList milestones = milestone_list_open_of(db, agency);
	for (size_t i = 0; i < milestones.count; i++) {
		const Milestone *m = &milestones.items[i];
		if (m->facts.has_waiting)
			continue;
		const Verdict *verdict = newest_return(db, m);
		*list_push(db_arena(db), tasks) = (Task){
			.kind = verdict ? TASK_MEND : TASK_PROVE,
			.title = m->title,
			.reason = verdict ? verdict->reason : REASON_NONE,
			.words = verdict ? verdict->words : (Str){ 0 },
			.target = path_of(db, "tonggak", m->id, "/bukti"),
			.due = m->due,
		};
	}
}

/* Of the first recommendation that it helps to prove. */
static Str first_reference(Db *db, const Evidence *evidence)
{
	const Milestone *milestone = milestone_find(db, evidence->milestone);
	if (!milestone)
		return (Str){ 0 };
	RecommendationList served = recommendation_list_of_action(db, milestone->action);
	return served.count ? served.items[0].reference : (Str){ 0 };
}

static void add_inspector_tasks(Db *db, Id person, Day today, TaskList *tasks)
{
	EvidenceList waiting = evidence_list_waiting(db);
	Candidate candidate = judge_candidate(db, person, today);
	for (size_t i = 0; i < waiting.count; i++) {
		const Evidence *evidence = &waiting.items[i];
		if (judge_find(db, &candidate, evidence).refusal != VERDICT_GIVEN)
			continue;
		*list_push(db_arena(db), tasks) = (Task){
			.kind = TASK_JUDGE,
			.title = evidence->title,
			.reference = first_reference(db, evidence),
			.agency = evidence->agency_name,
			.since = evidence->uploaded_on,
			.target = path_of(db, "bukti", evidence->id, "/putusan"),
		};
	}
}

/* agency 0: of all, for the administrator. */
static void add_infected_tasks(Db *db, Id agency, TaskList *tasks)
{
	EvidenceList infected = evidence_list_infected(db);
	for (size_t i = 0; i < infected.count; i++)
		if (!agency || infected.items[i].agency == agency)
			*list_push(db_arena(db), tasks) = (Task){
				.kind = TASK_INFECTED,
				.title = infected.items[i].title,
				.agency = infected.items[i].agency_name,
				.target = path_of(db, "bukti", infected.items[i].id, ""),
			};
}

/* One line however many they are, with what the server said of the newest. */
static void add_mail_task(Db *db, TaskList *tasks)
{
	const Mail *failing = outbox_newest_failing(db);
	if (failing)
		*list_push(db_arena(db), tasks) = (Task){
			.kind = TASK_MAIL,
			.title = failing->answer,
			.target = S("/surat-keluar"),
		};
}

static void add_admin_tasks(Db *db, TaskList *tasks)
{
	ScannerHealth scanner = scanner_health(db);
	if (scanner.is_down)
		*list_push(db_arena(db), tasks) = (Task){
			.kind = TASK_SCANNER,
			.title = scanner.words,
			.target = S("/pemindaian"),
		};
	add_mail_task(db, tasks);
	add_infected_tasks(db, 0, tasks);
}

/* Two roles at one agency ask for the same thing once. */
static bool is_listed(const TaskList *tasks, const Task *task)
{
	for (size_t i = 0; i < tasks->count; i++)
		if (str_equal(tasks->items[i].target, task->target))
			return true;
	return false;
}

static TaskList gather(Db *db, const Person *person, Day today)
{
	TaskList all = { 0 }, once = { 0 };
	for (size_t i = 0; i < person->roles.count; i++) {
		const RoleGrant *grant = &person->roles.items[i];
		if (grant->role == ROLE_COORDINATOR)
			add_coordinator_tasks(db, &all);
		if (grant->role == ROLE_HEAD || grant->role == ROLE_OFFICER) {
			add_lead_tasks(db, grant->agency, &all);
			add_owner_tasks(db, grant->agency, &all);
			inbox_add_reports(db, grant->agency, today, &all);
			inbox_add_obstacles(db, grant->agency, &all);
			add_infected_tasks(db, grant->agency, &all);
		}
		if (grant->role == ROLE_HEAD)
			inbox_add_approvals(db, grant->agency, &all);
		if (grant->role == ROLE_ADMIN)
			add_admin_tasks(db, &all);
		if (grant->role == ROLE_INSPECTOR)
			add_inspector_tasks(db, person->id, today, &all);
	}
	for (size_t i = 0; i < all.count; i++)
		if (!is_listed(&once, &all.items[i]))
			*list_push(db_arena(db), &once) = all.items[i];
	return once;
}

/* By due day, those without one last; within a day what waits longest, then returned evidence. */
static int most_urgent_first(const void *a, const void *b)
{
	const Task *x = a, *y = b;
	int32_t x_due = day_is_set(x->due) ? x->due.number : INT32_MAX;
	int32_t y_due = day_is_set(y->due) ? y->due.number : INT32_MAX;
	if (x_due != y_due)
		return x_due < y_due ? -1 : 1;
	if (x->since.number != y->since.number)
		return x->since.number < y->since.number ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? 1 : -1;
	return str_compare(x->target, y->target);
}

static Calendar calendar_for(Db *db, const TaskList *tasks, Day today)
{
	Day first = today, last = today;
	for (size_t i = 0; i < tasks->count; i++) {
		Day due = tasks->items[i].due;
		if (day_is_set(due) && day_before(due, first))
			first = due;
		if (day_is_set(due) && day_before(last, due))
			last = due;
		Day since = tasks->items[i].since;
		if (day_is_set(since) && day_before(since, first))
			first = since;
	}
	return calendar_between(db, calendar_week(db), first, last);
}

static void add_waiting(Db *db, const Person *person, Inbox *inbox)
{
	EvidenceList waiting = evidence_list_waiting(db);
	for (size_t i = 0; i < waiting.count; i++)
		for (size_t k = 0; k < person->roles.count; k++) {
			const RoleGrant *grant = &person->roles.items[k];
			if (grant->agency != waiting.items[i].agency ||
			    (grant->role != ROLE_HEAD && grant->role != ROLE_OFFICER))
				continue;
			*list_push(db_arena(db), &inbox->waiting) = waiting.items[i];
			break;
		}
}

/* What the chain waits for before any day counts, or what has none. */
static bool is_needed_now(const Task *task)
{
	return !day_is_set(task->due) || task->kind == TASK_MILESTONES ||
	       task->kind == TASK_STRENGTHEN || task->kind == TASK_MEND;
}

static int days_of(const Calendar *calendar, const Task *task, Day today)
{
	if (day_is_set(task->since))
		return calendar_working_days(calendar, task->since, today);
	int late = day_is_set(task->due) ? status_days_late(calendar, task->due, today) : 0;
	return late ? -late : calendar_working_days(calendar, today, task->due);
}

Inbox inbox_read(Db *db, const Person *person, Day today)
{
	Inbox inbox = { 0 };
	TaskList tasks = gather(db, person, today);
	Calendar calendar = calendar_for(db, &tasks, today);
	if (tasks.count)
		qsort(tasks.items, tasks.count, sizeof *tasks.items, most_urgent_first);
	for (size_t i = 0; i < tasks.count; i++) {
		Task task = tasks.items[i];
		task.days = days_of(&calendar, &task, today);
		TaskList *list = task.days <= DAYS_OF_A_WEEK ? &inbox.week : &inbox.later;
		if (is_needed_now(&task))
			list = &inbox.now;
		if (task.days < 0)
			list = &inbox.late;
		*list_push(db_arena(db), list) = task;
	}
	add_waiting(db, person, &inbox);
	return inbox;
}
