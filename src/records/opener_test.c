/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/test.h"
#include "base/buf.h"
#include "records/opener.h"
#include "corpus.h"

/* What opener_workbook says of the file, which is closed. */
static Opened open_it(void **state, int descriptor, Workbook *workbook)
{
	Opened result = opener_workbook(*state, descriptor, workbook);
	close(descriptor);
	return result;
}

#define assert_opened(descriptor, expected)                                                        \
	do {                                                                                       \
		Workbook opened_book;                                                              \
		assert_int_equal(open_it(state, (descriptor), &opened_book), (expected));          \
		assert_int_equal(opened_book.count, 0);                                            \
	} while (0)

/* All cells on one line: "A1=teks B2=#12", # for numbers. */
static Str shown(Arena *arena, const Sheet *sheet)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < sheet->cells.count; i++) {
		const SheetCell *cell = &sheet->cells.items[i];
		buf_print(&out, "%s%c%d=%s%" STR_FORMAT, i ? " " : "", 'A' + cell->column - 1,
			  cell->row, cell->is_number ? "#" : "", STR_ARGS(cell->text));
	}
	return buf_str(&out);
}

static Str shown_file(void **state, int descriptor)
{
	Workbook workbook;
	assert_int_equal(open_it(state, descriptor, &workbook), OPENED);
	assert_int_equal(workbook.count, 1);
	return shown(*state, &workbook.items[0]);
}

static int written_by_a_library(void)
{
	char path[] = "/tmp/nyata-corpus-XXXXXX";
	close(mkstemp(path));
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *first = workbook_add_worksheet(book, "Hasil & catatan");
	lxw_worksheet *second = workbook_add_worksheet(book, "Simpan");
	worksheet_write_string(first, 0, 0, "Rekomendasi", NULL);
	worksheet_write_number(first, 1, 0, 87.45, NULL);
	worksheet_write_boolean(first, 1, 1, 1, NULL);
	worksheet_write_formula_num(first, 1, 2, "=A2*2", NULL, 174.9);
	worksheet_merge_range(first, 3, 0, 4, 1, "Baris satu\nbaris dua", NULL);
	worksheet_write_string(second, 0, 0, "rahasia", NULL);
	worksheet_hide(second);
	workbook_close(book);
	int descriptor = open(path, O_RDWR | O_CLOEXEC);
	unlink(path);
	return descriptor;
}

static void a_workbook_gives_its_sheets_cells_and_merged_ranges(void **state)
{
	Workbook workbook;
	assert_int_equal(open_it(state, written_by_a_library(), &workbook), OPENED);

	assert_int_equal(workbook.count, 2);
	assert_text(workbook.items[0].name, "Hasil & catatan");
	assert_false(workbook.items[0].is_hidden);
	assert_true(workbook.items[1].is_hidden);
	assert_text(shown(*state, &workbook.items[0]),
		    "A1=Rekomendasi A2=#87.45 B2=TRUE C2=#174.9 A4=Baris satu\nbaris dua");
	assert_int_equal(workbook.items[0].row_count, 4);
	assert_int_equal(workbook.items[0].column_count, 3);
	SheetMerge merge = workbook.items[0].merges.items[0];
	assert_true(merge.row == 4 && merge.last_row == 5 && merge.last_column == 2);
}

static void shared_strings_join_their_runs_and_leave_reading_aids_out(void **state)
{
	Str strings = S("<sst><si><r><t>satu </t></r><r><t xml:space='preserve'>dua</t></r></si>"
			"<si><t>judul</t><rPh sb='0' eb='1'><t>bacaan</t></rPh></si>"
			"<si><t>a_x000D__x000A_b_x005F_c_x0001_</t></si></sst>");
	int file =
		corpus_workbook(strings, (Entry){ .middle = S("<worksheet><sheetData><row>"
							      "<c t='s'><v>0</v></c>"
							      "<c t='s'><v>1</v></c>"
							      "<c t='s'><v>2</v></c>"
							      "</row></sheetData></worksheet>") });

	assert_text(shown_file(state, file), "A1=satu dua B1=judul C1=a\nb_c");
}

