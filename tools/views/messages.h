/* SPDX-License-Identifier: Apache-2.0 */
/* Finds what is to be translated in a view.
 *
 * A message is the whole content of a leaf block (p, li, h1, td, label, …), of a lone a, span or
 * other inline element outside one, or of title, alt, placeholder, aria-label and the content of
 * a page's description. Its key is the Indonesian text with bare tags and named holes:
 *     Menunggu <strong>{agency}</strong> selama {days} hari kerja
 *
 * A tag that stands twice is numbered: <a1>, <a2>. A block that holds only elements, without text
 * or holes between them, is looked into: each of them is a message. Where a block has children
 * that are blocks, or lines of C, each run of text between them is a message. What has
 * translate="no" or a lang= of its own is what people wrote, or a name, and stays as it is. */
#ifndef TOOLS_MESSAGES_H
#define TOOLS_MESSAGES_H

#include "node.h"

enum { MESSAGE_PARTS_MAX = 64 };

typedef struct MessagePart {
	const char *label; /* hole: its name; element: its tag, numbered where it stands twice */
	const Node *node;
	bool is_icon; /* element without any text: written <svg/> */
} MessagePart;

typedef struct MessageParts {
	MessagePart holes[MESSAGE_PARTS_MAX], tags[MESSAGE_PARTS_MAX];
	int hole_count, tag_count;
} MessageParts;

/* Wraps each message of the tree in a NODE_MESSAGE. */
void messages_mark(Node *root);
MessageParts message_parts(const Node *message);
const MessagePart *message_part(const MessagePart *parts, int count, const char *label);
/* Has a hole {n}, so English has a singular and a plural. */
bool message_counts(const char *key);

#endif
