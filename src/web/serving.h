/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts of a running server share. */
#ifndef NYATA_SERVING_H
#define NYATA_SERVING_H

#include "web/connection.h"
#include "web/page_cache.h"
#include "web/pool.h"
#include "web/writer.h"

typedef struct Serving {
	const App *app; /* with the address it really listens on */
	Arena *arena;	/* lives as long as the server */
	Revision revision;
	Readers *readers;
	Writer *writer;
	Pool *heavy;
	Pool *hashing; /* HEAVY for passwords alone, so that guesses hold up nothing else */
	PageCache *pages;
	Pool *reads; /* PostgreSQL only; NULL: READ runs on the I/O threads */
	Connections *connections;
	Str id_start;
	_Atomic uint64_t requests;    /* so far; numbers them */
	_Atomic int in_progress;      /* from the request line to the end of the answer */
	_Atomic int suspended;	      /* of them, in a pool or in the lane */
	_Atomic bool is_stopping;     /* answers end their connections */
	_Atomic bool refuses_waiting; /* nothing may be suspended any more */
} Serving;

#endif
