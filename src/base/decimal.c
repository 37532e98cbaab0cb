/* SPDX-License-Identifier: Apache-2.0 */
#include "base/decimal.h"

#include "base/buf.h"
#include "base/log.h"

typedef __int128 Wide;

enum { DIGITS = 4, UNIT = 10000 };

/* A quotient rounded half away from zero; divisor > 0. */
static Wide rounded(Wide dividend, Wide divisor)
{
	Wide half = divisor / 2;
	return dividend < 0 ? (dividend - half) / divisor : (dividend + half) / divisor;
}

/* false when it does not fit; then the decimal is left alone. */
static bool fit(Wide tenthousandths, Decimal *decimal)
{
	if (tenthousandths > INT64_MAX || tenthousandths < INT64_MIN)
		return false;
	decimal->tenthousandths = (int64_t)tenthousandths;
	return true;
}

Decimal decimal_of(int64_t whole)
{
	Decimal decimal;
	if (!fit((Wide)whole * UNIT, &decimal))
		fatal("decimal: %lld is too large", (long long)whole);
	return decimal;
}

int decimal_compare(Decimal a, Decimal b)
{
	return (a.tenthousandths > b.tenthousandths) - (a.tenthousandths < b.tenthousandths);
}

bool decimal_add(Decimal a, Decimal b, Decimal *sum)
{
	return fit((Wide)a.tenthousandths + b.tenthousandths, sum);
}

bool decimal_multiply(Decimal a, Decimal b, Decimal *product)
{
	return fit(rounded((Wide)a.tenthousandths * b.tenthousandths, UNIT), product);
}

/* --- reading */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_digits(Str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!is_digit(text.at[i]))
			return false;
	return text.length > 0;
}

/* Cuts the minus off, also the typographic one. */
static bool take_minus(Str *text)
{
	Str minus = str_starts(*text, S("\u2212")) ? S("\u2212") : S("-");
	if (!str_starts(*text, minus))
		return false;
	*text = str_slice(*text, minus.length, text->length);
	return true;
}

/* Digits, anything else among them skipped, in front of at most four fraction digits. */
static bool compose(bool negative, Str whole, Str fraction, Decimal *value)
{
	Wide sum = 0;
	for (size_t i = 0; i < whole.length; i++) {
		if (is_digit(whole.at[i]))
			sum = sum * 10 + (whole.at[i] - '0');
		if (sum > INT64_MAX)
			return false;
	}
	for (size_t i = 0; i < DIGITS; i++)
		sum = sum * 10 + (i < fraction.length ? fraction.at[i] - '0' : 0);
	return fit(negative ? -sum : sum, value);
}

/* "1.250.000" with one kind of mark: groups of three, the first of one to three without a leading
 * zero. */
static bool is_grouped(Str text, char mark)
{
	Str group = str_cut(&text, mark);
	if (!is_digits(group) || group.length > 3 || group.at[0] == '0' || text.length == 0)
		return false;
	while (text.length) {
		group = str_cut(&text, mark);
		if (!is_digits(group) || group.length != 3)
			return false;
	}
	return true;
}

static size_t count_of(Str text, char c)
{
	size_t count = 0;
	for (size_t i = 0; i < text.length; i++)
		count += text.at[i] == c;
	return count;
}

/* The mark that stands last, ',' or '.'; 0 for none. */
static char last_mark(Str text)
{
	for (size_t i = text.length; i > 0; i--)
		if (text.at[i - 1] == ',' || text.at[i - 1] == '.')
			return text.at[i - 1];
	return 0;
}

DecimalReading decimal_from_typed(Str text, Decimal *value)
{
	text = str_trim(text);
	if (text.length == 0)
		return DECIMAL_BLANK;
	bool negative = take_minus(&text);
	char mark = last_mark(text);
	char other = mark == ',' ? '.' : ',';
	bool ends_in_mark = text.length > 0 && text.at[text.length - 1] == mark;
	if (ends_in_mark)
		return DECIMAL_WRONG;

	Str whole = text, fraction = { 0 };
	bool grouped = mark && is_grouped(text, mark);
	if (grouped && count_of(text, mark) == 1)
		return DECIMAL_AMBIGUOUS;
	if (mark && !grouped) {
		fraction = text;
		whole = str_cut(&fraction, mark);
		if (!is_digits(fraction) || fraction.length > DIGITS)
			return DECIMAL_WRONG;
	}
	if (!grouped && !is_digits(whole) && !is_grouped(whole, other))
		return DECIMAL_WRONG;
	return compose(negative, whole, fraction, value) ? DECIMAL_OK : DECIMAL_OUT_OF_RANGE;
}

