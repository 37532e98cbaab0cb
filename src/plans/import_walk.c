/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_walk.h"

#include "base/fold.h"
#include "plans/import_indicator.h"
#include "plans/import_institution.h"
#include "plans/import_list.h"
#include "plans/import_score.h"

#define LONGEST_RECOMMENDATION 4000 /* characters */
#define NAMES_SHOWN 3

/* A draft while its rows are walked through. */
typedef struct Drafting {
	Arena *arena;
	const ImportKnown *known;
	const ImportRowList *rows;
	ImportDraft *draft;
	ImportNames *names;
	ImportHeading heading;
	Str ours, also_ours; /* folded */
	StrList others;	     /* the first institutions that are not ours, as written */
	bool has_others;
	size_t *places; /* a table of hashes: number of the item, from 1; 0: free */
	size_t place_count;
} Drafting;

static void take_row(Drafting *drafting, const ImportRow *row);

static bool is_ours(const Drafting *drafting, const ImportRow *row)
{
	Str name = institution_fold(drafting->arena, row->cells[COLUMN_INSTITUTION].text);
	Str group = institution_fold(drafting->arena, row->cells[COLUMN_GROUP].text);
	return institution_is(name, group, drafting->ours) ||
	       institution_is(name, group, drafting->also_ours);
}

static void note_others(Drafting *drafting)
{
	for (size_t i = 0; i < drafting->rows->count; i++) {
		const ImportRow *row = &drafting->rows->items[i];
		Str name = row->cells[COLUMN_INSTITUTION].text;
		if (name.length == 0 || is_ours(drafting, row))
			continue;
		drafting->has_others = true;
		bool is_known = drafting->others.count >= NAMES_SHOWN;
		for (size_t k = 0; k < drafting->others.count; k++)
			is_known |= str_equal(drafting->others.items[k], name);
		if (!is_known)
			*list_push(drafting->arena, &drafting->others) = name;
	}
}

static void walk(Drafting *drafting)
{
	ImportDraft *draft = drafting->draft;
	note_others(drafting);
	list_reserve(drafting->arena, &draft->items, drafting->rows->count);
	for (size_t i = 0; i < drafting->rows->count; i++)
		take_row(drafting, &drafting->rows->items[i]);
	if (draft->items.count > 0 || draft->faults.count > 0)
		return;
	ImportFault none = { .reason = IMPORT_NOTHING_FOUND };
	if (draft->left_out > 0)
		none = (ImportFault){ .reason = IMPORT_INSTITUTION_NOT_OURS,
				      .value = drafting->known->regency,
				      .detail = str_join(drafting->arena, &drafting->others,
							 S("; ")) };
	*list_push(drafting->arena, &draft->faults) = none;
}

void import_walk(Arena *arena, const ImportKnown *known, const ImportRowList *rows,
		 const ImportLetter *letter, ImportDraft *draft)
{
	Drafting drafting = {
		.arena = arena,
		.known = known,
		.rows = rows,
		.draft = draft,
		.names = import_names_of(arena, &known->indicators),
		.ours = institution_fold(arena, known->regency),
		.also_ours = institution_fold(arena, letter->agency_name),
	};
	walk(&drafting);
}

/* "-", "nihil": a cell that says that nothing is asked for. */
static bool asks_nothing(Arena *arena, Str text)
{
	static const char *const words[] = { "",  "nihil", "tidak ada", "tidak ada rekomendasi",
					     "0", "n a",   "kosong" };
	if (text.length > 100)
		return false;
	Str folded = str_fold(arena, text);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal_c(folded, words[i]))
			return true;
	return false;
}

/* A row that stands over others: a component, or a heading that the instrument does not know, below
 * which numbers mean nothing. */
static bool take_heading(Drafting *drafting, const ImportRow *row)
{
	Str both = str_print(drafting->arena, "%" STR_FORMAT " %" STR_FORMAT,
			     STR_ARGS(str_slice(row->first, 0, 500)),
			     STR_ARGS(str_slice(row->second, 0, 500)));
	Str texts[] = { row->first, both, row->second };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (import_heading_find(drafting->names, texts[i], &drafting->heading))
			return true;
	if (row->filled > 2 || row->cells[COLUMN_INDICATOR].is_merged)
		return false;
	FoundIndicator found = import_indicator_find(drafting->names, row, &drafting->heading);
	if (found.finding == INDICATOR_FOUND)
		return false;
	drafting->heading = (ImportHeading){ 0 };
	return true;
}

static bool is_error(Str text)
{
	static const char *const errors[] = { "#N/A",  "#REF!",	 "#VALUE!", "#NAME?",
					      "#NUM!", "#NULL!", "#DIV/0!" };
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (str_equal_c(text, errors[i]))
			return true;
	return false;
}

