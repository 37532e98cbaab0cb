/* SPDX-License-Identifier: Apache-2.0 */
#include "demo/story.h"

#include "base/digest.h"
#include "base/fold.h"
#include "base/list.h"
#include "base/log.h"
#include "demo/sample_file.h"
#include "demo/story_data.h"
#include "plans/progress.h"

/* Days before today. */
#define LETTER_AGO 232

/* What a key of the story stands for. */
typedef struct Named {
	Str key;
	Id id;
} Named;

typedef struct NamedList {
	Named *items;
	size_t count, capacity;
} NamedList;

typedef struct Story {
	Db *db;
	const DemoAccountList *accounts;
	Instant now;
	Day today;
	Id evaluation;
	NamedList names;
} Story;

/* One row of story.csv: who did what, how many days ago. */
typedef struct Row {
	int64_t ago;
	Str who, deed, key, of, title, agency, others, start, to, extra;
} Row;

/* --- the evaluation ------------------------------------------------------------------------------
 */

static Id indicator_named(Db *db, const IndicatorList *list, Str name)
{
	Str folded = str_fold(db_arena(db), name);
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(str_fold(db_arena(db), list->items[i].name), folded))
			return list->items[i].id;
	return 0;
}

static Actor actor_at(const Story *story, Str account, int64_t ago)
{
	Day day = day_plus(story->today, (int)-ago);
	Actor by = {
		.source = BY_COMMAND,
		.request = S("demo"),
		.today = day,
		.now = ago ? day_instant(day, WORKING_HOUR, ZONE_HOURS) : story->now,
	};
	if (account.length) {
		const DemoAccount *found = story_account(story->accounts, account);
		by.person = found->person;
		by.agency = story_agency(story->db, found->agency);
	}
	return by;
}

static void name(Story *story, Str key, Id id)
{
	if (!id)
		fatal("demo data: the models refused %.*s", STR_ARGS(key));
	*list_push(db_arena(story->db), &story->names) = (Named){ .key = key, .id = id };
}

static Id named(const Story *story, Str key)
{
	for (size_t i = 0; i < story->names.count; i++)
		if (str_equal(story->names.items[i].key, key))
			return story->names.items[i].id;
	fatal("demo data: nothing is called %.*s", STR_ARGS(key));
}

static void add_recommendations(Story *story, const IndicatorList *indicators)
{
	CsvTable rows = story_table(story->db, "demo/recommendations.csv");
	Actor by = actor_at(story, S("organisasi"), LETTER_AGO - 1);
	for (size_t i = 1; i < rows.count; i++) {
		int64_t number;
		if (!str_integer(csv_cell(&rows, i, "number"), &number))
			fatal("demo data: a recommendation without a number");
		Recommendation r = {
			.evaluation = story->evaluation,
			.number = number,
			.text = csv_cell(&rows, i, "text"),
			.indicator = indicator_named(story->db, indicators,
						     csv_cell(&rows, i, "indicator")),
			.origin = csv_cell(&rows, i, "source"),
			.is_sample = true,
		};
		name(story, str_print(db_arena(story->db), "%lld", (long long)number),
		     recommendation_add(story->db, &r, &by));
	}
}

static void add_evaluation(Story *story)
{
	int year = day_parts(story->today).year - 1;
	const Instrument *instrument = instrument_for_year(story->db, S("rb"), year);
	if (!instrument)
		fatal("demo data: no instrument for %d", year);
	Actor by = actor_at(story, S("organisasi"), LETTER_AGO - 1);
	Evaluation evaluation = {
		.instrument = instrument->id,
		.kind = instrument->kind,
		.year = year,
		.agency_name = S("Kabupaten Lumajang"),
		.letter_number = S("CONTOH/RB/001"),
		.letter_day = day_plus(story->today, -LETTER_AGO),
		.is_sample = true,
	};
	story->evaluation = evaluation_add(story->db, &evaluation, &by);
	if (!story->evaluation)
		fatal("demo data: the evaluation was refused");
	IndicatorList indicators = indicator_list_of(story->db, instrument->id);
	add_recommendations(story, &indicators);
}

/* --- the story -----------------------------------------------------------------------------------
 */

static Day day_at(const Story *story, Str offset)
{
	int64_t days;
	if (!str_integer(offset, &days) || days < -2000 || days > 2000)
		fatal("demo data: %.*s is no number of days", STR_ARGS(offset));
	Day day = day_plus(story->today, (int)days);
	/* Nobody promises anything for a weekend: the Friday before. */
	int past_friday = (int)day_weekday(day) - FRIDAY;
	return past_friday > 0 ? day_plus(day, -past_friday) : day;
}

