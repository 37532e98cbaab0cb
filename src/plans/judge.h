/* SPDX-License-Identifier: Apache-2.0 */
/* Law 2 of DESIGN.md, for everybody and on every way: who reports does not judge. */
#ifndef NYATA_JUDGE_H
#define NYATA_JUDGE_H

#include "plans/verdict.h"

typedef struct Judge {
	VerdictResult refusal; /* VERDICT_GIVEN: none */
	Id agency;	       /* whose inspector the person is here */
} Judge;

/* May that person judge that evidence? NULL: there is no such evidence. */
Judge judge_find(Db *db, const Evidence *evidence, Id person, Day today);
/* Who may judge it: the inspectorate where it is independent, else the agencies of the other
 * inspectors whom judge_find() would not refuse. */
AgencyList judge_agencies(Db *db, const Evidence *evidence, Day today);

#endif
