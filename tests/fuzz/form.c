/* SPDX-License-Identifier: Apache-2.0 */
#include "base/list.h"
#include "web/form.h"
#include "fuzz.h"

static Request *sent(Arena *arena, Str value, const Site *site)
{
	Request *rq = NEW(arena, Request);
	*rq = (Request){ .arena = arena,
			 .method = POST,
			 .language = value.length % 2 ? ENGLISH : INDONESIAN,
			 .site = site,
			 .today = day_of(2026, 11, 24) };
	*list_push(arena, &rq->form_fields) = (Field){ S("isi"), value };
	return rq;
}

static Day day(int year)
{
	return day_of(year, 1, 1);
}

/* Whatever was typed: a value within the bounds, and a fault with a sentence or none. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	Arena *arena = arena_new();
	Site site = { .regency = S("Lumajang"), .zone_hours = 7 };
	Request *rq = sent(arena, (Str){ (const char *)bytes, count }, &site);

	Str text = form_text_optional(rq, "isi", 20);
	must(str_is_utf8(text) && (form_invalid(rq) || str_characters(text) <= 20));
	must(str_find_char(text, '\r') < 0 && str_find_char(text, 0) < 0);
	must(str_find_char(form_line(rq, "isi"), '\n') < 0);
	int64_t whole = form_integer(rq, "isi", -5, 2100);
	must(whole >= -5 && whole <= 2100);
	whole = form_year(rq, "isi", 1945, 2099);
	must(whole >= 1945 && whole <= 2099);
	must(form_id_optional(rq, "isi") >= 0);
	must(form_money(rq, "isi") >= -1);
	Decimal least = decimal_of(0), most = decimal_of(100);
	Decimal value = form_decimal(rq, "isi", least, most);
	must(decimal_compare(value, least) >= 0 && decimal_compare(value, most) <= 0);
	Day typed = form_day_optional(rq, "isi", day(2000), day(2030));
	must(!day_is_set(typed) ||
	     (!day_before(typed, day(2000)) && !day_before(day(2030), typed)));
	static const char *const words[] = { "satu", "dua" };
	int choice = form_choice(rq, "isi", words, 2);
	must(choice >= -1 && choice < 2);
	form_secret(rq, "isi", 3, 20);
	must(form_version(rq) >= 0);
	for (size_t i = 0; i < rq->form_faults.count; i++)
		must(rq->form_faults.items[i].message.length > 0 &&
		     str_is_utf8(rq->form_faults.items[i].message));
	arena_free(arena);
	return 0;
}
