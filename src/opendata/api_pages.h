/* SPDX-License-Identifier: Apache-2.0 */
/* The open data of /api/v1, one file a noun: api_recommendation_pages.c, …; anybody may read it,
 * and all of it stands on the public pages too. */
#ifndef NYATA_API_PAGES_H
#define NYATA_API_PAGES_H

#include "web/response.h"

Response api_evaluation_index(Request *rq);
Response api_evaluation_show(Request *rq);
Response api_recommendation_index(Request *rq);
Response api_recommendation_show(Request *rq);
Response api_action_index(Request *rq);
Response api_action_show(Request *rq);
Response api_output_index(Request *rq);
Response api_output_show(Request *rq);
Response api_action_output_index(Request *rq); /* of one action */
Response api_agency_index(Request *rq);
Response api_agency_show(Request *rq);
Response api_evidence_index(Request *rq);
Response api_evidence_show(Request *rq);
Response api_journal_index(Request *rq);
Response api_journal_show(Request *rq);

#endif
