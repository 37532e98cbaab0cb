/* SPDX-License-Identifier: Apache-2.0 */
/* What the field partials need beside HTML. A page includes web/field_view.h and writes
 * {{ field_text(rq, (Question){ … }) }}. */
#ifndef NYATA_FIELD_H
#define NYATA_FIELD_H

#include "base/word_diff.h"
#include "web/form.h"

/* The class of the box around a field: "field", or "field bad" when it has a fault. */
const char *field_class(const Request *rq, const char *name);
/* The ids that describe the field: "title-hint title-fault"; empty for none. */
Str field_describers(const Request *rq, const Question *question);
/* The id of the n-th choice, from 0: "rank", "rank-2", … */
Str field_choice_id(const Request *rq, const Question *question, size_t n);
/* Which value is chosen: what was sent, else the question's value. */
bool field_is_chosen(const Request *rq, const Question *question, Str value);
/* What is stored, where the form came back since somebody else changed it and what was typed is
 * something else; empty otherwise. */
Str field_stored(const Request *rq, const Question *question);
/* Is it a text so long that it stands beside what was typed, with the words that differ marked? */
bool field_is_long(const Request *rq, const Question *question, Str stored);
/* What was typed, and what is stored. */
WordDiff field_diff(const Request *rq, const Question *question, Str stored);
/* "30/04/2026", as days are typed; empty for no day. */
Str day_typed(const Request *rq, Day day);

#endif
