/* SPDX-License-Identifier: Apache-2.0 */
/* Outputs as the API tells them, by themselves and within their action. */
#ifndef NYATA_API_OUTPUT_PAGES_H
#define NYATA_API_OUTPUT_PAGES_H

#include "plans/output.h"
#include "web/request.h"

/* "[…]" */
Str api_outputs_text(Request *rq, const OutputList *outputs);

#endif
