/* SPDX-License-Identifier: Apache-2.0 */
/* The demo regency's year, told by data/demo/ and written through the models with dated
 * actors, so that every rule holds for it as for real work. Everything is marked as a sample. */
#ifndef NYATA_STORY_H
#define NYATA_STORY_H

#include "plans/response.h"
#include "plans/state.h"
#include "plans/verdict.h"

/* A demo account; password is empty for those who only act in the story. */
typedef struct DemoAccount {
	Str account, role, name, office, agency, password;
	Id person;
} DemoAccount;

typedef struct DemoAccountList {
	DemoAccount *items;
	size_t count, capacity;
} DemoAccountList;

/* Makes persons and roles. The hashes of the shown passwords are computed here (slow). */
DemoAccountList story_people(Db *db, Day today);
/* The evaluation of last year with its 18 sample recommendations, and everything that hangs on it.
 * fatal() when a row of the story is refused: the shipped data are then wrong. */
void story_tell(Db *db, const DemoAccountList *accounts, Instant now, Day today);

#endif
