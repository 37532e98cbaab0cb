/* SPDX-License-Identifier: Apache-2.0 */
/* Entries of the journal as sentences for outsiders: persons by their office, never by their name.
 * The journal's page, its file and the feeds say the same. */
#ifndef NYATA_JOURNAL_WORDS_PAGES_H
#define NYATA_JOURNAL_WORDS_PAGES_H

#include "people/person.h"
#include "web/request.h"

typedef struct JournalWord {
	const char *word, *label; /* as stored; Indonesian, for t() */
} JournalWord;

typedef struct JournalWordTable {
	const JournalWord *words;
	size_t count;
} JournalWordTable;

extern const JournalWordTable journal_kinds, journal_deeds, journal_sources;

/* A stored word in the reader's language; itself where the table has none. */
Str journal_word(const Request *rq, const JournalWordTable *table, Str word);

/* Persons and agencies by id, so that an entry asks the database nothing. */
typedef struct JournalNames {
	PersonList persons;
	AgencyList agencies;
} JournalNames;

JournalNames journal_names(Request *rq);
Str journal_agency_name(const JournalNames *names, Id agency);
/* The office of a person; else what did it: "sistem". */
Str journal_who(const Request *rq, const JournalNames *names, const JournalEntry *entry);
/* "Kepala Dinas Kesehatan mengubah rencana aksi" */
Str journal_sentence(const Request *rq, const JournalNames *names, const JournalEntry *entry);

typedef struct JournalThing {
	Str name; /* "RB-2025-07", "7"; empty: the entry is about no single thing */
	Str page; /* its path; empty: it has none */
} JournalThing;

JournalThing journal_thing(Request *rq, const JournalEntry *entry);

#endif
