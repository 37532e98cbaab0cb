/* SPDX-License-Identifier: Apache-2.0 */
/* Exact decimal numbers: ten-thousandths in 64 bits, products in 128 bits. Blank and zero differ: a
 * value that may be blank is a MaybeDecimal. Rounding happens only when shown, half away from zero.
 */
#ifndef NYATA_DECIMAL_H
#define NYATA_DECIMAL_H

#include "base/str.h"

typedef struct Decimal {
	int64_t tenthousandths;
} Decimal;

typedef struct MaybeDecimal {
	bool is_set;
	Decimal value;
} MaybeDecimal;

typedef enum DecimalReading {
	DECIMAL_OK,
	DECIMAL_BLANK,
	DECIMAL_AMBIGUOUS, /* "1.250": grouping or fraction? ask, never guess */
	DECIMAL_WRONG,
	DECIMAL_OUT_OF_RANGE,
} DecimalReading;

#define DECIMAL_MAX ((Decimal){ INT64_MAX })

Decimal decimal_of(int64_t whole); /* fatal() when it does not fit */
int decimal_compare(Decimal a, Decimal b);
/* false when the sum or product does not fit. A product is rounded to ten-thousandths. */
bool decimal_add(Decimal a, Decimal b, Decimal *sum);
bool decimal_multiply(Decimal a, Decimal b, Decimal *product);
/* What people type: "87,45", "87.45", "1.250.000", "1.250,5"; at most four fraction digits. */
DecimalReading decimal_from_typed(Str text, Decimal *value);
/* Strict machine form: "-12.5"; false for anything else, more than four fraction digits included.
 */
bool decimal_from_machine(Str text, Decimal *value);
/* A spreadsheet's stored number: "87.449999999999996", "1.2E-3"; the 15 digits that a spreadsheet
 * shows, rounded to ten-thousandths. */
bool decimal_from_spreadsheet(Str text, Decimal *value);
/* "1.250,50": thousands and fraction marks given ('.' and ',' in Indonesian). least <= fraction
 * digits <= most. */
Str decimal_print(Arena *arena, Decimal value, int least, int most, char thousands, char fraction);
Str decimal_machine(Arena *arena, Decimal value);

#endif
