/* SPDX-License-Identifier: Apache-2.0 */
#include "home/journal_pages.h"

#include "base/list.h"
#include "home/journal_view.h"
#include "opendata/journal_words_pages.h"
#include "plans/recommendation_list_pages.h"
#include "web/table_file.h"

/* More than these are not counted: entries are many, and few people count them. */
#define MOST_COUNTED 1000

static ListedEntryList listed_of(Request *rq, const JournalEntryList *list,
				 const JournalNames *names)
{
	ListedEntryList listed = { 0 };
	for (size_t i = 0; i < list->count; i++) {
		const JournalEntry *entry = &list->items[i];
		ListedEntry *row = list_push(rq->arena, &listed);
		JournalThing thing = journal_thing(rq, entry);
		*row = (ListedEntry){ .entry = entry,
				      .sentence = journal_sentence(rq, names, entry),
				      .thing = thing.name,
				      .target = thing.page,
				      .agency = journal_agency_name(names, entry->agency) };
	}
	return listed;
}

/* --- what is offered --- */

static OptionList *add_select(Request *rq, Listing *listing, const char *name, Str label)
{
	OptionList *options = listing_add_select(
		rq, listing,
		(ListingSelect){ .name = name, .label = label, .value = query_text(rq, name) });
	listing_add_option(rq, options, (Str){ 0 }, T(rq, "Semua"));
	return options;
}

static void add_agencies(Request *rq, Listing *listing, const JournalNames *names)
{
	OptionList *options = add_select(rq, listing, "perangkat", T(rq, "Perangkat daerah"));
	for (size_t i = 0; i < names->agencies.count; i++)
		listing_add_option(rq, options, names->agencies.items[i].slug,
				   names->agencies.items[i].short_name);
}

static Listing listing_of(Request *rq, const JournalNames *names)
{
	Listing listing = { .path = S("/jurnal") };
	OptionList *options = add_select(rq, &listing, "hal", T(rq, "Tentang"));
	for (size_t i = 0; i < journal_kinds.count; i++)
		listing_add_option(rq, options, str_of(journal_kinds.words[i].word),
				   t(rq, journal_kinds.words[i].label));
	options = add_select(rq, &listing, "peristiwa", T(rq, "Peristiwa"));
	for (size_t i = 0; i < journal_deeds.count; i++)
		listing_add_option(rq, options, str_of(journal_deeds.words[i].word),
				   t(rq, journal_deeds.words[i].label));
	add_agencies(rq, &listing, names);
	options = add_select(rq, &listing, "asal", T(rq, "Asal"));
	for (size_t i = 0; i < journal_sources.count; i++)
		listing_add_option(rq, options, str_of(journal_sources.words[i].word),
				   t(rq, journal_sources.words[i].label));
	listing_add_day(rq, &listing,
			(ListingDay){ "dari", T(rq, "Dari"), query_text(rq, "dari") });
	listing_add_day(rq, &listing,
			(ListingDay){ "sampai", T(rq, "Sampai"), query_text(rq, "sampai") });
	options = listing_add_order(rq, &listing, "terbaru");
	listing_add_option(rq, options, S("terbaru"), T(rq, "yang terbaru"));
	listing_add_option(rq, options, S("terlama"), T(rq, "yang terlama"));
	return listing;
}

/* --- what is asked --- */

static JournalAsking ask(Request *rq, Str cursor, JournalQuestion *question)
{
	Str slug = query_text(rq, "perangkat"), number = query_text(rq, "nomor");
	const Agency *agency = slug.length ? agency_find_slug(rq->db, slug) : NULL;
	JournalAsked asked = {
		.kind = query_text(rq, "hal"),
		.deed = query_text(rq, "peristiwa"),
		.source = query_text(rq, "asal"),
		.from = query_text(rq, "dari"),
		.until = query_text(rq, "sampai"),
		.order = query_text(rq, "urut"),
		.cursor = cursor,
		.agency = agency ? agency->id : 0,
		.zone_hours = rq->site->zone_hours,
	};
	if ((slug.length && !agency) ||
	    (number.length && (!str_integer(number, &asked.subject) || asked.subject < 1)))
		return JOURNAL_UNKNOWN;
	return journal_question_read(&asked, question);
}

