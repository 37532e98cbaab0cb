/* SPDX-License-Identifier: Apache-2.0 */
/* Answers. A handler gives one by value; its body lives in the request's arena. */
#ifndef NYATA_RESPONSE_H
#define NYATA_RESPONSE_H

#include "web/html.h"
#include "web/request.h"

#define JSON_TYPE "application/json"
#define FEED_TYPE "application/atom+xml; charset=utf-8"

typedef struct Response {
	int status;
	const char *type; /* "text/html; charset=utf-8" */
	Str body;
	int descriptor; /* > 0: the body is this file from offset 0, closed after sending */
	int64_t size_bytes;
	Str location;
	Str link; /* the header Link: the next page of a list of the API */
	Str set_cookie;
	Str device_cookie; /* a second Set-Cookie line; only beside set_cookie */
	Str download_name; /* sent as attachment under this name, sandboxed */
	bool is_inline;	   /* the same, but shown where it is: for pictures made anew alone */
	Str etag;
	const char
		*cache_control; /* NULL: "no-store" for signed-in readers, "no-cache" for others */
	const char *encoding;	/* "gzip" where body is compressed already */
	int retry_after;	/* seconds; 0: none */
	const char *allow;	/* for 405 */
} Response;

/* 200 with the layout around body. The view has set rq->title. */
Response page(Request *rq, Html body);
Response page_with_status(Request *rq, int status, Html body);
/* 422: the form again, with its faults and what was typed. */
Response invalid(Request *rq, Html body);
/* 409: somebody else changed the record; body shows what was typed. who_and_when is a whole
 * sentence. */
Response conflict(Request *rq, Html body);
/* 303; the path gets the reader's language. */
Response redirect(Request *rq, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Whole pages that say what is wrong and where to go. */
Response not_found(Request *rq);
Response forbidden(Request *rq);
/* Any other status, with one sentence that says what is wrong and how to mend it. */
Response problem(Request *rq, int status, Str sentence);
/* The same under a title of its own, for what the status alone names wrongly. */
Response problem_titled(Request *rq, int status, Str title, Str sentence);
/* The same with the sentence that the status has by itself. */
Response problem_usual(Request *rq, int status);
Response plain(Request *rq, int status, const char *type, Str body);
/* 400 of the API: this parameter, or its value, is none of the allowed ones. Empty: sentence says
 * which values there are. */
Response problem_parameter(Request *rq, Str name, const StrList *allowed, Str sentence);

#endif
