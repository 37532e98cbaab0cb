/* SPDX-License-Identifier: Apache-2.0 */
/* A file that comes with a form: streamed to an unnamed file while it is hashed, so that a cut
 * upload leaves nothing behind. The Upload itself lives in the request and is closed with it. */
#ifndef NYATA_UPLOAD_H
#define NYATA_UPLOAD_H

#include "base/digest.h"
#include "web/request.h"

/* The file chunks that go through the write lane. */
#define UPLOAD_CHUNK_BYTES ((size_t)256 * 1024)

typedef enum UploadResult { UPLOAD_FINE, UPLOAD_DISK_FULL, UPLOAD_FAILED } UploadResult;

/* What is being received. */
typedef struct UploadStream {
	Upload *upload;
	DigestStream digest;
} UploadStream;

/* A name as it may be shown: the part behind the last slash or backslash, valid UTF-8 without
 * control characters or hidden ones, at most 120 characters; never empty. */
Str upload_shown_name(Arena *arena, Str name);

UploadResult upload_begin(UploadStream *stream, Upload *upload);
UploadResult upload_add(UploadStream *stream, Str bytes);
/* Sets the hash and goes back to the file's start. */
UploadResult upload_end(UploadStream *stream, Arena *arena);

/* How many chunks it has; an empty file has one empty chunk. */
int64_t upload_chunks(const Upload *upload);
/* Reads a chunk; {0} with *ok false when the file cannot be read. */
Str upload_chunk(Arena *arena, const Upload *upload, int64_t position, bool *ok);

/* Puts other bytes in the place of those that came, for prepare: what is hashed, stored and asked
 * for afterwards is these. Where it fails the upload is as it was. */
UploadResult upload_replace(Upload *upload, Arena *arena, Str bytes);

void upload_close(Upload *upload);

#endif
