/* SPDX-License-Identifier: Apache-2.0 */
/* A file or link that proves a milestone, and the strength of its proof. Evidence is added, never
 * changed; only "open to the public" may be ticked, and a link may get its kept copy. */
#ifndef NYATA_EVIDENCE_H
#define NYATA_EVIDENCE_H

#include "people/permission.h"
#include "records/file.h"
#include "records/scan.h"

/* From weak to strong. A link ranks RANK_PLAN until a copy is kept. */
typedef enum Rank {
	RANK_PLAN,   /* plan document */
	RANK_DECREE, /* decree or invitation */
	RANK_PHOTO,
	RANK_SYSTEM,  /* system data */
	RANK_CITIZEN, /* citizen's confirmation */
	RANKS,
} Rank;

typedef struct Evidence {
	Id id, milestone;
	Str title;
	bool is_link;
	Str file_sha256, file_name, file_kind; /* of the kept copy for a link; empty: none */
	int64_t file_bytes;
	ScanResult scan; /* of the file */
	Str link;
	Rank rank; /* as claimed */
	Day effective_on;
	Instant uploaded_at;
	Day uploaded_on; /* the local day of it */
	Id person, agency;
	Id copied_by; /* who brought the kept copy later than the link; 0: nobody */
	Day copied_on;
	bool is_open; /* the bytes may be read by everybody */
	int64_t version;
	Str agency_name;
	int64_t verdict;  /* Id of its verdict; 0: it waits */
	Day withdrawn_on; /* of its action; {0}: in force */
} Evidence;

typedef struct EvidenceList {
	Evidence *items;
	size_t count, capacity;
} EvidenceList;

const char *rank_word(Rank rank);
bool rank_from(Str word, Rank *rank);
/* What the rank is worth: RANK_PLAN for a link without a kept copy. */
Rank evidence_rank(const Evidence *evidence);

const Evidence *evidence_find(Db *db, Id id);
EvidenceList evidence_list(Db *db, Id milestone); /* oldest first */
/* Waiting for a verdict, oldest first. */
EvidenceList evidence_list_waiting(Db *db);
/* Those whose file is infected, oldest first. */
EvidenceList evidence_list_infected(Db *db);
/* Of a milestone; NULL: none waits. */
const Evidence *evidence_oldest_waiting(Db *db, Id milestone);
/* Other evidence with the same bytes. */
EvidenceList evidence_list_same_file(Db *db, Str sha256, Id but);

/* Person and agency come from by; an actor without an agency acts for the milestone's owner. A done
 * milestone still takes evidence: where no accepted one ranks above a decree, the lead owes a
 * stronger one. Who is a party on this day stays one for law 2. 0: there is no such milestone, or
 * its action is withdrawn. */
Id evidence_add(Db *db, const Evidence *evidence, const Actor *by);
/* A kept copy of what a link shows; asks for id, version and the file. Who is a party on this day
 * stays one for law 2. false: it has one, or it has a verdict, or it is no link. */
bool evidence_keep_copy(Db *db, const Evidence *evidence, const Actor *by);
/* Asks for id, version and is_open. false: somebody was faster, or it has no bytes. */
bool evidence_open(Db *db, const Evidence *evidence, const Actor *by);
/* Who takes part in the action now is a party to all of its evidence that waits, beside who did
 * before; called by whoever changes the parts. */
void evidence_parties_widen(Db *db, Id action);
/* It has its verdict and waits no longer; called by verdict_add() alone, which journals. */
void evidence_settle(Db *db, Id evidence);

/* Who leads, contributes or owns the milestone of evidence $1 now, and who brought it. */
#define SELECT_PARTIES                                                                             \
	"SELECT e.agency FROM evidence e WHERE e.id = $1"                                          \
	" UNION SELECT m.owner FROM evidence e JOIN milestone m ON m.id = e.milestone"             \
	" WHERE e.id = $1"                                                                         \
	" UNION SELECT a.lead FROM evidence e JOIN milestone m ON m.id = e.milestone"              \
	" JOIN action a ON a.id = m.action WHERE e.id = $1"                                        \
	" UNION SELECT c.agency FROM evidence e JOIN milestone m ON m.id = e.milestone"            \
	" JOIN action_contributor c ON c.action = m.action WHERE e.id = $1"

StandingList evidence_relation(Db *db, const Evidence *evidence, const Person *person);

#endif
