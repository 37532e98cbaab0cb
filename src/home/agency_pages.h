/* SPDX-License-Identifier: Apache-2.0 */
/* /perangkat-daerah/baru, …/{slug}/ubah and …/{slug}/tutup: the administrator keeps the list of
 * agencies. Here and not in people/, since what an agency owes in a plan keeps it open. */
#ifndef NYATA_AGENCY_PAGES_H
#define NYATA_AGENCY_PAGES_H

#include "people/agency_edit.h"
#include "web/form.h"
#include "web/response.h"

Response agency_new(Request *rq);
Response agency_create(Request *rq);
Response agency_edit_show(Request *rq);
Response agency_update(Request *rq);
Response agency_close_edit(Request *rq);
Response agency_close_update(Request *rq);

typedef struct AgencyForm {
	Agency agency; /* id 0: a new one */
	Str path;
	OptionList kinds, parents;
} AgencyForm;

#endif
