/* SPDX-License-Identifier: Apache-2.0 */
/* nyata user: persons, their roles, and links with which they set a password. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "commands.h"
#include "people/person.h"

const char user_usage[] =
	"nyata user list [--json]\n"
	"       nyata user add ACCOUNT --name NAME [--office OFFICE] [--role ROLE --agency SLUG]\n"
	"       nyata user link | block | unblock ACCOUNT\n"
	"       nyata user grant | end ACCOUNT --role ROLE --agency SLUG [--from DAY]"
	" [--until DAY]";

#define LINK_HOURS 72

typedef struct UserOptions {
	Str account, name, office, role, agency;
	Day from, until;
	bool json;
} UserOptions;

typedef struct UserDeed {
	Db *db;
	const Globals *globals;
	UserOptions options;
	Actor by;
	/* To print once everything is stored: a link, or what was done. */
	Str link, said;
} UserDeed;

/* One verb: inside a write transaction; NULL, or one sentence that says why not. */
typedef const char *UserVerb(UserDeed *deed);

static UserVerb add_user, link_user, block_user, unblock_user, grant_user, end_user;
static int list_users(const Globals *globals, bool json);
static int read_options(int argc, char **argv, UserOptions *options);

static const struct {
	const char *name;
	UserVerb *run;
} verbs[] = {
	{ "add", add_user },	     { "link", link_user },   { "block", block_user },
	{ "unblock", unblock_user }, { "grant", grant_user }, { "end", end_user },
};

static int run_verb(UserVerb *run, const Globals *globals, const UserOptions *options)
{
	UserDeed deed = { .db = command_open(globals, false),
			  .globals = globals,
			  .options = *options };
	if (!deed.db)
		return 1;
	db_begin_write(deed.db);
	Id before = journal_last_id(deed.db);
	deed.by = command_actor(deed.db, "user");
	const char *refusal = run(&deed);
	if (refusal && !db_failed(deed.db)) {
		command_roll_back(deed.db);
		return command_refused("%s", refusal);
	}
	int code = command_commit_deed(deed.db, before, &deed.by);
	if (code)
		return code;
	if (deed.link.length == 0) {
		command_say(deed.said);
		return 0;
	}
	command_say(deed.link);
	fprintf(stderr, "the link sets the password; it works once, for %d hours\n", LINK_HOURS);
	return 0;
}

int user_command(int argc, char **argv, const Globals *globals)
{
	UserOptions options = { .json = globals->json };
	const char *verb = argc > 1 ? argv[1] : "";
	int code = argc > 1 ? read_options(argc - 1, argv + 1, &options) : 0;
	if (code)
		return code;
	if (strcmp(verb, "list") == 0)
		return list_users(globals, options.json);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		if (strcmp(verbs[i].name, verb) != 0)
			continue;
		if (options.account.length == 0)
			return command_misused(user_usage, "user %s needs an account", verb);
		return run_verb(verbs[i].run, globals, &options);
	}
	return command_misused(user_usage, "say what user shall do");
}

static int read_option(int option, char **argv, UserOptions *options)
{
	if (option == '?')
		return command_option_refused(user_usage, "user", argv);
	Str value = str_of(option == 'j' ? "" : optarg);
	if (option == 'n')
		options->name = str_trim(value);
	if (option == 'o')
		options->office = str_trim(value);
	if (option == 'r')
		options->role = value;
	if (option == 'a')
		options->agency = value;
	if (option == 'j')
		options->json = true;
	if (option == 'f' && !day_is_set(options->from = day_from_typed(value)))
		return command_misused(user_usage, "--from is a day like 2026-08-18");
	if (option == 'u' && !day_is_set(options->until = day_from_typed(value)))
		return command_misused(user_usage, "--until is a day like 2026-08-18");
	return 0;
}

