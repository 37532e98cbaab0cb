/* SPDX-License-Identifier: Apache-2.0 */
/* The evidence of all plans as somebody asks for it, newest or oldest first; what its actions were
 * withdrawn from stands in it too. */
#ifndef NYATA_EVIDENCE_LIST_H
#define NYATA_EVIDENCE_LIST_H

#include "base/cursor.h"
#include "plans/evidence.h"

#define EVIDENCE_COUNTED 10000

typedef enum EvidenceOutcome {
	OUTCOME_ANY,
	OUTCOME_WAITING,
	OUTCOME_ACCEPTED,
	OUTCOME_RETURNED,
	EVIDENCE_OUTCOMES,
} EvidenceOutcome;

typedef struct EvidenceQuestion {
	Id agency; /* that brought it; 0: any */
	EvidenceOutcome outcome;
	bool oldest_first;
	Id beside; /* the page begins behind that one; 0: at the beginning */
	int limit;
} EvidenceQuestion;

/* One more than the limit where there are more. */
EvidenceList evidence_list_page(Db *db, const EvidenceQuestion *question);
int64_t evidence_list_count(Db *db, const EvidenceQuestion *question, int most);
/* The statement that gives the ids, for the test that reads its plan. */
SqlText evidence_list_sql(Db *db, const EvidenceQuestion *question);

const char *evidence_outcome_word(EvidenceOutcome outcome); /* "waiting"; "": any */

#endif
