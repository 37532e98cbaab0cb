/* SPDX-License-Identifier: Apache-2.0 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "names.h"
#include "parser.h"

static bool at_hole(const Parser *p)
{
	return parser_at(p, "{{");
}

static void skip_space(Parser *p)
{
	while (p->at < p->end && isspace((unsigned char)*p->at) && !parser_at_code(p))
		parser_advance(p, p->at + 1);
}

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || strchr("-_:.", c);
}

static const char *read_name(Parser *p)
{
	const char *from = p->at, *c = from;

	while (c < p->end && *c && is_name_char(*c))
		c++;
	parser_advance(p, c);
	return text_copy(from, c);
}

static void refuse_in_tag(const Parser *p, const Node *element)
{
	if (p->at >= p->end)
		refuse(element->place, "<%s is not closed with > before %%end", element->text);
	if (at_hole(p))
		refuse(parser_place(p),
		       "no {{ }} as an attribute or its name: "
		       "write the name, and a line of C around it where it is conditional");
	refuse(parser_place(p), "'%c' cannot stand in the tag <%s", *p->at, element->text);
}

static void add_value_text(Node *attribute, Place place, const char *from, const char *end)
{
	if (from < end)
		node_append(attribute, node_new(NODE_TEXT, place, text_copy(from, end)));
}

static void parse_value(Parser *p, Node *attribute)
{
	char quote = *p->at;
	Place begin = parser_place(p), place = begin;

	parser_advance(p, p->at + 1);
	const char *from = p->at;
	while (p->at < p->end && *p->at != quote) {
		if (parser_at_code(p))
			refuse(parser_place(p), "no line of C inside an attribute's value: "
						"use {{ x ? \"a\" : \"b\" }}");
		if (!at_hole(p)) {
			parser_advance(p, p->at + 1);
			continue;
		}
		add_value_text(attribute, place, from, p->at);
		node_append(attribute, parser_hole(p));
		from = p->at;
		place = parser_place(p);
	}
	if (p->at >= p->end)
		refuse(begin, "the value of %s= has no closing quote", attribute->text);
	add_value_text(attribute, place, from, p->at);
	parser_advance(p, p->at + 1);
}

static bool has_hole(const Node *attribute)
{
	for (const Node *part = attribute->children.first; part; part = part->next) {
		if (part->kind == NODE_HOLE)
			return true;
	}
	return false;
}

static void check_url(const Node *attribute)
{
	const Node *first = attribute->children.first;

	if (!first || first->kind != NODE_TEXT)
		return;
	const char *url = first->text + strspn(first->text, " \t\r\n");
	if (strncasecmp(url, "javascript:", 11) == 0 || strncasecmp(url, "data:", 5) == 0 ||
	    strncasecmp(url, "vbscript:", 9) == 0)
		refuse(attribute->place, "%s= may not hold a program or data", attribute->text);
	if (text_starts(url, "//"))
		refuse(attribute->place, "write the whole address, with https:");
	if (url != first->text)
		refuse(attribute->place, "an address begins without whitespace");
	if (has_hole(attribute) && !strpbrk(url, "/?#") && !strchr(url, ':'))
		refuse(attribute->place, "a hole could turn the beginning of this address into a "
					 "scheme: begin it with /, ? or #");
}

static void check_attribute(const Node *element, const Node *attribute)
{
	const char *refusal = attribute_refusal(attribute->text);

	if (refusal)
		refuse(attribute->place, "%s", refusal);
	if (attribute_is_url(attribute->text))
		check_url(attribute);
	if (!has_hole(attribute))
		return;
	if (attribute_is_boolean(attribute->text) && attribute->children.first->next)
		refuse(attribute->place, "%s=\"{{ condition }}\" takes one hole and nothing else",
		       attribute->text);
	if (attribute_is_boolean(attribute->text) && attribute->children.first->kind != NODE_HOLE)
		refuse(attribute->place, "%s= takes one hole and nothing else", attribute->text);
	if (strcasecmp(attribute->text, "http-equiv") == 0 ||
	    (strcasecmp(element->text, "meta") == 0 &&
	     strcasecmp(attribute->text, "content") == 0 && node_attribute(element, "http-equiv")))
		refuse(attribute->place,
		       "no {{ }} in a <meta http-equiv>: the server sends headers");
}

static void parse_attribute(Parser *p, Node *element)
{
	Place place = parser_place(p);
	const char *name = read_name(p);
	if (*name == '\0')
		refuse_in_tag(p, element);
	if (at_hole(p))
		refuse_in_tag(p, element);

	Node *attribute = node_new(NODE_ATTRIBUTE, place, name);
	skip_space(p);
	if (p->at < p->end && *p->at == '=') {
		parser_advance(p, p->at + 1);
		skip_space(p);
		if (p->at >= p->end || (*p->at != '"' && *p->at != '\''))
			refuse(place, "put quotes around the value of %s=", name);
		attribute->has_value = true;
		parse_value(p, attribute);
	}
	check_attribute(element, attribute);
	node_append_attribute(element, attribute);
}

static void parse_attributes(Parser *p, Node *element)
{
	for (;;) {
		skip_space(p);
		if (p->at >= p->end)
			refuse_in_tag(p, element);
		if (parser_at_code(p)) {
			node_append_attribute(element, parser_code(p, element, true));
			continue;
		}
		if (*p->at == '>' || parser_at(p, "/>")) {
			element->self_closed = *p->at == '/';
			parser_advance(p, p->at + (element->self_closed ? 2 : 1));
			return;
		}
		blocks_require_whole(&p->blocks);
		parse_attribute(p, element);
	}
}

static bool is_inside_foreign(const Node *element)
{
	for (; element; element = element->parent) {
		if (strcasecmp(element->text, "svg") == 0 || strcasecmp(element->text, "math") == 0)
			return true;
	}
	return false;
}

/* A script comes from assets/ and nothing may stand between its tags. */
static void check_raw(const Parser *p, const Node *element)
{
	if (strcasecmp(element->text, "script") != 0)
		return;
	if (at_hole(p))
		refuse(parser_place(p), "no {{ }} inside <script>: pass it in a data- attribute");
	if (!parser_at(p, "</script"))
		refuse(parser_place(p), "the content security policy forbids a script in the page: "
					"write it in assets/nyata.js");
}

