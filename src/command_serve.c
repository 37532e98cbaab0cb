/* SPDX-License-Identifier: Apache-2.0 */
/* nyata serve. */
#include <getopt.h>

#include "base/clock.h"
#include "commands.h"
#include "records/setting.h"
#include "routes.h"
#include "web/address.h"
#include "web/server.h"

const char serve_usage[] = "nyata serve [--listen 127.0.0.1:8080] [--public-url https://…]"
			   " [--insecure-lan] [--clock INSTANT]";

typedef struct ServeOptions {
	Str listen, public_url, clock;
	bool insecure_lan;
} ServeOptions;

static int read_options(int argc, char **argv, ServeOptions *options)
{
	static const struct option known[] = { { "listen", required_argument, NULL, 'l' },
					       { "public-url", required_argument, NULL, 'u' },
					       { "insecure-lan", no_argument, NULL, 'i' },
					       { "clock", required_argument, NULL, 'c' },
					       { 0 } };
	int option;
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (option == '?')
			return command_option_refused(serve_usage, "serve", argv);
		if (option == 'i')
			options->insecure_lan = true;
		else
			*(option == 'l'	  ? &options->listen
			  : option == 'u' ? &options->public_url
					  : &options->clock) = str_trim(str_of(optarg));
	}
	if (optind < argc)
		return command_misused(serve_usage, "\"%s\" is one word too many", argv[optind]);
	return 0;
}

static Str otherwise(const Globals *globals, Str given, const char *name, Str standard)
{
	if (given.length)
		return given;
	Str configured = config_find(globals->arena, globals->config, name);
	return configured.length ? configured : standard;
}

/* A moved clock would write false days into the journal of a real regency. */
static int move_clock(Db *db, Str text)
{
	Instant start = instant_from_iso(text);
	if (!start.seconds)
		return command_misused(serve_usage,
				       "--clock wants an instant like 2026-04-30T08:00:00+07:00");
	if (!setting_integer(db, "is_demo"))
		return command_refused("--clock is only for a database that \"nyata demo\" made");
	clock_start_at(start);
	return 0;
}

int serve(const Globals *globals, Str listen, Str public_url, bool insecure_lan)
{
	App app = {
		.routes = route_table,
		.route_count = route_count,
		.hooks = route_hooks,
		.database_url = globals->database_url,
		.listen = otherwise(globals, listen, "listen", S("127.0.0.1:8080")),
		.public_url = otherwise(globals, public_url, "public_url", (Str){ 0 }),
		.insecure_lan = insecure_lan,
	};
	if (str_ends(app.public_url, S("/")))
		app.public_url.length--;
	if (app.public_url.length && !address_is_site(app.public_url))
		return command_refused("the public URL \"%" STR_FORMAT "\" is not like"
				       " https://nyata.example.go.id, without a path",
				       STR_ARGS(app.public_url));
	return server_run(&app);
}

int serve_command(int argc, char **argv, const Globals *globals)
{
	ServeOptions options = { 0 };
	int code = read_options(argc, argv, &options);
	if (code)
		return code;
	Db *db = command_open(globals, false);
	if (!db)
		return 1;
	Str clock = otherwise(globals, options.clock, "clock", (Str){ 0 });
	code = clock.length ? move_clock(db, clock) : 0;
	db_close(db);
	if (code)
		return code;
	return serve(globals, options.listen, options.public_url, options.insecure_lan);
}
