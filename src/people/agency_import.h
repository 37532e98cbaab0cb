/* SPDX-License-Identifier: Apache-2.0 */
/* Agencies from a CSV file, as data/agencies/lumajang.csv: slug, parent (a slug), kind, code, name,
 * short_name, confidence, source. Rows are known by their slug: missing ones are added, differing
 * ones changed, none is closed. The regency itself is known by its kind, so that a file can give
 * the name that init did not know; the settings regency.name and regency.code follow it. */
#ifndef NYATA_AGENCY_IMPORT_H
#define NYATA_AGENCY_IMPORT_H

#include "people/agency.h"

typedef struct AgencyFault {
	int line;
	Str column, value;
	const char *reason; /* one English sentence that says how to mend it */
} AgencyFault;

typedef struct AgencyFaultList {
	AgencyFault *items;
	size_t count, capacity;
} AgencyFaultList;

typedef struct AgencyImport {
	int added, changed, same;
	AgencyFaultList faults;
} AgencyImport;

/* All or nothing: where there are faults the caller rolls back. */
AgencyImport agency_import(Db *db, Str csv_text, const Actor *by);

#endif
