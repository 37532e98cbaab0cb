/* SPDX-License-Identifier: Apache-2.0 */
#include "home/front_pages.h"

#include "base/list.h"
#include "home/card_pages.h"
#include "home/front.h"
#include "home/front_view.h"
#include "plans/evaluation_pages.h"

#define DASHES_MOST 38

/* A number stays on the line of its noun: the first blank becomes one that does not break. */
static Str bound(Request *rq, Str text)
{
	Str rest = text, first = str_cut(&rest, ' ');
	if (!rest.length)
		return text;
	return str_print(rq->arena, "%" STR_FORMAT "\u00a0%" STR_FORMAT, STR_ARGS(first),
			 STR_ARGS(rest));
}

static void add_headline(Request *rq, Front *front)
{
	for (StatusGroup g = 0; g < STATUS_GROUPS; g++) {
		if (!front->counts[g])
			continue;
		*list_push(rq->arena, &front->headline) = (HeadlinePart){
			.text = bound(rq, status_group_count(rq, g, front->counts[g])),
			.target = str_print(rq->arena, "/rekomendasi?status=%s&tahun=%d",
					    status_group_slug(g), (int)front->evaluation->year),
			.css = status_group_class(g),
			.end = ",",
		};
	}
	if (front->headline.count)
		front->headline.items[front->headline.count - 1].end = ".";
}

static Day earliest(const HeldCountList *held, Day today)
{
	Day first = today;
	for (size_t i = 0; i < held->count; i++) {
		const HeldCount *one = &held->items[i];
		if (day_before(one->since, first))
			first = one->since;
		if (day_is_set(one->late_due) && day_before(one->late_due, first))
			first = one->late_due;
	}
	return first;
}

static void add_holdings(Request *rq, Front *front)
{
	HeldCountList held = front_held(rq->db, front->evaluation->year);
	Calendar calendar = calendar_between(rq->db, calendar_week(rq->db),
					     earliest(&held, rq->today), rq->today);
	for (size_t i = 0; i < held.count; i++) {
		const HeldCount *one = &held.items[i];
		int late = one->late ? status_days_late(&calendar, one->late_due, rq->today) : 0;
		*list_push(rq->arena, &front->holdings) = (Holding){
			.name = one->name,
			.slug = one->slug,
			.count = one->count,
			.days = calendar_working_days(&calendar, one->since, rq->today),
			.is_late = one->late > 0,
		};
		if (one->late)
			*list_push(rq->arena, &front->late_at) = one->name;
		if (late > front->longest_late)
			front->longest_late = late;
	}
}

int holding_unit(const HoldingList *list)
{
	static const int units[] = { 1, 5, 10, 20, 50, 100 };
	int longest = list->count ? list->items[0].days : 0;
	size_t last = sizeof units / sizeof *units - 1;
	for (size_t i = 0; i < last; i++)
		if (longest <= units[i] * DASHES_MOST)
			return units[i];
	return longest / DASHES_MOST + 1;
}

/* What earlier evaluations still ask for is not forgotten over the newest. */
static void add_earlier(Request *rq, Front *front, const YearCount *count)
{
	EarlierYear earlier = {
		.year = count->year,
		.count = count->total,
		.open = count->total - count->by_status[STATUS_CARRIED_OUT] -
			count->by_status[STATUS_NOTED],
		.late = count->by_status[STATUS_LATE],
	};
	if (earlier.open)
		*list_push(rq->arena, &front->earlier) = earlier;
}

static void add_counts(Request *rq, Front *front)
{
	YearCountList years = front_years(rq->db);
	for (size_t i = 0; i < years.count; i++) {
		const YearCount *count = &years.items[i];
		if (count->year < front->evaluation->year)
			add_earlier(rq, front, count);
		if (count->year != front->evaluation->year)
			continue;
		front->total = count->total;
		for (Status s = 0; s < STATUSES; s++)
			front->counts[status_group(s)] += count->by_status[s];
	}
}

static void add_rows(Request *rq, Front *front)
{
	RecommendationQuestion most_urgent = { .filter.year = front->evaluation->year,
					       .limit = FRONT_ROWS };
	RecommendationList list = recommendation_list_page(rq->db, &most_urgent);
	if (list.count > FRONT_ROWS)
		list.count = FRONT_ROWS;
	front->rows = recommendation_listed(rq, &list);
}

