/* SPDX-License-Identifier: Apache-2.0 */
/* The index of words, and the one place with two texts of SQL: FTS5 of SQLite, tsvector of
 * PostgreSQL. A document is what a noun's rows are looked for by; its words are folded, and each is
 * kept as it is and as its stem. A question finds what has all of its words, by their stems; its
 * last word also finds what begins with it, since it may be half typed. Both databases find the
 * same. Whoever changes a text calls search_put() in the same transaction. */
#ifndef NYATA_SEARCH_H
#define NYATA_SEARCH_H

#include "db/db.h"

/* Stored within the document's id, so a number stays with its kind. */
typedef enum SearchKind {
	SEARCH_RECOMMENDATION = 1,
	SEARCH_ACTION = 2,
	SEARCH_EVIDENCE = 3,
} SearchKind;

void search_put(Db *db, SearchKind kind, Id id, Str text);
/* Nothing where there is none. */
void search_remove(Db *db, SearchKind kind, Id id);

/* What the database is asked for words as somebody typed them, which may hold anything: nothing of
 * them is syntax. Words without a letter or digit find nothing; past the sixteenth none counts. */
Value search_match(Db *db, SearchKind kind, Str words);
/* " (SELECT …)": the ids that search_match() means, which must be the statement's $1. Stands behind
 * a fragment that ends with IN. */
void search_add_hits(Db *db, SqlText *sql);

#endif
