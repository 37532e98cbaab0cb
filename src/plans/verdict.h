/* SPDX-License-Identifier: Apache-2.0 */
/* An inspector's answer on evidence, by law 2: who reports does not judge. One row per evidence,
 * never changed. */
#ifndef NYATA_VERDICT_H
#define NYATA_VERDICT_H

#include "plans/evidence.h"
#include "plans/milestone.h"

typedef enum VerdictKind { VERDICT_ACCEPTED, VERDICT_RETURNED } VerdictKind;

typedef enum VerdictReason {
	REASON_NONE,	       /* accepted */
	REASON_NOT_THE_RESULT, /* shows a meeting or a plan, not the result */
	REASON_INCOMPLETE,
	REASON_UNREADABLE,
	REASON_WRONG_PERIOD,
	REASON_NOT_FORMAL, /* a matrix instead of a formal report */
	REASON_USED_BEFORE,
	REASON_OTHER,
	VERDICT_REASONS,
} VerdictReason;

typedef struct Verdict {
	Id id, evidence;
	int64_t evidence_version; /* of the evidence that was judged; verdict_add() alone asks it */
	VerdictKind kind;
	VerdictReason reason;
	Str words; /* required when returned */
	Id person, agency;
	Instant at;
	Day given_on; /* the local day of it */
	Str agency_name;
} Verdict;

typedef struct VerdictList {
	Verdict *items;
	size_t count, capacity;
} VerdictList;

typedef enum VerdictResult {
	VERDICT_GIVEN,
	VERDICT_NOT_AN_INSPECTOR,
	VERDICT_NOT_INDEPENDENT,  /* an agency of the inspector, at the upload, at the keeping
				     of a link's copy or now, leads, contributes, owns the
				     milestone or brought the evidence */
	VERDICT_FOR_INSPECTORATE, /* the inspectorate is independent here, so it judges */
	VERDICT_OWN_EVIDENCE,	  /* the inspector uploaded it, or its copy */
	VERDICT_ALREADY,	  /* somebody was faster */
	VERDICT_CLASH,		  /* the evidence is another than the inspector read */
	VERDICT_WITHDRAWN,	  /* the action is withdrawn, or there is no such evidence */
	VERDICT_NEEDS_REASON,
	VERDICT_INFECTED, /* its file holds a virus, so nobody can have read it: only returned */
} VerdictResult;

const char *verdict_reason_word(VerdictReason reason);
bool verdict_reason_from(Str word, VerdictReason *reason);

const Verdict *verdict_find(Db *db, Id id);
const Verdict *verdict_find_of(Db *db, Id evidence);
VerdictList verdict_list_of_milestone(Db *db, Id milestone); /* oldest first */
/* Would verdict_add refuse this person? VERDICT_GIVEN when not. */
VerdictResult verdict_may_be_given(Db *db, Id evidence, Id person, Day today);
/* The person comes from by, the agency is the one whose inspector they are; *id is set on
 * VERDICT_GIVEN. */
VerdictResult verdict_add(Db *db, const Verdict *verdict, Id *id, const Actor *by);

#endif
