/* SPDX-License-Identifier: Apache-2.0 */
#include "messages.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "message_key.h"
#include "names.h"

static void collect(Node *parent, bool in_leaf_block);

static bool is_untranslated(const Node *element)
{
	const char *translate = node_attribute(element, "translate");
	const char *language = node_attribute(element, "lang");

	return (translate && strcmp(translate, "no") == 0) ||
	       (language && strcasecmp(element->text, "html") != 0);
}

/* Entities have letters in their names, but stand for signs. */
static bool text_has_letters(const char *text)
{
	for (const char *c = text; *c; c++) {
		if (*c == '&') {
			size_t name = strspn(c + 1,
					     "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
					     "0123456789");
			if (c[1 + name] == ';')
				c += 1 + name;
			continue;
		}
		/* C3 to CA begin the Latin letters beyond ASCII. */
		unsigned char byte = (unsigned char)*c;
		if (isalpha(byte) || (byte >= 0xc3 && byte <= 0xca))
			return true;
	}
	return false;
}

static bool has_letters(const Node *node)
{
	if (node->kind == NODE_TEXT)
		return !node->verbatim && text_has_letters(node->text);
	if (node->kind != NODE_ELEMENT || is_untranslated(node))
		return false;
	for (const Node *child = node->children.first; child; child = child->next) {
		if (has_letters(child))
			return true;
	}
	return false;
}

static bool has_kind(const Node *node, NodeKind kind)
{
	if (node->kind == kind)
		return true;
	for (const Node *child = node->children.first; child; child = child->next) {
		if (has_kind(child, kind))
			return true;
	}
	return false;
}

/* Text, holes, and elements that stand within a sentence down to the last. */
static bool is_inline(const Node *node)
{
	if (node->kind == NODE_TEXT || node->kind == NODE_HOLE)
		return true;
	if (node->kind != NODE_ELEMENT)
		return false;
	if (strcasecmp(node->text, "svg") == 0)
		return !has_letters(node) && !has_kind(node, NODE_CODE);
	if (!element_is_inline(node->text))
		return false;
	for (const Node *child = node->children.first; child; child = child->next) {
		if (!is_inline(child))
			return false;
	}
	return true;
}

bool message_is_textless(const Node *node)
{
	if (node->kind == NODE_HOLE)
		return false;
	if (node->kind == NODE_TEXT)
		return node_is_blank(node);
	for (const Node *child = node->children.first; child; child = child->next) {
		if (!message_is_textless(child))
			return false;
	}
	return true;
}

/* Cuts the text node in two after the given bytes; gives the second half. */
static Node *split_text(Node *text, size_t bytes)
{
	Node *rest = node_new(NODE_TEXT, text->place, text->text + bytes);

	for (const char *c = text->text; c < rest->text; c++)
		rest->place.line += *c == '\n';
	text->text = text_copy(text->text, rest->text);
	rest->parent = text->parent;
	rest->next = text->next;
	text->next = rest;
	if (text->parent->children.last == text)
		text->parent->children.last = rest;
	return rest;
}

/* The whitespace at both ends of the run stays outside the message. */
static void trim_run(Node **first, Node **last)
{
	if ((*first)->kind == NODE_TEXT) {
		size_t space = strspn((*first)->text, " \t\r\n\f");
		if (space > 0) {
			Node *rest = split_text(*first, space);
			*last = *last == *first ? rest : *last;
			*first = rest;
		}
	}
	if ((*last)->kind == NODE_TEXT) {
		size_t length = strlen((*last)->text);
		while (length > 0 && isspace((unsigned char)(*last)->text[length - 1]))
			length--;
		if ((*last)->text[length])
			split_text(*last, length);
	}
}

/* Puts a NODE_MESSAGE in the place of the nodes from first to last. */
static void wrap(Node *parent, Node *first, Node *last)
{
	trim_run(&first, &last);
	Node *message = node_new(NODE_MESSAGE, first->place, NULL);
	message->parent = parent;
	message->next = last->next;
	if (parent->children.first == first) {
		parent->children.first = message;
	} else {
		Node *before = parent->children.first;
		while (before->next != first)
			before = before->next;
		before->next = message;
	}
	if (parent->children.last == last)
		parent->children.last = message;

	last->next = NULL;
	message->children = (NodeList){ first, last };
	for (Node *child = first; child; child = child->next)
		child->parent = message;
	message->text = message_key(message);
}

