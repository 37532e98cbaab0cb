/* SPDX-License-Identifier: Apache-2.0 */
#include "base/csv.h"

#include <string.h>

#include "base/list.h"
#include "base/utf8.h"

enum { ROWS_LOOKED_AT = 10 };

/* Where the reader stands in the text. */
typedef struct Reader {
	Arena *arena;
	Str text;
	size_t at;
	int line;
	char separator;
	CsvLimits limits;
	size_t cells;
	const char *fault;
	CsvReason reason;
	int fault_line;
	size_t long_bytes;
} Reader;

static CsvTable read_table(Reader *reader);
static char best_separator(const Reader *start);

static CsvTable no_text(CsvReason reason, int line, const char *fault)
{
	return (CsvTable){ .separator = ',', .fault = fault, .reason = reason, .fault_line = line };
}

/* An empty table with the reason why the text cannot be CSV at all, if there is one. */
static CsvTable unreadable(Str text)
{
	if (str_starts(text, S("\xFF\xFE")) || str_starts(text, S("\xFE\xFF")))
		return no_text(CSV_NO_TEXT, 1, "The file is UTF-16; save it as \"CSV UTF-8\".");
	if (text.length && memchr(text.at, 0, text.length))
		return no_text(CSV_NO_TEXT, 1, "The file has NUL bytes: it is no text.");
	int line = 1;
	for (size_t at = 0; at < text.length; at++) {
		bool is_crlf =
			text.at[at] == '\r' && at + 1 < text.length && text.at[at + 1] == '\n';
		line += text.at[at] == '\n' || (text.at[at] == '\r' && !is_crlf);
		if (utf8_control(text, at))
			return no_text(CSV_CONTROL, line,
				       "A control character stands here, which is no text.");
	}
	return (CsvTable){ 0 };
}

/* A first line "sep=;", which spreadsheets write and obey; 0 when there is none. */
static char take_declared_separator(Reader *reader)
{
	Str rest = reader->text;
	Str line = str_cut(&rest, '\n');
	if (str_ends(line, S("\r")))
		line = str_slice(line, 0, line.length - 1);
	if (line.length != 5 || !str_equal_ascii_case(str_slice(line, 0, 4), S("sep=")))
		return 0;
	if (str_find_char(S(",;\t|"), line.at[4]) < 0)
		return 0;
	reader->at = reader->text.length - rest.length;
	reader->line = 2;
	return line.at[4];
}

CsvTable csv_read(Arena *arena, Str text, CsvLimits limits)
{
	Str bom = S("\xEF\xBB\xBF");
	if (str_starts(text, bom))
		text = str_slice(text, bom.length, text.length);
	CsvTable none = unreadable(text);
	if (none.fault)
		return none;

	Reader reader = { .arena = arena, .text = text, .line = 1, .limits = limits };
	reader.separator = take_declared_separator(&reader);
	if (!reader.separator)
		reader.separator = best_separator(&reader);
	return read_table(&reader);
}

static bool is_at_line_end(const Reader *reader)
{
	char c = reader->at < reader->text.length ? reader->text.at[reader->at] : '\n';
	return c == '\n' || c == '\r';
}

static bool is_at_cell_end(const Reader *reader)
{
	return is_at_line_end(reader) || reader->text.at[reader->at] == reader->separator;
}

static void take_line_end(Reader *reader)
{
	Str rest = str_slice(reader->text, reader->at, reader->text.length);
	reader->at += str_starts(rest, S("\r\n")) ? 2 : rest.length > 0;
	reader->line++;
}

static void refuse(Reader *reader, int line, CsvReason reason, const char *fault)
{
	reader->fault = fault;
	reader->reason = reason;
	reader->fault_line = line;
}

static Str plain_cell(Reader *reader)
{
	size_t from = reader->at;
	while (!is_at_cell_end(reader))
		reader->at++;
	return str_slice(reader->text, from, reader->at);
}

