/* SPDX-License-Identifier: Apache-2.0 */
/* Forms that were sent, by the key of their token: sending one again changes nothing. It gives the
 * same redirect; where the first answer was a page, which is not kept, it gives 409 and says that
 * the form is stored. Kept for seven days. */
#ifndef NYATA_FORM_SENT_H
#define NYATA_FORM_SENT_H

#include "web/request.h"

typedef struct FormSent {
	Str fields_sha256;
	Str location; /* empty: the answer was a page */
} FormSent;

/* NULL: this key was not sent yet. */
const FormSent *form_sent_find(Db *db, Str key);
void form_sent_add(Db *db, Str key, const FormSent *sent, Instant now);
/* Removes what is older than seven days; once a minute, from the lane. */
void form_sent_sweep(Db *db, Instant now);
/* Over names and values of all fields but the token, and the files' hashes. */
Str form_fields_sha256(const Request *rq);

#endif
