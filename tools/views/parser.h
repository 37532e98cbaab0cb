/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by parser.c (content) and tags.c (tags and attributes). */
#ifndef TOOLS_PARSER_H
#define TOOLS_PARSER_H

#include "code.h"
#include "node.h"
#include "view_file.h"

enum { ELEMENTS_MAX = 100 };

typedef struct Parser {
	const char *file, *start, *at, *end;
	int line, depth;
	Node *root, *open; /* open: the innermost element whose end tag has not come yet */
	Blocks blocks;
} Parser;

Place parser_place(const Parser *p);
bool parser_at(const Parser *p, const char *word);
/* At the % of a line of C. */
bool parser_at_code(const Parser *p);
void parser_advance(Parser *p, const char *to);
/* A line of C in the tag of the element, or in its content. */
Node *parser_code(Parser *p, const Node *element, bool in_tag);
Node *parser_hole(Parser *p);

void parse_start_tag(Parser *p);
void parse_end_tag(Parser *p);

#endif
