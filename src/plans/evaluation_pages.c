/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evaluation_pages.h"

#include <inttypes.h>

#include "base/list.h"
#include "people/clash_pages.h"
#include "people/permission_pages.h"
#include "plans/evaluation_view.h"

static size_t category_count(void)
{
	size_t count = 0;
	while (evaluation_categories[count])
		count++;
	return count;
}

static Str form_category(Request *rq)
{
	int chosen = form_choice(rq, "category", evaluation_categories, category_count());
	return chosen < 0 ? (Str){ 0 } : str_of(evaluation_categories[chosen]);
}

Evaluation evaluation_letter_form(Request *rq)
{
	Evaluation letter = {
		.letter_number = form_text(rq, "letter", 100),
		.letter_day = form_day(rq, "day", day_of(EVALUATION_FIRST_YEAR, 1, 1), rq->today),
		.index_value = { true, form_decimal(rq, "index", decimal_of(0),
						    decimal_of(EVALUATION_MOST_INDEX)) },
		.category = form_category(rq),
	};
	return letter;
}

bool evaluation_may_be_changed(const Request *rq)
{
	return could(rq, CHANGE_EVALUATION, standing_any(rq->db, rq->person));
}

bool evaluation_may_be_imported(const Request *rq)
{
	return could(rq, IMPORT_EVALUATION, standing_any(rq->db, rq->person));
}

static bool may_change(Request *rq, const Evaluation *evaluation)
{
	return may(rq, CHANGE_EVALUATION, standing_any(rq->db, rq->person),
		   str_print(rq->arena, "evaluation %" PRId64, evaluation->id));
}

/* GET /evaluasi/{year}/surat */
Response evaluation_letter_edit(Request *rq)
{
	const Evaluation *evaluation = evaluation_find_year(rq->db, S("rb"), path_id(rq, "year"));
	if (!evaluation)
		return not_found(rq);
	if (!may_change(rq, evaluation))
		return forbidden(rq);
	return page(rq, evaluation_letter_view(rq, evaluation));
}

/* POST /evaluasi/{year}/surat - the coordinator mends what was typed of the letter. */
Response evaluation_letter_update(Request *rq)
{
	const Evaluation *evaluation = evaluation_find_year(rq->db, S("rb"), path_id(rq, "year"));
	if (!evaluation)
		return not_found(rq);
	if (!may_change(rq, evaluation))
		return forbidden(rq);

	Evaluation letter = evaluation_letter_form(rq), changed = *evaluation;
	changed.letter_number = letter.letter_number;
	changed.letter_day = letter.letter_day;
	changed.index_value = letter.index_value;
	changed.category = letter.category;
	changed.version = form_version(rq);
	if (form_invalid(rq))
		return invalid(rq, evaluation_letter_view(rq, evaluation));
	if (!evaluation_change(rq->db, &changed, rq->by)) {
		clash_fault(rq, "evaluation", evaluation->id);
		return conflict(rq, evaluation_letter_view(rq, evaluation));
	}
	return redirect(rq, "/impor");
}

OptionList evaluation_category_options(Request *rq)
{
	OptionList options = { 0 };
	for (size_t i = 0; evaluation_categories[i]; i++)
		*list_push(rq->arena, &options) = (Option){
			.value = str_of(evaluation_categories[i]),
			.label = str_of(evaluation_categories[i]),
		};
	return options;
}

Str evaluation_letter_path(Request *rq, const Evaluation *evaluation)
{
	return str_print(rq->arena, "/evaluasi/%" PRId64 "/surat", evaluation->year);
}
