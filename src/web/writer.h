/* SPDX-License-Identifier: Apache-2.0 */
/* The write lane: one thread and one connection for all writes of the process. It takes at most 32
 * waiting pieces or 20 ms, begins, runs each (which opens and ends its own savepoint), commits
 * once, raises the revision, and then tells all of them what became of them. After a group of
 * several it waits 3 ms at most until as many have come again. */
#ifndef NYATA_WRITER_H
#define NYATA_WRITER_H

#include "db/db.h"
#include "web/revision.h"

#define WRITER_GROUP 32
#define WRITER_GROUP_NS INT64_C(20000000)

typedef struct Writer Writer;
typedef struct Piece Piece;

/* Part of what it works on. A piece is run at most once. */
struct Piece {
	Piece *next;
	void (*run)(Piece *piece, Db *db);
	/* fate: DB_FINE when it is stored for good; else why nothing of it is known to be stored,
	 * and perhaps it was not even run. On the lane's thread; may add the next piece. */
	void (*done)(Piece *piece, DbFailure fate);
};

typedef struct WriterSetup {
	Str database_url;
	int most; /* how many pieces may wait */
	Revision *revision;
	/* Called once when a commit met an I/O error: from then on nothing is written. */
	void (*on_broken)(void *by);
	void *by;
} WriterSetup;

/* NULL with one sentence in *why when the database cannot be opened for writing. */
Writer *writer_start(Arena *arena, WriterSetup setup, const char **why);
bool writer_is_postgres(const Writer *writer);
/* false after an I/O error in a commit. */
bool writer_may_write(const Writer *writer);
/* false: the queue is full, or the lane is stopping. */
bool writer_add(Writer *writer, Piece *piece);
/* What follows from a piece that is done: never refused. */
void writer_add_next(Writer *writer, Piece *piece);
/* Runs what waits and closes; the last connection to close copies the WAL back into the database.
 */
void writer_stop(Writer *writer);

#endif
