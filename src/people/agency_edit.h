/* SPDX-License-Identifier: Apache-2.0 */
/* An agency as an administrator wants it on a page, with the rules of the file (agency_import.h):
 * the regency and the inspectorate are known by their kind, and who judges hangs on the second. */
#ifndef NYATA_AGENCY_EDIT_H
#define NYATA_AGENCY_EDIT_H

#include "people/agency.h"

typedef enum AgencyEdit {
	AGENCY_DONE,
	AGENCY_CLASH,		 /* somebody else changed it meanwhile */
	AGENCY_CLOSED,		 /* or there is no such agency */
	AGENCY_TAKEN,		 /* its slug */
	AGENCY_ONE_REGENCY,	 /* the regency stays it, and there is no other */
	AGENCY_ONE_INSPECTORATE, /* the same of the inspectorate */
	AGENCY_UNDER_REGENCY,	 /* where the inspectorate stands */
	AGENCY_NO_PARENT,	 /* it is missing, closed, or an outside body */
	AGENCY_HAS_PARENT,	 /* the regency and outside bodies have none */
	AGENCY_IN_ITSELF,	 /* its parent is a part of it */
} AgencyEdit;

/* The slug comes from the short name and then stays; *id is set on AGENCY_DONE. It comes last among
 * its siblings. */
AgencyEdit agency_make(Db *db, const Agency *wanted, Id *id, const Actor *by);
/* Asks for id, version, kind, parent, name, short_name and code; the settings regency.name and
 * regency.code follow the regency. */
AgencyEdit agency_edit(Db *db, const Agency *wanted, const Actor *by);

#endif
