/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_score.h"

#include "base/decimal.h"

ImportFault *import_row_fault(Arena *arena, ImportFaultList *faults, const ImportRow *row,
			      ImportColumn column)
{
	ImportFault *fault = list_push(arena, faults);
	*fault = (ImportFault){ .sheet = row->sheet,
				.row = row->row,
				.column = row->cells[column].column,
				.value = str_shorten(arena, row->cells[column].text, 200) };
	return fault;
}

static bool has_digit(Str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] >= '0' && text.at[i] <= '9')
			return true;
	return false;
}

/* DECIMAL_BLANK for words, which have no order. */
static DecimalReading read_score(const ImportCell *cell, Decimal *score)
{
	Str text = cell->text;
	if (!has_digit(text))
		return DECIMAL_BLANK;
	if (cell->is_number)
		return decimal_from_spreadsheet(text, score) ? DECIMAL_OK : DECIMAL_OUT_OF_RANGE;
	if (str_ends(text, S("%")))
		text = str_trim(str_slice(text, 0, text.length - 1));
	return decimal_from_typed(text, score);
}

/* NULL-like: is_set is false where the row names none, or what it names cannot be read. */
static MaybeDecimal bound_of(Arena *arena, const ImportRow *row, ImportColumn column,
			     ImportFaultList *faults)
{
	MaybeDecimal bound = { 0 };
	DecimalReading reading = read_score(&row->cells[column], &bound.value);
	bound.is_set = reading == DECIMAL_OK;
	if (reading == DECIMAL_AMBIGUOUS)
		import_row_fault(arena, faults, row, column)->reason = IMPORT_SCORE_AMBIGUOUS;
	else if (reading != DECIMAL_OK && reading != DECIMAL_BLANK)
		import_row_fault(arena, faults, row, column)->reason = IMPORT_SCORE_WRONG;
	return bound;
}

static Str range_text(Arena *arena, MaybeDecimal least, MaybeDecimal most)
{
	Str low = least.is_set ? decimal_print(arena, least.value, 0, 4, 0, ',') : S("…");
	Str high = most.is_set ? decimal_print(arena, most.value, 0, 4, 0, ',') : S("…");
	return str_print(arena, "%" STR_FORMAT " – %" STR_FORMAT, STR_ARGS(low), STR_ARGS(high));
}

void import_score_check(Arena *arena, const ImportRow *row, ImportFaultList *faults)
{
	MaybeDecimal least = bound_of(arena, row, COLUMN_LEAST, faults);
	MaybeDecimal most = bound_of(arena, row, COLUMN_MOST, faults);
	MaybeDecimal score = bound_of(arena, row, COLUMN_SCORE, faults);
	if (!score.is_set || (!least.is_set && !most.is_set))
		return;
	if ((!least.is_set || decimal_compare(score.value, least.value) >= 0) &&
	    (!most.is_set || decimal_compare(score.value, most.value) <= 0))
		return;
	ImportFault *fault = import_row_fault(arena, faults, row, COLUMN_SCORE);
	fault->reason = IMPORT_SCORE_OUTSIDE;
	fault->detail = range_text(arena, least, most);
}
