/* SPDX-License-Identifier: Apache-2.0 */
/* Linked with the whole program: every statement that any part of it may run is prepared on the
 * database of this run, so that no page finds out first. */
#include "base/test.h"
#include "db/test_db.h"

/* Parts of a list's statement begin with a blank; only together they are one. */
static bool is_fragment(const char *sql)
{
	return sql[0] == ' ';
}

static void every_statement_of_the_program_is_prepared(void **state)
{
	Db *db = *state;
	size_t faults = 0;
	for (size_t i = 0; i < sql_count(); i++) {
		const char *message =
			is_fragment(sql_at(i)) ? NULL : db_prepare_only(db, sql_at(i));
		if (!message)
			continue;
		print_error("%s\n\t%s\n", message, sql_at(i));
		faults++;
	}
	assert_int_equal(faults, 0);
}

static void the_program_has_statements(void **state)
{
	(void)state;
	bool found = false;
	for (size_t i = 0; i < sql_count(); i++)
		found = found || str_starts(str_of(sql_at(i)), S("INSERT INTO schema_version"));
	assert_true(found);
}

static void a_fault_is_told(void **state)
{
	Db *db = *state;
	assert_non_null(db_prepare_only(db, "SELECT nothing FROM agency"));
	assert_non_null(db_prepare_only(db, "SELECT id FROM"));
	assert_null(db_prepare_only(db, "SELECT id FROM agency WHERE ($1 IS NULL OR parent = $1)"));
	assert_null(db_prepare_only(db, "SELECT id FROM agency WHERE ($1 IS NULL OR slug = $1)"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DB_TEST(every_statement_of_the_program_is_prepared),
		DB_TEST(the_program_has_statements),
		DB_TEST(a_fault_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
