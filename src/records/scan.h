/* SPDX-License-Identifier: Apache-2.0 */
/* What the virus scanner said of a file, and how the scanner itself does. Without a scanner in the
 * configuration nothing is asked and everything stays SCAN_WAITING; whether that holds a file back
 * is for those who know the configuration. */
#ifndef NYATA_SCAN_H
#define NYATA_SCAN_H

#include "records/journal.h"

typedef enum ScanResult {
	SCAN_WAITING, /* nobody has looked into it */
	SCAN_CLEAN,
	SCAN_INFECTED, /* its bytes are never given out again */
	SCAN_RESULTS,
} ScanResult;

typedef struct Scan {
	Str sha256;
	ScanResult result;
	Str signature; /* what was found */
	int64_t number;
} Scan;

typedef struct ScanList {
	Scan *items;
	size_t count, capacity;
} ScanList;

/* As the scanner was last met. */
typedef struct ScannerHealth {
	bool was_asked, is_down;
	Instant since;
	Str words; /* why it is down; for administrators */
} ScannerHealth;

/* For rows that carry a result; NULL (no file) is SCAN_WAITING. */
ScanResult scan_result_from(Str word);

/* SCAN_WAITING where there is no such file. */
Scan scan_find(Db *db, Str sha256);
int64_t scan_count_waiting(Db *db);
ScanList scan_list_infected(Db *db); /* newest first, 100 at most */
ScannerHealth scanner_health(Db *db);

/* A new file waits; called by file_add() alone. */
void scan_add(Db *db, Str sha256, Instant now);
bool scan_is_due(Db *db, Instant now);
/* The file that waits longest, for two minutes nobody else's. false: there is none, or another
 * process was faster. */
bool scan_take(Db *db, Instant now, Scan *scan);
/* Asks for sha256, number, result and signature, and journals it. false: somebody else has settled
 * it, or took it since. */
bool scan_settle(Db *db, const Scan *scan, const Actor *by);
/* The scanner gave no answer on it. */
void scan_put_off(Db *db, const Scan *scan, Instant until);
/* Written when it changes only. */
void scanner_note(Db *db, bool is_down, Str words, Instant now);

#endif