static void tell_describe(Story *story, const Row *row, const Actor *by)
{
	Recommendation r = *recommendation_find(story->db, named(story, row->of));
	r.benefit = row->title;
	r.priority = row->extra;
	if (!recommendation_change(story->db, &r, by))
		fatal("demo data: recommendation %.*s was refused", STR_ARGS(row->of));
}

static void tell_respond(Story *story, const Row *row, const Actor *by)
{
	FormalResponse response = {
		.recommendation = named(story, row->of),
		.reason = row->title,
		.signer = S("Sekretaris Daerah"),
		.signed_on = by->today,
	};
	if (!response_from(row->extra, &response.kind) ||
	    !response_add(story->db, &response, 0, by))
		fatal("demo data: response to %.*s was refused", STR_ARGS(row->of));
}

static void tell_act(Story *story, const Row *row, const Actor *by)
{
	IdList contributors = { 0 };
	Str rest = row->others;
	while (rest.length)
		*list_push(db_arena(story->db), &contributors) =
			story_agency(story->db, str_cut(&rest, ';'));
	Action action = {
		.plan_year = day_parts(story->today).year,
		.title = row->title,
		.lead = story_agency(story->db, row->agency),
		.starts = day_at(story, row->start),
		.due = day_at(story, row->to),
		.is_generated = true,
	};
	ActionDraft draft = { .action = action,
			      .contributors = contributors,
			      .recommendation = named(story, row->of) };
	Id id = action_add(story->db, &draft, by);
	if (!id)
		fatal("demo data: action %.*s was refused", STR_ARGS(row->key));
	name(story, row->key, id);
}

static void tell_output(Story *story, const Row *row, const Actor *by)
{
	Output output = { .action = named(story, row->of),
			  .indicator = row->title,
			  .unit = row->extra };
	Str rest = row->others;
	for (int i = 0; i < 4; i++) {
		Decimal *target = &output.targets[i].value;
		if (!decimal_from_machine(str_cut(&rest, ';'), target))
			fatal("demo data: targets of %.*s", STR_ARGS(row->of));
		output.targets[i].is_set = true;
		/* Percentages do not add up; the last quarter is the year's target. */
		if (str_equal(row->extra, S("Persen")))
			output.target_total = *target;
		else if (!decimal_add(output.target_total, *target, &output.target_total))
			fatal("demo data: targets of %.*s", STR_ARGS(row->of));
	}
	Id id = 0;
	if (str_integer(row->to, &output.budget))
		id = output_add(story->db, &output, by);
	if (!id)
		fatal("demo data: output of %.*s was refused", STR_ARGS(row->of));
	name(story, row->key, id);
}

static void tell_milestone(Story *story, const Row *row, const Actor *by)
{
	Milestone milestone = {
		.action = named(story, row->of),
		.owner = story_agency(story->db, row->agency),
		.title = row->title,
		.proof = row->extra,
		.due = day_at(story, row->to),
	};
	name(story, row->key, milestone_add(story->db, &milestone, by));
}

static void tell_prove(Story *story, const Row *row, const Actor *by)
{
	Db *db = story->db;
	Str kind = row->others;
	Str bytes = str_equal(kind, S("xlsx")) ? sample_xlsx(db_arena(db), row->title)
					       : sample_pdf(db_arena(db), row->title);
	Digest digest = digest_sha256(bytes);
	Evidence evidence = {
		.milestone = named(story, row->of),
		.title = row->title,
		.file_sha256 = digest_hex(db_arena(db), &digest),
		.file_name =
			str_print(db_arena(db), "%.*s.%.*s",
				  STR_ARGS(str_slug(db_arena(db), row->title)), STR_ARGS(kind)),
		.effective_on = day_at(story, row->to),
	};
	File file = { .size_bytes = (int64_t)bytes.length, .kind = kind };
	file.sha256 = evidence.file_sha256;
	file_chunk_keep(db, &(FileChunk){ .sha256 = file.sha256, .bytes = bytes }, by->now);
	if (!file_add(db, &file, by) || !rank_from(row->extra, &evidence.rank))
		fatal("demo data: evidence %.*s was refused", STR_ARGS(row->key));
	name(story, row->key, evidence_add(db, &evidence, by));
}

