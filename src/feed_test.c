/* SPDX-License-Identifier: Apache-2.0 */
#include "opendata/atom_pages.h"

#include "demo/test_demo_pages.h"
#include "opendata/test_schema.h"
#include "routes.h"

static Response get(void **state, const char *path)
{
	const TestDemo *demo = *state;
	App *app = NEW(demo->arena, App);
	*app = (App){ .routes = route_table, .route_count = route_count, .hooks = route_hooks };
	Client client = demo_reader_of(demo, app, NULL);
	return client_get(&client, path);
}

static Str escaped(void **state, Str text)
{
	Buf out = buf_new(((const TestDemo *)*state)->arena);
	xml_add_text(&out, text);
	return buf_str(&out);
}

static int times(Str text, Str word)
{
	int n = 0;
	for (ptrdiff_t at; (at = str_find(text, word)) >= 0; n++)
		text = str_slice(text, (size_t)at + word.length, text.length);
	return n;
}

static void hostile_text_stays_text(void **state)
{
	assert_text(escaped(state, S("]]> & <b a='\"'>")),
		    "]]&gt; &amp; &lt;b a=&#39;&quot;&#39;&gt;");
	assert_text(escaped(state, S("a\x01\x1b\x7f\xc2\x85\rb\tc\nd")),
		    "a\uFFFD\uFFFD\uFFFD\uFFFD\rb\tc\nd");
	assert_text(escaped(state, S("\xe2\x80\xae kanan \xe2\x81\xa7")), "\uFFFD kanan \uFFFD");
	assert_text(escaped(state, S("\xef\xbf\xbe\xef\xbf\xbf\xff\xc3")),
		    "\uFFFD\uFFFD\uFFFD\uFFFD");
	assert_text(escaped(state, S("مرحبا “é”")), "مرحبا “é”");
}

static void the_newest_verdicts_are_sentences(void **state)
{
	Response feed = get(state, "/putusan.atom");
	assert_int_equal(feed.status, 200);
	assert_string_equal(feed.type, FEED_TYPE);
	assert_page_has(feed, "xml:lang=\"id\"");
	assert_page_has(feed, "menerima bukti “");
	assert_page_has(feed, "mengembalikan bukti “");
	assert_page_has(feed, "rel=\"self\" type=\"application/atom+xml\" href=\"");
	assert_page_has(get(state, "/en/putusan.atom"), "accepted the evidence “");
}

static void a_feed_has_fifty_entries_at_most_with_stable_ids(void **state)
{
	Response feed = get(state, "/perangkat-daerah/dpmptsp/umpan.atom");
	int entries = times(feed.body, S("<entry>"));
	assert_true(entries > 0 && entries <= FEED_MOST);
	assert_int_equal(times(feed.body, S(",2026:jurnal/")), entries);
	assert_true(str_equal(feed.body, get(state, "/perangkat-daerah/dpmptsp/umpan.atom").body));
}

static void a_recommendation_tells_of_all_that_hangs_on_it(void **state)
{
	Response feed = get(state, "/rekomendasi/RB-2025-03/umpan.atom");
	assert_page_has(feed, "/rekomendasi/RB-2025-03\"");
	assert_page_has(feed, "menambah rekomendasi");
	assert_page_has(feed, "menambah tanggapan");
	assert_page_has(feed, "menambah rencana aksi");
	assert_page_has(get(state, "/rekomendasi/RB-2025-03"),
			"type=\"application/atom+xml\" title=\"Perubahan terbaru\" "
			"href=\"/rekomendasi/RB-2025-03/umpan.atom\"");
	assert_int_equal(get(state, "/rekomendasi/RB-1999-01/umpan.atom").status, 404);
	assert_int_equal(get(state, "/perangkat-daerah/tidak-ada/umpan.atom").status, 404);
}

static void an_empty_feed_is_a_feed(void **state)
{
	Response feed = get(state, "/perangkat-daerah/desa-tidak-ada/umpan.atom");
	assert_int_equal(feed.status, 404);
	feed = get(state, "/perangkat-daerah/kabupaten-lumajang/umpan.atom");
	assert_int_equal(feed.status, 200);
	assert_page_has(feed, "<updated>2026-11-12T17:00:00Z</updated>");
}

RUN_IN_DEMO(TEST(hostile_text_stays_text), TEST(the_newest_verdicts_are_sentences),
	    TEST(a_feed_has_fifty_entries_at_most_with_stable_ids),
	    TEST(a_recommendation_tells_of_all_that_hangs_on_it), TEST(an_empty_feed_is_a_feed))
