/* SPDX-License-Identifier: Apache-2.0 */
/* An Atom feed (RFC 4287): what is newest, for readers that come by themselves. Its texts are those
 * of the pages, in the language of the address. */
#ifndef NYATA_ATOM_PAGES_H
#define NYATA_ATOM_PAGES_H

#include "web/response.h"

#define FEED_MOST 50

typedef struct FeedEntry {
	Id journal; /* its id is made of it, and stays */
	Instant at;
	Str title, summary; /* summary empty: none */
	Str author;	    /* an agency; empty: the regency */
	Str page;	    /* path */
} FeedEntry;

typedef struct FeedEntryList {
	FeedEntry *items;
	size_t count, capacity;
} FeedEntryList;

typedef struct Feed {
	Str title;
	Str page; /* path of the page that tells the same */
	FeedEntryList entries;
} Feed;

Response feed_answer(Request *rq, const Feed *feed);

/* Escaped for text and attributes; what XML cannot hold, and what would turn the reader's own text
 * around, becomes U+FFFD. */
void xml_add_text(Buf *out, Str text);

#endif
