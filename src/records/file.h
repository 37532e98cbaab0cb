/* SPDX-License-Identifier: Apache-2.0 */
/* Files in the database, in chunks of 256 KiB under their SHA-256, the same bytes once. */
#ifndef NYATA_FILE_H
#define NYATA_FILE_H

#include "records/journal.h"

#define FILE_CHUNK_BYTES (256 * 1024)

typedef struct File {
	Str sha256, kind; /* "pdf", "xlsx" */
	int64_t size_bytes;
	Instant kept_at;
} File;

/* position counts from 0. */
typedef struct FileChunk {
	Str sha256; /* of the whole file */
	int64_t position;
	Str bytes;
} FileChunk;

const File *file_find(Db *db, Str sha256);
/* Through the write lane, before the form's transaction. The same chunk twice is fine; where what
 * stands is rotten, it is replaced. */
void file_chunk_keep(Db *db, const FileChunk *chunk, Instant now);
/* Asks for all but kept_at. Names a whole hash whose chunks are all there: true, also when the file
 * stood already. false: chunks are missing, they add up to another size, or their SHA-256 is
 * another. */
bool file_add(Db *db, const File *file, const Actor *by);
/* Writes the bytes to a descriptor; false when it cannot. */
bool file_copy_to(Db *db, const File *file, int descriptor);
/* Chunks older than a day that no file names. */
void file_chunks_sweep(Db *db, Instant now);

#endif
