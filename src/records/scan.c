/* SPDX-License-Identifier: Apache-2.0 */
#include "records/scan.h"

#include "base/list.h"
#include "base/word.h"

#define TAKEN_SECONDS 120

static const char *const result_words[SCAN_RESULTS] = {
	[SCAN_WAITING] = "waiting",
	[SCAN_CLEAN] = "clean",
	[SCAN_INFECTED] = "infected",
};

static Str word_of(ScanResult result)
{
	return str_of(result_words[result]);
}

ScanResult scan_result_from(Str word)
{
	int index = word_index(result_words, SCAN_RESULTS, word);
	return index < 0 ? SCAN_WAITING : (ScanResult)index;
}

static Scan read_scan(Rows *rows)
{
	return (Scan){
		.sha256 = row_text(rows, "sha256"),
		.result = scan_result_from(row_text(rows, "result")),
		.signature = row_text(rows, "signature"),
		.number = row_integer(rows, "number"),
	};
}

Scan scan_find(Db *db, Str sha256)
{
	Rows *rows = db_query(db, "SELECT * FROM file_scan_state WHERE sha256 = $1", TEXT(sha256));
	Scan scan = db_next(rows) ? read_scan(rows) : (Scan){ .sha256 = sha256 };
	db_rows_end(rows);
	return scan;
}

int64_t scan_count_waiting(Db *db)
{
	Rows *rows =
		db_query(db, "SELECT COUNT(*) AS n FROM file_scan_state WHERE result = 'waiting'");
	int64_t count = db_next(rows) ? row_integer(rows, "n") : 0;
	db_rows_end(rows);
	return count;
}

ScanList scan_list_infected(Db *db)
{
	ScanList list = { 0 };
	Rows *rows = db_query(db, "SELECT * FROM file_scan_state WHERE result = 'infected'"
				  " ORDER BY next_at DESC, sha256 LIMIT 100");
	while (db_next(rows))
		*list_push(db_arena(db), &list) = read_scan(rows);
	return list;
}

ScannerHealth scanner_health(Db *db)
{
	Rows *rows = db_query(db, "SELECT is_down, since, words FROM scanner_state WHERE id = 1");
	ScannerHealth health = { 0 };
	if (db_next(rows))
		health = (ScannerHealth){ .was_asked = true,
					  .is_down = row_bool(rows, "is_down"),
					  .since = row_instant(rows, "since"),
					  .words = row_text(rows, "words") };
	db_rows_end(rows);
	return health;
}

void scan_add(Db *db, Str sha256, Instant now)
{
	db_write(db,
		 "INSERT INTO file_scan_state (sha256, result, signature, next_at, number)"
		 " VALUES ($1, 'waiting', '', $2, 0) ON CONFLICT (sha256) DO NOTHING",
		 TEXT(sha256), INSTANT(now));
}

bool scan_is_due(Db *db, Instant now)
{
	Rows *rows = db_query(db,
			      "SELECT number FROM file_scan_state"
			      " WHERE result = 'waiting' AND next_at <= $1 LIMIT 1",
			      INSTANT(now));
	bool is_due = db_next(rows);
	db_rows_end(rows);
	return is_due;
}

bool scan_take(Db *db, Instant now, Scan *scan)
{
	Rows *rows = db_query(db,
			      "SELECT * FROM file_scan_state"
			      " WHERE result = 'waiting' AND next_at <= $1"
			      " ORDER BY next_at, sha256 LIMIT 1",
			      INSTANT(now));
	bool is_due = db_next(rows);
	if (is_due)
		*scan = read_scan(rows);
	db_rows_end(rows);
	if (!is_due)
		return false;
	Instant until = { now.seconds + TAKEN_SECONDS };
	scan->number++;
	return db_write(db,
			"UPDATE file_scan_state SET number = $2, next_at = $4"
			" WHERE sha256 = $1 AND number = $3 AND result = 'waiting'",
			TEXT(scan->sha256), INTEGER(scan->number), INTEGER(scan->number - 1),
			INSTANT(until)) == 1;
}

bool scan_settle(Db *db, const Scan *scan, const Actor *by)
{
	int64_t settled =
		db_write(db,
			 "UPDATE file_scan_state SET result = $3, signature = $4, next_at = $5"
			 " WHERE sha256 = $1 AND number = $2 AND result = 'waiting'",
			 TEXT(scan->sha256), INTEGER(scan->number), TEXT(word_of(scan->result)),
			 TEXT(scan->signature), INSTANT(by->now));
	if (!settled)
		return false;
	JsonObject facts = json_object(db_arena(db)), hidden = json_object(db_arena(db));
	json_text(&facts, "sha256", scan->sha256);
	json_text(&facts, "result", word_of(scan->result));
	json_text(&hidden, "signature", scan->signature);
	journal_add(db, by, "scan", "file", 0, &facts, &hidden);
	return true;
}

void scan_put_off(Db *db, const Scan *scan, Instant until)
{
	db_write(db,
		 "UPDATE file_scan_state SET next_at = $3"
		 " WHERE sha256 = $1 AND number = $2 AND result = 'waiting'",
		 TEXT(scan->sha256), INTEGER(scan->number), INSTANT(until));
}

void scanner_note(Db *db, bool is_down, Str words, Instant now)
{
	db_write(db,
		 "INSERT INTO scanner_state (id, is_down, since, words) VALUES (1, $1, $2, $3)"
		 " ON CONFLICT (id) DO UPDATE SET is_down = excluded.is_down,"
		 " since = excluded.since, words = excluded.words"
		 " WHERE scanner_state.is_down <> excluded.is_down",
		 BOOL(is_down), INSTANT(now), TEXT(words));
}