static void each_way_to_write_a_cell_is_read(void **state)
{
	assert_text(shown_file(state,
			       corpus_sheet("<row r='2'><c r='B2' t='inlineStr'><is><r><t>a"
					    "</t></r><r><t>b</t></r></is></c>"
					    "<c t='str'><f>T(1)</f><v>hasil</v></c>"
					    "<c r='F2' t='e'><v>#N/A</v></c><c t='b'><v>0</v></c>"
					    "<c/><c><v>1.2E-3</v></c></row>"
					    "<row><c t='d'><v>2026-04-30</v></c></row>")),
		    "B2=ab C2=hasil F2=#N/A G2=FALSE I2=#1.2E-3 A3=2026-04-30");
}

static void prefixes_of_names_do_not_matter(void **state)
{
	int file = corpus_workbook(
		CORPUS_NO_STRINGS,
		(Entry){ .middle = S("<x:worksheet xmlns:x='http://x'><x:sheetData><x:row><x:c>"
				     "<x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>") });
	assert_text(shown_file(state, file), "A1=#7");
}

static void the_offset_of_the_descriptor_does_not_matter(void **state)
{
	int file = corpus_sheet("<row><c><v>1</v></c></row>");
	lseek(file, 7, SEEK_SET);
	assert_text(shown_file(state, file), "A1=#1");
}

static void what_is_no_workbook_is_of_the_wrong_kind(void **state)
{
	Entry document[] = { { .name = "_rels/.rels",
			       .middle = S("<Relationships><Relationship Id='1' "
					   "Type='http://x/officeDocument' "
					   "Target='word/document.xml'/></Relationships>") },
			     { .name = "word/document.xml", .middle = S("<w:document/>") },
			     { 0 } };
	Entry open_document[] = { { .name = "mimetype",
				    .middle = S("application/vnd.oasis.opendocument.spreadsheet") },
				  { .name = "content.xml", .middle = S("<office/>") },
				  { 0 } };
	assert_opened(corpus_bytes((Str){ 0 }), OPEN_WRONG_KIND);
	assert_opened(corpus_bytes(S("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")), OPEN_WRONG_KIND);
	assert_opened(corpus_bytes(S("no;rekomendasi\n")), OPEN_WRONG_KIND);
	assert_opened(corpus_bytes(S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old .xls")),
		      OPEN_WRONG_KIND);
	assert_opened(corpus_zip(document), OPEN_WRONG_KIND);
	assert_opened(corpus_zip(open_document), OPEN_WRONG_KIND);
}

static void a_workbook_with_a_password_is_encrypted(void **state)
{
	Entry entries[] = {
		{ .name = "_rels/.rels", .middle = CORPUS_ROOT_RELATIONS, .password = "rahasia" },
		{ 0 }
	};
	assert_opened(corpus_bytes(S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 \x00"
				     "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")),
		      OPEN_ENCRYPTED);
	assert_opened(corpus_zip(entries), OPEN_ENCRYPTED);
}

static void a_half_or_damaged_workbook_is_broken(void **state)
{
	int cut = written_by_a_library();
	int damaged = corpus_workbook(CORPUS_NO_STRINGS,
				      (Entry){ .before = S("<worksheet><sheetData>"),
					       .count = 500,
					       .columns = 4,
					       .after = S("</sheetData></worksheet>") });
	corpus_damage(damaged, corpus_size(damaged) / 2);

	assert_opened(corpus_cut(cut, corpus_size(cut) / 2), OPEN_BROKEN);
	assert_opened(damaged, OPEN_BROKEN);
}

static void a_document_type_is_refused(void **state)
{
	Str laughs = S("<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
		       "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><sst><si><t>&c;</t></si></sst>");
	Str outside = S("<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
			"<sst><si><t>&a;</t></si></sst>");
	assert_opened(corpus_workbook(laughs, (Entry){ .middle = S("<worksheet/>") }), OPEN_BROKEN);
	assert_opened(corpus_workbook(outside, (Entry){ .middle = S("<worksheet/>") }),
		      OPEN_BROKEN);
}

static void what_no_program_writes_is_broken(void **state)
{
	assert_opened(corpus_sheet("<row r='2'/><row r='1'/>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row><c r='B1'/><c r='A1'/></row>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row><c r='A2'/></row>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row><c r='XFE1'/></row>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row r='1048577'/>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row r='-1'/>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row><c t='s'><v>0</v></c></row>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row><c t='s'><v>-1</v></c></row>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row><c>"), OPEN_BROKEN);
	assert_opened(corpus_sheet("<row>\xff</row>"), OPEN_BROKEN);
}

