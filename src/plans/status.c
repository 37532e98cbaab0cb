/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/status.h"

#include "base/word.h"

/* The part of the facts that the milestones decide. */
typedef struct Question {
	const ActionFactsList *actions; /* at least one, each with a milestone */
	const Calendar *calendar;
	Day today, answered_on, withdrawn_on;
} Question;

/* A walk over the milestones of all actions. */
typedef struct Walk {
	size_t actions, milestones; /* how many are behind */
	const ActionFacts *action;  /* of the milestone that was given last */
} Walk;

static const MilestoneFacts *next_milestone(Question question, Walk *walk);
static State state_of_milestones(Question question);
static State owed_by_owner(Question question, const MilestoneFacts *milestone);
static const ActionFacts *longest_obstructed(Question question);
static State obstructed(Question question, const ActionFacts *action);
static State waiting_for_verdict(Question question);
static State weakly_proved(Question question);
static State owed_stronger_evidence(Question question);
static State carried_out(Question question);
static const MilestoneFacts *most_urgent(Question question);
static int urgency_of(Question question, const MilestoneFacts *milestone);
static bool is_late(Question question, const MilestoneFacts *milestone);
static bool any_open(Question question);
static bool any_above_decree(Question question);
static Day later(Day a, Day b);
static Day earlier(Day a, Day b);

State status_of_recommendation(const RecommendationFacts *facts, const Calendar *calendar,
			       Day today)
{
	if (facts->response == RESPONSE_NONE)
		return (State){ .status = STATUS_UNANSWERED,
				.holder_kind = HELD_BY_COORDINATOR,
				.holder = facts->coordinator,
				.since = facts->added_on };
	if (facts->response == RESPONSE_NOTED)
		return (State){ .status = STATUS_NOTED,
				.holder_kind = HELD_BY_NOBODY,
				.since = facts->answered_on };
	if (facts->actions.count == 0)
		return (State){ .status = STATUS_UNPLANNED,
				.holder_kind = HELD_BY_COORDINATOR,
				.holder = facts->coordinator,
				.since = later(facts->answered_on, facts->withdrawn_on) };
	for (size_t i = 0; i < facts->actions.count; i++) {
		const ActionFacts *action = &facts->actions.items[i];
		if (action->milestones.count == 0)
			return (State){ .status = STATUS_UNPLANNED,
					.holder_kind = HELD_BY_LEAD,
					.holder = action->lead,
					.since = later(facts->answered_on, action->lead_from) };
	}
	return state_of_milestones((Question){ .actions = &facts->actions,
					       .calendar = calendar,
					       .today = today,
					       .answered_on = facts->answered_on,
					       .withdrawn_on = facts->withdrawn_on });
}

State status_of_action(const ActionFacts *facts, const Calendar *calendar, Day today)
{
	ActionFacts alone = *facts;
	RecommendationFacts around = {
		.response = RESPONSE_ACCEPTED,
		.actions = { .items = &alone, .count = 1, .capacity = 1 },
	};
	return status_of_recommendation(&around, calendar, today);
}

int status_days_late(const Calendar *calendar, Day due, Day today)
{
	return calendar_working_days(calendar, due, today);
}

static const MilestoneFacts *next_milestone(Question question, Walk *walk)
{
	while (walk->actions < question.actions->count) {
		walk->action = &question.actions->items[walk->actions];
		if (walk->milestones < walk->action->milestones.count)
			return &walk->action->milestones.items[walk->milestones++];
		walk->actions++;
		walk->milestones = 0;
	}
	return NULL;
}

static State state_of_milestones(Question question)
{
	const MilestoneFacts *urgent = most_urgent(question);
	if (urgent && is_late(question, urgent))
		return owed_by_owner(question, urgent);
	const ActionFacts *stuck = longest_obstructed(question);
	if (stuck)
		return obstructed(question, stuck);
	if (urgent)
		return owed_by_owner(question, urgent);
	if (any_open(question))
		return waiting_for_verdict(question);
	if (!any_above_decree(question))
		return weakly_proved(question);
	return carried_out(question);
}

