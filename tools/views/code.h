/* SPDX-License-Identifier: Apache-2.0 */
/* Reads just enough C to find the end of a hole, the name in an expression, the blocks of a
 * view's C lines, and the messages of T(rq, "…"), TF(rq, "…", …) and N_("…"). */
#ifndef TOOLS_CODE_H
#define TOOLS_CODE_H

#include <stdbool.h>

#include "node.h"
#include "text.h"

enum { BLOCKS_MAX = 64 };

typedef enum BlockKind { BLOCK_PLAIN, BLOCK_LOOP, BLOCK_SWITCH } BlockKind;

/* Where a line of C stands: in the tag of the element, or in its content. */
typedef struct Spot {
	Place place;
	const Node *element;
	bool in_tag;
} Spot;

/* A { of the C lines, and what was open in the HTML when it came. */
typedef struct Block {
	BlockKind kind;
	Spot spot;
} Block;

typedef struct Blocks {
	Block open[BLOCKS_MAX];
	int count, parentheses;
	BlockKind next;
	bool incomplete;
	Place place;
} Blocks;

/* Past the string, character or comment at c, else past one character. */
const char *code_skip(const char *c, const char *end);
/* The }} that ends the expression beginning here, or NULL. */
const char *code_hole_end(const char *from, const char *end);
/* "{{ days = expr }}": the name is cut off from the expression; else its last identifier,
 * NULL where there is none. */
const char *code_hole_name(const char **from, const char *end);

/* One line of C. */
void blocks_read(Blocks *blocks, const Spot *spot, const char *line);
/* Called where HTML follows: refuses "if (x)" without a brace, and calls broken in the middle. */
void blocks_require_whole(const Blocks *blocks);
void blocks_finish(const Blocks *blocks);

/* Adjacent C string literals at c are one text, added to key. Gives the end of the last one, NULL
 * where none stands. */
const char *code_add_literals(Text *key, const char *c, const char *end);
/* The next message after from: its text goes to key, *begin to where it stands. Returns where to
 * look on, or NULL when there is none. */
const char *code_next_message(const char *from, const char *end, Text *key, const char **begin);

#endif
