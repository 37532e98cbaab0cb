/* SPDX-License-Identifier: Apache-2.0 */
#include "web/form_sent.h"

#include "base/digest.h"
#include "db/test_db.h"
#include "web/test.h"

static const Instant noon = { 1795492800 };
enum { WEEK_SECONDS = 7 * 24 * 60 * 60 };

static void add(Db *db, const char *key, Instant at)
{
	db_begin_write(db);
	form_sent_add(db, str_of(key), &(FormSent){ S("00ff"), S("/tugas") }, at);
	assert_int_equal(db_commit(db), DB_FINE);
}

static void a_form_that_was_sent_is_found_by_its_key(void **state)
{
	add(*state, "kunci", noon);
	const FormSent *sent = form_sent_find(*state, S("kunci"));
	assert_text(sent->fields_sha256, "00ff");
	assert_text(sent->location, "/tugas");
	assert_null(form_sent_find(*state, S("lain")));
}

static void a_form_is_forgotten_after_seven_days(void **state)
{
	Db *db = *state;
	add(db, "lama", noon);
	add(db, "baru", (Instant){ noon.seconds + 1 });
	db_begin_write(db);
	form_sent_sweep(db, (Instant){ noon.seconds + WEEK_SECONDS + 1 });
	assert_int_equal(db_commit(db), DB_FINE);
	assert_null(form_sent_find(db, S("lama")));
	assert_non_null(form_sent_find(db, S("baru")));
}

/* --- the hash over the fields --- */

static Str hash_of(Arena *arena, Field token, Field field, Str file)
{
	Request *rq = test_reader(arena, INDONESIAN);
	*list_push(arena, &rq->form_fields) = token;
	*list_push(arena, &rq->form_fields) = field;
	if (file.length)
		*list_push(arena, &rq->uploads) = (Upload){ .field = S("f"), .sha256 = file };
	return form_fields_sha256(rq);
}

static void the_hash_leaves_the_token_out_and_tells_fields_apart(void **state)
{
	Arena *arena = db_arena(*state);
	Field token = { S("form"), S("satu") }, other = { S("form"), S("dua") };
	Str hash = hash_of(arena, token, (Field){ S("ab"), S("c") }, (Str){ 0 });
	assert_true(str_equal(hash, hash_of(arena, other, (Field){ S("ab"), S("c") }, (Str){ 0 })));
	assert_false(
		str_equal(hash, hash_of(arena, token, (Field){ S("a"), S("bc") }, (Str){ 0 })));
	assert_false(str_equal(hash, hash_of(arena, token, (Field){ S("ab"), S("c") }, S("00"))));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(a_form_that_was_sent_is_found_by_its_key),
		DB_TEST(a_form_is_forgotten_after_seven_days),
		DB_TEST(the_hash_leaves_the_token_out_and_tells_fields_apart),
	};
	digest_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
