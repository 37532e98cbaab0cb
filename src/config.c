/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/list.h"

#define FILE_LIMIT_BYTES (64 * 1024)

static const char *const config_names[] = { "database",		  "listen",	 "public_url",
					    "trusted_proxies",	  "clock",	 "clamd",
					    "mail_server",	  "mail_from",	 "mail_user",
					    "mail_password_file", "mail_ca_file" };

static bool is_known(Str name)
{
	for (size_t i = 0; i < sizeof config_names / sizeof *config_names; i++)
		if (str_equal_c(name, config_names[i]))
			return true;
	return false;
}

static bool read_line(Arena *arena, Str line, Config *config)
{
	Str value = line;
	Str name = str_trim(str_cut(&value, '='));
	if (!is_known(name) || str_find_char(line, '=') < 0)
		return false;
	*list_push(arena, config) = (ConfigLine){ .name = name, .value = str_trim(value) };
	return true;
}

static bool read_lines(Arena *arena, Str text, Config *config, Str *why)
{
	for (int number = 1; text.length > 0; number++) {
		Str line = str_trim(str_cut(&text, '\n'));
		if (line.length == 0 || line.at[0] == '#')
			continue;
		if (!read_line(arena, line, config)) {
			*why = str_print(
				arena,
				"line %d is not one of database, listen, public_url,"
				" trusted_proxies, clock, clamd, mail_server, mail_from,"
				" mail_user, mail_password_file, mail_ca_file with = and a value",
				number);
			return false;
		}
	}
	return true;
}

bool config_read(Arena *arena, const char *file, Config *config, Str *why)
{
	FILE *stream = fopen(file, "re");
	if (!stream) {
		*why = str_of(strerror(errno));
		return false;
	}
	char *bytes = arena_take(arena, FILE_LIMIT_BYTES);
	Str text = { bytes, fread(bytes, 1, FILE_LIMIT_BYTES, stream) };
	bool failed = ferror(stream) || text.length == FILE_LIMIT_BYTES;
	fclose(stream);
	if (failed) {
		*why = S("it cannot be read, or is longer than 64 KiB");
		return false;
	}
	return read_lines(arena, text, config, why);
}

static const char *environment_name(Arena *arena, const char *name)
{
	Buf out = buf_new(arena);
	buf_add_c(&out, "NYATA_");
	for (; *name; name++)
		buf_add_char(&out, (char)toupper((unsigned char)*name));
	return str_c(arena, buf_str(&out));
}

Str config_find(Arena *arena, const Config *config, const char *name)
{
	const char *value = getenv(environment_name(arena, name));
	if (value && *value)
		return str_of(value);
	for (size_t i = 0; i < config->count; i++)
		if (str_equal_c(config->items[i].name, name))
			return config->items[i].value;
	return (Str){ 0 };
}
