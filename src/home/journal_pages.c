/* SPDX-License-Identifier: Apache-2.0 */
#include "home/journal_pages.h"

#include "base/list.h"
#include "home/journal_view.h"
#include "plans/recommendation_list_pages.h"
#include "web/table_file.h"

/* More than these are not counted: entries are many, and few people count them. */
#define MOST_COUNTED 1000

/* Persons and agencies by id, so that a row asks the database nothing. */
typedef struct Names {
	PersonList persons;
	AgencyList agencies;
} Names;

/* --- words --- */

static const struct {
	const char *word, *label, *page;
} kinds[] = {
	{ "recommendation", N_("rekomendasi"), NULL },
	{ "response", N_("tanggapan"), NULL },
	{ "action", N_("rencana aksi"), "/rencana-aksi/" },
	{ "output", N_("keluaran"), NULL },
	{ "milestone", N_("tonggak"), NULL },
	{ "evidence", N_("bukti"), "/bukti/" },
	{ "verdict", N_("putusan"), NULL },
	{ "progress", N_("kemajuan"), NULL },
	{ "evaluation", N_("evaluasi"), NULL },
	{ "agency", N_("perangkat daerah"), NULL },
	{ "role", N_("peran"), NULL },
	{ "holiday", N_("hari libur"), NULL },
	{ "observation", N_("nilai indikator"), NULL },
	{ "indicator", N_("indikator"), NULL },
	{ "instrument", N_("instrumen"), NULL },
};
#define KIND_COUNT (sizeof kinds / sizeof *kinds)

static const struct {
	const char *word, *label;
} deeds[] = {
	{ "add", N_("menambah") },	 { "change", N_("mengubah") },
	{ "remove", N_("menghapus") },	 { "withdraw", N_("menarik") },
	{ "serve", N_("menautkan") },	 { "keep_copy", N_("menyimpan salinan") },
	{ "open", N_("membuka") },	 { "close", N_("menutup") },
	{ "grant", N_("memberi") },	 { "end", N_("mengakhiri") },
	{ "approve", N_("menyetujui") }, { "return", N_("mengirim balik") },
};
#define DEED_COUNT (sizeof deeds / sizeof *deeds)

static const struct {
	const char *word, *label;
} sources[] = {
	{ "page", N_("halaman") },
	{ "api", N_("API") },
	{ "import", N_("impor") },
	{ "job", N_("sistem") },
	{ "command", N_("perintah di server") },
};
#define SOURCE_COUNT (sizeof sources / sizeof *sources)

static int kind_index(Str word)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (str_equal_c(word, kinds[i].word))
			return (int)i;
	return -1;
}

static Str kind_words(const Request *rq, Str word)
{
	int i = kind_index(word);
	return i < 0 ? word : t(rq, kinds[i].label);
}

static Str deed_words(const Request *rq, Str word)
{
	for (size_t i = 0; i < DEED_COUNT; i++)
		if (str_equal_c(word, deeds[i].word))
			return t(rq, deeds[i].label);
	return word;
}

static Str source_words(const Request *rq, Str word)
{
	for (size_t i = 0; i < SOURCE_COUNT; i++)
		if (str_equal_c(word, sources[i].word))
			return t(rq, sources[i].label);
	return word;
}

static Str agency_name(const Names *names, Id id)
{
	const Agency *agency = agency_among(&names->agencies, id);
	return agency ? agency->short_name : (Str){ 0 };
}

/* The office of a person, never the name; else what did it. */
static Str who(const Request *rq, const Names *names, const JournalEntry *entry)
{
	for (size_t i = 0; entry->person && i < names->persons.count; i++)
		if (names->persons.items[i].id == entry->person)
			return names->persons.items[i].office;
	return source_words(rq, entry->source);
}

static Str sentence(const Request *rq, const Names *names, const JournalEntry *entry)
{
	return TF(rq, "{who} {deed} {kind}", HOLE("who", who(rq, names, entry)),
		  HOLE("deed", deed_words(rq, entry->deed)),
		  HOLE("kind", kind_words(rq, entry->kind)));
}

static ListedEntryList listed_of(Request *rq, const JournalEntryList *list, const Names *names)
{
	ListedEntryList listed = { 0 };
	for (size_t i = 0; i < list->count; i++) {
		const JournalEntry *entry = &list->items[i];
		ListedEntry *row = list_push(rq->arena, &listed);
		int kind = kind_index(entry->kind);
		Str id = str_print(rq->arena, "%lld", (long long)entry->subject);
		*row = (ListedEntry){ .entry = entry,
				      .sentence = sentence(rq, names, entry),
				      .thing = entry->subject ? id : (Str){ 0 },
				      .agency = agency_name(names, entry->agency) };
		if (kind >= 0 && kinds[kind].page && entry->subject)
			row->target =
				str_print(rq->arena, "%s%.*s", kinds[kind].page, STR_ARGS(id));
		if (!str_equal_c(entry->kind, "recommendation"))
			continue;
		const Recommendation *r = recommendation_find(rq->db, entry->subject);
		row->thing = r ? r->reference : row->thing;
		if (r)
			row->target =
				str_print(rq->arena, "/rekomendasi/%.*s", STR_ARGS(r->reference));
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

static void add_agencies(Request *rq, Listing *listing, const Names *names)
{
	OptionList *options = add_select(rq, listing, "perangkat", T(rq, "Perangkat daerah"));
	for (size_t i = 0; i < names->agencies.count; i++)
		listing_add_option(rq, options, names->agencies.items[i].slug,
				   names->agencies.items[i].short_name);
}

static Listing listing_of(Request *rq, const Names *names)
{
	Listing listing = { .path = S("/jurnal") };
	OptionList *options = add_select(rq, &listing, "hal", T(rq, "Tentang"));
	for (size_t i = 0; i < KIND_COUNT; i++)
		listing_add_option(rq, options, str_of(kinds[i].word), t(rq, kinds[i].label));
	options = add_select(rq, &listing, "peristiwa", T(rq, "Peristiwa"));
	for (size_t i = 0; i < DEED_COUNT; i++)
		listing_add_option(rq, options, str_of(deeds[i].word), t(rq, deeds[i].label));
	add_agencies(rq, &listing, names);
	options = add_select(rq, &listing, "asal", T(rq, "Asal"));
	for (size_t i = 0; i < SOURCE_COUNT; i++)
		listing_add_option(rq, options, str_of(sources[i].word), t(rq, sources[i].label));
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
	list.items += cut.from;
	list.count = cut.count;
	Names names = { person_list(rq->db, rq->today), agency_all(rq->db) };
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

static void add_row(TableFile *table, const JournalEntry *entry, const Names *names)
{
	Request *rq = table->rq;
	table_integer(table, entry->id);
	table_day(table, day_of_instant(entry->at, rq->site->zone_hours));
	table_text(table, instant_iso(table->arena, entry->at));
	table_text(table, who(rq, names, entry));
	table_text(table, agency_name(names, entry->agency));
	table_text(table, deed_words(rq, entry->deed));
	table_text(table, kind_words(rq, entry->kind));
	table_integer(table, entry->subject);
	table_text(table, source_words(rq, entry->source));
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
	Names names = { person_list(rq->db, rq->today), agency_all(rq->db) };
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
