/* SPDX-License-Identifier: Apache-2.0 */
#include "catalogue.h"

#include <string.h>

#include "code.h"
#include "messages.h"
#include "text.h"

typedef struct Entry {
	Translation translation;
	Text id, plural_id, one, many;
	Text *current; /* where a line that is only a literal goes on */
	bool has_plural;
} Entry;

static void add_entry(Catalogue *catalogue, const Entry *entry)
{
	Translation translation = entry->translation;

	if (!entry->id.at || entry->id.length == 0)
		return;
	if (catalogue->count == catalogue->capacity) {
		catalogue->capacity = 2 * catalogue->capacity + 64;
		Translation *bigger = take(catalogue->capacity * sizeof *bigger);
		if (catalogue->count > 0)
			memcpy(bigger, catalogue->items, catalogue->count * sizeof *bigger);
		catalogue->items = bigger;
	}
	translation.id = entry->id.at;
	translation.plural_id = entry->has_plural ? entry->plural_id.at : NULL;
	translation.one = entry->one.at;
	translation.many = entry->has_plural ? entry->many.at : NULL;
	catalogue->items[catalogue->count++] = translation;
}

static void add_literal(Entry *entry, Place place, const char *rest)
{
	if (!entry->current || !code_add_literals(entry->current, rest, rest + strlen(rest)))
		refuse(place, "a text in double quotes is missing here");
}

static void read_keyword(Entry *entry, Place place, const char *line)
{
	static const struct {
		const char *word;
		size_t offset;
	} keywords[] = {
		{ "msgid_plural ", offsetof(Entry, plural_id) },
		{ "msgid ", offsetof(Entry, id) },
		{ "msgstr[0] ", offsetof(Entry, one) },
		{ "msgstr[1] ", offsetof(Entry, many) },
		{ "msgstr ", offsetof(Entry, one) },
	};

	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
		if (!text_starts(line, keywords[i].word))
			continue;
		entry->current = (Text *)((char *)entry + keywords[i].offset);
		entry->has_plural |= keywords[i].offset == offsetof(Entry, plural_id);
		if (keywords[i].offset == offsetof(Entry, id))
			entry->translation.place = place;
		add_literal(entry, place, line + strlen(keywords[i].word));
		return;
	}
	refuse(place, "only msgid, msgid_plural, msgstr, msgstr[0] and msgstr[1] may stand here");
}

static void read_line(Catalogue *catalogue, Entry *entry, Place place, const char *line)
{
	/* The comments of an entry stand before it, so they begin the next one. */
	bool begins = line[0] == '#' || text_starts(line, "msgid ");

	if (begins && entry->current && entry->current != &entry->plural_id) {
		bool after_id = entry->current == &entry->id;
		if (!after_id)
			add_entry(catalogue, entry);
		*entry = (Entry){ 0 };
	}
	if (text_starts(line, "#,") && strstr(line, "fuzzy"))
		entry->translation.is_fuzzy = true;
	else if (line[0] == '"')
		add_literal(entry, place, line);
	else if (line[0] != '#' && line[strspn(line, " \t\r")] != '\0')
		read_keyword(entry, place, line);
}

Catalogue catalogue_read(const char *file, const char *text)
{
	Catalogue catalogue = { 0 };
	Entry entry = { 0 };
	Place place = { file, 0 };

	while (*text) {
		const char *end = text + strcspn(text, "\n");
		place.line++;
		read_line(&catalogue, &entry, place, text_copy(text, end));
		text = *end ? end + 1 : end;
	}
	if (entry.current && entry.current != &entry.id)
		add_entry(&catalogue, &entry);
	return catalogue;
}

static bool is_empty(const char *text)
{
	return !text || *text == '\0';
}

const Translation *catalogue_find(const Catalogue *catalogue, const char *key)
{
	for (size_t i = 0; catalogue && i < catalogue->count; i++) {
		const Translation *found = &catalogue->items[i];
		if (strcmp(found->id, key) != 0)
			continue;
		bool missing = found->is_fuzzy || is_empty(found->one) ||
			       (message_counts(key) && is_empty(found->many));
		return missing ? NULL : found;
	}
	return NULL;
}
