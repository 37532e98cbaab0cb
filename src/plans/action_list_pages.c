/* SPDX-License-Identifier: Apache-2.0 */
#include "plans/action_list_pages.h"

#include "base/list.h"
#include "plans/action_list_view.h"
#include "plans/recommendation_list_pages.h"
#include "web/table_file.h"

static void add_rows(TableFile *table, const ActionList *list);

/* --- what is offered --- */

static void add_years(Request *rq, OptionList *options)
{
	int64_t least, most;
	listing_add_option(rq, options, (Str){ 0 }, T(rq, "Semua tahun"));
	action_plan_years(rq->db, &least, &most);
	for (int64_t year = most; year && year >= least && year > most - 30; year--) {
		Str word = str_print(rq->arena, "%d", (int)year);
		listing_add_option(rq, options, word, word);
	}
}

static void add_parts(Request *rq, OptionList *options)
{
	listing_add_option(rq, options, (Str){ 0 }, T(rq, "Memimpin atau menyumbang"));
	listing_add_option(rq, options, str_of(action_part_word(ACTION_LEADS)), T(rq, "Memimpin"));
	listing_add_option(rq, options, str_of(action_part_word(ACTION_HELPS)),
			   T(rq, "Menyumbang"));
}

static void add_windows(Request *rq, OptionList *options)
{
	listing_add_option(rq, options, (Str){ 0 }, T(rq, "Kapan saja"));
	listing_add_option(rq, options, str_of(action_window_word(ACTION_OVERDUE)),
			   T(rq, "Sudah lewat"));
	listing_add_option(rq, options, str_of(action_window_word(ACTION_THIS_MONTH)),
			   T(rq, "Bulan ini"));
	listing_add_option(rq, options, str_of(action_window_word(ACTION_THIS_QUARTER)),
			   T(rq, "Triwulan ini"));
}

static void add_orders(Request *rq, OptionList *options)
{
	static const char *const labels[ACTION_ORDERS] = {
		[ACTIONS_BY_URGENCY] = N_("yang paling mendesak"),
		[ACTIONS_BY_DUE] = N_("batas terdekat"),
		[ACTIONS_BY_DUE_LATEST] = N_("batas terjauh"),
		[ACTIONS_NEWEST] = N_("yang terbaru"),
		[ACTIONS_OLDEST] = N_("yang terlama"),
	};
	for (ActionOrder order = 0; order < ACTION_ORDERS; order++)
		listing_add_option(rq, options, str_of(action_order_word(order)),
				   t(rq, labels[order]));
}

static OptionList *add_select(Request *rq, Listing *listing, const char *name, Str label)
{
	return listing_add_select(
		rq, listing,
		(ListingSelect){ .name = name, .label = label, .value = query_text(rq, name) });
}

static Listing listing_of(Request *rq)
{
	Listing listing = { .path = S("/rencana-aksi") };
	listing_add_words(rq, &listing, query_text(rq, "kata"));
	recommendation_add_statuses(rq, add_select(rq, &listing, "status", T(rq, "Status")));
	recommendation_add_agencies(
		rq, add_select(rq, &listing, "perangkat", T(rq, "Perangkat daerah")));
	add_parts(rq, add_select(rq, &listing, "sebagai", T(rq, "Sebagai")));
	add_years(rq, add_select(rq, &listing, "tahun", T(rq, "Tahun")));
	add_windows(rq, add_select(rq, &listing, "batas", T(rq, "Batas")));
	add_orders(rq, listing_add_order(rq, &listing, action_order_word(ACTIONS_BY_URGENCY)));
	return listing;
}

/* --- what is asked --- */

static Asking ask(Request *rq, Str cursor, ActionQuestion *question)
{
	Str status = query_text(rq, "status");
	uint32_t statuses = statuses_of_slug(status);
	ActionAsked asked = {
		.statuses = status.length ? statuses : 0,
		.agency = query_text(rq, "perangkat"),
		.part = query_text(rq, "sebagai"),
		.year = query_text(rq, "tahun"),
		.window = query_text(rq, "batas"),
		.words = query_text(rq, "kata"),
		.order = query_text(rq, "urut"),
		.cursor = cursor,
	};
	if (!statuses)
		return ASKED_UNKNOWN;
	return action_question_read(rq->db, &asked, rq->today, question);
}

