/* SPDX-License-Identifier: Apache-2.0 */
#include "web/server.h"

#include <malloc.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/log.h"
#include "web/health.h"
#include "web/listener.h"
#include "web/receiving.h"
#include "web/outside.h"
#include "web/watch.h"

#define CONNECTIONS 1024u
#define CONNECTIONS_PER_ADDRESS 256u
#define IDLE_SECONDS 30u
/* Half of it at most is a request's head; a larger one is 431 or 414. */
#define CONNECTION_BYTES ((size_t)32 * 1024)
#define WRITER_WAITING 1024
#define HEAVY_WAITING 64
/* Some two seconds' worth on two cores. */
#define HASHING_WAITING 32
#define READS_WAITING 1024
/* Of public pages as bytes. */
#define PAGES_BYTES ((size_t)16 * 1024 * 1024)
/* How long a stop waits for bodies that are still coming in. */
#define STOP_NS (INT64_C(10) * 1000000000)
/* What each thread keeps of the memory that a request gave back, for the next one. */
#define KEPT_BYTES (1024 * 1024)

typedef struct Running {
	Serving serving;
	App app;
	Listener listener;
	struct MHD_Daemon *daemon;
	Watch *watch;
	Outside *outside[MOST_OUTSIDE];
	_Atomic bool is_broken;
} Running;

static bool open_all(Running *running, const App *app);
static bool open_lanes(Running *running);
static int cores(void);
static bool start_daemon(Running *running);
static void wait_for_signal(void);
static void stop(Running *running);
static void wait_until_none(_Atomic int *count, int64_t most_ns);
static void on_broken(void *by);

/* glibc gives freed memory above 128 KiB back to the kernel: with a request's arena, after each
 * request, to ask for it again at once. */
static void keep_memory(void)
{
	mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
	mallopt(M_TOP_PAD, KEPT_BYTES / 4);
}

static void block_signals(void)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	/* Before any thread starts, so that only wait_for_signal() sees them. */
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
}

int server_run(const App *app)
{
	Arena *arena = arena_new();
	Running *running = NEW(arena, Running);
	running->serving.arena = arena;
	block_signals();
	keep_memory();
	if (!open_all(running, app)) {
		arena_free(arena);
		return 1;
	}
	printf("Nyata: http://%" STR_FORMAT "/\n", STR_ARGS(running->listener.address));
	fflush(stdout);
	server_set_ready(true);
	wait_for_signal();
	stop(running);
	bool is_broken = atomic_load(&running->is_broken);
	arena_free(arena);
	return is_broken ? 1 : 0;
}

static bool open_all(Running *running, const App *app)
{
	Arena *arena = running->serving.arena;
	Str why;
	running->app = *app;
	bool may_leave = app->insecure_lan || str_starts(app->public_url, S("https://"));
	if (!listener_open(arena, app->listen, may_leave, &running->listener, &why)) {
		fprintf(stderr, "nyata: %" STR_FORMAT "\n", STR_ARGS(why));
		return false;
	}
	running->app.listen = running->listener.address;
	running->serving.app = &running->app;
	running->serving.connections = connections_new(
		arena, app->head_seconds ? app->head_seconds : CONNECTION_HEAD_SECONDS);
	running->serving.id_start = random_hex(arena, 4);
	return open_lanes(running) && start_daemon(running);
}

static bool open_lanes(Running *running)
{
	Serving *serving = &running->serving;
	const char *why = NULL;
	serving->readers = readers_new(serving->arena, &running->app, &serving->revision);
	serving->writer = writer_start(serving->arena,
				       (WriterSetup){ .database_url = running->app.database_url,
						      .most = WRITER_WAITING,
						      .revision = &serving->revision,
						      .on_broken = on_broken,
						      .by = running },
				       &why);
	if (!serving->writer) {
		fprintf(stderr, "nyata: %s\n", why);
		return false;
	}
	int heavy = running->app.heavy_threads ? running->app.heavy_threads : cores();
	serving->heavy = pool_start(serving->arena, serving->readers, heavy, HEAVY_WAITING);
	serving->hashing = pool_start(serving->arena, serving->readers, cores(), HASHING_WAITING);
	serving->pages = page_cache_new(serving->arena, serving->heavy, PAGES_BYTES);
	if (writer_is_postgres(serving->writer))
		serving->reads =
			pool_start(serving->arena, serving->readers, 2 * cores(), READS_WAITING);
	running->watch = watch_start(serving);
	for (size_t i = 0; i < MOST_OUTSIDE; i++)
		running->outside[i] = outside_start(serving, running->app.hooks.outside[i]);
	return true;
}

