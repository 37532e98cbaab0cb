/* SPDX-License-Identifier: Apache-2.0 */
/* /evaluasi/{year}/surat: what the letter of an evaluation says, mended by the coordinator. The
 * form of the import asks for the same four things. */
#ifndef NYATA_EVALUATION_PAGES_H
#define NYATA_EVALUATION_PAGES_H

#include "plans/evaluation_import.h"
#include "web/form.h"
#include "web/response.h"

/* GET and POST /evaluasi/{year}/surat */
Response evaluation_letter_edit(Request *rq);
Response evaluation_letter_update(Request *rq);

/* Number, day, index and category as typed in "letter", "day", "index" and "category"; the rest is
 * empty. */
Evaluation evaluation_letter_form(Request *rq);
bool evaluation_may_be_changed(const Request *rq);
bool evaluation_may_be_imported(const Request *rq);

/* For the views. */
OptionList evaluation_category_options(Request *rq);
Str evaluation_letter_path(Request *rq, const Evaluation *evaluation);

#endif
