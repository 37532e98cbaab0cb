/* SPDX-License-Identifier: Apache-2.0 */
/* Granting and ending roles, on the page of a person. */
#ifndef NYATA_ROLE_PAGES_H
#define NYATA_ROLE_PAGES_H

#include "people/person.h"
#include "web/form.h"
#include "web/response.h"

/* What readers call the role: "Koordinator". */
Str role_title(const Request *rq, Role role);
/* Why not, as a whole sentence; empty for GRANT_DONE. */
Str grant_refusal(const Request *rq, GrantResult result);

/* What the reader may give at all; both empty when it is nothing. */
typedef struct GrantOptions {
	OptionList roles, agencies;
} GrantOptions;

GrantOptions grant_options(Request *rq);
/* The role and agency that were chosen, with faults; role -1 and agency 0 when none was. */
typedef struct GrantForm {
	int role;
	Id agency;
	Day until;
} GrantForm;

GrantForm grant_form(Request *rq, bool is_required);

Response role_create(Request *rq); /* POST /pengguna/{person}/peran */
Response role_remove(Request *rq); /* POST /peran/{grant}/akhir */

#endif
