/* SPDX-License-Identifier: Apache-2.0 */
#include "people/test_people.h"

#include "people/session.h"
#include "people/session_use.h"
#include "records/setting.h"

static Instant after_minutes(Instant at, int64_t minutes)
{
	return (Instant){ at.seconds + minutes * 60 };
}

static void a_token_finds_its_session(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	Str token = session_add(people->db, people->head, &by);
	assert_int_equal(token.length, 64);
	const Session *session = session_find(people->db, token, by.now);
	assert_int_equal(session->person, people->head);
	assert_int_equal(session->begun_at.seconds, by.now.seconds);
}

static void an_unknown_token_finds_none(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	Str token = session_add(people->db, people->head, &by);
	assert_null(session_find(people->db, S(""), by.now));
	assert_null(session_find(people->db, str_slice(token, 0, 63), by.now));
	assert_null(session_find(people->db,
				 S("00000000000000000000000000000000"
				   "00000000000000000000000000000000"),
				 by.now));
}

static void the_database_has_no_token(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	Str token = session_add(people->db, people->head, &by);
	Rows *rows = db_query(people->db, "SELECT token_sha256 FROM session");
	assert_true(db_next(rows));
	assert_false(str_equal(row_text(rows, "token_sha256"), token));
	db_rows_end(rows);
}

static void an_idle_session_is_over(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	Str token = session_add(people->db, people->head, &by);
	assert_non_null(session_find(people->db, token, after_minutes(by.now, 30)));
	assert_non_null(session_find(people->db, token, after_minutes(by.now, 60)));
	assert_null(session_find(people->db, token, after_minutes(by.now, 91)));
}

static void a_session_that_is_used_still_ends_after_half_a_day(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	Str token = session_add(people->db, people->head, &by);
	for (int64_t minutes = 0; minutes <= 12 * 60; minutes += 20)
		assert_non_null(session_find(people->db, token, after_minutes(by.now, minutes)));
	assert_null(session_find(people->db, token, after_minutes(by.now, 12 * 60 + 1)));
}

static void both_ends_are_settings(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	setting_change(people->db, "session.idle_minutes", S("5"), &by);
	Str token = session_add(people->db, people->head, &by);
	assert_null(session_find(people->db, token, after_minutes(by.now, 6)));

	setting_change(people->db, "session.idle_minutes", S("600"), &by);
	setting_change(people->db, "session.absolute_hours", S("1"), &by);
	assert_non_null(session_find(people->db, token, after_minutes(by.now, 60)));
	assert_null(session_find(people->db, token, after_minutes(by.now, 61)));
}

static void a_session_that_was_ended_is_found_no_more(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	Str token = session_add(people->db, people->head, &by);
	Id id = session_find(people->db, token, by.now)->id;
	session_end(people->db, id, &by);
	session_end(people->db, id, &by);
	assert_null(session_find(people->db, token, by.now));
	JournalEntryList entries = journal_list_of(people->db, "session", id);
	assert_int_equal(entries.count, 2);
	assert_text(entries.items[0].deed, "begin");
	assert_text(entries.items[1].deed, "end");
}

static void a_blocked_person_has_no_session_even_when_one_was_begun(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	assert_true(person_block(people->db, person_find(people->db, people->head, by.today), true,
				 &by));
	Str token = session_add(people->db, people->head, &by);
	assert_null(session_find(people->db, token, by.now));
}

static void finding_a_session_writes_nothing(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	Str token = session_add(people->db, people->head, &by);
	session_find(people->db, token, after_minutes(by.now, 10));
	Rows *rows = db_query(people->db, "SELECT used_at FROM session");
	assert_true(db_next(rows));
	assert_int_equal(row_instant(rows, "used_at").seconds, by.now.seconds);
	db_rows_end(rows);
}

static void uses_are_written_once(void **state)
{
	const TestPeople *people = *state;
	Actor by = test_by(people->head);
	session_uses_take(people->arena); /* what the tests before this one have left */
	Str token = session_add(people->db, people->head, &by);
	session_find(people->db, token, after_minutes(by.now, 10));
	session_uses_write(people->db, after_minutes(by.now, 11));
	Rows *rows = db_query(people->db, "SELECT used_at FROM session");
	assert_true(db_next(rows));
	assert_int_equal(row_instant(rows, "used_at").seconds, after_minutes(by.now, 10).seconds);
	db_rows_end(rows);
	assert_int_equal(session_uses_take(people->arena).count, 0);
}

static void what_was_taken_for_writing_is_still_known(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	Instant at = { 1800000000 };
	session_use_note(7, 70, at);
	session_use_note(7, 70, (Instant){ at.seconds - 5 });
	SessionUseList taken = session_uses_take(arena);
	assert_int_equal(taken.count, 1);
	assert_int_equal(taken.items[0].session, 70);
	assert_int_equal(session_use_find(7).seconds, at.seconds);
	assert_int_equal(session_use_find(8).seconds, 0);
	arena_free(arena);
}

static void the_table_of_uses_pushes_out_the_oldest(void **state)
{
	(void)state;
	for (int64_t i = 1; i <= 5; i++)
		session_use_note((uint64_t)i * 1024 + 9, i, (Instant){ 1800000000 + i });
	assert_int_equal(session_use_find(1 * 1024 + 9).seconds, 0);
	for (uint64_t i = 2; i <= 5; i++)
		assert_int_equal(session_use_find(i * 1024 + 9).seconds, 1800000000 + i);
	Arena *arena = arena_new();
	session_uses_take(arena);
	arena_free(arena);
}

static void old_rows_go_and_recent_ones_stay(void **state)
{
	const TestPeople *people = *state;
	Actor long_ago = test_by(people->head);
	Instant now = long_ago.now;
	long_ago.now = after_minutes(now, -31 * 24 * 60);
	session_add(people->db, people->head, &long_ago);
	Actor by = test_by(people->head);
	Str token = session_add(people->db, people->head, &by);
	sessions_sweep(people->db, now);
	Rows *rows = db_query(people->db, "SELECT COUNT(*) AS found FROM session");
	assert_true(db_next(rows));
	assert_int_equal(row_integer(rows, "found"), 1);
	db_rows_end(rows);
	assert_non_null(session_find(people->db, token, now));
}

static const struct CMUnitTest tests[] = {
	PEOPLE_TEST(a_token_finds_its_session),
	PEOPLE_TEST(an_unknown_token_finds_none),
	PEOPLE_TEST(the_database_has_no_token),
	PEOPLE_TEST(an_idle_session_is_over),
	PEOPLE_TEST(a_session_that_is_used_still_ends_after_half_a_day),
	PEOPLE_TEST(both_ends_are_settings),
	PEOPLE_TEST(a_session_that_was_ended_is_found_no_more),
	PEOPLE_TEST(a_blocked_person_has_no_session_even_when_one_was_begun),
	PEOPLE_TEST(finding_a_session_writes_nothing),
	PEOPLE_TEST(uses_are_written_once),
	cmocka_unit_test(what_was_taken_for_writing_is_still_known),
	cmocka_unit_test(the_table_of_uses_pushes_out_the_oldest),
	PEOPLE_TEST(old_rows_go_and_recent_ones_stay),
};

int main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
