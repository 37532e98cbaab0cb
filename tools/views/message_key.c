/* SPDX-License-Identifier: Apache-2.0 */
#include "message_key.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "names.h"

static void add_hole(MessageParts *parts, const Node *hole)
{
	if (!hole->name)
		refuse(hole->place, "give the hole a name for translators: {{ name = %s }}",
		       hole->text);
	const MessagePart *same = message_part(parts->holes, parts->hole_count, hole->name);
	if (same && strcmp(same->node->text, hole->text) != 0)
		refuse(hole->place,
		       "two holes of this message are called {%s}: name one of them, "
		       "{{ other = %s }}",
		       hole->name, hole->text);
	if (same)
		return;
	if (parts->hole_count == MESSAGE_PARTS_MAX)
		refuse(hole->place, "a message holds at most %d holes", MESSAGE_PARTS_MAX);
	parts->holes[parts->hole_count++] = (MessagePart){ hole->name, hole, false };
}

static void add_parts(MessageParts *parts, const Node *node)
{
	if (node->kind == NODE_HOLE)
		add_hole(parts, node);
	if (node->kind == NODE_ELEMENT) {
		if (parts->tag_count == MESSAGE_PARTS_MAX)
			refuse(node->place, "a message holds at most %d elements",
			       MESSAGE_PARTS_MAX);
		bool icon = message_is_textless(node) && !element_is_void(node->text);
		parts->tags[parts->tag_count++] = (MessagePart){ node->text, node, icon };
		if (icon)
			return;
	}
	for (const Node *child = node->children.first; child; child = child->next)
		add_parts(parts, child);
}

static bool is_plain_break(const Node *element)
{
	return !element->attributes.first &&
	       (strcasecmp(element->text, "br") == 0 || strcasecmp(element->text, "wbr") == 0);
}

static void number_tags(MessageParts *parts)
{
	for (int i = 0; i < parts->tag_count; i++) {
		const char *name = parts->tags[i].node->text;
		int same = 0, number = 0;
		for (int j = 0; j < parts->tag_count; j++) {
			same += strcasecmp(parts->tags[j].node->text, name) == 0;
			number = j == i ? same : number;
		}
		if (same > 1 && !is_plain_break(parts->tags[i].node))
			parts->tags[i].label = text_format("%s%d", name, number);
	}
}

MessageParts message_parts(const Node *message)
{
	MessageParts parts = { 0 };

	for (const Node *child = message->children.first; child; child = child->next)
		add_parts(&parts, child);
	number_tags(&parts);
	return parts;
}

const MessagePart *message_part(const MessagePart *parts, int count, const char *label)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(parts[i].label, label) == 0)
			return &parts[i];
	}
	return NULL;
}

bool message_counts(const char *key)
{
	return strstr(key, "{n}") != NULL;
}

static void write_text(Text *key, const Node *text)
{
	if (strpbrk(text->text, "{}"))
		refuse(text->place, "braces name holes in messages: write &#123; and &#125;");
	if (strchr(text->text, '<'))
		refuse(text->place, "write &lt; in a text that is translated");
	for (const char *c = text->text; *c; c++) {
		bool space = isspace((unsigned char)*c);
		if (!space)
			text_add_char(key, *c);
		else if (key->length > 0 && key->at[key->length - 1] != ' ')
			text_add_char(key, ' ');
	}
}

static void write_key(Text *key, const MessageParts *parts, const Node *node)
{
	if (node->kind == NODE_TEXT)
		write_text(key, node);
	if (node->kind == NODE_HOLE)
		text_print(key, "{%s}", node->name);
	if (node->kind != NODE_ELEMENT)
		return;

	const MessagePart *part = parts->tags;
	while (part->node != node)
		part++;
	if (part->is_icon) {
		text_print(key, "<%s/>", part->label);
		return;
	}
	text_print(key, "<%s>", part->label);
	for (const Node *child = node->children.first; child; child = child->next)
		write_key(key, parts, child);
	if (!element_is_void(node->text))
		text_print(key, "</%s>", part->label);
}

const char *message_key(const Node *message)
{
	MessageParts parts = message_parts(message);
	Text key = { 0 };

	for (const Node *child = message->children.first; child; child = child->next)
		write_key(&key, &parts, child);
	return key.at;
}
