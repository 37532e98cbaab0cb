/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/feed_pages.h"

#include "base/list.h"
#include "opendata/atom_pages.h"
#include "opendata/journal_words_pages.h"
#include "plans/progress.h"
#include "plans/recommendation.h"
#include "plans/verdict.h"
#include "records/journal_list.h"

/* --- what an entry is about --- */

static Str page_of_action(Request *rq, Id action)
{
	return str_print(rq->arena, "/rencana-aksi/%lld", (long long)action);
}

static void tell_verdict(Request *rq, FeedEntry *told, Id id)
{
	const Verdict *verdict = verdict_find(rq->db, id);
	const Evidence *evidence = verdict ? evidence_find(rq->db, verdict->evidence) : NULL;
	if (!evidence)
		return;
	Hole agency = HOLE("agency", verdict->agency_name), title = HOLE("title", evidence->title);
	told->title = verdict->kind == VERDICT_ACCEPTED
			      ? TF(rq, "{agency} menerima bukti “{title}”", agency, title)
			      : TF(rq, "{agency} mengembalikan bukti “{title}”", agency, title);
	told->summary = verdict->words;
	told->page = str_print(rq->arena, "/bukti/%lld", (long long)evidence->id);
}

static void tell_milestone(Request *rq, FeedEntry *told, Id id)
{
	const Milestone *milestone = milestone_find(rq->db, id);
	if (!milestone)
		return;
	told->summary = milestone->title;
	told->page = page_of_action(rq, milestone->action);
}

static void tell_output(Request *rq, FeedEntry *told, Id id)
{
	const Output *output = output_find(rq->db, id);
	if (!output)
		return;
	told->summary = output->indicator;
	told->page = page_of_action(rq, output->action);
}

/* What the journal's sentence leaves out: which thing. */
static void tell_thing(Request *rq, FeedEntry *told, const JournalEntry *entry)
{
	if (str_equal_c(entry->kind, "verdict"))
		tell_verdict(rq, told, entry->subject);
	if (str_equal_c(entry->kind, "milestone"))
		tell_milestone(rq, told, entry->subject);
	if (str_equal_c(entry->kind, "output"))
		tell_output(rq, told, entry->subject);
	if (str_equal_c(entry->kind, "progress")) {
		const Progress *progress = progress_find(rq->db, entry->subject);
		tell_output(rq, told, progress ? progress->output : 0);
	}
	if (str_equal_c(entry->kind, "action")) {
		const Action *action = action_find(rq->db, entry->subject);
		told->summary = action ? action->title : (Str){ 0 };
	}
	if (str_equal_c(entry->kind, "evidence")) {
		const Evidence *evidence = evidence_find(rq->db, entry->subject);
		told->summary = evidence ? evidence->title : (Str){ 0 };
	}
}

static void tell(Request *rq, Feed *feed, const JournalEntryList *entries)
{
	JournalNames names = journal_names(rq);
	for (size_t i = 0; i < entries->count; i++) {
		const JournalEntry *entry = &entries->items[i];
		const Agency *agency = agency_among(&names.agencies, entry->agency);
		JournalThing thing = journal_thing(rq, entry);
		FeedEntry *told = list_push(rq->arena, &feed->entries);
		*told = (FeedEntry){
			.journal = entry->id,
			.at = entry->at,
			.title = journal_sentence(rq, &names, entry),
			.author = agency ? agency->name : (Str){ 0 },
			.page = thing.page.length ? thing.page : feed->page,
		};
		tell_thing(rq, told, entry);
	}
}

/* --- which entries --- */

/* All that happened to a set of actions, by the id of the entry. */
#define ABOUT_ACTIONS(actions)                                                                     \
	" SELECT j.id FROM journal j WHERE j.kind = 'action' AND j.subject IN (" actions ")"       \
	" UNION SELECT j.id FROM output o JOIN journal j ON j.kind = 'output'"                     \
	" AND j.subject = o.id WHERE o.action IN (" actions ")"                                    \
	" UNION SELECT j.id FROM output o JOIN progress p ON p.output = o.id"                      \
	" JOIN journal j ON j.kind = 'progress' AND j.subject = p.id"                              \
	" WHERE o.action IN (" actions ")"                                                         \
	" UNION SELECT j.id FROM milestone m JOIN journal j ON j.kind = 'milestone'"               \
	" AND j.subject = m.id WHERE m.action IN (" actions ")"                                    \
	" UNION SELECT j.id FROM milestone m JOIN evidence e ON e.milestone = m.id"                \
	" JOIN journal j ON j.kind = 'evidence' AND j.subject = e.id"                              \
	" WHERE m.action IN (" actions ")"                                                         \
	" UNION SELECT j.id FROM milestone m JOIN evidence e ON e.milestone = m.id"                \
	" JOIN verdict v ON v.evidence = e.id"                                                     \
	" JOIN journal j ON j.kind = 'verdict' AND j.subject = v.id"                               \
	" WHERE m.action IN (" actions ")"

