/* SPDX-License-Identifier: Apache-2.0 */
/* A one-use link (an invitation, or asked for by who forgot the password) with which a person sets
 * a password and is signed in at once. */
#ifndef NYATA_INVITATION_PAGES_H
#define NYATA_INVITATION_PAGES_H

#include "people/person.h"
#include "web/response.h"

Response invitation_show(Request *rq); /* GET /undangan/{token} */
void invitation_prepare(Request *rq);  /* hashes the password, in HEAVY */
Response invitation_use(Request *rq);  /* POST /undangan/{token} */

#define INVITATION_HOURS 72

typedef struct InvitationSent {
	bool is_mailed; /* it is in the outbox, and shown to nobody else */
	Str address;	/* otherwise: to hand over, shown this once */
} InvitationSent;

/* Makes the link. */
InvitationSent invitation_send(Request *rq, const Person *person);

#endif