static int read_options(int argc, char **argv, UserOptions *options)
{
	static const struct option known[] = { { "name", required_argument, NULL, 'n' },
					       { "office", required_argument, NULL, 'o' },
					       { "role", required_argument, NULL, 'r' },
					       { "agency", required_argument, NULL, 'a' },
					       { "from", required_argument, NULL, 'f' },
					       { "until", required_argument, NULL, 'u' },
					       { "json", no_argument, NULL, 'j' },
					       { 0 } };
	int option;
	while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
		int code = read_option(option, argv, options);
		if (code)
			return code;
	}
	if (optind < argc)
		options->account = str_of(argv[optind++]);
	if (optind < argc)
		return command_misused(user_usage, "\"%s\" is one word too many", argv[optind]);
	return 0;
}

Str command_invitation(Db *db, const Globals *globals, Id person, const Actor *by)
{
	OneTimeLink link = { person, S(LINK_SETS_PASSWORD), LINK_HOURS };
	Str token = one_time_link_add(db, &link, by);
	Str site = config_find(globals->arena, globals->config, "public_url");
	if (site.length == 0)
		site = S("http://127.0.0.1:8080");
	while (str_ends(site, S("/")))
		site = str_slice(site, 0, site.length - 1);
	return str_print(globals->arena, "%" STR_FORMAT "/undangan/%" STR_FORMAT, STR_ARGS(site),
			 STR_ARGS(token));
}

static const char *read_grant(Db *db, const UserOptions *options, RoleGrant *grant)
{
	const Agency *agency = agency_find_slug(db, options->agency);
	if (!role_from(options->role, &grant->role))
		return "--role is admin, coordinator, head, officer, inspector, leader or auditor";
	if (!agency)
		return "--agency is the slug of an agency; see \"nyata agency list\"";
	grant->agency = agency->id;
	grant->from = options->from;
	grant->until = options->until;
	if (day_is_set(grant->until) && day_before(grant->until, grant->from))
		return "--until is before --from";
	return NULL;
}

static const char *grant_refusal(GrantResult result)
{
	switch (result) {
	case GRANT_DONE:
		return NULL;
	case GRANT_NOT_YOURS:
		return "no command grants inspectors: the head of the inspectorate or a leader"
		       " does, on the page /pengguna";
	case GRANT_TO_ONESELF:
		return "nobody grants a role to oneself";
	case GRANT_ONCE_ADMIN:
		return "whoever has ever been admin can be neither head of the inspectorate nor"
		       " inspector";
	case GRANT_IS_INSPECTOR:
		return "an inspector, or the head of the inspectorate, cannot be admin; end that"
		       " role first";
	case GRANT_NO_ACCOUNTS:
		return "an outside body has no role but inspector";
	case GRANT_CLOSED:
		return "that agency is closed";
	case GRANT_HELD_ALREADY:
		return "the person holds that role there already";
	}
	return NULL;
}

static const char *grant_role(UserDeed *deed, Id person)
{
	RoleGrant grant = { .person = person };
	const char *refusal = read_grant(deed->db, &deed->options, &grant);
	return refusal ? refusal : grant_refusal(role_grant(deed->db, &grant, &deed->by));
}

static const char *add_user(UserDeed *deed)
{
	const UserOptions *options = &deed->options;
	Person person = { .name = options->name,
			  .account = options->account,
			  .office = options->office };
	if (!account_is_valid(person.account))
		return "an account has 2 to 40 small letters, digits, dots, hyphens, underscores";
	if (person.name.length == 0)
		return "--name is missing";
	Id id = person_add(deed->db, &person, &deed->by);
	if (!id)
		return "that account is taken";
	if (options->role.length || options->agency.length) {
		const char *refusal = grant_role(deed, id);
		if (refusal)
			return refusal;
	}
	deed->link = command_invitation(deed->db, deed->globals, id, &deed->by);
	return NULL;
}

static const char no_such_account[] = "there is no such account; see \"nyata user list\"";

static const Person *find_user(const UserDeed *deed)
{
	return person_find_account(deed->db, deed->options.account, deed->by.today);
}

