/* SPDX-License-Identifier: Apache-2.0 */
#include "base/day.h"
#include "base/decimal.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	Str text = { (const char *)bytes, count };
	Arena *arena = arena_new();

	Decimal value, again;
	if (decimal_from_typed(text, &value) == DECIMAL_OK) {
		must(decimal_from_machine(decimal_machine(arena, value), &again));
		must(decimal_compare(value, again) == 0);
	}
	if (decimal_from_machine(text, &value)) {
		must(decimal_from_machine(decimal_machine(arena, value), &again));
		must(decimal_compare(value, again) == 0);
	}
	if (decimal_from_spreadsheet(text, &value))
		decimal_print(arena, value, 0, 2, '.', ',');

	Day day = day_from_typed(text);
	if (day_is_set(day))
		must(day_compare(day, day_from_iso(day_iso(arena, day))) == 0);
	Instant instant = instant_from_iso(text);
	if (instant.seconds) {
		Str iso = instant_iso(arena, instant);
		must(iso.length == 0 || instant_from_iso(iso).seconds == instant.seconds);
	}
	int64_t number;
	if (str_integer(text, &number))
		must(str_trim(text).length == text.length);
	arena_free(arena);
	return 0;
}
