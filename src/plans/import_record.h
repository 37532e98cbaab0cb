/* SPDX-License-Identifier: Apache-2.0 */
/* The imports that were stored, who did them, and taking a whole one back, which is possible while
 * nothing hangs on it: no response, no action, nothing of it changed. The journal stays. */
#ifndef NYATA_IMPORT_RECORD_H
#define NYATA_IMPORT_RECORD_H

#include "plans/evaluation_import.h"

typedef struct ImportRecord {
	Id id, evaluation; /* evaluation 0: taken back */
	int64_t year;
	Str file_name, file_sha256; /* empty: not known */
	int64_t recommendations;
	Id person; /* 0: a command */
	Str office;
	Instant at, undone_at;
	Id undone_by;
	Str undone_office;
} ImportRecord;

typedef struct ImportRecordList {
	ImportRecord *items;
	size_t count, capacity;
} ImportRecordList;

typedef enum HangingKind {
	HANGS_LETTER,	/* what its letter says was changed */
	HANGS_CHANGE,	/* a recommendation was changed */
	HANGS_RESPONSE, /* was given to a recommendation */
	HANGS_ACTION,	/* serves a recommendation, also where it is withdrawn by now */
	HANGS_EVIDENCE, /* of such an action */
	HANGING_KINDS,
} HangingKind;

typedef struct ImportHanging {
	HangingKind kind;
	Id id;	  /* of the action or the evidence */
	Str name; /* the recommendation's reference, the title; empty for the letter */
} ImportHanging;

typedef struct ImportHangingList {
	ImportHanging *items;
	size_t count, capacity;
	bool has_more; /* of a kind than IMPORT_MOST_HANGING, which are not listed */
} ImportHangingList;

#define IMPORT_MOST_HANGING 20

typedef enum UndoResult {
	UNDO_DONE,
	UNDO_HANGS,  /* import_hanging_list() says what */
	UNDO_BEFORE, /* somebody has taken it back already */
} UndoResult;

const ImportRecord *import_record_find(Db *db, Id id);
/* The one that stands for a year; NULL: none. */
const ImportRecord *import_record_find_year(Db *db, int64_t year);
ImportRecordList import_record_list(Db *db); /* newest first */
ImportHangingList import_hanging_list(Db *db, const ImportRecord *record);

void import_record_add(Db *db, Id evaluation, const ImportDraft *draft, const Actor *by);
/* Inside a write transaction: evaluation, recommendations, their states and words go. */
UndoResult import_undo(Db *db, const ImportRecord *record, const Actor *by);

#endif
