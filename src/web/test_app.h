/* SPDX-License-Identifier: Apache-2.0 */
/* A small program of some pages over the tables of records/, to send requests through all steps.
 * The cookie "petugas" is somebody without a role, "koordinator" somebody with one. */
#ifndef NYATA_TEST_APP_H
#define NYATA_TEST_APP_H

#include "db/test_db.h"
#include "web/test_page.h"

#define TEST_COORDINATOR UINT32_C(2)

/*   /atur              the usual shape of a handler: one setting, a journal row, a 303
 *   /diam              journals nothing
 *   /ubah-lalu-tolak   writes, then answers 403 and names a watched deed
 *   /halaman           answers with a page and asks about no faults
 *   /masuk             sets a cookie
 *   /rusak             lets a constraint fire
 *   /siap, /unggah     are prepared, take a file, but not of "orang lain"
 *   /tugas, /impor     are for the signed in, for the role */
extern const App test_app;

/* Journal rows with a deed. */
int64_t test_app_count(Db *db, const char *deed);
bool test_app_has_setting(Db *db, const char *name);

/* For tests whose state is a Db (DB_TEST). */
static inline Client test_app_client(void **state)
{
	return client_new(db_arena(*state), &test_app, *state);
}

#endif
