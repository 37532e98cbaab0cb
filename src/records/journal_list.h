/* SPDX-License-Identifier: Apache-2.0 */
/* The journal as somebody asks for it, apart from the page: the page, its CSV and the API each fill
 * a JournalAsked and get the question by journal_question_read(). Only what outsiders may know of
 * is listed: kinds that concern persons and sessions are not, nor are private facts. */
#ifndef NYATA_JOURNAL_LIST_H
#define NYATA_JOURNAL_LIST_H

#include "base/cursor.h"
#include "records/journal.h"

typedef struct JournalFilter {
	Str kind, deed, source; /* words as stored; empty: all */
	Id agency;		/* whose role was used; 0: all */
	Id subject;		/* of the kind; 0: all */
	Day from, until;	/* local days, both count; {0}: open */
} JournalFilter;

typedef struct JournalQuestion {
	JournalFilter filter;
	int zone_hours;
	bool oldest_first;
	Cursor cursor;
	int limit; /* 0: all of them */
} JournalQuestion;

/* As it stands in an address; {0} for what is not asked. */
typedef struct JournalAsked {
	Str kind, deed, source, from, until, order, cursor;
	Id agency, subject;
	int zone_hours;
} JournalAsked;

typedef enum JournalAsking { JOURNAL_WELL, JOURNAL_UNKNOWN, JOURNAL_NOWHERE } JournalAsking;

JournalAsking journal_question_read(const JournalAsked *asked, JournalQuestion *question);

/* In the order of the list, whichever way the cursor looks; with a limit one more than it says
 * where there are more. private_facts is empty. */
JournalEntryList journal_list_page(Db *db, const JournalQuestion *question);
/* How many the filter finds, counted up to most + 1. */
int64_t journal_list_count(Db *db, const JournalQuestion *question, int most);
Cursor journal_cursor(const JournalEntry *row);
/* The statement, for the test that reads its plan. */
SqlText journal_list_sql(Db *db, const JournalQuestion *question);

/* The kinds that outsiders may know of. */
extern const char *const journal_public_kinds[];
extern const size_t journal_public_kind_count;
bool journal_kind_is_public(Str kind);

#endif
