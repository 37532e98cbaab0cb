/* SPDX-License-Identifier: Apache-2.0 */
/* Reads what nyata-open says (base/open_stream.h), piece by piece, trusting none of it. */
#ifndef NYATA_OPENER_STREAM_H
#define NYATA_OPENER_STREAM_H

#include "base/buf.h"
#include "records/opener.h"

#define OPENER_STREAM_BYTES (64 * 1024)

typedef struct OpenerStream {
	Arena *arena;
	Workbook workbook;
	OpenPicture pictures[2]; /* the whole one, the small one; bytes grow in buf */
	int picture_count;
	Buf picture_bytes;
	Str kind;
	bool has_magic, is_in_sheet;
	bool is_over;  /* the last record was read */
	bool is_wrong; /* something stood there that nyata-open never says */
	OpenStatus status;
	int row, column; /* of the last cell */
	size_t cell_count, merge_count, text_bytes;
	size_t used;
	uint8_t bytes[OPENER_STREAM_BYTES];
} OpenerStream;

/* In the arena, where everything lives that it reads. */
OpenerStream *opener_stream_new(Arena *arena);
/* used grew by what was put behind it; false: no more is wanted, the stream is wrong. */
bool opener_stream_take(OpenerStream *stream);

#endif
