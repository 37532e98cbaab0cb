/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "db/test_db.h"

#include <stdio.h>

#include "base/digest.h"
#include "records/file.h"

#define PART 1000

static const Actor by = { .source = BY_COMMAND, .now = { 1800000000 } };

/* Two whole chunks and a part of a third. */
static Str some_bytes(Arena *arena)
{
	size_t size = 2 * FILE_CHUNK_BYTES + PART;
	char *bytes = arena_take(arena, size);
	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)(i * 31 + i / 251);
	return (Str){ bytes, size };
}

static Str name_of(Arena *arena, Str bytes)
{
	Digest digest = digest_sha256(bytes);
	return digest_hex(arena, &digest);
}

static void keep_chunk(Db *db, Str sha256, int64_t position, Str bytes)
{
	size_t from = (size_t)position * FILE_CHUNK_BYTES;
	Str chunk = str_slice(bytes, from, from + FILE_CHUNK_BYTES);
	file_chunk_keep(db, &(FileChunk){ sha256, position, chunk }, by.now);
}

static void keep_bytes(Db *db, Str sha256, int64_t position, Str bytes)
{
	file_chunk_keep(db, &(FileChunk){ sha256, position, bytes }, by.now);
}

static bool add(Db *db, Str sha256, size_t size_bytes)
{
	File file = { .sha256 = sha256, .size_bytes = (int64_t)size_bytes, .kind = S("pdf") };
	return file_add(db, &file, &by);
}

static Str keep_all(Db *db, Str bytes)
{
	Str sha256 = name_of(db_arena(db), bytes);
	for (int64_t position = 0; position < 3; position++)
		keep_chunk(db, sha256, position, bytes);
	return sha256;
}

static void a_file_is_found_when_its_chunks_were_kept(void **state)
{
	Db *db = *state;
	Str bytes = some_bytes(db_arena(db));
	Str sha256 = keep_all(db, bytes);
	assert_null(file_find(db, sha256));
	assert_true(add(db, sha256, bytes.length));
	const File *file = file_find(db, sha256);
	assert_int_equal(file->size_bytes, bytes.length);
	assert_text(file->kind, "pdf");
	assert_int_equal(file->kept_at.seconds, by.now.seconds);
}

static void the_same_bytes_are_stored_and_journalled_once(void **state)
{
	Db *db = *state;
	Str bytes = some_bytes(db_arena(db));
	Str sha256 = keep_all(db, bytes);
	assert_true(add(db, sha256, bytes.length));
	Id last = journal_last_id(db);
	keep_all(db, bytes);
	assert_true(add(db, sha256, bytes.length));
	assert_int_equal(journal_last_id(db), last);
	assert_false(add(db, sha256, 5));
}

static void a_missing_chunk_is_refused(void **state)
{
	Db *db = *state;
	Str bytes = some_bytes(db_arena(db));
	Str sha256 = name_of(db_arena(db), bytes);
	keep_chunk(db, sha256, 0, bytes);
	keep_chunk(db, sha256, 2, bytes);
	assert_false(add(db, sha256, bytes.length));
	assert_null(file_find(db, sha256));
	keep_chunk(db, sha256, 1, bytes);
	assert_true(add(db, sha256, bytes.length));
}

static void chunks_that_add_up_to_another_size_are_refused(void **state)
{
	Db *db = *state;
	Str bytes = some_bytes(db_arena(db));
	Str sha256 = keep_all(db, bytes);
	assert_false(add(db, sha256, bytes.length - 1));
	assert_false(add(db, sha256, bytes.length + 1));
	assert_false(add(db, sha256, FILE_CHUNK_BYTES));
}

static bool comes_out(Db *db, Str bytes)
{
	FILE *out = tmpfile();
	assert_true(file_copy_to(db, file_find(db, name_of(db_arena(db), bytes)), fileno(out)));
	char *read = arena_take(db_arena(db), bytes.length);
	rewind(out);
	assert_int_equal(fread(read, 1, bytes.length, out), bytes.length);
	fclose(out);
	return memcmp(read, bytes.at, bytes.length) == 0;
}

