/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"

#include <stdlib.h>

#include "base/csv.h"

static const CsvLimits wide = { .rows = 1000, .cells = 10000, .cell_bytes = 1000 };

static CsvTable read_wide(void **state, Str text)
{
	return csv_read(*state, text, wide);
}

/* All rows on one line: cells between [ ], rows between |. */
static Str shown(Arena *arena, CsvTable table)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < table.count; i++) {
		if (i)
			buf_add_char(&out, '|');
		for (size_t j = 0; j < table.items[i].count; j++)
			buf_print(&out, "[%" STR_FORMAT "]", STR_ARGS(table.items[i].items[j]));
	}
	return buf_str(&out);
}

static void check(void **state, Str text, char separator, const char *expected)
{
	CsvTable table = read_wide(state, text);
	assert_null(table.fault);
	assert_int_equal(table.separator, separator);
	assert_text(shown(*state, table), expected);
}

static void each_separator_is_found(void **state)
{
	check(state, S("no,nama\n1,a\n"), ',', "[no][nama]|[1][a]");
	check(state, S("no;nama\n1;a\n"), ';', "[no][nama]|[1][a]");
	check(state, S("no\tnama\n1\ta\n"), '\t', "[no][nama]|[1][a]");
}

static void a_declared_separator_is_obeyed_and_no_row(void **state)
{
	check(state, S("sep=;\r\na,b;c\r\n"), ';', "[a,b][c]");
	check(state, S("sep=\t\na;b\tc\n"), '\t', "[a;b][c]");
	check(state, S("sep=x\naxb\n"), ',', "[sep=x]|[axb]");
	CsvTable table = read_wide(state, S("sep=;\na;b\n"));
	assert_int_equal(table.items[0].line, 2);
}

static void a_mark_of_byte_order_is_no_part_of_the_first_cell(void **state)
{
	check(state, S("\xEF\xBB\xBFno;nama\n1;é\n"), ';', "[no][nama]|[1][é]");
}

static void each_line_end_ends_a_row(void **state)
{
	check(state, S("a,b\r\nc,d\r\n"), ',', "[a][b]|[c][d]");
	check(state, S("a,b\rc,d\r"), ',', "[a][b]|[c][d]");
	check(state, S("a,b\nc,d"), ',', "[a][b]|[c][d]");
}

static void a_decimal_comma_does_not_hide_the_semicolon(void **state)
{
	check(state, S("nama;nilai\nA;87,45\nB;90,10\n"), ';',
	      "[nama][nilai]|[A][87,45]|[B][90,10]");
	check(state, S("1,5;2,5\n3,5;4,5\n"), ';', "[1,5][2,5]|[3,5][4,5]");
	check(state, S("nama;nilai\n\"A, B\";\"87,45\"\n"), ';', "[nama][nilai]|[A, B][87,45]");
}

static void a_quoted_decimal_comma_stays_in_a_comma_file(void **state)
{
	check(state, S("nama,nilai\nA,\"87,45\"\nB,\"9,1\"\n"), ',',
	      "[nama][nilai]|[A][87,45]|[B][9,1]");
}

static void sentences_with_semicolons_do_not_hide_the_comma(void **state)
{
	check(state, S("no,teks\n1,satu; dua\n2,tiga\n"), ',',
	      "[no][teks]|[1][satu; dua]|[2][tiga]");
}

static void a_tie_goes_to_the_separator_of_the_headings(void **state)
{
	check(state, S("nama,uraian\nA,satu; dua, tiga\nB,satu; dua\n"), ',',
	      "[nama][uraian]|[A][satu; dua][ tiga]|[B][satu; dua]");
	check(state, S("Judul, panjang\nKota, 2024\nno;skor\n1;5\n"), ';',
	      "[Judul, panjang]|[Kota, 2024]|[no][skor]|[1][5]");
	check(state, S("no;nama, gelar;;\n1;Budi, S.H.;;\n"), ';',
	      "[no][nama, gelar][][]|[1][Budi, S.H.][][]");
}

static void a_separator_at_the_end_of_each_line_is_none(void **state)
{
	check(state, S("no,nama\t\n1,A\t\n"), ',', "[no][nama\t]|[1][A\t]");
	check(state, S("no,nama;\n1,A;\n"), ',', "[no][nama;]|[1][A;]");
	check(state, S("Hasil, 2024;;\nno;nama, gelar;\n1;Budi, S.H.;\n"), ';',
	      "[Hasil, 2024][][]|[no][nama, gelar][]|[1][Budi, S.H.][]");
	check(state, S("nama;\nA;\n"), ';', "[nama][]|[A][]");
}

static void title_rows_above_the_table_do_not_matter(void **state)
{
	check(state, S("Lembar Kerja Evaluasi, 2024\nKabupaten\n\nno;nama;nilai\n1;a;2\n2;b;3\n"),
	      ';',
	      "[Lembar Kerja Evaluasi, 2024]|[Kabupaten]|[]|[no][nama][nilai]|[1][a][2]|[2][b][3]");
}

