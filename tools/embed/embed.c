/* SPDX-License-Identifier: Apache-2.0 */
/* embed: files as C arrays.
 *
 *     embed -o assets_table.c FILES                       asset_table of web/asset.h
 *     embed --raw SYMBOL [--root DIR] -o FILE FILES       an array of base/embedded.h
 *
 * The name of a file is the part of its path behind DIR/, without --root its last part. The
 * tables are in order of name. Exit status: 0 done, 1 refused, 2 wrong usage. */
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../views/place.h"
#include "../views/text.h"

typedef struct Content {
	const char *name, *path;
	const unsigned char *bytes;
	size_t size_bytes;
} Content;

typedef struct Options {
	const char *raw, *root, *output;
	char **files;
} Options;

static bool read_options(Options *options, char **argv)
{
	char **argument = argv + 1;

	for (; *argument && **argument == '-'; argument++) {
		if (strcmp(*argument, "--raw") == 0 && argument[1])
			options->raw = *++argument;
		else if (strcmp(*argument, "--root") == 0 && argument[1])
			options->root = *++argument;
		else if (strcmp(*argument, "-o") == 0 && argument[1])
			options->output = *++argument;
		else
			return false;
	}
	options->files = argument;
	return options->output != NULL;
}

/* Meson names the same folder now from here, now from /: compare where both really are. */
static const char *name_of(const char *path, const char *root)
{
	const char *slash = strrchr(path, '/');
	char real_path[PATH_MAX], real_root[PATH_MAX];

	if (!root)
		return slash ? slash + 1 : path;
	if (!realpath(path, real_path) || !realpath(root, real_root))
		refuse((Place){ path, 1 }, "the file or %s cannot be found", root);
	size_t length = strlen(real_root);
	if (strncmp(real_path, real_root, length) != 0 || real_path[length] != '/')
		refuse((Place){ path, 1 }, "the file is not in %s", root);
	return text_format("%s", real_path + length + 1);
}

static const char *type_of(const Content *content)
{
	static const char *const types[][2] = {
		{ ".css", "text/css; charset=utf-8" },
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
		{ ".png", "image/png" },
		{ ".jpg", "image/jpeg" },
		{ ".webp", "image/webp" },
		{ ".ico", "image/x-icon" },
		{ ".txt", "text/plain; charset=utf-8" },
		{ ".json", "application/json" },
		{ ".webmanifest", "application/manifest+json" },
	};
	const char *dot = strrchr(content->name, '.');

	for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++) {
		if (strcmp(dot, types[i][0]) == 0)
			return types[i][1];
	}
	refuse((Place){ content->path, 1 }, "no content type is known for this kind of file");
}

/* FNV-1a: short, and different when the file is; nobody relies on it against forgery. */
static uint64_t hash_of(const Content *content)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < content->size_bytes; i++)
		hash = (hash ^ content->bytes[i]) * UINT64_C(1099511628211);
	return hash;
}

/* NULL where gzip does not make it smaller. */
static const unsigned char *gzip_of(const Content *content, size_t *gzip_bytes)
{
	z_stream stream = { 0 };

	/* 16 asks zlib for the gzip format; without a header set, its time is 0. */
	if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		refuse((Place){ content->path, 1 }, "zlib does not start");
	size_t room = deflateBound(&stream, content->size_bytes);
	unsigned char *bytes = take(room);
	stream.next_in = (unsigned char *)content->bytes;
	stream.avail_in = (uInt)content->size_bytes;
	stream.next_out = bytes;
	stream.avail_out = (uInt)room;
	int status = deflate(&stream, Z_FINISH);
	*gzip_bytes = stream.total_out;
	deflateEnd(&stream);
	if (status != Z_STREAM_END)
		refuse((Place){ content->path, 1 }, "zlib does not compress it");
	return *gzip_bytes < content->size_bytes ? bytes : NULL;
}

