/* SPDX-License-Identifier: Apache-2.0 */
/* For supervisors and proxies: does the process live, and may requests be sent to it. */
#ifndef NYATA_HEALTH_H
#define NYATA_HEALTH_H

#include "web/response.h"

/* GET /healthz: the process answers; touches no database. */
Response health_show(Request *rq);
/* GET /readyz: a read works, writes are allowed and the server is not stopping; else 503. */
Response ready_show(Request *rq);

/* The one word that the server and these handlers share; a handler is given nothing but its
 * request. */
bool server_is_ready(void);
void server_set_ready(bool is_ready);

#endif