static void a_chunk_that_is_rotten_is_mended_when_it_comes_again(void **state)
{
	Db *db = *state;
	Str bytes = some_bytes(db_arena(db));
	Str sha256 = keep_all(db, bytes);
	assert_true(add(db, sha256, bytes.length));
	char *rotten = arena_take(db_arena(db), FILE_CHUNK_BYTES);
	memset(rotten, 'x', FILE_CHUNK_BYTES);
	db_write(db, "UPDATE file_chunk SET bytes = $1 WHERE position = 1",
		 BYTES(((Str){ rotten, FILE_CHUNK_BYTES })));
	assert_false(comes_out(db, bytes));
	keep_all(db, bytes);
	assert_true(comes_out(db, bytes));
}

static void a_chunk_that_comes_rotten_mends_nothing(void **state)
{
	Db *db = *state;
	Str bytes = some_bytes(db_arena(db));
	Str sha256 = keep_all(db, bytes);
	assert_true(add(db, sha256, bytes.length));
	keep_bytes(db, sha256, 2, S("rotten"));
	assert_true(comes_out(db, bytes));
}

static void bytes_that_have_another_hash_are_refused(void **state)
{
	Db *db = *state;
	Str sha256 = name_of(db_arena(db), S("what was said"));
	keep_bytes(db, sha256, 0, S("what was sent"));
	assert_false(add(db, sha256, 13));
}

static void the_bytes_come_out_as_they_went_in(void **state)
{
	Db *db = *state;
	Str bytes = some_bytes(db_arena(db));
	Str sha256 = keep_all(db, bytes);
	assert_true(add(db, sha256, bytes.length));
	FILE *out = tmpfile();
	assert_true(file_copy_to(db, file_find(db, sha256), fileno(out)));
	char *read = arena_take(db_arena(db), bytes.length + 1);
	rewind(out);
	assert_int_equal(fread(read, 1, bytes.length + 1, out), bytes.length);
	assert_memory_equal(read, bytes.at, bytes.length);
	fclose(out);
}

static void a_descriptor_that_takes_nothing_is_told(void **state)
{
	Db *db = *state;
	Str bytes = some_bytes(db_arena(db));
	Str sha256 = keep_all(db, bytes);
	assert_true(add(db, sha256, bytes.length));
	assert_false(file_copy_to(db, file_find(db, sha256), -1));
}

static int64_t count_chunks(Db *db)
{
	Rows *rows = db_query(db, "SELECT COUNT(*) AS found FROM file_chunk");
	int64_t count = db_next(rows) ? row_integer(rows, "found") : -1;
	db_rows_end(rows);
	return count;
}

static void chunks_that_no_file_names_go_after_a_day(void **state)
{
	Db *db = *state;
	Str named = some_bytes(db_arena(db));
	Str sha256 = keep_all(db, named);
	assert_true(add(db, sha256, named.length));
	keep_bytes(db, S("orphan"), 0, S("x"));
	file_chunks_sweep(db, (Instant){ by.now.seconds + 24 * 3600 });
	assert_int_equal(count_chunks(db), 4);
	file_chunks_sweep(db, (Instant){ by.now.seconds + 24 * 3600 + 1 });
	assert_int_equal(count_chunks(db), 3);
}

static void a_chunk_that_comes_again_stays_another_day(void **state)
{
	Db *db = *state;
	keep_bytes(db, S("again"), 0, S("x"));
	Instant later = { by.now.seconds + 23 * 3600 };
	file_chunk_keep(db, &(FileChunk){ S("again"), 0, S("x") }, later);
	file_chunks_sweep(db, (Instant){ by.now.seconds + 25 * 3600 });
	assert_int_equal(count_chunks(db), 1);
}

static const struct CMUnitTest tests[] = {
	WRITE_TEST(a_file_is_found_when_its_chunks_were_kept),
	WRITE_TEST(the_same_bytes_are_stored_and_journalled_once),
	WRITE_TEST(a_missing_chunk_is_refused),
	WRITE_TEST(chunks_that_add_up_to_another_size_are_refused),
	WRITE_TEST(a_chunk_that_is_rotten_is_mended_when_it_comes_again),
	WRITE_TEST(a_chunk_that_comes_rotten_mends_nothing),
	WRITE_TEST(bytes_that_have_another_hash_are_refused),
	WRITE_TEST(the_bytes_come_out_as_they_went_in),
	WRITE_TEST(a_descriptor_that_takes_nothing_is_told),
	WRITE_TEST(chunks_that_no_file_names_go_after_a_day),
	WRITE_TEST(a_chunk_that_comes_again_stays_another_day),
};

int main(void)
{
	digest_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
