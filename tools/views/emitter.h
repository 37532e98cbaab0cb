/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by emit.c (content), emit_tag.c (tags and attributes) and emit_message.c. */
#ifndef TOOLS_EMITTER_H
#define TOOLS_EMITTER_H

#include "emit.h"
#include "node.h"

/* Which readers the code being written is for. */
typedef enum Readers { ALL_READERS, INDONESIAN_READERS, ENGLISH_READERS } Readers;

typedef struct Emitter {
	Text *c, literal;
	const Catalogue *catalogue;
	Readers readers;
	int next_line; /* the line of the view that the compiler takes the next C line for; 0 */
	int missing;
	bool name_missing;
} Emitter;

/* Literal HTML is gathered, so that neighbours are written with one call. */
void emit_literal(Emitter *e, const char *text);
/* Writes what was gathered; comes before each line of C. */
void emit_flush(Emitter *e);
/* A line of C that stands for the given place of the view. */
void emit_c(Emitter *e, Place place, const char *format, ...) __attribute__((format(printf, 3, 4)));
void emit_node(Emitter *e, const Node *node);
void emit_nodes(Emitter *e, const Node *first);

void emit_start_tag(Emitter *e, const Node *element);
void emit_end_tag(Emitter *e, const Node *element);
void emit_attribute_part(Emitter *e, const Node *part);

void emit_message(Emitter *e, const Node *message, bool in_attribute);

#endif
