/* SPDX-License-Identifier: Apache-2.0 */
#include "web/deadline.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/log.h"

/* What a connection owes: an instant since when it owes a head, or one of these. */
#define OWES_NOTHING INT64_C(0)
#define IS_LATE INT64_C(-1)

/* Of one connection, which libmicrohttpd keeps for it. */
typedef struct Owing Owing;
struct Owing {
	Owing *next, **link;
	int descriptor;
	_Atomic int64_t since_ns;
};

struct Deadlines {
	pthread_mutex_t lock; /* of the list, and so that no descriptor is closed meanwhile */
	Owing *first;
	int64_t head_ns;
};

static void open_one(Deadlines *deadlines, struct MHD_Connection *connection, void **context);
static void close_one(Owing *owing);
static Owing *owing_of(struct MHD_Connection *connection);

Deadlines *deadlines_new(Arena *arena, int head_seconds)
{
	Deadlines *deadlines = NEW(arena, Deadlines);
	deadlines->head_ns = head_seconds * INT64_C(1000000000);
	if (pthread_mutex_init(&deadlines->lock, NULL))
		fatal("the lock of the deadlines cannot be made");
	return deadlines;
}

void deadlines_notice(void *by, struct MHD_Connection *connection, void **context,
		      enum MHD_ConnectionNotificationCode code)
{
	Deadlines *deadlines = by;
	pthread_mutex_lock(&deadlines->lock);
	if (code == MHD_CONNECTION_NOTIFY_STARTED)
		open_one(deadlines, connection, context);
	else if (*context)
		close_one(*context);
	pthread_mutex_unlock(&deadlines->lock);
}

static void open_one(Deadlines *deadlines, struct MHD_Connection *connection, void **context)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	Owing *owing = calloc(1, sizeof *owing);
	*context = owing;
	if (!owing || !info)
		fatal("no memory for a connection");
	owing->descriptor = info->connect_fd;
	atomic_store(&owing->since_ns, clock_monotonic_ns());
	owing->next = deadlines->first;
	owing->link = &deadlines->first;
	if (owing->next)
		owing->next->link = &owing->next;
	deadlines->first = owing;
}

static void close_one(Owing *owing)
{
	*owing->link = owing->next;
	if (owing->next)
		owing->next->link = owing->link;
	free(owing);
}

static Owing *owing_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	return info->socket_context;
}

bool deadline_met(struct MHD_Connection *connection)
{
	return atomic_exchange(&owing_of(connection)->since_ns, OWES_NOTHING) != IS_LATE;
}

void deadline_begin(struct MHD_Connection *connection)
{
	atomic_store(&owing_of(connection)->since_ns, clock_monotonic_ns());
}

/* The I/O thread finds the connection ended and takes it away. */
void deadlines_close_late(Deadlines *deadlines)
{
	pthread_mutex_lock(&deadlines->lock);
	int64_t oldest_ns = clock_monotonic_ns() - deadlines->head_ns;
	for (Owing *owing = deadlines->first; owing; owing = owing->next) {
		int64_t since_ns = atomic_load(&owing->since_ns);
		bool is_late = since_ns > 0 && since_ns < oldest_ns;
		if (is_late && atomic_compare_exchange_strong(&owing->since_ns, &since_ns, IS_LATE))
			shutdown(owing->descriptor, SHUT_RDWR);
	}
	pthread_mutex_unlock(&deadlines->lock);
}
