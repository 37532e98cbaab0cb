/* SPDX-License-Identifier: Apache-2.0 */
#include "records/search.h"

#include "base/test.h"
#include "db/test_db.h"

/* The ids of the kind that the words find, in order: "1 3". */
static Str found(Db *db, SearchKind kind, Str words)
{
	SqlText sql = { 0 };
	Str ids = { 0 };
	sql_value(&sql, search_match(db, kind, words));
	sql_add(db, &sql, SQL(" SELECT id / 8 AS id FROM search WHERE id % 8 < 8 AND id / 8 IN"));
	search_add_hits(db, &sql);
	sql_add(db, &sql, SQL(" ORDER BY id"));
	Rows *rows = db_query_sql(db, &sql);
	while (db_next(rows))
		ids = str_print(db_arena(db), "%.*s%s%lld", STR_ARGS(ids), ids.length ? " " : "",
				(long long)row_id(rows, "id"));
	assert_false(db_failed(db));
	return ids;
}

static void some(Db *db)
{
	search_put(db, SEARCH_RECOMMENDATION, 1, S("RB-2025-07 Perbaiki tata kelola SPBE"));
	search_put(db, SEARCH_RECOMMENDATION, 2, S("Perbaikan loket pelayanan, café"));
	search_put(db, SEARCH_ACTION, 3, S("Melayani di loket SPBE"));
}

static void all_words_must_occur_by_their_stems(void **state)
{
	Db *db = *state;
	some(db);
	assert_text(found(db, SEARCH_RECOMMENDATION, S("perbaikan")), "1 2");
	assert_text(found(db, SEARCH_RECOMMENDATION, S("memperbaiki loket")), "2");
	assert_text(found(db, SEARCH_RECOMMENDATION, S("loket SPBE")), "");
	assert_text(found(db, SEARCH_RECOMMENDATION, S("rb-2025-07")), "1");
	assert_text(found(db, SEARCH_RECOMMENDATION, S("CAFE")), "2");
}

static void the_last_word_may_be_half_typed_and_no_other(void **state)
{
	Db *db = *state;
	some(db);
	assert_text(found(db, SEARCH_RECOMMENDATION, S("tata kel")), "1");
	assert_text(found(db, SEARCH_RECOMMENDATION, S("kel tata")), "");
	assert_text(found(db, SEARCH_RECOMMENDATION, S("lok")), "2");
}

static void a_kind_finds_its_own(void **state)
{
	Db *db = *state;
	some(db);
	assert_text(found(db, SEARCH_ACTION, S("loket")), "3");
	assert_text(found(db, SEARCH_EVIDENCE, S("loket")), "");
}

static void a_changed_text_is_found_by_its_new_words_alone(void **state)
{
	Db *db = *state;
	some(db);
	search_put(db, SEARCH_RECOMMENDATION, 2, S("Jembatan"));
	assert_text(found(db, SEARCH_RECOMMENDATION, S("loket")), "");
	assert_text(found(db, SEARCH_RECOMMENDATION, S("jembatan")), "2");
	search_put(db, SEARCH_RECOMMENDATION, 2, S("Jembatan"));
	assert_text(found(db, SEARCH_RECOMMENDATION, S("jembatan")), "2");
}

static void signs_are_never_syntax(void **state)
{
	Db *db = *state;
	some(db);
	const char *const nothing[] = { "!!!", "\"", "'", "*", ":*", "()", "& |", "\\", "-" };
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		assert_text(found(db, SEARCH_RECOMMENDATION, str_of(nothing[i])), "");
	const char *const odd[] = { "loket OR spbe",
				    "NOT loket",
				    "loket NEAR spbe",
				    "words:loket",
				    "k1 OR",
				    "\"loket\" AND \"jalan\"",
				    "'loket' | 'spbe'",
				    "loket\nAND\tjalan",
				    "\xEF\xBF\xBD",
				    "x\"); DROP TABLE search" };
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		found(db, SEARCH_RECOMMENDATION, str_of(odd[i]));
	assert_text(found(db, SEARCH_RECOMMENDATION, S("k1")), "");
	assert_text(found(db, SEARCH_RECOMMENDATION, S("\"loket\"")), "2");
	assert_text(found(db, SEARCH_RECOMMENDATION, (Str){ "a\0b", 3 }), "");
}

static void ten_kilobytes_are_no_fault(void **state)
{
	Db *db = *state;
	char *much = arena_take(db_arena(db), 10001);
	some(db);
	memset(much, 'k', 10000);
	assert_text(found(db, SEARCH_RECOMMENDATION, str_of(much)), "");
	for (int i = 0; i < 10000; i += 2)
		much[i] = ' ';
	assert_text(found(db, SEARCH_RECOMMENDATION, str_of(much)), "");
	for (int i = 0; i + 1 < 10000; i += 2)
		memcpy(much + i, "\xC3\xA9", 2);
	assert_text(found(db, SEARCH_RECOMMENDATION, str_of(much)), "");
	search_put(db, SEARCH_RECOMMENDATION, 9, str_of(much));
	assert_text(found(db, SEARCH_RECOMMENDATION, S("eeeee")), "9");
}

static void nothing_asked_finds_nothing(void **state)
{
	Db *db = *state;
	some(db);
	assert_text(found(db, SEARCH_RECOMMENDATION, (Str){ 0 }), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		WRITE_TEST(all_words_must_occur_by_their_stems),
		WRITE_TEST(the_last_word_may_be_half_typed_and_no_other),
		WRITE_TEST(a_kind_finds_its_own),
		WRITE_TEST(a_changed_text_is_found_by_its_new_words_alone),
		WRITE_TEST(signs_are_never_syntax),
		WRITE_TEST(ten_kilobytes_are_no_fault),
		WRITE_TEST(nothing_asked_finds_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
