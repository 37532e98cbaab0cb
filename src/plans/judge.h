/* SPDX-License-Identifier: Apache-2.0 */
/* Law 2 of DESIGN.md, for everybody and on every way: who reports does not judge. */
#ifndef NYATA_JUDGE_H
#define NYATA_JUDGE_H

#include "plans/verdict.h"

/* Who would judge on which day, with what law 2 asks of them; read once for any number of evidence.
 */
typedef struct Candidate {
	Id person;
	Day today;
	RoleGrantList roles; /* all that the person ever held */
	AgencyList agencies; /* all, by id */
	Id inspectorate;     /* 0: there is none */
	Id bureau;	     /* the organisation bureau; 0: there is none */
} Candidate;

typedef struct Judge {
	VerdictResult refusal; /* VERDICT_GIVEN: none */
	Id agency;	       /* whose inspector the person is here */
} Judge;

Candidate judge_candidate(Db *db, Id person, Day today);
/* May that person judge that evidence? NULL: there is no such evidence. */
Judge judge_find(Db *db, const Candidate *candidate, const Evidence *evidence);
/* Who may judge it: the inspectorate where it is independent, else the agencies of the other
 * inspectors whom judge_find() would not refuse. */
AgencyList judge_agencies(Db *db, const Evidence *evidence, Day today);

#endif
