/* SPDX-License-Identifier: Apache-2.0 */
/* nyata demo: the demo regency, its accounts, and (--serve) the server on it. */
#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "commands.h"
#include "base/log.h"
#include "demo/story.h"
#include "measure/measure_load.h"
#include "people/agency_import.h"
#include "records/setting.h"
#include "records/shipped.h"

const char demo_usage[] = "nyata demo [--reset] [--serve] [--listen 127.0.0.1:8080]";

typedef struct DemoOptions {
	bool reset, serve;
	Str listen;
} DemoOptions;

static int read_options(int argc, char **argv, DemoOptions *options)
{
	static const struct option known[] = { { "reset", no_argument, NULL, 'r' },
					       { "serve", no_argument, NULL, 's' },
					       { "listen", required_argument, NULL, 'l' },
					       { 0 } };
	int option;
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (option == '?')
			return command_option_refused(demo_usage, "demo", argv);
		options->reset |= option == 'r';
		options->serve |= option == 's';
		if (option == 'l')
			options->listen = str_of(optarg);
	}
	if (optind < argc)
		return command_misused(demo_usage, "\"%s\" is one word too many", argv[optind]);
	return 0;
}

/* Only what a demo made may be thrown away. */
static int remove_demo(const Globals *globals)
{
	Str url = globals->database_url;
	if (!str_starts(url, S("sqlite:")))
		return command_refused(
			"--reset takes a SQLite file; on PostgreSQL give an empty database");
	const char *file = str_c(globals->arena, str_slice(url, 7, url.length));
	if (access(file, F_OK) != 0)
		return 0;
	Db *db = command_open(globals, false);
	if (!db)
		return 1;
	bool is_demo = setting_integer(db, "is_demo"), is_alone = !is_demo || db_is_alone(db);
	db_close(db);
	if (!is_demo)
		return command_refused("%s was not made by \"nyata demo\" and is left alone", file);
	if (!is_alone)
		return command_refused("%s is in use; end the server that runs on it, then --reset",
				       file);
	static const char *const ends[] = { "", "-wal", "-shm" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		unlink(str_c(globals->arena, str_print(globals->arena, "%s%s", file, ends[i])));
	return 0;
}

static DemoAccountList fill(Db *db)
{
	Actor by = command_actor(db, "demo");
	secrets_make(db, &by);
	setting_change(db, "regency.name", S("Kabupaten Lumajang"), &by);
	setting_change(db, "regency.code", S("35.08"), &by);
	setting_change(db, "regency.zone", S("WIB"), &by);
	setting_change(db, "is_demo", S("1"), &by);
	holidays_load(db, &by);
	AgencyImport agencies = agency_import(db, shipped_file("agencies/lumajang.csv"), &by);
	if (agencies.faults.count)
		fatal("data/agencies/lumajang.csv: %s", agencies.faults.items[0].reason);
	instruments_load(db, &by);
	observations_load(db, &by);
	DemoAccountList accounts = story_people(db, by.today);
	story_tell(db, &accounts, by.now, by.today);
	return accounts;
}

static void print_accounts(const Globals *globals, const DemoAccountList *accounts)
{
	if (!globals->json)
		puts("Accounts of the demo (shown once; --reset makes new ones):");
	for (size_t i = 0; i < accounts->count; i++) {
		const DemoAccount *account = &accounts->items[i];
		if (account->password.length)
			printf("%-12.*s %-20.*s %.*s\n", STR_ARGS(account->role),
			       STR_ARGS(account->account), STR_ARGS(account->password));
	}
	fflush(stdout);
}

/* 0, also when the demo stands already; its accounts cannot be shown again. */
static int make_demo(const Globals *globals)
{
	Db *db = command_open(globals, true);
	if (!db)
		return 1;
	db_begin_write(db);
	if (agency_root(db)) {
		bool is_demo = setting_integer(db, "is_demo") != 0;
		command_roll_back(db);
		if (!is_demo)
			return command_refused("%.*s is in use and no demo; give another file with"
					       " --database",
					       STR_ARGS(globals->database_url));
		puts("The demo stands already; its accounts were shown when it was made."
		     " --reset makes a new one.");
		fflush(stdout);
		return 0;
	}
	DemoAccountList accounts = fill(db);
	if (db_failed(db)) {
		command_refused("nothing was stored: %s", db_failure_text(db));
		command_roll_back(db);
		return 1;
	}
	int code = command_commit(db);
	if (code == 0)
		print_accounts(globals, &accounts);
	return code;
}

int demo_command(int argc, char **argv, const Globals *globals)
{
	DemoOptions options = { 0 };
	int code = read_options(argc, argv, &options);
	if (code == 0 && options.reset)
		code = remove_demo(globals);
	if (code == 0)
		code = make_demo(globals);
	if (code || !options.serve)
		return code;
	return serve(globals, &(ServeOptions){ .listen = options.listen });
}
