/* SPDX-License-Identifier: Apache-2.0 */
/* The connections that are open, and what libmicrohttpd leaves undone for them. It ends only one
 * that is silent: a head that drips in byte by byte would hold its connection for as long as it
 * likes. And a length that is no number it answers itself, in 0.9.75 with two heads. */
#ifndef NYATA_CONNECTION_H
#define NYATA_CONNECTION_H

#include <microhttpd.h>
#include <stdarg.h>

#include "base/str.h"

/* How long the head of a request may take in all. */
#define CONNECTION_HEAD_SECONDS 30

typedef struct Connections Connections;

Connections *connections_new(Arena *arena, int head_seconds);
/* For MHD_OPTION_NOTIFY_CONNECTION; by is the Connections. A new connection owes a head. */
void connections_notice(void *by, struct MHD_Connection *connection, void **context,
			enum MHD_ConnectionNotificationCode code);
/* For MHD_OPTION_EXTERNAL_LOGGER: the only word of a head that libmicrohttpd refuses before anybody
 * else sees it, said just before its own answer. Answers in its place. */
void connections_hear(void *by, const char *format, va_list values);
/* The head is there. false: too late, the connection is being closed. */
bool connection_has_head(struct MHD_Connection *connection);
/* The answer is out: from now on the connection owes the next head. */
void connection_owes_head(struct MHD_Connection *connection);
/* Closes the connections whose head is late. On any thread. */
void connections_close_late(Connections *connections);

#endif
