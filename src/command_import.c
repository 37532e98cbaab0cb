/* SPDX-License-Identifier: Apache-2.0 */
/* nyata import evaluation: a draft of what a file holds, then, when a person has said yes, all of
 * it or nothing. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "command_import.h"
#include "records/file.h"
#include "records/setting.h"

const char import_usage[] =
	"nyata import evaluation FILE --year Y [--letter NO] [--date D] [--index N] [--category K]"
	" [--agency-name NAME] [--column HEADING=COLUMN]… [--dry-run | --yes] [--json]\n"
	"nyata import undo --year Y [--dry-run | --yes] [--json]";

static int read_letter(ImportOrder *order, int option, Day today);
static int read_column(ImportOrder *order);
static int run_order(const Globals *globals, ImportOrder *order, Day today);

/* 0, or the exit code. */
static int read_options(int argc, char **argv, ImportOrder *order, Day today)
{
	static const struct option known[] = { { "year", required_argument, NULL, 'y' },
					       { "letter", required_argument, NULL, 'l' },
					       { "date", required_argument, NULL, 'd' },
					       { "index", required_argument, NULL, 'i' },
					       { "category", required_argument, NULL, 'c' },
					       { "agency-name", required_argument, NULL, 'a' },
					       { "column", required_argument, NULL, 'C' },
					       { "dry-run", no_argument, NULL, 'n' },
					       { "yes", no_argument, NULL, 'Y' },
					       { "json", no_argument, NULL, 'j' },
					       { 0 } };
	int option, code = 0;
	while (code == 0 && (option = getopt_long(argc, argv, "", known, NULL)) != -1)
		code = option == '?' ? command_option_refused(import_usage, "import", argv)
				     : read_letter(order, option, today);
	if (code)
		return code;
	if (optind != argc - 1)
		return command_misused(import_usage, "import evaluation takes one file");
	if (order->letter.year == 0)
		return command_misused(import_usage,
				       "--year is missing: the year that was evaluated");
	if (order->dry_run && order->yes)
		return command_misused(import_usage, "--dry-run and --yes exclude each other");
	order->file_name = argv[optind];
	const char *slash = strrchr(order->file_name, '/');
	order->letter.file_name = str_of(slash ? slash + 1 : order->file_name);
	return 0;
}

static int read_year(ImportLetter *letter, Day today)
{
	if (!str_integer(str_of(optarg), &letter->year) || letter->year < EVALUATION_FIRST_YEAR ||
	    letter->year > day_parts(today).year)
		return command_misused(import_usage,
				       "--year is a year like 2024, not after this one");
	return 0;
}

static int read_day(ImportLetter *letter, Day today)
{
	if (!import_read_day(str_of(optarg), today, &letter->day))
		return command_misused(import_usage,
				       "--date is a day like 2025-04-30, not after today");
	return 0;
}

static int read_index(ImportLetter *letter)
{
	if (!import_read_index(str_of(optarg), &letter->index_value))
		return command_misused(import_usage,
				       "--index is a number from 0 to 120, like 72,35");
	return 0;
}

static int read_category(ImportLetter *letter)
{
	letter->category = str_of(optarg);
	if (!evaluation_category_is_known(letter->category))
		return command_misused(import_usage,
				       "--category is one of AA, A, A-, BB, B, CC, C, D");
	return 0;
}

/* "Butir saran=recommendation"; the last "=" parts the two. */
static int read_column(ImportOrder *order)
{
	const char *cut = strrchr(optarg, '=');
	Str heading = cut ? str_trim((Str){ optarg, (size_t)(cut - optarg) }) : (Str){ 0 };
	ImportColumn column =
		cut ? import_column_from(order->arena, str_trim(str_of(cut + 1))) : IMPORT_COLUMNS;
	if (heading.length == 0 || heading.length > IMPORT_HEADING_CHARACTERS ||
	    column == IMPORT_COLUMNS)
		return command_misused(import_usage,
				       "--column is HEADING=COLUMN, where COLUMN is number, code,"
				       " indicator, group, institution, least, most, score, note,"
				       " remark, recommendation or ignore");
	import_choice_put(order->arena, &order->letter.choices, heading, column);
	return 0;
}

static int read_letter(ImportOrder *order, int option, Day today)
{
	ImportLetter *letter = &order->letter;
	switch (option) {
	case 'y':
		return read_year(letter, today);
	case 'l':
		letter->number = str_trim(str_of(optarg));
		return 0;
	case 'd':
		return read_day(letter, today);
	case 'i':
		return read_index(letter);
	case 'c':
		return read_category(letter);
	case 'a':
		letter->agency_name = str_trim(str_of(optarg));
		return 0;
	case 'C':
		return read_column(order);
	case 'n':
		return order->dry_run = true, 0;
	case 'Y':
		return order->yes = true, 0;
	case 'j':
		return order->json = true, 0;
	}
	return 0;
}

