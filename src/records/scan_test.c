/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "db/test_db.h"

#include "base/digest.h"
#include "records/file.h"
#include "records/scan.h"

static const Actor by = { .source = BY_JOB, .request = { "scan", 4 }, .now = { 1800000000 } };

static Str add_file(Db *db, const char *text)
{
	Str bytes = str_of(text);
	Digest digest = digest_sha256(bytes);
	Str sha256 = digest_hex(db_arena(db), &digest);
	file_chunk_keep(db, &(FileChunk){ sha256, 0, bytes }, by.now);
	File file = { .sha256 = sha256, .size_bytes = (int64_t)bytes.length, .kind = S("pdf") };
	assert_true(file_add(db, &file, &by));
	return sha256;
}

static void a_new_file_waits_and_is_taken_once_until_its_time_is_over(void **state)
{
	Db *db = *state;
	Scan scan, again;
	assert_false(scan_is_due(db, by.now));
	Str sha256 = add_file(db, "satu");
	assert_int_equal(scan_find(db, sha256).result, SCAN_WAITING);
	assert_true(scan_is_due(db, by.now));
	assert_true(scan_take(db, by.now, &scan));
	assert_true(str_equal(scan.sha256, sha256));
	assert_false(scan_take(db, by.now, &again));
	assert_true(scan_take(db, (Instant){ by.now.seconds + 121 }, &again));
	scan.result = SCAN_CLEAN;
	assert_false(scan_settle(db, &scan, &by));
	again.result = SCAN_CLEAN;
	assert_true(scan_settle(db, &again, &by));
	assert_int_equal(scan_find(db, sha256).result, SCAN_CLEAN);
}

static void what_was_found_is_journalled_and_stays(void **state)
{
	Db *db = *state;
	Str sha256 = add_file(db, "dua");
	Id before = journal_last_id(db);
	Scan scan;
	assert_true(scan_take(db, by.now, &scan));
	scan.result = SCAN_INFECTED;
	scan.signature = S("Eicar");
	assert_true(scan_settle(db, &scan, &by));
	scan.result = SCAN_CLEAN;
	assert_false(scan_settle(db, &scan, &by));
	JournalEntryList rows = journal_list_after(db, before);
	assert_int_equal(rows.count, 1);
	assert_text(rows.items[0].deed, "scan");
	assert_true(str_find(rows.items[0].public_facts, S("\"result\":\"infected\"")) >= 0);
	assert_int_equal(str_find(rows.items[0].public_facts, S("Eicar")), -1);
	add_file(db, "dua");
	assert_int_equal(scan_find(db, sha256).result, SCAN_INFECTED);
	assert_int_equal(scan_list_infected(db).count, 1);
	assert_int_equal(scan_count_waiting(db), 0);
}

static void what_is_put_off_comes_again(void **state)
{
	Db *db = *state;
	add_file(db, "tiga");
	Scan scan;
	assert_true(scan_take(db, by.now, &scan));
	scan_put_off(db, &scan, (Instant){ by.now.seconds + 15 });
	assert_false(scan_is_due(db, by.now));
	assert_true(scan_is_due(db, (Instant){ by.now.seconds + 15 }));
	assert_int_equal(scan_count_waiting(db), 1);
}

static void the_oldest_comes_first(void **state)
{
	Db *db = *state;
	Str first = add_file(db, "empat");
	Scan scan;
	assert_true(scan_take(db, by.now, &scan));
	scan_put_off(db, &scan, (Instant){ by.now.seconds - 5 });
	add_file(db, "lima");
	assert_true(scan_take(db, by.now, &scan));
	assert_true(str_equal(scan.sha256, first));
}

static void how_the_scanner_does_is_written_when_it_changes(void **state)
{
	Db *db = *state;
	assert_false(scanner_health(db).was_asked);
	scanner_note(db, true, S("Connection refused"), (Instant){ 100 });
	scanner_note(db, true, S("it answers too slowly"), (Instant){ 200 });
	ScannerHealth health = scanner_health(db);
	assert_true(health.was_asked && health.is_down);
	assert_int_equal(health.since.seconds, 100);
	assert_text(health.words, "Connection refused");
	scanner_note(db, false, (Str){ 0 }, (Instant){ 300 });
	assert_false(scanner_health(db).is_down);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WRITE_TEST(a_new_file_waits_and_is_taken_once_until_its_time_is_over),
		WRITE_TEST(what_was_found_is_journalled_and_stays),
		WRITE_TEST(what_is_put_off_comes_again),
		WRITE_TEST(the_oldest_comes_first),
		WRITE_TEST(how_the_scanner_does_is_written_when_it_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
