/* SPDX-License-Identifier: Apache-2.0 */
#include "web/language.h"

#include <string.h>

#include "base/buf.h"
#include "web/request.h"

static const Message *find_message(const char *id);
static Str fill(const Request *rq, const char *text, const Hole *holes);

const char *language_code(const Request *rq)
{
	return rq->language == ENGLISH ? "en" : "id";
}

Str t(const Request *rq, const char *id)
{
	if (rq->language != ENGLISH)
		return str_of(id);
	const Message *message = find_message(id);
	return str_of(message && message->en_one ? message->en_one : id);
}

Str t_fill(const Request *rq, const char *id, const Hole *holes)
{
	const Message *message = rq->language == ENGLISH ? find_message(id) : NULL;
	if (!message || !message->en_one)
		return fill(rq, id, holes);

	const char *text = message->en_one;
	for (const Hole *hole = holes; hole->name; hole++)
		if (message->en_many && strcmp(hole->name, "n") == 0 && hole->number != 1)
			text = message->en_many;
	return fill(rq, text, holes);
}

static const Message *find_message(const char *id)
{
	size_t from = 0, until = message_count;
	while (from < until) {
		size_t middle = from + (until - from) / 2;
		int order = strcmp(id, message_table[middle].id);
		if (order == 0)
			return &message_table[middle];
		if (order < 0)
			until = middle;
		else
			from = middle + 1;
	}
	return NULL;
}

static const Hole *find_hole(const Hole *holes, Str name)
{
	for (const Hole *hole = holes; hole->name; hole++)
		if (str_equal_c(name, hole->name))
			return hole;
	return NULL;
}

/* A brace that names no hole stays as it is. */
static Str fill(const Request *rq, const char *text, const Hole *holes)
{
	Buf out = buf_new(rq->arena);
	Str rest = str_of(text);
	while (rest.length) {
		ptrdiff_t open = str_find_char(rest, '{');
		ptrdiff_t end = open < 0 ? -1 : str_find_char(rest, '}');
		const Hole *hole = NULL;
		if (end > open)
			hole = find_hole(holes, str_slice(rest, (size_t)open + 1, (size_t)end));
		if (!hole) {
			size_t passed = open < 0 ? rest.length : (size_t)open + 1;
			buf_add(&out, rest.at, passed);
			rest = str_slice(rest, passed, rest.length);
			continue;
		}
		buf_add(&out, rest.at, (size_t)open);
		buf_add_str(&out, hole->is_number ? number_words(rq, hole->number) : hole->text);
		rest = str_slice(rest, (size_t)end + 1, rest.length);
	}
	return buf_str(&out);
}

/* --- days --- */

static const char *const month_names[][12] = {
	[INDONESIAN] = { "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
			 "September", "Oktober", "November", "Desember" },
	[ENGLISH] = { "January", "February", "March", "April", "May", "June", "July", "August",
		      "September", "October", "November", "December" },
};

static const char *const short_month_names[][12] = {
	[INDONESIAN] = { "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt",
			 "Nov", "Des" },
	[ENGLISH] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
		      "Dec" },
};

static const char *const weekday_names[][7] = {
	[INDONESIAN] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" },
	[ENGLISH] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
		      "Sunday" },
};

static Str three_words(const Request *rq, DayParts parts, const char *month)
{
	Buf out = buf_new(rq->arena);
	buf_add_integer(&out, parts.day);
	buf_add_char(&out, ' ');
	buf_add_c(&out, month);
	buf_add_char(&out, ' ');
	buf_add_integer(&out, parts.year);
	return buf_str(&out);
}

Str day_words(const Request *rq, Day day)
{
	if (!day_is_set(day))
		return (Str){ 0 };
	DayParts parts = day_parts(day);
	return three_words(rq, parts, month_names[rq->language][parts.month - 1]);
}

Str day_words_long(const Request *rq, Day day)
{
	if (!day_is_set(day))
		return (Str){ 0 };
	return str_print(rq->arena, "%s, %" STR_FORMAT,
			 weekday_names[rq->language][day_weekday(day)],
			 STR_ARGS(day_words(rq, day)));
}

Str day_words_short(const Request *rq, Day day)
{
	if (!day_is_set(day))
		return (Str){ 0 };
	DayParts parts = day_parts(day);
	return three_words(rq, parts, short_month_names[rq->language][parts.month - 1]);
}

Str instant_words(const Request *rq, Instant instant)
{
	if (!instant.seconds)
		return (Str){ 0 };
	int zone_hours = rq->site->zone_hours;
	Day day = day_of_instant(instant, zone_hours);
	int minutes = (int)((instant.seconds - day_instant(day, 0, zone_hours).seconds) / 60);
	bool is_english = rq->language == ENGLISH;
	return str_print(rq->arena, "%" STR_FORMAT " %s %02d%c%02d %" STR_FORMAT,
			 STR_ARGS(day_words(rq, day)), is_english ? "at" : "pukul", minutes / 60,
			 is_english ? ':' : '.', minutes % 60, STR_ARGS(rq->site->zone_name));
}

/* --- numbers --- */

static char thousands_mark(const Request *rq)
{
	return rq->language == ENGLISH ? ',' : '.';
}

static char fraction_mark(const Request *rq)
{
	return rq->language == ENGLISH ? '.' : ',';
}

Str number_words(const Request *rq, int64_t number)
{
	uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	Str digits = str_print(rq->arena, "%llu", (unsigned long long)size);
	Buf out = buf_new(rq->arena);
	if (number < 0)
		buf_add_char(&out, '-');
	for (size_t i = 0; i < digits.length; i++) {
		if (i && (digits.length - i) % 3 == 0)
			buf_add_char(&out, thousands_mark(rq));
		buf_add_char(&out, digits.at[i]);
	}
	return buf_str(&out);
}

Str decimal_words(const Request *rq, Decimal decimal)
{
	return decimal_print(rq->arena, decimal, 0, 2, thousands_mark(rq), fraction_mark(rq));
}

Str money_words(const Request *rq, int64_t rupiah)
{
	Str words = number_words(rq, rupiah);
	bool is_negative = rupiah < 0;
	return str_print(rq->arena, "%sRp%" STR_FORMAT, is_negative ? "-" : "",
			 STR_ARGS(str_slice(words, is_negative, words.length)));
}

/* Counted as Windows counts, in 1,024s, since that is what the sender sees. Indonesian says "byte"
 * for one and for many (CLDR). */
Str size_words(const Request *rq, int64_t size_bytes)
{
	static const char *const units[] = { "KB", "MB", "GB" };
	if (size_bytes < 1024)
		return str_print(rq->arena, "%lld %s", (long long)size_bytes,
				 rq->language == ENGLISH && size_bytes != 1 ? "bytes" : "byte");
	int64_t unit_bytes = 1024;
	size_t unit = 0;
	while (unit + 1 < 3 && size_bytes >= unit_bytes * 1024) {
		unit_bytes *= 1024;
		unit++;
	}
	int64_t tenths = (size_bytes * 10 + unit_bytes / 2) / unit_bytes;
	if (unit == 0 || tenths >= 100 || tenths % 10 == 0)
		return str_print(rq->arena, "%lld %s", (long long)((tenths + 5) / 10), units[unit]);
	return str_print(rq->arena, "%lld%c%lld %s", (long long)(tenths / 10), fraction_mark(rq),
			 (long long)(tenths % 10), units[unit]);
}
