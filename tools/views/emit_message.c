/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>

#include "emitter.h"
#include "english.h"

static void emit_indonesian(Emitter *e, const Node *message, bool in_attribute)
{
	for (const Node *part = message->children.first; part; part = part->next) {
		if (in_attribute)
			emit_attribute_part(e, part);
		else
			emit_node(e, part);
	}
}

static void emit_piece(Emitter *e, const Piece *piece, bool in_attribute)
{
	Node text = { .kind = NODE_TEXT, .text = piece->text };
	const Node *node = piece->kind == PIECE_TEXT ? &text : piece->node;

	switch (piece->kind) {
	case PIECE_TEXT:
	case PIECE_HOLE:
		if (in_attribute)
			emit_attribute_part(e, node);
		else
			emit_node(e, node);
		return;
	case PIECE_OPEN:
		emit_start_tag(e, node);
		return;
	case PIECE_CLOSE:
		emit_end_tag(e, node);
		return;
	case PIECE_ICON:
		emit_node(e, node);
		return;
	}
}

typedef struct Form {
	const Translation *translation;
	bool is_singular, in_attribute;
} Form;

static void emit_english(Emitter *e, const Node *message, const Form *form)
{
	const Translation *translation = form->translation;
	bool one = form->is_singular || !translation->many;
	const char *text = one ? translation->one : translation->many;
	English english = english_read(message, translation->place, text, form->is_singular);

	for (int i = 0; i < english.count; i++)
		emit_piece(e, &english.pieces[i], form->in_attribute);
}

static void emit_plural(Emitter *e, const Node *message, const Translation *translation,
			bool in_attribute)
{
	MessageParts parts = message_parts(message);
	const MessagePart *n = message_part(parts.holes, parts.hole_count, "n");
	const Form one = { translation, true, in_attribute };
	const Form many = { translation, false, in_attribute };

	if (!n || strcmp(translation->one, translation->many) == 0) {
		emit_english(e, message, n ? &many : &one);
		return;
	}
	emit_c(e, n->node->place, "\tif (IS_ONE(%s)) {", n->node->text);
	emit_english(e, message, &one);
	emit_c(e, n->node->place, "\t} else {");
	emit_english(e, message, &many);
	emit_c(e, n->node->place, "\t}");
}

static bool differs(const Node *message, const Translation *translation)
{
	return strcmp(translation->one, message->text) != 0 ||
	       (translation->many && strcmp(translation->many, message->text) != 0);
}

static const Translation *find_english(Emitter *e, const Node *message)
{
	const Translation *translation = catalogue_find(e->catalogue, message->text);

	if (translation)
		return differs(message, translation) ? translation : NULL;
	e->missing++;
	if (e->name_missing)
		fprintf(stderr, "%s:%d: no English for \"%s\"\n", message->place.file,
			message->place.line, message->text);
	return NULL;
}

void emit_message(Emitter *e, const Node *message, bool in_attribute)
{
	const Translation *english =
		e->readers == INDONESIAN_READERS ? NULL : find_english(e, message);

	if (!english) {
		emit_indonesian(e, message, in_attribute);
		return;
	}
	if (e->readers == ENGLISH_READERS) {
		emit_plural(e, message, english, in_attribute);
		return;
	}
	emit_c(e, message->place, "\tif (rq->language == ENGLISH) {");
	e->readers = ENGLISH_READERS;
	emit_plural(e, message, english, in_attribute);
	emit_c(e, message->place, "\t} else {");
	e->readers = INDONESIAN_READERS;
	emit_indonesian(e, message, in_attribute);
	emit_c(e, message->place, "\t}");
	e->readers = ALL_READERS;
}
