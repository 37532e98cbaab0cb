/* SPDX-License-Identifier: Apache-2.0 */
/* What belongs to a machine: the environment (NYATA_DATABASE, NYATA_LISTEN, …) before the file of
 * --config, whose lines are "name = value", "#" begins a comment. */
#ifndef NYATA_CONFIG_H
#define NYATA_CONFIG_H

#include "base/str.h"

typedef struct ConfigLine {
	Str name, value;
} ConfigLine;

typedef struct Config {
	ConfigLine *items;
	size_t count, capacity;
} Config;

/* false with one sentence in *why: the file cannot be read, or a line is wrong. */
bool config_read(Arena *arena, const char *file, Config *config, Str *why);
/* name in small letters: "public_url" is NYATA_PUBLIC_URL in the environment; {0} when neither has
 * it. */
Str config_find(Arena *arena, const Config *config, const char *name);

#endif
