/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/recommendation_list_pages.h"

#include "base/list.h"
#include "plans/chain_pages.h"
#include "plans/recommendation_view.h"
#include "web/table_file.h"

static Str order_label(const Request *rq, RecommendationOrder order);
static void add_rows(TableFile *table, const RecommendationList *list);

/* --- what is offered --- */

void recommendation_add_statuses(Request *rq, OptionList *options)
{
	listing_add_option(rq, options, (Str){ 0 }, T(rq, "Semua status"));
	for (Status s = 0; s < STATUSES; s++)
		listing_add_option(rq, options, str_of(status_slug(s)), status_label(rq, s, 0));
	/* The other groups are one status each. */
	listing_add_option(rq, options, str_of(status_group_slug(GROUP_BUSY)),
			   T(rq, "Semua yang dikerjakan"));
	listing_add_option(rq, options, str_of(status_group_slug(GROUP_IDLE)),
			   T(rq, "Semua yang belum mulai"));
}

void recommendation_add_agencies(Request *rq, OptionList *options)
{
	AgencyList agencies = chain_agencies(rq->db);
	listing_add_option(rq, options, (Str){ 0 }, T(rq, "Semua"));
	for (size_t i = 0; i < agencies.count; i++)
		listing_add_option(rq, options, agencies.items[i].slug,
				   agencies.items[i].short_name);
}

static void add_years(Request *rq, OptionList *options)
{
	EvaluationList evaluations = evaluation_list(rq->db);
	listing_add_option(rq, options, (Str){ 0 }, T(rq, "Semua tahun"));
	for (size_t i = 0; i < evaluations.count; i++) {
		Str year = str_print(rq->arena, "%d", (int)evaluations.items[i].year);
		listing_add_option(rq, options, year, year);
	}
}

static void add_indicators(Request *rq, OptionList *options)
{
	IndicatorList asked_about = recommendation_indicators(rq->db);
	listing_add_option(rq, options, (Str){ 0 }, T(rq, "Semua"));
	for (size_t i = 0; i < asked_about.count; i++) {
		const Indicator *one = &asked_about.items[i];
		bool english = rq->language == ENGLISH && one->name_en.length;
		listing_add_option(rq, options, one->slug, english ? one->name_en : one->name);
	}
}

static void add_orders(Request *rq, OptionList *options)
{
	for (RecommendationOrder order = 0; order < RECOMMENDATION_ORDERS; order++)
		listing_add_option(rq, options, str_of(recommendation_order_word(order)),
				   order_label(rq, order));
}

static Str order_label(const Request *rq, RecommendationOrder order)
{
	static const char *const labels[RECOMMENDATION_ORDERS] = {
		[RECOMMENDATIONS_BY_URGENCY] = N_("yang paling mendesak"),
		[RECOMMENDATIONS_BY_DUE] = N_("batas terdekat"),
		[RECOMMENDATIONS_BY_DUE_LATEST] = N_("batas terjauh"),
		[RECOMMENDATIONS_BY_NUMBER] = N_("nomor terkecil"),
		[RECOMMENDATIONS_BY_NUMBER_LAST] = N_("nomor terbesar"),
		[RECOMMENDATIONS_NEWEST] = N_("yang terbaru"),
		[RECOMMENDATIONS_OLDEST] = N_("yang terlama"),
	};
	return t(rq, labels[order]);
}

Listing recommendation_listing(Request *rq, const RecommendationAddress *address)
{
	Listing listing = { .path = S("/rekomendasi") };
	listing_add_words(rq, &listing, address->words);
	recommendation_add_statuses(
		rq, listing_add_select(rq, &listing,
				       (ListingSelect){ .name = "status",
							.label = T(rq, "Status"),
							.value = address->status }));
	recommendation_add_agencies(
		rq, listing_add_select(rq, &listing,
				       (ListingSelect){ .name = "perangkat",
							.label = T(rq, "Perangkat daerah"),
							.value = address->agency }));
	add_years(rq, listing_add_select(rq, &listing,
					 (ListingSelect){ .name = "tahun",
							  .label = T(rq, "Tahun"),
							  .value = address->year }));
	add_indicators(rq, listing_add_select(rq, &listing,
					      (ListingSelect){ .name = "indikator",
							       .label = T(rq, "Indikator"),
							       .value = address->indicator }));
	add_orders(rq, listing_add_order(rq, &listing,
					 recommendation_order_word(RECOMMENDATIONS_BY_URGENCY)));
	return listing;
}

/* --- what is asked --- */

static RecommendationAddress read_address(Request *rq)
{
	return (RecommendationAddress){
		.words = query_text(rq, "kata"),
		.status = query_text(rq, "status"),
		.agency = query_text(rq, "perangkat"),
		.year = query_text(rq, "tahun"),
		.indicator = query_text(rq, "indikator"),
	};
}