static bool has_error(Drafting *drafting, const ImportRow *row)
{
	static const ImportColumn used[] = {
		COLUMN_NUMBER,	    COLUMN_CODE, COLUMN_INDICATOR,
		COLUMN_INSTITUTION, COLUMN_NOTE, COLUMN_RECOMMENDATION
	};
	bool found = false;
	for (size_t i = 0; i < sizeof used / sizeof *used; i++)
		if (is_error(row->cells[used[i]].text)) {
			import_row_fault(drafting->arena, &drafting->draft->faults, row, used[i])
				->reason = IMPORT_CELL_ERROR;
			found = true;
		}
	return found;
}

static ImportColumn column_of(const ImportRow *row, IndicatorFinding finding)
{
	if (finding == INDICATOR_NUMBER_UNKNOWN || finding == INDICATOR_NUMBER_WITHOUT_COMPONENT)
		return COLUMN_NUMBER;
	if (row->cells[COLUMN_INDICATOR].text.length > 0)
		return COLUMN_INDICATOR;
	return row->cells[COLUMN_CODE].text.length > 0 ? COLUMN_CODE : COLUMN_NUMBER;
}

static void add_indicator_fault(Drafting *drafting, const ImportRow *row,
				const FoundIndicator *found)
{
	static const ImportReason reasons[] = {
		[INDICATOR_FOUND] = 0,
		[INDICATOR_NONE] = 0,
		[INDICATOR_UNKNOWN] = IMPORT_INDICATOR_UNKNOWN,
		[INDICATOR_AMBIGUOUS] = IMPORT_INDICATOR_AMBIGUOUS,
		[INDICATOR_NUMBER_UNKNOWN] = IMPORT_NUMBER_UNKNOWN,
		[INDICATOR_NUMBER_WITHOUT_COMPONENT] = IMPORT_NUMBER_WITHOUT_COMPONENT,
	};
	ImportFault *fault = import_row_fault(drafting->arena, &drafting->draft->faults, row,
					      column_of(row, found->finding));
	fault->reason = reasons[found->finding];
	fault->detail = found->candidates;
	if (found->finding == INDICATOR_NUMBER_UNKNOWN)
		fault->detail = drafting->heading.title;
}

static uint64_t hash_of(const ImportItem *item)
{
	uint64_t hash = UINT64_C(14695981039346656037) ^ (uint64_t)item->indicator;
	for (size_t i = 0; i < item->text.length; i++)
		hash = (hash ^ (unsigned char)item->text.at[i]) * UINT64_C(1099511628211);
	return hash ^ hash >> 32;
}

/* At most half of the places are taken, and a file has at most OPEN_MOST_CELLS cells, so a bad hash
 * costs a search as long as its file. */
static void grow_places(Drafting *drafting)
{
	const ImportItemList *items = &drafting->draft->items;
	if (items->count * 2 < drafting->place_count)
		return;
	drafting->place_count = drafting->place_count ? drafting->place_count * 4 : 1024;
	drafting->places = NEW_ARRAY(drafting->arena, size_t, drafting->place_count);
	for (size_t i = 0; i < items->count; i++) {
		size_t place = hash_of(&items->items[i]) & (drafting->place_count - 1);
		while (drafting->places[place])
			place = (place + 1) & (drafting->place_count - 1);
		drafting->places[place] = i + 1;
	}
}

/* The same that stands already, or NULL: then *place is where it belongs. */
static const ImportItem *item_twice(Drafting *drafting, const ImportItem *item, size_t *place)
{
	grow_places(drafting);
	*place = hash_of(item) & (drafting->place_count - 1);
	for (; drafting->places[*place]; *place = (*place + 1) & (drafting->place_count - 1)) {
		const ImportItem *other =
			&drafting->draft->items.items[drafting->places[*place] - 1];
		if (other->indicator == item->indicator && str_equal(other->text, item->text))
			return other;
	}
	return NULL;
}

static void add_item(Drafting *drafting, const ImportRow *row, ImportItem item)
{
	ImportFaultList *faults = &drafting->draft->faults;
	size_t characters = str_characters(item.text);
	if (characters > LONGEST_RECOMMENDATION) {
		ImportFault *fault =
			import_row_fault(drafting->arena, faults, row, COLUMN_RECOMMENDATION);
		fault->reason = IMPORT_RECOMMENDATION_LONG;
		fault->number = (int64_t)characters;
		fault->most = LONGEST_RECOMMENDATION;
		return;
	}
	size_t place;
	const ImportItem *other = item_twice(drafting, &item, &place);
	if (other) {
		ImportFault *fault =
			import_row_fault(drafting->arena, faults, row, COLUMN_RECOMMENDATION);
		fault->reason = IMPORT_RECOMMENDATION_TWICE;
		fault->detail = import_fault_place(drafting->arena,
						   &(ImportFault){ .sheet = other->sheet,
								   .row = other->row,
								   .column = other->column });
		return;
	}
	*list_push(drafting->arena, &drafting->draft->items) = item;
	drafting->places[place] = drafting->draft->items.count;
}

