/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/package.h"

#include <string.h>

#define END_BYTES 22 /* of the record that ends an archive, without its comment */
#define COMMENT_BYTES 65535
#define LOCATOR_BYTES 20 /* of the record that leads to the 64-bit end, just before it */
#define RECORD64_BYTES 56
#define ENTRY_BYTES 512	      /* of the directory, for an entry with a long name */
#define IN_RECORD64_16 0xFFFF /* what stands in a short field where the long one counts */
#define IN_RECORD64_32 0xFFFFFFFF
#define RATIO_FROM_BYTES (1024 * 1024)

bool package_looks_like(Str bytes)
{
	return str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("PK\x05\x06"));
}

static uint64_t number_at(Str bytes, size_t at, size_t width)
{
	uint64_t number = 0;
	for (size_t i = width; i-- > 0;)
		number = number << 8 | (unsigned char)bytes.at[at + i];
	return number;
}

static void check_directory(Answer *answer, uint64_t entries, uint64_t directory_bytes)
{
	if (entries > OPEN_MOST_ENTRIES)
		answer_too_big(answer, OPEN_LIMIT_ENTRIES, entries);
	/* It has room for more of them than it says. */
	if (directory_bytes > (uint64_t)OPEN_MOST_ENTRIES * ENTRY_BYTES)
		answer_too_big(answer, OPEN_LIMIT_ENTRIES, directory_bytes / ENTRY_BYTES);
}

/* The record that holds counts of 64 bits, where the locator says it is. */
static void check_record64(Answer *answer, Str bytes, size_t locator)
{
	uint64_t record = number_at(bytes, locator + 8, 8);
	if (record > bytes.length || bytes.length - record < RECORD64_BYTES)
		answer_end(answer, OPEN_STATUS_BROKEN);
	check_directory(answer, number_at(bytes, record + 32, 8), number_at(bytes, record + 40, 8));
}

static void check_end(Answer *answer, Str bytes, size_t at)
{
	uint64_t entries = number_at(bytes, at + 10, 2);
	uint64_t directory_bytes = number_at(bytes, at + 12, 4);
	if (at >= LOCATOR_BYTES && memcmp(bytes.at + at - LOCATOR_BYTES, "PK\x06\x07", 4) == 0) {
		check_record64(answer, bytes, at - LOCATOR_BYTES);
		entries = entries == IN_RECORD64_16 ? 0 : entries;
		directory_bytes = directory_bytes == IN_RECORD64_32 ? 0 : directory_bytes;
	}
	check_directory(answer, entries, directory_bytes);
}

/* libzip takes memory for every entry before anybody can count them, so each record that could be
 * the archive's end is looked at first. */
static void check_ends(Answer *answer, Str bytes)
{
	bool found = false;
	size_t least = bytes.length > END_BYTES + COMMENT_BYTES
			       ? bytes.length - END_BYTES - COMMENT_BYTES
			       : 0;
	for (size_t at = bytes.length; at-- > least;) {
		if (at + END_BYTES > bytes.length || memcmp(bytes.at + at, "PK\x05\x06", 4) != 0)
			continue;
		found = true;
		check_end(answer, bytes, at);
	}
	if (!found)
		answer_end(answer, OPEN_STATUS_BROKEN);
}

/* Names of parts are the same in capitals and small letters (ECMA-376 part 2), and come once: of
 * two with one name each program would read the one that it likes. */
static bool is_twice(const Package *package, zip_uint64_t index, const char *name)
{
	return zip_name_locate(package->zip, name, ZIP_FL_NOCASE) != (zip_int64_t)index;
}

static void check_entries(Package *package, size_t file_bytes)
{
	zip_int64_t count = zip_get_num_entries(package->zip, 0);
	if (count > OPEN_MOST_ENTRIES)
		answer_too_big(package->answer, OPEN_LIMIT_ENTRIES, (uint64_t)count);
	for (zip_int64_t i = 0; i < count; i++) {
		zip_stat_t entry;
		if (zip_stat_index(package->zip, (zip_uint64_t)i, 0, &entry) < 0 ||
		    is_twice(package, (zip_uint64_t)i, entry.name))
			answer_end(package->answer, OPEN_STATUS_BROKEN);
		if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
		    entry.encryption_method != ZIP_EM_NONE)
			answer_end(package->answer, OPEN_STATUS_ENCRYPTED);
		if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE)
			answer_end(package->answer, OPEN_STATUS_BROKEN);
		if (__builtin_add_overflow(package->declared_bytes, entry.size,
					   &package->declared_bytes))
			answer_end(package->answer, OPEN_STATUS_BROKEN);
	}
	uint64_t ratio = package->declared_bytes / file_bytes;
	if (ratio > OPEN_MOST_RATIO && package->declared_bytes > RATIO_FROM_BYTES)
		answer_too_big(package->answer, OPEN_LIMIT_RATIO, ratio);
}

void package_open(Package *package, Answer *answer, Str bytes)
{
	*package = (Package){ .answer = answer };
	check_ends(answer, bytes);

	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.length, 0, &error);
	package->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!package->zip)
		answer_end(answer, OPEN_STATUS_BROKEN);
	check_entries(package, bytes.length);
}

bool package_has(const Package *package, const char *part)
{
	return zip_name_locate(package->zip, part, ZIP_FL_NOCASE) >= 0;
}

zip_file_t *package_part_open(Package *package, const char *part)
{
	zip_int64_t index = zip_name_locate(package->zip, part, ZIP_FL_NOCASE);
	zip_file_t *opened =
		index < 0 ? NULL : zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
	if (!opened)
		answer_end(package->answer, OPEN_STATUS_BROKEN);
	return opened;
}

size_t package_part_read(Package *package, zip_file_t *part, void *bytes, size_t count)
{
	zip_int64_t read = zip_fread(part, bytes, count);
	if (read < 0)
		answer_end(package->answer, OPEN_STATUS_BROKEN);
	package->unpacked_bytes += (uint64_t)read;
	if (package->unpacked_bytes > OPEN_MOST_UNPACKED_BYTES)
		answer_too_big(package->answer, OPEN_LIMIT_UNPACKED_BYTES,
			       package->declared_bytes > package->unpacked_bytes
				       ? package->declared_bytes
				       : package->unpacked_bytes);
	return (size_t)read;
}