/* A zero stands behind the bytes, so that text is a C string too. */
static void add_bytes(Text *out, const char *symbol, const unsigned char *bytes, size_t size_bytes)
{
	text_print(out, "static const unsigned char %s[] = {", symbol);
	for (size_t i = 0; i < size_bytes; i++)
		text_print(out, "%s%u,", i % 24 == 0 ? "\n\t" : "", bytes[i]);
	text_add_string(out, "\n\t0,\n};\n");
}

static void write_raw(Text *out, const Content *contents, size_t count, const char *symbol)
{
	text_print(out,
		   "/* Made by tools/embed. */\n#include \"base/embedded.h\"\n\n"
		   "extern const Embedded %s[];\nextern const size_t %s_count;\n\n",
		   symbol, symbol);
	for (size_t i = 0; i < count; i++)
		add_bytes(out, text_format("bytes_%zu", i), contents[i].bytes,
			  contents[i].size_bytes);
	text_print(out, "\nconst Embedded %s[] = {\n", symbol);
	for (size_t i = 0; i < count; i++)
		text_print(out, "\t{ \"%s\", bytes_%zu, %zu },\n", contents[i].name, i,
			   contents[i].size_bytes);
	text_print(out, "\t{ 0, 0, 0 },\n};\nconst size_t %s_count = %zu;\n", symbol, count);
}

static void write_assets(Text *out, const Content *contents, size_t count)
{
	Text table = { 0 };

	text_add_string(out, "/* Made by tools/embed. */\n#include \"web/asset.h\"\n\n");
	for (size_t i = 0; i < count; i++) {
		size_t gzip_bytes = 0;
		const unsigned char *gzip = gzip_of(&contents[i], &gzip_bytes);
		add_bytes(out, text_format("bytes_%zu", i), contents[i].bytes,
			  contents[i].size_bytes);
		if (gzip)
			add_bytes(out, text_format("gzip_%zu", i), gzip, gzip_bytes);
		text_print(&table, "\t{ \"%s\", \"%s\", \"%016llx\", bytes_%zu, %zu, ",
			   contents[i].name, type_of(&contents[i]),
			   (unsigned long long)hash_of(&contents[i]), i, contents[i].size_bytes);
		if (gzip)
			text_print(&table, "gzip_%zu, %zu },\n", i, gzip_bytes);
		else
			text_add_string(&table, "0, 0 },\n");
	}
	text_print(out,
		   "\nconst Asset asset_table[] = {\n%s\t{ 0, 0, 0, 0, 0, 0, 0 },\n};\n"
		   "const size_t asset_count = %zu;\n",
		   count > 0 ? table.at : "", count);
}

static int compare_names(const void *left, const void *right)
{
	const Content *a = left, *b = right;

	return strcmp(a->name, b->name);
}

static Content *read_contents(const Options *options, size_t *count)
{
	size_t files = 0;

	while (options->files[files])
		files++;
	Content *contents = take((files + 1) * sizeof *contents);
	for (size_t i = 0; i < files; i++) {
		Content *content = &contents[i];
		content->path = options->files[i];
		content->name = name_of(content->path, options->root);
		content->bytes = (unsigned char *)file_read(content->path, &content->size_bytes);
		if (!content->bytes)
			refuse((Place){ content->path, 1 }, "the file cannot be read");
	}
	qsort(contents, files, sizeof *contents, compare_names);
	for (size_t i = 1; i < files; i++) {
		if (strcmp(contents[i - 1].name, contents[i].name) == 0)
			refuse((Place){ contents[i].path, 1 }, "two files are called %s",
			       contents[i].name);
	}
	*count = files;
	return contents;
}

int main(int argc, char **argv)
{
	Options options = { 0 };
	Text out = { 0 };
	size_t count;

	(void)argc;
	if (!read_options(&options, argv)) {
		fprintf(stderr, "usage: embed [--raw SYMBOL] [--root DIR] -o FILE FILES\n");
		return 2;
	}
	const Content *contents = read_contents(&options, &count);
	if (options.raw)
		write_raw(&out, contents, count, options.raw);
	else
		write_assets(&out, contents, count);
	if (!file_write(options.output, &out))
		refuse((Place){ options.output, 1 }, "the file cannot be written");
	return 0;
}
