/* SPDX-License-Identifier: Apache-2.0 */
/* The command line: one row per command. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "commands.h"

typedef int Command(int argc, char **argv, const Globals *globals);

static int version_command(int argc, char **argv, const Globals *globals);

static const struct CommandRow {
	const char *name;
	Command *run;
	const char *usage;
	const char *summary;
} commands[] = {
	{ "serve", serve_command, serve_usage, "the web server" },
	{ "demo", demo_command, demo_usage, "the demo regency, its accounts; --serve serves it" },
	{ "init", init_command, init_usage, "an empty database and its first administrator" },
	{ "import", import_command, import_usage, "an evaluation from an office's file" },
	{ "user", user_command, user_usage, "persons, their roles and links" },
	{ "agency", agency_command, agency_usage, "the agencies of the regency" },
	{ "calendar", calendar_command, calendar_usage, "due days, and days off" },
	{ "permissions", permissions_command, "nyata permissions",
	  "who may do what, as a page of Markdown" },
	{ "version", version_command, "nyata version", "the version of this program" },
};

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static const char usage_line[] = "nyata [--database URL] [--config FILE] [--json] COMMAND …";

static void print_help(FILE *out)
{
	fprintf(out,
		"usage: %s\n\n"
		"URL is sqlite:FILE (sqlite:nyata.db when nothing is said) or"
		" postgres://USER@HOST:PORT/NAME;\n"
		"NYATA_DATABASE in the environment says the same. NYATA_LISTEN and\n"
		"NYATA_PUBLIC_URL, or lines like \"public_url = https://…\" in FILE, set what\n"
		"\"serve\" and the links of \"init\" and \"user\" use."
		" COMMAND --help tells more.\n\n",
		usage_line);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(out, "  %-12s %s\n", commands[i].name, commands[i].summary);
}

static int version_command(int argc, char **argv, const Globals *globals)
{
	(void)argv;
	if (argc > 1)
		return command_misused("nyata version", "version takes no arguments");
	if (globals->json)
		puts("{\"version\":\"" NYATA_VERSION "\"}");
	else
		puts("nyata " NYATA_VERSION);
	return 0;
}

static bool asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

static int run_command(int argc, char **argv, const Globals *globals)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		const struct CommandRow *row = &commands[i];
		if (strcmp(row->name, argv[0]) != 0)
			continue;
		if (!asks_for_help(argc, argv))
			return row->run(argc, argv, globals);
		printf("%s: %s\nusage: %s\n", row->name, row->summary, row->usage);
		return 0;
	}
	return command_misused(usage_line,
			       "there is no command \"%s\"; \"nyata --help\" names them", argv[0]);
}

/* An argument is stored and printed on terminals, where a control character is a command. */
static bool is_text(Str argument)
{
	for (size_t i = 0; i < argument.length;) {
		size_t bytes = utf8_sequence(argument, i);
		if (bytes == 0 || utf8_control(argument, i))
			return false;
		i += bytes;
	}
	return true;
}

static void choose_database(Globals *globals)
{
	if (globals->database_url.length == 0)
		globals->database_url = config_find(globals->arena, globals->config, "database");
	globals->database_is_given = globals->database_url.length > 0;
	if (!globals->database_is_given)
		globals->database_url = S("sqlite:nyata.db");
}

static int run(int argc, char **argv, Globals *globals, Config *config)
{
	static const struct option options[] = { { "database", required_argument, NULL, 'd' },
						 { "config", required_argument, NULL, 'c' },
						 { "json", no_argument, NULL, 'j' },
						 { "help", no_argument, NULL, 'h' },
						 { "version", no_argument, NULL, 'v' },
						 { 0 } };
	Str why = { 0 };
	int option;
	while ((option = getopt_long(argc, argv, "+h", options, NULL)) != -1) {
		if (option == 'd')
			globals->database_url = str_of(optarg);
		else if (option == 'j')
			globals->json = true;
		else if (option == 'v')
			return version_command(1, argv, globals);
		else if (option == 'h')
			return print_help(stdout), 0;
		else if (option != 'c')
			return fprintf(stderr, "usage: %s\n", usage_line), 2;
		else if (!config_read(globals->arena, optarg, config, &why))
			return command_refused("%s: %" STR_FORMAT, optarg, STR_ARGS(why));
	}
	if (optind == argc)
		return print_help(stderr), 2;
	for (int i = optind; i < argc; i++)
		if (!is_text(str_of(argv[i])))
			return command_refused("argument %d has bytes that are no text; type it"
					       " again",
					       i);
	choose_database(globals);
	int first = optind;
	optind = 0; /* the command reads its own options from the start, and says itself … */
	opterr = 0; /* … what is wrong with them */
	return run_command(argc - first, argv + first, globals);
}

int main(int argc, char **argv)
{
	/* Who started this may have it ignored: then nobody learns how nyata-open ended. */
	signal(SIGCHLD, SIG_DFL);
	digest_start();
	Arena *arena = arena_new();
	Config config = { 0 };
	Globals globals = { .arena = arena, .config = &config };
	int code = run(argc, argv, &globals, &config);
	arena_free(arena);
	return code;
}
