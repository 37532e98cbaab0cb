/* SPDX-License-Identifier: Apache-2.0 */
/* What this process says, as base/open_stream.h words it. Whoever finds that the file cannot be
 * read ends the process with answer_end(), from wherever it stands: nothing here outlives the file.
 */
#ifndef NYATA_OPEN_ANSWER_H
#define NYATA_OPEN_ANSWER_H

#include "base/open_stream.h"
#include "base/str.h"

typedef struct Answer {
	size_t used;
	size_t text_bytes;
	int cell_count, merge_count, row_count;
	uint32_t last_row;	/* of this sheet that holds something */
	uint32_t declared_rows; /* what this sheet says of itself; 0 when it says nothing */
	unsigned char bytes[64 * 1024];
} Answer;

typedef struct CellPlace {
	uint32_t row;
	uint16_t column; /* both from 1 */
} CellPlace;

typedef struct AnswerPicture {
	bool is_small, is_png; /* else JPEG */
	uint16_t width, height;
	Str bytes;
} AnswerPicture;

void answer_begin(Answer *answer);
void answer_kind(Answer *answer, const char *kind);
void answer_sheet(Answer *answer, Str name, bool is_hidden);
/* In order of rows. Ends the process where one cell, or all together, are over their limit. */
void answer_cell(Answer *answer, CellPlace place, Str text, bool is_number);
void answer_merge(Answer *answer, CellPlace first, CellPlace last);
void answer_sheet_end(Answer *answer);
void answer_picture(Answer *answer, const AnswerPicture *picture);
_Noreturn void answer_end(Answer *answer, OpenStatus status);
_Noreturn void answer_too_big(Answer *answer, OpenLimit limit, uint64_t count);

#endif
