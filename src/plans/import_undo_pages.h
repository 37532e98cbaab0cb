/* SPDX-License-Identifier: Apache-2.0 */
/* /impor/{import}/batal: a whole import is taken back while nothing hangs on it. The page says what
 * will go, or what stands in the way, each with its link. */
#ifndef NYATA_IMPORT_UNDO_PAGES_H
#define NYATA_IMPORT_UNDO_PAGES_H

#include "plans/import_record.h"
#include "web/form.h"
#include "web/response.h"

/* GET and POST /impor/{import}/batal */
Response import_undo_new(Request *rq);
Response import_undo_create(Request *rq);

/* For the views. */
Str import_undo_path(Request *rq, const ImportRecord *record);
/* Who did it: the office, or that it was a command. */
Str import_who(const Request *rq, Id person, Str office);
/* Why it cannot be taken back, in a sentence without its name. */
Str import_hanging_words(const Request *rq, HangingKind kind);
Str import_hanging_target(Request *rq, const ImportRecord *record, const ImportHanging *hanging);
bool import_may_be_undone(const Request *rq, const ImportRecord *record);

#endif
