/* SPDX-License-Identifier: Apache-2.0 */
#include "db/test_thing.h"

static void a_change_is_noticed_until_the_next_savepoint(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_savepoint(db);
	assert_false(db_changed(db));
	thing_add(db, "a");
	assert_true(db_changed(db));
	assert_false(db_journalled(db));
	db_write(db, "INSERT INTO journal (kind) VALUES ('thing')");
	assert_true(db_journalled(db));
	db_release(db);
	db_savepoint(db);
	assert_false(db_changed(db));
	assert_false(db_journalled(db));
	db_rollback_savepoint(db);
	db_rollback(db);
}

static void what_changes_nothing_is_no_change(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_savepoint(db);
	db_write(db, "UPDATE thing SET amount = 1 WHERE name = 'nobody'");
	db_insert(db, "INSERT INTO thing (name) SELECT 'x' WHERE 1 = 2 RETURNING id");
	thing_count(db);
	assert_false(db_changed(db));
	db_rollback(db);
}

static void a_state_table_needs_no_journal(void **state)
{
	Db *db = *state;
	db_begin_write(db);
	db_savepoint(db);
	db_insert(db, "INSERT INTO thing_state (status) VALUES ('late') RETURNING id");
	assert_false(db_changed(db));
	assert_false(db_journalled(db));
	db_rollback(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(a_change_is_noticed_until_the_next_savepoint),
		THING_TEST(what_changes_nothing_is_no_change),
		THING_TEST(a_state_table_needs_no_journal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
