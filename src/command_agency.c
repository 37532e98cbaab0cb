/* SPDX-License-Identifier: Apache-2.0 */
/* nyata agency: the tree of agencies, edited by file. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/list.h"
#include "commands.h"
#include "people/agency_import.h"
#include "plans/action.h"

#define FILE_LIMIT_BYTES (4 * 1024 * 1024)

const char agency_usage[] = "nyata agency import FILE.csv | list [--json] | close SLUG [--on DAY]";

static int agency_import_command(int argc, char **argv, const Globals *globals);
static int agency_list_command(int argc, char **argv, const Globals *globals);
static int agency_close_command(int argc, char **argv, const Globals *globals);

int agency_command(int argc, char **argv, const Globals *globals)
{
	const char *verb = argc > 1 ? argv[1] : "";
	if (strcmp(verb, "import") == 0)
		return agency_import_command(argc - 1, argv + 1, globals);
	if (strcmp(verb, "list") == 0)
		return agency_list_command(argc - 1, argv + 1, globals);
	if (strcmp(verb, "close") == 0)
		return agency_close_command(argc - 1, argv + 1, globals);
	return command_misused(agency_usage, "say what agency shall do: import, list or close");
}

static bool read_file(Arena *arena, const char *name, Str *text)
{
	FILE *stream = fopen(name, "re");
	if (!stream)
		return false;
	char *bytes = arena_take(arena, FILE_LIMIT_BYTES);
	*text = (Str){ bytes, fread(bytes, 1, FILE_LIMIT_BYTES, stream) };
	bool failed = ferror(stream) != 0;
	fclose(stream);
	if (text->length == FILE_LIMIT_BYTES)
		errno = EFBIG;
	return !failed && text->length < FILE_LIMIT_BYTES;
}

static void print_faults(const AgencyFaultList *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		const AgencyFault *fault = &faults->items[i];
		fprintf(stderr, "line %d\t%" STR_FORMAT "\t%" STR_FORMAT "\t%s\n", fault->line,
			STR_ARGS(fault->column), STR_ARGS(fault->value), fault->reason);
	}
}

static int agency_import_command(int argc, char **argv, const Globals *globals)
{
	if (argc != 2)
		return command_misused(agency_usage, "agency import takes one CSV file");
	Str text;
	if (!read_file(globals->arena, argv[1], &text))
		return command_refused("%s cannot be read: %s", argv[1], strerror(errno));
	Db *db = command_open(globals, false);
	if (!db)
		return 1;

	db_begin_write(db);
	Id before = journal_last_id(db);
	Actor by = command_actor(db, "agency import");
	by.source = BY_IMPORT;
	AgencyImport result = agency_import(db, text, &by);
	if (result.faults.count > 0) {
		print_faults(&result.faults);
		command_roll_back(db);
		return command_refused("nothing was stored; mend %s and import again",
				       result.faults.count == 1 ? "the fault" : "the faults");
	}
	int code = command_commit_deed(db, before, &by);
	if (code == 0)
		printf("%d added, %d changed, %d unchanged\n", result.added, result.changed,
		       result.same);
	return code;
}

static Str agency_json(Db *db, const Agency *agency)
{
	JsonObject object = json_object(db_arena(db));
	const Agency *parent = agency->parent ? agency_find(db, agency->parent) : NULL;
	json_text(&object, "slug", agency->slug);
	json_text(&object, "kind", str_of(agency_kind_word(agency->kind)));
	json_text(&object, "code", agency->code);
	json_text(&object, "name", agency->name);
	json_text(&object, "short_name", agency->short_name);
	json_text(&object, "parent", parent ? parent->slug : (Str){ 0 });
	json_text(&object, "confidence", agency->confidence);
	json_text(&object, "source", agency->source);
	return json_print(&object);
}

static int agency_list_command(int argc, char **argv, const Globals *globals)
{
	bool json = globals->json || (argc == 2 && strcmp(argv[1], "--json") == 0);
	if (argc > 2 || (argc == 2 && strcmp(argv[1], "--json") != 0))
		return command_misused(agency_usage,
				       "agency list takes no other argument than --json");
	Db *db = command_open_to_read(globals);
	if (!db)
		return command_no_database(globals);
	AgencyList agencies = agency_list(db);
	for (size_t i = 0; i < agencies.count; i++) {
		const Agency *agency = &agencies.items[i];
		if (json)
			command_say(agency_json(db, agency));
		else
			printf("%" STR_FORMAT "\t%s\t%" STR_FORMAT "\n", STR_ARGS(agency->slug),
			       agency_kind_word(agency->kind), STR_ARGS(agency->name));
	}
	db_close(db);
	return 0;
}

static const char *close_refusal(CloseResult result)
{
	switch (result) {
	case CLOSE_DONE:
		return NULL;
	case CLOSE_ALREADY:
		return "is closed already";
	case CLOSE_HAS_PARTS:
		return "has open agencies below it; close those first, or import them elsewhere";
	case CLOSE_HAS_ROLES:
		return "has persons with roles on that day or later; end those first with"
		       " \"nyata user end\"";
	case CLOSE_AHEAD:
		return "cannot be closed ahead; give this command on that day";
	}
	return NULL;
}

/* NULL: it is closed. */
static const char *close_agency(Db *db, const Agency *agency, Day on, const Actor *by)
{
	if (!agency)
		return "is no agency; see \"nyata agency list\"";
	if (action_count_owed_by(db, agency->id) > 0)
		return "leads or owns what is not done in a plan; hand that over first";
	return close_refusal(agency_close(db, agency, on, by));
}

static int agency_close_command(int argc, char **argv, const Globals *globals)
{
	bool has_day = argc == 4 && strcmp(argv[2], "--on") == 0;
	if (argc != 2 && !has_day)
		return command_misused(agency_usage,
				       "agency close takes a slug, and --on with a day");
	Day on = has_day ? day_from_typed(str_of(argv[3])) : (Day){ 0 };
	if (has_day && !day_is_set(on))
		return command_misused(agency_usage, "--on is a day like 2026-08-18");
	Db *db = command_open(globals, false);
	if (!db)
		return 1;

	db_begin_write(db);
	Id before = journal_last_id(db);
	Actor by = command_actor(db, "agency close");
	const Agency *agency = agency_find_slug(db, str_of(argv[1]));
	if (!has_day)
		on = by.today;
	const char *refusal = close_agency(db, agency, on, &by);
	if (refusal && !db_failed(db)) {
		command_roll_back(db);
		return command_refused("%s %s", argv[1], refusal);
	}
	int code = command_commit_deed(db, before, &by);
	if (code == 0)
		command_say(str_print(globals->arena, "%s is closed from %" STR_FORMAT " on",
				      argv[1], STR_ARGS(day_iso(globals->arena, on))));
	return code;
}
