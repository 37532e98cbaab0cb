/* SPDX-License-Identifier: Apache-2.0 */
/* Public pages are kept as bytes: made once for all readers without a session, until the database
 * changes. The page says how often it was made. */
#include <brotli/decode.h>
#include <unistd.h>
#include <zlib.h>

#include "client.h"

static Reply ask(Arena *arena, int port, const char *target, const char *more)
{
	int made = client_connect(port);
	client_send(made, str_print(arena, "GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n", target, more));
	Reply reply = client_receive(arena, made, false);
	close(made);
	return reply;
}

/* How often the handler had run when this page was made. */
static int64_t made(const Reply *reply)
{
	Str mark = S("<title>made ");
	ptrdiff_t at = str_find(reply->body, mark);
	int64_t number = -1;
	if (at < 0)
		return -1;
	Str rest = str_slice(reply->body, (size_t)at + mark.length, reply->body.length);
	str_integer(str_cut(&rest, '<'), &number);
	return number;
}

/* The program looks for changes of others once a second and takes its own for one, so what was
 * just changed may be made twice. */
static Reply settled(Arena *arena, int port, const char *target)
{
	int64_t until = now_ms() + 5000;
	Reply first = ask(arena, port, target, ""), second = ask(arena, port, target, "");
	while (now_ms() < until && made(&first) != made(&second)) {
		usleep(100000);
		first = second;
		second = ask(arena, port, target, "");
	}
	usleep(1200000);
	return ask(arena, port, target, "");
}

static void change_the_database(Arena *arena, int port)
{
	Str token = client_token(arena, port, "/count");
	Str body = str_print(arena, "%" STR_FORMAT "&subject=1", STR_ARGS(token));
	client_ask(arena, port, client_post_text(arena, "/count", body));
}

static void a_page_is_made_once(Arena *arena, int port)
{
	Reply first = settled(arena, port, "/public?kata=sekali");
	Reply second = ask(arena, port, "/public?kata=sekali", "");
	expect(made(&first) > 0 && made(&first) == made(&second), "a public page is made once");
	expect(str_equal(first.body, second.body) && reply_header(&first, "ETag").length &&
		       str_equal(reply_header(&first, "ETag"), reply_header(&second, "ETag")),
	       "the first reader gets it as the next one does");
	Reply other = ask(arena, port, "/public?kata=lain", "");
	expect(made(&other) > made(&first), "another word is another page");
	Reply english = ask(arena, port, "/en/public?kata=sekali", "");
	expect(made(&english) > made(&first), "and so is the other language");
	Reply head =
		client_ask(arena, port, S("HEAD /public?kata=sekali HTTP/1.1\r\nHost: a\r\n\r\n"));
	expect(head.status == 200 && !head.body.length &&
		       str_equal(reply_header(&head, "ETag"), reply_header(&first, "ETag")),
	       "HEAD tells of the same page");
}

static void what_the_row_does_not_read_makes_no_page(Arena *arena, int port)
{
	Reply plain = ask(arena, port, "/public?kata=sekali", "");
	Reply marked = ask(arena, port, "/public?fbclid=1&kata=sekali&utm_source=wa&kata=dua", "");
	expect(made(&plain) == made(&marked), "fbclid, utm_… and what comes twice are ignored");
	Reply empty = ask(arena, port, "/public?kata=", "");
	Reply none = ask(arena, port, "/public", "");
	expect(made(&empty) == made(&none), "an empty parameter is none");
	Reply trick = ask(arena, port, "/public%3Fkata=sekali", "");
	expect(trick.status == 404, "a path with a mark in it is no query");
}

static void a_change_makes_it_anew(Arena *arena, int port)
{
	Reply before = ask(arena, port, "/public", "");
	change_the_database(arena, port);
	Reply after = ask(arena, port, "/public", "");
	expect(made(&after) > made(&before), "a change of the database makes it anew");
	expect(!str_equal(reply_header(&before, "ETag"), reply_header(&after, "ETag")),
	       "under another tag");
}

static void readers_with_a_session_get_their_own(Arena *arena, int port)
{
	Reply first = settled(arena, port, "/public");
	Reply own = ask(arena, port, "/public", "Cookie: nyata=abc\r\n");
	Reply own_again = ask(arena, port, "/public", "Cookie: a=b; nyata=abc\r\n");
	expect(made(&own) > made(&first) && made(&own_again) > made(&own),
	       "who has a session's cookie gets a page of their own");
	expect(!reply_header(&own, "ETag").length, "which nobody keeps");
	Reply other = ask(arena, port, "/public", "Cookie: a=b\r\n");
	expect(made(&other) == made(&first), "another site's cookie does not matter");
	Reply form = ask(arena, port, "/form", ""), again = ask(arena, port, "/form", "");
	expect(made(&again) > made(&form) && !reply_header(&form, "ETag").length,
	       "a page with a form is made for each");
}