static Str counted(Request *rq, const ActionQuestion *question)
{
	int64_t count = action_list_count(rq->db, question, LISTING_MOST);
	if (count > LISTING_MOST)
		return TF(rq, "lebih dari {n} rencana aksi", HOLE_N("n", LISTING_MOST));
	return TF(rq, "{n} rencana aksi", HOLE_N("n", count));
}

/* One calendar for all rows. */
static ListedActionList listed_of(Request *rq, const ActionList *list)
{
	Day first = rq->today;
	ListedActionList listed = { 0 };
	for (size_t i = 0; i < list->count; i++)
		if (day_is_set(list->items[i].state.due) &&
		    day_before(list->items[i].state.due, first))
			first = list->items[i].state.due;
	Calendar calendar = { .week = calendar_week(rq->db) };
	if (day_before(first, rq->today))
		calendar = calendar_between(rq->db, calendar.week, first, rq->today);
	for (size_t i = 0; i < list->count; i++) {
		const State *state = &list->items[i].state;
		bool is_late = state->status == STATUS_LATE;
		*list_push(rq->arena, &listed) = (ListedAction){
			.action = &list->items[i],
			.days_late =
				is_late ? status_days_late(&calendar, state->due, rq->today) : 0,
		};
	}
	return listed;
}

/* GET /rencana-aksi?kata=&status=&perangkat=&sebagai=&tahun=&batas=&urut=&mulai= */
Response action_index(Request *rq)
{
	ActionQuestion question;
	rq->section = "rencana-aksi";
	Asking asking = ask(rq, query_text(rq, "mulai"), &question);
	if (asking != ASKED_WELL)
		return listing_refuse(rq, asking == ASKED_NOWHERE);
	question.limit = LISTING_ROWS;
	ActionList list = action_list_page(rq->db, &question);
	ListingCut cut = listing_cut(&question.cursor, list.count);
	if (cut.from)
		list.items += cut.from;
	list.count = cut.count;
	Listing listing = listing_of(rq);
	listing.counted = counted(rq, &question);
	if (list.count) {
		Cursor first = action_cursor(&question, &list.items[0]);
		Cursor last = action_cursor(&question, &list.items[list.count - 1]);
		listing_turn(rq, &listing, cut, &first, &last);
	}
	listing_finish(rq, &listing);
	ListedActionList listed = listed_of(rq, &list);
	return page(rq, action_index_view(rq, &listing, &listed));
}

/* --- the file --- */

static void add_headings(TableFile *table)
{
	Request *rq = table->rq;
	const Str headings[] = { T(rq, "Nomor"),
				 T(rq, "Rencana aksi"),
				 T(rq, "Status"),
				 T(rq, "Batas"),
				 T(rq, "Hari kerja terlambat"),
				 T(rq, "Memimpin"),
				 T(rq, "Tahun"),
				 T(rq, "Mulai"),
				 T(rq, "Selesai paling lambat"),
				 T(rq, "Program") };
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		table_text(table, headings[i]);
	table_row_end(table);
}

/* GET /rencana-aksi.csv?…&bentuk=excel */
Response action_table_file(Request *rq)
{
	ActionQuestion question;
	if (ask(rq, (Str){ 0 }, &question) != ASKED_WELL)
		return not_found(rq);
	question.limit = TABLE_PIECE;
	TableFile table = table_begin(rq);
	add_headings(&table);
	bool goes_on = true;
	while (goes_on) {
		ActionList list = action_list_page(rq->db, &question);
		bool is_more = list.count > TABLE_PIECE;
		if (is_more)
			list.count = TABLE_PIECE;
		add_rows(&table, &list);
		if (is_more)
			question.cursor = table_keep(
				&table, action_cursor(&question, &list.items[TABLE_PIECE - 1]));
		goes_on = table_piece_end(&table) && is_more;
	}
	return table_end(&table, "rencana-aksi");
}

static void add_rows(TableFile *table, const ActionList *list)
{
	ListedActionList listed = listed_of(table->rq, list);
	for (size_t i = 0; i < listed.count; i++) {
		const Action *a = listed.items[i].action;
		table_integer(table, a->id);
		table_text(table, a->title);
		table_text(table, status_label(table->rq, a->state.status, 0));
		table_day(table, a->state.due);
		table_integer(table, listed.items[i].days_late);
		table_text(table, a->lead_name);
		table_integer(table, a->plan_year);
		table_day(table, a->starts);
		table_day(table, a->due);
		table_text(table, a->programme);
		table_row_end(table);
	}
}