/* Moves to the quote that closes the cell, or to the end of the text. */
static void find_closing_quote(Reader *reader)
{
	const char *text = reader->text.at;
	size_t length = reader->text.length;
	for (; reader->at < length; reader->at++) {
		char next = reader->at + 1 < length ? text[reader->at + 1] : 0;
		char c = text[reader->at];
		if (c == '"' && next != '"')
			return;
		if (c == '"')
			reader->at++;
		else if (c == '\n' || (c == '\r' && next != '\n'))
			reader->line++;
	}
}

/* Doubled quotes become one, line ends become LF. */
static Str unquoted(Arena *arena, Str inside)
{
	if (str_find_char(inside, '"') < 0 && str_find_char(inside, '\r') < 0)
		return inside;
	Buf out = buf_new(arena);
	for (size_t i = 0; i < inside.length; i++) {
		char c = inside.at[i];
		char next = i + 1 < inside.length ? inside.at[i + 1] : 0;
		buf_add_char(&out, c == '\r' ? '\n' : c);
		i += (c == '"' && next == '"') || (c == '\r' && next == '\n');
	}
	return buf_str(&out);
}

static Str quoted_cell(Reader *reader)
{
	int opened = reader->line;
	size_t from = ++reader->at;
	find_closing_quote(reader);
	if (reader->at >= reader->text.length) {
		refuse(reader, opened, CSV_QUOTE, "A quote that opens here is never closed.");
		return (Str){ 0 };
	}
	Str inside = str_slice(reader->text, from, reader->at++);
	while (!is_at_cell_end(reader) && reader->text.at[reader->at] == ' ')
		reader->at++;
	if (!is_at_cell_end(reader))
		refuse(reader, reader->line, CSV_QUOTE, "Text stands behind a closing quote.");
	return unquoted(reader->arena, inside);
}

/* What the bytes 0x80 to 0x9F are in Windows-1252; five of them are nothing. */
static const char *const windows_1252[32] = {
	"€", "\uFFFD", "‚",	 "ƒ", "„",	"…",	  "†", "‡",	 "ˆ", "‰", "Š",
	"‹", "Œ",      "\uFFFD", "Ž", "\uFFFD", "\uFFFD", "‘", "’",	 "“", "”", "•",
	"–", "—",      "˜",	 "™", "š",	"›",	  "œ", "\uFFFD", "ž", "Ÿ",
};

static void add_windows_1252(Buf *out, unsigned char c)
{
	if (c < 0xA0) {
		buf_add_c(out, windows_1252[c - 0x80]);
		return;
	}
	buf_add_char(out, (char)(0xC0 | c >> 6));
	buf_add_char(out, (char)(0x80 | (c & 0x3F)));
}

static Str as_utf8(Arena *arena, Str cell)
{
	if (str_is_utf8(cell))
		return cell;
	Buf out = buf_new(arena);
	for (size_t at = 0; at < cell.length;) {
		size_t length = utf8_sequence(cell, at);
		if (length)
			buf_add(&out, cell.at + at, length);
		else
			add_windows_1252(&out, (unsigned char)cell.at[at]);
		at += length ? length : 1;
	}
	return buf_str(&out);
}

static void read_cell(Reader *reader, CsvRow *row)
{
	int line = reader->line;
	if (reader->cells++ >= reader->limits.cells) {
		refuse(reader, line, CSV_MANY_CELLS, "The file has more cells than are read here.");
		return;
	}
	bool quoted = !is_at_line_end(reader) && reader->text.at[reader->at] == '"';
	Str cell = quoted ? quoted_cell(reader) : plain_cell(reader);
	if (!reader->fault && cell.length > reader->limits.cell_bytes) {
		refuse(reader, line, CSV_LONG_CELL, "A cell is longer than is read here.");
		reader->long_bytes = cell.length;
	}
	if (!reader->fault)
		*list_push(reader->arena, row) = as_utf8(reader->arena, cell);
}

static CsvRow read_row(Reader *reader)
{
	CsvRow row = { .line = reader->line };
	read_cell(reader, &row);
	while (!reader->fault && !is_at_line_end(reader)) {
		reader->at++; /* the separator */
		read_cell(reader, &row);
	}
	take_line_end(reader);
	return row;
}

