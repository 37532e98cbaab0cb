/* SPDX-License-Identifier: Apache-2.0 */
/* /tugas: what I must do, most urgent first. */
#ifndef NYATA_INBOX_PAGES_H
#define NYATA_INBOX_PAGES_H

#include "home/inbox.h"
#include "web/response.h"

Response inbox_show(Request *rq);

/* "1 terlambat, 3 minggu ini, 2 sesudahnya" */
Str inbox_headline(Request *rq, const Inbox *inbox);
Str task_deed(Request *rq, const Task *task); /* "Serahkan bukti" */
Str task_button(Request *rq, TaskKind kind);  /* "Unggah bukti" */
const char *task_class(const Task *task);

#endif
