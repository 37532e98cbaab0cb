/* SPDX-License-Identifier: Apache-2.0 */
/* nyata calendar: due days, explained day by day, and the table of days off. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "commands.h"
#include "records/calendar.h"
#include "records/setting.h"

#define DUE_USAGE                                                                                  \
	"nyata calendar due --from INSTANT|DAY --days N [--week 5|6] [--cutoff HH.MM] [--explain]" \
	" [--json]"
#define CHANGE_USAGE                                                                               \
	"nyata calendar add|remove --day DAY --name NAME"                                          \
	" [--kind libur_nasional|cuti_bersama|libur_daerah] --source DECREE"
#define LIST_USAGE "nyata calendar list [--year YEAR]"

const char calendar_usage[] = DUE_USAGE "\n       " CHANGE_USAGE "\n       " LIST_USAGE;

#define MOST_DAYS 10000
#define ZONE_WITHOUT_DATABASE 7 /* WIB */

typedef struct DueQuestion {
	Instant from;
	Day from_day; /* set where --from is a day without a time */
	int64_t days, week, cutoff_minutes;
	bool explain, json;
} DueQuestion;

static int calendar_due_command(int argc, char **argv, const Globals *globals);
static int calendar_change_command(int argc, char **argv, const Globals *globals);
static int calendar_list_command(int argc, char **argv, const Globals *globals);

int calendar_command(int argc, char **argv, const Globals *globals)
{
	const char *verb = argc > 1 ? argv[1] : "";
	if (strcmp(verb, "due") == 0)
		return calendar_due_command(argc - 1, argv + 1, globals);
	if (strcmp(verb, "add") == 0 || strcmp(verb, "remove") == 0)
		return calendar_change_command(argc - 1, argv + 1, globals);
	if (strcmp(verb, "list") == 0)
		return calendar_list_command(argc - 1, argv + 1, globals);
	return command_misused("nyata calendar due|add|remove|list …",
			       "say what calendar shall do: due, add, remove or list");
}

/* "15.00" or "15:00" as minutes after midnight; -1 for anything else. */
static int64_t minutes_from(Str text)
{
	int64_t hours, minutes;
	Str rest = text;
	Str first = str_cut(&rest, str_find_char(text, ':') >= 0 ? ':' : '.');
	if (rest.length != 2 || first.length > 2 || !str_integer(first, &hours) ||
	    !str_integer(rest, &minutes))
		return -1;
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
		return -1;
	return hours * 60 + minutes;
}

/* 0, or the exit code after saying what is wrong. */
static int read_due_option(int option, const char *value, DueQuestion *question)
{
	Str text = str_of(value);
	if (option == 'f') {
		question->from_day = day_from_typed(text);
		question->from = instant_from_iso(text);
		if (!day_is_set(question->from_day) && question->from.seconds == 0)
			return command_misused(DUE_USAGE,
					       "--from \"%s\" is neither a day (2026-04-30) nor an"
					       " instant (2026-04-30T14:05:00+07:00)",
					       value);
	}
	if (option == 'n' && (!str_integer(text, &question->days) || question->days < 1 ||
			      question->days > MOST_DAYS))
		return command_misused(DUE_USAGE, "--days is a number from 1 to %d", MOST_DAYS);
	if (option == 'w' && (!str_integer(text, &question->week) ||
			      (question->week != WEEK_OF_FIVE && question->week != WEEK_OF_SIX)))
		return command_misused(DUE_USAGE, "--week is 5 or 6");
	if (option == 'c' && (question->cutoff_minutes = minutes_from(text)) < 0)
		return command_misused(DUE_USAGE, "--cutoff is a time like 15.00");
	question->explain |= option == 'e';
	question->json |= option == 'j';
	return 0;
}

static int read_due_question(int argc, char **argv, DueQuestion *question)
{
	static const struct option options[] = { { "from", required_argument, NULL, 'f' },
						 { "days", required_argument, NULL, 'n' },
						 { "week", required_argument, NULL, 'w' },
						 { "cutoff", required_argument, NULL, 'c' },
						 { "explain", no_argument, NULL, 'e' },
						 { "json", no_argument, NULL, 'j' },
						 { 0 } };
	int option;
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		int code = option == '?' ? command_option_refused(DUE_USAGE, "calendar due", argv)
					 : read_due_option(option, optarg, question);
		if (code)
			return code;
	}
	if (optind < argc)
		return command_misused(DUE_USAGE, "\"%s\" is one word too many", argv[optind]);
	if (question->days == 0)
		return command_misused(DUE_USAGE, "--days is missing");
	if (!day_is_set(question->from_day) && question->from.seconds == 0)
		return command_misused(DUE_USAGE, "--from is missing");
	return 0;
}

