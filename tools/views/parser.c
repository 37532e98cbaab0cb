/* SPDX-License-Identifier: Apache-2.0 */
/* Reads the body of a view into a tree, and refuses every place where a hole would be unsafe. */
#include "parser.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "names.h"

Place parser_place(const Parser *p)
{
	return (Place){ p->file, p->line };
}

bool parser_at(const Parser *p, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(p->end - p->at) >= length && strncasecmp(p->at, word, length) == 0;
}

bool parser_at_code(const Parser *p)
{
	return p->at < p->end && *p->at == '%' && (p->at == p->start || p->at[-1] == '\n');
}

void parser_advance(Parser *p, const char *to)
{
	for (; p->at < to; p->at++) {
		if (*p->at == '\n')
			p->line++;
	}
}

Node *parser_code(Parser *p, const Node *element, bool in_tag)
{
	const char *end = memchr(p->at, '\n', (size_t)(p->end - p->at));
	const char *code = text_copy(p->at + 1, end ? end : p->end);
	Place place = parser_place(p);

	blocks_read(&p->blocks, &(Spot){ place, element, in_tag }, code);
	parser_advance(p, end ? end + 1 : p->end);
	return node_new(NODE_CODE, place, code);
}

Node *parser_hole(Parser *p)
{
	Place place = parser_place(p);
	const char *from = p->at + 2;
	const char *line_end = memchr(from, '\n', (size_t)(p->end - from));
	const char *end = code_hole_end(from, line_end ? line_end : p->end);

	if (!end)
		refuse(place, "this {{ has no }} on its line");
	parser_advance(p, end + 2);

	const char *name = code_hole_name(&from, end);
	while (from < end && isspace((unsigned char)*from))
		from++;
	while (end > from && isspace((unsigned char)end[-1]))
		end--;
	if (from == end)
		refuse(place, "this {{ }} holds no expression");
	Node *hole = node_new(NODE_HOLE, place, text_copy(from, end));
	hole->name = name;
	return hole;
}

/* True where whitespace belongs to the text. */
static bool is_verbatim(const Node *element)
{
	for (; element; element = element->parent) {
		if (element->text && (strcasecmp(element->text, "pre") == 0 ||
				      strcasecmp(element->text, "textarea") == 0))
			return true;
	}
	return false;
}

static void add_text(Parser *p, Place place, const char *from, const char *end)
{
	const Node *before = p->open->children.last;
	bool verbatim = is_verbatim(p->open);

	/* A line's indentation after a line of C would only make the page longer. */
	if (before && before->kind == NODE_CODE && !verbatim) {
		while (from < end && (*from == ' ' || *from == '\t'))
			from++;
	}
	if (from == end)
		return;
	Node *text = node_new(NODE_TEXT, place, text_copy(from, end));
	text->verbatim = verbatim;
	node_append(p->open, text);
}

static void parse_text(Parser *p)
{
	const char *from = p->at, *c = from;
	Place place = parser_place(p);

	for (; c < p->end && *c != '<'; c++) {
		if (c[0] == '{' && c + 1 < p->end && c[1] == '{')
			break;
		if (c > from && *c == '%' && c[-1] == '\n')
			break;
	}
	parser_advance(p, c);

	bool blank = true;
	for (const char *at = from; at < c; at++)
		blank = blank && isspace((unsigned char)*at);
	const Node *before = p->open->children.last;
	bool between_code = (!before || before->kind == NODE_CODE) && parser_at_code(p);
	if (blank && between_code && !is_verbatim(p->open))
		return;
	blocks_require_whole(&p->blocks);
	add_text(p, place, from, c);
}

static void parse_comment(Parser *p)
{
	Place place = parser_place(p);
	const char *c = p->at + 4;

	for (; c + 3 <= p->end && strncmp(c, "-->", 3) != 0; c++) {
		if (c[0] == '{' && c[1] == '{')
			refuse(place, "no {{ }} inside an HTML comment: readers never see it");
		if (c[0] == '\n' && c[1] == '%')
			refuse(place, "close this comment before the next line of C");
	}
	if (c + 3 > p->end)
		refuse(place, "this <!-- has no -->");
	parser_advance(p, c + 3);
}

static void parse_doctype(Parser *p)
{
	Place place = parser_place(p);
	const char *end = memchr(p->at, '>', (size_t)(p->end - p->at));

	if (!parser_at(p, "<!doctype html>") || !end)
		refuse(place, "only <!doctype html> begins with <!");
	parser_advance(p, end + 1);
	node_append(p->open, node_new(NODE_DOCTYPE, place, "<!doctype html>"));
}

static void refuse_lone_bracket(const Parser *p)
{
	if (p->at + 2 < p->end && p->at[1] == '{' && p->at[2] == '{')
		refuse(parser_place(p), "no {{ }} after <: the name of an element must be literal");
	refuse(parser_place(p), "this < begins no element: write &lt;");
}

static void parse_one(Parser *p)
{
	if (parser_at_code(p)) {
		node_append(p->open, parser_code(p, p->open, false));
		return;
	}
	if (*p->at != '<' && !parser_at(p, "{{")) {
		parse_text(p);
		return;
	}
	blocks_require_whole(&p->blocks);
	if (*p->at == '{')
		node_append(p->open, parser_hole(p));
	else if (parser_at(p, "<!--"))
		parse_comment(p);
	else if (parser_at(p, "</"))
		parse_end_tag(p);
	else if (parser_at(p, "<!"))
		parse_doctype(p);
	else if (p->at + 1 < p->end && isalpha((unsigned char)p->at[1]))
		parse_start_tag(p);
	else
		refuse_lone_bracket(p);
}

/* A view is often printed in the middle of a line, so it brings no whitespace of its own. */
static void trim_root(Node *root)
{
	Node *first = root->children.first, *last = root->children.last;

	if (first && first->kind == NODE_TEXT && !first->verbatim)
		first->text += strspn(first->text, " \t\r\n");
	if (last && last->kind == NODE_TEXT && !last->verbatim) {
		const char *end = last->text + strlen(last->text);
		while (end > last->text && isspace((unsigned char)end[-1]))
			end--;
		last->text = text_copy(last->text, end);
	}
}

void parse_view(const char *file, View *view)
{
	Parser parser = {
		.file = file,
		.start = view->body,
		.at = view->body,
		.end = view->body_end,
		.line = view->body_line,
		.root = node_new(NODE_ELEMENT, view->place, ""),
	};

	parser.open = parser.root;
	while (parser.at < parser.end)
		parse_one(&parser);
	blocks_finish(&parser.blocks);
	if (parser.open != parser.root)
		refuse(parser.open->place, "<%s> is not closed before %%end", parser.open->text);
	trim_root(parser.root);
	view->tree = parser.root;
}