/* The indicator's name as the file has it, where a reader may doubt that it is the same. */
static Str said_of(Arena *arena, const ImportRow *row, const Indicator *indicator)
{
	Str said = row->cells[COLUMN_INDICATOR].text;
	bool is_same = !indicator || said.length == 0 ||
		       str_equal(str_fold(arena, said), str_fold(arena, indicator->name));
	return is_same ? (Str){ 0 } : said;
}

static void add_items(Drafting *drafting, const ImportRow *row, const Indicator *indicator)
{
	ImportColumn note = row->cells[COLUMN_NOTE].column ? COLUMN_NOTE : COLUMN_REMARK;
	ImportItem item = { .sheet = row->sheet,
			    .row = row->row,
			    .column = row->cells[COLUMN_RECOMMENDATION].column,
			    .note = row->cells[note].text,
			    .said = said_of(drafting->arena, row, indicator) };
	if (indicator) {
		item.indicator = indicator->id;
		item.indicator_code = indicator->code;
		item.indicator_name = indicator->name;
	}
	StrList texts = import_list_split(drafting->arena, row->cells[COLUMN_RECOMMENDATION].text);
	for (size_t i = 0; i < texts.count; i++) {
		item.text = texts.items[i];
		add_item(drafting, row, item);
	}
}

static bool has_letter(Arena *arena, Str text)
{
	Str folded = str_fold(arena, str_slice(text, 0, 200));
	for (size_t i = 0; i < folded.length; i++)
		if (folded.at[i] != ' ' && (folded.at[i] < '0' || folded.at[i] > '9'))
			return true;
	return false;
}

/* One recommendation cell that belongs to several rows, of which each has its own indicator. */
static bool is_merged_over(const ImportRow *row)
{
	return row->cells[COLUMN_INDICATOR].text.length > 0 &&
	       !row->cells[COLUMN_INDICATOR].is_merged;
}

static void take_recommendation(Drafting *drafting, const ImportRow *row)
{
	ImportFaultList *faults = &drafting->draft->faults;
	const ImportCell *asked = &row->cells[COLUMN_RECOMMENDATION];
	if (asked->is_merged) {
		if (is_merged_over(row))
			import_row_fault(drafting->arena, faults, row, COLUMN_RECOMMENDATION)
				->reason = IMPORT_RECOMMENDATION_MERGED;
		return;
	}
	if (has_error(drafting, row))
		return;
	if (!has_letter(drafting->arena, asked->text)) {
		import_row_fault(drafting->arena, faults, row, COLUMN_RECOMMENDATION)->reason =
			IMPORT_RECOMMENDATION_NUMBER;
		return;
	}
	FoundIndicator found = import_indicator_find(drafting->names, row, &drafting->heading);
	if (found.finding == INDICATOR_FOUND || found.finding == INDICATOR_NONE)
		add_items(drafting, row, found.indicator);
	else
		add_indicator_fault(drafting, row, &found);
}

static void begin_sheet(Drafting *drafting, const ImportRow *row)
{
	drafting->heading = (ImportHeading){ 0 };
	import_heading_find(drafting->names, row->sheet, &drafting->heading);
}

static void take_row(Drafting *drafting, const ImportRow *row)
{
	const ImportCell *institution = &row->cells[COLUMN_INSTITUTION];
	bool asks = !asks_nothing(drafting->arena, row->cells[COLUMN_RECOMMENDATION].text);
	if (row->begins_sheet)
		begin_sheet(drafting, row);
	if (!asks && institution->text.length == 0 && take_heading(drafting, row))
		return;
	if (institution->text.length > 0 && !is_ours(drafting, row)) {
		drafting->draft->left_out++;
		return;
	}
	if (asks && institution->text.length == 0 && drafting->has_others) {
		import_row_fault(drafting->arena, &drafting->draft->faults, row, COLUMN_INSTITUTION)
			->reason = IMPORT_INSTITUTION_EMPTY;
		return;
	}
	import_score_check(drafting->arena, row, &drafting->draft->faults);
	if (asks)
		take_recommendation(drafting, row);
	else
		drafting->draft->without++;
}
