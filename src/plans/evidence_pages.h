/* SPDX-License-Identifier: Apache-2.0 */
/* /tonggak/{milestone}/bukti and /bukti/{evidence}…: evidence is brought, shown, opened to the
 * public; a link gets its kept copy. */
#ifndef NYATA_EVIDENCE_PAGES_H
#define NYATA_EVIDENCE_PAGES_H

#include "plans/action.h"
#include "plans/status_pages.h"
#include "records/picture.h"
#include "web/response.h"

/* What a form with one file may weigh. */
#define EVIDENCE_FORM_BYTES (INT64_C(21) * 1024 * 1024)

/* No "capture": a phone offers its camera and its pictures alike. */
#define EVIDENCE_ACCEPT ".pdf,.xlsx,.jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp"

Response evidence_new(Request *rq);
Response evidence_create(Request *rq);
Response evidence_show(Request *rq);
Response evidence_open_update(Request *rq);
Response evidence_copy_edit(Request *rq);
Response evidence_copy_update(Request *rq);
/* Says what kind of file was sent, by its content, and puts a picture made anew in the place of one
 * that was sent; for both forms that take a file. */
void evidence_prepare(Request *rq);
/* May the file be stored: who sends it has the right, and it is of a kind that is taken. */
bool evidence_create_admits(Request *rq);
bool evidence_copy_admits(Request *rq);

typedef struct EvidenceForm {
	const Milestone *milestone;
	const Action *action;
	const Evidence *link; /* for its kept copy; NULL: new evidence */
	Str path;
	OptionList ranks;
} EvidenceForm;

/* Evidence with all that hangs on it, for its page and for the inspector's. */
typedef struct EvidencePage {
	const Evidence *evidence;
	const Milestone *milestone;
	const Action *action;
	AgencyList contributors;
	RecommendationList recommendations;
	int milestone_number, milestone_count;
	const Verdict *verdict; /* NULL: it waits */
	ScannerHealth scanner;
	const Picture *picture;	   /* NULL: its bytes are none */
	EvidenceList same_file;	   /* the same bytes elsewhere */
	EvidenceList of_milestone; /* all of it, oldest first */
	VerdictList verdicts;	   /* of the milestone, oldest first */
	bool may_read, may_open, may_keep_copy, may_judge;
	bool is_own_verdict; /* the reader gave it */
	Id next;	     /* evidence that waits for the reader's verdict then; 0: none */
} EvidencePage;

/* Whether the virus scanner keeps a file back: from everybody alike. */
typedef enum Hold {
	HOLD_NONE,
	HOLD_SCAN, /* there is a scanner, and it has not looked yet */
	HOLD_INFECTED,
} Hold;

Hold evidence_hold(const Request *rq, const Evidence *evidence);

/* NULL: there is no such evidence. */
const EvidencePage *evidence_page(Request *rq, Id id);
/* "evidence 7", for the journal of refusals. */
Str evidence_about(Request *rq, Id id);
bool evidence_bytes_may_be_read(Request *rq, const Evidence *evidence);

#endif
