/* SPDX-License-Identifier: Apache-2.0 */
/* Every change, in the same transaction: facts, no sentences. Only `public` goes to outsiders. */
#ifndef NYATA_JOURNAL_H
#define NYATA_JOURNAL_H

#include "base/json.h"
#include "db/db.h"

typedef enum Source { BY_PAGE, BY_API, BY_IMPORT, BY_JOB, BY_COMMAND } Source;

/* Who does something. Model functions that change rows take one and write the journal row
 * themselves. */
typedef struct Actor {
	Id person;    /* 0: nobody (a job, a command, an anonymous reader) */
	Id on_behalf; /* 0: for oneself */
	Id agency;    /* whose role is used; 0: none */
	Source source;
	Str request; /* the request's id, the job's or the command's name */
	Instant now;
	Day today;
} Actor;

typedef struct JournalEntry {
	Id id;
	Instant at;
	Id person, on_behalf, agency;
	Str source, request, deed, kind;
	Id subject;
	Str public_facts, private_facts; /* JSON objects */
} JournalEntry;

typedef struct JournalEntryList {
	JournalEntry *items;
	size_t count, capacity;
} JournalEntryList;

/* deed is a verb ("add", "change", "withdraw", "refuse"); kind the noun ("milestone").
 * private_facts may be NULL. */
Id journal_add(Db *db, const Actor *by, const char *deed, const char *kind, Id subject,
	       const JsonObject *public_facts, const JsonObject *private_facts);

/* Of one subject, oldest first. */
JournalEntryList journal_list_of(Db *db, const char *kind, Id subject);
/* Rows written after an id, for effects. */
JournalEntryList journal_list_after(Db *db, Id id);
Id journal_last_id(Db *db);
/* The id, or where the journal knows another row of the kind by it, one that it does not know. */
Id journal_unused_subject(Db *db, const char *kind, Id id);

/* A row without its private facts. */
JournalEntry journal_read_public(Rows *rows);

#endif
