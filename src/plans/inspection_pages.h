/* SPDX-License-Identifier: Apache-2.0 */
/* /pemeriksaan: what waits for a verdict. The claim and the evidence of one stand at
 * /bukti/{id}/putusan. */
#ifndef NYATA_INSPECTION_PAGES_H
#define NYATA_INSPECTION_PAGES_H

#include "plans/inspection.h"
#include "web/response.h"

Response inspection_show(Request *rq);

typedef struct InspectionPage {
	InspectionList waiting;
	GivenVerdictList verdicts;
	size_t mine; /* how many of them the reader may judge */
	Calendar calendar;
} InspectionPage;

/* Working days since it was handed in. */
int inspection_days(const Request *rq, const InspectionPage *page, const Inspection *item);

#endif