int import_command(int argc, char **argv, const Globals *globals)
{
	ImportOrder order = { .arena = globals->arena, .json = globals->json };
	if (argc >= 2 && strcmp(argv[1], "undo") == 0)
		return import_undo_command(argc - 1, argv + 1, globals);
	if (argc < 2 || strcmp(argv[1], "evaluation") != 0)
		return command_misused(import_usage, "say what to do: evaluation or undo");
	Db *db = command_open(globals, false);
	if (!db)
		return 1;
	Day today = command_actor(db, "import evaluation").today;
	db_close(db);
	int code = read_options(argc - 1, argv + 1, &order, today);
	if (code)
		return code;
	/* Whoever can be asked is asked; nothing is stored on a guess. */
	order.may_ask = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && !order.json;
	if (!order.dry_run && !order.yes && !order.may_ask)
		return command_misused(import_usage, "say --dry-run to look, or --yes to store");
	return run_order(globals, &order, today);
}

/* The file, or a copy in memory of what is none (a pipe); -1 with errno. */
static int open_file(const ImportOrder *order)
{
	char bytes[64 * 1024];
	struct stat file;
	int descriptor = open(order->file_name, O_RDONLY | O_CLOEXEC);
	if (descriptor < 0 || fstat(descriptor, &file) != 0 || S_ISREG(file.st_mode))
		return descriptor;
	int copy = memfd_create("import", MFD_CLOEXEC);
	int64_t size = 0;
	ssize_t count;
	while (copy >= 0 && size <= OPEN_MOST_FILE_BYTES &&
	       (count = read(descriptor, bytes, sizeof bytes)) != 0) {
		if (count < 0 || write(copy, bytes, (size_t)count) != count) {
			close(copy);
			copy = -1;
		}
		size += count;
	}
	close(descriptor);
	return copy;
}

/* Keeps the file's bytes, so that the evaluation names what it was read from. */
static void keep_file(Db *db, Arena *arena, int descriptor, const ImportOrder *order,
		      const Actor *by)
{
	char *bytes = arena_take(arena, FILE_CHUNK_BYTES);
	int64_t size = 0, position = 0;
	ssize_t count;
	while ((count = pread(descriptor, bytes, FILE_CHUNK_BYTES, size)) > 0) {
		FileChunk chunk = { order->letter.file_sha256, position++,
				    (Str){ bytes, (size_t)count } };
		file_chunk_keep(db, &chunk, by->now);
		size += count;
	}
	file_add(db,
		 &(File){ .sha256 = order->letter.file_sha256,
			  .size_bytes = size,
			  .kind = str_of(order->file.kind) },
		 by);
}

static Str sha256_of(Arena *arena, int descriptor)
{
	char *bytes = arena_take(arena, FILE_CHUNK_BYTES);
	DigestStream stream;
	digest_stream_begin(&stream);
	ssize_t count;
	for (int64_t at = 0; (count = pread(descriptor, bytes, FILE_CHUNK_BYTES, at)) > 0;
	     at += count)
		digest_stream_add(&stream, bytes, (size_t)count);
	Digest digest = digest_stream_end(&stream);
	return digest_hex(arena, &digest);
}

static ImportDraft draft_of(Db *db, Arena *arena, int descriptor, ImportOrder *order)
{
	ImportDraft draft = { .evaluation.year = order->letter.year };
	if (!import_file_read(arena, descriptor, &order->file)) {
		*list_push(arena, &draft.faults) = order->file.fault;
		return draft;
	}
	order->letter.file_sha256 = sha256_of(arena, descriptor);
	db_begin_read(db);
	ImportKnown known = import_known(db, order->letter.year);
	draft = import_draft(arena, &known, &order->file.workbook, &order->letter);
	db_rollback(db);
	return draft;
}

static int store(Db *db, const Globals *globals, int descriptor, const ImportOrder *order,
		 const ImportDraft *draft)
{
	db_begin_write(db);
	Actor by = command_actor(db, "import evaluation");
	ImportResult result = import_apply(db, draft, &by);
	if (result == IMPORT_DONE)
		keep_file(db, globals->arena, descriptor, order, &by);
	if (result == IMPORT_TAKEN && !db_failed(db)) {
		command_roll_back(db);
		return command_refused("nothing was stored: meanwhile the year %lld has got another"
				       " evaluation",
				       (long long)order->letter.year);
	}
	int code = command_commit(db);
	if (code == 0)
		import_say_end(globals->arena, order, draft,
			       result == IMPORT_DONE ? "stored" : "unchanged");
	return code;
}

/* What is to be said instead of storing; NULL: store. */
static const char *outcome_of(Arena *arena, const ImportOrder *order, const ImportDraft *draft)
{
	if (draft->faults.count > 0)
		return "refused";
	if (draft->is_same)
		return "unchanged";
	return order->dry_run || (!order->yes && !import_confirm(arena, draft)) ? "draft" : NULL;
}

static int run_order(const Globals *globals, ImportOrder *order, Day today)
{
	Arena *arena = globals->arena;
	int descriptor = open_file(order);
	if (descriptor < 0)
		return command_refused("%s cannot be read: %s", order->file_name, strerror(errno));
	Db *db = command_open(globals, false);
	if (!db)
		return 1;
	if (order->may_ask && !order->dry_run && !order->yes)
		import_ask_letter(arena, order, today);
	ImportDraft draft = draft_of(db, arena, descriptor, order);
	import_say_draft(arena, order, &draft);
	const char *outcome = outcome_of(arena, order, &draft);
	if (!outcome)
		return store(db, globals, descriptor, order, &draft);
	db_close(db);
	import_say_end(arena, order, &draft, outcome);
	return draft.faults.count > 0;
}
