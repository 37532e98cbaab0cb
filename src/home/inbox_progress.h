/* SPDX-License-Identifier: Apache-2.0 */
/* The tasks of progress: to report, to approve, to remove what others wait for. */
#ifndef NYATA_INBOX_PROGRESS_H
#define NYATA_INBOX_PROGRESS_H

#include "home/inbox.h"

/* Of each output the first quarter that is over, had a target above zero, ended after the action
 * began and has no report that stands or waits; due the setting progress.report_days of working
 * days after the quarter's end. One that was sent back is asked for again. */
void inbox_add_reports(Db *db, Id agency, Day today, TaskList *tasks);
/* What waits for the head of the agency. */
void inbox_add_approvals(Db *db, Id agency, TaskList *tasks);
/* The obstacles of others that wait for the agency. */
void inbox_add_obstacles(Db *db, Id agency, TaskList *tasks);

#endif
