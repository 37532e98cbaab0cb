/* SPDX-License-Identifier: Apache-2.0 */
/* Two texts, word by word: which words of each the other has not, in order. */
#ifndef NYATA_WORD_DIFF_H
#define NYATA_WORD_DIFF_H

#include "base/str.h"

/* Some words in a row, with the white space behind them. */
typedef struct WordPiece {
	Str text;
	bool is_changed; /* the other text has nothing like it here */
} WordPiece;

typedef struct WordPieceList {
	WordPiece *items;
	size_t count, capacity;
} WordPieceList;

typedef struct WordDiff {
	WordPieceList mine, theirs;
} WordDiff;

/* The pieces of each side are the whole text. Where both differ over more than 250,000 pairs of
 * words, all between what they begin and end with alike counts as changed. */
WordDiff word_diff(Arena *arena, Str mine, Str theirs);

#endif
