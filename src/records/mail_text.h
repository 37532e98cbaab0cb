/* SPDX-License-Identifier: Apache-2.0 */
/* A mail as it goes over the wire (RFC 5322, MIME): plain text in UTF-8, lines ended by CRLF. */
#ifndef NYATA_MAIL_TEXT_H
#define NYATA_MAIL_TEXT_H

#include "base/day.h"

typedef struct MailText {
	Str from, from_name; /* the name as people read it; may be empty */
	Str to;
	Str subject, text; /* text: line ends as \n */
	Str language;	   /* "id" or "en" */
	Str key;	   /* before the "@" of the Message-ID; the rest is the domain of from */
	Instant at;
} MailText;

/* Header fields of one line each, encoded where they are not ASCII; nothing in them can begin
 * another one. */
Str mail_text(Arena *arena, const MailText *mail);
/* "=?UTF-8?B?…?=" in as many words as it takes; plain ASCII as it is. */
Str mail_text_header(Arena *arena, Str value);

#endif
