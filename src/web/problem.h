/* SPDX-License-Identifier: Apache-2.0 */
/* Error pages: what is wrong, how to mend it, where to go. not_found(), forbidden() and problem()
 * are in response.h. */
#ifndef NYATA_PROBLEM_H
#define NYATA_PROBLEM_H

#include "web/response.h"

typedef struct Problem {
	int status;
	const char *title, *sentence; /* Indonesian, for t() */
} Problem;

/* The row of the status; that of 500 for one that has none. */
const Problem *problem_find(int status);
/* 400 of the API: rq->strange_field is none of the parameters that the row reads. */
Response problem_strange(Request *rq);
/* This page again, where it can be opened; else the front page. */
Str problem_back(const Request *rq);

#endif
