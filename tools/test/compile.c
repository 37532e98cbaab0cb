/* SPDX-License-Identifier: Apache-2.0 */
#include "compile.h"

#include <string.h>

#include "../views/messages.h"
#include "../views/views.h"

static const char *in_view(const char *body)
{
	return text_format("%%view v(Request *rq)\n%s\n%%end\n", body);
}

/* Compiles the file into *c, or gives the refusal. */
static const char *compile(const char *text, const char *po, const char **c)
{
	Refusal *refusal = take(sizeof *refusal);
	Catalogue catalogue;

	refusal_caught = refusal;
	if (setjmp(refusal->back) != 0) {
		refusal_caught = NULL;
		return refusal->message;
	}
	Source source = { .name = "v.html", .text = text, .length = strlen(text) };
	if (po)
		catalogue = catalogue_read("en.po", po);
	Output output = views_compile(&source, po ? &catalogue : NULL, "v_view.h");
	refusal_caught = NULL;
	*c = output.source.at;
	return NULL;
}

const char *c_in_two_languages(const char *body, const char *po)
{
	const char *c = NULL;
	const char *refusal = compile(in_view(body), po, &c);

	if (refusal)
		fail_msg("refused: %s", refusal);
	return c;
}

const char *c_of(const char *body)
{
	return c_in_two_languages(body, NULL);
}

static void add_keys(Text *keys, const Node *first)
{
	for (const Node *node = first; node; node = node->next) {
		if (node->kind == NODE_MESSAGE)
			text_print(keys, "[%s]", node->text);
		add_keys(keys, node->attributes.first);
		add_keys(keys, node->children.first);
	}
}

const char *keys_of(const char *body)
{
	Source source = { .name = "v.html", .text = in_view(body) };
	Text keys = { 0 };

	assert_taken(body);
	source.length = strlen(source.text);
	ViewFile file = views_read(&source);
	text_add_string(&keys, "");
	add_keys(&keys, file.first->tree->children.first);
	return keys.at;
}

const char *refusal_of_file(const char *text, const char *po)
{
	const char *c = NULL;

	return compile(text, po, &c);
}

void assert_contains(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" is missing in:\n%s", part, text);
}

void assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("\"%s\" should not be in:\n%s", part, text);
}

void assert_refused(const char *body, const char *part)
{
	const char *refusal = refusal_of_file(in_view(body), NULL);

	if (!refusal)
		fail_msg("taken: %s", body);
	assert_contains(refusal, part);
}

void assert_taken(const char *body)
{
	const char *refusal = refusal_of_file(in_view(body), NULL);

	if (refusal)
		fail_msg("refused: %s", refusal);
}

int test_reset(void **state)
{
	(void)state;
	refusal_caught = NULL;
	memory_reset();
	return 0;
}
