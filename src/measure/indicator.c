/* SPDX-License-Identifier: Apache-2.0 */
#include "measure/indicator.h"

#include "base/list.h"

static Instrument read_instrument(Rows *rows)
{
	return (Instrument){
		.id = row_id(rows, "id"),
		.code = row_text(rows, "code"),
		.kind = row_text(rows, "kind"),
		.year = row_integer(rows, "year"),
		.name = row_text(rows, "name"),
		.name_en = row_text(rows, "name_en"),
		.source = row_text(rows, "source"),
	};
}

static const Instrument *one_instrument(Db *db, Rows *rows)
{
	Instrument *found = NULL;
	if (db_next(rows)) {
		found = NEW(db_arena(db), Instrument);
		*found = read_instrument(rows);
	}
	db_rows_end(rows);
	return found;
}

static const char *direction_word(Direction direction)
{
	static const char *const words[] = {
		[NO_DIRECTION] = "none",
		[HIGHER_IS_BETTER] = "higher",
		[LOWER_IS_BETTER] = "lower",
	};
	return words[direction];
}

static Direction direction_from(Str word)
{
	if (str_equal(word, S("higher")))
		return HIGHER_IS_BETTER;
	return str_equal(word, S("lower")) ? LOWER_IS_BETTER : NO_DIRECTION;
}

static Indicator read_indicator(Rows *rows)
{
	return (Indicator){
		.id = row_id(rows, "id"),
		.instrument = row_id(rows, "instrument"),
		.code = row_text(rows, "code"),
		.slug = row_text(rows, "slug"),
		.component = row_text(rows, "component"),
		.subcomponent = row_text(rows, "subcomponent"),
		.number = row_integer(rows, "number"),
		.name = row_text(rows, "name"),
		.name_en = row_text(rows, "name_en"),
		.also_named = row_text(rows, "also_named"),
		.unit = row_text(rows, "unit"),
		.direction = direction_from(row_text(rows, "direction")),
		.position = row_integer(rows, "position"),
		.source = row_text(rows, "source"),
	};
}

static const Indicator *one_indicator(Db *db, Rows *rows)
{
	Indicator *found = NULL;
	if (db_next(rows)) {
		found = NEW(db_arena(db), Indicator);
		*found = read_indicator(rows);
	}
	db_rows_end(rows);
	return found;
}

const Instrument *instrument_find(Db *db, Id id)
{
	return one_instrument(db, db_query(db, "SELECT * FROM instrument WHERE id = $1", ID(id)));
}

const Instrument *instrument_for_year(Db *db, Str kind, int64_t year)
{
	Rows *rows = db_query(db,
			      "SELECT * FROM instrument WHERE kind = $1 AND year <= $2"
			      " ORDER BY year DESC, id DESC LIMIT 1",
			      TEXT(kind), INTEGER(year));
	return one_instrument(db, rows);
}

Id instrument_add(Db *db, const Instrument *instrument, const Actor *by)
{
	Id id = db_insert(
		db,
		"INSERT INTO instrument (code, kind, year, name, name_en, source)"
		" VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (code) DO NOTHING RETURNING id",
		TEXT(instrument->code), TEXT(instrument->kind), INTEGER(instrument->year),
		TEXT(instrument->name), TEXT(instrument->name_en), TEXT(instrument->source));
	if (!id)
		return 0;
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "code", instrument->code);
	json_text(&facts, "name", instrument->name);
	json_integer(&facts, "year", instrument->year);
	journal_add(db, by, "add", "instrument", id, &facts, NULL);
	return id;
}

const Indicator *indicator_find(Db *db, Id id)
{
	return one_indicator(db, db_query(db, "SELECT * FROM indicator WHERE id = $1", ID(id)));
}

const Indicator *indicator_find_slug(Db *db, Str slug)
{
	return one_indicator(db,
			     db_query(db, "SELECT * FROM indicator WHERE slug = $1", TEXT(slug)));
}

IndicatorList indicator_list_of(Db *db, Id instrument)
{
	IndicatorList list = { 0 };
	Rows *rows = instrument ? db_query(db,
					   "SELECT * FROM indicator WHERE instrument = $1"
					   " ORDER BY position, id",
					   ID(instrument))
				: db_query(db, "SELECT * FROM indicator WHERE instrument IS NULL"
					       " ORDER BY position, id");
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_indicator(rows);
	return list;
}

Id indicator_add(Db *db, const Indicator *indicator, const Actor *by)
{
	Id id = db_insert(
		db,
		"INSERT INTO indicator (instrument, code, slug, component, subcomponent, number,"
		" name, name_en, also_named, unit, direction, position, source)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id",
		ID(indicator->instrument), TEXT(indicator->code), TEXT(indicator->slug),
		TEXT(indicator->component), TEXT(indicator->subcomponent), ID(indicator->number),
		TEXT(indicator->name), TEXT(indicator->name_en), TEXT(indicator->also_named),
		TEXT(indicator->unit), TEXT(str_of(direction_word(indicator->direction))),
		INTEGER(indicator->position), TEXT(indicator->source));
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "slug", indicator->slug);
	json_text(&facts, "name", indicator->name);
	journal_add(db, by, "add", "indicator", id, &facts, NULL);
	return id;
}

ObservationList observation_list_of(Db *db, Id indicator)
{
	ObservationList list = { 0 };
	Rows *rows = db_query(db, "SELECT * FROM observation WHERE indicator = $1 ORDER BY period",
			      ID(indicator));
	while (db_next(rows))
		*list_push(db_arena(db), &list) = (Observation){
			.id = row_id(rows, "id"),
			.indicator = row_id(rows, "indicator"),
			.period = row_text(rows, "period"),
			.value = row_decimal(rows, "value"),
			.category = row_text(rows, "category"),
			.note = row_text(rows, "note"),
			.source = row_text(rows, "source"),
			.method = row_text(rows, "method"),
			.observed_on = row_day(rows, "observed_on"),
			.person = row_id(rows, "person"),
			.second_person = row_id(rows, "second_person"),
		};
	return list;
}

Id observation_add(Db *db, const Observation *observation, const Actor *by)
{
	Id id = db_insert(
		db,
		"INSERT INTO observation (indicator, period, value, category, note, source,"
		" observed_on, method, person, second_person)"
		" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
		" ON CONFLICT (indicator, period) DO NOTHING RETURNING id",
		ID(observation->indicator), TEXT(observation->period), DECIMAL(observation->value),
		TEXT(observation->category), TEXT(observation->note), TEXT(observation->source),
		DAY(observation->observed_on), TEXT(observation->method), ID(observation->person),
		ID(observation->second_person));
	if (!id)
		return 0;
	JsonObject facts = json_object(db_arena(db));
	json_integer(&facts, "indicator", observation->indicator);
	json_text(&facts, "period", observation->period);
	json_text(&facts, "source", observation->source);
	json_decimal(&facts, "value",
		     (MaybeDecimal){ .is_set = true, .value = observation->value });
	journal_add(db, by, "add", "observation", id, &facts, NULL);
	return id;
}
