/* SPDX-License-Identifier: Apache-2.0 */
#include "demo/sample_file.h"

#include <zlib.h>

#include "base/buf.h"

/* Text of a PDF string: brackets and backslashes escaped, what is not ASCII left out. */
static Str pdf_text(Arena *arena, Str text)
{
	Buf out = buf_new(arena);
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c == '(' || c == ')' || c == '\\')
			buf_add_char(&out, '\\');
		if (c >= ' ' && c <= '~')
			buf_add_char(&out, c);
	}
	return buf_str(&out);
}

Str sample_pdf(Arena *arena, Str title)
{
	Str page = str_print(arena,
			     "BT /F1 14 Tf 56 770 Td (%.*s) Tj /F1 10 Tf 0 -24 Td"
			     " (Berkas contoh, dibangkitkan untuk peragaan.) Tj ET",
			     STR_ARGS(pdf_text(arena, title)));
	Str objects[] = {
		S("<< /Type /Catalog /Pages 2 0 R >>"),
		S("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
		S("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
		  " /Resources << /Font << /F1 5 0 R >> >> >>"),
		str_print(arena, "<< /Length %zu >>\nstream\n%.*s\nendstream", page.length,
			  STR_ARGS(page)),
		S("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
	};
	size_t count = sizeof objects / sizeof *objects, starts[sizeof objects / sizeof *objects];
	Buf out = buf_new(arena);
	buf_add_c(&out, "%PDF-1.4\n");
	for (size_t i = 0; i < count; i++) {
		starts[i] = out.length;
		buf_print(&out, "%zu 0 obj\n%.*s\nendobj\n", i + 1, STR_ARGS(objects[i]));
	}
	size_t table = out.length;
	buf_print(&out, "xref\n0 %zu\n0000000000 65535 f \n", count + 1);
	for (size_t i = 0; i < count; i++)
		buf_print(&out, "%010zu 00000 n \n", starts[i]);
	buf_print(&out, "trailer\n<< /Size %zu /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n",
		  count + 1, table);
	return buf_str(&out);
}

static void add_number(Buf *out, uint32_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_char(out, (char)(value >> (8 * i) & 0xff));
}

typedef struct Part {
	const char *name;
	Str text;
} Part;

/* The fields that a part's local header and its entry in the directory share. */
static void add_part_fields(Buf *out, const Part *part)
{
	uint32_t check = (uint32_t)crc32(0, (const Bytef *)part->text.at, (uInt)part->text.length);
	add_number(out, 20, 2);	  /* version needed */
	add_number(out, 0, 2);	  /* flags */
	add_number(out, 0, 2);	  /* stored */
	add_number(out, 0, 2);	  /* time */
	add_number(out, 0x21, 2); /* 1980-01-01 */
	add_number(out, check, 4);
	add_number(out, (uint32_t)part->text.length, 4);
	add_number(out, (uint32_t)part->text.length, 4);
	add_number(out, (uint32_t)str_of(part->name).length, 2);
	add_number(out, 0, 2);
}

/* A zip archive (APPNOTE.TXT 4.3) whose parts are stored as they are. */
static Str zip(Arena *arena, const Part *parts, size_t count)
{
	Buf out = buf_new(arena), directory = buf_new(arena);
	for (size_t i = 0; i < count; i++) {
		uint32_t start = (uint32_t)out.length;
		add_number(&out, 0x04034b50, 4);
		add_part_fields(&out, &parts[i]);
		buf_add_c(&out, parts[i].name);
		buf_add_str(&out, parts[i].text);
		add_number(&directory, 0x02014b50, 4);
		add_number(&directory, 20, 2); /* made by */
		add_part_fields(&directory, &parts[i]);
		add_number(&directory, 0, 2); /* comment */
		add_number(&directory, 0, 2); /* disk */
		add_number(&directory, 0, 2);
		add_number(&directory, 0, 4);
		add_number(&directory, start, 4);
		buf_add_c(&directory, parts[i].name);
	}
	uint32_t at = (uint32_t)out.length;
	buf_add_str(&out, buf_str(&directory));
	add_number(&out, 0x06054b50, 4);
	add_number(&out, 0, 4);
	add_number(&out, (uint32_t)count, 2);
	add_number(&out, (uint32_t)count, 2);
	add_number(&out, (uint32_t)directory.length, 4);
	add_number(&out, at, 4);
	add_number(&out, 0, 2);
	return buf_str(&out);
}

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define SHEETS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

Str sample_xlsx(Arena *arena, Str title)
{
	Str sheet = str_print(arena,
			      XML "<worksheet xmlns=\"" SHEETS "\"><sheetData><row r=\"1\">"
				  "<c r=\"A1\" t=\"inlineStr\"><is><t>%.*s</t></is></c></row>"
				  "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Berkas contoh, "
				  "dibangkitkan untuk peragaan.</t></is></c></row>"
				  "</sheetData></worksheet>",
			      STR_ARGS(pdf_text(arena, title)));
	const Part parts[] = {
		{ "[Content_Types].xml",
		  S(XML
		    "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\""
		    " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
		    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE
		    "sheet.main+xml\"/>"
		    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" TYPE
		    "worksheet+xml\"/></Types>") },
		{ "_rels/.rels",
		  S(XML "<Relationships xmlns=\"" PACKAGE
			"relationships\"><Relationship Id=\"r1\" Type=\"" OFFICE
			"/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>") },
		{ "xl/workbook.xml",
		  S(XML "<workbook xmlns=\"" SHEETS "\" xmlns:r=\"" OFFICE
			"\"><sheets><sheet name=\"Rekap\" sheetId=\"1\" r:id=\"r1\"/>"
			"</sheets></workbook>") },
		{ "xl/_rels/workbook.xml.rels",
		  S(XML "<Relationships xmlns=\"" PACKAGE
			"relationships\"><Relationship Id=\"r1\" Type=\"" OFFICE
			"/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>") },
		{ "xl/worksheets/sheet1.xml", sheet },
	};
	return zip(arena, parts, sizeof parts / sizeof *parts);
}
