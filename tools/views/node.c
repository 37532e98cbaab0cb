/* SPDX-License-Identifier: Apache-2.0 */
#include "node.h"

#include <string.h>

#include "text.h"

Node *node_new(NodeKind kind, Place place, const char *text)
{
	Node *node = take(sizeof *node);

	*node = (Node){ .kind = kind, .place = place, .text = text };
	return node;
}

static void list_append(NodeList *list, Node *node)
{
	if (list->last)
		list->last->next = node;
	else
		list->first = node;
	list->last = node;
}

void node_append(Node *parent, Node *child)
{
	child->parent = parent;
	list_append(&parent->children, child);
}

void node_append_attribute(Node *element, Node *attribute)
{
	attribute->parent = element;
	list_append(&element->attributes, attribute);
}

const char *node_attribute(const Node *element, const char *name)
{
	for (const Node *at = element->attributes.first; at; at = at->next) {
		if (at->kind != NODE_ATTRIBUTE || strcmp(at->text, name) != 0)
			continue;
		const Node *value = at->children.first;
		if (!value)
			return "";
		return value->kind == NODE_TEXT && !value->next ? value->text : NULL;
	}
	return NULL;
}

bool node_is_blank(const Node *node)
{
	return node->kind == NODE_TEXT && !node->verbatim &&
	       node->text[strspn(node->text, " \t\r\n\f")] == '\0';
}
