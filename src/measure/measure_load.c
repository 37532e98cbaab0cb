/* SPDX-License-Identifier: Apache-2.0 */
#include "measure/measure_load.h"

#include "base/csv.h"
#include "base/log.h"
#include "records/shipped.h"

static CsvTable shipped_table(Db *db, const char *path)
{
	CsvTable table =
		csv_read(db_arena(db), shipped_file(path), (CsvLimits){ 2000, 40000, 4096 });
	if (table.fault)
		fatal("data/%s: line %d: %s", path, table.fault_line, table.fault);
	return table;
}

static int64_t whole(const CsvTable *table, size_t row, const char *heading)
{
	int64_t number;
	if (!str_integer(csv_cell(table, row, heading), &number))
		fatal("data: %s in line %d is no number", heading, table->items[row].line);
	return number;
}

static Direction direction_of(Str word)
{
	if (str_equal(word, S("higher")))
		return HIGHER_IS_BETTER;
	return str_equal(word, S("lower")) ? LOWER_IS_BETTER : NO_DIRECTION;
}

static void load_indicators(Db *db, const Instrument *instrument, Id id, Str file, const Actor *by)
{
	CsvTable table = shipped_table(db, str_c(db_arena(db), file));
	for (size_t i = 1; i < table.count; i++) {
		if (!str_equal(csv_cell(&table, i, "applies"), S("1")))
			continue;
		Str code = csv_cell(&table, i, "code");
		Str slug = str_print(db_arena(db), "%" STR_FORMAT "-%" STR_FORMAT,
				     STR_ARGS(instrument->code), STR_ARGS(code));
		Indicator indicator = {
			.instrument = id,
			.code = code,
			.slug = str_slug(db_arena(db), slug),
			.component = csv_cell(&table, i, "component"),
			.subcomponent = csv_cell(&table, i, "subcomponent"),
			.number = whole(&table, i, "number"),
			.name = csv_cell(&table, i, "name"),
			.name_en = csv_cell(&table, i, "name_en"),
			.also_named = csv_cell(&table, i, "also_named"),
			.unit = csv_cell(&table, i, "unit"),
			.direction = direction_of(csv_cell(&table, i, "direction")),
			.position = (int64_t)i,
			.source = csv_cell(&table, i, "source"),
		};
		indicator_add(db, &indicator, by);
	}
}

static void load_own_indicators(Db *db, const Actor *by)
{
	CsvTable table = shipped_table(db, "observations/indicators.csv");
	for (size_t i = 1; i < table.count; i++) {
		Indicator indicator = {
			.code = csv_cell(&table, i, "code"),
			.slug = csv_cell(&table, i, "code"),
			.name = csv_cell(&table, i, "name"),
			.name_en = csv_cell(&table, i, "name_en"),
			.unit = csv_cell(&table, i, "unit"),
			.direction = direction_of(csv_cell(&table, i, "direction")),
			.position = (int64_t)i,
		};
		if (!indicator_find_slug(db, indicator.slug))
			indicator_add(db, &indicator, by);
	}
}

void instruments_load(Db *db, const Actor *by)
{
	CsvTable table = shipped_table(db, "instruments/instruments.csv");
	for (size_t i = 1; i < table.count; i++) {
		Instrument instrument = {
			.code = csv_cell(&table, i, "code"),
			.kind = csv_cell(&table, i, "kind"),
			.year = whole(&table, i, "year"),
			.name = csv_cell(&table, i, "name"),
			.name_en = csv_cell(&table, i, "name_en"),
			.source = csv_cell(&table, i, "source"),
		};
		Id id = instrument_add(db, &instrument, by);
		if (id)
			load_indicators(db, &instrument, id, csv_cell(&table, i, "file"), by);
	}
	load_own_indicators(db, by);
}

void observations_load(Db *db, const Actor *by)
{
	CsvTable table = shipped_table(db, "observations/lumajang.csv");
	for (size_t i = 1; i < table.count; i++) {
		const Indicator *indicator =
			indicator_find_slug(db, csv_cell(&table, i, "indicator"));
		Observation observation = {
			.period = csv_cell(&table, i, "period"),
			.category = csv_cell(&table, i, "category"),
			.note = csv_cell(&table, i, "note"),
			.source = csv_cell(&table, i, "source"),
			.method = S("published"),
		};
		if (!indicator ||
		    !decimal_from_machine(csv_cell(&table, i, "value"), &observation.value))
			fatal("data/observations/lumajang.csv: line %d", table.items[i].line);
		observation.indicator = indicator->id;
		observation_add(db, &observation, by);
	}
}
