/* SPDX-License-Identifier: Apache-2.0 */
#include "emit.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "emitter.h"
#include "names.h"

/* C compilers need not take longer literals. */
enum { LITERAL_MAX = 2000 };

void emit_literal(Emitter *e, const char *text)
{
	text_add_string(&e->literal, text);
}

void emit_flush(Emitter *e)
{
	if (e->literal.length == 0)
		return;

	const char *from = e->literal.at, *end = from + e->literal.length;
	while (from < end) {
		const char *part = end - from > LITERAL_MAX ? from + LITERAL_MAX : end;
		while (part < end && ((unsigned char)*part & 0xc0) == 0x80)
			part--;
		text_add_string(e->c, "\tout_literal(&out, \"");
		text_add_c_literal(e->c, from, part);
		text_print(e->c, "\", %zu);\n", (size_t)(part - from));
		from = part;
	}
	e->literal.length = 0;
	e->next_line = 0;
}

void emit_c(Emitter *e, Place place, const char *format, ...)
{
	va_list arguments;

	emit_flush(e);
	/* No directive between the lines of one statement: it might stand inside a macro call. */
	if (e->next_line != place.line)
		text_print(e->c, "#line %d \"%s\"\n", place.line, place.file);
	va_start(arguments, format);
	text_print_list(e->c, format, arguments);
	va_end(arguments);
	text_add_char(e->c, '\n');
	e->next_line = 0;
}

static void emit_text(Emitter *e, const Node *text)
{
	if (text->verbatim) {
		emit_literal(e, text->text);
		return;
	}
	for (const char *c = text->text; *c;) {
		if (!isspace((unsigned char)*c)) {
			text_add_char(&e->literal, *c++);
			continue;
		}
		bool newline = false;
		for (; isspace((unsigned char)*c); c++)
			newline = newline || *c == '\n';
		if (e->literal.length == 0 || !strchr(" \n", e->literal.at[e->literal.length - 1]))
			text_add_char(&e->literal, newline ? '\n' : ' ');
	}
}

static void emit_code(Emitter *e, const Node *code)
{
	emit_c(e, code->place, "\t%s", code->text);
	e->next_line = code->place.line + 1;
}

static void emit_element(Emitter *e, const Node *element)
{
	emit_start_tag(e, element);
	emit_nodes(e, element->children.first);
	emit_end_tag(e, element);
}

void emit_node(Emitter *e, const Node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		emit_text(e, node);
		return;
	case NODE_HOLE:
		emit_c(e, node->place, "\tOUT_TEXT(&out, rq, (%s));", node->text);
		return;
	case NODE_CODE:
		emit_code(e, node);
		return;
	case NODE_DOCTYPE:
		emit_literal(e, node->text);
		return;
	case NODE_ELEMENT:
		emit_element(e, node);
		return;
	case NODE_MESSAGE:
		emit_message(e, node, false);
		return;
	case NODE_ATTRIBUTE:
		return;
	}
}

void emit_nodes(Emitter *e, const Node *first)
{
	for (const Node *node = first; node; node = node->next)
		emit_node(e, node);
}

static void emit_view(Emitter *e, const View *view)
{
	emit_c(e, view->place, "Html %s", view->signature);
	text_add_string(e->c, "{\n\tBuf out = buf_new(rq->arena);\n");
	e->next_line = 0;
	emit_nodes(e, view->tree->children.first);
	emit_flush(e);
	text_add_string(e->c, "\treturn html_of(&out);\n}\n");
}

Output emit_view_file(const ViewFile *file, const Catalogue *catalogue, const char *header_name,
		      bool name_missing)
{
	Output output = { 0 };
	Emitter e = { .c = &output.source, .catalogue = catalogue, .name_missing = name_missing };

	text_print(&output.header,
		   "/* Made from %s by tools/views. */\n#pragma once\n"
		   "#include \"web/html.h\"\n#include \"web/request.h\"\n%s",
		   file->name, file->prelude);
	text_print(&output.source, "/* Made from %s by tools/views. */\n#include \"%s\"\n",
		   file->name, header_name);
	for (const View *view = file->first; view; view = view->next) {
		text_print(&output.header, "#line %d \"%s\"\nHtml %s;\n", view->place.line,
			   file->name, view->signature);
		text_add_char(&output.source, '\n');
		emit_view(&e, view);
	}
	output.missing = e.missing;
	return output;
}
