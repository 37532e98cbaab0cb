/* SPDX-License-Identifier: Apache-2.0 */
#include "web/card.h"

#include "web/route.h"
#include "web/test.h"

static Response nothing(Request *rq)
{
	(void)rq;
	return (Response){ 0 };
}

static const Route rows[] = {
	{ GET, "/kartu.png", ANYONE, HEAVY, nothing },
	{ GET, "/rekomendasi", ANYONE, READ, nothing },
	{ GET, "/rekomendasi/{ref}", ANYONE, READ, nothing },
	{ GET, "/rekomendasi/{ref}/kartu.png", ANYONE, HEAVY, nothing },
	{ GET, "/tugas", SIGNED_IN, READ, nothing },
	{ GET, "/tugas/kartu.png", SIGNED_IN, HEAVY, nothing },
};
static const App app = { .routes = rows, .route_count = sizeof rows / sizeof rows[0] };

static Request *reader_of(void **state, Language language, const char *path)
{
	Request *rq = test_reader(*state, language);
	rq->app = &app;
	rq->path = str_of(path);
	return rq;
}

/* Big-endian, as PNG writes them. */
static int64_t number_at(Str bytes, size_t at)
{
	int64_t number = 0;
	for (size_t i = at; i < at + 4; i++)
		number = number << 8 | (unsigned char)bytes.at[i];
	return number;
}

static void assert_is_a_card(Response answer)
{
	assert_int_equal(answer.status, 200);
	assert_string_equal(answer.type, "image/png");
	assert_true(answer.body.length > 1000 && answer.body.length <= CARD_BYTES_MOST);
	assert_memory_equal(answer.body.at, "\x89PNG\r\n\x1a\n", 8);
	assert_int_equal(number_at(answer.body, 16), CARD_WIDTH);
	assert_int_equal(number_at(answer.body, 20), CARD_HEIGHT);
}

static Str repeated(Arena *arena, const char *part, int times)
{
	Buf out = buf_new(arena);
	for (int i = 0; i < times; i++)
		buf_add_c(&out, part);
	return buf_str(&out);
}

static void a_card_is_a_picture_of_the_size_that_is_asked_for(void **state)
{
	Card card = { .kicker = S("Rekomendasi RB-2025-07"),
		      .title = S("Menyusun peta proses bisnis"),
		      .status = S("Terlambat 12 hari kerja"),
		      .status_css = "is-late",
		      .note = S("Bola ada di Bappeda"),
		      .is_sample = true };
	Request *rq = reader_of(state, INDONESIAN, "/");
	Response full = card_answer(rq, &card), empty = card_answer(rq, &(Card){ 0 });
	assert_is_a_card(full);
	assert_is_a_card(empty);
	assert_true(full.body.length > empty.body.length);
}

static void each_part_of_a_card_is_seen_on_it(void **state)
{
	Request *rq = reader_of(state, INDONESIAN, "/");
	Card whole = { S("a"), S("b"), S("c"), "is-late", S("d"), true };
	Card parts[] = { whole, whole, whole, whole, whole, whole };
	parts[0].kicker = S("x");
	parts[1].title = S("x");
	parts[2].status = S("x");
	parts[3].status_css = "is-done";
	parts[4].note = S("x");
	parts[5].is_sample = false;
	Str first = card_answer(rq, &whole).body;
	assert_true(str_equal(first, card_answer(rq, &whole).body));
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		assert_false(str_equal(first, card_answer(rq, &parts[i]).body));
	rq->today.number++;
	assert_false(str_equal(first, card_answer(rq, &whole).body));
}

static void no_title_makes_a_card_too_heavy(void **state)
{
	Arena *arena = *state;
	const Str titles[] = {
		repeated(arena, "@&%8#ßÆ ", 500),
		repeated(arena, "Wg", 5000),
		repeated(arena, "كلمة ", 300),
		repeated(arena, "ꦗꦮ ", 300),
		repeated(arena, "👍🏽", 300),
		repeated(arena, "\n", 300),
		S("\x80\xff broken"),
	};
	Request *rq = reader_of(state, INDONESIAN, "/");
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		assert_is_a_card(card_answer(rq, &(Card){ .kicker = titles[i],
							  .title = titles[i],
							  .status = titles[i],
							  .status_css = "is-late",
							  .note = titles[i],
							  .is_sample = true }));
}

static void a_page_has_its_own_card_or_that_of_the_front_page(void **state)
{
	const struct {
		Language language;
		const char *path, *card;
	} pages[] = {
		{ INDONESIAN, "/", "https://nyata.example/kartu.png" },
		{ ENGLISH, "/", "https://nyata.example/en/kartu.png" },
		{ INDONESIAN, "/rekomendasi", "https://nyata.example/kartu.png" },
		{ INDONESIAN, "/rekomendasi/G B",
		  "https://nyata.example/rekomendasi/G%20B/kartu.png" },
		{ ENGLISH, "/rekomendasi/7", "https://nyata.example/en/rekomendasi/7/kartu.png" },
		{ INDONESIAN, "/tugas", "https://nyata.example/kartu.png" },
	};
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		Request *rq = reader_of(state, pages[i].language, pages[i].path);
		assert_text(card_address(rq).text, pages[i].card);
	}
}

static void without_a_public_address_there_is_no_card(void **state)
{
	Request *rq = reader_of(state, INDONESIAN, "/");
	Site site = *rq->site;
	site.public_url = (Str){ 0 };
	rq->site = &site;
	assert_int_equal(card_address(rq).text.length, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_card_is_a_picture_of_the_size_that_is_asked_for),
		TEST(each_part_of_a_card_is_seen_on_it),
		TEST(no_title_makes_a_card_too_heavy),
		TEST(a_page_has_its_own_card_or_that_of_the_front_page),
		TEST(without_a_public_address_there_is_no_card),
	};
	return cmocka_run_group_tests(tests, test_arena_begin, test_arena_end);
}
