/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of a form that are numbers, ids and days. */
#include "web/form.h"

#include <inttypes.h>

#include "base/list.h"

/* A day outside them is a slip of the hand. */
#define FORM_FIRST_YEAR 1945
#define FORM_LAST_YEAR 2099

static Decimal bounded(Request *rq, const char *name, Decimal value, Decimal least, Decimal most);
static Str without_marks(Arena *arena, Str text);
static bool is_id(Str text, Id *id);

int64_t form_integer(Request *rq, const char *name, int64_t least, int64_t most)
{
	Str text = form_line(rq, name);
	int64_t number = 0;
	if (text.length == 0) {
		form_fault(rq, name, T(rq, "Isi bagian ini."));
		return least;
	}
	if (!str_integer(text, &number)) {
		form_fault(rq, name, T(rq, "Tulis bilangan bulat dengan angka, misalnya 12."));
		return least;
	}
	if (number >= least && number <= most)
		return number;
	form_fault(rq, name,
		   TF(rq, "Tulis bilangan dari {least} sampai {most}.", HOLE_N("least", least),
		      HOLE_N("most", most)));
	return least;
}

int64_t form_year(Request *rq, const char *name, int64_t least, int64_t most)
{
	int64_t year = 0;
	if (str_integer(form_line(rq, name), &year) && year >= least && year <= most)
		return year;
	form_fault(rq, name,
		   TF(rq, "Tulis tahun dari {least} sampai {most}.",
		      HOLE("least", str_print(rq->arena, "%" PRId64, least)),
		      HOLE("most", str_print(rq->arena, "%" PRId64, most))));
	return least;
}

Id form_id(Request *rq, const char *name)
{
	Id id = 0;
	if (!is_id(form_line(rq, name), &id))
		form_fault(rq, name, T(rq, "Pilih salah satu."));
	return id;
}

Id form_id_optional(Request *rq, const char *name)
{
	Str text = form_line(rq, name);
	Id id = 0;
	if (text.length > 0 && !is_id(text, &id))
		form_fault(rq, name, T(rq, "Pilih salah satu."));
	return id;
}

IdList form_ids(Request *rq, const char *name)
{
	IdList ids = { 0 };
	for (size_t i = 0; i < rq->form_fields.count; i++) {
		const Field *field = &rq->form_fields.items[i];
		Id id = 0;
		if (!str_equal_c(field->name, name) || field->value.length == 0)
			continue;
		if (is_id(field->value, &id))
			*list_push(rq->arena, &ids) = id;
		else
			form_fault(rq, name, T(rq, "Pilih dari daftar."));
	}
	return ids;
}

Decimal form_decimal(Request *rq, const char *name, Decimal least, Decimal most)
{
	MaybeDecimal value = form_maybe_decimal(rq, name, least, most);
	if (!value.is_set)
		form_fault(rq, name, T(rq, "Isi bagian ini."));
	return value.value;
}

/* Both readings are offered, so that the person chooses instead of the program. */
static void fault_ambiguous(Request *rq, const char *name, Str typed)
{
	Str digits = without_marks(rq->arena, typed);
	Str whole = str_slice(digits, 0, digits.length - 3);
	Str fraction = str_slice(digits, digits.length - 3, digits.length);
	while (fraction.length && fraction.at[fraction.length - 1] == '0')
		fraction = str_slice(fraction, 0, fraction.length - 1);
	if (fraction.length == 3)
		fraction = str_print(rq->arena, "%" STR_FORMAT "0", STR_ARGS(fraction));
	if (fraction.length == 0)
		fraction = S("0");
	form_fault(rq, name,
		   TF(rq, "“{typed}” dapat berarti {whole} atau {fraction}. Tulis salah satunya.",
		      HOLE("typed", typed), HOLE("whole", digits),
		      HOLE("fraction", str_print(rq->arena, "%" STR_FORMAT ",%" STR_FORMAT,
						 STR_ARGS(whole), STR_ARGS(fraction)))));
}

MaybeDecimal form_maybe_decimal(Request *rq, const char *name, Decimal least, Decimal most)
{
	Str text = form_line(rq, name);
	Decimal value = { 0 };
	switch (decimal_from_typed(text, &value)) {
	case DECIMAL_OK:
		return (MaybeDecimal){ true, bounded(rq, name, value, least, most) };
	case DECIMAL_BLANK:
		return (MaybeDecimal){ 0 };
	case DECIMAL_AMBIGUOUS:
		fault_ambiguous(rq, name, text);
		break;
	case DECIMAL_WRONG:
		form_fault(rq, name, T(rq, "Tulis angka, misalnya 87,45."));
		break;
	case DECIMAL_OUT_OF_RANGE:
		form_fault(rq, name, T(rq, "Angka ini terlalu besar. Periksa lagi."));
		break;
	}
	return (MaybeDecimal){ 0 };
}

