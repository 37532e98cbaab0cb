/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/log.h"

static void must(bool done)
{
	if (!done)
		fatal("a file for a test cannot be made");
}

/* A new file in $TMPDIR, whose path goes to path. */
static int named_file(char path[200])
{
	const char *folder = getenv("TMPDIR");
	snprintf(path, 200, "%s/nyata-corpus-XXXXXX", folder ? folder : "/tmp");
	return mkstemp(path);
}

int corpus_bytes(Str bytes)
{
	char path[200];
	int descriptor = named_file(path);
	must(descriptor >= 0 && unlink(path) == 0);
	for (size_t at = 0; at < bytes.length;) {
		ssize_t written = write(descriptor, bytes.at + at, bytes.length - at);
		must(written > 0);
		at += (size_t)written;
	}
	return descriptor;
}

/* Gives out an entry piece by piece, without keeping it: step 0 is what stands before. */
typedef struct Source {
	const Entry *entry;
	uint64_t step;
	Str rest;
	char row[2048];
} Source;

static Str row_text(Source *source)
{
	int length = snprintf(source->row, sizeof source->row, "<row r=\"%lu\">",
			      (unsigned long)source->step);
	uint64_t number = source->step;
	for (int i = 0; i < source->entry->columns; i++) {
		number = number * 6364136223846793005u + 1442695040888963407u;
		length += snprintf(source->row + length, sizeof source->row - (size_t)length,
				   "<c><v>%lu</v></c>", (unsigned long)(number >> 44));
	}
	length += snprintf(source->row + length, sizeof source->row - (size_t)length, "</row>");
	return (Str){ source->row, (size_t)length };
}

static Str string_text(Source *source)
{
	uint64_t number = source->step * 6364136223846793005u;
	int length = snprintf(source->row, sizeof source->row, "<si><t>teks %lu %lu</t></si>",
			      (unsigned long)source->step, (unsigned long)number);
	return (Str){ source->row, (size_t)length };
}

/* false at the end. */
static bool next_piece(Source *source)
{
	const Entry *entry = source->entry;
	uint64_t count = entry->count ? entry->count : 1;
	if (source->step > count + 1)
		return false;
	if (source->step == 0)
		source->rest = entry->before;
	else if (source->step == count + 1)
		source->rest = entry->after;
	else if (entry->is_strings)
		source->rest = string_text(source);
	else
		source->rest = entry->columns ? row_text(source) : entry->middle;
	source->step++;
	return true;
}

static zip_int64_t source_read(Source *source, char *to, uint64_t room)
{
	uint64_t done = 0;
	while (done < room && (source->rest.length > 0 || next_piece(source))) {
		size_t count = source->rest.length < room - done ? source->rest.length
								 : (size_t)(room - done);
		if (count)
			memcpy(to + done, source->rest.at, count);
		source->rest = str_slice(source->rest, count, source->rest.length);
		done += count;
	}
	return (zip_int64_t)done;
}

static zip_int64_t source_call(void *state, void *data, zip_uint64_t length,
			       zip_source_cmd_t command)
{
	Source *source = state;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		source->step = 0;
		source->rest = (Str){ 0 };
		return 0;
	case ZIP_SOURCE_READ:
		return source_read(source, data, length);
	case ZIP_SOURCE_STAT:
		zip_stat_init(data);
		return sizeof(zip_stat_t);
	case ZIP_SOURCE_CLOSE:
		return 0;
	case ZIP_SOURCE_FREE:
		free(source);
		return 0;
	case ZIP_SOURCE_ERROR:
		memset(data, 0, 2 * sizeof(int));
		return 2 * sizeof(int);
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_READABLE;
	default:
		return -1;
	}
}

static void add_entry(zip_t *zip, const Entry *entry)
{
	Source *state = calloc(1, sizeof *state);
	must(state != NULL);
	state->entry = entry;
	zip_source_t *source = zip_source_function(zip, source_call, state);
	zip_int64_t index = zip_file_add(zip, entry->name, source, 0);
	must(index >= 0);
	zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 6);
	if (entry->password)
		must(zip_file_set_encryption(zip, (zip_uint64_t)index, ZIP_EM_AES_256,
					     entry->password) == 0);
}

int corpus_zip(const Entry *entries)
{
	char path[200];
	close(named_file(path));
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	must(zip != NULL);
	for (; entries->name; entries++)
		add_entry(zip, entries);
	must(zip_close(zip) == 0);
	int descriptor = open(path, O_RDWR | O_CLOEXEC);
	must(descriptor >= 0 && unlink(path) == 0);
	return descriptor;
}

int corpus_workbook(Str shared, Entry sheet)
{
	return corpus_workbook_of((Entry){ .middle = shared }, sheet);
}

int corpus_workbook_of(Entry shared, Entry sheet)
{
	shared.name = "xl/sharedStrings.xml";
	sheet.name = "xl/worksheets/sheet1.xml";
	return corpus_zip((const Entry[]){
		{ .name = "_rels/.rels", .middle = CORPUS_ROOT_RELATIONS },
		{ .name = "xl/workbook.xml", .middle = CORPUS_BOOK },
		{ .name = "xl/_rels/workbook.xml.rels", .middle = CORPUS_BOOK_RELATIONS },
		shared,
		sheet,
		{ 0 },
	});
}

int corpus_sheet(const char *data)
{
	return corpus_workbook(CORPUS_NO_STRINGS,
			       (Entry){ .before = S("<worksheet><sheetData>"),
					.middle = str_of(data),
					.after = S("</sheetData></worksheet>") });
}

int corpus_cut(int descriptor, int64_t bytes)
{
	must(ftruncate(descriptor, bytes) == 0);
	return descriptor;
}

void corpus_damage(int descriptor, int64_t at)
{
	unsigned char byte;
	must(pread(descriptor, &byte, 1, at) == 1);
	byte ^= 0xff;
	must(pwrite(descriptor, &byte, 1, at) == 1);
}

int64_t corpus_size(int descriptor)
{
	struct stat file;
	must(fstat(descriptor, &file) == 0);
	return file.st_size;
}