/* HTML drops one newline after these tags; the emitter always gives it one to drop. */
static void drop_first_newline(Parser *p, const Node *element)
{
	bool drops =
		strcasecmp(element->text, "pre") == 0 || strcasecmp(element->text, "textarea") == 0;

	if (drops && p->at < p->end && *p->at == '\n')
		parser_advance(p, p->at + 1);
}

static void check_element(const Parser *p, const Node *element)
{
	const char *refusal = element_refusal(element->text);

	if (refusal)
		refuse(element->place, "%s", refusal);
	if (element_is_text_only(p->open->text))
		refuse(element->place, "only text and holes may stand inside <%s>", p->open->text);
	if (p->depth == ELEMENTS_MAX)
		refuse(element->place, "elements stand more than %d deep", ELEMENTS_MAX);
}

void parse_start_tag(Parser *p)
{
	Place place = parser_place(p);

	parser_advance(p, p->at + 1);
	Node *element = node_new(NODE_ELEMENT, place, read_name(p));
	if (at_hole(p))
		refuse(place, "no {{ }} in the name of an element: it must be literal");
	check_element(p, element);
	element->parent = p->open;
	parse_attributes(p, element);
	blocks_require_whole(&p->blocks);

	bool foreign = is_inside_foreign(element);
	bool is_void = element_is_void(element->text) && !foreign;
	if (element->self_closed && !is_void && !foreign)
		refuse(place, "<%s/> does not close itself in HTML: write <%s></%s>", element->text,
		       element->text, element->text);
	node_append(p->open, element);
	if (is_void || element->self_closed)
		return;
	p->open = element;
	p->depth++;
	drop_first_newline(p, element);
	check_raw(p, element);
}

void parse_end_tag(Parser *p)
{
	Place place = parser_place(p);

	parser_advance(p, p->at + 2);
	if (at_hole(p))
		refuse(place, "no {{ }} in the name of an element: it must be literal");
	const char *name = read_name(p);
	skip_space(p);
	if (p->at >= p->end || *p->at != '>')
		refuse(place, "</%s is not closed with >", name);
	if (p->open == p->root)
		refuse(place, "</%s> closes nothing that this view opened", name);
	if (strcasecmp(name, p->open->text) != 0)
		refuse(place, "</%s> stands where the <%s> of line %d must be closed first", name,
		       p->open->text, p->open->place.line);
	parser_advance(p, p->at + 1);
	p->open = p->open->parent;
	p->depth--;
}
