/* SPDX-License-Identifier: Apache-2.0 */
/* The commands behind main.c's table, and what they share. A command gives its exit code: 0 done; 1
 * the world refused (one line says what and how to mend); 2 wrong usage. */
#ifndef NYATA_COMMANDS_H
#define NYATA_COMMANDS_H

#include "config.h"
#include "records/journal.h"

typedef struct Globals {
	Arena *arena;	  /* for the whole run */
	Str database_url; /* --database, else NYATA_DATABASE, else the file, else sqlite:nyata.db */
	bool database_is_given;
	bool json;
	const Config *config;
} Globals;

/* argv[0] is the command's name. */
int serve_command(int argc, char **argv, const Globals *globals);
int demo_command(int argc, char **argv, const Globals *globals);
int import_command(int argc, char **argv, const Globals *globals);
int init_command(int argc, char **argv, const Globals *globals);
int user_command(int argc, char **argv, const Globals *globals);
int agency_command(int argc, char **argv, const Globals *globals);
int calendar_command(int argc, char **argv, const Globals *globals);
int permissions_command(int argc, char **argv, const Globals *globals);

/* How each is used, after "usage: ". */
extern const char serve_usage[], demo_usage[], import_usage[], init_usage[], user_usage[],
	agency_usage[], calendar_usage[];

typedef struct ServeOptions {
	Str listen, public_url, trusted_proxies;
	bool insecure_lan;
} ServeOptions;

/* Serves the database until it is told to stop; what is empty is taken from the configuration. */
int serve(const Globals *globals, const ServeOptions *options);

/* "nyata: …" on standard error; gives 1. */
int command_refused(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same, then how the command is used; gives 2. */
int command_misused(const char *usage, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The same, for the option that getopt_long() has just answered with '?'. */
int command_option_refused(const char *usage, const char *command, char **argv);

/* Opens the database for writing and brings its schema forward; NULL after saying why not. Where
 * may_be_new is false, a database that init or demo did not make is refused. */
Db *command_open(const Globals *globals, bool may_be_new);
/* Says that there is none and how to make one; gives 1. */
int command_no_database(const Globals *globals);
/* Opens it for reading as it is; NULL without a word when there is none. */
Db *command_open_to_read(const Globals *globals);
/* Who acts: a command, no person; name is the command's. */
Actor command_actor(Db *db, const char *name);
/* Commits and closes; the exit code. */
int command_commit(Db *db);
/* The same, after what follows from the deed; before: the newest journal row before it. */
int command_commit_deed(Db *db, Id before, const Actor *by);
/* Rolls back and closes. */
void command_roll_back(Db *db);

/* A new one-use link with which the person sets a password: a whole address. */
Str command_invitation(Db *db, const Globals *globals, Id person, const Actor *by);

/* One line of standard output. */
void command_say(Str text);

#endif
