/* SPDX-License-Identifier: Apache-2.0 */
/* nyata serve. */
#include <getopt.h>

#include "base/clock.h"
#include "commands.h"
#include "config_mail.h"
#include "records/setting.h"
#include "routes.h"
#include "web/address.h"
#include "web/server.h"

const char serve_usage[] =
	"nyata serve [--listen 127.0.0.1:8080] [--public-url https://…]"
	" [--trusted-proxies ADDRESS,NETWORK/BITS] [--insecure-lan]"
	" [--clock INSTANT]\n\n"
	"A proxy in front gives TLS and says in X-Forwarded-For for whom it asks. Only"
	" those named by\n--trusted-proxies (or NYATA_TRUSTED_PROXIES) are believed:"
	" without it, the ones on this machine\nwhere the public URL is https; \"none\""
	" is nobody. Wrong sign-ins are counted by that address.\n\n"
	"Mails go out through mail_server (smtp://HOST:587, smtps://HOST) from mail_from, with"
	" mail_user and\nmail_password_file where it wants them: lines of --config, or"
	" NYATA_MAIL_SERVER and so on.";

typedef struct ServeCommandLine {
	ServeOptions serve;
	Str clock;
} ServeCommandLine;

static int read_options(int argc, char **argv, ServeCommandLine *options)
{
	static const struct option known[] = { { "listen", required_argument, NULL, 'l' },
					       { "public-url", required_argument, NULL, 'u' },
					       { "trusted-proxies", required_argument, NULL, 'p' },
					       { "insecure-lan", no_argument, NULL, 'i' },
					       { "clock", required_argument, NULL, 'c' },
					       { 0 } };
	int option;
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		if (option == '?')
			return command_option_refused(serve_usage, "serve", argv);
		if (option == 'i')
			options->serve.insecure_lan = true;
		else
			*(option == 'l'	  ? &options->serve.listen
			  : option == 'u' ? &options->serve.public_url
			  : option == 'p' ? &options->serve.trusted_proxies
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

/* Whose word is taken for the reader's address. */
static int choose_proxies(const Globals *globals, Str given, App *app)
{
	Str wrong = { 0 };
	Str text = otherwise(globals, given, "trusted_proxies", proxies_usual(app->public_url));
	if (proxies_read(globals->arena, text, &app->proxies, &wrong))
		return 0;
	return command_refused("\"%" STR_FORMAT "\" is no proxy to trust; write addresses and"
			       " networks like 127.0.0.1, 10.0.0.0/8, or none",
			       STR_ARGS(wrong));
}

/* A form is only taken from the address that its reader typed, and here nobody knows which. */
static bool is_nowhere(const Globals *globals, const App *app)
{
	return app->insecure_lan && !app->public_url.length &&
	       address_is_wildcard(globals->arena, app->listen);
}

static int check_public_url(const Globals *globals, const App *app)
{
	if (app->public_url.length && !address_is_site(app->public_url))
		return command_refused("the public URL \"%" STR_FORMAT "\" is not like"
				       " https://nyata.example.go.id, without a path",
				       STR_ARGS(app->public_url));
	if (is_nowhere(globals, app))
		return command_refused("\"%" STR_FORMAT "\" is every address of this machine, and"
				       " forms are only taken from the one that people type: say it"
				       " with --public-url http://ADDRESS:PORT",
				       STR_ARGS(app->listen));
	return 0;
}

static int choose_mail_server(const Globals *globals, App *app)
{
	Str why = { 0 };
	if (config_mail(globals->arena, globals->config, &app->mail_server, &why))
		return 0;
	return command_refused("%" STR_FORMAT, STR_ARGS(why));
}

int serve(const Globals *globals, const ServeOptions *options)
{
	App app = {
		.routes = route_table,
		.route_count = route_count,
		.hooks = route_hooks,
		.database_url = globals->database_url,
		.listen = otherwise(globals, options->listen, "listen", S("127.0.0.1:8080")),
		.public_url = otherwise(globals, options->public_url, "public_url", (Str){ 0 }),
		.insecure_lan = options->insecure_lan,
		.scanner = config_find(globals->arena, globals->config, "clamd"),
	};
	if (str_ends(app.public_url, S("/")))
		app.public_url.length--;
	int code = check_public_url(globals, &app);
	if (!code)
		code = choose_proxies(globals, options->trusted_proxies, &app);
	if (!code)
		code = choose_mail_server(globals, &app);
	return code ? code : server_run(&app);
}

int serve_command(int argc, char **argv, const Globals *globals)
{
	ServeCommandLine line = { 0 };
	int code = read_options(argc, argv, &line);
	if (code)
		return code;
	Db *db = command_open(globals, false);
	if (!db)
		return 1;
	Str clock = otherwise(globals, line.clock, "clock", (Str){ 0 });
	code = clock.length ? move_clock(db, clock) : 0;
	db_close(db);
	return code ? code : serve(globals, &line.serve);
}
