/* SPDX-License-Identifier: Apache-2.0 */
/* /bukti/{evidence}/putusan: the claim left, the evidence right, the inspector's answer below. */
#ifndef NYATA_VERDICT_PAGES_H
#define NYATA_VERDICT_PAGES_H

#include "plans/evidence_pages.h"

Response verdict_new(Request *rq);
Response verdict_create(Request *rq);

typedef struct VerdictForm {
	const EvidencePage *page;
	Str path, judge; /* judge: the agency that judges, in words */
	OptionList kinds, reasons;
	int days_waiting;
} VerdictForm;

#endif
