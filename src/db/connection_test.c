/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <sys/stat.h>

#include "db/engine.h"
#include "db/test_thing.h"

/* Opening fails, and the sentence says something of it. */
static void refused(Arena *arena, const char *url, DbUse use, const char *word)
{
	const char *why = NULL;
	assert_null(db_open(arena, str_of(url), use, &why));
	assert_non_null(why);
	if (!strstr(why, word))
		fail_msg("\"%s\" does not say %s", why, word);
}

static void a_url_of_another_kind_is_refused(void **state)
{
	refused(*state, "", DB_WRITE, "sqlite:FILE");
	refused(*state, "nyata.db", DB_WRITE, "sqlite:FILE");
	refused(*state, "sqlite:", DB_WRITE, "sqlite:FILE");
	refused(*state, "mysql://root@localhost/x", DB_WRITE, "sqlite:FILE");
}

static void a_file_that_is_not_there_is_not_made_by_reading(void **state)
{
	refused(*state, "sqlite:/nowhere/nyata.db", DB_READ, "/nowhere/nyata.db");
	refused(*state, "sqlite:/tmp/nyata-never-made.db", DB_READ, "unable to open");
	struct stat found;
	assert_int_not_equal(stat("/tmp/nyata-never-made.db", &found), 0);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
	refused(*state, "sqlite:/nowhere/nyata.db", DB_WRITE, "/nowhere/nyata.db");
}

static void a_file_of_another_kind_is_refused(void **state)
{
	const char *file = str_c(*state, str_print(*state, "/tmp/nyata-other-%d", (int)getpid()));
	FILE *out = fopen(file, "w");
	assert_non_null(out);
	for (int i = 0; i < 200; i++)
		fputs("this is a letter and no database\n", out);
	fclose(out);
	const char *url = str_c(*state, str_print(*state, "sqlite:%s", file));
	refused(*state, url, DB_WRITE, "not a database");
	refused(*state, url, DB_READ, "not a database");
	unlink(file);
}

static void a_server_that_does_not_answer_is_told(void **state)
{
	refused(*state, "postgres://x@127.0.0.1:1/x", DB_READ, "refused");
}

static void a_password_is_never_repeated(void **state)
{
	const char *why = NULL;
	Str url = S("postgres://x:rahasia@127.0.0.1:1/x");
	assert_null(db_open(*state, url, DB_READ, &why));
	assert_null(strstr(why, "rahasia"));
}

static void a_connection_knows_its_database(void **state)
{
	Arena *arena = *state;
	Db *db = test_db_empty(arena);
	assert_int_equal(db_is_postgres(db), str_starts(test_db_url(db), S("postgres")));
	test_db_end(db);
}

RUN_TESTS(TEST(a_url_of_another_kind_is_refused),
	  TEST(a_file_that_is_not_there_is_not_made_by_reading),
	  TEST(a_folder_that_is_not_there_is_named), TEST(a_file_of_another_kind_is_refused),
	  TEST(a_server_that_does_not_answer_is_told), TEST(a_password_is_never_repeated),
	  TEST(a_connection_knows_its_database))
