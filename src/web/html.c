/* SPDX-License-Identifier: Apache-2.0 */
#include "web/html.h"

#include "web/address.h"
#include "web/request.h"

static void add_escaped(Buf *out, Str text);

void out_prefix(Buf *out, const Request *rq)
{
	if (rq->language == ENGLISH)
		out_literal(out, "/en", 3);
}

Html html_of(const Buf *out)
{
	return (Html){ buf_str(out) };
}

/* --- text --- */

void out_text_html(Buf *out, const Request *rq, Html value)
{
	(void)rq;
	buf_add_str(out, value.text);
}

void out_text_str(Buf *out, const Request *rq, Str value)
{
	(void)rq;
	add_escaped(out, value);
}

void out_text_c(Buf *out, const Request *rq, const char *value)
{
	(void)rq;
	add_escaped(out, str_of(value));
}

void out_text_integer(Buf *out, const Request *rq, int64_t value)
{
	(void)rq;
	buf_add_integer(out, value);
}

void out_text_number(Buf *out, const Request *rq, Number value)
{
	buf_add_str(out, number_words(rq, value.value));
}

void out_text_money(Buf *out, const Request *rq, Money value)
{
	buf_add_str(out, money_words(rq, value.rupiah));
}

void out_text_day(Buf *out, const Request *rq, Day value)
{
	buf_add_str(out, day_words(rq, value));
}

void out_text_instant(Buf *out, const Request *rq, Instant value)
{
	add_escaped(out, instant_words(rq, value));
}

void out_text_decimal(Buf *out, const Request *rq, Decimal value)
{
	buf_add_str(out, decimal_words(rq, value));
}

void out_text_maybe_decimal(Buf *out, const Request *rq, MaybeDecimal value)
{
	if (value.is_set)
		out_text_decimal(out, rq, value.value);
	else
		buf_add_c(out, "–");
}

/* --- attributes --- */

void out_attr_str(Buf *out, const Request *rq, Str value)
{
	out_text_str(out, rq, value);
}

void out_attr_c(Buf *out, const Request *rq, const char *value)
{
	out_text_c(out, rq, value);
}

void out_attr_integer(Buf *out, const Request *rq, int64_t value)
{
	out_text_integer(out, rq, value);
}

void out_attr_number(Buf *out, const Request *rq, Number value)
{
	out_text_integer(out, rq, value.value);
}

void out_attr_money(Buf *out, const Request *rq, Money value)
{
	if (value.rupiah >= 0)
		out_text_integer(out, rq, value.rupiah);
}

void out_attr_day(Buf *out, const Request *rq, Day value)
{
	(void)rq;
	if (day_is_set(value))
		buf_add_str(out, day_iso(out->arena, value));
}

void out_attr_instant(Buf *out, const Request *rq, Instant value)
{
	(void)rq;
	if (value.seconds)
		buf_add_str(out, instant_iso(out->arena, value));
}

void out_attr_decimal(Buf *out, const Request *rq, Decimal value)
{
	(void)rq;
	/* Three digits behind a comma could be thousands when they are typed in again; four cannot.
	 */
	int digits = value.tenthousandths % 10 == 0 && value.tenthousandths % 100 != 0 ? 4 : 0;
	buf_add_str(out, decimal_print(out->arena, value, digits, 4, 0, ','));
}

void out_attr_maybe_decimal(Buf *out, const Request *rq, MaybeDecimal value)
{
	if (value.is_set)
		out_attr_decimal(out, rq, value.value);
}

/* --- addresses --- */

void out_url_as_is(Buf *out, const Request *rq, Url value)
{
	(void)rq;
	bool is_safe = address_is_local(value.text) || str_starts(value.text, S("http://")) ||
		       str_starts(value.text, S("https://")) ||
		       str_starts(value.text, S("mailto:")) || str_starts(value.text, S("?")) ||
		       str_starts(value.text, S("#"));
	add_escaped(out, is_safe ? value.text : S("#"));
}

void out_url_str(Buf *out, const Request *rq, Str value)
{
	if (!address_is_local(value) || rq->language != ENGLISH || !address_takes_prefix(value)) {
		out_url_as_is(out, rq, (Url){ value });
		return;
	}
	out_prefix(out, rq);
	/* The English front page is /en, without a slash. */
	bool is_front = value.length == 1 || value.at[1] == '?' || value.at[1] == '#';
	add_escaped(out, str_slice(value, is_front ? 1 : 0, value.length));
}

void out_url_c(Buf *out, const Request *rq, const char *value)
{
	out_url_str(out, rq, str_of(value));
}

void out_part_str(Buf *out, const Request *rq, Str value)
{
	(void)rq;
	address_add_encoded(out, value);
}

void out_part_c(Buf *out, const Request *rq, const char *value)
{
	out_part_str(out, rq, str_of(value));
}

void out_part_integer(Buf *out, const Request *rq, int64_t value)
{
	out_text_integer(out, rq, value);
}

void out_part_day(Buf *out, const Request *rq, Day value)
{
	out_attr_day(out, rq, value);
}

static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&#34;";
	case '\'':
		return "&#39;";
	case '\0':
		return "\xEF\xBF\xBD"; /* HTML has no NUL */
	default:
		return NULL;
	}
}

static void add_escaped(Buf *out, Str text)
{
	size_t from = 0;
	for (size_t i = 0; i < text.length; i++) {
		const char *entity = entity_of(text.at[i]);
		if (!entity)
			continue;
		buf_add(out, text.at + from, i - from);
		buf_add_c(out, entity);
		from = i + 1;
	}
	buf_add_str(out, str_slice(text, from, text.length));
}
