/* SPDX-License-Identifier: Apache-2.0 */
/* The outputs of all plans as somebody asks for them, oldest first. Those of withdrawn actions
 * stand on their pages alone. */
#ifndef NYATA_OUTPUT_LIST_H
#define NYATA_OUTPUT_LIST_H

#include "plans/output.h"

/* Counted up to that many. */
#define OUTPUTS_COUNTED 10000

typedef struct OutputQuestion {
	Id lead;      /* the agency that leads their action; 0: any */
	int64_t year; /* of the plan; 0: any */
	Id after;     /* the page begins behind that one; 0: at the beginning */
	int limit;
} OutputQuestion;

/* One more than the limit where there are more. */
OutputList output_list_page(Db *db, const OutputQuestion *question);
int64_t output_list_count(Db *db, const OutputQuestion *question, int most);
/* The statement, for the test that reads its plan. */
SqlText output_list_sql(Db *db, const OutputQuestion *question);

#endif
