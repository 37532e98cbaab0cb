/* SPDX-License-Identifier: Apache-2.0 */
/* A disk that fails when the test says so: a layer over SQLite's own file layer. Skipped where the
 * tests run on another database. */
#include <sqlite3.h>

#include <errno.h>
#include <stdlib.h>

#include "db/engine.h"
#include "db/test_thing.h"

typedef struct FaultyFile {
	sqlite3_file base; /* SQLite looks only at this */
	sqlite3_io_methods methods;
	const sqlite3_io_methods *real;
} FaultyFile;

/* The disk of this test program. SQLite gives no way to hand it to a file's functions. */
static struct {
	sqlite3_vfs layer;
	sqlite3_vfs *real;
	bool syncs_fail, writes_fail;
	int cause; /* errno */
} disk;

/* --- the layer: every file is the real one, whose sync may fail */

static const sqlite3_io_methods *real_of(sqlite3_file *file)
{
	return ((FaultyFile *)((char *)file + disk.real->szOsFile))->real;
}

static int faulty_sync(sqlite3_file *file, int flags)
{
	return disk.syncs_fail ? SQLITE_IOERR_FSYNC : real_of(file)->xSync(file, flags);
}

static int faulty_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
	if (disk.writes_fail)
		return SQLITE_IOERR_WRITE;
	return real_of(file)->xWrite(file, bytes, size, offset);
}

static int faulty_control(sqlite3_file *file, int operation, void *argument)
{
	if (operation != SQLITE_FCNTL_LAST_ERRNO)
		return real_of(file)->xFileControl(file, operation, argument);
	*(int *)argument = disk.cause;
	return SQLITE_OK;
}

static int faulty_open(sqlite3_vfs *layer, sqlite3_filename name, sqlite3_file *file, int flags,
		       int *given)
{
	(void)layer;
	int code = disk.real->xOpen(disk.real, name, file, flags, given);
	if (code != SQLITE_OK || !file->pMethods)
		return code;
	FaultyFile *faulty = (FaultyFile *)((char *)file + disk.real->szOsFile);
	faulty->real = file->pMethods;
	faulty->methods = *file->pMethods;
	faulty->methods.xSync = faulty_sync;
	faulty->methods.xWrite = faulty_write;
	faulty->methods.xFileControl = faulty_control;
	file->pMethods = &faulty->methods;
	return code;
}

static int disk_setup(void **state)
{
	(void)state;
	disk.real = sqlite3_vfs_find(NULL);
	disk.layer = *disk.real;
	disk.layer.zName = "faulty";
	disk.layer.szOsFile = disk.real->szOsFile + (int)sizeof(FaultyFile);
	disk.layer.xOpen = faulty_open;
	return sqlite3_vfs_register(&disk.layer, 1);
}

static int disk_teardown(void **state)
{
	(void)state;
	return sqlite3_vfs_unregister(&disk.layer);
}

/* What a commit says on a disk whose writes or syncs fail for that cause; the disk is well again
 * afterwards. */
static DbFailure commit_on_bad_disk(Db *db, bool *what_fails, int cause)
{
	db->engine->execute(db, "PRAGMA synchronous = FULL");
	db_begin_write(db);
	thing_add(db, "kept");
	assert_int_equal(db_commit(db), DB_FINE);
	db_begin_write(db);
	thing_add(db, "lost");
	disk.cause = cause;
	*what_fails = true;
	DbFailure failure = db_commit(db);
	*what_fails = false;
	return failure;
}

static void only_the_first_commit_is_there(Db *db)
{
	db_recover(db);
	assert_int_equal(thing_count(db), 1);
	db_begin_write(db);
	thing_add(db, "again");
	assert_int_equal(db_commit(db), DB_FINE);
}

static void a_commit_that_is_not_on_disk_is_broken(void **state)
{
	Db *db = *state;
	if (db_is_postgres(db))
		skip();
	int64_t commits = db_commit_count();
	assert_int_equal(commit_on_bad_disk(db, &disk.syncs_fail, EIO), DB_BROKEN);
	assert_int_equal(db_commit_count(), commits + 1);
	assert_true(str_find(str_of(db_failure_text(db)), S("I/O")) >= 0);
	assert_int_equal(thing_add(db, "later"), 0);
	only_the_first_commit_is_there(db);
}

static void a_sync_that_fails_is_broken_whatever_the_cause(void **state)
{
	Db *db = *state;
	if (db_is_postgres(db))
		skip();
	assert_int_equal(commit_on_bad_disk(db, &disk.syncs_fail, ENOSPC), DB_BROKEN);
	only_the_first_commit_is_there(db);
}

static void a_write_that_fails_is_broken(void **state)
{
	Db *db = *state;
	if (db_is_postgres(db))
		skip();
	assert_int_equal(commit_on_bad_disk(db, &disk.writes_fail, EIO), DB_BROKEN);
	only_the_first_commit_is_there(db);
}

static void a_write_beyond_the_quota_is_a_full_disk(void **state)
{
	Db *db = *state;
	if (db_is_postgres(db))
		skip();
	assert_int_equal(commit_on_bad_disk(db, &disk.writes_fail, EDQUOT), DB_FULL);
	only_the_first_commit_is_there(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		THING_TEST(a_commit_that_is_not_on_disk_is_broken),
		THING_TEST(a_sync_that_fails_is_broken_whatever_the_cause),
		THING_TEST(a_write_that_fails_is_broken),
		THING_TEST(a_write_beyond_the_quota_is_a_full_disk),
	};
	return cmocka_run_group_tests(tests, disk_setup, disk_teardown);
}