static const char *const weekday_names[] = {
	[MONDAY] = "Senin", [TUESDAY] = "Selasa", [WEDNESDAY] = "Rabu", [THURSDAY] = "Kamis",
	[FRIDAY] = "Jumat", [SATURDAY] = "Sabtu", [SUNDAY] = "Minggu",
};

static const char *const reason_words[] = {
	[IS_WORKING] = "working",
	[IS_WEEKEND] = "weekend",
	[IS_HOLIDAY] = "holiday",
};

static const char year_unknown_mark[] = " (libur tahun itu belum ditetapkan)";

static void print_day(Arena *arena, Day day)
{
	Str iso = day_iso(arena, day);
	printf("%" STR_FORMAT "  %-6s  ", STR_ARGS(iso), weekday_names[day_weekday(day)]);
}

static void print_step(Arena *arena, const DayStep *step)
{
	print_day(arena, step->day);
	if (step->reason == IS_WORKING)
		printf("hari kerja ke-%d", step->working_day);
	else if (step->reason == IS_WEEKEND)
		printf("akhir pekan");
	else
		printf("libur: %" STR_FORMAT, STR_ARGS(step->holiday));
	puts(step->year_unknown ? year_unknown_mark : "");
}

static void print_steps(Arena *arena, Day received, const DayStepList *steps)
{
	print_day(arena, received);
	puts("diterima");
	for (size_t i = 0; i < steps->count; i++)
		print_step(arena, &steps->items[i]);
}

static Str steps_json(Arena *arena, const DayStepList *steps)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < steps->count; i++) {
		const DayStep *step = &steps->items[i];
		JsonObject object = json_object(arena);
		json_day(&object, "day", step->day);
		json_text(&object, "reason", str_of(reason_words[step->reason]));
		if (step->reason == IS_WORKING)
			json_integer(&object, "working_day", step->working_day);
		if (step->reason == IS_HOLIDAY)
			json_text(&object, "holiday", step->holiday);
		json_bool(&object, "year_unknown", step->year_unknown);
		buf_add_char(&out, i ? ',' : '[');
		buf_add_str(&out, json_print(&object));
	}
	buf_add_c(&out, steps->count ? "]" : "[]");
	return buf_str(&out);
}

/* Does the way lead through a year whose holidays are not yet settled? */
static bool is_unsure(const DayStepList *steps)
{
	for (size_t i = 0; i < steps->count; i++)
		if (steps->items[i].year_unknown)
			return true;
	return false;
}

static int print_due(const Globals *globals, const Calendar *calendar, const DueQuestion *question,
		     Day received)
{
	Arena *arena = globals->arena;
	int days = (int)question->days;
	Day due = calendar_due(calendar, received, days);
	if (!day_is_set(due))
		return command_refused("the calendar ends before that day; ask for fewer days");
	DayStepList steps = calendar_explain(arena, calendar, received, days);

	if (question->json) {
		JsonObject answer = json_object(arena);
		json_day(&answer, "due", due);
		json_day(&answer, "received", received);
		json_integer(&answer, "days", days);
		json_integer(&answer, "week", calendar->week);
		json_bool(&answer, "year_unknown", is_unsure(&steps));
		if (question->explain)
			json_raw(&answer, "steps", steps_json(arena, &steps));
		command_say(json_print(&answer));
		return 0;
	}
	if (question->explain)
		print_steps(arena, received, &steps);
	Str day = day_iso(arena, due);
	printf("%" STR_FORMAT, STR_ARGS(day));
	puts(is_unsure(&steps) ? year_unknown_mark : "");
	return 0;
}

static int calendar_due_command(int argc, char **argv, const Globals *globals)
{
	DueQuestion question = { .cutoff_minutes = -1, .json = globals->json };
	int code = read_due_question(argc, argv, &question);
	if (code)
		return code;

	Db *db = command_open_to_read(globals);
	if (!db && globals->database_is_given)
		return command_no_database(globals);
	Week week = question.week ? (Week)question.week : db ? calendar_week(db) : WEEK_OF_FIVE;
	int zone_hours = db ? setting_zone_hours(db) : ZONE_WITHOUT_DATABASE;
	Calendar calendar = db ? calendar_find(db, week) : calendar_shipped(globals->arena, week);
	Day received = question.from_day;
	if (!day_is_set(received))
		received = calendar_received(&calendar, question.from, (int)question.cutoff_minutes,
					     zone_hours);
	code = print_due(globals, &calendar, &question, received);
	if (db)
		db_close(db);
	return code;
}

