/* SPDX-License-Identifier: Apache-2.0 */
/* Asks clamd about bytes, through its local socket (INSTREAM, clamd(8)). It waits for another
 * program: never on an I/O thread, in the write lane or within a transaction. */
#ifndef NYATA_SCANNER_H
#define NYATA_SCANNER_H

#include "base/str.h"

typedef enum Scanned {
	SCANNED_CLEAN,
	SCANNED_INFECTED, /* words: the name of what was found */
	SCANNER_REFUSED,  /* it lives and would not look: too large for it, or its own fault */
	SCANNER_DOWN,	  /* nobody answers, too slowly, or nonsense; words: why */
	SCANNER_STOPPED,  /* stop could be read */
} Scanned;

typedef struct ScannerCall {
	Str socket;	/* path: "/run/clamav/clamd.ctl" */
	int descriptor; /* the bytes, from offset 0 */
	int stop;	/* can be read when there is no more time; -1: none */
	int seconds;	/* for all of it */
} ScannerCall;

Scanned scanner_ask(Arena *arena, const ScannerCall *call, Str *words);

#endif
