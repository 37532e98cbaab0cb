/* SPDX-License-Identifier: Apache-2.0 */
/* Where one's account is signed in, and where its mails go. */
#ifndef NYATA_OWN_SESSION_PAGES_H
#define NYATA_OWN_SESSION_PAGES_H

#include "people/session_pages.h"

typedef struct OwnSessions {
	SessionList sessions;
	Id here; /* the one that reads */
} OwnSessions;

Response own_session_index(Request *rq);	 /* GET /sesi */
Response own_session_remove(Request *rq);	 /* POST /sesi/{session}/akhir */
Response own_session_remove_others(Request *rq); /* POST /sesi/akhiri-lain */
Response own_email_update(Request *rq);		 /* POST /sesi/surel */

#endif
