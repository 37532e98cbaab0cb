/* SPDX-License-Identifier: Apache-2.0 */
/* may() is the only check on a page: permits(), and it notes a refused deed so that the dispatcher
 * can journal a watched one. about names the thing, "evidence 7". On yes rq->by acts for the agency
 * that allows it. */
#ifndef NYATA_PERMISSION_PAGES_H
#define NYATA_PERMISSION_PAGES_H

#include "people/permission.h"
#include "web/request.h"

bool may(Request *rq, Deed deed, StandingList standing, Str about);
/* The same without noting anything, for views that show or hide a button. */
bool could(const Request *rq, Deed deed, StandingList standing);

#endif