#define SELECT_ENTRIES                                                                             \
	"SELECT j.id, j.at, j.person, j.on_behalf, j.agency, j.source, j.request, j.deed, j.kind," \
	" j.subject, j.public FROM journal j WHERE j.id IN ("
#define NEWEST_FIRST ") ORDER BY j.id DESC LIMIT 50"
_Static_assert(FEED_MOST == 50, "the statements end there");

static JournalEntryList read_entries(Db *db, Rows *rows)
{
	JournalEntryList list = { 0 };
	while (db_next(rows))
		*list_push(db_arena(db), &list) = journal_read_public(rows);
	return list;
}

static JournalEntryList entries_of_recommendation(Db *db, Id recommendation)
{
	return read_entries(
		db,
		db_query(db,
			 SELECT_ENTRIES
			 "SELECT j.id FROM journal j WHERE j.kind = 'recommendation'"
			 " AND j.subject = $1"
			 " UNION SELECT j.id FROM response r JOIN journal j ON j.kind = 'response'"
			 " AND j.subject = r.id WHERE r.recommendation = $1"
			 " UNION" ABOUT_ACTIONS("SELECT l.action FROM action_recommendation l"
						" WHERE l.recommendation = $1") NEWEST_FIRST,
			 ID(recommendation)));
}

static JournalEntryList entries_of_agency(Db *db, Id agency)
{
	return read_entries(db, db_query(db,
					 SELECT_ENTRIES ABOUT_ACTIONS(
						 "SELECT a.id FROM action a WHERE a.lead = $1"
						 " UNION SELECT c.action FROM action_contributor c"
						 " WHERE c.agency = $1") NEWEST_FIRST,
					 ID(agency)));
}

/* --- the feeds --- */

/* GET /putusan.atom */
Response verdict_feed_show(Request *rq)
{
	JournalQuestion question = { .filter.kind = S("verdict"),
				     .zone_hours = rq->site->zone_hours,
				     .limit = FEED_MOST };
	Feed feed = { .title = TF(rq, "Putusan terbaru, {regency}",
				  HOLE("regency", rq->site->regency)),
		      .page = S("/") };
	JournalEntryList entries = journal_list_page(rq->db, &question);
	if (entries.count > FEED_MOST)
		entries.count = FEED_MOST;
	tell(rq, &feed, &entries);
	return feed_answer(rq, &feed);
}

/* GET /rekomendasi/{ref}/umpan.atom */
Response recommendation_feed_show(Request *rq)
{
	const Recommendation *r = recommendation_find_reference(rq->db, path_text(rq, "ref"));
	if (!r)
		return not_found(rq);
	Feed feed = { .title = str_print(rq->arena, "%.*s: %.*s", STR_ARGS(r->reference),
					 STR_ARGS(str_shorten(rq->arena, r->text, 120))),
		      .page = str_print(rq->arena, "/rekomendasi/%.*s", STR_ARGS(r->reference)) };
	JournalEntryList entries = entries_of_recommendation(rq->db, r->id);
	tell(rq, &feed, &entries);
	return feed_answer(rq, &feed);
}

/* GET /perangkat-daerah/{slug}/umpan.atom: what happens to the actions that it leads or helps. */
Response agency_feed_show(Request *rq)
{
	const Agency *agency = agency_find_slug(rq->db, path_text(rq, "slug"));
	if (!agency)
		return not_found(rq);
	Feed feed = { .title = agency->name,
		      .page = str_print(rq->arena, "/perangkat-daerah/%.*s",
					STR_ARGS(agency->slug)) };
	JournalEntryList entries = entries_of_agency(rq->db, agency->id);
	tell(rq, &feed, &entries);
	return feed_answer(rq, &feed);
}
