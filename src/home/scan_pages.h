/* SPDX-License-Identifier: Apache-2.0 */
/* /pemindaian: how the virus scanner does, for administrators. */
#ifndef NYATA_SCAN_PAGES_H
#define NYATA_SCAN_PAGES_H

#include "plans/evidence.h"
#include "web/response.h"

typedef struct ScanPage {
	Str socket; /* as configured; empty: files are not scanned */
	ScannerHealth scanner;
	int64_t waiting;
	ScanList infected;
	EvidenceList evidence; /* with such a file, that waits for a verdict */
} ScanPage;

Response scan_show(Request *rq);

#endif
