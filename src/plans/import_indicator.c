/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/import_indicator.h"

#include "base/buf.h"
#include "base/fold.h"

#define MOST_CANDIDATES 5

typedef struct IndicatorNames {
	const Indicator *indicator;
	Str code;      /* folded, like all here: "g b 16" */
	StrList names; /* its own and those it also bears */
	Str base;      /* its name without what stands in brackets at its end */
	Str component, subcomponent;
} IndicatorNames;

struct ImportNames {
	Arena *arena;
	IndicatorNames *items;
	size_t count, capacity;
};

/* A set of indicators of an ImportNames: at most one is what is looked for. */
typedef struct Matches {
	const IndicatorNames *items[64];
	size_t count;
} Matches;

static void add_match(Matches *matches, const IndicatorNames *match)
{
	if (matches->count < sizeof matches->items / sizeof *matches->items)
		matches->items[matches->count++] = match;
}

ImportNames *import_names_of(Arena *arena, const IndicatorList *indicators)
{
	ImportNames *names = NEW(arena, ImportNames);
	names->arena = arena;
	for (size_t i = 0; i < indicators->count; i++) {
		const Indicator *indicator = &indicators->items[i];
		IndicatorNames *entry = list_push(arena, names);
		Str others = indicator->also_named, base = indicator->name;
		*entry = (IndicatorNames){
			.indicator = indicator,
			.code = str_fold(arena, indicator->code),
			.base = str_fold(arena, str_cut(&base, '(')),
			.component = str_fold(arena, indicator->component),
			.subcomponent = str_fold(arena, indicator->subcomponent),
		};
		*list_push(arena, &entry->names) = str_fold(arena, indicator->name);
		while (others.length > 0)
			*list_push(arena, &entry->names) = str_fold(arena, str_cut(&others, ';'));
	}
	return names;
}

/* "b capaian pelaksanaan …" without its letter. */
static Str without_letter(Str folded)
{
	return folded.length > 2 && folded.at[1] == ' ' ? str_slice(folded, 2, folded.length)
							: folded;
}

bool import_heading_find(const ImportNames *names, Str text, ImportHeading *heading)
{
	if (text.length == 0 || text.length > 500)
		return false;
	Str folded = str_fold(names->arena, text);
	for (size_t i = 0; i < names->count; i++) {
		const IndicatorNames *entry = &names->items[i];
		if (str_equal(folded, entry->subcomponent) ||
		    str_equal(without_letter(folded), without_letter(entry->subcomponent))) {
			*heading = (ImportHeading){ entry->component, entry->subcomponent,
						    entry->indicator->subcomponent };
			return true;
		}
	}
	for (size_t i = 0; i < names->count; i++)
		if (str_equal(folded, names->items[i].component) ||
		    str_equal(without_letter(folded), names->items[i].component)) {
			*heading = (ImportHeading){
				.component = names->items[i].component,
				.title = names->items[i].indicator->component,
			};
			return true;
		}
	return false;
}

static bool is_below(const IndicatorNames *entry, const ImportHeading *heading)
{
	return str_equal(entry->component, heading->component) &&
	       (heading->subcomponent.length == 0 ||
		str_equal(entry->subcomponent, heading->subcomponent));
}

static Matches below(const Matches *matches, const ImportHeading *heading)
{
	Matches some = { .count = 0 };
	for (size_t i = 0; i < matches->count; i++)
		if (is_below(matches->items[i], heading))
			add_match(&some, matches->items[i]);
	return some;
}

static Matches by_code(const ImportNames *names, Str folded)
{
	Matches matches = { .count = 0 };
	for (size_t i = 0; i < names->count; i++) {
		Str code = names->items[i].code;
		if (str_equal(folded, code) ||
		    (str_starts(folded, code) && folded.length > code.length &&
		     folded.at[code.length] == ' '))
			add_match(&matches, &names->items[i]);
	}
	return matches;
}

static bool is_named(const IndicatorNames *entry, Str folded)
{
	for (size_t i = 0; i < entry->names.count; i++)
		if (str_equal(entry->names.items[i], folded))
			return true;
	return false;
}

static Matches by_name(const ImportNames *names, Str folded)
{
	Matches matches = { .count = 0 };
	for (size_t i = 0; i < names->count; i++)
		if (is_named(&names->items[i], folded))
			add_match(&matches, &names->items[i]);
	if (matches.count > 0)
		return matches;
	for (size_t i = 0; i < names->count; i++)
		if (str_equal(names->items[i].base, folded))
			add_match(&matches, &names->items[i]);
	return matches;
}

static Matches by_number(const ImportNames *names, int64_t number, const ImportHeading *heading)
{
	Matches matches = { .count = 0 };
	for (size_t i = 0; i < names->count; i++)
		if (names->items[i].indicator->number == number &&
		    (heading->component.length == 0 || is_below(&names->items[i], heading)))
			add_match(&matches, &names->items[i]);
	return matches;
}

