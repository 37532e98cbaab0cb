/* SPDX-License-Identifier: Apache-2.0 */
/* The API's description. Each row of the route table under /api/v1 has its words here; the document
 * and the page that shows it are made from both, so that none can be missing. */
#ifndef NYATA_API_DOCUMENT_PAGES_H
#define NYATA_API_DOCUMENT_PAGES_H

#include "web/response.h"
#include "web/route.h"

#define API_ROOT "/api/v1/"

typedef struct ApiOperation {
	const char *path;    /* as in the route table */
	const char *summary; /* Indonesian, for t() */
	const char *schema;  /* "Recommendation", of data/api/schemas.json */
	const char *name;    /* operationId, "listRecommendations" */
	bool is_list;
} ApiOperation;

extern const ApiOperation api_operations[];
extern const size_t api_operation_count;

/* NULL: nobody has described that row. */
const ApiOperation *api_operation_of(const Route *route);

typedef struct ApiParameter {
	const char *name;
	const char *path;  /* of the row where it means something of its own; NULL: of all others */
	const char *words; /* Indonesian, for t() */
	const char *schema; /* JSON */
} ApiParameter;

/* NULL: nobody has described it. */
const ApiParameter *api_parameter_of(const Route *route, Str name);

/* GET /api/openapi.json */
Response api_document_show(Request *rq);
Str api_document(Request *rq);

#endif