static Asking ask(Request *rq, const RecommendationAddress *address, Str cursor,
		  RecommendationQuestion *question)
{
	RecommendationAsked asked = {
		.statuses = statuses_of_slug(address->status),
		.agency = address->agency,
		.year = address->year,
		.indicator = address->indicator,
		.words = address->words,
		.order = query_text(rq, "urut"),
		.cursor = cursor,
	};
	if (!asked.statuses)
		return ASKED_UNKNOWN;
	if (!address->status.length)
		asked.statuses = 0;
	return recommendation_question_read(rq->db, &asked, question);
}

static Str counted(Request *rq, const RecommendationQuestion *question)
{
	int64_t count = recommendation_list_count(rq->db, question, LISTING_MOST);
	if (count > LISTING_MOST)
		return TF(rq, "lebih dari {n} rekomendasi", HOLE_N("n", LISTING_MOST));
	return TF(rq, "{n} rekomendasi", HOLE_N("n", count));
}

/* GET /rekomendasi?kata=&status=&perangkat=&tahun=&indikator=&urut=&mulai= */
Response recommendation_index(Request *rq)
{
	RecommendationAddress address = read_address(rq);
	RecommendationQuestion question;
	rq->section = "rekomendasi";
	Asking asking = ask(rq, &address, query_text(rq, "mulai"), &question);
	if (asking != ASKED_WELL)
		return listing_refuse(rq, asking == ASKED_NOWHERE);
	question.limit = LISTING_ROWS;
	RecommendationList list = recommendation_list_page(rq->db, &question);
	ListingCut cut = listing_cut(&question.cursor, list.count);
	if (cut.from)
		list.items += cut.from;
	list.count = cut.count;
	Listing listing = recommendation_listing(rq, &address);
	listing.counted = counted(rq, &question);
	if (list.count) {
		Cursor first = recommendation_cursor(&question, &list.items[0]);
		Cursor last = recommendation_cursor(&question, &list.items[list.count - 1]);
		listing_turn(rq, &listing, cut, &first, &last);
	}
	listing_finish(rq, &listing);
	ListedList listed = recommendation_listed(rq, &list);
	return page(rq, recommendation_index_view(rq, &listing, &listed));
}

/* --- the file --- */

static void add_headings(TableFile *table)
{
	Request *rq = table->rq;
	const Str headings[] = { T(rq, "Nomor"),       T(rq, "Tahun"),
				 T(rq, "Rekomendasi"), T(rq, "Kode indikator"),
				 T(rq, "Indikator"),   T(rq, "Status"),
				 T(rq, "Batas"),       T(rq, "Hari kerja terlambat"),
				 T(rq, "Bola ada di"), T(rq, "Sejak"),
				 T(rq, "Prioritas"),   T(rq, "Yang berubah bagi warga") };
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		table_text(table, headings[i]);
	table_row_end(table);
}

/* GET /rekomendasi.csv?…&bentuk=excel */
Response recommendation_table_file(Request *rq)
{
	RecommendationAddress address = read_address(rq);
	RecommendationQuestion question;
	if (ask(rq, &address, (Str){ 0 }, &question) != ASKED_WELL)
		return not_found(rq);
	question.limit = TABLE_PIECE;
	TableFile table = table_begin(rq);
	add_headings(&table);
	bool goes_on = true;
	while (goes_on) {
		RecommendationList list = recommendation_list_page(rq->db, &question);
		bool is_more = list.count > TABLE_PIECE;
		if (is_more)
			list.count = TABLE_PIECE;
		add_rows(&table, &list);
		if (is_more)
			question.cursor = table_keep(
				&table,
				recommendation_cursor(&question, &list.items[TABLE_PIECE - 1]));
		goes_on = table_piece_end(&table) && is_more;
	}
	return table_end(&table, "rekomendasi");
}

static void add_row(TableFile *table, const ListedRecommendation *row)
{
	Request *rq = table->rq;
	const Recommendation *r = row->recommendation;
	bool english = rq->language == ENGLISH && r->indicator_name_en.length;
	table_text(table, r->reference);
	table_integer(table, r->year);
	table_text(table, r->text);
	table_text(table, r->indicator_code);
	table_text(table, english ? r->indicator_name_en : r->indicator_name);
	table_text(table, status_label(rq, r->state.status, 0));
	table_day(table, r->state.due);
	table_integer(table, r->state.status == STATUS_LATE ? row->days_late : 0);
	table_text(table, r->holder_name);
	table_day(table, r->holder_name.length ? r->state.since : (Day){ 0 });
	table_text(table, r->priority.length ? priority_label(rq, r->priority) : r->priority);
	table_text(table, r->benefit);
	table_row_end(table);
}

static void add_rows(TableFile *table, const RecommendationList *list)
{
	ListedList listed = recommendation_listed(table->rq, list);
	for (size_t i = 0; i < listed.count; i++)
		add_row(table, &listed.items[i]);
}
