/* SPDX-License-Identifier: Apache-2.0 */
/* What threads keep for answering. Each has a Reader with its read connection and a few arenas to
 * use again, which ends with the thread; all share what was last read of the site. */
#ifndef NYATA_READER_H
#define NYATA_READER_H

#include "web/revision.h"
#include "web/route.h"

typedef struct Readers Readers;
typedef struct Reader Reader;

/* How long a read may take; 0: no limit. */
typedef struct ReadLimit {
	int64_t thread_ns, wall_ns;
} ReadLimit;

/* Shared by all threads; app and revision must outlive it. */
Readers *readers_new(Arena *arena, const App *app, Revision *revision);
void readers_free(Readers *readers);
/* Puts a copy of what is known of the site into the request, and the local day. */
void readers_put_site(Readers *readers, Request *rq);

/* The calling thread's. */
Reader *reader_here(Readers *readers);
/* Ends the calling thread's at once; threads that end do it by themselves. */
void reader_end_here(Readers *readers);

/* An arena for one request; what was taken is given back on the same thread. */
Arena *reader_take_arena(Reader *reader);
void reader_give_arena(Reader *reader, Arena *arena);

/* Begins a snapshot for the request on this thread's connection, with the site as it is now. false:
 * there is no database to read from. */
bool reader_begin(Reader *reader, Request *rq, ReadLimit limit);
/* Ends the snapshot and says how it went. */
DbFailure reader_end(Reader *reader, Request *rq);

#endif
