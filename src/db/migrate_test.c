/* SPDX-License-Identifier: Apache-2.0 */
#include "db/migrate.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/test.h"
#include "db/engine.h"
#include "db/test_db.h"

#define FILE_OF(file_name, text)                                                                   \
	{                                                                                          \
		.name = (file_name), .bytes = (const unsigned char *)(text),                       \
		.size_bytes = sizeof(text) - 1                                                     \
	}

static const Embedded FILES[] = {
	FILE_OF("0001_one.sql", "CREATE TABLE one (id KEY, name TEXT NOT NULL);\n"
				"CREATE INDEX one_name ON one (name);\n"),
	FILE_OF("0002_two.sql", "CREATE TABLE two (id KEY, one BIGINT REFERENCES one (id));\n"),
	FILE_OF("0003_three.sql", "ALTER TABLE one ADD COLUMN is_open BOOL;\n"),
};

static const Embedded HALF[] = {
	FILE_OF("0001_one.sql", "CREATE TABLE one (id KEY, name TEXT NOT NULL);\n"),
	FILE_OF("0002_wrong.sql", "CREATE TABLE two (id KEY);\nCREATE TABLE two (id KEY);\n"),
};

static int empty_setup(void **state)
{
	*state = test_db_empty(arena_new());
	return 0;
}

static bool has_column(Db *db, const char *sql)
{
	return db_prepare_only(db, sql) == NULL;
}

static void an_empty_database_is_version_zero(void **state)
{
	assert_int_equal(db_schema_version(*state), 0);
	test_db_fine(*state);
}

static void all_files_are_applied_in_order(void **state)
{
	Db *db = *state;
	assert_int_equal(db_migrate_files(db, FILES, 3), MIGRATE_DONE);
	assert_int_equal(db_schema_version(db), 3);
	assert_true(has_column(db, "SELECT is_open FROM one"));
	assert_true(has_column(db, "SELECT one FROM two"));
}

static void a_second_time_changes_nothing(void **state)
{
	Db *db = *state;
	db_migrate_files(db, FILES, 3);
	int64_t commits = db_commit_count();
	assert_int_equal(db_migrate_files(db, FILES, 3), MIGRATE_DONE);
	assert_int_equal(db_commit_count(), commits);
}

static void a_migration_goes_on_where_it_stopped(void **state)
{
	Db *db = *state;
	assert_int_equal(db_migrate_files(db, FILES, 1), MIGRATE_DONE);
	db_begin_write(db);
	db_write(db, "INSERT INTO one (name) VALUES ('kept')");
	db_commit(db);
	assert_int_equal(db_migrate_files(db, FILES, 3), MIGRATE_DONE);
	Rows *rows = db_query(db, "SELECT name, is_open FROM one");
	assert_true(db_next(rows));
	assert_text(row_text(rows, "name"), "kept");
	assert_false(row_bool(rows, "is_open"));
}

static void a_file_with_a_fault_leaves_nothing_of_itself(void **state)
{
	Db *db = *state;
	assert_int_equal(db_migrate_files(db, HALF, 2), MIGRATE_FAILED);
	assert_true(str_find(str_of(db_failure_text(db)), S("two")) >= 0);
	db_recover(db);
	assert_int_equal(db_schema_version(db), 1);
	assert_false(has_column(db, "SELECT id FROM two"));
	assert_int_equal(db_migrate_files(db, FILES, 3), MIGRATE_DONE);
}

static void a_newer_database_is_left_alone(void **state)
{
	Db *db = *state;
	db_migrate_files(db, FILES, 3);
	assert_int_equal(db_migrate_files(db, FILES, 2), MIGRATE_NEWER);
	assert_int_equal(db_schema_version(db), 3);
	test_db_fine(db);
}

/* The process ends in the middle of the second file, as a kill would end it. */
static void migrate_and_die(Db *db)
{
	const char *why = NULL;
	Db *own = db_open(arena_new(), test_db_url(db), DB_WRITE, &why);
	db_migrate_files(own, FILES, 1);
	db_begin_write(own);
	own->engine->execute(own, "CREATE TABLE two (id BIGINT)");
	abort();
}

static void a_migration_that_was_killed_is_resumed(void **state)
{
	Db *db = *state;
	assert_fatal(migrate_and_die(db));
	assert_int_equal(db_schema_version(db), 1);
	assert_int_equal(db_migrate_files(db, FILES, 3), MIGRATE_DONE);
	assert_int_equal(db_schema_version(db), 3);
}

static Db *open_again(Db *db)
{
	const char *why = NULL;
	Db *other = db_open(arena_new(), test_db_url(db), DB_WRITE, &why);
	assert_non_null(other);
	return other;
}

static void *migrate_beside(void *connection)
{
	return db_migrate_files(connection, FILES, 3) == MIGRATE_DONE ? connection : NULL;
}

/* Both have seen the empty database before either may write. */
static void two_programs_may_migrate_at_once(void **state)
{
	Db *db = *state;
	Db *others[] = { open_again(db), open_again(db) };
	pthread_t threads[2];
	db_begin_write(db);
	for (int i = 0; i < 2; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, migrate_beside, others[i]), 0);
	nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
	db_rollback(db);
	for (int i = 0; i < 2; i++) {
		void *done = NULL;
		pthread_join(threads[i], &done);
		test_db_fine(others[i]);
		assert_non_null(done);
		Arena *arena = db_arena(others[i]);
		db_close(others[i]);
		arena_free(arena);
	}
	assert_int_equal(db_schema_version(db), 3);
}

static void a_file_without_a_number_is_a_bug(void **state)
{
	const Embedded unnumbered[] = { FILE_OF("people.sql", "") };
	assert_fatal(db_migrate_files(*state, unnumbered, 1));
}

static void the_program_s_own_schema_is_applied(void **state)
{
	Db *db = *state;
	assert_int_equal(db_migrate(db), MIGRATE_DONE);
	assert_int_equal(db_schema_version(db), (int)schema_files_count);
	assert_true(has_column(db, "SELECT is_sample FROM evaluation"));
}

#define EMPTY_TEST(name) cmocka_unit_test_setup_teardown(name, empty_setup, test_db_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EMPTY_TEST(an_empty_database_is_version_zero),
		EMPTY_TEST(all_files_are_applied_in_order),
		EMPTY_TEST(a_second_time_changes_nothing),
		EMPTY_TEST(a_migration_goes_on_where_it_stopped),
		EMPTY_TEST(a_file_with_a_fault_leaves_nothing_of_itself),
		EMPTY_TEST(a_newer_database_is_left_alone),
		EMPTY_TEST(a_migration_that_was_killed_is_resumed),
		EMPTY_TEST(two_programs_may_migrate_at_once),
		EMPTY_TEST(a_file_without_a_number_is_a_bug),
		EMPTY_TEST(the_program_s_own_schema_is_applied),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
