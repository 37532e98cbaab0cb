/* SPDX-License-Identifier: Apache-2.0 */
/* What nyata import is told to do, and what it says: lines of tabs for people and scripts, or with
 * --json one object. Sentences are in the language of LC_ALL, LC_MESSAGES or LANG. */
#ifndef NYATA_COMMAND_IMPORT_H
#define NYATA_COMMAND_IMPORT_H

#include "commands.h"
#include "plans/evaluation_import.h"
#include "web/request.h"

typedef struct ImportOrder {
	Arena *arena;
	const char *file_name;
	ImportLetter letter;
	bool dry_run, yes, json, may_ask;
	ImportFile file;
} ImportOrder;

/* Asks on the terminal for what the letter says and no option named; an empty answer leaves it. */
void import_ask_letter(Arena *arena, ImportOrder *order, Day today);
/* A reader without a request: in the language that the terminal is set to. */
Request import_reader(Arena *arena);
/* A question with y or n as its answer. */
bool import_says_yes(Arena *arena, Str question);
/* Asks whether to store. */
bool import_confirm(Arena *arena, const ImportDraft *draft);
/* The draft or its faults, in lines; nothing with --json. */
void import_say_draft(Arena *arena, const ImportOrder *order, const ImportDraft *draft);
/* The last line, or the object: outcome is "draft", "refused", "unchanged", "stored", "left". */
void import_say_end(Arena *arena, const ImportOrder *order, const ImportDraft *draft,
		    const char *outcome);

/* nyata import undo */
int import_undo_command(int argc, char **argv, const Globals *globals);

/* Reads what a letter's option or answer says; false: it is none. */
bool import_read_day(Str text, Day today, Day *day);
bool import_read_index(Str text, MaybeDecimal *index);

#endif
