/* SPDX-License-Identifier: Apache-2.0 */
/* A one-use link with which a person sets a password and is signed in at once. */
#ifndef NYATA_INVITATION_PAGES_H
#define NYATA_INVITATION_PAGES_H

#include "people/person.h"
#include "web/response.h"

Response invitation_show(Request *rq); /* GET /undangan/{token} */
void invitation_prepare(Request *rq);  /* hashes the password, in HEAVY */
Response invitation_use(Request *rq);  /* POST /undangan/{token} */

/* The whole address to hand over; the token is shown this once. */
Str invitation_address(const Request *rq, Str token);

#endif