static void tell_judge(Story *story, const Row *row, const Actor *by)
{
	Verdict verdict = { .evidence = named(story, row->of),
			    .evidence_version = 1,
			    .words = row->title };
	verdict.kind = str_equal(row->deed, S("return")) ? VERDICT_RETURNED : VERDICT_ACCEPTED;
	if (row->extra.length && !verdict_reason_from(row->extra, &verdict.reason))
		fatal("demo data: no reason %.*s", STR_ARGS(row->extra));
	Id id;
	if (verdict_add(story->db, &verdict, &id, by) != VERDICT_GIVEN)
		fatal("demo data: verdict on %.*s was refused", STR_ARGS(row->of));
}

/* Of the quarter that had begun that day. At the turn of a year none had, and it is told today. */
static void tell_report(Story *story, const Row *row, const Actor *by)
{
	Db *db = story->db;
	const Output *output = output_find(db, named(story, row->of));
	const Action *action = output ? action_find(db, output->action) : NULL;
	if (!action)
		fatal("demo data: no output %.*s", STR_ARGS(row->of));
	Actor teller = *by;
	if (!quarters_begun(action->plan_year, by->today))
		teller = actor_at(story, row->who, 0);
	Progress progress = {
		.output = output->id,
		.quarter = quarters_begun(action->plan_year, teller.today) - 1,
		.words = row->title,
		.obstacle = row->extra,
		.awaited = row->agency.length ? story_agency(db, row->agency) : 0,
	};
	ProgressList before = progress_list(db, action->id);
	const Progress *newest = progress_newest(&before, output->id, progress.quarter);
	progress.replaces = newest ? newest->id : 0;
	Id id = 0;
	if (!decimal_from_machine(row->others, &progress.realised) ||
	    !str_integer(row->to, &progress.budget) ||
	    progress_add(db, &progress, &id, &teller) != PROGRESS_DONE)
		fatal("demo data: report %.*s was refused", STR_ARGS(row->key));
	name(story, row->key, id);
}

static void tell_approve(Story *story, const Row *row, const Actor *by)
{
	const Progress *progress = progress_find(story->db, named(story, row->of));
	Actor head = *by;
	if (progress && day_before(by->today, progress->reported_on))
		head = actor_at(story, row->who, 0);
	if (!progress || progress_approve(story->db, progress->id, &head) != PROGRESS_DONE)
		fatal("demo data: approval of %.*s was refused", STR_ARGS(row->of));
}

typedef struct Teller {
	const char *deed;
	void (*tell)(Story *story, const Row *row, const Actor *by);
} Teller;

static const Teller tellers[] = {
	{ "describe", tell_describe }, { "respond", tell_respond },	{ "act", tell_act },
	{ "output", tell_output },     { "milestone", tell_milestone }, { "prove", tell_prove },
	{ "report", tell_report },     { "approve", tell_approve },	{ "accept", tell_judge },
	{ "return", tell_judge },
};

static void tell(Story *story, const Row *row)
{
	Actor by = actor_at(story, row->who, row->ago);
	for (size_t i = 0; i < sizeof tellers / sizeof *tellers; i++)
		if (str_equal_c(row->deed, tellers[i].deed)) {
			tellers[i].tell(story, row, &by);
			return;
		}
	fatal("demo data: nobody can %.*s", STR_ARGS(row->deed));
}

void story_tell(Db *db, const DemoAccountList *accounts, Instant now, Day today)
{
	Story story = { .db = db, .accounts = accounts, .now = now, .today = today };
	add_evaluation(&story);
	CsvTable rows = story_table(db, "demo/story.csv");
	for (size_t i = 1; i < rows.count; i++) {
		Row row = {
			.who = csv_cell(&rows, i, "who"),
			.deed = csv_cell(&rows, i, "deed"),
			.key = csv_cell(&rows, i, "key"),
			.of = csv_cell(&rows, i, "of"),
			.title = csv_cell(&rows, i, "title"),
			.agency = csv_cell(&rows, i, "agency"),
			.others = csv_cell(&rows, i, "others"),
			.start = csv_cell(&rows, i, "start"),
			.to = csv_cell(&rows, i, "to"),
			.extra = csv_cell(&rows, i, "extra"),
		};
		if (!str_integer(csv_cell(&rows, i, "ago"), &row.ago))
			fatal("demo data: line %d has no day", rows.items[i].line);
		tell(&story, &row);
	}
	state_refresh_open(db, today);
}
