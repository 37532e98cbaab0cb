/* SPDX-License-Identifier: Apache-2.0 */
/* How long the head of a request may take in all. libmicrohttpd ends only a connection that is
 * silent; one whose head drips in byte by byte would hold it for as long as it likes. */
#ifndef NYATA_DEADLINE_H
#define NYATA_DEADLINE_H

#include <microhttpd.h>

#include "base/str.h"

#define DEADLINE_HEAD_SECONDS 30

/* The connections that are open. */
typedef struct Deadlines Deadlines;

Deadlines *deadlines_new(Arena *arena, int head_seconds);
/* For MHD_OPTION_NOTIFY_CONNECTION; by is the Deadlines. A new connection owes a head. */
void deadlines_notice(void *by, struct MHD_Connection *connection, void **context,
		      enum MHD_ConnectionNotificationCode code);
/* The head is there. false: too late, the connection is being closed. */
bool deadline_met(struct MHD_Connection *connection);
/* The answer is out: from now on the connection owes the next head. */
void deadline_begin(struct MHD_Connection *connection);
/* Closes the connections whose head is late. On any thread. */
void deadlines_close_late(Deadlines *deadlines);

#endif
