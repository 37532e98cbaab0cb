/* SPDX-License-Identifier: Apache-2.0 */
/* messages: the catalogue of what people read.
 *
 *     messages --pot build/nyata.pot FILES            all keys, for msgmerge
 *     messages --table FILE --po locale/en.po FILES   the C table for T() and TF() at run time
 *     messages --check --po locale/en.po FILES        names each message without English
 *     messages --keys FILES                           file:line: key, one a line
 *
 * FILES are views (.html) and C (.c). Exit status: 0 done, 1 refused, 2 wrong usage. */
#include <stdio.h>
#include <string.h>

#include "../views/english.h"
#include "../views/views.h"
#include "keys.h"

typedef struct Options {
	const char *pot, *table, *po;
	bool check, keys;
	char **files;
} Options;

static bool read_options(Options *options, char **argv)
{
	char **argument = argv + 1;

	for (; *argument && **argument == '-'; argument++) {
		if (strcmp(*argument, "--check") == 0)
			options->check = true;
		else if (strcmp(*argument, "--keys") == 0)
			options->keys = true;
		else if (strcmp(*argument, "--pot") == 0 && argument[1])
			options->pot = *++argument;
		else if (strcmp(*argument, "--table") == 0 && argument[1])
			options->table = *++argument;
		else if (strcmp(*argument, "--po") == 0 && argument[1])
			options->po = *++argument;
		else
			return false;
	}
	options->files = argument;
	int modes =
		options->check + options->keys + (options->pot != NULL) + (options->table != NULL);
	return modes == 1 && (options->po || (!options->check && !options->table));
}

static void add_c_text(Text *text, const char *string)
{
	text_add_char(text, '"');
	text_add_c_literal(text, string, string + strlen(string));
	text_add_char(text, '"');
}

/* A .po file knows fewer escapes than C: a question mark stands as it is. */
static void add_po_text(Text *text, const char *string)
{
	Text escaped = { 0 };

	add_c_text(&escaped, string);
	for (const char *c = escaped.at; *c; c++) {
		if (c[0] != '\\' || c[1] != '?')
			text_add_char(text, *c);
		if (c[0] == '\\' && c[1] == '\\')
			text_add_char(text, *++c);
	}
}

static int write_pot(const KeyList *keys, const char *path)
{
	Text pot = { 0 };

	text_add_string(&pot, "msgid \"\"\nmsgstr \"\"\n"
			      "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
			      "\"Content-Transfer-Encoding: 8bit\\n\"\n"
			      "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n");
	for (size_t i = 0; i < keys->count; i++) {
		const Key *key = &keys->items[i];
		text_print(&pot, "\n#: %s\nmsgid ", key->references);
		add_po_text(&pot, key->id);
		if (message_counts(key->id)) {
			text_add_string(&pot, "\nmsgid_plural ");
			add_po_text(&pot, key->id);
			text_add_string(&pot, "\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n");
		} else {
			text_add_string(&pot, "\nmsgstr \"\"\n");
		}
	}
	if (!file_write(path, &pot))
		refuse((Place){ path, 1 }, "the file cannot be written");
	return 0;
}

static void check_translation(const Key *key, const Translation *translation)
{
	bool plural = message_counts(key->id);

	english_check_holes(translation->place, key->id, translation->one, plural);
	if (plural)
		english_check_holes(translation->place, key->id, translation->many, false);
}

static int write_table(KeyList *keys, const Catalogue *catalogue, const char *path)
{
	Text table = { 0 };
	size_t count = 0;

	keys_sort_by_id(keys);
	text_add_string(&table,
			"/* Made by tools/messages: what T() and TF() say in English. */\n"
			"#include \"web/language.h\"\n\nconst Message message_table[] = {\n");
	for (size_t i = 0; i < keys->count; i++) {
		const Key *key = &keys->items[i];
		const Translation *english = catalogue_find(catalogue, key->id);
		if (!key->is_in_c || !english)
			continue;
		check_translation(key, english);
		text_add_string(&table, "\t{ ");
		add_c_text(&table, key->id);
		text_add_string(&table, ", ");
		add_c_text(&table, english->one);
		text_add_string(&table, ", ");
		if (message_counts(key->id))
			add_c_text(&table, english->many);
		else
			text_add_string(&table, "0");
		text_add_string(&table, " },\n");
		count++;
	}
	text_print(&table, "\t{ 0, 0, 0 },\n};\nconst size_t message_count = %zu;\n", count);
	if (!file_write(path, &table))
		refuse((Place){ path, 1 }, "the file cannot be written");
	return 0;
}

static int check_keys(const KeyList *keys, const Catalogue *catalogue, char **files)
{
	size_t missing = 0;

	for (size_t i = 0; i < keys->count; i++) {
		const Key *key = &keys->items[i];
		const Translation *english = catalogue_find(catalogue, key->id);
		if (english && key->is_in_c)
			check_translation(key, english);
		if (english)
			continue;
		fprintf(stderr, "%s:%d: no English for \"%s\" in locale/en.po\n", key->place.file,
			key->place.line, key->id);
		missing++;
	}
	/* Compiling compares the holes and tags of both languages. */
	for (; *files; files++) {
		const char *dot = strrchr(*files, '.');
		if (!dot || strcmp(dot, ".html") != 0)
			continue;
		Source source = { .name = *files };
		source.text = file_read(*files, &source.length);
		views_compile(&source, catalogue, "");
	}
	return missing > 0;
}

static int print_keys(const KeyList *keys)
{
	for (size_t i = 0; i < keys->count; i++)
		printf("%s:%d: %s\n", keys->items[i].place.file, keys->items[i].place.line,
		       keys->items[i].id);
	return 0;
}

int main(int argc, char **argv)
{
	Options options = { 0 };
	KeyList keys = { 0 };
	Catalogue catalogue = { 0 };
	size_t length;

	(void)argc;
	if (!read_options(&options, argv)) {
		fprintf(stderr, "usage: messages --pot OUT FILES | --table OUT --po FILE FILES |"
				" --check --po FILE FILES | --keys FILES\n");
		return 2;
	}
	for (char **file = options.files; *file; file++)
		keys_add_file(&keys, *file);
	keys_unite(&keys);

	const char *po = options.po ? file_read(options.po, &length) : "";
	if (!po)
		refuse((Place){ options.po, 1 }, "the file cannot be read");
	catalogue = catalogue_read(options.po ? options.po : "", po);
	if (options.pot)
		return write_pot(&keys, options.pot);
	if (options.table)
		return write_table(&keys, &catalogue, options.table);
	return options.check ? check_keys(&keys, &catalogue, options.files) : print_keys(&keys);
}
