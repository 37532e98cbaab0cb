/* SPDX-License-Identifier: Apache-2.0 */
#include "keys.h"

#include <stdlib.h>
#include <string.h>

#include "../views/code.h"
#include "../views/views.h"

static void add_key(KeyList *keys, const char *id, Place place, bool is_in_c)
{
	if (keys->count == keys->capacity) {
		keys->capacity = 2 * keys->capacity + 256;
		Key *bigger = take(keys->capacity * sizeof *bigger);
		if (keys->count > 0)
			memcpy(bigger, keys->items, keys->count * sizeof *bigger);
		keys->items = bigger;
	}
	keys->items[keys->count] = (Key){ id, place, keys->count, place.file, is_in_c };
	keys->count++;
}

static void add_from_c(KeyList *keys, Place place, const char *text)
{
	const char *end = text + strlen(text), *counted = text, *begin = text;
	Text id = { 0 };

	for (const char *c = text; (c = code_next_message(c, end, &id, &begin)); id = (Text){ 0 }) {
		for (; counted < begin; counted++)
			place.line += *counted == '\n';
		if (id.length > 0)
			add_key(keys, id.at, place, true);
	}
}

/* A call may go on over several lines of C, which are nodes of their own. */
static const Node *add_from_code(KeyList *keys, const Node *code)
{
	Text text = { 0 };
	Place place = code->place;

	for (;; code = code->next) {
		text_print(&text, "%s\n", code->text);
		if (!code->next || code->next->kind != NODE_CODE)
			break;
	}
	add_from_c(keys, place, text.at);
	return code;
}

static void add_from_tree(KeyList *keys, const Node *first)
{
	for (const Node *node = first; node; node = node->next) {
		if (node->kind == NODE_MESSAGE)
			add_key(keys, node->text, node->place, false);
		if (node->kind == NODE_HOLE)
			add_from_c(keys, node->place, node->text);
		if (node->kind == NODE_CODE)
			node = add_from_code(keys, node);
		add_from_tree(keys, node->attributes.first);
		add_from_tree(keys, node->children.first);
	}
}

void keys_add_file(KeyList *keys, const char *file)
{
	Source source = { .name = file };
	source.text = file_read(file, &source.length);
	const char *dot = strrchr(file, '.');

	if (!source.text)
		refuse((Place){ file, 1 }, "the file cannot be read");
	if (!dot || strcmp(dot, ".html") != 0) {
		add_from_c(keys, (Place){ file, 1 }, source.text);
		return;
	}
	ViewFile views = views_read(&source);
	for (const View *view = views.first; view; view = view->next)
		add_from_tree(keys, view->tree->children.first);
}

static int compare_ids(const void *left, const void *right)
{
	const Key *a = left, *b = right;
	int order = strcmp(a->id, b->id);

	return order != 0 ? order : a->order < b->order ? -1 : 1;
}

static int compare_orders(const void *left, const void *right)
{
	const Key *a = left, *b = right;

	return a->order < b->order ? -1 : a->order > b->order;
}

void keys_sort_by_id(KeyList *keys)
{
	if (keys->count > 0)
		qsort(keys->items, keys->count, sizeof *keys->items, compare_ids);
}

static void unite(Key *into, const Key *from)
{
	size_t length = strlen(from->place.file);

	into->is_in_c = into->is_in_c || from->is_in_c;
	/* One file's places are neighbours, so its name would be the last one. */
	size_t known = strlen(into->references);
	if (known >= length && strcmp(into->references + known - length, from->place.file) == 0)
		return;
	into->references = text_format("%s %s", into->references, from->place.file);
}

void keys_unite(KeyList *keys)
{
	size_t kept = 0;

	keys_sort_by_id(keys);
	for (size_t i = 0; i < keys->count; i++) {
		if (kept > 0 && strcmp(keys->items[kept - 1].id, keys->items[i].id) == 0)
			unite(&keys->items[kept - 1], &keys->items[i]);
		else
			keys->items[kept++] = keys->items[i];
	}
	keys->count = kept;
	if (kept > 0)
		qsort(keys->items, kept, sizeof *keys->items, compare_orders);
}