static void one_column_has_no_separator(void **state)
{
	check(state, S("nama\nA\nB\n"), ',', "[nama]|[A]|[B]");
}

static void quotes_keep_separators_quotes_and_line_breaks(void **state)
{
	check(state, S("a,\"b, \"\"c\"\"\"\nd,\"satu\r\ndua\n\ntiga\"\n"), ',',
	      "[a][b, \"c\"]|[d][satu\ndua\n\ntiga]");
	check(state, S("\"\",\"\"\"\"\n"), ',', "[][\"]");
	check(state, S("a,\"b\"  \nc,d\n"), ',', "[a][b]|[c][d]");
}

static void a_quote_inside_a_plain_cell_is_a_character(void **state)
{
	check(state, S("pipa 5\" baru,x\n"), ',', "[pipa 5\" baru][x]");
}

static void empty_cells_and_rows_are_kept(void **state)
{
	check(state, S(",\n\na,\n"), ',', "[][]|[]|[a][]");
	check(state, S(""), ',', "");
	check(state, S("\n"), ',', "[]");
}

static void rows_know_their_line(void **state)
{
	CsvTable table = read_wide(state, S("a,b\n\"1\n2\r\n3\",x\n\nd,e\n"));
	assert_int_equal(table.count, 4);
	assert_int_equal(table.items[0].line, 1);
	assert_int_equal(table.items[1].line, 2);
	assert_int_equal(table.items[2].line, 5);
	assert_int_equal(table.items[3].line, 6);
}

static void bytes_of_windows_1252_are_read(void **state)
{
	check(state, S("caf\xE9;\x93x\x94\n\x80;\xFF\n"), ';', "[café][“x”]|[€][ÿ]");
	check(state, S("\x81,caf\xC3\xA9\n"), ',', "[\uFFFD][café]");
	check(state, S("\"a\"\"\xE9\",b\n"), ',', "[a\"é][b]");
}

static void check_fault(CsvTable table, const char *word, int line, size_t rows)
{
	assert_non_null(table.fault);
	if (!strstr(table.fault, word))
		fail_msg("\"%s\" does not speak of %s", table.fault, word);
	assert_int_equal(table.fault_line, line);
	assert_int_equal(table.count, rows);
}

static void an_open_quote_is_a_fault_where_it_opens(void **state)
{
	check_fault(read_wide(state, S("a,b\nc,\"d\ne,f\n")), "never closed", 2, 1);
	check_fault(read_wide(state, S("a,\"")), "never closed", 1, 0);
}

static void text_behind_a_closing_quote_is_a_fault(void **state)
{
	check_fault(read_wide(state, S("a,b\n\"c\"d,e\nf,g\n")), "behind a closing quote", 2, 1);
}

static void what_is_no_text_is_a_fault(void **state)
{
	check_fault(read_wide(state, S("PK\x03\x04\0\0,")), "NUL", 1, 0);
	check_fault(read_wide(state, S("\xFF\xFE"
				       "a\0,\0")),
		    "UTF-16", 1, 0);
}

static void a_control_character_is_a_fault_in_its_line(void **state)
{
	check_fault(read_wide(state, S("a,b\r\n\"c\r\nd\",e\rf,\x1b[31mg\n")), "control", 4, 0);
	check_fault(read_wide(state, S("a,b\nc,\x7f\n")), "control", 2, 0);
	check_fault(read_wide(state, S("a,b\nc,\xc2\x9b\n")), "control", 2, 0);
	check_fault(read_wide(state, S("a,b\nta\x1fnah,\n")), "control", 2, 0);
	assert_null(read_wide(state, S("a\tb\n\xc2\xa0\x85\n")).fault);
}

static void a_fault_has_its_reason(void **state)
{
	CsvLimits limits = { .rows = 2, .cells = 4, .cell_bytes = 3 };
	CsvTable table = csv_read(*state, S("a,b\nc,ddddd\n"), limits);
	assert_int_equal(table.reason, CSV_LONG_CELL);
	assert_int_equal(table.long_bytes, 5);
	assert_int_equal(csv_read(*state, S("a\nb\n"), limits).reason, CSV_WHOLE);
	assert_int_equal(csv_read(*state, S("a\nb\nc\n"), limits).reason, CSV_MANY_ROWS);
	assert_int_equal(csv_read(*state, S("a,b\nc,d,e\n"), limits).reason, CSV_MANY_CELLS);
	assert_int_equal(csv_read(*state, S("a,\"b"), limits).reason, CSV_QUOTE);
	assert_int_equal(csv_read(*state, S("\xFF\xFE"), limits).reason, CSV_NO_TEXT);
	assert_int_equal(csv_read(*state, S("a\x01"), limits).reason, CSV_CONTROL);
}

