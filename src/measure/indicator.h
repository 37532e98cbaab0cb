/* SPDX-License-Identifier: Apache-2.0 */
/* Instruments, their indicators, and observations; read-only so far, filled from data/ by init and
 * demo. */
#ifndef NYATA_INDICATOR_H
#define NYATA_INDICATOR_H

#include "records/journal.h"

typedef struct Instrument {
	Id id;
	Str code, kind; /* "rb-2024", "rb" */
	int64_t year;
	Str name, name_en, source;
} Instrument;

/* A mere count has none. */
typedef enum Direction { NO_DIRECTION, HIGHER_IS_BETTER, LOWER_IS_BETTER } Direction;

typedef struct Indicator {
	Id id, instrument; /* instrument 0: published by the regency itself */
	Str code, slug;	   /* "G-B-16"; "rb-2024-g-b-16" */
	Str component, subcomponent;
	int64_t number; /* restarts in each subcomponent; 0 when it has none */
	Str name, name_en, also_named, unit;
	Direction direction;
	int64_t position;
	Str source;
} Indicator;

typedef struct IndicatorList {
	Indicator *items;
	size_t count, capacity;
} IndicatorList;

typedef struct Observation {
	Id id, indicator;
	Str period;
	Decimal value;
	Str category, note, source, method;
	Day observed_on;
	Id person, second_person;
} Observation;

typedef struct ObservationList {
	Observation *items;
	size_t count, capacity;
} ObservationList;

const Instrument *instrument_find(Db *db, Id id);
/* The newest of a kind whose year is not after; NULL when there is none. */
const Instrument *instrument_for_year(Db *db, Str kind, int64_t year);
Id instrument_add(Db *db, const Instrument *instrument, const Actor *by); /* 0: the code is taken */

const Indicator *indicator_find(Db *db, Id id);
const Indicator *indicator_find_slug(Db *db, Str slug);
IndicatorList indicator_list_of(Db *db,
				Id instrument); /* 0: those of the regency itself; by position */
Id indicator_add(Db *db, const Indicator *indicator, const Actor *by);

ObservationList observation_list_of(Db *db, Id indicator); /* by period */
Id observation_add(Db *db, const Observation *observation,
		   const Actor *by); /* 0: the period has one */

#endif
