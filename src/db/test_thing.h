/* SPDX-License-Identifier: Apache-2.0 */
/* Two small tables for the tests of db/ itself, in an empty database. */
#ifndef NYATA_TEST_THING_H
#define NYATA_TEST_THING_H

#include "base/test.h"
#include "db/test_db.h"

/* thing (id, name unique, amount, bytes, day, is_open) and its part (id, thing, name). */
int thing_setup(void **state);
#define THING_TEST(name) cmocka_unit_test_setup_teardown(name, thing_setup, test_db_teardown)

/* One thing of that name; inside a write transaction. */
Id thing_add(Db *db, const char *name);
int64_t thing_count(Db *db);
/* A second connection to the same database. The test closes it. */
Db *thing_open_again(Db *db, DbUse use);

#endif
