/* SPDX-License-Identifier: Apache-2.0 */
/* The site map's rows and what routes.c hands to web/. */
#ifndef NYATA_ROUTE_H
#define NYATA_ROUTE_H

#include "web/proxy.h"
#include "web/response.h"

/* READ: on the I/O thread (SQLite), one snapshot, 20 ms. HEAVY: in the pool, 5 s. WRITE: the one
 * lane. */
typedef enum Lane { NO_DATABASE, READ, HEAVY, WRITE } Lane;

/* Bits for Route.who beside those of people/role.h, which begin at bit 0. */
#define ANYONE (UINT32_C(1) << 31)
#define SIGNED_IN (UINT32_C(1) << 30)

typedef Response Handler(Request *rq);
/* Runs in HEAVY before the write lane with a read-only connection; decides nothing. */
typedef void Prepare(Request *rq);
/* After prepare, on its connection: may the files of this form be stored? It asks what the handler
 * asks first. false: nothing is stored, and the handler says why. */
typedef bool Admit(Request *rq);

struct Route {
	Method method;
	const char *path; /* "/rekomendasi/{ref}/tanggapan" */
	uint32_t who;	  /* ANYONE, SIGNED_IN or role bits; never 0 */
	Lane lane;
	Handler *handler;
	Prepare *prepare;
	int64_t body_limit_bytes; /* 0: 256 KiB */
	bool takes_files;
	Admit *admit; /* NULL: the files of all whom the row lets in are stored */
	/* GET: names of the parameters that it reads, "status perangkat"; all others (fbclid,
	 * utm_…) are ignored and come back nowhere. */
	const char *query;
	bool hashes; /* prepare hashes a password: guesses wait among themselves */
};

/* Work that waits for another program (web/outside.h), one piece after the other. */
typedef struct OutsideHooks {
	/* Asked each second, in READ. */
	bool (*is_due)(const App *app, Db *db, Instant now);
	/* In the write lane; NULL: there is none after all. What it gives lives in the arena. */
	void *(*take)(Db *db, Arena *arena, Instant now);
	/* In READ, what run needs of the database; false: it is not done. NULL: nothing. */
	bool (*fetch)(Db *db, void *work);
	/* Outside all transactions; stop can be read when the server ends. */
	void (*run)(const App *app, Arena *arena, void *work, int stop);
	/* In the write lane, again until it is stored; gives how many seconds to rest before the
	 * next. */
	int (*store)(Db *db, void *work, Instant now, Day today);
} OutsideHooks;

#define MOST_OUTSIDE 2

struct MailServer; /* records/smtp.h */

/* What routes.c hands over, so that web/ knows no feature. */
typedef struct Hooks {
	/* Reads settings and secrets. */
	void (*read_site)(Db *db, Site *site, Arena *arena);
	/* Finds the session of a cookie's value: sets person, by and viewer, or leaves them
	 * anonymous. */
	void (*find_session)(Request *rq, Str cookie);
	/* Stores one chunk of 256 KiB of an upload, in the write lane. */
	void (*keep_chunk)(Db *db, const Upload *upload, int64_t position, Str bytes, Instant now);
	/* Journals a watched deed that was refused; the dispatcher has opened a savepoint for it.
	 */
	void (*journal_refusal)(Request *rq);
	/* What follows from what (effects.c), after the handler, in its savepoint. */
	void (*run_effects)(Request *rq);
	/* Once a minute in the write lane: when sessions were last used, what is old goes. */
	void (*every_minute)(Db *db, Arena *arena, Instant now);
	/* At 00.00 local time and at the start, in the write lane. */
	void (*every_day)(Db *db, Arena *arena, Instant now, Day today);
	/* Is there work that was cut into pieces? Asked each second, in READ. */
	bool (*has_job)(Db *db, Instant now);
	/* One piece of it, 20 ms at most, in the write lane; false: there is no more. */
	bool (*run_job)(Db *db, Arena *arena, Instant now, Day today);
	const OutsideHooks *outside[MOST_OUTSIDE]; /* each on a thread of its own; NULL: none */
} Hooks;

struct App {
	const Route *routes;
	size_t route_count;
	Hooks hooks;
	Str database_url;
	Str listen;	/* "127.0.0.1:8080" */
	Str public_url; /* "" : http://LISTEN */
	bool insecure_lan;
	const struct MailServer *mail_server; /* NULL: no mail is sent */
	NetworkList proxies;		      /* who may say for whom they ask */
	Str scanner; /* path of the virus scanner's socket; "": files are not scanned */
	int io_threads, heavy_threads; /* 0: by cores */
	int head_seconds;	       /* how long the head of a request may take; 0: 30 */
	int body_seconds;	       /* its body, before what its size adds; 0: 300 */
	bool is_strict; /* tests: a change without a journal row aborts instead of answering 500 */
};

/* The row for a path without /en, its values put into rq->path_values; NULL with *allow set to the
 * methods that the path has ("" when the path is unknown). */
const Route *route_find(const App *app, Request *rq, Method method, Str path, const char **allow);
/* May this reader GET the path? For showing or hiding an entry; false where no row has it. */
bool route_may(const Request *rq, const char *path);
/* Does the row read this parameter of the query? */
bool route_asks(const Route *route, Str name);
bool route_is_for(const Route *route, const Viewer *viewer);
/* NULL, or one sentence about the first row that is wrong: two rows for one path, nobody in `who`,
 * a lane that does not fit the method. For the test of routes.c. */
const char *route_table_fault(Arena *arena, const App *app);

#endif
