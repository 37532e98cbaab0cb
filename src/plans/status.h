/* SPDX-License-Identifier: Apache-2.0 */
/* Law 1: status is computed, never picked. One pure function of facts; state.h keeps its stored
 * copies. The first that holds, over actions not withdrawn, in the order of the enum. */
#ifndef NYATA_STATUS_H
#define NYATA_STATUS_H

#include "records/calendar.h"

typedef enum Status {
	STATUS_UNANSWERED,  /* belum ditanggapi: no response */
	STATUS_NOTED,	    /* dicatat dengan alasan: response "noted" */
	STATUS_UNPLANNED,   /* belum direncanakan: no action, or one without a milestone */
	STATUS_CARRIED_OUT, /* dilaksanakan (dampak belum terbukti): every milestone with accepted
			       evidence, at least one above "decree or invitation" */
	STATUS_LATE,	    /* terlambat n hari kerja: an open milestone, with nothing waiting, at
			       least one working day past its due day */
	STATUS_OBSTRUCTED,  /* terkendala: the newest approved report of an action that still owes
			       something names an obstacle */
	STATUS_RETURNED, /* dikembalikan: newest verdict of an open milestone is "returned", nothing
			    waiting on it */
	STATUS_WAITING,	 /* menunggu pemeriksaan: there are open milestones, and each has evidence
			    waiting for a verdict */
	STATUS_RUNNING,	 /* berjalan; also when every milestone is accepted but none by more than a
			    decree or invitation: then the lead owes stronger evidence */
	STATUSES,
} Status;

/* Who holds the ball, in the order of the steps. */
typedef enum HolderKind {
	HELD_BY_COORDINATOR,  /* a response or an action is missing */
	HELD_BY_LEAD,	      /* milestones or stronger evidence are missing */
	HELD_BY_OWNER,	      /* a milestone's owner owes evidence */
	HELD_BY_AWAITED,      /* the agency that an obstacle waits for */
	HELD_BY_INSPECTORATE, /* or whoever judges in its place (law 2) */
	HELD_BY_NOBODY,	      /* noted, carried out */
	HOLDER_KINDS,
} HolderKind;

/* A milestone is open until its first accepted evidence. */
typedef struct MilestoneFacts {
	Id milestone, owner;
	Day due, owner_from; /* the day its owner got it */
	bool has_accepted, has_accepted_above_decree;
	bool has_waiting;		    /* evidence without a verdict */
	bool newest_returned;		    /* its newest verdict is "returned" */
	Day accepted_on, accepted_above_on; /* the first such verdict */
	Day waiting_since;		    /* upload of the oldest evidence that waits */
	Id judge; /* whose inspector judges that: the inspectorate, or another where law 2 excludes
		     it; needed only where evidence waits */
	Day returned_on;
} MilestoneFacts;

typedef struct MilestoneFactsList {
	MilestoneFacts *items;
	size_t count, capacity;
} MilestoneFactsList;

/* What stands in the way, by the newest approved reports of progress. */
typedef struct ObstacleFacts {
	bool is_set;
	Id awaited;  /* agency; 0: somebody outside the list, whom the lead keeps asking */
	Day since;   /* the approval of the first of the reports in a row that wait for the same */
	Id progress; /* the report that says so */
} ObstacleFacts;

typedef struct ActionFacts {
	Id action, lead;
	Day lead_from; /* the day its lead got it */
	MilestoneFactsList milestones;
	ObstacleFacts obstacle;
} ActionFacts;

typedef struct ActionFactsList {
	ActionFacts *items; /* not withdrawn, by due */
	size_t count, capacity;
} ActionFactsList;

typedef enum ResponseKind {
	RESPONSE_NONE,
	RESPONSE_ACCEPTED,
	RESPONSE_PARTLY,
	RESPONSE_NOTED
} ResponseKind;

typedef struct RecommendationFacts {
	ResponseKind response;	   /* the newest */
	Day added_on, answered_on; /* since when it is answered as it is: noted, or not */
	Day withdrawn_on;	   /* the last withdrawal of an action */
	Id coordinator;		   /* its agency */
	ActionFactsList actions;
} RecommendationFacts;

typedef struct State {
	Status status;
	HolderKind holder_kind;
	Id holder; /* agency; 0 for nobody */
	Day since; /* the holder has held it since that day */
	Day due;   /* of the milestone that decides; {0} when none */
} State;

/* The pure function. Calendar and today decide only whether a due day has passed. */
State status_of_recommendation(const RecommendationFacts *facts, const Calendar *calendar,
			       Day today);
/* An action's own state: the same function over one action, its response taken as accepted. */
State status_of_action(const ActionFacts *facts, const Calendar *calendar, Day today);
/* Working days after the due day up to and including today: due Friday is 1 on Monday, 0 on
 * Saturday. A state is LATE from the first of them. */
int status_days_late(const Calendar *calendar, Day due, Day today);

const char *status_word(Status status); /* as stored: "late" */
bool status_from(Str word, Status *status);
const char *holder_word(HolderKind kind);
bool holder_from(Str word, HolderKind *kind);
/* The place of a status in lists, 1 the most urgent: late, obstructed, returned, waiting, running,
 * unplanned, unanswered, carried out, noted. */
int status_urgency(Status status);

#endif
