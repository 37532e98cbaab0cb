/* SPDX-License-Identifier: Apache-2.0 */
/* nyata import undo: takes a whole import back, while nothing hangs on it. */
#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "command_import.h"
#include "plans/import_undo_pages.h"

typedef struct UndoOrder {
	int64_t year;
	bool dry_run, yes, json;
} UndoOrder;

static int undo(Db *db, const Globals *globals, const UndoOrder *order);

/* 0, or the exit code. */
static int read_options(int argc, char **argv, UndoOrder *order)
{
	static const struct option known[] = { { "year", required_argument, NULL, 'y' },
					       { "dry-run", no_argument, NULL, 'n' },
					       { "yes", no_argument, NULL, 'Y' },
					       { "json", no_argument, NULL, 'j' },
					       { 0 } };
	int option;
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1)
		switch (option) {
		case 'y':
			if (!str_integer(str_of(optarg), &order->year))
				return command_misused(import_usage, "--year is a year like 2024");
			break;
		case 'n':
			order->dry_run = true;
			break;
		case 'Y':
			order->yes = true;
			break;
		case 'j':
			order->json = true;
			break;
		default:
			return command_option_refused(import_usage, "import", argv);
		}
	if (optind != argc || order->year == 0)
		return command_misused(import_usage, "import undo takes --year and no file");
	if (order->dry_run && order->yes)
		return command_misused(import_usage, "--dry-run and --yes exclude each other");
	return 0;
}

int import_undo_command(int argc, char **argv, const Globals *globals)
{
	UndoOrder order = { .json = globals->json };
	int code = read_options(argc, argv, &order);
	if (code)
		return code;
	if (!order.dry_run && !order.yes &&
	    (order.json || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)))
		return command_misused(import_usage, "say --dry-run to look, or --yes to undo");
	Db *db = command_open(globals, false);
	return db ? undo(db, globals, &order) : 1;
}

static Str hanging_json(Arena *arena, const ImportHangingList *hanging)
{
	static const char *const kinds[HANGING_KINDS] = {
		[HANGS_LETTER] = "letter_changed", [HANGS_CHANGE] = "recommendation_changed",
		[HANGS_RESPONSE] = "response",	   [HANGS_ACTION] = "action",
		[HANGS_EVIDENCE] = "evidence",
	};
	StrList objects = { 0 };
	for (size_t i = 0; i < hanging->count; i++) {
		JsonObject object = json_object(arena);
		json_text(&object, "kind", str_of(kinds[hanging->items[i].kind]));
		json_text(&object, "name", hanging->items[i].name);
		*list_push(arena, &objects) = json_print(&object);
	}
	return str_print(arena, "[%" STR_FORMAT "]", STR_ARGS(str_join(arena, &objects, S(","))));
}

/* The last line, or the object: outcome is "undone", "refused", "would_go" or "left". */
static void say(Arena *arena, const UndoOrder *order, const ImportRecord *record,
		const ImportHangingList *hanging, const char *outcome)
{
	JsonObject object = json_object(arena);
	json_text(&object, "outcome", str_of(outcome));
	json_integer(&object, "year", record->year);
	json_integer(&object, "recommendations", record->recommendations);
	json_raw(&object, "hanging", hanging_json(arena, hanging));
	if (order->json)
		command_say(json_print(&object));
}

/* Why not, one line each. */
static int refuse(Arena *arena, const UndoOrder *order, const ImportRecord *record,
		  const ImportHangingList *hanging)
{
	Request rq = import_reader(arena);
	say(arena, order, record, hanging, "refused");
	for (size_t i = 0; !order->json && i < hanging->count; i++)
		command_say(str_print(arena, "%" STR_FORMAT " %" STR_FORMAT,
				      STR_ARGS(import_hanging_words(&rq, hanging->items[i].kind)),
				      STR_ARGS(hanging->items[i].name)));
	return command_refused("the import of %lld stays: something hangs on it",
			       (long long)order->year);
}

static bool is_agreed(Arena *arena, const UndoOrder *order, const ImportRecord *record)
{
	Request rq = import_reader(arena);
	if (order->yes || order->dry_run)
		return order->yes;
	return import_says_yes(arena, TF(&rq, "Batalkan impor {n} rekomendasi ini? (y/t)",
					 HOLE_N("n", record->recommendations)));
}

static int undo(Db *db, const Globals *globals, const UndoOrder *order)
{
	Arena *arena = globals->arena;
	Request rq = import_reader(arena);
	db_begin_read(db);
	const ImportRecord *record = import_record_find_year(db, order->year);
	ImportHangingList hanging = { 0 };
	if (record)
		hanging = import_hanging_list(db, record);
	db_rollback(db);
	if (!record)
		return command_refused("no import of %lld stands here", (long long)order->year);
	if (hanging.count > 0)
		return refuse(arena, order, record, &hanging);
	if (!is_agreed(arena, order, record)) {
		say(arena, order, record, &hanging, order->dry_run ? "would_go" : "left");
		if (!order->json)
			command_say(TF(&rq, "{n} rekomendasi akan hilang; belum ada yang hilang.",
				       HOLE_N("n", record->recommendations)));
		return 0;
	}
	db_begin_write(db);
	Actor by = command_actor(db, "import undo");
	if (import_undo(db, record, &by) != UNDO_DONE && !db_failed(db)) {
		command_roll_back(db);
		return command_refused("the import of %lld stays: meanwhile something hangs on it",
				       (long long)order->year);
	}
	int code = command_commit(db);
	say(arena, order, record, &hanging, code ? "refused" : "undone");
	if (code == 0 && !order->json)
		command_say(TF(&rq, "Impor dibatalkan: {n} rekomendasi sudah tidak ada lagi.",
			       HOLE_N("n", record->recommendations)));
	return code;
}
