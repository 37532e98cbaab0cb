/* SPDX-License-Identifier: Apache-2.0 */
/* What libmicrohttpd calls on a connection's I/O thread: the request comes in (gate, row, head,
 * body), is handed to its lane (work.h), and its answer goes out. */
#ifndef NYATA_RECEIVING_H
#define NYATA_RECEIVING_H

#include <microhttpd.h>

#include "web/serving.h"

/* `by` is the Serving; what is kept between the calls is a Visit. */
void *receiving_begin(void *by, const char *target, struct MHD_Connection *connection);
enum MHD_Result receiving_go_on(void *by, struct MHD_Connection *connection, const char *url,
				const char *method, const char *version, const char *bytes,
				size_t *byte_count, void **visit);
void receiving_end(void *by, struct MHD_Connection *connection, void **visit,
		   enum MHD_RequestTerminationCode how);

#endif
