/* SPDX-License-Identifier: Apache-2.0 */
/* The reader of workbooks in this process: an archive as it comes, or, so that the sheet's reader
 * is reached, an honest archive of made-up parts. */
#include <setjmp.h>
#include <string.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "nyata-open/workbook.h"
#include "fuzz.h"

/* In the place of answer.c, which writes to a descriptor and ends the process. */
static jmp_buf end;

void answer_sheet(Answer *answer, Str name, bool is_hidden)
{
	(void)answer, (void)is_hidden;
	must(name.length < 1 << 20);
}

void answer_cell(Answer *answer, CellPlace place, Str text, bool is_number)
{
	(void)is_number;
	must(place.row >= 1 && place.row <= OPEN_LAST_ROW);
	must(place.column >= 1 && place.column <= OPEN_LAST_COLUMN);
	must(text.length > 0);
	if (++answer->cell_count > 20000)
		answer_end(answer, OPEN_STATUS_TOO_BIG);
}

void answer_merge(Answer *answer, CellPlace first, CellPlace last)
{
	(void)answer;
	must(first.row >= 1 && last.row >= first.row && last.column >= first.column);
}

void answer_sheet_end(Answer *answer)
{
	(void)answer;
}

void answer_end(Answer *answer, OpenStatus status)
{
	(void)answer;
	must(status < OPEN_STATUSES);
	longjmp(end, 1);
}

void answer_too_big(Answer *answer, OpenLimit limit, uint64_t count)
{
	must(limit != OPEN_LIMIT_NONE && count > 0);
	answer_end(answer, OPEN_STATUS_TOO_BIG);
}

static void add_number(Buf *out, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(out, (char)(value >> (8 * i) & 0xff));
}

static void add_entry(Buf *out, Buf *directory, const char *name, Str text)
{
	Buf fields = buf_new(out->arena);
	size_t start = out->length;
	add_number(&fields, 20, 8); /* version, flags, stored, time */
	add_number(&fields, 0x21, 2);
	add_number(&fields, crc32(0, (const Bytef *)text.at, (uInt)text.length), 4);
	add_number(&fields, text.length, 4);
	add_number(&fields, text.length, 4);
	add_number(&fields, strlen(name), 4);
	buf_add_str(out, S("PK\x03\x04"));
	buf_add_str(out, buf_str(&fields));
	buf_add_c(out, name);
	buf_add_str(out, text);
	buf_add_str(directory, S("PK\x01\x02\x14\0"));
	buf_add_str(directory, buf_str(&fields));
	add_number(directory, 0, 8);
	add_number(directory, 0, 2);
	add_number(directory, start, 4);
	buf_add_c(directory, name);
}

/* Parts of the input between bytes 0x01: sheet, strings, workbook, relations. */
static Str honest(Arena *arena, Str text)
{
	static const char *const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
					     "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
					     "_rels/.rels" };
	Str parts[] = {
		S("<worksheet><sheetData/></worksheet>"),
		S("<sst><si><t>a</t></si></sst>"),
		S("<workbook><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"),
		S("<Relationships><Relationship Id='r1' Type='x/worksheet'"
		  " Target='worksheets/sheet1.xml'/><Relationship Id='r2'"
		  " Type='x/sharedStrings' Target='/xl/sharedStrings.xml'/></Relationships>"),
		S("<Relationships><Relationship Id='r1' Type='x/officeDocument'"
		  " Target='xl/workbook.xml'/></Relationships>"),
	};
	Buf out = buf_new(arena), directory = buf_new(arena);
	for (size_t i = 0; i < 5; i++) {
		Str part = str_cut(&text, 1);
		add_entry(&out, &directory, names[i], part.length ? part : parts[i]);
	}
	size_t at = out.length;
	buf_add_str(&out, buf_str(&directory));
	buf_add_str(&out, S("PK\x05\x06\0\0\0\0"));
	add_number(&out, 5, 2);
	add_number(&out, 5, 2);
	add_number(&out, directory.length, 4);
	add_number(&out, at, 4);
	add_number(&out, 0, 2);
	return buf_str(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static Answer answer;
	static Package package;
	Str text = { (const char *)bytes, count };
	Arena *volatile arena = arena_new();
	answer.cell_count = 0;
	package = (Package){ 0 };
	if (!str_starts(text, S("PK")))
		text = honest(arena, text);
	if (setjmp(end) == 0)
		workbook_say(arena, &package, workbook_find(arena, &package, &answer, text));
	if (package.zip)
		zip_discard(package.zip);
	arena_free(arena);
	return 0;
}
