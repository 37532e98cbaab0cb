/* SPDX-License-Identifier: Apache-2.0 */
#include "base/csv.h"
#include "base/list.h"
#include "base/log.h"
#include "records/calendar.h"
#include "records/shipped.h"

/* The columns of data/calendars/holidays.csv. */
enum { DAY_COLUMN, KIND_COLUMN, NAME_COLUMN, SOURCE_COLUMN, CONFIDENCE_COLUMN, COLUMNS };

static HolidayList read_shipped(Arena *arena)
{
	HolidayList holidays = { 0 };
	CsvTable table =
		csv_read(arena, shipped_file("calendars/holidays.csv"),
			 (CsvLimits){ .rows = 10000, .cells = 100000, .cell_bytes = 4096 });
	for (size_t i = 1; i < table.count; i++) {
		const CsvRow *row = &table.items[i];
		Day day = row->count == COLUMNS ? day_from_iso(row->items[DAY_COLUMN]) : (Day){ 0 };
		if (!day_is_set(day))
			fatal("calendars/holidays.csv, line %d: no day", row->line);
		*list_push(arena, &holidays) = (Holiday){
			.day = day,
			.kind = row->items[KIND_COLUMN],
			.name = row->items[NAME_COLUMN],
			.source = row->items[SOURCE_COLUMN],
			.confidence = row->items[CONFIDENCE_COLUMN],
		};
	}
	return holidays;
}

Calendar calendar_shipped(Arena *arena, Week week)
{
	return (Calendar){ .week = week, .holidays = read_shipped(arena) };
}

int64_t holidays_load(Db *db, const Actor *by)
{
	HolidayList holidays = read_shipped(db_arena(db));
	int64_t added = 0;
	for (size_t i = 0; i < holidays.count; i++)
		added += holiday_add(db, &holidays.items[i], by);
	return added;
}
