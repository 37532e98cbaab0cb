/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/atom_pages.h"

#include <string.h>

#include "base/utf8.h"
#include "web/address.h"

static void add_entry(Buf *out, const Request *rq, const FeedEntry *entry);

/* --- text --- */

/* Controls, U+FFFE and U+FFFF, and the signs that change the direction of what follows. */
static bool is_unfit(Str text, size_t at, size_t length)
{
	if (length != 3)
		return length == 0 || utf8_control(text, at);
	const char *sign = text.at + at;
	bool is_none = !memcmp(sign, "\xef\xbf\xbe", 3) || !memcmp(sign, "\xef\xbf\xbf", 3);
	bool is_embedding = !memcmp(sign, "\xe2\x80", 2) && (unsigned char)sign[2] >= 0xaa &&
			    (unsigned char)sign[2] <= 0xae;
	bool is_isolate = !memcmp(sign, "\xe2\x81", 2) && (unsigned char)sign[2] >= 0xa6 &&
			  (unsigned char)sign[2] <= 0xa9;
	return is_none || is_embedding || is_isolate;
}

static const char *escape_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

void xml_add_text(Buf *out, Str text)
{
	for (size_t at = 0; at < text.length;) {
		size_t length = utf8_sequence(text, at);
		const char *escape = length == 1 ? escape_of(text.at[at]) : NULL;
		if (is_unfit(text, at, length))
			buf_add_c(out, "\uFFFD");
		else if (escape)
			buf_add_c(out, escape);
		else
			buf_add(out, text.at + at, length);
		at += length ? length : 1;
	}
}

static void add_element(Buf *out, const char *name, Str text)
{
	buf_print(out, "<%s>", name);
	xml_add_text(out, text);
	buf_print(out, "</%s>\n", name);
}

/* --- addresses --- */

static Str address_of(const Request *rq, Str path)
{
	bool is_english = rq->language == ENGLISH;
	if (is_english && path.length == 1)
		path = (Str){ 0 };
	return str_print(rq->arena, "%.*s%s%.*s", STR_ARGS(rq->site->public_url),
			 is_english ? "/en" : "", STR_ARGS(path));
}

static void add_link(Buf *out, const char *relation, const char *type, Str address)
{
	buf_print(out, "<link rel=\"%s\" type=\"%s\" href=\"", relation, type);
	xml_add_text(out, address);
	buf_add_c(out, "\"/>\n");
}

/* "tag:nyata.example.go.id,2026:jurnal/17" (RFC 4151), which stays when the address moves to TLS.
 */
static void add_id(Buf *out, const Request *rq, Str name)
{
	Str host = rq->site->public_url;
	ptrdiff_t scheme = str_find(host, S("://"));
	if (scheme >= 0)
		host = str_slice(host, (size_t)scheme + 3, host.length);
	host = str_cut(&host, ':');
	add_element(out, "id",
		    str_print(rq->arena, "tag:%.*s,2026:%.*s",
			      STR_ARGS(host.length ? host : S("localhost")), STR_ARGS(name)));
}

/* --- the whole --- */

static Instant newest_of(const Request *rq, const Feed *feed)
{
	Instant newest = { 0 };
	for (size_t i = 0; i < feed->entries.count; i++)
		if (feed->entries.items[i].at.seconds > newest.seconds)
			newest = feed->entries.items[i].at;
	return newest.seconds ? newest : day_instant(rq->today, 0, rq->site->zone_hours);
}

Response feed_answer(Request *rq, const Feed *feed)
{
	Buf out = buf_new(rq->arena), path = buf_new(rq->arena);
	address_add_encoded_path(&path, rq->path);
	Str self = address_of(rq, buf_str(&path));
	buf_add_c(&out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
	buf_print(&out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
		  language_code(rq));
	add_id(&out, rq, str_print(rq->arena, "%s%.*s", language_code(rq), STR_ARGS(rq->path)));
	add_element(&out, "title", feed->title);
	if (rq->site->is_demo)
		add_element(&out, "subtitle", T(rq, "Data contoh, bukan LHE resmi."));
	add_element(&out, "updated", instant_iso(rq->arena, newest_of(rq, feed)));
	add_link(&out, "self", "application/atom+xml", self);
	add_link(&out, "alternate", "text/html", address_of(rq, feed->page));
	buf_add_c(&out, "<author>");
	add_element(&out, "name", rq->site->regency);
	buf_add_c(&out, "</author>\n");
	for (size_t i = 0; i < feed->entries.count; i++)
		add_entry(&out, rq, &feed->entries.items[i]);
	buf_add_c(&out, "</feed>\n");
	return plain(rq, 200, FEED_TYPE, buf_str(&out));
}

static void add_entry(Buf *out, const Request *rq, const FeedEntry *entry)
{
	buf_add_c(out, "<entry>\n");
	add_id(out, rq, str_print(rq->arena, "jurnal/%lld", (long long)entry->journal));
	add_element(out, "title", entry->title);
	add_element(out, "updated", instant_iso(rq->arena, entry->at));
	add_link(out, "alternate", "text/html", address_of(rq, entry->page));
	buf_add_c(out, "<author>");
	add_element(out, "name", entry->author.length ? entry->author : rq->site->regency);
	buf_add_c(out, "</author>\n");
	if (entry->summary.length)
		add_element(out, "summary", entry->summary);
	buf_add_c(out, "</entry>\n");
}
