/* SPDX-License-Identifier: Apache-2.0 */
#include "web/connection.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/log.h"
#include "web/gate.h"

/* What a connection owes: an instant since when it owes a head, or one of these. */
#define OWES_NOTHING INT64_C(0)
#define IS_REFUSED INT64_C(-1)

/* Of one connection, which libmicrohttpd keeps for it. */
typedef struct Connection Connection;
struct Connection {
	Connection *next, **link;
	struct MHD_Connection *connection;
	pthread_t thread; /* the I/O thread that alone works on it */
	int descriptor;
	_Atomic int64_t since_ns;
};

struct Connections {
	pthread_mutex_t lock; /* of the list, and so that no descriptor is closed meanwhile */
	Connection *first;
	int64_t head_ns;
};

static void open_one(Connections *connections, struct MHD_Connection *connection, void **context);
static void close_one(Connection *kept);
static Connection *kept_of(struct MHD_Connection *connection);
static bool has_bad_head(const Connection *kept);
static enum MHD_Result see_header(void *gate, enum MHD_ValueKind kind, const char *name,
				  size_t name_length, const char *value, size_t value_length);
static void answer_bad_head(Connection *kept);

Connections *connections_new(Arena *arena, int head_seconds)
{
	Connections *connections = NEW(arena, Connections);
	connections->head_ns = head_seconds * INT64_C(1000000000);
	if (pthread_mutex_init(&connections->lock, NULL))
		fatal("the lock of the connections cannot be made");
	return connections;
}

void connections_notice(void *by, struct MHD_Connection *connection, void **context,
			enum MHD_ConnectionNotificationCode code)
{
	Connections *connections = by;
	pthread_mutex_lock(&connections->lock);
	if (code == MHD_CONNECTION_NOTIFY_STARTED)
		open_one(connections, connection, context);
	else if (*context)
		close_one(*context);
	pthread_mutex_unlock(&connections->lock);
}

static void open_one(Connections *connections, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	Connection *kept = calloc(1, sizeof *kept);
	*context = kept;
	if (!kept || !info)
		fatal("no memory for a connection");
	kept->connection = connection;
	kept->thread = pthread_self();
	kept->descriptor = info->connect_fd;
	atomic_store(&kept->since_ns, clock_monotonic_ns());
	kept->next = connections->first;
	kept->link = &connections->first;
	if (kept->next)
		kept->next->link = &kept->next;
	connections->first = kept;
}

static void close_one(Connection *kept)
{
	*kept->link = kept->next;
	if (kept->next)
		kept->next->link = kept->link;
	free(kept);
}

static Connection *kept_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	return info->socket_context;
}

bool connection_has_head(struct MHD_Connection *connection)
{
	return atomic_exchange(&kept_of(connection)->since_ns, OWES_NOTHING) != IS_REFUSED;
}

void connection_owes_head(struct MHD_Connection *connection)
{
	atomic_store(&kept_of(connection)->since_ns, clock_monotonic_ns());
}

/* The I/O thread finds the connection ended and takes it away. */
void connections_close_late(Connections *connections)
{
	pthread_mutex_lock(&connections->lock);
	int64_t oldest_ns = clock_monotonic_ns() - connections->head_ns;
	for (Connection *kept = connections->first; kept; kept = kept->next) {
		int64_t since_ns = atomic_load(&kept->since_ns);
		bool is_late = since_ns > 0 && since_ns < oldest_ns;
		if (is_late &&
		    atomic_compare_exchange_strong(&kept->since_ns, &since_ns, IS_REFUSED))
			shutdown(kept->descriptor, SHUT_RDWR);
	}
	pthread_mutex_unlock(&connections->lock);
}

/* It does not say of which connection it speaks: of one that this thread works on, owes a head and
 * has a bad one. Where there are several, the others would be refused as well once they are whole.
 */
void connections_hear(void *by, const char *format, va_list values)
{
	(void)values;
	Connections *connections = by;
	if (!strstr(format, "Content-Length"))
		return;
	pthread_mutex_lock(&connections->lock);
	for (Connection *kept = connections->first; kept; kept = kept->next)
		if (pthread_equal(kept->thread, pthread_self()) &&
		    atomic_load(&kept->since_ns) > 0 && has_bad_head(kept))
			answer_bad_head(kept);
	pthread_mutex_unlock(&connections->lock);
}

static bool has_bad_head(const Connection *kept)
{
	Gate gate = { 0 };
	MHD_get_connection_values_n(kept->connection, MHD_HEADER_KIND, see_header, &gate);
	return gate.is_bad;
}

static enum MHD_Result see_header(void *gate, enum MHD_ValueKind kind, const char *name,
				  size_t name_length, const char *value, size_t value_length)
{
	(void)kind;
	gate_see(gate, (Str){ name, name_length }, (Str){ value, value_length });
	return MHD_YES;
}

/* Nothing that libmicrohttpd writes after this goes out. */
static void answer_bad_head(Connection *kept)
{
	static const char answer[] = "HTTP/1.1 400 Bad Request\r\n"
				     "Content-Type: text/plain; charset=utf-8\r\n"
				     "X-Content-Type-Options: nosniff\r\n"
				     "Cache-Control: no-store\r\n"
				     "Connection: close\r\n"
				     "Content-Length: 51\r\n\r\n"
				     "Permintaan ini rusak. / This request is malformed.\n";
	atomic_store(&kept->since_ns, IS_REFUSED);
	/* Where the other side takes not even this, it gets no answer. */
	if (send(kept->descriptor, answer, sizeof answer - 1, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
		log_info("a malformed request was not answered");
	shutdown(kept->descriptor, SHUT_WR);
}
