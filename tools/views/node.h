/* SPDX-License-Identifier: Apache-2.0 */
/* A view as a tree: what the parser reads, messages.c marks, and emit.c writes as C. */
#ifndef TOOLS_NODE_H
#define TOOLS_NODE_H

#include <stdbool.h>

#include "place.h"

typedef enum NodeKind {
	NODE_TEXT, /* literal HTML text, or literal part of an attribute's value */
	NODE_HOLE, /* {{ text }}; name is what messages call it, NULL when it has none */
	NODE_CODE, /* a line of C, without its % */
	NODE_DOCTYPE,
	NODE_ELEMENT,	/* text is its name; children, and attributes (with lines of C between) */
	NODE_ATTRIBUTE, /* text is its name; children are the parts of its value */
	NODE_MESSAGE,	/* children are what stands in the view; text is the key */
} NodeKind;

typedef struct Node Node;

typedef struct NodeList {
	Node *first, *last;
} NodeList;

struct Node {
	NodeKind kind;
	Place place;
	const char *text, *name;
	bool verbatim;	  /* text: inside pre or textarea, where whitespace counts */
	bool has_value;	  /* attribute */
	bool self_closed; /* element: written as <name/> */
	NodeList attributes, children;
	Node *parent, *next;
};

Node *node_new(NodeKind kind, Place place, const char *text);
void node_append(Node *parent, Node *child);
void node_append_attribute(Node *element, Node *attribute);
/* The attribute's literal value; "" where it has none, NULL where it is missing or has a hole. */
const char *node_attribute(const Node *element, const char *name);
bool node_is_blank(const Node *node);

#endif