bool decimal_from_machine(Str text, Decimal *value)
{
	bool negative = str_starts(text, S("-"));
	Str fraction = str_slice(text, negative, text.length);
	bool has_point = str_find_char(fraction, '.') >= 0;
	Str whole = str_cut(&fraction, '.');
	if (!is_digits(whole) || (has_point && !is_digits(fraction)) || fraction.length > DIGITS)
		return false;
	return compose(negative, whole, fraction, value);
}

/* A number of at most 19 significant digits, times ten to the exponent. */
typedef struct Scientific {
	Wide digits;
	int digit_count;
	int exponent;
} Scientific;

/* "12.5" into 125 and -1; digits behind the 19th only move the exponent. */
static bool read_mantissa(Str text, Scientific *number)
{
	bool behind_point = false, any = false;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c == '.' && !behind_point) {
			behind_point = true;
			continue;
		}
		if (!is_digit(c))
			return false;
		any = true;
		bool keep = number->digit_count < 19;
		if (keep)
			number->digits = number->digits * 10 + (c - '0');
		number->digit_count += keep && number->digits != 0;
		number->exponent += !keep - behind_point;
	}
	return any;
}

/* "E-3", "e+15"; what is beyond every double is wrong. */
static bool read_exponent(Str text, int *exponent)
{
	bool minus = str_starts(text, S("-"));
	if (minus || str_starts(text, S("+")))
		text = str_slice(text, 1, text.length);
	int64_t number;
	if (!is_digits(text) || !str_integer(text, &number) || number > 400)
		return false;
	*exponent += (int)(minus ? -number : number);
	return true;
}

static Wide power_of_ten(int exponent)
{
	Wide power = 1;
	while (exponent-- > 0)
		power *= 10;
	return power;
}

/* A spreadsheet keeps 17 digits and shows 15: what the person typed is the 15. */
static void keep_15_digits(Scientific *number)
{
	int more = number->digit_count - 15;
	if (more <= 0)
		return;
	number->digits = rounded(number->digits, power_of_ten(more));
	number->exponent += more;
}

bool decimal_from_spreadsheet(Str text, Decimal *value)
{
	Scientific number = { 0 };
	bool negative = str_starts(text, S("-"));
	Str exponent = str_slice(text, negative, text.length);
	bool has_exponent = str_find_char(exponent, 'E') >= 0 || str_find_char(exponent, 'e') >= 0;
	Str mantissa = str_cut(&exponent, str_find_char(exponent, 'E') >= 0 ? 'E' : 'e');
	if (!read_mantissa(mantissa, &number))
		return false;
	if (has_exponent && !read_exponent(exponent, &number.exponent))
		return false;
	keep_15_digits(&number);

	int shift = number.exponent + DIGITS;
	Wide scaled = 0;
	if (shift > 18 && number.digits != 0)
		return false;
	if (shift >= 0)
		scaled = number.digits * power_of_ten(shift > 18 ? 0 : shift);
	else if (shift > -20)
		scaled = rounded(number.digits, power_of_ten(-shift));
	return fit(negative ? -scaled : scaled, value);
}

/* --- writing */

static void add_grouped(Buf *out, uint64_t whole, char thousands)
{
	char digits[24];
	size_t count = 0;
	do
		digits[count++] = (char)('0' + whole % 10);
	while (whole /= 10);
	for (size_t left = count; left > 0; left--) {
		if (thousands && left < count && left % 3 == 0)
			buf_add_char(out, thousands);
		buf_add_char(out, digits[left - 1]);
	}
}

static int clamp_digits(int digits)
{
	if (digits < 0)
		return 0;
	return digits > DIGITS ? DIGITS : digits;
}

Str decimal_print(Arena *arena, Decimal value, int least, int most, char thousands, char fraction)
{
	most = clamp_digits(most);
	Wide scale = power_of_ten(DIGITS - most);
	Wide shown = rounded(value.tenthousandths, scale);
	bool negative = shown < 0;
	uint64_t magnitude = (uint64_t)(negative ? -shown : shown);
	uint64_t unit = (uint64_t)power_of_ten(most);
	int digits = most;
	uint64_t part = magnitude % unit;
	while (digits > clamp_digits(least) && part % 10 == 0) {
		part /= 10;
		digits--;
	}

	Buf out = buf_new(arena);
	if (negative)
		buf_add_char(&out, '-');
	add_grouped(&out, magnitude / unit, thousands);
	if (digits > 0) {
		buf_add_char(&out, fraction);
		buf_print(&out, "%0*llu", digits, (unsigned long long)part);
	}
	return buf_str(&out);
}

Str decimal_machine(Arena *arena, Decimal value)
{
	return decimal_print(arena, value, 0, DIGITS, 0, '.');
}