static void who_has_it_is_told_so(Arena *arena, int port)
{
	Reply first = settled(arena, port, "/public");
	Str tag = reply_header(&first, "ETag");
	Reply same =
		ask(arena, port, "/public",
		    str_c(arena, str_print(arena, "If-None-Match: \"x\", W/%" STR_FORMAT "\r\n",
					   STR_ARGS(tag))));
	expect(same.status == 304 && !same.body.length, "who has it already is told so");
	expect(str_equal(reply_header(&same, "ETag"), tag) &&
		       str_equal_c(reply_header(&same, "Cache-Control"), "no-cache") &&
		       str_equal_c(reply_header(&same, "Vary"), "Accept-Encoding, Cookie"),
	       "with the lines that a 304 needs");
	change_the_database(arena, port);
	Reply changed = ask(arena, port, "/public",
			    str_c(arena, str_print(arena, "If-None-Match: %" STR_FORMAT "\r\n",
						   STR_ARGS(tag))));
	expect(changed.status == 200, "until it changes");
}

static Str unzip(Arena *arena, Str packed)
{
	z_stream stream = { .next_in = (unsigned char *)(uintptr_t)packed.at,
			    .avail_in = (unsigned)packed.length };
	char *back = arena_take(arena, 65536);
	stream.next_out = (unsigned char *)back;
	stream.avail_out = 65536;
	inflateInit2(&stream, 15 + 16);
	bool is_whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
	size_t length = stream.total_out;
	inflateEnd(&stream);
	return is_whole ? (Str){ back, length } : (Str){ 0 };
}

static Str unpack(Arena *arena, Str packed)
{
	size_t length = 65536;
	uint8_t *back = arena_take(arena, length);
	bool is_whole = BrotliDecoderDecompress(packed.length, (const uint8_t *)packed.at, &length,
						back) == BROTLI_DECODER_RESULT_SUCCESS;
	return is_whole ? (Str){ (const char *)back, length } : (Str){ 0 };
}

static void it_is_sent_in_the_readers_coding(Arena *arena, int port)
{
	Reply plain = settled(arena, port, "/public");
	Reply zipped = ask(arena, port, "/public", "Accept-Encoding: gzip\r\n");
	expect(str_equal_c(reply_header(&zipped, "Content-Encoding"), "gzip") &&
		       str_equal(unzip(arena, zipped.body), plain.body),
	       "gzip gives the same page");
	expect(!str_equal(reply_header(&zipped, "ETag"), reply_header(&plain, "ETag")),
	       "other bytes have another tag");
	Reply refused = ask(arena, port, "/public", "Accept-Encoding: gzip;q=0\r\n");
	expect(!reply_header(&refused, "Content-Encoding").length, "unless the reader refuses it");
	Reply packed = { 0 };
	int64_t until = now_ms() + 5000;
	while (now_ms() < until && !str_equal_c(reply_header(&packed, "Content-Encoding"), "br"))
		packed = ask(arena, port, "/public", "Accept-Encoding: gzip, br\r\n");
	expect(str_equal(unpack(arena, packed.body), plain.body),
	       "what is asked for often comes in brotli, the same page");
}

static void a_picture_is_drawn_once_and_sent_as_it_is(Arena *arena, int port)
{
	Reply first = settled(arena, port, "/picture");
	Reply second = ask(arena, port, "/picture", "Accept-Encoding: gzip, br\r\n");
	expect(made(&first) > 0 && made(&first) == made(&second), "a picture is drawn once");
	expect(!reply_header(&second, "Content-Encoding").length &&
		       str_equal(reply_header(&first, "ETag"), reply_header(&second, "ETag")),
	       "and is packed by nobody");
}

/* More pages than there is room for: each is some 12 kB. */
static void old_pages_make_room(Arena *arena, int port)
{
	Reply first = ask(arena, port, "/public?kata=pertama", "");
	for (int i = 0; i < 1500; i++) {
		Arena *one = arena_new();
		Str target = str_print(one, "/public?kata=%d", i);
		client_get(one, port, str_c(one, target));
		arena_free(one);
	}
	Reply again = ask(arena, port, "/public?kata=pertama", "");
	Reply newest = ask(arena, port, "/public?kata=1499", "");
	Reply newest_again = ask(arena, port, "/public?kata=1499", "");
	expect(made(&again) > made(&first), "who is asked for least makes room");
	expect(made(&newest) == made(&newest_again), "and the newest stay");
}

int main(int argc, char **argv)
{
	if (argc < 2)
		return 2;
	Arena *arena = arena_new();
	Server server = server_start(arena, argv[1], NULL);
	a_page_is_made_once(arena, server.port);
	what_the_row_does_not_read_makes_no_page(arena, server.port);
	a_change_makes_it_anew(arena, server.port);
	readers_with_a_session_get_their_own(arena, server.port);
	who_has_it_is_told_so(arena, server.port);
	it_is_sent_in_the_readers_coding(arena, server.port);
	a_picture_is_drawn_once_and_sent_as_it_is(arena, server.port);
	old_pages_make_room(arena, server.port);
	server_end(&server);
	arena_free(arena);
	return expectations_end();
}
