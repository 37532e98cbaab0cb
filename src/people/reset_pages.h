/* SPDX-License-Identifier: Apache-2.0 */
/* A new password for who forgot it: a one-use link by mail. The answer is the same whether there is
 * such an account or not. */
#ifndef NYATA_RESET_PAGES_H
#define NYATA_RESET_PAGES_H

#include "web/response.h"

Response reset_new(Request *rq);    /* GET /lupa-sandi */
Response reset_create(Request *rq); /* POST /lupa-sandi */
Response reset_sent(Request *rq);   /* GET /lupa-sandi/terkirim */

#endif
