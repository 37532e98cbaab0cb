/* SPDX-License-Identifier: Apache-2.0 */
/* How much of the plans lies with each agency, for the list of agencies. */
#ifndef NYATA_AGENCY_LOAD_H
#define NYATA_AGENCY_LOAD_H

#include "people/agency.h"

typedef struct AgencyLoad {
	Id agency;
	int leads, contributes; /* actions in force */
	int holds;		/* recommendations whose ball it has */
} AgencyLoad;

typedef struct AgencyLoadList {
	AgencyLoad *items;
	size_t count, capacity;
} AgencyLoadList;

/* Of one, open or closed. */
AgencyLoad agency_load_find(Db *db, Id agency);
/* Of all open agencies, in one query, in no particular order. */
AgencyLoadList agency_load_list(Db *db);

#endif
