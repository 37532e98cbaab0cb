/* SPDX-License-Identifier: Apache-2.0 */
/* A Response on its way out: the header lines, 304 where the reader has it already, and the body
 * straight from the request's arena or from its file. */
#ifndef NYATA_ANSWER_H
#define NYATA_ANSWER_H

#include <microhttpd.h>

#include "web/response.h"

/* Hands it to the connection; the file of the response is then libmicrohttpd's. closes: the
 * connection ends with it. */
enum MHD_Result answer_send(struct MHD_Connection *connection, const Request *rq,
			    Response *response, bool closes);
/* Gives back what an answer that is not sent holds. */
void answer_drop(Response *response);

#endif
