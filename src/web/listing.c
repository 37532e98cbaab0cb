/* SPDX-License-Identifier: Apache-2.0 */
#include "web/listing.h"

#include "base/list.h"
#include "web/address.h"
#include "web/field.h"
#include "web/route.h"

#define CURSOR "mulai"

static Str address_of(Request *rq, Str path, const char *name, Str value);
static void add_chip(Request *rq, Listing *listing, const char *name, Str text);

void listing_add_words(Request *rq, Listing *listing, Str value)
{
	(void)rq;
	listing->has_words = true;
	listing->words = str_trim(value);
}

OptionList *listing_add_select(Request *rq, Listing *listing, ListingSelect select)
{
	ListingSelect *added = list_push(rq->arena, &listing->selects);
	*added = select;
	return &added->options;
}

OptionList *listing_add_order(Request *rq, Listing *listing, const char *usual)
{
	const char *name = "urut";
	bool is_asked = rq->route && route_asks(rq->route, str_of(name));
	Str value = is_asked ? query_text(rq, name) : (Str){ 0 };
	return listing_add_select(rq, listing,
				  (ListingSelect){ .name = name,
						   .label = T(rq, "Di atas"),
						   .is_order = true,
						   .value = value.length ? value : str_of(usual) });
}

void listing_add_option(Request *rq, OptionList *options, Str value, Str label)
{
	*list_push(rq->arena, options) = (Option){ .value = value, .label = label };
}

void listing_add_day(Request *rq, Listing *listing, ListingDay day)
{
	*list_push(rq->arena, &listing->days) = day;
}

/* Looking back, the row too many is the first. */
ListingCut listing_cut(const Cursor *cursor, size_t got)
{
	bool is_more = got > LISTING_ROWS, is_back = cursor->is_set && cursor->is_back;
	ListingCut cut = {
		.from = is_back && is_more ? 1 : 0,
		.count = is_more ? LISTING_ROWS : got,
		.has_previous = is_back ? is_more : cursor->is_set,
		.has_next = is_back || is_more,
		.before = cursor->before,
	};
	if (!cut.has_previous)
		cut.before = 0;
	return cut;
}

void listing_turn(Request *rq, Listing *listing, ListingCut cut, const Cursor *first,
		  const Cursor *last)
{
	if (!cut.count || (!cut.has_previous && !cut.has_next))
		return;
	listing->from = cut.before + 1;
	listing->until = cut.before + (int64_t)cut.count;
	if (cut.has_previous) {
		Cursor back = *first;
		back.is_back = true;
		back.before = cut.before > LISTING_ROWS ? cut.before - LISTING_ROWS : 0;
		listing->first = address_of(rq, listing->path, CURSOR, (Str){ 0 });
		listing->previous = cut.before > LISTING_ROWS
					    ? address_of(rq, listing->path, CURSOR,
							 cursor_text(rq->arena, back))
					    : listing->first;
	}
	if (cut.has_next) {
		Cursor on = *last;
		on.before = listing->until;
		listing->next = address_of(rq, listing->path, CURSOR, cursor_text(rq->arena, on));
	}
}

static Str label_of(const ListingSelect *select)
{
	for (size_t i = 0; i < select->options.count; i++)
		if (str_equal(select->options.items[i].value, select->value))
			return select->options.items[i].label;
	return select->value;
}

static Str chip_text(Request *rq, Str label, Str value)
{
	return str_print(rq->arena, "%" STR_FORMAT ": %" STR_FORMAT, STR_ARGS(label),
			 STR_ARGS(value));
}

void listing_finish(Request *rq, Listing *listing)
{
	Str file = str_print(rq->arena, "%" STR_FORMAT ".csv", STR_ARGS(listing->path));
	listing->csv = address_of(rq, file, CURSOR, (Str){ 0 });
	listing->csv_for_excel = address_of(rq, file, "bentuk", S("excel"));
	if (listing->words.length)
		add_chip(rq, listing, "kata", chip_text(rq, T(rq, "Kata"), listing->words));
	for (size_t i = 0; i < listing->selects.count; i++) {
		const ListingSelect *select = &listing->selects.items[i];
		if (select->value.length && !select->is_order)
			add_chip(rq, listing, select->name,
				 chip_text(rq, select->label, label_of(select)));
	}
	for (size_t i = 0; i < listing->days.count; i++) {
		const ListingDay *day = &listing->days.items[i];
		if (day->value.length)
			add_chip(
				rq, listing, day->name,
				chip_text(rq, day->label, day_words(rq, day_from_iso(day->value))));
	}
}

static void add_chip(Request *rq, Listing *listing, const char *name, Str text)
{
	*list_push(rq->arena, &listing->chips) = (ListingChip){
		.text = text,
		.target = address_of(rq, listing->path, name, (Str){ 0 }),
	};
}

/* What is asked, from its beginning, with one parameter changed or taken out. */
static Str address_of(Request *rq, Str path, const char *name, Str value)
{
	Buf out = buf_new(rq->arena);
	address_add_encoded_path(&out, path);
	char mark = '?';
	for (size_t i = 0; i <= rq->query_fields.count; i++) {
		bool is_last = i == rq->query_fields.count;
		Field field = is_last ? (Field){ str_of(name), value } : rq->query_fields.items[i];
		bool goes = str_equal_c(field.name, CURSOR) || str_equal_c(field.name, name);
		if (is_last ? value.length == 0 : goes)
			continue;
		buf_add_char(&out, mark);
		address_add_encoded(&out, field.name);
		buf_add_char(&out, '=');
		address_add_encoded(&out, field.value);
		mark = '&';
	}
	return buf_str(&out);
}

static const ListingSelect *order_of(const Listing *listing)
{
	for (size_t i = 0; i < listing->selects.count; i++)
		if (listing->selects.items[i].is_order)
			return &listing->selects.items[i];
	return NULL;
}

const char *listing_sort(const Listing *listing, const char *up, const char *down)
{
	const ListingSelect *order = order_of(listing);
	if (order && str_equal_c(order->value, up))
		return "ascending";
	return order && down && str_equal_c(order->value, down) ? "descending" : "none";
}

Str listing_sort_target(Request *rq, const Listing *listing, const char *up, const char *down)
{
	const ListingSelect *order = order_of(listing);
	bool turns = down && order && str_equal_c(order->value, up);
	return address_of(rq, listing->path, order ? order->name : "urut",
			  str_of(turns ? down : up));
}

Str listing_order(const Listing *listing)
{
	const ListingSelect *order = order_of(listing);
	return order ? label_of(order) : (Str){ 0 };
}

Response listing_refuse(Request *rq, bool is_nowhere)
{
	if (!is_nowhere)
		return not_found(rq);
	return problem(rq, 400,
		       T(rq, "Penanda halaman daftar ini tidak dikenal. Mulailah lagi dari halaman "
			     "pertama."));
}

bool listing_is_filtered(const Listing *listing)
{
	return listing->chips.count > 0;
}