static void elements_within_elements_without_end_are_broken(void **state)
{
	Entry sheet = { .middle = S("<a>"), .count = 1000 * 1000 };
	assert_opened(corpus_workbook(CORPUS_NO_STRINGS, sheet), OPEN_TOO_BIG);
	sheet.count = 1000;
	assert_opened(corpus_workbook(CORPUS_NO_STRINGS, sheet), OPEN_BROKEN);
}

static void a_tag_that_does_not_end_is_broken(void **state)
{
	Entry sheet = { .before = S("<worksheet a='"), .count = 40000, .columns = 20 };
	assert_opened(corpus_workbook(CORPUS_NO_STRINGS, sheet), OPEN_BROKEN);
}

static const char *kind_of(void **state, int descriptor, Opened expected)
{
	const char *kind = "?";
	assert_int_equal(opener_kind(*state, descriptor, &kind), expected);
	close(descriptor);
	return kind ? kind : "none";
}

#define PDF_TOP "%PDF-1.7\n%\xe2\xe3(\n1 0 obj\n"
#define PDF_END "\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"

static void assert_pdf(void **state, const char *bytes, Opened expected)
{
	const char *kind = kind_of(state, corpus_bytes(str_of(bytes)), expected);
	assert_string_equal(kind, "pdf");
}

static void a_pdf_that_is_not_whole_is_broken(void **state)
{
	assert_pdf(state, "%PDF-1.4\n", OPEN_BROKEN);
	assert_pdf(state, PDF_TOP "trailer\nstartxref\n9\n", OPEN_BROKEN);
	assert_pdf(state, PDF_TOP "%%EOF\n", OPEN_BROKEN);
	Buf late = buf_new(*state);
	buf_add_c(&late, PDF_TOP PDF_END);
	for (int i = 0; i < 3000; i++)
		buf_add_char(&late, 'x');
	assert_pdf(state, str_c(*state, buf_str(&late)), OPEN_BROKEN);
}

static void a_pdf_that_is_locked_is_told_apart(void **state)
{
	assert_pdf(state, PDF_TOP "trailer<</Encrypt 5 0 R/Root 1 0 R>>" PDF_END, OPEN_ENCRYPTED);
	assert_pdf(state, PDF_TOP "<</Type/XRef/Encrypt<</V 4>>>>stream\nx\nendstream" PDF_END,
		   OPEN_ENCRYPTED);
	assert_pdf(state, PDF_TOP "(a \\( b (c)) <</#45ncr#79pt 5 0 R>>" PDF_END, OPEN_ENCRYPTED);
	assert_pdf(state, PDF_TOP "stream\nx\nendstream<</Encrypt 5 0 R>>" PDF_END, OPEN_ENCRYPTED);
}

static void what_only_speaks_of_a_lock_is_open(void **state)
{
	assert_pdf(state, PDF_TOP "stream\n<</Encrypt 5 0 R>>\nendstream" PDF_END, OPENED);
	assert_pdf(state, PDF_TOP "<</Title (how /Encrypt \\) (works) /Encrypt )>>" PDF_END,
		   OPENED);
	assert_pdf(state, PDF_TOP "% /Encrypt\n<</EncryptMetadata true/Encrypt#zz 1>>" PDF_END,
		   OPENED);
	assert_pdf(state, PDF_TOP "Encrypt <</Enc 1/#>>" PDF_END, OPENED);
}

static void a_file_is_known_by_its_content(void **state)
{
	assert_string_equal(kind_of(state, written_by_a_library(), OPENED), "xlsx");
	assert_string_equal(kind_of(state, corpus_bytes(S(PDF_TOP PDF_END)), OPENED), "pdf");
	assert_string_equal(kind_of(state, corpus_bytes(S("no;rekomendasi\n1;caf\xe9\n")), OPENED),
			    "csv");
	assert_string_equal(
		kind_of(state, corpus_bytes(S("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01")), OPENED),
		"jpeg");
	assert_string_equal(
		kind_of(state, corpus_bytes(S("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")), OPENED),
		"png");
}

