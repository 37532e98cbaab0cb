/* SPDX-License-Identifier: Apache-2.0 */
/* /tugas: what I must do, most urgent first. */
#ifndef NYATA_INBOX_PAGES_H
#define NYATA_INBOX_PAGES_H

#include "home/inbox.h"
#include "web/response.h"

Response inbox_show(Request *rq);

/* "1 tugas terlambat, 3 dalam 5 hari kerja, 2 sesudahnya" */
Str inbox_headline(Request *rq, const Inbox *inbox);
Str task_deed(Request *rq, const Task *task); /* "Serahkan bukti" */
Str task_button(Request *rq, TaskKind kind);  /* "Serahkan bukti" */
/* Of a group's heading: where all tasks stand in one group, the headline has said it. */
const char *group_class(const Inbox *inbox);
const char *task_class(const Task *task);

#endif
