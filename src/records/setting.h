/* SPDX-License-Identifier: Apache-2.0 */
/* What belongs to the regency, journalled; and the random secrets, which nothing shows. */
#ifndef NYATA_SETTING_H
#define NYATA_SETTING_H

#include "records/journal.h"

/* Names in use, with what holds when nothing is stored:
 *   regency.name, regency.code, regency.zone (WIB WITA WIT; WIB), is_demo (0),
 *   session.idle_minutes (30), session.absolute_hours (12), week.days (5), letter.head,
 *   progress.report_days (10; working days after a quarter's end, a guess until a letter sets it),
 *   link.reset_hours (1; of a mailed link that sets a new password),
 *   agency.organisation_bureau (the slug of the agency; bagian-organisasi)
 * Any other name is fatal(). A number that cannot be read is the default. */
Str setting_find(Db *db, const char *name);
int64_t setting_integer(Db *db, const char *name);
/* Nothing is written, nor journalled, when the value stands already. */
void setting_change(Db *db, const char *name, Str value, const Actor *by);

/* 7, 8 or 9 hours east of UTC, by regency.zone. */
int setting_zone_hours(Db *db);

/* A random secret of 32 bytes, made by secrets_make(); {0} before. */
Str secret_find(Db *db, const char *name);
/* Makes the secrets that are missing: "form", "tracking". Written by init and demo. */
void secrets_make(Db *db, const Actor *by);

#endif
