/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/evaluation_import.h"

#include "plans/import_record.h"
#include "plans/import_guess.h"
#include "plans/import_walk.h"
#include "records/setting.h"

const char *const evaluation_categories[] = { "AA", "A", "A-", "BB", "B", "CC", "C", "D", NULL };

bool evaluation_category_is_known(Str category)
{
	for (size_t i = 0; evaluation_categories[i]; i++)
		if (str_equal_c(category, evaluation_categories[i]))
			return true;
	return false;
}

static RecommendationList recommendations_of(Db *db, const Evaluation *evaluation)
{
	RecommendationList all =
		recommendation_list(db, (RecommendationFilter){ .year = evaluation->year });
	RecommendationList list = { 0 };
	for (size_t i = 0; i < all.count; i++)
		*list_push(db_arena(db), &list) = (Recommendation){ 0 };
	for (size_t i = 0; i < all.count; i++) {
		const Recommendation *one = &all.items[i];
		if (one->evaluation == evaluation->id && one->number >= 1 &&
		    (size_t)one->number <= list.count)
			list.items[one->number - 1] = *one;
	}
	return list;
}

ImportKnown import_known(Db *db, int64_t year)
{
	ImportKnown known = {
		.instrument = instrument_for_year(db, S("rb"), year),
		.regency = setting_find(db, "regency.name"),
		.standing = evaluation_find_year(db, S("rb"), year),
		.choices = import_choice_list(db),
	};
	if (known.instrument)
		known.indicators = indicator_list_of(db, known.instrument->id);
	if (known.standing)
		known.recommendations = recommendations_of(db, known.standing);
	return known;
}

static bool is_same_letter(const Evaluation *standing, const Evaluation *given)
{
	return (given->letter_number.length == 0 ||
		str_equal(given->letter_number, standing->letter_number)) &&
	       (!day_is_set(given->letter_day) ||
		day_compare(given->letter_day, standing->letter_day) == 0) &&
	       (!given->index_value.is_set ||
		(standing->index_value.is_set &&
		 decimal_compare(given->index_value.value, standing->index_value.value) == 0)) &&
	       (given->category.length == 0 || str_equal(given->category, standing->category));
}

static bool is_same(const ImportKnown *known, const ImportDraft *draft)
{
	if (!is_same_letter(known->standing, &draft->evaluation) ||
	    known->recommendations.count != draft->items.count)
		return false;
	for (size_t i = 0; i < draft->items.count; i++) {
		const Recommendation *standing = &known->recommendations.items[i];
		const ImportItem *item = &draft->items.items[i];
		if (!str_equal(standing->text, item->text) ||
		    !str_equal(standing->note, item->note) ||
		    standing->indicator != item->indicator)
			return false;
	}
	return true;
}

/* The letter as a reader would name it. */
static Str letter_name(Arena *arena, const Evaluation *evaluation)
{
	Str number = evaluation->letter_number.length ? evaluation->letter_number : S("–");
	if (!day_is_set(evaluation->letter_day))
		return number;
	return str_print(arena, "%" STR_FORMAT " (%" STR_FORMAT ")", STR_ARGS(number),
			 STR_ARGS(day_iso(arena, evaluation->letter_day)));
}

static void compare_with_standing(Arena *arena, const ImportKnown *known, ImportDraft *draft)
{
	if (!known->standing || draft->faults.count > 0)
		return;
	draft->is_same = is_same(known, draft);
	if (!draft->is_same)
		*list_push(arena, &draft->faults) =
			(ImportFault){ .reason = IMPORT_YEAR_TAKEN,
				       .number = known->standing->year,
				       .detail = letter_name(arena, known->standing) };
}

static Evaluation evaluation_of(const ImportKnown *known, const ImportLetter *letter)
{
	return (Evaluation){
		.instrument = known->instrument ? known->instrument->id : 0,
		.kind = S("rb"),
		.year = letter->year,
		.agency_name = letter->agency_name.length ? letter->agency_name : known->regency,
		.letter_number = letter->number,
		.letter_day = letter->day,
		.index_value = letter->index_value,
		.category = letter->category,
		.file_sha256 = letter->file_sha256,
	};
}

/* What was said with this file goes before what is remembered. */
static ImportChoiceList choices_of(Arena *arena, const ImportKnown *known,
				   const ImportLetter *letter)
{
	ImportChoiceList choices = { 0 };
	for (size_t i = 0; i < known->choices.count; i++)
		*list_push(arena, &choices) = known->choices.items[i];
	for (size_t i = 0; i < letter->choices.count; i++)
		import_choice_put(arena, &choices, letter->choices.items[i].heading,
				  letter->choices.items[i].column);
	return choices;
}

bool import_table_is_understood(const ImportDraft *draft)
{
	for (size_t i = 0; i < draft->faults.count; i++) {
		ImportReason reason = draft->faults.items[i].reason;
		if (reason == IMPORT_NO_HEADING || reason == IMPORT_NO_RECOMMENDATION ||
		    reason == IMPORT_COLUMN_TWICE || reason == IMPORT_NO_INSTRUMENT)
			return false;
	}
	return true;
}

ImportDraft import_draft(Arena *arena, const ImportKnown *known, const Workbook *workbook,
			 const ImportLetter *letter)
{
	ImportDraft draft = { .evaluation = evaluation_of(known, letter),
			      .instrument = known->instrument,
			      .choices = choices_of(arena, known, letter),
			      .file_name = letter->file_name };
	if (!known->instrument) {
		*list_push(arena, &draft.faults) =
			(ImportFault){ .reason = IMPORT_NO_INSTRUMENT, .number = letter->year };
		return draft;
	}
	ImportTable table = import_table_read(arena, workbook, &draft.choices);
	import_guess(arena, workbook, &known->indicators, &table.unknown);
	draft.faults = table.faults;
	draft.unknown = table.unknown;
	draft.sheets = table.sheets;
	if (draft.faults.count > 0)
		return draft;
	import_walk(arena, known, &table.rows, letter, &draft);
	compare_with_standing(arena, known, &draft);
	return draft;
}

ImportResult import_apply(Db *db, const ImportDraft *draft, const Actor *by)
{
	Actor importer = *by;
	importer.source = BY_IMPORT;
	ImportKnown known = import_known(db, draft->evaluation.year);
	if (known.standing)
		return is_same(&known, draft) ? IMPORT_UNCHANGED : IMPORT_TAKEN;
	Id evaluation = evaluation_add(db, &draft->evaluation, &importer);
	if (!evaluation)
		return IMPORT_TAKEN;
	for (size_t i = 0; i < draft->items.count; i++) {
		const ImportItem *item = &draft->items.items[i];
		Recommendation recommendation = { .evaluation = evaluation,
						  .number = (int64_t)i + 1,
						  .text = item->text,
						  .note = item->note,
						  .indicator = item->indicator };
		recommendation_add(db, &recommendation, &importer);
	}
	import_choice_keep(db, &draft->choices, &importer);
	import_record_add(db, evaluation, draft, &importer);
	return IMPORT_DONE;
}