static int cores(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count < 1 ? 1 : count > 64 ? 64 : (int)count;
}

/* No single machine takes all connections. Behind proxies all readers come from theirs, and their
 * own limits hold (nginx: limit_conn). 0: no limit. */
static unsigned most_per_address(const Running *running)
{
	bool is_proxied = running->listener.is_loopback || running->app.proxies.count > 0;
	return is_proxied ? 0 : CONNECTIONS_PER_ADDRESS;
}

/* Without MHD_OPTION_STRICT_FOR_CLIENT: all that it refuses the gate refuses, and 0.9.75 writes the
 * head of its own refusal twice. */
static bool start_daemon(Running *running)
{
	Serving *serving = &running->serving;
	int threads = running->app.io_threads ? running->app.io_threads : cores();
	running->daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0,
		NULL, NULL, receiving_go_on, serving, MHD_OPTION_EXTERNAL_LOGGER, connections_hear,
		serving->connections, MHD_OPTION_LISTEN_SOCKET, running->listener.descriptor,
		MHD_OPTION_THREAD_POOL_SIZE, threads > 1 ? (unsigned)threads : 0u,
		MHD_OPTION_URI_LOG_CALLBACK, receiving_begin, serving, MHD_OPTION_NOTIFY_COMPLETED,
		receiving_end, serving, MHD_OPTION_NOTIFY_CONNECTION, connections_notice,
		serving->connections, MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS,
		MHD_OPTION_PER_IP_CONNECTION_LIMIT, most_per_address(running),
		MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
		CONNECTION_BYTES, MHD_OPTION_END);
	if (running->daemon)
		return true;
	fprintf(stderr, "nyata: the HTTP server cannot be started.\n");
	close(running->listener.descriptor);
	stop(running);
	return false;
}

static void wait_for_signal(void)
{
	sigset_t set;
	int got;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigwait(&set, &got);
}

/* On the lane's thread. What runs is finished; then the supervisor starts the program anew. */
static void on_broken(void *by)
{
	Running *running = by;
	atomic_store(&running->is_broken, true);
	server_set_ready(false);
	log_error("a commit met an I/O error: nothing more is written, the program ends");
	kill(getpid(), SIGTERM);
}

/* Not ready, no new connections, finish what runs, then the lane with all that waits in it. Nothing
 * may be suspended when libmicrohttpd is stopped. */
static void stop(Running *running)
{
	Serving *serving = &running->serving;
	server_set_ready(false);
	atomic_store(&serving->is_stopping, true);
	if (running->daemon) {
		MHD_socket listening = MHD_quiesce_daemon(running->daemon);
		if (listening != MHD_INVALID_SOCKET)
			close(listening);
		wait_until_none(&serving->in_progress, STOP_NS);
		atomic_store(&serving->refuses_waiting, true);
		wait_until_none(&serving->suspended, INT64_MAX);
		MHD_stop_daemon(running->daemon);
	}
	for (size_t i = 0; i < MOST_OUTSIDE; i++)
		outside_stop(running->outside[i]);
	watch_stop(running->watch);
	pool_stop(serving->heavy);
	pool_stop(serving->hashing);
	if (serving->reads)
		pool_stop(serving->reads);
	page_cache_free(serving->pages);
	reader_end_here(serving->readers);
	writer_stop(serving->writer);
	readers_free(serving->readers);
}

static void wait_until_none(_Atomic int *count, int64_t most_ns)
{
	int64_t begun_ns = clock_monotonic_ns();
	while (atomic_load(count) > 0 && clock_monotonic_ns() - begun_ns < most_ns)
		nanosleep(&(struct timespec){ .tv_nsec = 5000000 }, NULL);
}
