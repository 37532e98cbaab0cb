/* SPDX-License-Identifier: Apache-2.0 */
/* A list of actions as somebody asks for it, apart from the page as in recommendation_list.h: the
 * page, its CSV and the API each fill an ActionAsked and get the question by
 * action_question_read(). Withdrawn actions have no state and stand on their own pages alone. */
#ifndef NYATA_ACTION_LIST_H
#define NYATA_ACTION_LIST_H

#include "plans/action.h"
#include "plans/recommendation_list.h"

typedef enum ActionOrder {
	ACTIONS_BY_URGENCY,
	ACTIONS_BY_DUE, /* of what is open; without a due day last */
	ACTIONS_BY_DUE_LATEST,
	ACTIONS_NEWEST,
	ACTIONS_OLDEST,
	ACTION_ORDERS,
} ActionOrder;

typedef enum ActionPart {
	ACTION_LEADS_OR_HELPS,
	ACTION_LEADS,
	ACTION_HELPS,
	ACTION_PARTS
} ActionPart;

typedef enum ActionWindow {
	ACTION_ANY_DUE,
	ACTION_OVERDUE,
	ACTION_THIS_MONTH,
	ACTION_THIS_QUARTER,
	ACTION_WINDOWS,
} ActionWindow;

typedef struct ActionFilter {
	uint32_t statuses; /* bits 1 << Status; 0: all */
	Id agency;
	ActionPart part;	 /* of the agency */
	int64_t year;		 /* of the plan; 0: all */
	Day due_from, due_until; /* of what is open; both days count */
	Str words;
} ActionFilter;

typedef struct ActionQuestion {
	ActionFilter filter;
	ActionOrder order;
	Cursor cursor;
	int limit; /* 0: all of them */
} ActionQuestion;

/* As it stands in an address; {0} for what is not asked. */
typedef struct ActionAsked {
	uint32_t statuses;
	Str agency; /* slug */
	Str part;   /* action_part_word() */
	Str year, words;
	Str window; /* action_window_word() */
	Str order;  /* action_order_word() */
	Str cursor;
} ActionAsked;

Asking action_question_read(Db *db, const ActionAsked *asked, Day today, ActionQuestion *question);

/* As recommendation_list_page() and its kin. */
ActionList action_list_page(Db *db, const ActionQuestion *question);
int64_t action_list_count(Db *db, const ActionQuestion *question, int most);
Cursor action_cursor(const ActionQuestion *question, const Action *row);
SqlText action_list_sql(Db *db, const ActionQuestion *question);
/* The years of all plans, newest first. */
void action_plan_years(Db *db, int64_t *least, int64_t *most);

/* Keeps what an action is looked for by; called by whoever changes its words. */
void action_words_keep(Db *db, Id action);
/* Fills the index of words from after an id on, as jobs.c wants it. */
Id actions_search_refresh(Db *db, Id after, Day today, int64_t until_ns);

const char *action_order_word(ActionOrder order);
const char *action_part_word(ActionPart part);	     /* "memimpin"; "": any */
const char *action_window_word(ActionWindow window); /* "bulan-ini"; "": any */

#endif
