/* SPDX-License-Identifier: Apache-2.0 */
/* The body of a POST as it comes in: fields into the request, files into unnamed files. The form
 * token must be the first field; in multipart it is checked as soon as it is there, before the
 * first byte of a file is kept. After a fault the rest is read and thrown away. */
#ifndef NYATA_BODY_H
#define NYATA_BODY_H

#include "web/dispatch.h"
#include "web/multipart.h"
#include "web/upload.h"

#define BODY_FIELDS 200
#define BODY_FILES 4
#define BODY_FIELD_BYTES ((size_t)64 * 1024)
/* Of all fields together; files count against the row's own limit. */
#define BODY_TEXT_BYTES ((size_t)1024 * 1024)

typedef struct Body {
	const App *app;
	Request *rq;
	Str origin, fetch_site;

	Multipart *multipart; /* NULL: urlencoded */
	Buf text;	      /* the whole body (urlencoded) or the field that is being read */
	size_t text_bytes;    /* of all fields so far */
	int parts;
	bool in_file, in_nothing; /* what the current part is, when it is no field */
	UploadStream stream;
	bool token_was_checked;
	int fault_status; /* 0: none */
	bool is_refused;
	Response refusal; /* what dispatch_token() answered */
} Body;

/* app, rq, origin and fetch_site are set. false: a content type that no form has. */
bool body_begin(Body *body, Str content_type);
void body_add(Body *body, Str bytes);
/* true: the request has its fields and uploads, and the token holds; false: *answer says no. */
bool body_end(Body *body, Response *answer);

#endif
