/* SPDX-License-Identifier: Apache-2.0 */
/* A fresh database for one test, with the whole schema: a SQLite file, or, where the environment
 * has NYATA_TEST_DATABASE=postgres://…, a schema of its own in that database.
 *     Db *db = test_db(arena);
 *     db_begin_write(db);      writes happen in a transaction, in tests too
 *     …
 *     test_db_end(db); */
#ifndef NYATA_TEST_DB_H
#define NYATA_TEST_DB_H

#include "db/db.h"

/* Opened for writing, outside a transaction. What cannot be made fails the test. */
Db *test_db(Arena *arena);
/* The same without any table, not even schema_version. */
Db *test_db_empty(Arena *arena);
/* For opening it a second time: db_open(arena, test_db_url(db), DB_READ, &why). */
Str test_db_url(const Db *db);
/* Closes it and takes it away. The test fails when the database had failed and the test did not
 * call db_recover(). */
void test_db_end(Db *db);
/* Fails the test, with the database's message, when the database has failed. */
void test_db_fine(const Db *db);

/* For a test whose state is a Db of its own, with an arena of its own: Db *db = *state. */
int test_db_setup(void **state);
int test_db_teardown(void **state);
#define DB_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)
/* The same within a write transaction, rolled back at the end; the database must be fine then. */
int test_write_setup(void **state);
int test_write_teardown(void **state);
#define WRITE_TEST(name)                                                                           \
	cmocka_unit_test_setup_teardown(name, test_write_setup, test_write_teardown)

#endif
