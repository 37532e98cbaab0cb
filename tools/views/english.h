/* SPDX-License-Identifier: Apache-2.0 */
/* The English text of a message, read again as what a view prints. */
#ifndef TOOLS_ENGLISH_H
#define TOOLS_ENGLISH_H

#include "catalogue.h"
#include "messages.h"

enum { ENGLISH_PIECES_MAX = 4 * MESSAGE_PARTS_MAX };

typedef enum PieceKind { PIECE_TEXT, PIECE_HOLE, PIECE_OPEN, PIECE_CLOSE, PIECE_ICON } PieceKind;

typedef struct Piece {
	PieceKind kind;
	const char *text; /* PIECE_TEXT */
	const Node *node; /* the hole or element of the Indonesian text */
} Piece;

typedef struct English {
	Piece pieces[ENGLISH_PIECES_MAX];
	int count;
} English;

/* Refuses a text whose holes and tags are not those of the message; a singular may leave out
 * {n}. Place is where the translation stands. */
English english_read(const Node *message, Place place, const char *text, bool is_singular);

/* The same for a text of C, which has holes and no tags. */
void english_check_holes(Place place, const char *key, const char *text, bool is_singular);

#endif