static CsvTable read_table(Reader *reader)
{
	CsvTable table = { .separator = reader->separator };
	while (!reader->fault && reader->at < reader->text.length) {
		if (table.count >= reader->limits.rows) {
			refuse(reader, reader->line, CSV_MANY_ROWS,
			       "The file has more rows than are read here.");
			break;
		}
		CsvRow row = read_row(reader);
		if (!reader->fault)
			*list_push(reader->arena, &table) = row;
	}
	table.fault = reader->fault;
	table.reason = reader->reason;
	table.fault_line = reader->fault_line;
	table.long_bytes = reader->long_bytes;
	return table;
}

/* What the first rows are with one separator. */
typedef struct Guess {
	char separator;
	size_t agree;	/* rows that have as many cells, two or more, as most of them have */
	CsvRow heading; /* the first of these rows with words in two cells, or the first */
} Guess;

static bool has_headings(const CsvRow *row)
{
	size_t filled = 0;
	for (size_t i = 0; i < row->count; i++)
		filled += str_trim(row->items[i]).length > 0;
	return filled > 1;
}

static Guess guess_with(const Reader *start, char separator)
{
	Reader reader = *start;
	reader.separator = separator;
	reader.limits.rows = ROWS_LOOKED_AT;
	CsvTable table = read_table(&reader);
	Guess guess = { .separator = separator };
	for (size_t i = 0; i < table.count; i++) {
		CsvRow row = table.items[i];
		size_t same = 0;
		for (size_t j = 0; j < table.count; j++)
			same += table.items[j].count == row.count;
		bool is_title = row.count == guess.heading.count && !has_headings(&guess.heading);
		if (row.count > 1 && (same > guess.agree || (is_title && has_headings(&row))))
			guess = (Guess){ separator, same, row };
	}
	return guess;
}

static bool row_has(const CsvRow *row, char c)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_find_char(row->items[i], c) >= 0)
			return true;
	return false;
}

/* Where as many rows agree: a character at the end of each line makes one heading and nothing; and
 * the headings hold their separator, while a row of sentences may hold both. */
static bool is_better(const Guess *guess, const Guess *best)
{
	if (guess->agree != best->agree)
		return guess->agree > best->agree;
	if (has_headings(&guess->heading) != has_headings(&best->heading))
		return has_headings(&guess->heading);
	return row_has(&best->heading, guess->separator) &&
	       !row_has(&guess->heading, best->separator);
}

/* A comma is also a decimal mark and stands in sentences, a semicolon at times in sentences: where
 * nothing else tells, the rarer character is the separator. */
static char best_separator(const Reader *start)
{
	ArenaMark mark = arena_mark(start->arena);
	Guess best = { .separator = ',' };
	for (const char *candidate = "\t;,"; *candidate; candidate++) {
		Guess guess = guess_with(start, *candidate);
		if (is_better(&guess, &best))
			best = guess;
	}
	arena_reset_to(start->arena, mark);
	return best.separator;
}

static bool is_formula(Str text)
{
	return text.length && memchr("=+-@\t\r", text.at[0], 6);
}

static bool needs_quotes(Str text, char separator)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] == separator || memchr("\"\r\n", text.at[i], 3))
			return true;
	return str_trim(text).length != text.length;
}

Str csv_cell(const CsvTable *table, size_t row, const char *heading)
{
	if (row >= table->count)
		return (Str){ 0 };
	const CsvRow *headings = &table->items[0], *cells = &table->items[row];
	for (size_t i = 0; i < headings->count && i < cells->count; i++)
		if (str_equal_c(str_trim(headings->items[i]), heading))
			return str_trim(cells->items[i]);
	return (Str){ 0 };
}

void csv_add_cell(Buf *out, Str text, char separator)
{
	const char *apostrophe = is_formula(text) ? "'" : "";
	if (!needs_quotes(text, separator)) {
		buf_add_c(out, apostrophe);
		buf_add_str(out, text);
		return;
	}
	buf_add_char(out, '"');
	buf_add_c(out, apostrophe);
	for (size_t i = 0; i < text.length; i++) {
		if (text.at[i] == '"')
			buf_add_char(out, '"');
		buf_add_char(out, text.at[i]);
	}
	buf_add_char(out, '"');
}
