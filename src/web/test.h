/* SPDX-License-Identifier: Apache-2.0 */
/* A reader and a sender for tests that need no database. For tests only. */
#ifndef NYATA_WEB_TEST_H
#define NYATA_WEB_TEST_H

#include "base/list.h"
#include "base/test.h"
#include "web/request.h"

static const Site test_site __attribute__((unused)) = {
	.regency = { "Kabupaten Lumajang", 18 },
	.zone_hours = 7,
	.zone_name = { "WIB", 3 },
	.public_url = { "https://nyata.example", 21 },
	.form_secret = { "0123456789abcdef0123456789abcdef", 32 },
};

/* Somebody without a session who asks for a path at 24 November 2026, 09.50 WIB. */
static inline Request *test_reader(Arena *arena, Language language)
{
	Request *rq = NEW(arena, Request);
	rq->arena = arena;
	rq->site = &test_site;
	rq->language = language;
	rq->path = S("/rekomendasi");
	rq->now = instant_from_iso(S("2026-11-24T02:50:00Z"));
	rq->today = day_of(2026, 11, 24);
	rq->viewer.session = S("anon");
	return rq;
}

/* The same, who sends one field. */
static inline Request *test_sender(Arena *arena, const char *name, const char *value)
{
	Request *rq = test_reader(arena, INDONESIAN);
	rq->method = POST;
	*list_push(arena, &rq->form_fields) = (Field){ str_of(name), str_of(value) };
	return rq;
}

/* The text holds the part. */
#define assert_holds(text, part) assert_true(str_find((text), S(part)) >= 0)
#define assert_lacks(text, part) assert_true(str_find((text), S(part)) < 0)

#endif
