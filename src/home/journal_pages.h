/* SPDX-License-Identifier: Apache-2.0 */
/* /jurnal and /jurnal.csv: who did what when, as far as outsiders may know it. */
#ifndef NYATA_JOURNAL_PAGES_H
#define NYATA_JOURNAL_PAGES_H

#include "people/person.h"
#include "records/journal_list.h"
#include "web/listing.h"

Response journal_index(Request *rq);
/* Every entry that the filter finds, in the order of the list. */
Response journal_table_file(Request *rq);

typedef struct ListedEntry {
	const JournalEntry *entry;
	Str sentence; /* "Kepala Dinas Kesehatan mengubah rencana aksi" */
	Str thing;    /* "RB-2025-07", "nomor 7" */
	Str target;   /* of its page; empty: it has none */
	Str agency;
} ListedEntry;

typedef struct ListedEntryList {
	ListedEntry *items;
	size_t count, capacity;
} ListedEntryList;

#endif
