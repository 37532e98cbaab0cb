/* SPDX-License-Identifier: Apache-2.0 */
/* Which indicator a row is about: by its code, by its folded name (or another name that it bears),
 * else by its number under the component heading above. Never guessed. */
#ifndef NYATA_IMPORT_INDICATOR_H
#define NYATA_IMPORT_INDICATOR_H

#include "measure/indicator.h"
#include "plans/import_rows.h"

/* The component heading above a row; subcomponent empty: only the component is known; both empty:
 * no heading, or one that the instrument does not know. */
typedef struct ImportHeading {
	Str component, subcomponent; /* folded */
	Str title;		     /* the lower one, as the instrument writes it */
} ImportHeading;

typedef enum IndicatorFinding {
	INDICATOR_FOUND,
	INDICATOR_NONE, /* about the evaluation as a whole */
	INDICATOR_UNKNOWN,
	INDICATOR_AMBIGUOUS,
	INDICATOR_NUMBER_UNKNOWN,
	INDICATOR_NUMBER_WITHOUT_COMPONENT,
} IndicatorFinding;

typedef struct FoundIndicator {
	IndicatorFinding finding;
	const Indicator *indicator;
	Str candidates; /* "G-B-16 Indeks Sistem Merit; …" */
} FoundIndicator;

/* The indicators of an instrument with their names folded, once for a file. */
typedef struct ImportNames ImportNames;
ImportNames *import_names_of(Arena *arena, const IndicatorList *indicators);

/* true: the text is a component's or subcomponent's heading, and *heading is it. */
bool import_heading_find(const ImportNames *names, Str text, ImportHeading *heading);
FoundIndicator import_indicator_find(const ImportNames *names, const ImportRow *row,
				     const ImportHeading *heading);

#endif