static State owed_by_owner(Question question, const MilestoneFacts *milestone)
{
	State state = {
		.status = STATUS_RUNNING,
		.holder_kind = HELD_BY_OWNER,
		.holder = milestone->owner,
		.since = later(question.answered_on, milestone->owner_from),
		.due = milestone->due,
	};
	if (milestone->newest_returned) {
		state.status = STATUS_RETURNED;
		state.since = later(state.since, milestone->returned_on);
	}
	if (is_late(question, milestone))
		state.status = STATUS_LATE;
	return state;
}

static bool is_owed(const MilestoneFacts *milestone)
{
	return !milestone->has_accepted && !milestone->has_waiting;
}

/* Where everything is accepted and too weakly, each action owes. What is handed in is owed no more,
 * whatever stood in its way. */
static bool still_owes(Question question, const ActionFacts *action)
{
	bool waits = false;
	for (size_t i = 0; i < action->milestones.count; i++)
		if (is_owed(&action->milestones.items[i]))
			return true;
	Walk walk = { 0 };
	for (const MilestoneFacts *m; (m = next_milestone(question, &walk));)
		waits = waits || m->has_waiting;
	return !waits && !any_open(question) && !any_above_decree(question);
}

/* NULL: nothing stands in the way of what is owed. */
static const ActionFacts *longest_obstructed(Question question)
{
	const ActionFacts *longest = NULL;
	for (size_t i = 0; i < question.actions->count; i++) {
		const ActionFacts *action = &question.actions->items[i];
		if (!action->obstacle.is_set || !still_owes(question, action))
			continue;
		if (!longest || day_before(action->obstacle.since, longest->obstacle.since))
			longest = action;
	}
	return longest;
}

/* An agency that is waited for holds the ball; somebody outside the list cannot, so the lead keeps
 * asking. */
static State obstructed(Question question, const ActionFacts *action)
{
	bool named = action->obstacle.awaited != 0;
	State state = {
		.status = STATUS_OBSTRUCTED,
		.holder_kind = named ? HELD_BY_AWAITED : HELD_BY_LEAD,
		.holder = named ? action->obstacle.awaited : action->lead,
		.since = later(question.answered_on, action->obstacle.since),
	};
	if (!named)
		state.since = later(state.since, action->lead_from);
	for (size_t i = 0; i < action->milestones.count; i++) {
		const MilestoneFacts *m = &action->milestones.items[i];
		if (is_owed(m))
			state.due = earlier(state.due, m->due);
	}
	return state;
}

/* The judge of the milestone that is due first holds it, since the last of the open milestones got
 * its evidence. */
static State waiting_for_verdict(Question question)
{
	State state = { .status = STATUS_WAITING, .holder_kind = HELD_BY_INSPECTORATE };
	Walk walk = { 0 };
	for (const MilestoneFacts *m; (m = next_milestone(question, &walk));) {
		if (m->has_accepted)
			continue;
		state.since = later(state.since, m->waiting_since);
		if (day_is_set(state.due) && !day_before(m->due, state.due))
			continue;
		state.due = m->due;
		state.holder = m->judge;
	}
	return state;
}

/* Everything is accepted, but by nothing above a decree: stronger evidence waits for its verdict,
 * or is owed. */
static State weakly_proved(Question question)
{
	State state = { .status = STATUS_RUNNING, .holder_kind = HELD_BY_INSPECTORATE };
	Walk walk = { 0 };
	for (const MilestoneFacts *m; (m = next_milestone(question, &walk));) {
		if (!m->has_waiting)
			continue;
		if (day_is_set(state.since) && !day_before(m->waiting_since, state.since))
			continue;
		state.since = m->waiting_since;
		state.holder = m->judge;
	}
	return day_is_set(state.since) ? state : owed_stronger_evidence(question);
}

/* By the lead of the first action, since the last verdict. */
static State owed_stronger_evidence(Question question)
{
	const ActionFacts *first = &question.actions->items[0];
	State state = { .status = STATUS_RUNNING,
			.holder_kind = HELD_BY_LEAD,
			.holder = first->lead,
			.since = later(question.answered_on, first->lead_from) };
	Walk walk = { 0 };
	for (const MilestoneFacts *m; (m = next_milestone(question, &walk));) {
		state.since = later(state.since, m->accepted_on);
		if (m->newest_returned)
			state.since = later(state.since, m->returned_on);
	}
	return state;
}

