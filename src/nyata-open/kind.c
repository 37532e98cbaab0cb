/* SPDX-License-Identifier: Apache-2.0 */
#include "nyata-open/kind.h"

#include <magic.h>
#include <string.h>

#include "nyata-open/pdf.h"
#include "nyata-open/workbook.h"

#define LOOKED_AT_BYTES (256 * 1024)

KindReader *kind_reader_new(void)
{
	magic_t magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
				   MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_JSON |
				   MAGIC_NO_CHECK_CSV | MAGIC_NO_CHECK_TOKENS);
	if (!magic || magic_load(magic, NULL) != 0)
		return NULL;
	return (KindReader *)magic;
}

/* A plain text may be CSV; what has a form of its own is not. Windows-1252 is text too. */
static bool may_be_csv(const char *type, Str bytes)
{
	static const char *const others[] = { "text/html",	   "text/xml",	 "text/rtf",
					      "text/calendar",	   "text/vcard", "text/PGP",
					      "text/x-shellscript" };
	if (strncmp(type, "text/", 5) != 0 && strcmp(type, "application/csv") != 0)
		return false;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(type, others[i]) == 0)
			return false;
	return memchr(bytes.at, '\0', bytes.length) == NULL;
}

static void say_pdf(Answer *answer, Str bytes)
{
	OpenStatus status = pdf_status(bytes);
	if (status != OPEN_STATUS_WRONG_KIND)
		answer_kind(answer, "pdf");
	answer_end(answer, status);
}

void kind_say(KindReader *reader, Arena *arena, Answer *answer, Str bytes)
{
	/* A workbook is told by its parts; an archive or OLE file that is none ends here. */
	if (package_looks_like(bytes) || str_starts(bytes, S("\xd0\xcf\x11\xe0"))) {
		Package package;
		workbook_find(arena, &package, answer, bytes);
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
	else if (may_be_csv(type, bytes))
		answer_kind(answer, "csv");
	else
		answer_end(answer, OPEN_STATUS_WRONG_KIND);
	answer_end(answer, OPEN_STATUS_FINE);
}
