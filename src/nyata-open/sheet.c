/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/sheet.h"

#include <string.h>

#include "nyata-open/xml.h"

typedef enum CellKind { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOLEAN } CellKind;

typedef struct SheetReading {
	Answer *answer;
	const SharedStrings *shared;
	Text text;
	StringReading string;
	bool is_data, is_cell;
	int level;		    /* of elements that are open within the cell */
	bool is_value, is_inline;   /* within the cell's <v>, its <is> */
	bool had_value, had_inline; /* there was one in this cell */
	CellKind kind;
	CellPlace place; /* of the cell that is read, or was read last */
} SheetReading;

/* "C14", whole; dollar signs are not in files. */
static bool place_from(Str text, CellPlace *place)
{
	size_t at = 0;
	uint32_t column = 0, row = 0;
	for (; at < text.length && text.at[at] >= 'A' && text.at[at] <= 'Z' && at < 3; at++)
		column = column * 26 + (uint32_t)(text.at[at] - 'A' + 1);
	size_t digits = at;
	for (; at < text.length && text.at[at] >= '0' && text.at[at] <= '9' && at < 11; at++)
		row = row * 10 + (uint32_t)(text.at[at] - '0');
	if (at != text.length || digits == 0 || digits == at || at - digits > 7)
		return false;
	*place = (CellPlace){ row, (uint16_t)column };
	return row >= 1 && row <= OPEN_LAST_ROW && column >= 1 && column <= OPEN_LAST_COLUMN;
}

/* "A1:C3", or one place alone. */
static bool range_from(const char *text, CellPlace *first, CellPlace *last)
{
	Str rest = str_of(text);
	bool has_last = str_find_char(rest, ':') >= 0;
	Str start = has_last ? str_cut(&rest, ':') : rest;
	return place_from(start, first) && place_from(rest, last) && first->row <= last->row &&
	       first->column <= last->column;
}

static void start_row(SheetReading *reading, const char **attributes)
{
	const char *number = xml_attribute(attributes, "r");
	int64_t row = reading->place.row + 1;
	if (number && !str_integer(str_of(number), &row))
		row = 0;
	/* A row that comes twice or goes back is what no program writes. */
	if (row <= reading->place.row || row > OPEN_LAST_ROW)
		answer_end(reading->answer, OPEN_STATUS_BROKEN);
	reading->place = (CellPlace){ (uint32_t)row, 0 };
}

static CellKind kind_from(const char *word)
{
	if (!word || xml_is(word, "n"))
		return CELL_NUMBER;
	if (xml_is(word, "s"))
		return CELL_SHARED;
	return xml_is(word, "b") ? CELL_BOOLEAN : CELL_TEXT;
}

static void start_cell(SheetReading *reading, const char **attributes)
{
	const char *said = xml_attribute(attributes, "r");
	CellPlace place = { reading->place.row, (uint16_t)(reading->place.column + 1) };
	if ((said && !place_from(str_of(said), &place)) || place.row != reading->place.row ||
	    place.column <= reading->place.column || place.column > OPEN_LAST_COLUMN)
		answer_end(reading->answer, OPEN_STATUS_BROKEN);
	reading->place = place;
	reading->kind = kind_from(xml_attribute(attributes, "t"));
	reading->text.length = 0;
	reading->string = (StringReading){ 0 };
	reading->had_value = reading->had_inline = false;
	reading->is_cell = true;
}

/* Of what stands twice, each program would read the one that it likes. */
static void start_in_cell(SheetReading *reading, const char *name)
{
	bool is_child = reading->level++ == 0;
	bool is_value = is_child && xml_is(name, "v");
	bool is_inline = is_child && xml_is(name, "is");
	if (xml_is(name, "c") || (is_value && reading->had_value) ||
	    (is_inline && reading->had_inline) ||
	    ((is_value || is_inline) && reading->text.length > 0))
		answer_end(reading->answer, OPEN_STATUS_BROKEN);
	reading->is_value |= is_value;
	reading->is_inline |= is_inline;
	reading->had_value |= is_value;
	reading->had_inline |= is_inline;
	string_start(&reading->string, name);
}

static void start_outside(SheetReading *reading, const char *name, const char **attributes)
{
	CellPlace first, last;
	const char *range = xml_attribute(attributes, "ref");
	if (xml_is(name, "sheetData"))
		reading->is_data = true;
	if (xml_is(name, "dimension") && range && range_from(range, &first, &last))
		reading->answer->declared_rows = last.row;
	if (!xml_is(name, "mergeCell"))
		return;
	if (!range || !range_from(range, &first, &last))
		answer_end(reading->answer, OPEN_STATUS_BROKEN);
	answer_merge(reading->answer, first, last);
}

static bool on_start(void *state, const char *name, const char **attributes)
{
	SheetReading *reading = state;
	if (!reading->is_data)
		start_outside(reading, name, attributes);
	else if (reading->is_cell)
		start_in_cell(reading, name);
	else if (xml_is(name, "row"))
		start_row(reading, attributes);
	else if (xml_is(name, "c"))
		start_cell(reading, attributes);
	return true;
}

static void on_text(void *state, const char *text, int length)
{
	SheetReading *reading = state;
	if (reading->is_value || (reading->is_inline && string_wants_text(&reading->string)))
		text_add(reading->answer, &reading->text, text, (size_t)length);
}

static bool is_number(Str text)
{
	for (size_t i = 0; i < text.length; i++)
		if (!strchr("0123456789+-.eE", text.at[i]) || text.at[i] == '\0')
			return false;
	return text.length > 0;
}

static Str boolean_from(Answer *answer, Str text)
{
	if (str_equal(text, S("1")) || str_equal(text, S("true")))
		return S("TRUE");
	if (!str_equal(text, S("0")) && !str_equal(text, S("false")))
		answer_end(answer, OPEN_STATUS_BROKEN);
	return S("FALSE");
}

static void say_cell(SheetReading *reading)
{
	Str text = text_str(&reading->text, 0);
	if (reading->kind == CELL_SHARED && text.length > 0) {
		int64_t number = -1;
		if (!str_integer(text, &number) ||
		    !shared_string_find(reading->shared, number, &text))
			answer_end(reading->answer, OPEN_STATUS_BROKEN);
	} else if (reading->kind == CELL_TEXT) {
		text_unescape(&reading->text, 0);
		text = text_str(&reading->text, 0);
	} else if (reading->kind == CELL_BOOLEAN && text.length > 0) {
		text = boolean_from(reading->answer, text);
	}
	if (text.length > 0)
		answer_cell(reading->answer, reading->place, text,
			    reading->kind == CELL_NUMBER && is_number(text));
}

static void end_in_cell(SheetReading *reading, const char *name)
{
	string_end(&reading->string, name);
	if (--reading->level == 0)
		reading->is_value = reading->is_inline = false;
}

static void on_end(void *state, const char *name)
{
	SheetReading *reading = state;
	if (!reading->is_data)
		return;
	if (reading->is_cell && reading->level > 0) {
		end_in_cell(reading, name);
	} else if (reading->is_cell) {
		say_cell(reading);
		reading->is_cell = false;
	} else if (xml_is(name, "sheetData")) {
		reading->is_data = false;
	}
}

void sheet_read(Package *package, const char *part, const SharedStrings *shared)
{
	static const XmlReader reader = { on_start, on_end, on_text };
	SheetReading reading = { .answer = package->answer, .shared = shared };
	xml_read(package, part, &reader, &reading);
}
