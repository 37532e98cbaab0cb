/* SPDX-License-Identifier: Apache-2.0 */
/* Facts for the tests of the status function, as short as they can be said. For tests only. */
#ifndef NYATA_SAMPLE_FACTS_H
#define NYATA_SAMPLE_FACTS_H

#include "base/test.h"
#include "plans/status.h"

enum { BUREAU = 1, HEALTH, ROADS, INSPECTORATE };

/* Friday, 6 March 2026, is followed by a weekend; Thursday, 19 March, by a Friday off. */
static Holiday friday_off = { .name = { "Contoh", 6 } };

static inline Day on(const char *iso)
{
	return day_from_iso(str_of(iso));
}

static inline Calendar five_days(void)
{
	friday_off.day = on("2026-03-20");
	return (Calendar){ WEEK_OF_FIVE, { &friday_off, 1, 1 } };
}

static inline MilestoneFacts open_until(Id owner, const char *due)
{
	return (MilestoneFacts){
		.milestone = 1, .owner = owner, .due = on(due), .owner_from = on("2026-02-02")
	};
}

static inline MilestoneFacts waiting(Id owner, const char *due, const char *since)
{
	MilestoneFacts facts = open_until(owner, due);
	facts.has_waiting = true;
	facts.waiting_since = on(since);
	facts.judge = INSPECTORATE;
	return facts;
}

static inline MilestoneFacts returned(Id owner, const char *due, const char *day)
{
	MilestoneFacts facts = open_until(owner, due);
	facts.newest_returned = true;
	facts.returned_on = on(day);
	return facts;
}

static inline MilestoneFacts accepted(const char *day)
{
	MilestoneFacts facts = open_until(HEALTH, "2026-01-30");
	facts.has_accepted = true;
	facts.accepted_on = on(day);
	return facts;
}

static inline MilestoneFacts accepted_above(const char *day)
{
	MilestoneFacts facts = accepted(day);
	facts.has_accepted_above_decree = true;
	facts.accepted_above_on = on(day);
	return facts;
}

/* A milestone of an action of the health agency that waits for somebody; 0: outside the list. */
static inline State stuck(const char *today, MilestoneFacts milestone, Id awaited)
{
	ActionFacts action = { .action = 1,
			       .lead = HEALTH,
			       .lead_from = on("2026-01-20"),
			       .milestones = { &milestone, 1, 1 },
			       .obstacle = { true, awaited, on("2026-02-25"), 9 } };
	Calendar calendar = five_days();
	return status_of_action(&action, &calendar, on(today));
}

/* One action of the health agency with up to two milestones, answered on 15 January. */
static inline State state_of(const char *today, int count, MilestoneFacts a, MilestoneFacts b)
{
	MilestoneFacts milestones[] = { a, b };
	ActionFacts action = { .action = 1,
			       .lead = HEALTH,
			       .lead_from = on("2026-01-20"),
			       .milestones = { milestones, (size_t)count, 2 } };
	RecommendationFacts facts = { .response = RESPONSE_ACCEPTED,
				      .added_on = on("2026-01-05"),
				      .answered_on = on("2026-01-15"),
				      .coordinator = BUREAU,
				      .actions = { &action, 1, 1 } };
	Calendar calendar = five_days();
	return status_of_recommendation(&facts, &calendar, on(today));
}

static inline State of_one(const char *today, MilestoneFacts a)
{
	return state_of(today, 1, a, a);
}

static inline State of_two(const char *today, MilestoneFacts a, MilestoneFacts b)
{
	return state_of(today, 2, a, b);
}

static inline void check(State actual, Status status, HolderKind kind, Id holder, const char *since)
{
	assert_string_equal(status_word(actual.status), status_word(status));
	assert_string_equal(holder_word(actual.holder_kind), holder_word(kind));
	assert_int_equal(actual.holder, holder);
	assert_int_equal(actual.since.number, on(since).number);
}

static inline State of_facts(RecommendationFacts facts)
{
	Calendar calendar = five_days();
	return status_of_recommendation(&facts, &calendar, on("2026-03-02"));
}

#endif
