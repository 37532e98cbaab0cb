/* SPDX-License-Identifier: Apache-2.0 */
/* Sessions: a random token in the cookie, its SHA-256 in the database, an idle and an absolute end
 * (settings). When a session was last used is kept in memory and written once a minute. */
#ifndef NYATA_SESSION_H
#define NYATA_SESSION_H

#include "people/person.h"

typedef struct Session {
	Id id, person;
	Instant begun_at, used_at;
	Str device;  /* "Firefox/Windows"; parts may be empty */
	Str network; /* "103.10.…"; may be empty */
} Session;

typedef struct SessionList {
	Session *items;
	size_t count, capacity;
} SessionList;

/* The token, 64 hex characters, shown once. */
Str session_add(Db *db, Id person, const Actor *by);
/* The same, from a device and a network that are told to the person. */
Str session_add_from(Db *db, const Session *session, const Actor *by);
/* NULL: unknown, ended, idle too long, too old, or the person is blocked. Notes the use in memory.
 */
const Session *session_find(Db *db, Str token, Instant now);
/* The session of a token, even one that lets nobody in any more; 0: unknown. */
Id session_find_ended(Db *db, Str token);
/* Those of a person that still let in, the last used first. */
SessionList session_list(Db *db, Id person, Instant now);
/* One of that person's; 0 when it is not. */
Id session_find_of(Db *db, Id person, Id session);
void session_end(Db *db, Id session, const Actor *by);
/* All of a person but one (0: all). */
void session_end_all(Db *db, Id person, Id keep, const Actor *by);
/* Writes when sessions were last used, never later than now; from the lane, once a minute. */
void session_uses_write(Db *db, Instant now);
/* Rows of sessions that were begun and last used over thirty days ago go; the journal keeps that
 * they were. From the lane, once a day. */
void sessions_sweep(Db *db, Instant now);

#endif
