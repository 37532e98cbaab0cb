/* SPDX-License-Identifier: Apache-2.0 */
/* The stored copies of the status function, so that lists can filter and sort in SQL. Each noun
 * that changes a fact refreshes them in the same transaction, a daily job does so for all that are
 * open; nothing else writes them. Days late are counted when shown. */
#ifndef NYATA_STATE_H
#define NYATA_STATE_H

#include "plans/status.h"

/* Reads the facts and rewrites the stored copy. */
void recommendation_state_refresh(Db *db, Id recommendation, Day today);
/* Of a recommendation that goes. */
void recommendation_state_remove(Db *db, Id recommendation);
/* Of the action and of every recommendation it serves. A withdrawn action has no state. */
void action_state_refresh(Db *db, Id action, Day today);
/* All that are open, at once. */
void state_refresh_open(Db *db, Day today);
/* Those that are open and come after an id, one at least, until the monotonic clock is there; the
 * id to go on after, 0: none is left. For the daily job and what follows from a holiday or a role.
 */
Id action_states_refresh(Db *db, Id after, Day today, int64_t until_ns);
Id recommendation_states_refresh(Db *db, Id after, Day today, int64_t until_ns);
/* How many those are, actions and recommendations. */
int64_t state_count_open(Db *db);
/* Copies that differ from the function: 0 when all is well (doctor, tests). */
int64_t state_count_wrong(Db *db, Day today);

/* NULL when there is none. */
const State *recommendation_state(Db *db, Id recommendation);
const State *action_state(Db *db, Id action);

/* What the function is computed from. NULL: no such recommendation; no such action, or it is
 * withdrawn. */
const RecommendationFacts *recommendation_facts(Db *db, Id recommendation, Day today);
const ActionFacts *action_facts(Db *db, Id action, Day today);

/* From the columns status, holder_kind, holder, since, state_due that a list has joined. */
State state_read(Rows *rows);

#endif