/* Since the rule holds: the last milestone accepted, the first strong proof, or the withdrawal of
 * what was still open. */
static State carried_out(Question question)
{
	Day last = later(question.answered_on, question.withdrawn_on), strong = { 0 };
	Walk walk = { 0 };
	for (const MilestoneFacts *m; (m = next_milestone(question, &walk));) {
		last = later(last, m->accepted_on);
		if (m->has_accepted_above_decree)
			strong = earlier(strong, m->accepted_above_on);
	}
	return (State){ .status = STATUS_CARRIED_OUT,
			.holder_kind = HELD_BY_NOBODY,
			.since = later(last, strong) };
}

/* The open milestone without waiting evidence that presses most: late, then returned, then by due.
 * NULL when there is none. */
static const MilestoneFacts *most_urgent(Question question)
{
	const MilestoneFacts *urgent = NULL;
	Walk walk = { 0 };
	for (const MilestoneFacts *m; (m = next_milestone(question, &walk));) {
		if (m->has_accepted || m->has_waiting)
			continue;
		int order = urgent ? urgency_of(question, m) - urgency_of(question, urgent) : -1;
		if (order < 0 || (order == 0 && day_before(m->due, urgent->due)))
			urgent = m;
	}
	return urgent;
}

static int urgency_of(Question question, const MilestoneFacts *milestone)
{
	if (is_late(question, milestone))
		return 0;
	return milestone->newest_returned ? 1 : 2;
}

static bool is_late(Question question, const MilestoneFacts *milestone)
{
	return status_days_late(question.calendar, milestone->due, question.today) >= 1;
}

static bool any_open(Question question)
{
	Walk walk = { 0 };
	for (const MilestoneFacts *m; (m = next_milestone(question, &walk));)
		if (!m->has_accepted)
			return true;
	return false;
}

static bool any_above_decree(Question question)
{
	Walk walk = { 0 };
	for (const MilestoneFacts *m; (m = next_milestone(question, &walk));)
		if (m->has_accepted_above_decree)
			return true;
	return false;
}

static Day later(Day a, Day b)
{
	return day_before(a, b) ? b : a;
}

/* No day is later than any. */
static Day earlier(Day a, Day b)
{
	if (!day_is_set(a))
		return b;
	return day_before(b, a) ? b : a;
}

static const char *const status_words[STATUSES] = {
	[STATUS_UNANSWERED] = "unanswered",
	[STATUS_NOTED] = "noted",
	[STATUS_UNPLANNED] = "unplanned",
	[STATUS_CARRIED_OUT] = "carried_out",
	[STATUS_LATE] = "late",
	[STATUS_OBSTRUCTED] = "obstructed",
	[STATUS_RETURNED] = "returned",
	[STATUS_WAITING] = "waiting",
	[STATUS_RUNNING] = "running",
};

const char *status_word(Status status)
{
	return status_words[status];
}

bool status_from(Str word, Status *status)
{
	int index = word_index(status_words, STATUSES, word);
	if (index >= 0)
		*status = (Status)index;
	return index >= 0;
}

static const char *const holder_words[HOLDER_KINDS] = {
	[HELD_BY_COORDINATOR] = "coordinator",
	[HELD_BY_LEAD] = "lead",
	[HELD_BY_OWNER] = "owner",
	[HELD_BY_AWAITED] = "awaited",
	[HELD_BY_INSPECTORATE] = "inspectorate",
	[HELD_BY_NOBODY] = "nobody",
};

const char *holder_word(HolderKind kind)
{
	return holder_words[kind];
}

bool holder_from(Str word, HolderKind *kind)
{
	int index = word_index(holder_words, HOLDER_KINDS, word);
	if (index >= 0)
		*kind = (HolderKind)index;
	return index >= 0;
}

int status_urgency(Status status)
{
	static const int urgency[STATUSES] = {
		[STATUS_LATE] = 1,	 [STATUS_OBSTRUCTED] = 2,  [STATUS_RETURNED] = 3,
		[STATUS_WAITING] = 4,	 [STATUS_RUNNING] = 5,	   [STATUS_UNPLANNED] = 6,
		[STATUS_UNANSWERED] = 7, [STATUS_CARRIED_OUT] = 8, [STATUS_NOTED] = 9,
	};
	return urgency[status];
}
