/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts of the story share: its files, and what names in them stand for. fatal() where a
 * name is unknown: the shipped data are then wrong. */
#ifndef NYATA_STORY_DATA_H
#define NYATA_STORY_DATA_H

#include "base/csv.h"
#include "demo/story.h"

#define WORKING_HOUR (9 * 3600 + 1800) /* deeds happen at 09.30 local time */
#define ZONE_HOURS 7

/* A file of data/, "demo/story.csv". */
CsvTable story_table(Db *db, const char *path);
Id story_agency(Db *db, Str slug);
const DemoAccount *story_account(const DemoAccountList *accounts, Str name);

#endif
