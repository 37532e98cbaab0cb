/* SPDX-License-Identifier: Apache-2.0 */
#include "home/front.h"

#include "base/list.h"

YearCountList front_years(Db *db)
{
	YearCountList list = { 0 };
	Rows *rows = db_query(db, "SELECT year, status, COUNT(*) AS count"
				  " FROM recommendation_state GROUP BY year, status"
				  " ORDER BY year DESC, status");
	while (db_next(rows)) {
		int64_t year = row_integer(rows, "year"), count = row_integer(rows, "count");
		Status status;
		if (!list.count || list.items[list.count - 1].year != year)
			*list_push(db_arena(db), &list) = (YearCount){ .year = year };
		YearCount *last = &list.items[list.count - 1];
		if (status_from(row_text(rows, "status"), &status))
			last->by_status[status] = count;
		last->total += count;
	}
	return list;
}

HeldCountList front_held(Db *db, int64_t year)
{
	HeldCountList list = { 0 };
	Rows *rows = db_query(
		db,
		"SELECT h.count, h.late, h.since, h.late_due, h.place, a.short_name, a.slug"
		" FROM (SELECT holder, COUNT(*) AS count,"
		"  SUM(CASE WHEN status = $2 THEN 1 ELSE 0 END) AS late, MIN(since) AS since,"
		"  MIN(CASE WHEN status = $2 THEN due END) AS late_due, MIN(place) AS place"
		"  FROM recommendation_state WHERE year = $1 AND holder IS NOT NULL"
		"  GROUP BY holder) h"
		" JOIN agency a ON a.id = h.holder ORDER BY h.since, h.place, a.id",
		INTEGER(year), TEXT(str_of(status_word(STATUS_LATE))));
	while (db_next(rows))
		*list_push(db_arena(db), &list) = (HeldCount){
			.name = row_text(rows, "short_name"),
			.slug = row_text(rows, "slug"),
			.count = row_integer(rows, "count"),
			.late = row_integer(rows, "late"),
			.since = row_day(rows, "since"),
			.late_due = row_day(rows, "late_due"),
			.place = row_text(rows, "place"),
		};
	return list;
}
