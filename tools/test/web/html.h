/* SPDX-License-Identifier: Apache-2.0 */
/* Stands in for src/web/html.h: marks in the output which call wrote it. */
#ifndef TOOLS_TEST_HTML_H
#define TOOLS_TEST_HTML_H

#include <stddef.h>

typedef struct Arena Arena;
typedef enum Language { INDONESIAN, ENGLISH } Language;

typedef struct Request {
	Arena *arena;
	Language language;
} Request;

typedef struct Buf {
	char at[4000];
	size_t length;
} Buf;

typedef struct Html {
	char at[4000];
} Html;

Buf buf_new(Arena *arena);
Html html_of(const Buf *out);
void out_literal(Buf *out, const char *literal, size_t length);
void out_prefix(Buf *out, const Request *rq);
void out_string(Buf *out, const char *call, const char *value);
void out_number(Buf *out, const char *call, long value);
void out_html(Buf *out, const char *call, Html value);

#define OUT(out, call, value)                                                                      \
	_Generic((value), Html: out_html, const char *: out_string, char *: out_string,           \
		 int: out_number)((out), (call), (value))
#define OUT_TEXT(out, rq, value) OUT(out, "text", value)
#define OUT_ATTR(out, rq, value) OUT(out, "attr", value)
#define OUT_URL(out, rq, value) OUT(out, "url", value)
#define OUT_URLPART(out, rq, value) OUT(out, "part", value)
#define IS_ONE(value) ((value) == 1)

#endif
