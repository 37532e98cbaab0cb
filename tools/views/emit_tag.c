/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <strings.h>

#include "emitter.h"
#include "names.h"

/* Values stand in double quotes, whichever the view uses. */
static void emit_value_text(Emitter *e, const char *text)
{
	for (; *text; text++) {
		if (*text == '"')
			emit_literal(e, "&quot;");
		else
			text_add_char(&e->literal, *text);
	}
}

static bool path_starts(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	return text_starts(path, folder) && (path[length] == '\0' || strchr("/?#", path[length]));
}

/* Assets, the API and files have one address in both languages. */
static bool takes_language(const Node *element, const Node *attribute)
{
	const Node *first = attribute->children.first;
	const char *path = first && first->kind == NODE_TEXT ? first->text : "";

	return attribute_is_page_url(attribute->text) && strcasecmp(element->text, "link") != 0 &&
	       *path == '/' && !path_starts(path, "/assets") && !path_starts(path, "/api") &&
	       !path_starts(path, "/berkas") && !path_starts(path, "/en");
}

/* The front page is "/" in Indonesian and "/en" in English. */
static bool is_front_page(const Node *first)
{
	return (first->text[1] == '\0' && !first->next) ||
	       (first->text[1] != '\0' && strchr("?#", first->text[1]));
}

/* Writes "/en" where it is due; gives how much of the literal path that already covers. */
static size_t emit_language(Emitter *e, const Node *first)
{
	bool front = is_front_page(first);

	if (e->readers == INDONESIAN_READERS)
		return 0;
	if (e->readers == ENGLISH_READERS) {
		emit_literal(e, "/en");
		return front ? 1 : 0;
	}
	emit_c(e, first->place, "\tout_prefix(&out, rq);");
	if (front)
		emit_c(e, first->place,
		       "\tif (rq->language != ENGLISH) out_literal(&out, \"/\", 1);");
	return front ? 1 : 0;
}

void emit_attribute_part(Emitter *e, const Node *part)
{
	if (part->kind == NODE_TEXT)
		emit_value_text(e, part->text);
	else if (part->kind == NODE_MESSAGE)
		emit_message(e, part, true);
	else
		emit_c(e, part->place, "\tOUT_ATTR(&out, rq, (%s));", part->text);
}

static void emit_url(Emitter *e, const Node *element, const Node *attribute)
{
	const Node *first = attribute->children.first;
	size_t covered = takes_language(element, attribute) ? emit_language(e, first) : 0;

	for (const Node *part = first; part; part = part->next) {
		if (part->kind == NODE_TEXT)
			emit_value_text(e, part->text + (part == first ? covered : 0));
		else
			emit_c(e, part->place, "\t%s(&out, rq, (%s));",
			       part == first ? "OUT_URL" : "OUT_URLPART", part->text);
	}
}

/* checked="{{ condition }}": the whole attribute is there or not. */
static void emit_condition(Emitter *e, const Node *attribute)
{
	const Node *hole = attribute->children.first;

	emit_c(e, hole->place, "\tif (%s) { out_literal(&out, \" %s\", %zu); }", hole->text,
	       attribute->text, strlen(attribute->text) + 1);
}

static void emit_attribute(Emitter *e, const Node *element, const Node *attribute)
{
	const Node *first = attribute->children.first;

	if (attribute_is_boolean(attribute->text) && first && first->kind == NODE_HOLE) {
		emit_condition(e, attribute);
		return;
	}
	emit_literal(e, " ");
	emit_literal(e, attribute->text);
	if (!attribute->has_value)
		return;
	emit_literal(e, "=\"");
	if (attribute_is_url(attribute->text)) {
		emit_url(e, element, attribute);
	} else {
		for (const Node *part = first; part; part = part->next)
			emit_attribute_part(e, part);
	}
	emit_literal(e, "\"");
}

/* HTML drops one newline after these tags, so that a value may begin with one. */
static bool takes_newline(const Node *element)
{
	return strcasecmp(element->text, "pre") == 0 || strcasecmp(element->text, "textarea") == 0;
}

void emit_start_tag(Emitter *e, const Node *element)
{
	emit_literal(e, "<");
	emit_literal(e, element->text);
	for (const Node *at = element->attributes.first; at; at = at->next) {
		if (at->kind == NODE_CODE)
			emit_node(e, at);
		else
			emit_attribute(e, element, at);
	}
	emit_literal(e, element->self_closed && !element_is_void(element->text) ? "/>" : ">");
	if (takes_newline(element))
		emit_literal(e, "\n");
}

void emit_end_tag(Emitter *e, const Node *element)
{
	if (element->self_closed || element_is_void(element->text))
		return;
	emit_literal(e, "</");
	emit_literal(e, element->text);
	emit_literal(e, ">");
}
