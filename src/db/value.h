/* SPDX-License-Identifier: Apache-2.0 */
/* Values given to a statement, each with its type. */
#ifndef NYATA_VALUE_H
#define NYATA_VALUE_H

#include "base/day.h"
#include "base/decimal.h"

typedef int64_t Id;

typedef struct IdList {
	Id *items;
	size_t count, capacity;
} IdList;

typedef enum ValueKind {
	VALUE_END,
	VALUE_NULL,
	VALUE_INTEGER,
	VALUE_TEXT,
	VALUE_BYTES,
	VALUE_DAY
} ValueKind;

typedef struct Value {
	ValueKind kind;
	ValueKind null_of; /* of a VALUE_NULL: the kind it would have had, where that is known */
	int64_t integer;
	Str text;
	Day day;
} Value;

/* What is not named is VALUE_END; one more than fits does not compile. */
enum { MOST_VALUES = 24 };
#define VALUES(...) ((const Value[MOST_VALUES + 1]){ __VA_ARGS__ })

#define INTEGER(number) ((Value){ .kind = VALUE_INTEGER, .integer = (number) })
/* An Id that may be absent: 0 is NULL. */
#define ID(id) value_id(id)
#define TEXT(str) ((Value){ .kind = VALUE_TEXT, .text = (str) })
/* {0} is NULL. */
#define TEXT_OR_NULL(str) value_text_or_null(str)
#define BYTES(str) ((Value){ .kind = VALUE_BYTES, .text = (str) })
#define BOOL(yes) ((Value){ .kind = VALUE_INTEGER, .integer = (yes) ? 1 : 0 })
/* {0} is NULL. */
#define DAY(d) value_day(d)
#define INSTANT(i) value_instant(i)
#define DECIMAL(d) ((Value){ .kind = VALUE_INTEGER, .integer = (d).tenthousandths })
/* Blank is NULL. */
#define MAYBE_DECIMAL(d) value_maybe_decimal(d)

static inline Value value_id(Id id)
{
	return (Value){ .kind = id ? VALUE_INTEGER : VALUE_NULL,
			.null_of = VALUE_INTEGER,
			.integer = id };
}

static inline Value value_text_or_null(Str text)
{
	return (Value){ .kind = text.length ? VALUE_TEXT : VALUE_NULL,
			.null_of = VALUE_TEXT,
			.text = text };
}

static inline Value value_day(Day day)
{
	return (Value){ .kind = day_is_set(day) ? VALUE_DAY : VALUE_NULL,
			.null_of = VALUE_DAY,
			.day = day };
}

static inline Value value_instant(Instant instant)
{
	return (Value){ .kind = instant.seconds ? VALUE_INTEGER : VALUE_NULL,
			.null_of = VALUE_INTEGER,
			.integer = instant.seconds };
}

static inline Value value_maybe_decimal(MaybeDecimal d)
{
	return (Value){ .kind = d.is_set ? VALUE_INTEGER : VALUE_NULL,
			.null_of = VALUE_INTEGER,
			.integer = d.value.tenthousandths };
}

#endif
