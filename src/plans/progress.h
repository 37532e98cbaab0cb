/* SPDX-License-Identifier: Apache-2.0 */
/* What was reached of an output in a quarter of its plan's year: figure, budget spent, words, and
 * the obstacle with whom it waits for. A row with who and when, never overwritten: a newer one of
 * the same output and quarter takes the place of the older, which stays to be read. It counts from
 * the day the head of the lead agency approves it.
 *
 * A quarter's figure is compared with the target of that quarter and counted the way that target
 * is, as realisasi_output_tw1 to tw4 and capaian_output_tw1 to tw4 of the national template are
 * (Portal RB, domain/rb_template_columns.csv: realisasi/target*100, rows with target > 0 only).
 * The year's figure is the sum of the quarters where their targets add up to the year's target
 * (2 + 2 + 2 + 2 = 8 documents); elsewhere (60 %, 80 %, 90 %) it is that of the last quarter
 * reported. Budget is what was spent in the quarter, so the year's is always the sum
 * (realisasi_anggaran_total). */
#ifndef NYATA_PROGRESS_H
#define NYATA_PROGRESS_H

#include "plans/output.h"

enum { QUARTERS = 4 }; /* TW I to IV, from 0 */

typedef enum ProgressState {
	PROGRESS_WAITING,    /* for the head's approval */
	PROGRESS_APPROVED,   /* counts */
	PROGRESS_RETURNED,   /* sent back with a reason; a new report answers it */
	PROGRESS_SUPERSEDED, /* never settled, since a newer report came first */
} ProgressState;

typedef struct Progress {
	Id id, output, action;
	int quarter; /* 0 to 3: TW I to IV */
	Decimal realised;
	int64_t budget; /* whole rupiah spent in the quarter; -1: blank */
	Str words;
	Str obstacle;	/* empty: none */
	Id awaited;	/* agency it waits for; 0: nobody named, or somebody outside the list */
	Str awaited_as; /* who else, in words */
	Id person, agency;
	Instant at;
	Day reported_on;
	ProgressState state;
	Str reason; /* why it was sent back */
	Id settled_by;
	Day settled_on; /* approved or sent back; {0}: waits */
	bool is_own;	/* reported by a head, which approves it */
	Id replaces;	/* the newest report that the form was made from, 0: none; progress_add() */
	Str agency_name, awaited_name;
} Progress;

typedef struct ProgressList {
	Progress *items;
	size_t count, capacity;
} ProgressList;

typedef enum ProgressResult {
	PROGRESS_DONE,
	PROGRESS_CLASH,	     /* somebody reported the same quarter meanwhile */
	PROGRESS_TOO_EARLY,  /* the quarter has not begun */
	PROGRESS_WITHDRAWN,  /* the action is withdrawn, or there is no such output or report */
	PROGRESS_NO_AWAITED, /* that agency does not exist, is closed, or leads the action itself */
	PROGRESS_ALREADY,    /* settled, or a newer report took its place */
	PROGRESS_NEEDS_REASON,
} ProgressResult;

const Progress *progress_find(Db *db, Id id);
/* Of all outputs of an action: by output, the last quarter first, then the newest first. */
ProgressList progress_list(Db *db, Id action);
/* Of every action that an agency leads and that is not withdrawn, in the same order. */
ProgressList progress_list_led_by(Db *db, Id agency);
/* Of every action of a recommendation, in the same order. */
ProgressList progress_list_of(Db *db, Id recommendation);
/* The first of that output and quarter in a progress_list(); NULL when there is none. */
const Progress *progress_newest(const ProgressList *list, Id output, int quarter);
/* The newest that is approved: what counts. */
const Progress *progress_current(const ProgressList *list, Id output, int quarter);

/* The year's figure by the rule above; blank while nothing is approved. */
MaybeDecimal progress_of_year(const Output *output, const ProgressList *list);
/* Do the quarters' targets add up to the year's? */
bool progress_adds_up(const Output *output);
/* The year's budget spent; -1 while none is approved. */
int64_t progress_budget(const Output *output, const ProgressList *list);
/* Rounded half up; -1 where there is no target above zero. */
int64_t progress_percent(MaybeDecimal realised, MaybeDecimal target);

/* Open, and not the one that leads the action itself. */
bool progress_may_await(const Agency *agency, Id lead);

/* The first day of a quarter, and its last. */
Day quarter_start(int64_t year, int quarter);
Day quarter_end(int64_t year, int quarter);
/* Of a year, those that have begun: 0 to 4. */
int quarters_begun(int64_t year, Day today);

/* The person comes from by. is_own says that the reporter is the head of the lead agency, and then
 * the report is approved at once. *id is set on PROGRESS_DONE. */
ProgressResult progress_add(Db *db, const Progress *progress, Id *id, const Actor *by);
/* Only the newest report of its quarter can be settled. */
ProgressResult progress_approve(Db *db, Id progress, const Actor *by);
ProgressResult progress_return(Db *db, Id progress, Str reason, const Actor *by);

/* The obstacle that the approved reports of an action name now: of each output the last quarter
 * reported, and of those the one that stands longest. */
ObstacleFacts progress_obstacle(Db *db, Id action);
/* The same of a list that holds it. */
ObstacleFacts progress_obstacle_among(const ProgressList *list, Id action);

#endif