static void each_limit_is_kept(void **state)
{
	CsvLimits limits = { .rows = 2, .cells = 4, .cell_bytes = 3 };
	assert_null(csv_read(*state, S("a,b\nc,ddd\n"), limits).fault);
	check_fault(csv_read(*state, S("a\nb\nc\n"), limits), "more rows", 3, 2);
	check_fault(csv_read(*state, S("a,b\nc,d,e\n"), limits), "more cells", 2, 1);
	check_fault(csv_read(*state, S("a,b\nc,dddd\n"), limits), "longer", 2, 1);
	check_fault(csv_read(*state, S("a,b\nc,\"dd\nd\"\n"), limits), "longer", 2, 1);
}

static void any_bytes_are_read_without_harm(void **state)
{
	Arena *arena = *state;
	srandom(4);
	for (int round = 0; round < 20000; round++) {
		ArenaMark mark = arena_mark(arena);
		static const char alphabet[] = "ab\",;\t\r\n \xE9\xC3\xA9=";
		char text[40];
		size_t length = (size_t)random() % sizeof text;
		for (size_t i = 0; i < length; i++)
			text[i] = alphabet[(size_t)random() % (sizeof alphabet - 1)];
		CsvTable table = csv_read(arena, (Str){ text, length }, wide);
		for (size_t i = 0; i < table.count; i++)
			for (size_t j = 0; j < table.items[i].count; j++)
				assert_true(str_is_utf8(table.items[i].items[j]));
		arena_reset_to(arena, mark);
	}
}

static Str written(void **state, Str text, char separator)
{
	Buf out = buf_new(*state);
	csv_add_cell(&out, text, separator);
	return buf_str(&out);
}

static void cells_are_quoted_where_needed(void **state)
{
	assert_text(written(state, S("biasa"), ','), "biasa");
	assert_text(written(state, S("a,b"), ','), "\"a,b\"");
	assert_text(written(state, S("a,b"), ';'), "a,b");
	assert_text(written(state, S("5\" pipa"), ','), "\"5\"\" pipa\"");
	assert_text(written(state, S("a\nb"), ','), "\"a\nb\"");
	assert_text(written(state, S(" a"), ','), "\" a\"");
	assert_text(written(state, S(""), ','), "");
}

static void a_cell_never_becomes_a_formula(void **state)
{
	assert_text(written(state, S("=1+1"), ','), "'=1+1");
	assert_text(written(state, S("+62"), ','), "'+62");
	assert_text(written(state, S("-x"), ','), "'-x");
	assert_text(written(state, S("@a"), ','), "'@a");
	assert_text(written(state, S("\tx"), ','), "\"'\tx\"");
	assert_text(written(state, S("\rx"), ','), "\"'\rx\"");
	assert_text(written(state, S("=a,b"), ','), "\"'=a,b\"");
}

static void what_is_written_is_read_back(void **state)
{
	Str cells[] = { S("a, b"), S("\"q\""), S("baris\nbaru"), S(";"), S(""), S(" x ") };
	for (const char *separator = ",;\t"; *separator; separator++) {
		Buf out = buf_new(*state);
		for (size_t i = 0; i < 6; i++) {
			if (i)
				buf_add_char(&out, *separator);
			csv_add_cell(&out, cells[i], *separator);
		}
		buf_add_c(&out, "\r\n");
		CsvTable table = csv_read(*state, buf_str(&out), wide);
		assert_int_equal(table.count, 1);
		assert_int_equal(table.items[0].count, 6);
		for (size_t i = 0; i < 6; i++)
			assert_true(str_equal(table.items[0].items[i], cells[i]));
	}
}

RUN_TESTS(TEST(each_separator_is_found), TEST(a_declared_separator_is_obeyed_and_no_row),
	  TEST(a_mark_of_byte_order_is_no_part_of_the_first_cell), TEST(each_line_end_ends_a_row),
	  TEST(a_decimal_comma_does_not_hide_the_semicolon),
	  TEST(a_quoted_decimal_comma_stays_in_a_comma_file),
	  TEST(sentences_with_semicolons_do_not_hide_the_comma),
	  TEST(a_tie_goes_to_the_separator_of_the_headings),
	  TEST(a_separator_at_the_end_of_each_line_is_none),
	  TEST(title_rows_above_the_table_do_not_matter), TEST(one_column_has_no_separator),
	  TEST(quotes_keep_separators_quotes_and_line_breaks),
	  TEST(a_quote_inside_a_plain_cell_is_a_character), TEST(empty_cells_and_rows_are_kept),
	  TEST(rows_know_their_line), TEST(bytes_of_windows_1252_are_read),
	  TEST(an_open_quote_is_a_fault_where_it_opens),
	  TEST(text_behind_a_closing_quote_is_a_fault), TEST(what_is_no_text_is_a_fault),
	  TEST(a_control_character_is_a_fault_in_its_line), TEST(a_fault_has_its_reason),
	  TEST(each_limit_is_kept), TEST(any_bytes_are_read_without_harm),
	  TEST(cells_are_quoted_where_needed), TEST(a_cell_never_becomes_a_formula),
	  TEST(what_is_written_is_read_back))