static void other_kinds_are_none(void **state)
{
	assert_string_equal(kind_of(state, corpus_bytes((Str){ 0 }), OPENED), "none");
	assert_string_equal(
		kind_of(state, corpus_bytes(S("<!DOCTYPE html><html><p>x</html>")), OPENED),
		"none");
	assert_string_equal(kind_of(state, corpus_bytes(S("#!/bin/sh\nrm -rf /\n")), OPENED),
			    "none");
	assert_string_equal(kind_of(state,
				    corpus_bytes(S("\x7f"
						   "ELF\x02\x01\x01\x00")),
				    OPENED),
			    "none");
	int cut = written_by_a_library();
	assert_string_equal(kind_of(state, corpus_cut(cut, corpus_size(cut) / 2), OPEN_BROKEN),
			    "none");
}

/* A program of one line in the place of nyata-open. */
static Opened with_program(void **state, const char *line)
{
	char path[] = "/tmp/nyata-program-XXXXXX";
	int program = mkstemp(path);
	dprintf(program, "#!/bin/sh\n%s\n", line);
	fchmod(program, 0700);
	close(program);
	const char *before = str_c(*state, str_of(getenv("NYATA_OPEN")));
	setenv("NYATA_OPEN", path, 1);
	Workbook workbook;
	Opened result = open_it(state, corpus_bytes(S("x")), &workbook);
	setenv("NYATA_OPEN", before, 1);
	unlink(path);
	return result;
}

static void an_answer_is_never_trusted(void **state)
{
	assert_int_equal(with_program(state, "printf 'Selamat datang'"), OPEN_BROKEN);
	assert_int_equal(with_program(state, "printf NYO1; exec sleep 60"), OPEN_KILLED);
	assert_int_equal(with_program(state, "printf NYO1"), OPEN_FAILED);
	assert_int_equal(with_program(state, "printf NYO1; kill -9 $$"), OPEN_KILLED);
	assert_int_equal(with_program(state, "echo '\nERROR palsu' >&2; exit 1"), OPEN_FAILED);
}

/* The end of an answer about a whole file. */
#define FINE "EZ\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0'"

static void a_control_character_in_an_answer_is_never_trusted(void **state)
{
	assert_int_equal(with_program(state, "printf 'NYO1S\\0\\1\\0a" FINE), OPENED);
	assert_int_equal(with_program(state, "printf 'NYO1S\\0\\1\\0\\033" FINE), OPEN_BROKEN);
	assert_int_equal(with_program(state, "printf 'NYO1S\\0\\1\\0\\177" FINE), OPEN_BROKEN);
	assert_int_equal(with_program(state, "printf 'NYO1S\\0\\2\\0\\302\\233" FINE), OPEN_BROKEN);
}

static void a_missing_program_is_a_failure(void **state)
{
	const char *before = str_c(*state, str_of(getenv("NYATA_OPEN")));
	setenv("NYATA_OPEN", "/nonexistent/nyata-open", 1);
	assert_opened(corpus_bytes(S("x")), OPEN_FAILED);
	setenv("NYATA_OPEN", before, 1);
}

RUN_TESTS(TEST(a_workbook_gives_its_sheets_cells_and_merged_ranges),
	  TEST(shared_strings_join_their_runs_and_leave_reading_aids_out),
	  TEST(each_way_to_write_a_cell_is_read), TEST(prefixes_of_names_do_not_matter),
	  TEST(the_offset_of_the_descriptor_does_not_matter),
	  TEST(what_is_no_workbook_is_of_the_wrong_kind),
	  TEST(a_workbook_with_a_password_is_encrypted), TEST(a_half_or_damaged_workbook_is_broken),
	  TEST(a_document_type_is_refused), TEST(what_no_program_writes_is_broken),
	  TEST(elements_within_elements_without_end_are_broken),
	  TEST(a_tag_that_does_not_end_is_broken), TEST(a_pdf_that_is_not_whole_is_broken),
	  TEST(a_pdf_that_is_locked_is_told_apart), TEST(what_only_speaks_of_a_lock_is_open),
	  TEST(a_file_is_known_by_its_content), TEST(other_kinds_are_none),
	  TEST(an_answer_is_never_trusted), TEST(a_control_character_in_an_answer_is_never_trusted),
	  TEST(a_missing_program_is_a_failure))