static int read_holiday_options(int argc, char **argv, Holiday *holiday)
{
	static const struct option options[] = { { "day", required_argument, NULL, 'd' },
						 { "name", required_argument, NULL, 'n' },
						 { "kind", required_argument, NULL, 'k' },
						 { "source", required_argument, NULL, 's' },
						 { 0 } };
	int option;
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == '?')
			return command_option_refused(CHANGE_USAGE, "calendar", argv);
		if (option == 'd')
			holiday->day = day_from_typed(str_of(optarg));
		if (option == 'n')
			holiday->name = str_trim(str_of(optarg));
		if (option == 'k')
			holiday->kind = str_of(optarg);
		if (option == 's')
			holiday->source = str_trim(str_of(optarg));
	}
	if (!day_is_set(holiday->day))
		return command_misused(CHANGE_USAGE, "--day is a day like 2026-08-18");
	if (holiday->name.length == 0)
		return command_misused(CHANGE_USAGE, "--name is missing");
	if (!holiday_kind_is_known(holiday->kind))
		return command_misused(CHANGE_USAGE, "--kind is libur_nasional, cuti_bersama or"
						     " libur_daerah");
	return 0;
}

static int calendar_change_command(int argc, char **argv, const Globals *globals)
{
	bool adds = strcmp(argv[0], "add") == 0;
	Holiday holiday = { .kind = S(HOLIDAY_LOCAL), .confidence = S("by decree") };
	int code = read_holiday_options(argc, argv, &holiday);
	if (code)
		return code;
	if (adds && holiday.source.length == 0)
		return command_misused(CHANGE_USAGE, "--source is missing: name the decree");

	Db *db = command_open(globals, false);
	if (!db)
		return 1;
	db_begin_write(db);
	Id before = journal_last_id(db);
	Actor by = command_actor(db, "calendar");
	bool changed = adds ? holiday_add(db, &holiday, &by) : holiday_remove(db, &holiday, &by);
	if (!changed && !db_failed(db)) {
		command_roll_back(db);
		return command_refused(adds ? "that day stands in the table already"
					    : "the table has no such day, kind and name; see"
					      " \"nyata calendar list\"");
	}
	code = command_commit_deed(db, before, &by);
	if (code == 0)
		command_say(str_print(globals->arena,
				      "%" STR_FORMAT " \"%" STR_FORMAT "\" is %s a day off",
				      STR_ARGS(day_iso(globals->arena, holiday.day)),
				      STR_ARGS(holiday.name), adds ? "now" : "no longer"));
	return code;
}

/* How many there are. */
static int print_holidays(const Globals *globals, const Calendar *calendar, int64_t year)
{
	int count = 0;
	for (size_t i = 0; i < calendar->holidays.count; i++) {
		const Holiday *holiday = &calendar->holidays.items[i];
		if (day_parts(holiday->day).year != year)
			continue;
		Str day = day_iso(globals->arena, holiday->day);
		printf("%" STR_FORMAT "\t%" STR_FORMAT "\t%" STR_FORMAT "\t%" STR_FORMAT "\n",
		       STR_ARGS(day), STR_ARGS(holiday->kind), STR_ARGS(holiday->name),
		       STR_ARGS(holiday->source));
		count++;
	}
	return count;
}

static int calendar_list_command(int argc, char **argv, const Globals *globals)
{
	int64_t year = day_parts(clock_today(ZONE_WITHOUT_DATABASE)).year;
	bool has_year = argc == 3 && strcmp(argv[1], "--year") == 0;
	if ((argc != 1 && !has_year) ||
	    (has_year && (!str_integer(str_of(argv[2]), &year) || year < 1 || year > 9999)))
		return command_misused(LIST_USAGE, "calendar list takes a year");

	Db *db = command_open_to_read(globals);
	Calendar calendar = db ? calendar_find(db, WEEK_OF_FIVE)
			       : calendar_shipped(globals->arena, WEEK_OF_FIVE);
	if (print_holidays(globals, &calendar, year) == 0)
		fprintf(stderr,
			"no days off of %lld are in the table; add each with \"nyata calendar add\""
			" once its decree is out\n",
			(long long)year);
	if (db)
		db_close(db);
	return 0;
}
