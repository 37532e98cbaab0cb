/* SPDX-License-Identifier: Apache-2.0 */
/* What the heading of a column means: by the words that offices use for the template lke_nilai of
 * the portal, or by what a coordinator has chosen for a heading that is none of them. A choice is
 * remembered, so the next file with the same heading needs no question. */
#ifndef NYATA_IMPORT_HEADING_H
#define NYATA_IMPORT_HEADING_H

#include "base/list.h"
#include "records/journal.h"

typedef enum ImportColumn {
	COLUMN_NUMBER,
	COLUMN_CODE,
	COLUMN_INDICATOR,
	COLUMN_GROUP, /* of institutions */
	COLUMN_INSTITUTION,
	COLUMN_LEAST,
	COLUMN_MOST,
	COLUMN_SCORE,
	COLUMN_NOTE,
	COLUMN_REMARK, /* taken for the note where there is no column for it */
	COLUMN_RECOMMENDATION,
	COLUMN_OTHER, /* known, and of no use here: weight, target, ids */
	COLUMN_FAULT, /* the two that our own copy of a file with faults adds */
	COLUMN_MEND,
	IMPORT_COLUMNS,
} ImportColumn;

/* Those that somebody may choose, COLUMN_OTHER for "leave it out". */
#define IMPORT_CHOICES (COLUMN_OTHER + 1)

typedef struct ImportChoice {
	Id id; /* 0: said with this file, not remembered yet */
	Str heading, folded;
	ImportColumn column;
	Id person; /* 0: a command */
	Instant at;
} ImportChoice;

typedef struct ImportChoiceList {
	ImportChoice *items;
	size_t count, capacity;
} ImportChoiceList;

#define IMPORT_HEADING_CHARACTERS 200

/* "recommendation", as the database, the command and forms name it; "ignore" for COLUMN_OTHER. */
const char *import_column_word(ImportColumn column);
/* A word, or a heading that we know ("Rekomendasi"), or "abaikan"; IMPORT_COLUMNS: neither. */
ImportColumn import_column_from(Arena *arena, Str word);
/* By our own words alone; IMPORT_COLUMNS: none of them. */
ImportColumn import_column_known(Str folded);
/* How near a heading comes to a word of ours, in percent, for each column. */
void import_column_nearness(Str folded, int percents[IMPORT_COLUMNS]);
/* Two columns under one heading cannot be told apart; of scores and remarks the first is taken. */
bool import_column_must_be_one(ImportColumn column);

/* NULL: nobody has chosen. */
const ImportChoice *import_choice_among(const ImportChoiceList *list, Str folded);
/* Puts what was said with this file before what is remembered. */
void import_choice_put(Arena *arena, ImportChoiceList *list, Str heading, ImportColumn column);

ImportChoiceList import_choice_list(Db *db); /* by heading */
/* Remembers what list holds anew; how many were. */
int import_choice_keep(Db *db, const ImportChoiceList *list, const Actor *by);
/* false: it is gone already. */
bool import_choice_remove(Db *db, Id id, const Actor *by);

#endif
