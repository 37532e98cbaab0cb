/* SPDX-License-Identifier: Apache-2.0 */
/* views: compiles one view file to C.
 *
 *     views --po locale/en.po --source-name src/plans/action.html -o DIR/action_view FILE
 *
 * writes DIR/action_view.c and DIR/action_view.h. The language of view files is in
 * docs/views.md. Exit status: 0 done, 1 refused (file:line: why), 2 wrong usage. */
#include <stdio.h>
#include <string.h>

#include "views.h"

typedef struct Options {
	const char *po, *source_name, *output, *file;
	bool strict;
} Options;

static bool read_options(Options *options, char **argv)
{
	for (char **argument = argv + 1; *argument; argument++) {
		if (strcmp(*argument, "--strict") == 0)
			options->strict = true;
		else if (strcmp(*argument, "--po") == 0 && argument[1])
			options->po = *++argument;
		else if (strcmp(*argument, "--source-name") == 0 && argument[1])
			options->source_name = *++argument;
		else if (strcmp(*argument, "-o") == 0 && argument[1])
			options->output = *++argument;
		else if (**argument != '-' && !options->file)
			options->file = *argument;
		else
			return false;
	}
	return options->file && options->output;
}

static char *read_or_refuse(const char *path, size_t *length)
{
	char *text = file_read(path, length);

	if (!text)
		refuse((Place){ path, 1 }, "the file cannot be read");
	return text;
}

static void write_or_refuse(const char *path, const Text *text)
{
	if (!file_write(path, text))
		refuse((Place){ path, 1 }, "the file cannot be written");
}

int main(int argc, char **argv)
{
	Options options = { 0 };
	Catalogue catalogue = { 0 };
	size_t length;

	(void)argc;
	if (!read_options(&options, argv)) {
		fprintf(stderr,
			"usage: views [--po FILE] [--source-name NAME] [--strict] -o STEM FILE\n");
		return 2;
	}
	if (options.po)
		catalogue = catalogue_read(options.po, read_or_refuse(options.po, &length));

	Source source = { .name = options.source_name ? options.source_name : options.file };
	source.text = read_or_refuse(options.file, &source.length);
	const char *slash = strrchr(options.output, '/');
	ViewFile file = views_read(&source);
	Output output = emit_view_file(&file, options.po ? &catalogue : NULL,
				       text_format("%s.h", slash ? slash + 1 : options.output),
				       options.strict);
	if (options.strict && output.missing > 0)
		return 1;
	write_or_refuse(text_format("%s.h", options.output), &output.header);
	write_or_refuse(text_format("%s.c", options.output), &output.source);
	return 0;
}