static Str counted(Request *rq, const JournalQuestion *question)
{
	int64_t count = journal_list_count(rq->db, question, MOST_COUNTED);
	if (count > MOST_COUNTED)
		return TF(rq, "lebih dari {n} catatan", HOLE_N("n", MOST_COUNTED));
	return TF(rq, "{n} catatan", HOLE_N("n", count));
}

/* GET /jurnal?hal=&nomor=&peristiwa=&perangkat=&asal=&dari=&sampai=&urut=&mulai= */
Response journal_index(Request *rq)
{
	JournalQuestion question;
	rq->section = "jurnal";
	JournalAsking asking = ask(rq, query_text(rq, "mulai"), &question);
	if (asking != JOURNAL_WELL)
		return listing_refuse(rq, asking == JOURNAL_NOWHERE);
	question.limit = LISTING_ROWS;
	JournalEntryList list = journal_list_page(rq->db, &question);
	ListingCut cut = listing_cut(&question.cursor, list.count);
	if (cut.from)
		list.items += cut.from;
	list.count = cut.count;
	JournalNames names = journal_names(rq);
	Listing listing = listing_of(rq, &names);
	listing.counted = counted(rq, &question);
	if (list.count) {
		Cursor first = journal_cursor(&list.items[0]);
		Cursor last = journal_cursor(&list.items[list.count - 1]);
		listing_turn(rq, &listing, cut, &first, &last);
	}
	listing_finish(rq, &listing);
	ListedEntryList listed = listed_of(rq, &list, &names);
	return page(rq, journal_index_view(rq, &listing, &listed));
}

/* --- the file --- */

static void add_headings(TableFile *table)
{
	Request *rq = table->rq;
	const Str headings[] = { T(rq, "Catatan"),
				 T(rq, "Tanggal"),
				 T(rq, "Waktu (UTC)"),
				 T(rq, "Siapa"),
				 T(rq, "Perangkat daerah"),
				 T(rq, "Peristiwa"),
				 T(rq, "Tentang"),
				 T(rq, "Nomor"),
				 T(rq, "Asal"),
				 T(rq, "Isi (JSON)") };
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		table_text(table, headings[i]);
	table_row_end(table);
}

static void add_row(TableFile *table, const JournalEntry *entry, const JournalNames *names)
{
	Request *rq = table->rq;
	table_integer(table, entry->id);
	table_day(table, day_of_instant(entry->at, rq->site->zone_hours));
	table_text(table, instant_iso(table->arena, entry->at));
	table_text(table, journal_who(rq, names, entry));
	table_text(table, journal_agency_name(names, entry->agency));
	table_text(table, journal_word(rq, &journal_deeds, entry->deed));
	table_text(table, journal_word(rq, &journal_kinds, entry->kind));
	table_integer(table, entry->subject);
	table_text(table, journal_word(rq, &journal_sources, entry->source));
	table_text(table, entry->public_facts);
	table_row_end(table);
}

/* GET /jurnal.csv?…&bentuk=excel */
Response journal_table_file(Request *rq)
{
	JournalQuestion question;
	if (ask(rq, (Str){ 0 }, &question) != JOURNAL_WELL)
		return not_found(rq);
	question.limit = TABLE_PIECE;
	JournalNames names = journal_names(rq);
	TableFile table = table_begin(rq);
	add_headings(&table);
	bool goes_on = true;
	while (goes_on) {
		JournalEntryList list = journal_list_page(rq->db, &question);
		bool is_more = list.count > TABLE_PIECE;
		if (is_more)
			list.count = TABLE_PIECE;
		for (size_t i = 0; i < list.count; i++)
			add_row(&table, &list.items[i], &names);
		if (is_more)
			question.cursor =
				table_keep(&table, journal_cursor(&list.items[TABLE_PIECE - 1]));
		goes_on = table_piece_end(&table) && is_more;
	}
	return table_end(&table, "jurnal");
}
