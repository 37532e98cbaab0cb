/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/kind.h"

#include <magic.h>
#include <string.h>

#include "base/utf8.h"
#include "nyata-open/pdf.h"
#include "nyata-open/relation.h"
#include "nyata-open/workbook.h"

#define LOOKED_AT_BYTES (256 * 1024)
/* One byte in so many may be a control character; of bytes at random one in nine is. */
#define STRAY_SHARE 16

KindReader *kind_reader_new(void)
{
	magic_t magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
				   MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_JSON |
				   MAGIC_NO_CHECK_CSV | MAGIC_NO_CHECK_TOKENS);
	if (!magic || magic_load(magic, NULL) != 0)
		return NULL;
	return (KindReader *)magic;
}

/* A tag, or the first word of another form of text, which programs run or draw. */
static bool begins_otherwise(Str bytes)
{
	static const char *const others[] = { "{\\rtf", "%pdf",	      "%!ps",	"#!",
					      "gif8",	"-----begin", "begin:v" };
	if (str_starts(bytes, S("\xEF\xBB\xBF")))
		bytes = str_slice(bytes, 3, bytes.length);
	bytes = str_trim(bytes);
	if (bytes.length > 1 && bytes.at[0] == '<' &&
	    ((bytes.at[1] | 0x20) >= 'a' || strchr("!?%/", bytes.at[1])))
		return true;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_equal_ascii_case(str_slice(bytes, 0, strlen(others[i])), str_of(others[i])))
			return true;
	return false;
}

/* libmagic takes a heading "ID;" for SYLK, a link in a cell for HTML, "From:" for a letter. So it
 * is not asked about what is text. Windows-1252 is text too. */
static bool may_be_csv(const char *type, Str bytes)
{
	size_t controls = 0;
	if (begins_otherwise(bytes) || memchr(bytes.at, '\0', bytes.length))
		return false;
	for (size_t i = 0; i < bytes.length; i++)
		controls += utf8_control(bytes, i) > 0;
	/* A few strays: the reader of CSV names their line. */
	bool is_unknown =
		strncmp(type, "text/", 5) == 0 || strcmp(type, "application/octet-stream") == 0;
	return controls == 0 || (is_unknown && controls <= bytes.length / STRAY_SHARE);
}

static void say_pdf(Answer *answer, Str bytes)
{
	OpenStatus status = pdf_status(bytes);
	if (status != OPEN_STATUS_WRONG_KIND)
		answer_kind(answer, "pdf");
	answer_end(answer, status);
}

/* A workbook with programs in it is another kind (.xlsm), whatever its name is. */
static bool has_macros(Arena *arena, Package *package, Str workbook)
{
	RelationList relations = relation_list_of(arena, package, workbook);
	return relation_find_type(&relations, S("vbaProject")) ||
	       package_has(package, "xl/vbaProject.bin");
}

void kind_say(KindReader *reader, Arena *arena, Answer *answer, Str bytes)
{
	/* A workbook is told by its parts; an archive or OLE file that is none ends here. */
	if (package_looks_like(bytes) || str_starts(bytes, S("\xd0\xcf\x11\xe0"))) {
		Package package;
		if (has_macros(arena, &package, workbook_find(arena, &package, answer, bytes)))
			answer_end(answer, OPEN_STATUS_WRONG_KIND);
		answer_kind(answer, "xlsx");
		answer_end(answer, OPEN_STATUS_FINE);
	}
	size_t looked_at = bytes.length < LOOKED_AT_BYTES ? bytes.length : LOOKED_AT_BYTES;
	const char *type = magic_buffer((magic_t)reader, bytes.at, looked_at);
	if (!type)
		answer_end(answer, OPEN_STATUS_WRONG_KIND);
	if (strcmp(type, "application/pdf") == 0)
		say_pdf(answer, bytes);
	else if (strcmp(type, "image/jpeg") == 0)
		answer_kind(answer, "jpeg");
	else if (strcmp(type, "image/png") == 0)
		answer_kind(answer, "png");
	else if (strcmp(type, "image/webp") == 0)
		answer_kind(answer, "webp");
	else if (may_be_csv(type, bytes))
		answer_kind(answer, "csv");
	else
		answer_end(answer, OPEN_STATUS_WRONG_KIND);
	answer_end(answer, OPEN_STATUS_FINE);
}
