/* SPDX-License-Identifier: Apache-2.0 */
#include "web/table_file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/log.h"
#include "web/answer.h"
#include "web/unnamed.h"

#define FLUSH_BYTES (64 * 1024)

static void flush(TableFile *table);
static void cell(TableFile *table, Str text);

TableFile table_begin(Request *rq)
{
	TableFile table = {
		.rq = rq,
		.arena = arena_new(),
		.outer = rq->arena,
		.out = buf_new(rq->arena),
		.is_for_excel = str_equal_c(query_text(rq, "bentuk"), "excel"),
		.descriptor = unnamed_open(),
	};
	table.has_failed = table.descriptor < 0;
	if (table.is_for_excel)
		buf_add_c(&table.out, "\xEF\xBB\xBF");
	rq->arena = table.arena;
	db_set_arena(rq->db, table.arena);
	return table;
}

void table_text(TableFile *table, Str text)
{
	char separator = table->is_for_excel ? ';' : ',';
	if (table->is_in_row)
		buf_add_char(&table->out, separator);
	csv_add_cell(&table->out, text, separator);
	table->is_in_row = true;
}

/* A number begins with "-" for its own sake. */
static void cell(TableFile *table, Str text)
{
	if (table->is_in_row)
		buf_add_char(&table->out, table->is_for_excel ? ';' : ',');
	buf_add_str(&table->out, text);
	table->is_in_row = true;
}

void table_integer(TableFile *table, int64_t number)
{
	cell(table, str_print(table->arena, "%lld", (long long)number));
}

void table_day(TableFile *table, Day day)
{
	DayParts parts = day_parts(day);
	if (!day_is_set(day))
		cell(table, (Str){ 0 });
	else if (table->is_for_excel)
		cell(table,
		     str_print(table->arena, "%02d/%02d/%04d", parts.day, parts.month, parts.year));
	else
		cell(table, day_iso(table->arena, day));
}

void table_row_end(TableFile *table)
{
	buf_add_c(&table->out, "\r\n");
	table->is_in_row = false;
	if (table->out.length >= FLUSH_BYTES)
		flush(table);
}

static void flush(TableFile *table)
{
	size_t done = 0;
	while (!table->has_failed && done < table->out.length) {
		ssize_t n =
			write(table->descriptor, table->out.at + done, table->out.length - done);
		if (n < 0 && errno == EINTR)
			continue;
		table->has_failed = n <= 0;
		done += n > 0 ? (size_t)n : 0;
	}
	table->size_bytes += (int64_t)done;
	table->out.length = 0;
}

bool table_piece_end(TableFile *table)
{
	bool goes_on = !table->has_failed && !db_failed(table->rq->db);
	db_rest(table->rq->db);
	arena_reset(table->arena);
	return goes_on;
}

Cursor table_keep(TableFile *table, Cursor cursor)
{
	if (cursor.key.length > sizeof table->kept)
		fatal("a cursor's key of %zu bytes", cursor.key.length);
	if (cursor.key.length)
		memcpy(table->kept, cursor.key.at, cursor.key.length);
	cursor.key.at = table->kept;
	return cursor;
}

Response table_end(TableFile *table, const char *name)
{
	Request *rq = table->rq;
	flush(table);
	rq->arena = table->outer;
	db_set_arena(rq->db, rq->arena);
	arena_free(table->arena);
	Str day = day_iso(rq->arena, rq->today);
	Response answer = { .status = 200,
			    .type = "text/csv; charset=utf-8",
			    .descriptor = table->descriptor,
			    .size_bytes = table->size_bytes,
			    .download_name = str_print(rq->arena, "%s-%" STR_FORMAT ".csv", name,
						       STR_ARGS(day)) };
	if (!table->has_failed && !db_failed(rq->db))
		return answer;
	answer_drop(&answer);
	return problem_usual(rq, table->has_failed ? 507 : 503);
}
