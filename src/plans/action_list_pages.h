/* SPDX-License-Identifier: Apache-2.0 */
/* /rencana-aksi and /rencana-aksi.csv. */
#ifndef NYATA_ACTION_LIST_PAGES_H
#define NYATA_ACTION_LIST_PAGES_H

#include "plans/action_list.h"
#include "plans/status_pages.h"
#include "web/listing.h"

Response action_index(Request *rq);
/* Every row that the filter finds, in the order of the list. */
Response action_table_file(Request *rq);

/* A row of the list, with what is counted when it is shown. */
typedef struct ListedAction {
	const Action *action;
	int days_late;
} ListedAction;

typedef struct ListedActionList {
	ListedAction *items;
	size_t count, capacity;
} ListedActionList;

#endif