/* How many words of four letters and more the two have in common. */
static int shared_words(Str a, Str b)
{
	int shared = 0;
	while (a.length > 0) {
		Str word = str_cut(&a, ' '), rest = b;
		while (word.length >= 4 && rest.length > 0)
			if (str_equal(str_cut(&rest, ' '), word)) {
				shared++;
				break;
			}
	}
	return shared;
}

/* Those whose names share the most words with what was written. */
static Matches near(const ImportNames *names, Str folded)
{
	Matches matches = { .count = 0 };
	int most = 1;
	for (size_t i = 0; i < names->count; i++) {
		int shared = shared_words(names->items[i].names.items[0], folded);
		if (shared > most)
			matches.count = 0;
		if (shared >= most) {
			most = shared;
			add_match(&matches, &names->items[i]);
		}
	}
	return matches;
}

static Str listed(Arena *arena, const Matches *matches)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < matches->count && i < MOST_CANDIDATES; i++)
		buf_print(&out, "%s%" STR_FORMAT " %" STR_FORMAT, i ? "; " : "",
			  STR_ARGS(matches->items[i]->indicator->code),
			  STR_ARGS(matches->items[i]->indicator->name));
	if (matches->count > MOST_CANDIDATES)
		buf_add_c(&out, "; …");
	return buf_str(&out);
}

/* "16. Indeks Sistem Merit", folded, without its number. */
static Str without_number(Str folded)
{
	Str rest = folded, word = str_cut(&rest, ' ');
	int64_t number;
	return rest.length > 0 && word.length <= 2 && str_integer(word, &number) ? rest : folded;
}

static bool is_whole(Str folded)
{
	static const char *const words[] = {
		"", "umum", "keseluruhan", "secara umum", "semua", "semua indikator"
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal_c(folded, words[i]))
			return true;
	return false;
}

/* "16", "16." or what a spreadsheet stores of it, "16.0"; 0 when it is no number. */
static int64_t number_of(Str text)
{
	int64_t number;
	while (str_ends(text, S(".")) || str_ends(text, S(")")))
		text = str_slice(text, 0, text.length - 1);
	if (str_ends(text, S(".0")))
		text = str_slice(text, 0, text.length - 2);
	return str_integer(text, &number) && number > 0 ? number : 0;
}

static FoundIndicator decide(const ImportNames *names, const Matches *matches,
			     const ImportHeading *heading)
{
	Matches narrowed = below(matches, heading);
	if (matches->count > 1 && heading->component.length > 0 && narrowed.count > 0)
		matches = &narrowed;
	if (matches->count == 1)
		return (FoundIndicator){ INDICATOR_FOUND, matches->items[0]->indicator, { 0 } };
	return (FoundIndicator){ INDICATOR_AMBIGUOUS, NULL, listed(names->arena, matches) };
}

static FoundIndicator find_by_number(const ImportNames *names, int64_t number,
				     const ImportHeading *heading)
{
	Matches matches = by_number(names, number, heading);
	if (heading->component.length == 0)
		return (FoundIndicator){ INDICATOR_NUMBER_WITHOUT_COMPONENT, NULL,
					 listed(names->arena, &matches) };
	if (matches.count == 0)
		return (FoundIndicator){ .finding = INDICATOR_NUMBER_UNKNOWN };
	return decide(names, &matches, heading);
}

FoundIndicator import_indicator_find(const ImportNames *names, const ImportRow *row,
				     const ImportHeading *heading)
{
	const ImportCell *cells = row->cells;
	Str folded = str_fold(names->arena, cells[COLUMN_INDICATOR].text);
	int64_t number = number_of(cells[COLUMN_NUMBER].text);
	Str codes[] = { str_fold(names->arena, cells[COLUMN_CODE].text), folded,
			str_fold(names->arena, cells[COLUMN_NUMBER].text) };
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		Matches matches = by_code(names, codes[i]);
		if (matches.count > 0)
			return decide(names, &matches, heading);
	}
	bool is_general = is_whole(folded);
	if (!is_general) {
		Matches matches = by_name(names, folded);
		if (matches.count == 0)
			matches = by_name(names, without_number(folded));
		if (matches.count > 0)
			return decide(names, &matches, heading);
	}
	/* A running number without a component heading above says nothing where a name may stand.
	 */
	bool counts = number > 0 && folded.length == 0 &&
		      (heading->component.length > 0 || cells[COLUMN_INDICATOR].column == 0);
	if (counts || (number > 0 && !is_general && heading->component.length > 0))
		return find_by_number(names, number, heading);
	if (is_general && codes[0].length == 0)
		return (FoundIndicator){ .finding = INDICATOR_NONE };
	Matches matches = near(names, folded);
	return (FoundIndicator){ INDICATOR_UNKNOWN, NULL, listed(names->arena, &matches) };
}
