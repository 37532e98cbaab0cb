/* SPDX-License-Identifier: Apache-2.0 */
/* Two people change one record: what the second one reads. */
#ifndef NYATA_CLASH_PAGES_H
#define NYATA_CLASH_PAGES_H

#include "web/form.h"
#include "web/response.h"

/* Who did a thing, and when, in words for a sentence. */
typedef struct DeedWords {
	Str who, when;
} DeedWords;

/* By the journal of the subject. */
DeedWords first_deed(Request *rq, const char *kind, Id subject);
DeedWords last_deed(Request *rq, const char *kind, Id subject);
/* A fault of the whole form that says who changed the subject last, and when. The page then answers
 * conflict() with its form, in which what was typed stands. */
void clash_fault(Request *rq, const char *kind, Id subject);
/* The same for a form that writes no field of the subject, so there is nothing to compare. */
void clash_notice(Request *rq, const char *kind, Id subject);
/* 409: the deed's time is over, so its own address leads nowhere; the button leads to target. */
Response past(Request *rq, Str sentence, Str label, Str target);

#endif
