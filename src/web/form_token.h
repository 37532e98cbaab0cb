/* SPDX-License-Identifier: Apache-2.0 */
/* The first field of every form, `form`: a random key, the time and an HMAC under the database's
 * secret over key, time, path and session. Without a session it holds for a day, with one as long
 * as the session. form_token() in form.h writes it. */
#ifndef NYATA_FORM_TOKEN_H
#define NYATA_FORM_TOKEN_H

#include "web/request.h"

/* What stands in the field, for a form that is sent to path (without language and query). */
Str form_token_text(const Request *rq, Str path);
/* The first field that came is a token made for this path and session, and it has not ended. */
bool form_token_holds(const Request *rq);
/* The key of the token that came; empty when there is none. */
Str form_token_key(const Request *rq);

#endif