static Decimal bounded(Request *rq, const char *name, Decimal value, Decimal least, Decimal most)
{
	bool is_low = decimal_compare(value, least)<0, is_high = decimal_compare(value, most)> 0;
	if (!is_low && !is_high)
		return value;
	if (decimal_compare(most, DECIMAL_MAX) == 0)
		form_fault(rq, name,
			   TF(rq, "Tulis angka paling sedikit {least}.",
			      HOLE("least", decimal_words(rq, least))));
	else
		form_fault(rq, name,
			   TF(rq, "Tulis angka dari {least} sampai {most}.",
			      HOLE("least", decimal_words(rq, least)),
			      HOLE("most", decimal_words(rq, most))));
	return least;
}

/* --- money --- */

/* Digits with the same mark between groups of three; "1.25" and "1.250,000" are none. */
static bool is_grouped_whole(Str text)
{
	char mark = 0;
	size_t run = 0;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c >= '0' && c <= '9') {
			run++;
			continue;
		}
		bool fits = mark ? run == 3 && c == mark : run >= 1 && run <= 3;
		if ((c != '.' && c != ',' && c != ' ') || !fits)
			return false;
		mark = c;
		run = 0;
	}
	return mark ? run == 3 : run > 0;
}

/* "Rp1.250.000,00" and "Rp 1.250.000,-" are how amounts stand in documents. */
static Str amount_of(Str text)
{
	if (str_starts(text, S("Rp")) || str_starts(text, S("rp")) || str_starts(text, S("RP")))
		text = str_slice(text, 2, text.length);
	if (str_starts(text, S(".")))
		text = str_slice(text, 1, text.length);
	static const char *const ends[] = { ",00", ",-" };
	for (size_t i = 0; i < 2; i++)
		if (str_ends(text, str_of(ends[i])))
			text = str_slice(text, 0, text.length - str_of(ends[i]).length);
	return str_trim(text);
}

int64_t form_money(Request *rq, const char *name)
{
	Str text = amount_of(form_line(rq, name));
	int64_t rupiah = 0;
	if (text.length == 0)
		return -1;
	if (!is_grouped_whole(text)) {
		form_fault(rq, name, T(rq, "Tulis rupiah bulat dengan angka, misalnya 1.250.000."));
		return -1;
	}
	if (str_integer(without_marks(rq->arena, text), &rupiah))
		return rupiah;
	form_fault(rq, name, T(rq, "Angka ini terlalu besar. Periksa lagi."));
	return -1;
}

static Str without_marks(Arena *arena, Str text)
{
	Buf digits = buf_new(arena);
	if (str_starts(text, S("\u2212")))
		buf_add_char(&digits, '-');
	for (size_t i = 0; i < text.length; i++)
		if ((text.at[i] >= '0' && text.at[i] <= '9') || text.at[i] == '-')
			buf_add_char(&digits, text.at[i]);
	return buf_str(&digits);
}

/* --- days --- */

Day form_day(Request *rq, const char *name, Day least, Day most)
{
	Day day = form_day_optional(rq, name, least, most);
	if (!day_is_set(day))
		form_fault(rq, name, T(rq, "Isi tanggal, misalnya 30/04/2026."));
	return day;
}

Day form_day_optional(Request *rq, const char *name, Day least, Day most)
{
	least = day_is_set(least) ? least : day_of(FORM_FIRST_YEAR, 1, 1);
	most = day_is_set(most) ? most : day_of(FORM_LAST_YEAR, 12, 31);
	Str text = form_line(rq, name);
	Day day = day_from_typed(text);
	if (text.length > 0 && !day_is_set(day))
		form_fault(rq, name,
			   T(rq, "Tulis tanggal yang ada sebagai hari/bulan/tahun, misalnya "
				 "30/04/2026."));
	if (!day_is_set(day))
		return day;
	if (day_before(day, least)) {
		form_fault(
			rq, name,
			TF(rq, "Tulis {day} atau sesudahnya.", HOLE("day", day_words(rq, least))));
		return least;
	}
	if (day_before(most, day)) {
		form_fault(
			rq, name,
			TF(rq, "Tulis {day} atau sebelumnya.", HOLE("day", day_words(rq, most))));
		return most;
	}
	return day;
}

static bool is_id(Str text, Id *id)
{
	int64_t number = 0;
	if (text.length > 18 || !str_integer(text, &number) || number <= 0)
		return false;
	*id = number;
	return true;
}
