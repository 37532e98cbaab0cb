/* SPDX-License-Identifier: Apache-2.0 */
/* nyata init: an empty database, and the first administrator by a one-use link. */
#include <getopt.h>
#include <stdio.h>

#include "base/clock.h"
#include "commands.h"
#include "measure/measure_load.h"
#include "people/person.h"
#include "records/calendar.h"
#include "records/setting.h"

const char init_usage[] = "nyata init [--name \"Kabupaten …\"] [--code 35.08] [--zone WIB|WITA|WIT]"
			  " [--account admin] [--person NAME]";

/* Until "agency import" reads the regency's row. */
#define NAME_TO_COME "Kabupaten"

typedef struct InitOptions {
	Str name, code, zone, account, person;
} InitOptions;

static int read_options(int argc, char **argv, InitOptions *options)
{
	static const struct option known[] = { { "name", required_argument, NULL, 'n' },
					       { "code", required_argument, NULL, 'c' },
					       { "zone", required_argument, NULL, 'z' },
					       { "account", required_argument, NULL, 'a' },
					       { "person", required_argument, NULL, 'p' },
					       { 0 } };
	int option;
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (option == '?')
			return command_option_refused(init_usage, "init", argv);
		Str *field = option == 'n'   ? &options->name
			     : option == 'c' ? &options->code
			     : option == 'z' ? &options->zone
			     : option == 'a' ? &options->account
					     : &options->person;
		*field = str_trim(str_of(optarg));
	}
	if (optind < argc)
		return command_misused(init_usage, "\"%s\" is one word too many", argv[optind]);
	if (options->name.length == 0)
		return command_misused(init_usage, "--name says what the regency is called");
	if (!str_equal_c(options->zone, "WIB") && !str_equal_c(options->zone, "WITA") &&
	    !str_equal_c(options->zone, "WIT"))
		return command_misused(init_usage, "--zone is WIB, WITA or WIT");
	if (!account_is_valid(options->account))
		return command_misused(init_usage,
				       "--account has 2 to 40 small letters, digits, dots,"
				       " hyphens, underscores");
	return 0;
}

static Id add_root(Db *db, const InitOptions *options, const Actor *by)
{
	Agency root = {
		.kind = AGENCY_REGENCY,
		.code = options->code,
		.slug = str_slug(db_arena(db), options->name),
		.name = options->name,
		.short_name = options->name,
	};
	return agency_add(db, &root, by);
}

static Id add_first_admin(Db *db, const InitOptions *options, Id root, const Actor *by)
{
	Person person = {
		.name = options->person,
		.account = options->account,
		.office = S("Administrator"),
	};
	RoleGrant grant = {
		.person = person_add(db, &person, by),
		.role = ROLE_ADMIN,
		.agency = root,
	};
	role_grant(db, &grant, by);
	return grant.person;
}

/* The link to print; everything is in the open transaction. */
static Str fill(Db *db, const Globals *globals, const InitOptions *options)
{
	Actor by = command_actor(db, "init");
	secrets_make(db, &by);
	setting_change(db, "regency.name", options->name, &by);
	setting_change(db, "regency.code", options->code, &by);
	setting_change(db, "regency.zone", options->zone, &by);
	holidays_load(db, &by);
	instruments_load(db, &by);
	Id person = add_first_admin(db, options, add_root(db, options, &by), &by);
	return command_invitation(db, globals, person, &by);
}

int init_command(int argc, char **argv, const Globals *globals)
{
	InitOptions options = {
		.name = S(NAME_TO_COME),
		.zone = S("WIB"),
		.account = S("admin"),
		.person = S("Administrator"),
	};
	int code = read_options(argc, argv, &options);
	if (code)
		return code;
	Db *db = command_open(globals, true);
	if (!db)
		return 1;

	db_begin_write(db);
	if (agency_root(db)) {
		command_roll_back(db);
		return command_refused("the database %" STR_FORMAT " is in use already; give"
				       " another with --database",
				       STR_ARGS(globals->database_url));
	}
	Str link = fill(db, globals, &options);
	code = command_commit(db);
	if (code)
		return code;
	printf("%" STR_FORMAT "\n", STR_ARGS(link));
	fputs("the link is for the first administrator; it works once, for 72 hours, while"
	      " \"nyata serve\" runs\n",
	      stderr);
	return 0;
}