static const char *link_user(UserDeed *deed)
{
	const Person *person = find_user(deed);
	if (!person)
		return no_such_account;
	if (person->is_blocked)
		return "that person is blocked; unblock first";
	if (!role_may_renew_access(deed->db, person->id, &deed->by))
		return "who inspects gets a link on the page /pengguna: from the head of the"
		       " inspectorate, or from a leader";
	deed->link = command_invitation(deed->db, deed->globals, person->id, &deed->by);
	return NULL;
}

/* "budi may sign in again" */
static Str say(const UserDeed *deed, const char *what)
{
	return str_print(deed->globals->arena, "%" STR_FORMAT " %s",
			 STR_ARGS(deed->options.account), what);
}

/* "budi holds the role head at diskominfo" */
static Str say_role(const UserDeed *deed, const char *how)
{
	return str_print(deed->globals->arena,
			 "%" STR_FORMAT " %s the role %" STR_FORMAT " at %" STR_FORMAT,
			 STR_ARGS(deed->options.account), how, STR_ARGS(deed->options.role),
			 STR_ARGS(deed->options.agency));
}

static const char *block_user(UserDeed *deed)
{
	const Person *person = find_user(deed);
	if (!person)
		return no_such_account;
	bool is_blocked = person_block(deed->db, person, true, &deed->by);
	deed->said = say(deed, "is blocked; sessions and links have ended");
	return is_blocked ? NULL : "somebody changed this person; try again";
}

static const char *unblock_user(UserDeed *deed)
{
	const Person *person = find_user(deed);
	if (!person)
		return no_such_account;
	bool is_open = person_block(deed->db, person, false, &deed->by);
	deed->said = say(deed, "may sign in again");
	return is_open ? NULL : "somebody changed this person; try again";
}

static const char *grant_user(UserDeed *deed)
{
	const Person *person = find_user(deed);
	deed->said = say_role(deed, "holds");
	return person ? grant_role(deed, person->id) : no_such_account;
}

static const char *end_user(UserDeed *deed)
{
	RoleGrant wanted = { 0 };
	const Person *person = find_user(deed);
	const char *refusal =
		person ? read_grant(deed->db, &deed->options, &wanted) : no_such_account;
	if (refusal)
		return refusal;
	for (size_t i = 0; i < person->roles.count; i++) {
		const RoleGrant *grant = &person->roles.items[i];
		if (grant->role != wanted.role || grant->agency != wanted.agency)
			continue;
		deed->said = say_role(deed, "no longer holds");
		if (role_end(deed->db, grant->id, &deed->by))
			return NULL;
		return "no command ends that role: the head of the inspectorate or a leader does";
	}
	return "the person does not hold that role there today";
}

static void print_user(Db *db, const Person *person, bool json)
{
	Arena *arena = db_arena(db);
	Buf roles = buf_new(arena);
	for (size_t i = 0; i < person->roles.count; i++) {
		const RoleGrant *grant = &person->roles.items[i];
		const Agency *agency = agency_find(db, grant->agency);
		buf_print(&roles, "%s%s@%" STR_FORMAT, i ? " " : "", role_word(grant->role),
			  STR_ARGS(agency->slug));
	}
	if (json) {
		JsonObject object = json_object(arena);
		json_text(&object, "account", person->account);
		json_text(&object, "name", person->name);
		json_text(&object, "office", person->office);
		json_text(&object, "roles", buf_str(&roles));
		json_bool(&object, "blocked", person->is_blocked);
		json_bool(&object, "password", person->has_password);
		command_say(json_print(&object));
		return;
	}
	printf("%" STR_FORMAT "\t%" STR_FORMAT "\t%" STR_FORMAT "%s\n", STR_ARGS(person->account),
	       STR_ARGS(person->name), STR_ARGS(buf_str(&roles)),
	       person->is_blocked ? "\tblocked" : "");
}

static int list_users(const Globals *globals, bool json)
{
	Db *db = command_open_to_read(globals);
	if (!db)
		return command_no_database(globals);
	Actor by = command_actor(db, "user");
	PersonList persons = person_list(db, by.today);
	for (size_t i = 0; i < persons.count; i++)
		print_user(db, &persons.items[i], json);
	db_close(db);
	return 0;
}
