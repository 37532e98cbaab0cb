/* SPDX-License-Identifier: Apache-2.0 */
/* /rekomendasi/{ref}/tanggapan: the coordinator enters the regency's formal answer. */
#ifndef NYATA_RESPONSE_PAGES_H
#define NYATA_RESPONSE_PAGES_H

#include "plans/response.h"
#include "web/form.h"
#include "web/response.h"

Response response_new(Request *rq);
Response response_create(Request *rq);

typedef struct ResponsePage {
	const Recommendation *recommendation;
	FormalResponseList earlier; /* oldest first */
	Id newest;		    /* 0: none */
	OptionList kinds;
} ResponsePage;

/* The newest answer, where another one came in between and both are compared; else an empty one. */
FormalResponse response_to_compare(const Request *rq, const ResponsePage *page);

#endif
