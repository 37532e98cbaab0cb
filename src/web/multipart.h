/* SPDX-License-Identifier: Apache-2.0 */
/* Reads multipart/form-data (RFC 7578) as it comes in, in pieces of any size. Knows no HTTP. Ours
 * rather than libmicrohttpd's: that one cannot tell a value that came in two pieces from two fields
 * of one name, and breaks off at an equals sign in a value. */
#ifndef NYATA_MULTIPART_H
#define NYATA_MULTIPART_H

#include "base/str.h"

typedef struct Multipart Multipart;

/* What is called for each part. false from one of them ends the reading as broken. Texts live until
 * the call returns. */
typedef struct MultipartReader {
	void *by;
	/* is_file: the part has a file name, which may be empty. */
	bool (*part)(void *by, Str name, Str file_name, bool is_file);
	bool (*bytes)(void *by, Str bytes);
	bool (*part_end)(void *by);
} MultipartReader;

/* The boundary of a Content-Type value; empty when there is none that is allowed. */
Str multipart_boundary(Str content_type);

Multipart *multipart_new(Arena *arena, Str boundary, MultipartReader reader);
/* false: malformed, or the reader said so; everything after that is ignored. */
bool multipart_add(Multipart *multipart, Str bytes);
/* The last boundary has been read. */
bool multipart_is_whole(const Multipart *multipart);

#endif
