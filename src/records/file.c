/* SPDX-License-Identifier: Apache-2.0 */
#include "records/file.h"

#include <errno.h>
#include <unistd.h>

#include "base/digest.h"
#include "records/scan.h"

#define DAY_SECONDS (24 * 60 * 60)
/* Kept chunks are marked anew at most once an hour: marking rewrites 256 KiB. */
#define MARK_SECONDS (60 * 60)

typedef bool ChunkVisitor(void *context, Str bytes);

static bool differs(Db *db, const FileChunk *chunk);
static bool is_whole(Db *db, Str sha256);
static bool has_hash(Db *db, const File *file);
static bool each_chunk(Db *db, const File *file, ChunkVisitor *visit, void *context);
static bool visit_digest(void *context, Str bytes);
static bool visit_write(void *context, Str bytes);

const File *file_find(Db *db, Str sha256)
{
	File *file = NULL;
	Rows *rows = db_query(db, "SELECT * FROM file WHERE sha256 = $1", TEXT(sha256));
	if (db_next(rows)) {
		file = NEW(db_arena(db), File);
		*file = (File){
			.sha256 = row_text(rows, "sha256"),
			.kind = row_text(rows, "kind"),
			.size_bytes = row_integer(rows, "size_bytes"),
			.kept_at = row_instant(rows, "kept_at"),
		};
	}
	db_rows_end(rows);
	return file;
}

void file_chunk_keep(Db *db, const FileChunk *chunk, Instant now)
{
	if (differs(db, chunk) && !is_whole(db, chunk->sha256))
		db_write(db, "UPDATE file_chunk SET bytes = $3 WHERE sha256 = $1 AND position = $2",
			 TEXT(chunk->sha256), INTEGER(chunk->position), BYTES(chunk->bytes));
	db_write(db,
		 "INSERT INTO file_chunk (sha256, position, bytes, kept_at) VALUES ($1, $2, $3, $4)"
		 " ON CONFLICT (sha256, position) DO UPDATE SET kept_at = excluded.kept_at"
		 " WHERE file_chunk.kept_at < $5",
		 TEXT(chunk->sha256), INTEGER(chunk->position), BYTES(chunk->bytes),
		 INTEGER(now.seconds), INTEGER(now.seconds - MARK_SECONDS));
}

/* Other bytes stand there under the same hash: one of the two is rotten. */
static bool differs(Db *db, const FileChunk *chunk)
{
	Rows *rows = db_query(db,
			      "SELECT position FROM file_chunk"
			      " WHERE sha256 = $1 AND position = $2 AND bytes <> $3",
			      TEXT(chunk->sha256), INTEGER(chunk->position), BYTES(chunk->bytes));
	bool found = db_next(rows);
	db_rows_end(rows);
	return found;
}

/* What stands under the hash has it. */
static bool is_whole(Db *db, Str sha256)
{
	const File *file = file_find(db, sha256);
	return file && has_hash(db, file);
}

static bool has_hash(Db *db, const File *file)
{
	DigestStream stream;
	digest_stream_begin(&stream);
	if (!each_chunk(db, file, visit_digest, &stream))
		return false;
	Digest digest = digest_stream_end(&stream);
	return str_equal(digest_hex(db_arena(db), &digest), file->sha256);
}

bool file_add(Db *db, const File *file, const Actor *by)
{
	const File *standing = file_find(db, file->sha256);
	if (standing)
		return standing->size_bytes == file->size_bytes;

	if (!has_hash(db, file))
		return false;

	db_write(db, "INSERT INTO file (sha256, size_bytes, kind, kept_at) VALUES ($1, $2, $3, $4)",
		 TEXT(file->sha256), INTEGER(file->size_bytes), TEXT(file->kind),
		 INTEGER(by->now.seconds));
	scan_add(db, file->sha256, by->now);
	JsonObject facts = json_object(db_arena(db));
	json_text(&facts, "sha256", file->sha256);
	json_integer(&facts, "size_bytes", file->size_bytes);
	json_text(&facts, "kind", file->kind);
	journal_add(db, by, "add", "file", 0, &facts, NULL);
	return true;
}

bool file_copy_to(Db *db, const File *file, int descriptor)
{
	return each_chunk(db, file, visit_write, &descriptor);
}

/* The chunks in order, each given to visit; false when visit gives false, when one is missing, or
 * when they do not add up. */
static bool each_chunk(Db *db, const File *file, ChunkVisitor *visit, void *context)
{
	ArenaMark mark = arena_mark(db_arena(db));
	int64_t seen_bytes = 0;
	for (int64_t position = 0; seen_bytes < file->size_bytes; position++) {
		Rows *rows = db_query(db,
				      "SELECT bytes FROM file_chunk"
				      " WHERE sha256 = $1 AND position = $2",
				      TEXT(file->sha256), INTEGER(position));
		Str bytes = db_next(rows) ? row_bytes(rows, "bytes") : (Str){ 0 };
		db_rows_end(rows);
		seen_bytes += (int64_t)bytes.length;
		if (bytes.length == 0 || !visit(context, bytes))
			return false;
		arena_reset_to(db_arena(db), mark);
	}
	return seen_bytes == file->size_bytes && !db_failed(db);
}

static bool visit_digest(void *context, Str bytes)
{
	digest_stream_add(context, bytes.at, bytes.length);
	return true;
}

static bool visit_write(void *context, Str bytes)
{
	int descriptor = *(int *)context;
	while (bytes.length > 0) {
		ssize_t written = write(descriptor, bytes.at, bytes.length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		bytes = str_slice(bytes, (size_t)written, bytes.length);
	}
	return true;
}

void file_chunks_sweep(Db *db, Instant now)
{
	db_write(db,
		 "DELETE FROM file_chunk WHERE kept_at < $1 AND NOT EXISTS"
		 " (SELECT 1 FROM file WHERE file.sha256 = file_chunk.sha256)",
		 INTEGER(now.seconds - DAY_SECONDS));
}
