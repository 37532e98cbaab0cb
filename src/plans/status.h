/* SPDX-License-Identifier: Apache-2.0 */
/* Law 1: status is computed, never picked. One pure function of facts; recommendation_state and
 * action_state are its stored copies. The first that holds, over actions not withdrawn, in the
 * order of the enum. */
#ifndef NYATA_STATUS_H
#define NYATA_STATUS_H

#include "plans/evidence.h"
#include "records/calendar.h"

typedef enum Status {
	STATUS_UNANSWERED,  /* belum ditanggapi: no response */
	STATUS_NOTED,	    /* dicatat dengan alasan: response "noted" */
	STATUS_UNPLANNED,   /* belum direncanakan: no action, or one without a milestone */
	STATUS_CARRIED_OUT, /* dilaksanakan (dampak belum terbukti): every milestone with accepted
			       evidence, at least one above "decree or invitation" */
	STATUS_LATE,	 /* terlambat n hari kerja: an open milestone past its due day with nothing
			    waiting */
	STATUS_RETURNED, /* dikembalikan: newest verdict of an open milestone is "returned", nothing
			    waiting on it */
	STATUS_WAITING,	 /* menunggu pemeriksaan: every open milestone has evidence waiting for a
			    verdict */
	STATUS_RUNNING,	 /* berjalan */
	STATUSES,
} Status;

/* Who holds the ball, in the order of the steps. */
typedef enum HolderKind {
	HELD_BY_COORDINATOR, /* a response or an action is missing */
	HELD_BY_LEAD,	     /* milestones are missing */
	HELD_BY_OWNER,	     /* a milestone's owner owes evidence */
	HELD_BY_INSPECTORATE,
	HELD_BY_NOBODY, /* noted, carried out */
	HOLDER_KINDS,
} HolderKind;

typedef struct MilestoneFacts {
	Id milestone, owner;
	Day due, added_on;
	bool has_accepted, has_accepted_above_decree;
	bool has_waiting;     /* evidence without a verdict */
	bool newest_returned; /* its newest verdict is "returned" */
	Day accepted_on;      /* first accepted evidence's verdict */
	Day waiting_since;    /* upload of the oldest evidence that waits */
	Day returned_on;
} MilestoneFacts;

typedef struct MilestoneFactsList {
	MilestoneFacts *items;
	size_t count, capacity;
} MilestoneFactsList;

typedef struct ActionFacts {
	Id action, lead;
	Day added_on, due;
	MilestoneFactsList milestones;
} ActionFacts;

typedef struct ActionFactsList {
	ActionFacts *items; /* not withdrawn */
	size_t count, capacity;
} ActionFactsList;

typedef enum ResponseKind {
	RESPONSE_NONE,
	RESPONSE_ACCEPTED,
	RESPONSE_PARTLY,
	RESPONSE_NOTED
} ResponseKind;

typedef struct RecommendationFacts {
	ResponseKind response;
	Day added_on, responded_on;
	Id coordinator, inspectorate; /* agencies */
	ActionFactsList actions;
} RecommendationFacts;

typedef struct State {
	Status status;
	HolderKind holder_kind;
	Id holder; /* agency; 0 for nobody */
	Day since; /* the holder has held it since that day */
	Day due;   /* of the milestone that decides; {0} when none */
} State;

/* The pure function. today decides only whether a due day has passed. */
State status_of_recommendation(const RecommendationFacts *facts, Day today);
/* An action's own state: the same function over one action, its response taken as accepted. */
State status_of_action(const ActionFacts *facts, Id inspectorate, Day today);
/* Working days after the due day up to and including today: due Friday is 1 on Monday, 0 on
 * Saturday. A state is LATE from the first of them. */
int status_days_late(const Calendar *calendar, Day due, Day today);

const char *status_word(Status status); /* as stored: "late" */
bool status_from(Str word, Status *status);
const char *holder_word(HolderKind kind);

/* Reads the facts and rewrites the stored copy; called by each noun that changes a fact. */
void recommendation_state_refresh(Db *db, Id recommendation, Day today);
/* Of the action and of every recommendation it serves. */
void action_state_refresh(Db *db, Id action, Day today);
/* All that are open; the daily job. */
void state_refresh_open(Db *db, Day today);
/* Copies that differ from the function: 0 when all is well (doctor, tests). */
int64_t state_count_wrong(Db *db, Day today);

const State *recommendation_state(Db *db, Id recommendation);
const State *action_state(Db *db, Id action);

#endif