static bool run_has_letters(const Node *first, const Node *last)
{
	for (const Node *node = first;; node = node->next) {
		if (has_letters(node))
			return true;
		if (node == last)
			return false;
	}
}

static bool is_number_alone(const Node *element)
{
	if (has_letters(element))
		return false;
	for (const Node *child = element->children.first; child; child = child->next) {
		bool is_n =
			child->kind == NODE_HOLE && child->name && strcmp(child->name, "n") == 0;
		if (is_n || (child->kind == NODE_ELEMENT && is_number_alone(child)))
			return true;
	}
	return false;
}

/* One sentence, or elements that stand beside each other and say something each. */
static bool is_sentence(const Node *first, const Node *last, bool in_leaf_block)
{
	for (const Node *node = first;; node = node->next) {
		if (node->kind == NODE_TEXT && has_letters(node))
			return true;
		if (in_leaf_block && node->kind == NODE_HOLE)
			return true;
		/* What follows a number is singular or plural by it. */
		if (in_leaf_block && node->kind == NODE_ELEMENT && is_number_alone(node))
			return true;
		if (node == last)
			return false;
	}
}

/* Leaves out whitespace, pictures and icons at both ends; false where nothing else is there. */
static bool narrow_run(Node **first, Node **last)
{
	while (*first != *last && message_is_textless(*first))
		*first = (*first)->next;
	if (message_is_textless(*first))
		return false;
	Node *end = *first;
	for (Node *node = *first;; node = node->next) {
		if (!message_is_textless(node))
			end = node;
		if (node == *last)
			break;
	}
	*last = end;
	return true;
}

static void collect_run(Node *parent, Node *first, Node *last, bool in_leaf_block)
{
	if (!narrow_run(&first, &last) || !run_has_letters(first, last))
		return;
	if (first == last && first->kind == NODE_ELEMENT) {
		collect(first, true);
		return;
	}
	if (is_sentence(first, last, in_leaf_block)) {
		wrap(parent, first, last);
		return;
	}
	for (Node *node = first;; node = node->next) {
		if (node->kind == NODE_ELEMENT && !is_untranslated(node))
			collect(node, true);
		if (node == last)
			return;
	}
}

static void collect_element(Node *element)
{
	bool skipped = is_untranslated(element) || strcasecmp(element->text, "pre") == 0 ||
		       strcasecmp(element->text, "textarea") == 0;

	if (!skipped)
		collect(element,
			element_is_leaf_block(element->text) || element_is_inline(element->text));
}

static void collect(Node *parent, bool in_leaf_block)
{
	Node *node = parent->children.first;

	while (node) {
		Node *next = node->next;
		if (!is_inline(node)) {
			if (node->kind == NODE_ELEMENT)
				collect_element(node);
			node = next;
			continue;
		}
		Node *last = node;
		while (last->next && is_inline(last->next))
			last = last->next;
		next = last->next;
		collect_run(parent, node, last, in_leaf_block);
		node = next;
	}
}

static bool is_description(const Node *element)
{
	const char *name = node_attribute(element, "name");
	const char *property = node_attribute(element, "property");

	return (name && strcmp(name, "description") == 0) ||
	       (property &&
		(strcmp(property, "og:title") == 0 || strcmp(property, "og:description") == 0));
}

static void mark_attribute(Node *element, Node *attribute)
{
	bool read = attribute_is_message(attribute->text) ||
		    (strcasecmp(attribute->text, "label") == 0 &&
		     (strcasecmp(element->text, "optgroup") == 0 ||
		      strcasecmp(element->text, "option") == 0)) ||
		    (strcasecmp(attribute->text, "content") == 0 && is_description(element));
	Node *first = attribute->children.first, *last = attribute->children.last;

	if (!read || !first || !run_has_letters(first, last))
		return;
	wrap(attribute, first, last);
}

static void mark_attributes(Node *element)
{
	if (is_untranslated(element))
		return;
	for (Node *at = element->attributes.first; at; at = at->next) {
		if (at->kind == NODE_ATTRIBUTE)
			mark_attribute(element, at);
	}
	for (Node *child = element->children.first; child; child = child->next) {
		if (child->kind == NODE_ELEMENT)
			mark_attributes(child);
	}
}

void messages_mark(Node *root)
{
	mark_attributes(root);
	collect(root, false);
}