/* GET / */
Response front_show(Request *rq)
{
	rq->section = "beranda";
	rq->feed = S("/putusan.atom");
	Front front = { .evaluation = evaluation_newest(rq->db) };
	if (!front.evaluation)
		return page(rq, front_empty_view(rq));
	add_counts(rq, &front);
	add_rows(rq, &front);
	add_headline(rq, &front);
	add_holdings(rq, &front);
	front.filter = recommendation_listing(
		rq, &(RecommendationAddress){
			    .year = str_print(rq->arena, "%d", (int)front.evaluation->year) });
	front.may_change_letter = evaluation_may_be_changed(rq);
	return page(rq, front_view(rq, &front));
}

Str earlier_words(const Request *rq, const EarlierYear *earlier)
{
	Hole year = HOLE("year", str_print(rq->arena, "%d", (int)earlier->year));
	Hole n = HOLE_N("n", earlier->count);
	if (earlier->late)
		return TF(rq, "Evaluasi {year}: {n} rekomendasi, {late} terlambat.", year, n,
			  HOLE("late", number_words(rq, earlier->late)));
	return TF(rq, "Evaluasi {year}: {n} rekomendasi, {open} belum selesai.", year, n,
		  HOLE("open", number_words(rq, earlier->open)));
}

Str agency_kind_label(const Request *rq, AgencyKind kind)
{
	static const char *const labels[AGENCY_KINDS] = {
		[AGENCY_REGENCY] = N_("Kabupaten"),    [AGENCY_SEKRETARIAT] = N_("Sekretariat"),
		[AGENCY_BAGIAN] = N_("Bagian"),	       [AGENCY_INSPEKTORAT] = N_("Inspektorat"),
		[AGENCY_BADAN] = N_("Badan"),	       [AGENCY_DINAS] = N_("Dinas"),
		[AGENCY_SATUAN] = N_("Satuan"),	       [AGENCY_RSUD] = N_("Rumah sakit daerah"),
		[AGENCY_KECAMATAN] = N_("Kecamatan"),  [AGENCY_DESA] = N_("Desa"),
		[AGENCY_OUTSIDE] = N_("Lembaga luar"),
	};
	return t(rq, labels[kind]);
}

const char *count_class(int count)
{
	return count ? "r" : "r wide muted";
}

static AgencyRow *row_of(AgencyRowList *list, Id agency)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].agency->id == agency)
			return &list->items[i];
	return NULL;
}

static void add_loads(Db *db, AgencyRowList *list)
{
	AgencyLoadList loads = agency_load_list(db);
	for (size_t i = 0; i < loads.count; i++) {
		AgencyRow *row = row_of(list, loads.items[i].agency);
		if (row)
			row->load = loads.items[i];
	}
}

/* GET /perangkat-daerah */
Response agency_index(Request *rq)
{
	AgencyList agencies = agency_list(rq->db);
	AgencyRowList list = { 0 };
	for (size_t i = 0; i < agencies.count; i++) {
		const AgencyRow *parent = row_of(&list, agencies.items[i].parent);
		int depth = parent ? parent->depth + 1 : 0;
		*list_push(rq->arena, &list) =
			(AgencyRow){ .agency = &agencies.items[i], .depth = depth };
	}
	add_loads(rq->db, &list);
	rq->section = "perangkat-daerah";
	return page(rq, agency_index_view(rq, &list));
}

/* GET /perangkat-daerah/{slug} */
Response agency_show(Request *rq)
{
	const Agency *agency = agency_find_slug(rq->db, path_text(rq, "slug"));
	if (!agency)
		return not_found(rq);
	RecommendationQuestion most_urgent = { .filter.agency = agency->id, .limit = FRONT_ROWS };
	RecommendationList list = recommendation_list_page(rq->db, &most_urgent);
	bool has_more = list.count > FRONT_ROWS;
	if (has_more)
		list.count = FRONT_ROWS;
	AgencyPage shown = {
		.agency = agency,
		.parent = agency_find(rq->db, agency->parent),
		.children = agency_children(rq->db, agency->id),
		.rows = recommendation_listed(rq, &list),
		.has_more = has_more,
	};
	rq->section = "perangkat-daerah";
	rq->feed =
		str_print(rq->arena, "/perangkat-daerah/%.*s/umpan.atom", STR_ARGS(agency->slug));
	rq->description = agency_sentence(rq, agency->id);
	return page(rq, agency_show_view(rq, &shown));
}
