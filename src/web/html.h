/* SPDX-License-Identifier: Apache-2.0 */
/* What compiled views write with. A value is escaped by its type and by where it stands; only an
 * Html value passes as it is, and only views (and cmark) make one. */
#ifndef NYATA_HTML_H
#define NYATA_HTML_H

#include "base/buf.h"
#include "web/language.h"

typedef struct Html {
	Str text;
} Html;

/* An address that is printed as it is, without the language prefix: the language switch, other
 * sites. Schemes other than http, https, mailto are blocked. */
typedef struct Url {
	Str text;
} Url;

/* A count or an amount that is printed with its thousands grouped: {{ number(n) }}, {{
 * money(rupiah) }}. */
typedef struct Number {
	int64_t value;
} Number;

typedef struct Money {
	int64_t rupiah;
} Money;

static inline Number number(int64_t value)
{
	return (Number){ value };
}

static inline Money money(int64_t rupiah)
{
	return (Money){ rupiah };
}

#define out_literal(out, literal, length) buf_add((out), (literal), (length))
/* Writes "/en" when the reader reads English. */
void out_prefix(Buf *out, const Request *rq);
Html html_of(const Buf *out);

/* Text: days in words, instants in words, decimals with comma, integers as plain digits. */
#define OUT_TEXT(out, rq, value) OUT_BY_TYPE(out_text, value)((out), (rq), (value))
/* Attributes: days and instants as ISO, decimals as typed ("87,45"), integers as plain digits. */
#define OUT_ATTR(out, rq, value) OUT_BY_TYPE(out_attr, value)((out), (rq), (value))
/* A whole address: /…, ?…, #…, http, https, mailto; "//host" and the rest become "#". */
#define OUT_URL(out, rq, value)                                                                    \
	_Generic((value), Url: out_url_as_is, Str: out_url_str, const char *: out_url_c,           \
	         char *: out_url_c)((out), (rq), (value))
/* A part of an address: percent-encoded, "/" too. */
#define OUT_URLPART(out, rq, value)                                                                \
	_Generic((value), Str: out_part_str, const char *: out_part_c, char *: out_part_c,         \
	         int: out_part_integer, long: out_part_integer, long long: out_part_integer,       \
	         unsigned: out_part_integer, unsigned long: out_part_integer, Day: out_part_day)(  \
		(out), (rq), (value))

/* Chooses the English singular or plural by the hole {n}. */
#define IS_ONE(value) (_Generic((value), Number : number_value, default : plain_value)(value) == 1)

static inline int64_t number_value(Number number)
{
	return number.value;
}

static inline int64_t plain_value(int64_t value)
{
	return value;
}

#define OUT_BY_TYPE(prefix, value)                                                                 \
	_Generic((value), Html: prefix##_html, Str: prefix##_str, const char *: prefix##_c,        \
	         char *: prefix##_c, int: prefix##_integer, long: prefix##_integer,                \
	         long long: prefix##_integer, unsigned: prefix##_integer,                          \
	         unsigned long: prefix##_integer, Number: prefix##_number, Money: prefix##_money,  \
	         Day: prefix##_day, Instant: prefix##_instant, Decimal: prefix##_decimal,          \
	         MaybeDecimal: prefix##_maybe_decimal)

void out_text_html(Buf *out, const Request *rq, Html value);
void out_text_str(Buf *out, const Request *rq, Str value);
void out_text_c(Buf *out, const Request *rq, const char *value);
void out_text_integer(Buf *out, const Request *rq, int64_t value);
void out_text_number(Buf *out, const Request *rq, Number value);
void out_text_money(Buf *out, const Request *rq, Money value);
void out_text_day(Buf *out, const Request *rq, Day value);
void out_text_instant(Buf *out, const Request *rq, Instant value);
void out_text_decimal(Buf *out, const Request *rq, Decimal value);
void out_text_maybe_decimal(Buf *out, const Request *rq, MaybeDecimal value); /* blank: "–" */

/* Html in an attribute is refused by the linker: out_attr_html is declared and never defined. */
void out_attr_html(Buf *out, const Request *rq, Html value);
void out_attr_str(Buf *out, const Request *rq, Str value);
void out_attr_c(Buf *out, const Request *rq, const char *value);
void out_attr_integer(Buf *out, const Request *rq, int64_t value);
void out_attr_number(Buf *out, const Request *rq, Number value);
void out_attr_money(Buf *out, const Request *rq, Money value);
void out_attr_day(Buf *out, const Request *rq, Day value);
void out_attr_instant(Buf *out, const Request *rq, Instant value);
void out_attr_decimal(Buf *out, const Request *rq, Decimal value);
void out_attr_maybe_decimal(Buf *out, const Request *rq, MaybeDecimal value); /* blank: empty */

void out_url_as_is(Buf *out, const Request *rq, Url value);
void out_url_str(Buf *out, const Request *rq, Str value);
void out_url_c(Buf *out, const Request *rq, const char *value);
void out_part_str(Buf *out, const Request *rq, Str value);
void out_part_c(Buf *out, const Request *rq, const char *value);
void out_part_integer(Buf *out, const Request *rq, int64_t value);
void out_part_day(Buf *out, const Request *rq, Day value);

#endif
